"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.identity import Identity
    from .models.identity_list import IdentityList
    from .models.log import Log
    from .models.log_list import LogList

    class IdentityListPage(SyncPage[Identity], IdentityList):
        """A page of a list, which fetches the pages after it."""

    class AsyncIdentityListPage(AsyncPage[Identity], IdentityList):
        """A page of a list, which fetches the pages after it."""

    class LogListPage(SyncPage[Log], LogList):
        """A page of a list, which fetches the pages after it."""

    class AsyncLogListPage(AsyncPage[Log], LogList):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
