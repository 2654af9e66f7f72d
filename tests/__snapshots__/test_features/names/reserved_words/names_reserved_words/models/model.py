"""``Model``."""

from __future__ import annotations

from .._runtime.model import Model as _Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list, str as _str


class Model(_Model):
    """The ``Model`` object."""

    extra_: _str | None = optional("extra", default=None)

    str: _str | None = optional(default=None)

    list: _list[_str] | None = optional(default=None)
