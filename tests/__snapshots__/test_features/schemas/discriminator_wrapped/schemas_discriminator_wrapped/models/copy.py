"""The ``Copy`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .copy_kind import CopyKind


class Copy(Model):
    """The ``Copy`` object."""

    kind: CopyKind = required("kind", Ref("CopyKind"), default="copy")
    """Always copy."""

    from_: str = required("from", STRING)
