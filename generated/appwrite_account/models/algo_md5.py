"""The ``AlgoMd5`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoMd5(Model):
    """Says that a password was hashed with MD5, which has no settings here."""

    type: Literal["md5"] = required("type", LiteralOf("md5"), default="md5")
    """Always `md5`.

    For example ``"md5"``.
    """
