"""The ``AlgoScrypt`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoScrypt(Model):
    """How a password was hashed with scrypt."""

    type: Literal["scrypt"] = required("type", LiteralOf("scrypt"), default="scrypt")
    """Always `scrypt`.

    For example ``"scrypt"``.
    """

    cost_cpu: int = required("costCpu", INTEGER)
    """CPU cost factor.

    For example ``8``.
    """

    cost_memory: int = required("costMemory", INTEGER)
    """Memory cost factor.

    For example ``14``.
    """

    cost_parallel: int = required("costParallel", INTEGER)
    """Degree of parallelism.

    For example ``1``.
    """

    length: int = required("length", INTEGER)
    """Length of the hash.

    For example ``64``.
    """
