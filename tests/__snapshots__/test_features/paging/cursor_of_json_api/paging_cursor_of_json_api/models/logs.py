"""``Logs`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .things import Things


class Logs(Model):
    """The ``Logs`` object."""

    data: Things | None = optional("data", Ref("Things"), default=None)

    meta: LogsMeta | None = optional("meta", Ref("LogsMeta"), default=None)


class LogsMeta(Model):
    """The ``Logs meta`` object."""

    page: LogsMetaPage | None = optional("page", Ref("LogsMetaPage"), default=None)


class LogsMetaPage(Model):
    """The ``Logs meta page`` object."""

    after: str | None = optional("after", STRING, default=None)
