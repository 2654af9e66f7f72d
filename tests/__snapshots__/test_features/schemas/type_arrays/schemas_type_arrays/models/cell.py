"""``Cell`` and related types."""

from __future__ import annotations

from .._runtime.codecs import (
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    ListOf,
    NullOr,
    OneOf,
    Ref,
)
from .._runtime.models import Model, optional, required


class Cell(Model):
    """The ``Cell`` object."""

    content: str | float | bool | None = required(
        "content",
        OneOf(STRING, NUMBER, BOOLEAN),
        nullable=True,
    )
    """For example ``0.5``."""

    width: int | str | None = optional("width", OneOf(INTEGER, STRING), default=None)
    """At most 8 characters, at least 1."""

    single: str | None = optional("single", STRING, default=None)

    parts: list[int | None] | None = optional(
        "parts",
        ListOf(NullOr(INTEGER)),
        nullable=True,
        default=None,
    )

    deep: CellDeep | str | None = optional(
        "deep",
        OneOf(Ref("CellDeep"), STRING),
        default=None,
    )


class CellDeep(Model):
    """The ``Cell deep`` object."""

    a: int = required("a", INTEGER)
