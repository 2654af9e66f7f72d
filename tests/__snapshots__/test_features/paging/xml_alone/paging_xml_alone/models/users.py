"""The ``Users`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.scalars import BOOLEAN, STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .user import User


class Users(Model):
    """The ``Users`` object."""

    users: list[User] | None = optional("Users", ListOf(Ref("User")), default=None)

    marker: str | None = optional("Marker", STRING, default=None)

    is_truncated: bool | None = optional("IsTruncated", BOOLEAN, default=None)
