"""``Ranked`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, NUMBER, STRING, OneOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class RankedPageScore(Model):
    """The ``Ranked page Score`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    page: int = required("page", INTEGER)

    score: float = required("score", NUMBER)

    note: str = required("note", STRING)


class RankedPagePlace(Model):
    """The ``Ranked page Place`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    page: int = required("page", INTEGER)

    place: int = required("place", INTEGER)

    note: str = required("note", STRING)


class RankedOffsetScore(Model):
    """The ``Ranked Offset Score`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    offset: int = required("offset", INTEGER)

    score: float = required("score", NUMBER)

    note: str = required("note", STRING)


class RankedOffsetPlace(Model):
    """The ``Ranked Offset Place`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    offset: int = required("offset", INTEGER)

    place: int = required("place", INTEGER)

    note: str = required("note", STRING)


if TYPE_CHECKING:
    Ranked: TypeAlias = (
        RankedPageScore | RankedPagePlace | RankedOffsetScore | RankedOffsetPlace
    )
else:
    Ranked = OneOf(
        Ref("RankedPageScore"),
        Ref("RankedPagePlace"),
        Ref("RankedOffsetScore"),
        Ref("RankedOffsetPlace"),
    )
