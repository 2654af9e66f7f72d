"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.search import SearchResponse

    class SearchResponsePage(SyncPage[str], SearchResponse):
        """A page of a list, which fetches the pages after it."""

    class AsyncSearchResponsePage(AsyncPage[str], SearchResponse):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
