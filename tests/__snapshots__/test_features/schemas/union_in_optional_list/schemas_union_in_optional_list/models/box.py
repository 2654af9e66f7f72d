"""The ``Box`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, MapOf, NullOr, Ref, Tagged
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .cat import Cat
    from .dog import Dog


class Box(Model):
    """The ``Box`` object."""

    pets: list[Cat | Dog | Mapping[str, Any]] | None = optional(
        "pets",
        ListOf(Tagged("kind", {"cat": Ref("Cat"), "dog": Ref("Dog")})),
        default=None,
    )

    rows: dict[str, list[Dog | Cat | Mapping[str, Any]] | None] = required(
        "rows",
        MapOf(NullOr(ListOf(Tagged("kind", {"dog": Ref("Dog"), "cat": Ref("Cat")})))),
    )
