"""The ``Bags`` type."""

from __future__ import annotations

from .._runtime.codec import PLAIN
from .._runtime.containers import MapOf
from .._runtime.model import Model, optional
from .._runtime.references import Ref
from .._runtime.scalars import INTEGER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .scores import Scores


class Bags(Model):
    """The ``Bags`` object."""

    scores: Scores | None = optional("scores", Ref("Scores"), default=None)

    open: dict[str, Any] | None = optional("open", MapOf(PLAIN), default=None)

    counts: dict[str, int] | None = optional("counts", MapOf(INTEGER), default=None)
