"""The ``Job`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .state import State


class Job(Model):
    """The ``Job`` object."""

    kept: State | None = optional("kept", Ref("State"), default=None)
    """A text says less than the list."""

    same: State | None = optional("same", Ref("State"), default=None)

    both: Literal["done"] | None = optional("both", LiteralOf("done"), default=None)

    none: Literal["lost"] | None = optional("none", LiteralOf("lost"), default=None)
