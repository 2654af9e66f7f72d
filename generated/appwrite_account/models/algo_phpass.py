"""``AlgoPhpass``."""

from __future__ import annotations

from .._runtime.model import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoPhpass(Model):
    """Says that a password was hashed with PHPass, which has no settings here."""

    type: Literal["phpass"] = required(default="phpass")
    """Always `phpass`.

    For example ``"phpass"``.
    """
