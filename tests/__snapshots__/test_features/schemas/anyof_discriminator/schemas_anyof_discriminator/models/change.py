"""The ``Change`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, LiteralOf
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Change(Model):
    """The ``Change`` object."""

    kind: Literal["added", "removed"] | str = required(
        "kind",
        LiteralOf("added", "removed", open=True),
    )

    key: str = required("key", STRING)
    """For example ``"k"``."""
