"""The strings that filter, order and page lists."""

from __future__ import annotations

from ._runtime.queries import JsonQuery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Attribute: TypeAlias = Literal["$createdAt", "$id", "$updatedAt", "name", "total"]
    """The attributes that filters and orders may name."""

__all__ = ["Query"]


class Query(JsonQuery["Attribute"]):
    """Writes the strings that filter, order and page lists: ``Query.limit(25)``."""
