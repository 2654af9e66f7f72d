"""The ``Seal`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional, required
from .._runtime.octets import BINARY
from .._runtime.references import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .file import File


class Seal(Model):
    """The ``Seal`` object."""

    wax: File = required("wax", Ref("File"))

    rings: list[bytes] | None = optional("rings", ListOf(BINARY), default=None)
