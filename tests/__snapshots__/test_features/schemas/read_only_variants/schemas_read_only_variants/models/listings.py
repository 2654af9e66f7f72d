"""The ``Listings`` type."""

from __future__ import annotations

from .._runtime.containers import MapOf
from .._runtime.references import Ref
from .._runtime.unions import OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .shop import Shop
    from .stock import Stock


if TYPE_CHECKING:
    Listings: TypeAlias = dict[str, Stock | Shop]
else:
    Listings = MapOf(OneOf(Ref("Stock"), Ref("Shop")))
