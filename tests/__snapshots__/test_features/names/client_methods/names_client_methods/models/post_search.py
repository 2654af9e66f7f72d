"""The ``PostSearchBody`` type."""

from __future__ import annotations

from .._runtime.codecs import Ref, STRING
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .filter import Filter


class PostSearchBody(Model):
    """The ``post /search body`` object."""

    query: str = required("query", STRING)

    filter: Filter | None = optional("filter", Ref("Filter"), default=None)
