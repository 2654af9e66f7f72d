"""Query strings that filter, sort and paginate lists."""

from __future__ import annotations

from ._runtime.queries import JsonQuery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Attribute: TypeAlias = Literal["$createdAt", "$id", "$updatedAt", "name", "total"]
    """The attributes that queries can filter and sort by."""

__all__ = ["Query"]


class Query(JsonQuery["Attribute"]):
    """Creates query strings that filter, sort and paginate lists:
    ``Query.limit(25)``.
    """
