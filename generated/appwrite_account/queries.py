"""Query strings that filter, sort and paginate lists."""

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
    """The attributes that queries can filter and sort by."""

__all__ = ["Query"]


class Query(TextQuery["Attribute"]):
    """Creates query strings that filter, sort and paginate lists:
    ``Query.limit(25)``.
    """
