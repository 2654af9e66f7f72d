"""``Doc``."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .page import Page
    from .size import Size


class Doc(Model):
    """The ``Doc`` object."""

    kind: str = required()
    """For example ``"memo"``."""

    size: Size = required("size", Ref("Size"))

    page: Page = required("page", Ref("Page"))

    note: str | None = required(nullable=True)
    """For example ``null``."""

    tags: list[str] = required()
    """For example ``["a"]``."""
