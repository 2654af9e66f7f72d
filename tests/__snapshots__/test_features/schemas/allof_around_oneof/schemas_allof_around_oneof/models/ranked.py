"""``Ranked`` and what belongs to it."""

from __future__ import annotations

from .._runtime.model import Model, required
from .._runtime.references import Ref
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class RankedVariant1Variant1(Model):
    """The ``Ranked variant 1 variant 1`` object."""

    query: str = required()
    """For example ``"q"``."""

    page: int = required()

    score: float = required()

    note: str = required()


class RankedVariant1Variant2(Model):
    """The ``Ranked variant 1 variant 2`` object."""

    query: str = required()
    """For example ``"q"``."""

    page: int = required()

    place: int = required()

    note: str = required()


class RankedOffsetVariant1(Model):
    """The ``Ranked Offset variant 1`` object."""

    query: str = required()
    """For example ``"q"``."""

    offset: int = required()

    score: float = required()

    note: str = required()


class RankedOffsetVariant2(Model):
    """The ``Ranked Offset variant 2`` object."""

    query: str = required()
    """For example ``"q"``."""

    offset: int = required()

    place: int = required()

    note: str = required()


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
