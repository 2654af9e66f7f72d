"""The ``Doc`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .page import Page
    from .size import Size


class Doc(Model):
    """The ``Doc`` object."""

    kind: str = required("kind", STRING)
    """For example ``"memo"``."""

    size: Size = required("size", Ref("Size"))

    page: Page = required("page", Ref("Page"))

    note: str | None = required("note", STRING, nullable=True)
    """For example ``null``."""

    tags: list[str] = required("tags", ListOf(STRING))
    """For example ``["a"]``."""
