"""Pages of lists, each of which leads to those that follow."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pages import AsyncPage, SyncPage
    from .models.orders import Orders
    from .models.pods import Pods
    from .models.thing import Thing

    class OrdersPage(SyncPage[Thing], Orders):
        """A page, which leads to those that follow."""

    class AsyncOrdersPage(AsyncPage[Thing], Orders):
        """A page, which leads to those that follow."""

    class PodsPage(SyncPage[Thing], Pods):
        """A page, which leads to those that follow."""

    class AsyncPodsPage(AsyncPage[Thing], Pods):
        """A page, which leads to those that follow."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pages import page_named

        return page_named(name, models)
