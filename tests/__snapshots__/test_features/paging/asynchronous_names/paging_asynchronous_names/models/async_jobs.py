"""The ``AsyncJobsModel`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, STRING
from .._runtime.models import Model, optional


