"""The ``SetAvatarBody`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.formats import BINARY
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class SetAvatarBody(Model):
    """The ``setAvatar body`` object."""

    file: bytes = required("file", BINARY)

    title: Literal["me"] | None = optional("title", LiteralOf("me"), default=None)
