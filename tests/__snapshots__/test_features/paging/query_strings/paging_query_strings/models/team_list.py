"""The ``TeamList`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, required
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .team import Team


class TeamList(Model):
    """The ``TeamList`` object."""

    total: int = required("total", INTEGER)

    teams: list[Team] = required("teams", ListOf(Ref("Team")))
