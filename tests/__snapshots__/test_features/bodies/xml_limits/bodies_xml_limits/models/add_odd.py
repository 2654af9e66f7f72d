"""The ``AddOddBody`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, PLAIN, STRING, ListOf, OneOf, TupleOf
from .._runtime.formats import BINARY
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list
    from typing import Any


class AddOddBody(Model):
    """The ``addOdd body`` object."""

    list: _list[str] = required("list", ListOf(STRING))
    """For example ``["a"]``."""

    near: str = required("near", STRING)
    """For example ``"b"``."""

    far: str | None = optional("far", STRING, default=None)

    twice: str | None = optional("twice", STRING, default=None)

    any: Any = optional(default=None)

    two_words: str | None = optional("two words", STRING, default=None)

    pair: _list[Any] | None = optional(
        "pair",
        TupleOf((STRING, INTEGER), PLAIN),
        default=None,
    )

    either: str | _list[str] | None = optional(
        "either",
        OneOf(STRING, ListOf(STRING)),
        default=None,
    )

    raw: bytes | None = optional("raw", BINARY, default=None)
