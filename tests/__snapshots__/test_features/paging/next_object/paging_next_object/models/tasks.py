"""``Tasks`` and related types."""

from __future__ import annotations

from .._runtime.codecs import STRING, ListOf, Ref
from .._runtime.models import Model, optional

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .thing import Thing


class Tasks(Model):
    """The ``Tasks`` object."""

    data: list[Thing] | None = optional("data", ListOf(Ref("Thing")), default=None)

    next_page: TasksNextPage | None = optional(
        "next_page",
        Ref("TasksNextPage"),
        nullable=True,
        default=None,
    )


class TasksNextPage(Model):
    """The ``Tasks next_page`` object."""

    offset: str | None = optional("offset", STRING, default=None)

    uri: str | None = optional("uri", STRING, default=None)
