"""``UploadPhotoBody``."""

from __future__ import annotations

from .._runtime.codecs import BINARY, Ref
from .._runtime.model import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .place import Place


class UploadPhotoBody(Model):
    """The ``uploadPhoto body`` object."""

    file: bytes = required("file", BINARY)
    """The photo itself."""

    caption: str | None = optional(default=None)
    """Line below the photo."""

    place: Place | None = optional("place", Ref("Place"), default=None)
