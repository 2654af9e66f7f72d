"""``Ranked`` and what belongs to it."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER, NUMBER, STRING
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class RankedVariant1Variant1(Model):
    """The ``Ranked variant 1 variant 1`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    page: int = required("page", INTEGER)

    score: float = required("score", NUMBER)

    note: str = required("note", STRING)


class RankedVariant1Variant2(Model):
    """The ``Ranked variant 1 variant 2`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    page: int = required("page", INTEGER)

    place: int = required("place", INTEGER)

    note: str = required("note", STRING)


class RankedOffsetVariant1(Model):
    """The ``Ranked Offset variant 1`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    offset: int = required("offset", INTEGER)

    score: float = required("score", NUMBER)

    note: str = required("note", STRING)


class RankedOffsetVariant2(Model):
    """The ``Ranked Offset variant 2`` object."""

    query: str = required("query", STRING)
    """For example ``"q"``."""

    offset: int = required("offset", INTEGER)

    place: int = required("place", INTEGER)

    note: str = required("note", STRING)


if TYPE_CHECKING:
    Ranked: TypeAlias = (
        RankedVariant1Variant1
        | RankedVariant1Variant2
        | RankedOffsetVariant1
        | RankedOffsetVariant2
    )
else:
    Ranked = OneOf(
        Ref("RankedVariant1Variant1"),
        Ref("RankedVariant1Variant2"),
        Ref("RankedOffsetVariant1"),
        Ref("RankedOffsetVariant2"),
    )
