"""The ``Change`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, LiteralOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from .row import Row


class Change(Model):
    """The ``Change`` object."""

    event: Literal["change"] = required("event", LiteralOf("change"), default="change")

    id: str | None = optional("id", STRING, default=None)
    """For example ``"7"``."""

    retry: int | None = optional("retry", INTEGER, default=None)
    """For example ``1000``."""

    data: Row = required("data", Ref("Row"))
