"""The ``jobs`` operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import AsyncResource, SyncResource
from .._runtime.codecs import DATE, DATETIME, TIME, ListOf, Ref
from .._runtime.formats import (
    DURATION,
    DURATION_SECONDS,
    DURATION_UNIT_SECONDS,
    DURATION_UNITS,
)
from .._runtime.operations import Operation, body_property, query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time, timedelta
    from typing import Unpack

    from .._raw_responses import (
        AsyncJobsWithRawResponse,
        AsyncJobsWithStreamingResponse,
        JobsWithRawResponse,
        JobsWithStreamingResponse,
    )
    from .._runtime.settings import CallOptions
    from ..models.job import Job

_ADD: Operation[Job] = Operation(
    "POST",
    "/jobs",
    arguments=(
        query("every", codec=DURATION_SECONDS),
        body_property("start", codec=TIME),
        body_property("keep", codec=DURATION_UNITS),
        body_property("wait", "body_wait", DURATION_UNIT_SECONDS),
        body_property("rest", codec=DURATION),
        query("wait", codec=DURATION_UNITS),
        body_property("end", codec=TIME),
        body_property("since", codec=DATETIME),
        body_property("day", codec=DATE),
        body_property("week", codec=DATE),
        body_property("limits", codec=ListOf(DURATION_UNITS)),
    ),
    body="application/json",
    body_required=True,
    responses={"200": {"application/json": Ref("Job")}},
)


class Jobs(SyncResource):
    """The ``jobs`` operations."""

    with_raw_response: JobsWithRawResponse
    with_streaming_response: JobsWithStreamingResponse

    def add(
        self,
        *,
        every: timedelta | str,
        start: time,
        keep: timedelta | str,
        body_wait: timedelta | str,
        rest: timedelta | str,
        wait: timedelta | str | None = None,
        end: time | None = None,
        since: datetime | None = None,
        day: date | None = None,
        week: date | None = None,
        limits: Sequence[timedelta | str] | None = None,
        **options: Unpack[CallOptions],
    ) -> Job:
        """Sends ``POST /jobs``.

        Args:
            every: A query parameter. For example ``"3600"``.
            start: A property of the body. For example ``"12:00"``.
            keep: A property of the body. For example ``"72h"``.
            body_wait: A property of the body. For example ``"90s"``.
            rest: A property of the body. For example ``"PT36H"``.
            wait: A query parameter. Defaults to ``"1h30m"``.
            end: A property of the body. For example ``"18:30:00+02:00"``.
            since: A property of the body. For example ``"0001-01-01T00:00:00+14:00"``.
            day: A property of the body. For example ``"0999-01-02"``.
            week: A property of the body. For example ``"2026-W42-4"``.
            limits: A property of the body.

        Returns:
            Kept.
        """
        return self._call(
            _ADD,
            {
                "every": every,
                "start": start,
                "keep": keep,
                "body_wait": body_wait,
                "rest": rest,
                "wait": wait,
                "end": end,
                "since": since,
                "day": day,
                "week": week,
                "limits": limits,
            },
            options,
        )


