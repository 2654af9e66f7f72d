"""The ``Numbered`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Numbered(Model):
    """The ``Numbered`` object."""

    id: str = required("id", STRING)
    """At least 3 characters."""

    note: Any = required()
