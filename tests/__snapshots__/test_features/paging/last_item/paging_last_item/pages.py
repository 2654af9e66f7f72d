"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.charge import Charge
    from .models.list_charges import ListChargesResponse

    class ListChargesResponsePage(SyncPage[Charge], ListChargesResponse):
        """A page of a list, which fetches the pages after it."""

    class AsyncListChargesResponsePage(AsyncPage[Charge], ListChargesResponse):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
