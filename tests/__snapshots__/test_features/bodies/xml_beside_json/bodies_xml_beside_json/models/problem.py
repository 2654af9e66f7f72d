"""``Problem``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Problem(Model):
    """The ``Problem`` object."""

    kind: Literal["Problem"] = required(default="Problem")

    title: str = required()
    """For example ``"No"``."""
