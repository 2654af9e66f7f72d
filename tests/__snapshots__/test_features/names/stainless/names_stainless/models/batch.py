"""The ``Batch`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Batch(Model):
    """The ``BatchIn`` object."""

    model_name: str | None = optional("mdl", STRING, default=None)

    priority: Literal[0, 1] | int | None = optional(
        "priority",
        LiteralOf(0, 1, open=True),
        default=None,
    )
