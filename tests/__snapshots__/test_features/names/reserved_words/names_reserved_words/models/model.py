"""The ``Model`` type."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf
from .._runtime.models import Model as _Model
from .._runtime.models import optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list
    from builtins import str as _str


class Model(_Model):
    """The ``Model`` object."""

    extra_: _str | None = optional("extra", STRING, default=None)

    str: _str | None = optional("str", STRING, default=None)

    list: _list[_str] | None = optional("list", ListOf(STRING), default=None)
