"""Pages of lists, each of which leads to those that follow."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pages import AsyncPage, SyncPage
    from .models.articles import Articles
    from .models.bundle import Bundle, BundleEntryItem
    from .models.orders import Orders

    class ArticlesPage(SyncPage[str], Articles):
        """A page, which leads to those that follow."""

    class AsyncArticlesPage(AsyncPage[str], Articles):
        """A page, which leads to those that follow."""

    class BundlePage(SyncPage[BundleEntryItem], Bundle):
        """A page, which leads to those that follow."""

    class AsyncBundlePage(AsyncPage[BundleEntryItem], Bundle):
        """A page, which leads to those that follow."""

    class OrdersPage(SyncPage[str], Orders):
        """A page, which leads to those that follow."""

    class AsyncOrdersPage(AsyncPage[str], Orders):
        """A page, which leads to those that follow."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pages import page_named

        return page_named(name, models)
