"""The ``Problem`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Problem(Model):
    """The ``Problem`` object."""

    kind: Literal["Problem"] = required("kind", LiteralOf("Problem"), default="Problem")

    title: str = required("title", STRING)
    """For example ``"No"``."""
