"""``Box`` and what belongs to it."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.references import Ref
from .._runtime.scalars import DATE


class Box(Model, additional=ListOf(DATE)):
    """The ``Box`` object."""

    label: str = required()

    free: BoxFree | None = optional("free", Ref("BoxFree"), default=None)

    closed: BoxClosed | None = optional("closed", Ref("BoxClosed"), default=None)

    counts: dict[str, int] | None = optional(default=None)


class BoxFree(Model):
    """The ``Box free`` object."""

    id: int | None = optional(default=None)


class BoxClosed(Model):
    """The ``Box closed`` object."""

    id: int | None = optional(default=None)
