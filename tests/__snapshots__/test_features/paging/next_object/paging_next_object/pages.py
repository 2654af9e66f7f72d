"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.contacts import Contacts
    from .models.tasks import Tasks
    from .models.thing import Thing

    class ContactsPage(SyncPage[Thing], Contacts):
        """A page of a list, which fetches the pages after it."""

    class AsyncContactsPage(AsyncPage[Thing], Contacts):
        """A page of a list, which fetches the pages after it."""

    class TasksPage(SyncPage[Thing], Tasks):
        """A page of a list, which fetches the pages after it."""

    class AsyncTasksPage(AsyncPage[Thing], Tasks):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
