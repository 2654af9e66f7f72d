"""``UploadPhotoBody``."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.octets import BINARY
from .._runtime.references import Ref

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
