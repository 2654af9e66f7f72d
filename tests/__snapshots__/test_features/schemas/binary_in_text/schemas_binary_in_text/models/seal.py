"""The ``Seal`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, Ref
from .._runtime.formats import BINARY
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .file import File


class Seal(Model):
    """The ``Seal`` object."""

    wax: File = required("wax", Ref("File"))

    rings: list[bytes] | None = optional("rings", ListOf(BINARY), default=None)
