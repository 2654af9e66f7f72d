"""The ``Model`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf, Ref
from .._runtime.models import Model as _Model
from .._runtime.models import optional

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
