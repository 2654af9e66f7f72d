"""The ``UploadPhotoBody`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.octets import BINARY
from .._runtime.references import Ref
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .place import Place


class UploadPhotoBody(Model):
    """The ``uploadPhoto body`` object."""

    file: bytes = required("file", BINARY)
    """The photo itself."""

    caption: str | None = optional("caption", STRING, default=None)
    """Line below the photo."""

    place: Place | None = optional("place", Ref("Place"), default=None)
