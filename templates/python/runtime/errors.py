"""Exceptions of the client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .requests import HttpResponse, Request


_NO_HEADERS: Mapping[str, str] = {}

# The header fields that services use for the id of a request, the common ones first.
_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-appwrite-request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-github-request-id",
    "x-goog-request-id",
    "x-correlation-id",
    "x-trace-id",
    "cf-ray",
)


class ErrorRequest:
    """The request of a failed call: plain data, never a credential.

    Attributes:
        method: The HTTP method.
        url: The URL with secrets hidden.
        headers: The header fields; lookups ignore case. Values are ``"***"``, except
            those of fields that never contain a secret, such as Content-Type.
    """

    __slots__ = ("headers", "method", "url")

    def __init__(self, request: Request) -> None:
        from .requests import HARMLESS_HEADERS, Headers

        shown = (*HARMLESS_HEADERS, "idempotency-key")
        self.method: str = request.method
        self.url: str = request.redacted_url
        self.headers: Mapping[str, str] = Headers(
            (name, value if name.lower() in shown else "***")
            for name, value in request.headers
        )

    def __repr__(self) -> str:
        return f"<ErrorRequest {self.method} {self.url}>"


class APIError(Exception):
    """The base class of all exceptions that a call raises.

    It holds plain data, never a credential, and can be pickled.
    """

    message: str
    """A sentence that describes the error."""

    method: str
    """The HTTP method of the request."""

    url: str
    """The URL of the request with secrets hidden; empty if there was no request."""

    request: ErrorRequest | None
    """The request with method, URL and header fields, secrets hidden; None if no request
    was made.
    """

    response: HttpResponse | None
    """The HTTP response with status, header fields and bytes; None if there was none.
    """

    body: Any
    """The body of the response: the model from the API's document if there is one, else
    parsed JSON, else text; None if the body is empty or there was no response.
    """

    def __init__(
        self,
        message: str = "",
        *,
        request: Request | None = None,
        method: str = "",
        url: str = "",
        response: HttpResponse | None = None,
        body: Any = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.request = None if request is None else ErrorRequest(request)
        self.method = method if request is None else request.method
        self.url = url if request is None else request.redacted_url
        self.response = response
        self.body = body

    @property
    def status_code(self) -> int | None:
        """The HTTP status code, or None if there was no response."""
        return None if self.response is None else self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The header fields of the response. Lookups ignore case."""
        return _NO_HEADERS if self.response is None else self.response.headers

    @property
    def request_id(self) -> str | None:
        """The id that the service gave to the request, or None. Its support may ask for
        it.
        """
        return request_id_of(self.headers)


class CredentialsError(APIError):
    """An operation needs credentials that are not configured. Nothing was sent."""


class PaginationError(APIError):
    """There is no next page, or its link leads to a page that was already read or to
    another origin.
    """


class APIConnectionError(APIError):
    """The service could not be reached, or the connection broke."""

    request_sent: bool = True
    """Whether the service may have received the request or a part of it; False if no
    connection was established.
    """


class APITimeoutError(APIConnectionError):
    """The service did not respond in time."""


class APIResponseValidationError(APIError):
    """A successful response could not be parsed as the API's document describes it."""


class ResponseTooLargeError(APIError):
    """A response is larger than ``max_response_bytes``. Its rest was not read."""


class APIStatusError(APIError):
    """The service responded with an error status."""

    @property
    def status_code(self) -> int:
        """The HTTP status code."""
        return 0 if self.response is None else self.response.status_code


class RedirectError(APIStatusError):
    """A redirect that was not followed (RFC 9110, section 15.4).

    The redirect leads to another origin and the request has a body, or it leads from
    https to http, or its target is not a URL; or the body cannot be sent twice; or
    there were too many redirects. ``status_code`` is the status of the redirect.
    """

    location: str = ""
    """The target URL with secrets hidden, or the raw Location field if it is not a URL.
    """


class BadRequestError(APIStatusError):
    """Status 400: the request is malformed."""


class AuthenticationError(APIStatusError):
    """Status 401: credentials are missing or were rejected."""


class PermissionDeniedError(APIStatusError):
    """Status 403: the credentials do not permit the request."""


class NotFoundError(APIStatusError):
    """Status 404: the resource does not exist."""


class ConflictError(APIStatusError):
    """Status 409: the request conflicts with the current state of the resource."""


class PreconditionFailedError(APIStatusError):
    """Status 412: a precondition of the request is not met."""


class UnprocessableEntityError(APIStatusError):
    """Status 422: the request is well-formed, but its content is not accepted."""


class RateLimitError(APIStatusError):
    """Status 429: too many requests were sent."""


class InternalServerError(APIStatusError):
    """Status 5xx: the service failed."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    412: PreconditionFailedError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """Return the id that the service gave to a request, or None."""
    for name in _REQUEST_IDS:
        if value := headers.get(name):
            return value
    return None


def error_class(status: int) -> type[APIStatusError]:
    """Return the exception class for an HTTP error status."""
    if status >= 500:
        return InternalServerError
    return _BY_STATUS.get(status, APIStatusError)


# Tracebacks show the path that users import a class from; runtime modules are private.
_PUBLIC = __name__.removesuffix("._runtime.errors")
for _class in (APIError, *APIError.__subclasses__(), *APIStatusError.__subclasses__()):
    _class.__module__ = _PUBLIC
APITimeoutError.__module__ = _PUBLIC


def drop_tracebacks(error: BaseException | None) -> None:
    """Remove the tracebacks of an error of the HTTP library and of its causes.

    The types and messages say what failed; the frames are those of the library only.
    """
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def reason_of(error: Exception) -> str:
    """Return the message of an error of the HTTP library.

    The message for a request that cannot be written, and those of its causes, may quote
    a secret header field, so they are removed.
    """
    if type(error).__name__ == "LocalProtocolError":
        error.args = ("it is not valid HTTP",)
        error.__cause__ = error.__context__ = None
    return str(error) or type(error).__name__
