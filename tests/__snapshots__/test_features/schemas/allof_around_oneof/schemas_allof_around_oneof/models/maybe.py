"""The ``Maybe`` type."""

from __future__ import annotations

from .score import Score

Maybe = Score
