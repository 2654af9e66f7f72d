"""The ``Node`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.models import Model, optional


class Node(Model):
    """The ``node`` object."""

    next: Node | None = optional("next", Ref("Node"), default=None)
