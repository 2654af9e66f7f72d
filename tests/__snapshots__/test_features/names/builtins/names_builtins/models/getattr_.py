"""The ``Getattr`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .globals_ import Globals


class Getattr(Model):
    """The ``getattr`` object."""

    super: str = required("super", STRING)

    property: Globals | None = optional("property", Ref("Globals"), default=None)
