"""The version of the package; everything else reads it here."""

from __future__ import annotations

__version__ = "1"
