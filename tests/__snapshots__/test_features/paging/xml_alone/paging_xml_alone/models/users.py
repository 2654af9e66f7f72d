"""The ``Users`` type."""

from __future__ import annotations

from .._runtime.codecs import BOOLEAN, STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .user import User


class Users(Model):
    """The ``Users`` object."""

    users: list[User] | None = optional("Users", ListOf(Ref("User")), default=None)

    marker: str | None = optional("Marker", STRING, default=None)

    is_truncated: bool | None = optional("IsTruncated", BOOLEAN, default=None)
