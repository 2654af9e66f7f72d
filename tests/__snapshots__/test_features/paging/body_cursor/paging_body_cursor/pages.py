"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.search import SearchResponse

    class SearchResponsePage(SyncPage[dict[str, Any]], SearchResponse):
        """A page of a list, which fetches the pages after it."""

    class AsyncSearchResponsePage(AsyncPage[dict[str, Any]], SearchResponse):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
