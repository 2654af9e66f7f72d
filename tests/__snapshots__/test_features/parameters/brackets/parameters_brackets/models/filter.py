"""The ``Filter`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .words import Words


class Filter(Model):
    """The ``Filter`` object."""

    name: str | None = optional("name", STRING, default=None)

    tags: Words | None = optional("tags", Ref("Words"), default=None)
