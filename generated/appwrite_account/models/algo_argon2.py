"""The ``AlgoArgon2`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoArgon2(Model):
    """How a password was hashed with Argon2."""

    type: Literal["argon2"] = required("type", LiteralOf("argon2"), default="argon2")
    """Always `argon2`.

    For example ``"argon2"``.
    """

    memory_cost: int = required("memoryCost", INTEGER)
    """Memory that one hash takes.

    For example ``65536``.
    """

    time_cost: int = required("timeCost", INTEGER)
    """Time that one hash takes, as Argon2's cost factor.

    For example ``4``.
    """

    threads: int = required("threads", INTEGER)
    """Threads that share the work.

    For example ``3``.
    """
