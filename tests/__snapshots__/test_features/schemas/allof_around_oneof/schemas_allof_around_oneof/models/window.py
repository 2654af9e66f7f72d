"""``Window`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, OneOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class WindowPage(Model):
    """The ``Window page`` object."""

    page: int = required("page", INTEGER)


class WindowOffset(Model):
    """Offset."""

    offset: int = required("offset", INTEGER)


if TYPE_CHECKING:
    Window: TypeAlias = WindowPage | WindowOffset
else:
    Window = OneOf(Ref("WindowPage"), Ref("WindowOffset"))
