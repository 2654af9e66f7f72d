"""``Change``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Change(Model):
    """The ``Change`` object."""

    kind: Literal["added", "removed"] | str = required()

    key: str = required()
    """For example ``"k"``."""
