"""Pages of lists, each of which leads to those that follow."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pages import AsyncPage, SyncPage
    from .models.async_jobs import AsyncJobsModel
    from .models.jobs import Jobs

    class AsyncJobsModelPage(SyncPage[int], AsyncJobsModel):
        """A page, which leads to those that follow."""

    class AsyncAsyncJobsModelPage(AsyncPage[int], AsyncJobsModel):
        """A page, which leads to those that follow."""

    class JobsPage(SyncPage[str], Jobs):
        """A page, which leads to those that follow."""

    class AsyncJobsPage(AsyncPage[str], Jobs):
        """A page, which leads to those that follow."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pages import page_named

        return page_named(name, models)
