"""Everything that can go wrong with a call, as exceptions."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .replies import Reply

_NO_HEADERS: Mapping[str, str] = {}

# The names under which services tell the id of a request, the likelier first.
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


class APIError(Exception):
    """Anything that went wrong with a call; the other exceptions derive from it.

    Holds plain data only, never a credential, and survives pickling.
    """

    message: str
    """What happened, in a sentence."""

    method: str
    """The HTTP method of the request."""

    url: str
    """The URL of the request, secrets hidden; empty when there was none."""

    response: Reply | None
    """The answer as it came: status, header fields, bytes; None when there was none."""

    body: Any
    """The answer's body: the described model when there is one, else parsed JSON, else
    text; None when there was nothing."""

    def __init__(
        self,
        message: str = "",
        *,
        method: str = "",
        url: str = "",
        response: Reply | None = None,
        body: Any = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = url
        self.response = response
        self.body = body

    @property
    def status_code(self) -> int | None:
        """The HTTP status of the answer, None when there was no answer."""
        return None if self.response is None else self.response.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The header fields of the answer; lookups ignore case."""
        return _NO_HEADERS if self.response is None else self.response.headers

    @property
    def request_id(self) -> str | None:
        """The id that the service gave to the request, for its support; else None."""
        return request_id_of(self.headers)


class CredentialsError(APIError):
    """An operation needs credentials that were not given; nothing was sent."""


class PaginationError(APIError):
    """No page follows, or one that was there before or lies at another origin."""


class APIConnectionError(APIError):
    """The service could not be reached, or the connection broke."""

    request_sent: bool = True
    """Whether the service may have received the request, or a part of it; False when
    there was no connection yet."""


class APITimeoutError(APIConnectionError):
    """The service did not answer in time."""


class APIResponseValidationError(APIError):
    """An answer that reports success cannot be read as the description promises."""


class ResponseTooLargeError(APIError):
    """A response is larger than ``max_response_bytes`` allows; it was not read on."""


class APIStatusError(APIError):
    """The service answered with a status that means failure."""

    @property
    def status_code(self) -> int:
        """The HTTP status of the answer."""
        return 0 if self.response is None else self.response.status


class RedirectError(APIStatusError):
    """A redirect that is not followed (RFC 9110 §15.4); ``status_code`` is the redirect's.

    It leads to another origin although the request has a body, from https to http, or to
    what is not a URL; or the body can be sent only once; or there were too many.
    """

    location: str = ""
    """The URL that it leads to, secrets hidden; the Location field where that is not a
    URL."""


class BadRequestError(APIStatusError):
    """Status 400: the request is malformed."""


class UnauthorizedError(APIStatusError):
    """Status 401: credentials are missing or not accepted."""


class ForbiddenError(APIStatusError):
    """Status 403: the credentials do not allow this."""


class NotFoundError(APIStatusError):
    """Status 404: there is no such thing."""


class ConflictError(APIStatusError):
    """Status 409: the request contradicts the present state."""


class PreconditionFailedError(APIStatusError):
    """Status 412: a condition of the request does not hold."""


class UnprocessableEntityError(APIStatusError):
    """Status 422: the request is well formed, but its content is not accepted."""


class RateLimitError(APIStatusError):
    """Status 429: too many requests."""


class ServerError(APIStatusError):
    """Status 5xx: the service failed."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    412: PreconditionFailedError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The id that the service gave to a request, None when it tells none."""
    for name in _REQUEST_IDS:
        if value := headers.get(name):
            return value
    return None


def error_class(status: int) -> type[APIStatusError]:
    """The exception for an HTTP status that means failure."""
    if status >= 500:
        return ServerError
    return _BY_STATUS.get(status, APIStatusError)
