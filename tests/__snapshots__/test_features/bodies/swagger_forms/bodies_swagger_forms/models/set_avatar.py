"""``SetAvatarBody``."""

from __future__ import annotations

from .._runtime.codecs import BINARY
from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class SetAvatarBody(Model):
    """The ``setAvatar body`` object."""

    file: bytes = required("file", BINARY)

    title: Literal["me"] | None = optional(default=None)
