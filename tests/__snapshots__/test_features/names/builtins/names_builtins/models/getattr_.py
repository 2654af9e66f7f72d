"""The ``Getattr`` type."""

from __future__ import annotations

from .._runtime.model import Model, optional, required
from .._runtime.references import Ref
from .._runtime.scalars import STRING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .globals_ import Globals


class Getattr(Model):
    """The ``getattr`` object."""

    super: str = required("super", STRING)

    property: Globals | None = optional("property", Ref("Globals"), default=None)
