"""The ``List`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, MapOf
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import dict as _dict


class List(Model):
    """The ``list`` object."""

    dict: _dict[str, str] | None = optional("dict", MapOf(STRING), default=None)
