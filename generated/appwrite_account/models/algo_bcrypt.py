"""The ``AlgoBcrypt`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoBcrypt(Model):
    """Says that a password was hashed with bcrypt, which has no settings here."""

    type: Literal["bcrypt"] = required("type", LiteralOf("bcrypt"), default="bcrypt")
    """Always `bcrypt`.

    For example ``"bcrypt"``.
    """
