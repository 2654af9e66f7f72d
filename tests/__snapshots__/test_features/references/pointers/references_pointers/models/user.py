"""The ``User`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .id import Id


class User(Model):
    """The ``User`` object."""

    name: str = required("name", STRING)
    """For example ``"Ada"``."""

    id: Id | None = optional("id", Ref("Id"), default=None)
