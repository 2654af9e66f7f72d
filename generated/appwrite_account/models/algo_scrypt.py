"""``AlgoScrypt``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoScrypt(Model):
    """How a password was hashed with scrypt."""

    type: Literal["scrypt"] = required(default="scrypt")
    """Always `scrypt`.

    For example ``"scrypt"``.
    """

    cost_cpu: int = required("costCpu")
    """CPU cost factor.

    For example ``8``.
    """

    cost_memory: int = required("costMemory")
    """Memory cost factor.

    For example ``14``.
    """

    cost_parallel: int = required("costParallel")
    """Degree of parallelism.

    For example ``1``.
    """

    length: int = required()
    """Length of the hash.

    For example ``64``.
    """
