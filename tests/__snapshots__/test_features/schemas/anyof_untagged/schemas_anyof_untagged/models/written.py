"""``Written`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Written(Model):
    """The ``Written`` object."""

    note: WrittenNote = required("note", Ref("WrittenNote"))

    id: Any = required()


class WrittenNote(Model):
    """The ``Written note`` object."""

    text: str = required("text", STRING)
