"""``AddOddBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.octets import BINARY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list
    from typing import Any


class AddOddBody(Model):
    """The ``addOdd body`` object."""

    list: _list[str] = required()
    """For example ``["a"]``."""

    near: str = required()
    """For example ``"b"``."""

    far: str | None = optional(default=None)

    twice: str | None = optional(default=None)

    any: Any = optional(default=None)

    two_words: str | None = optional("two words", default=None)

    pair: _list[Any] | None = optional(default=None)

    either: str | _list[str] | None = optional(default=None)

    raw: bytes | None = optional("raw", BINARY, default=None)
