"""The ``Rota`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref
from .._runtime.models import Model, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .span import Span


class Rota(Model):
    """The ``Rota`` object."""

    span: Span = required("span", Ref("Span"))
