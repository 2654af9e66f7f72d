"""``SendFormBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.models import Model, optional, required


class SendFormBody(Model):
    """The ``sendForm body`` object."""

    name: str = required("name", STRING)
    """For example ``"a b&c=d+é"``."""

    ids: list[int] | None = optional("ids", ListOf(INTEGER), default=None)
    """For example ``[1,2]``."""

    home: SendFormBodyHome | None = optional(
        "home",
        Ref("SendFormBodyHome"),
        default=None,
    )
    """For example ``{"city":"Paris"}``."""

    deep: SendFormBodyDeep | None = optional(
        "deep",
        Ref("SendFormBodyDeep"),
        default=None,
    )
    """For example ``{"a":1}``."""

    flat: list[str] | None = optional("flat", ListOf(STRING), default=None)
    """For example ``["x","y"]``."""


class SendFormBodyHome(Model):
    """The ``sendForm body home`` object."""

    city: str | None = optional("city", STRING, default=None)


class SendFormBodyDeep(Model):
    """The ``sendForm body deep`` object."""

    a: int | None = optional("a", INTEGER, default=None)
