"""Pages of lists, each of which leads to those that follow."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pages import AsyncPage, SyncPage
    from .models.contacts import Contacts
    from .models.tasks import Tasks
    from .models.thing import Thing

    class ContactsPage(SyncPage[Thing], Contacts):
        """A page, which leads to those that follow."""

    class AsyncContactsPage(AsyncPage[Thing], Contacts):
        """A page, which leads to those that follow."""

    class TasksPage(SyncPage[Thing], Tasks):
        """A page, which leads to those that follow."""

    class AsyncTasksPage(AsyncPage[Thing], Tasks):
        """A page, which leads to those that follow."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pages import page_named

        return page_named(name, models)
