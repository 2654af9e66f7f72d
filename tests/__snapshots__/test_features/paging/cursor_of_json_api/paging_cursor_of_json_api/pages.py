"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.logs import Logs
    from .models.thing import Thing
    from .models.tickets import Tickets

    class LogsPage(SyncPage[Thing], Logs):
        """A page of a list, which fetches the pages after it."""

    class AsyncLogsPage(AsyncPage[Thing], Logs):
        """A page of a list, which fetches the pages after it."""

    class TicketsPage(SyncPage[Thing], Tickets):
        """A page of a list, which fetches the pages after it."""

    class AsyncTicketsPage(AsyncPage[Thing], Tickets):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
