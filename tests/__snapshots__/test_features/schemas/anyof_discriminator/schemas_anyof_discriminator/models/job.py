"""The ``Job`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, LiteralOf
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Job(Model):
    """The ``Job`` object."""

    type: Literal["job"] | None = optional("type", LiteralOf("job"), default=None)

    number: int | None = optional("number", INTEGER, default=None)
