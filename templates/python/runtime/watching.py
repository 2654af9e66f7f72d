"""What is told of each attempt to hooks, log and spans."""

from __future__ import annotations

import logging

from .logs import shown_body, shown_headers
from .tracing import Span, span_maker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .errors import APIError
    from .replies import Reply
    from .requests import Request
    from .settings import Settings

LOGGER = logging.getLogger((__package__ or "").removesuffix("._runtime"))
"""The package's logger: DEBUG for each request and answer, INFO for each retry."""


def watch_for(settings: Settings) -> Watch | None:
    """What watches one attempt, None when nobody is interested."""
    logged = LOGGER.isEnabledFor(logging.DEBUG)
    spans = span_maker() if settings.tracing else None
    if not logged and spans is None and not settings.hooks:
        return None
    return Watch(settings, logged)


class Watch:
    """Tells of one attempt."""

    __slots__ = ("_hooks", "_logged", "_settings", "_span")

    def __init__(self, settings: Settings, logged: bool) -> None:
        self._settings = settings
        self._logged = logged
        self._hooks = settings.hooks
        self._span: Span | None = None

    def begins(self, request: Request, retries: int) -> Request:
        """Tell that a request is sent; gives the request with the trace's fields."""
        make = span_maker() if self._settings.tracing else None
        if make is not None:
            self._span = make(request, retries)
            if not request.foreign and (fields := self._span.fields()):
                request = request.with_headers(fields)
        if self._logged:
            body = request.payload and shown_body(
                request.payload.content, request.payload.content_type
            )
            LOGGER.debug(
                "> %s %s %s%s",
                request.method,
                request.shown_url,
                shown_headers(request.headers, self._settings),
                f" {body}" if body else "",
            )
        if "request" in self._hooks:
            self._hooks["request"](request)
        return request

    def answers(self, request: Request, reply: Reply, seconds: float) -> None:
        """Tell that an answer came."""
        if self._span is not None:
            self._span.answered(reply.status)
        if self._logged:
            body = shown_body(reply.content, reply.media_type)
            LOGGER.debug(
                "< %s %s %d in %.3f s %s%s",
                request.method,
                request.shown_url,
                reply.status,
                seconds,
                shown_headers(reply.headers.pairs(), self._settings),
                " (still to be read)" if reply.stream else f" {body}" if body else "",
            )
        if "response" in self._hooks:
            self._hooks["response"](request, reply, seconds)

    def fails(self, request: Request, error: Exception) -> None:
        """Tell that no answer came."""
        if self._span is not None:
            self._span.failed(error)
        if self._logged:
            LOGGER.debug("< %s %s: %s", request.method, request.shown_url, error)
        if "failure" in self._hooks:
            self._hooks["failure"](request, error)

    def ends(self) -> None:
        """Close the span, whatever happened."""
        if self._span is not None:
            self._span.end()


def repeats(
    settings: Settings, what: str, seconds: float, reason: APIError | int
) -> None:
    """Tell that a request is sent again after some seconds."""
    if "retry" in settings.hooks:
        settings.hooks["retry"](what, seconds, reason)
    if LOGGER.isEnabledFor(logging.INFO):
        why = f"status {reason}" if isinstance(reason, int) else reason
        LOGGER.info("%s is tried again in %.2f s: %s", what, seconds, why)
