"""Pages of lists, each of which leads to those that follow."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pages import AsyncPage, SyncPage
    from .models.issues import Issues
    from .models.records import Records
    from .models.thing import Thing

    class IssuesPage(SyncPage[Thing], Issues):
        """A page, which leads to those that follow."""

    class AsyncIssuesPage(AsyncPage[Thing], Issues):
        """A page, which leads to those that follow."""

    class RecordsPage(SyncPage[Thing], Records):
        """A page, which leads to those that follow."""

    class AsyncRecordsPage(AsyncPage[Thing], Records):
        """A page, which leads to those that follow."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pages import page_named

        return page_named(name, models)
