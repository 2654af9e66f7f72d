"""Hooks, logging and OpenTelemetry spans."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .auth import ApiKey
from .json import read, write
from .media_types import essence, is_json
from .typeguards import is_list, is_object

if TYPE_CHECKING:
    from .errors import APIError
    from .requests import HttpResponse, Request
    from .settings import Settings


LOGGER = logging.getLogger((__package__ or "").removesuffix("._runtime"))
"""The package's logger: DEBUG for each request and response, INFO for each retry."""


def instrumentation_for(settings: Settings) -> AttemptInstrumentation | None:
    """Return the observer of one attempt, or None if none is needed."""
    logged = LOGGER.isEnabledFor(logging.DEBUG)
    spans = span_maker() if settings.tracing else None
    if not logged and spans is None and not settings.hooks:
        return None
    return AttemptInstrumentation(settings, logged)


class AttemptInstrumentation:
    """Observes one attempt: calls hooks, logs, and records a span."""

    __slots__ = ("_hooks", "_logged", "_settings", "_span")

    def __init__(self, settings: Settings, logged: bool) -> None:
        self._settings = settings
        self._logged = logged
        self._hooks = settings.hooks
        self._span: Span | None = None

    def start(self, request: Request, retries: int) -> Request:
        """Report that a request is sent; returns it with the trace's header fields."""
        make = span_maker() if self._settings.tracing else None
        if make is not None:
            self._span = make(request, retries)
            if not request.cross_origin and (fields := self._span.fields()):
                request = request.with_headers(fields)
        if self._logged:
            body = request.payload and shown_body(
                request.payload.content, request.payload.content_type
            )
            LOGGER.debug(
                "> %s %s %s%s",
                request.method,
                request.redacted_url,
                shown_headers(request.headers, self._settings),
                f" {body}" if body else "",
            )
        if "request" in self._hooks:
            self._hooks["request"](request)
        return request

    def end_with_response(
        self, request: Request, response: HttpResponse, seconds: float
    ) -> None:
        """Report that a response arrived."""
        if self._span is not None:
            self._span.set_status(response.status_code)
        if self._logged:
            body = shown_body(response.content, response.media_type)
            LOGGER.debug(
                "< %s %s %d in %.3f s %s%s",
                request.method,
                request.redacted_url,
                response.status_code,
                seconds,
                shown_headers(response.headers.pairs(), self._settings),
                (
                    " (body not read yet)"
                    if response.stream
                    else f" {body}" if body else ""
                ),
            )
        if "response" in self._hooks:
            self._hooks["response"](request, response, seconds)

    def end_with_error(self, request: Request, error: Exception) -> None:
        """Report that no response arrived."""
        if self._span is not None:
            self._span.set_error(error)
        if self._logged:
            LOGGER.debug("< %s %s: %s", request.method, request.redacted_url, error)
        if "failure" in self._hooks:
            self._hooks["failure"](request, error)

    def close(self) -> None:
        """Close the span, whatever happened."""
        if self._span is not None:
            self._span.end()


def log_retry(
    settings: Settings, what: str, seconds: float, reason: APIError | int
) -> None:
    """Report that a request is retried after some seconds."""
    if "retry" in settings.hooks:
        settings.hooks["retry"](what, seconds, reason)
    if LOGGER.isEnabledFor(logging.INFO):
        why = f"status {reason}" if isinstance(reason, int) else reason
        LOGGER.info("retrying %s in %.2f s: %s", what, seconds, why)


HIDDEN = "***"
_LONGEST = 2000  # characters of a body

# Names of values that are hidden in logs; only letters and digits are compared.
_SECRET = ("pass", "secret", "token", "auth", "cookie", "credential", "session", "jwt")
_SECRET_ENDS = ("key", "otp", "pin", "cvv", "cvc", "signature")


def is_secret(name: str) -> bool:
    """Return whether a name indicates a secret value; if in doubt, True."""
    plain = "".join(c for c in name.lower() if c.isalnum())
    return plain.endswith(_SECRET_ENDS) or any(part in plain for part in _SECRET)


def shown_headers(
    fields: Iterable[tuple[str, str]], settings: Settings
) -> dict[str, str]:
    """Return header fields with secret values hidden.

    Hidden are fields with a name that indicates a secret, the API keys of the service,
    and the fields that the client's options list.
    """
    hidden = set(map(str.lower, settings.redacted_headers))
    for scheme in settings.service.schemes.values():
        if isinstance(scheme, ApiKey) and scheme.location == "header":
            hidden.add(scheme.name.lower())
    return {
        name: HIDDEN if name.lower() in hidden or is_secret(name) else value
        for name, value in fields
    }


def shown_body(content: Any, media_type: str) -> str:
    """Return a JSON body with secret values hidden; for others only type and size."""
    if not isinstance(content, bytes):
        return f"({essence(media_type)})"
    if not content:
        return ""
    size = f"({len(content)} bytes of {essence(media_type) or 'unknown type'})"
    if not is_json(media_type):
        return size
    try:
        text = write(_redacted(read(content)))
    except (ValueError, RecursionError):
        return size
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _redacted(data: Any) -> Any:
    if is_object(data):
        return {
            name: HIDDEN if is_secret(name) and value is not None else _redacted(value)
            for name, value in data.items()
        }
    if is_list(data):
        return [_redacted(item) for item in data]
    return data


_UNKNOWN = object()
_found: Any = _UNKNOWN


def span_maker() -> Callable[[Request, int], Span] | None:
    """Return the function that makes spans, or None if OpenTelemetry is not installed.

    The package is looked up once, at the first call.
    """
    global _found
    if _found is _UNKNOWN:
        from importlib import import_module

        try:
            trace = import_module("opentelemetry.trace")
            propagate = import_module("opentelemetry.propagate")
        except ImportError:
            _found = None
        else:
            _found = trace, propagate
    return None if _found is None else Span


class Span:
    """A client span for one attempt (OpenTelemetry semantic conventions for HTTP)."""

    __slots__ = ("_span",)

    def __init__(self, request: Request, retries: int) -> None:
        trace: Any = _found[0]
        # Without the query, which may contain confidential data.
        url = request.redacted_url.partition("?")[0]
        attributes: dict[str, Any] = {
            "http.request.method": request.method,
            "url.full": url,
            "server.address": url.partition("://")[2].partition("/")[0],
        }
        if retries:
            attributes["http.request.resend_count"] = retries
        tracer = trace.get_tracer((__package__ or "").removesuffix("._runtime"))
        self._span: Any = tracer.start_span(
            request.method, kind=trace.SpanKind.CLIENT, attributes=attributes
        )

    def fields(self) -> dict[str, str]:
        """Return the header fields that propagate the trace to the service."""
        trace, propagate = _found
        carrier: dict[str, str] = {}
        propagate.inject(carrier, context=trace.set_span_in_context(self._span))
        return carrier

    def set_status(self, status: int) -> None:
        """Record the status of the response."""
        self._span.set_attribute("http.response.status_code", status)
        if status >= 400:
            self._span.set_attribute("error.type", str(status))
            self._failed()

    def set_error(self, error: Exception) -> None:
        """Record an error."""
        self._span.set_attribute("error.type", type(error).__name__)
        self._span.record_exception(error)
        self._failed()

    def _failed(self) -> None:
        trace: Any = _found[0]
        self._span.set_status(trace.StatusCode.ERROR)

    def end(self) -> None:
        """End the span."""
        self._span.end()
