"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.articles import Articles
    from .models.bundle import Bundle, BundleEntryItem
    from .models.orders import Orders

    class ArticlesPage(SyncPage[str], Articles):
        """A page of a list, which fetches the pages after it."""

    class AsyncArticlesPage(AsyncPage[str], Articles):
        """A page of a list, which fetches the pages after it."""

    class BundlePage(SyncPage[BundleEntryItem], Bundle):
        """A page of a list, which fetches the pages after it."""

    class AsyncBundlePage(AsyncPage[BundleEntryItem], Bundle):
        """A page of a list, which fetches the pages after it."""

    class OrdersPage(SyncPage[str], Orders):
        """A page of a list, which fetches the pages after it."""

    class AsyncOrdersPage(AsyncPage[str], Orders):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
