"""The ``AlgoSha`` type."""

from __future__ import annotations

from .._runtime.codecs import LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class AlgoSha(Model):
    """Says that a password was hashed with SHA, which has no settings here."""

    type: Literal["sha"] = required("type", LiteralOf("sha"), default="sha")
    """Always `sha`.

    For example ``"sha"``.
    """
