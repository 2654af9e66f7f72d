"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.issues import Issues
    from .models.records import Records
    from .models.thing import Thing

    class IssuesPage(SyncPage[Thing], Issues):
        """A page of a list, which fetches the pages after it."""

    class AsyncIssuesPage(AsyncPage[Thing], Issues):
        """A page of a list, which fetches the pages after it."""

    class RecordsPage(SyncPage[Thing], Records):
        """A page of a list, which fetches the pages after it."""

    class AsyncRecordsPage(AsyncPage[Thing], Records):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
