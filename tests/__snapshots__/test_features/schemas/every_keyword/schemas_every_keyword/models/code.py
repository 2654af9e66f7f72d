"""The ``Code`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


if TYPE_CHECKING:
    Code: TypeAlias = str
    """Two letters."""
else:
    Code = STRING
