"""``Found`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, OneOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class FoundPage(Model):
    """The ``Found page`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    page: int = required("page", INTEGER)


class FoundOffset(Model):
    """Offset."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    offset: int = required("offset", INTEGER)


if TYPE_CHECKING:
    Found: TypeAlias = FoundPage | FoundOffset
else:
    Found = OneOf(Ref("FoundPage"), Ref("FoundOffset"))
