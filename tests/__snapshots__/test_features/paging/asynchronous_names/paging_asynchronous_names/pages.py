"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.async_jobs import AsyncJobsModel
    from .models.jobs import Jobs

    class AsyncJobsModelPage(SyncPage[int], AsyncJobsModel):
        """A page of a list, which fetches the pages after it."""

    class AsyncAsyncJobsModelPage(AsyncPage[int], AsyncJobsModel):
        """A page of a list, which fetches the pages after it."""

    class JobsPage(SyncPage[str], Jobs):
        """A page of a list, which fetches the pages after it."""

    class AsyncJobsPage(AsyncPage[str], Jobs):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
