"""``Error``."""

from __future__ import annotations

from .._runtime.model import Model, required


class Error(Model):
    """What the server sends in place of a result when a request fails."""

    message: str = required()
    """What went wrong, in words for people.

    For example ``"Not found"``.
    """

    code: int = required()
    """Status code of the response once more.

    For example ``404``.
    """

    type: str = required()
    """Name of the error, for programs to compare.

    For example ``"not_found"``.
    """

    version: str = required()
    """Version of the server.

    For example ``"1.0"``.
    """
