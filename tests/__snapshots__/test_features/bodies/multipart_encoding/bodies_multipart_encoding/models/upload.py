"""``UploadBody`` and related types."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, STRING, ListOf, Ref
from .._runtime.formats import BINARY
from .._runtime.models import Model, optional, required

TYPE_CHECKING = False
if TYPE_CHECKING:
    from builtins import list as _list


class UploadBody(Model):
    """The ``upload body`` object."""

    photo: bytes = required("photo", BINARY)

    paper: bytes | None = optional("paper", BINARY, default=None)

    meta: UploadBodyMeta = required("meta", Ref("UploadBodyMeta"))
    """For example ``{"a":1}``."""

    list: _list[str] | None = optional("list", ListOf(STRING), default=None)
    """For example ``["a","b"]``."""


class UploadBodyMeta(Model):
    """The ``upload body meta`` object."""

    a: int | None = optional("a", INTEGER, default=None)
