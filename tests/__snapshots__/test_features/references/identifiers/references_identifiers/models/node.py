"""The ``Node`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional
from .._runtime.references import Ref


class Node(Model):
    """The ``node`` object."""

    next: Node | None = optional("next", Ref("Node"), default=None)
