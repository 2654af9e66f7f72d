"""The ``Goods`` type."""

from __future__ import annotations

from .._runtime.codecs import PLAIN, ListOf, MapOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .titled import Titled


class Goods(Model):
    """The ``Goods`` object."""

    first: Titled | None = optional("first", Ref("Titled"), default=None)

    rows: list[Titled] | None = optional("rows", ListOf(Ref("Titled")), default=None)

    by_id: dict[str, Titled] | None = optional(
        "byId",
        MapOf(Ref("Titled")),
        default=None,
    )

    days: list[Any] | None = optional("days", ListOf(PLAIN), default=None)
