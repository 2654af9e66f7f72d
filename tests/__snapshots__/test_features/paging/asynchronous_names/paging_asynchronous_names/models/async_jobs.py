"""``AsyncJobsModel``."""

from __future__ import annotations

from .._runtime.model import Model, optional


class AsyncJobsModel(Model):
    """The ``AsyncJobs`` object."""

    ids: list[int] | None = optional(default=None)

    next_page_token: str | None = optional("nextPageToken", nullable=True, default=None)
