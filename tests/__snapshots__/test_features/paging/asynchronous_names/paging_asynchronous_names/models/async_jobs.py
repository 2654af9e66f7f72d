"""The ``AsyncJobsModel`` type."""

from __future__ import annotations

from .._runtime.containers import ListOf
from .._runtime.model import Model, optional
from .._runtime.scalars import INTEGER, STRING


class AsyncJobsModel(Model):
    """The ``AsyncJobs`` object."""

    ids: list[int] | None = optional("ids", ListOf(INTEGER), default=None)

    next_page_token: str | None = optional(
        "nextPageToken",
        STRING,
        nullable=True,
        default=None,
    )
