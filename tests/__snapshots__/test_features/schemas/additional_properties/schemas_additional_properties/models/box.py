"""``Box`` and related types."""

from __future__ import annotations

from .._runtime.codecs import DATE, INTEGER, STRING, ListOf, MapOf, Ref
from .._runtime.models import Model, optional, required


class Box(Model, additional=ListOf(DATE)):
    """The ``Box`` object."""

    label: str = required("label", STRING)

    free: BoxFree | None = optional("free", Ref("BoxFree"), default=None)

    closed: BoxClosed | None = optional("closed", Ref("BoxClosed"), default=None)

    counts: dict[str, int] | None = optional("counts", MapOf(INTEGER), default=None)


class BoxFree(Model):
    """The ``Box free`` object."""

    id: int | None = optional("id", INTEGER, default=None)


class BoxClosed(Model):
    """The ``Box closed`` object."""

    id: int | None = optional("id", INTEGER, default=None)
