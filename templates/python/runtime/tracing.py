"""OpenTelemetry spans, where its package is installed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .requests import Request

_UNKNOWN = object()
_found: Any = _UNKNOWN


def span_maker() -> Callable[[Request, int], Span] | None:
    """What makes the span of a request and its number of retries, None without the package.

    The package is looked for once, at the first call.
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
    """One attempt as a client span, by OpenTelemetry's conventions for HTTP."""

    __slots__ = ("_span",)

    def __init__(self, request: Request, retries: int) -> None:
        trace: Any = _found[0]
        # No query: it may hold what is nobody's business.
        url = request.shown_url.partition("?")[0]
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
        """The header fields by which the service finds the trace."""
        trace, propagate = _found
        carrier: dict[str, str] = {}
        propagate.inject(carrier, context=trace.set_span_in_context(self._span))
        return carrier

    def answered(self, status: int) -> None:
        """Note the answer's status."""
        self._span.set_attribute("http.response.status_code", status)
        if status >= 400:
            self._span.set_attribute("error.type", str(status))
            self._failed()

    def failed(self, error: Exception) -> None:
        """Note what went wrong."""
        self._span.set_attribute("error.type", type(error).__name__)
        self._span.record_exception(error)
        self._failed()

    def _failed(self) -> None:
        trace: Any = _found[0]
        self._span.set_status(trace.StatusCode.ERROR)

    def end(self) -> None:
        """End the span."""
        self._span.end()
