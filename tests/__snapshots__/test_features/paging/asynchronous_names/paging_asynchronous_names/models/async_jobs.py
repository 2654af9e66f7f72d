"""The ``AsyncJobsModel`` type."""

from __future__ import annotations

from .._runtime.codecs import INTEGER, ListOf, STRING
from .._runtime.models import Model, optional


class AsyncJobsModel(Model):
    """The ``AsyncJobs`` object."""

    ids: list[int] | None = optional("ids", ListOf(INTEGER), default=None)

    next_page_token: str | None = optional(
        "nextPageToken",
        STRING,
        nullable=True,
        default=None,
    )
