"""The ``Base`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .state import State


class Base(Model):
    """The ``Base`` object."""

    kept: State | None = optional("kept", Ref("State"), default=None)

    same: State | None = optional("same", Ref("State"), default=None)

    both: State | None = optional("both", Ref("State"), default=None)

    none: State | None = optional("none", Ref("State"), default=None)
