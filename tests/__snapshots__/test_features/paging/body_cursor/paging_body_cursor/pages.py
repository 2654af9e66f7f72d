"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.post_search import PostSearchResponse

    class PostSearchResponsePage(SyncPage[dict[str, Any]], PostSearchResponse):
        """A page of a list, which fetches the pages after it."""

    class AsyncPostSearchResponsePage(AsyncPage[dict[str, Any]], PostSearchResponse):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
