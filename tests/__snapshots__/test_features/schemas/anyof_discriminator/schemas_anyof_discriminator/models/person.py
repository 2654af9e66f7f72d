"""The ``Person`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Person(Model):
    """The ``Person`` object."""

    type: Literal["person"] | None = optional("type", LiteralOf("person"), default=None)

    mail: str | None = optional("mail", STRING, default=None)
