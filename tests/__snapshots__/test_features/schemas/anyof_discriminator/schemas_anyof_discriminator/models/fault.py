"""The ``Fault`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf, STRING
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Fault(Model):
    """The ``Fault`` object."""

    kind: Literal["failed"] = required("kind", LiteralOf("failed"), default="failed")

    why: str = required("why", STRING)
