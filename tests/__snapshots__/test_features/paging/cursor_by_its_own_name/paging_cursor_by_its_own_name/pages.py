"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.orders import Orders
    from .models.pods import Pods
    from .models.thing import Thing

    class OrdersPage(SyncPage[Thing], Orders):
        """A page of a list, which fetches the pages after it."""

    class AsyncOrdersPage(AsyncPage[Thing], Orders):
        """A page of a list, which fetches the pages after it."""

    class PodsPage(SyncPage[Thing], Pods):
        """A page of a list, which fetches the pages after it."""

    class AsyncPodsPage(AsyncPage[Thing], Pods):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
