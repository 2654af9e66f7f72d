"""The ``Json`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf, MapOf, NullOr
from .._runtime.references import Ref
from .._runtime.scalars import BOOLEAN, NUMBER, STRING
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Json: TypeAlias = "str | float | bool | list[Json | None] | dict[str, Json | None]"
else:
    Json = NullOr(
        OneOf(
            STRING,
            NUMBER,
            BOOLEAN,
            ListOf(NullOr(Ref("Json"))),
            MapOf(NullOr(Ref("Json"))),
        ),
    )
