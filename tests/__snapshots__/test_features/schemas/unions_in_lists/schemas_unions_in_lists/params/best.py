"""Dicts in place of ``Best``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.photo import Photo
    from ..models.song import Song
    from .photo import PhotoParam
    from .song import SongParam


class BestParam(TypedDict, total=False):
    """A dict in place of ``Best``."""

    of: Sequence[Photo | PhotoParam] | Sequence[Song | SongParam]
