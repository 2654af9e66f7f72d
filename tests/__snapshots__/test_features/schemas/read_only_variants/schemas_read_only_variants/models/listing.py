"""The ``Listing`` type."""

from __future__ import annotations

from .._runtime.codecs import OneOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .market import Market
    from .shop import Shop


class Listing(Model, additional=Ref("Stock")):
    """The ``Listing`` object."""

    shop: Shop | Market = required("shop", OneOf(Ref("Shop"), Ref("Market")))
