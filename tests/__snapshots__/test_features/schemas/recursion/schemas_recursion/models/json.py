"""The ``Json`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, NUMBER, STRING, ListOf, MapOf, NullOr, OneOf, Ref

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
