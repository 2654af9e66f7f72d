"""The ``Choice`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .digit import Digit


class Choice(Model):
    """The ``Choice`` object."""

    state: Literal["open", "shut"] | str | None = required(
        "state",
        LiteralOf("open", "shut", open=True),
        nullable=True,
    )

    mixed: (
        Literal[
            1,
            "one",
            True,
        ]
        | int
        | str
        | bool
        | float
        | None
    ) = optional(
        "mixed",
        LiteralOf(
            1,
            "one",
            True,
            1.5,
            open=True,
        ),
        nullable=True,
        default=None,
    )

    twice: Literal["a", "b"] | str | None = optional(
        "twice",
        LiteralOf("a", "b", open=True),
        default=None,
    )

    clash: (
        Literal[
            "big-one",
            "big_one",
            "BIG ONE",
        ]
        | str
        | None
    ) = optional(
        "clash",
        LiteralOf(
            "big-one",
            "big_one",
            "BIG ONE",
            open=True,
        ),
        default=None,
    )

    signs: (
        Literal[
            "",
            "+",
            "-",
            "1st",
            '"',
            "\\",
            "a\nb",
        ]
        | str
        | None
    ) = optional(
        "signs",
        LiteralOf(
            "",
            "+",
            "-",
            "1st",
            '"',
            "\\",
            "a\nb",
            open=True,
        ),
        default=None,
    )

    digits: Digit | None = optional("digits", Ref("Digit"), default=None)
