"""The ``TeamList`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .team import Team


class TeamList(Model):
    """The ``TeamList`` object."""

    total: int = required("total", INTEGER)

    teams: list[Team] = required("teams", ListOf(Ref("Team")))
