"""Dicts in place of ``Event``."""

from __future__ import annotations

from typing import Union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ..models.change import Change
    from ..models.fault import Fault
    from .change import ChangeParam
    from .fault import FaultParam


EventParam: TypeAlias = Union[
    "Change",
    "ChangeParam",
    "Fault",
    "FaultParam",
]
"""What a call accepts for ``Event``."""
