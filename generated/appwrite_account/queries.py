"""The strings that filter, order and page lists."""

from __future__ import annotations

from ._runtime.queries import TextQuery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Attribute: TypeAlias = Literal[
        "$createdAt",
        "$id",
        "$updatedAt",
        "provider",
        "providerAccessTokenExpiry",
        "providerEmail",
        "providerUid",
        "userId",
    ]
    """The attributes that filters and orders may name."""

__all__ = ["Query"]


class Query(TextQuery["Attribute"]):
    """Writes the strings that filter, order and page lists: ``Query.limit(25)``."""
