"""``Choice``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .digit import Digit


class Choice(Model):
    """The ``Choice`` object."""

    state: Literal["open", "shut"] | str | None = required(nullable=True)

    mixed: Literal[1, "one", True] | int | str | bool | float | None = optional(
        nullable=True,
        default=None,
    )

    twice: Literal["a", "b"] | str | None = optional(default=None)

    clash: Literal["big-one", "big_one", "BIG ONE"] | str | None = optional(
        default=None,
    )

    signs: Literal["", "+", "-", "1st", '"', "\\", "a\nb"] | str | None = optional(
        default=None,
    )

    digits: Digit | None = optional("digits", Ref("Digit"), default=None)
