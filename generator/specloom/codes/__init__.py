"""The registry of diagnostic codes."""

from __future__ import annotations

from specloom.codes.choosing import CHOOSING_CODES
from specloom.codes.code import Code
from specloom.codes.comparing import COMPARING_CODES
from specloom.codes.document import DOCUMENT_CODES
from specloom.codes.openapi import OPENAPI_CODES
from specloom.codes.reading import READING_CODES
from specloom.codes.writing import WRITING_CODES

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
    wanted = code.upper()
    return next((entry for entry in CODES if entry.code == wanted), None)


__all__ = ["CODES", "Code", "find"]
