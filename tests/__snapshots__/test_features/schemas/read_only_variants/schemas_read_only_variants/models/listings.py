"""The ``Listings`` type."""

from __future__ import annotations

from .._runtime.codecs import MapOf, OneOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .shop import Shop
    from .stock import Stock


if TYPE_CHECKING:
    Listings: TypeAlias = dict[str, Stock | Shop]
else:
    Listings = MapOf(OneOf(Ref("Stock"), Ref("Shop")))
