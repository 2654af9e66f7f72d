"""The ``Note`` type."""

from __future__ import annotations

from .._runtime.codecs import OneOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .numbered import Numbered
    from .written import Written


if TYPE_CHECKING:
    Note: TypeAlias = Numbered | Written
else:
    Note = OneOf(Ref("Numbered"), Ref("Written"))
