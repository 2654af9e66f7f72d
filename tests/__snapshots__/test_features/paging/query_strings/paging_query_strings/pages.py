"""Pages of lists, which fetch the pages after them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime.pagination import AsyncPage, SyncPage
    from .models.team import Team
    from .models.team_list import TeamList

    class TeamListPage(SyncPage[Team], TeamList):
        """A page of a list, which fetches the pages after it."""

    class AsyncTeamListPage(AsyncPage[Team], TeamList):
        """A page of a list, which fetches the pages after it."""

else:

    def __getattr__(name):
        from . import models
        from ._runtime.pagination import page_named

        return page_named(name, models)
