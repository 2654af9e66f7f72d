"""The ``AlgoPhpass`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoPhpass(Model):
    """Says that a password was hashed with PHPass, which has no settings here."""

    type: Literal["phpass"] = required("type", LiteralOf("phpass"), default="phpass")
    """Always `phpass`.

    For example ``"phpass"``.
    """
