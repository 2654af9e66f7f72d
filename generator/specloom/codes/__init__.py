"""The registry of diagnostic codes."""

from __future__ import annotations

from specloom.codes.code import Code
from specloom.codes.document import DOCUMENT_CODES, OPENAPI_CODES, READING_CODES
from specloom.codes.project import CHOOSING_CODES, COMPARING_CODES, WRITING_CODES

CODES: tuple[Code, ...] = (
    *DOCUMENT_CODES,
    *CHOOSING_CODES,
    *OPENAPI_CODES,
    *READING_CODES,
    *WRITING_CODES,
    *COMPARING_CODES,
)
"""All codes, in the order of ``specloom explain``."""


def find(code: str) -> Code | None:
    """Return the entry of a code in any letter case, or None for an unknown code."""
    upper = code.upper()
    return next((entry for entry in CODES if entry.code == upper), None)


__all__ = ["CODES", "Code", "find"]
