"""The ``Book`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING
from .._runtime.models import Model, optional, required


class Book(Model):
    """A printed book.

    Paper with \"\"\"quotes\"\"\" and a \\ backslash.

    https://docs.example/books
    """

    name: str = required("name", STRING)
    """Name.

    What is on the cover | spine.
    Two lines.

    For example ``"Emma"``.
    """

    pages: int | None = optional("pages", INTEGER, default=None)
    """For example ``474``."""
