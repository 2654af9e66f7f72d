"""The ``SetAvatarBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.octets import BINARY
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class SetAvatarBody(Model):
    """The ``setAvatar body`` object."""

    file: bytes = required("file", BINARY)

    title: Literal["me"] | None = optional("title", LiteralOf("me"), default=None)
