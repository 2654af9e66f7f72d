"""The ``AsyncJobsModel`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf
from .._runtime.models import Model, optional


