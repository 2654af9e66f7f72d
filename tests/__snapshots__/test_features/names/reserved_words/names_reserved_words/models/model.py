"""The ``Model`` type."""

from __future__ import annotations

from .._runtime.codecs import ListOf, STRING
from .._runtime.models import Model as _Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list, str as _str


class Model(_Model):
    """The ``Model`` object."""

    extra_: _str | None = optional("extra", STRING, default=None)

    str: _str | None = optional("str", STRING, default=None)

    list: _list[_str] | None = optional("list", ListOf(STRING), default=None)
