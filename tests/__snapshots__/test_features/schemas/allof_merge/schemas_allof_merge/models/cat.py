"""The ``Cat`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, NUMBER, STRING, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .owner import Owner


class Cat(Model):
    """An animal that purrs."""

    name: str = required("name", STRING)
    """For example ``"Tom"``."""

    weight: float = required("weight", NUMBER)
    """In kilograms.

    At most 20.
    """

    lives: int = required("lives", INTEGER)
    """At least 1. For example ``9``."""

    owner: Owner | None = optional("owner", Ref("Owner"), default=None)
    """Who feeds it."""
