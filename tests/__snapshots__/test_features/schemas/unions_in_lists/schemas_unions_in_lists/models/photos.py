"""The ``Photos`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .photo import Photo


if TYPE_CHECKING:
    Photos: TypeAlias = list[Photo]
else:
    Photos = ListOf(Ref("Photo"))
