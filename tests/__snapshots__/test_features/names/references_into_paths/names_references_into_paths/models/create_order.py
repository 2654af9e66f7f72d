"""``CreateOrderBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class CreateOrderBody(Model):
    """The ``createOrder body`` object."""

    to: CreateOrderBodyTo | None = optional(
        "to",
        Ref("CreateOrderBodyTo"),
        default=None,
    )


class CreateOrderBodyTo(Model):
    """The ``createOrder body to`` object."""

    city: str | None = optional("city", STRING, default=None)


class CreateOrderResponse(Model):
    """The ``createOrder response`` object."""

    id: int = required("id", INTEGER)

    lines: list[str] | None = optional("lines", ListOf(STRING), default=None)


if TYPE_CHECKING:
    CreateOrderResponseLines: TypeAlias = list[str]
else:
    CreateOrderResponseLines = ListOf(STRING)
