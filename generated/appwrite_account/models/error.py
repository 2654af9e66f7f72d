"""The ``Error`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, required


class Error(Model):
    """What the server sends in place of a result when a request fails."""

    message: str = required("message", STRING)
    """What went wrong, in words for people.

    For example ``"Not found"``.
    """

    code: int = required("code", INTEGER)
    """Status code of the response once more.

    For example ``404``.
    """

    type: str = required("type", STRING)
    """Name of the error, for programs to compare.

    For example ``"not_found"``.
    """

    version: str = required("version", STRING)
    """Version of the server.

    For example ``"1.0"``.
    """
