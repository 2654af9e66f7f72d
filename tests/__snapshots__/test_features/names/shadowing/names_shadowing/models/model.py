"""The ``Model`` type."""

from __future__ import annotations

from .._runtime.model import Model as _Model, optional
from .._runtime.references import Ref
from .._runtime.unions import LiteralOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .any import Any


class Model(_Model):
    """The ``Model`` object."""

    literal: Literal["a", "b"] | str | None = optional(
        "Literal",
        LiteralOf("a", "b", open=True),
        default=None,
    )

    ref: Any | None = optional("Ref", Ref("Any"), default=None)
