"""The names of the runtime that a package shows as its own."""

from __future__ import annotations

from specloom import ir

# The exceptions of calls, from the general to the particular.
ERRORS = (
    "APIError",
    "CredentialsError",
    "APIConnectionError",
    "APITimeoutError",
    "APIResponseValidationError",
    "ResponseTooLargeError",
    "APIStatusError",
    "RedirectError",
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "ConflictError",
    "PreconditionFailedError",
    "UnprocessableEntityError",
    "RateLimitError",
    "InternalServerError",
)

# What reading data strictly may raise, outside of any call; it lives with the models.
DATA_ERRORS = ("ValidationError", "ValidationWarning")

# What only packages with pages may raise.
PAGE_ERRORS = ("PaginationError",)

# The exceptions by the status that raises them; others have the class of all statuses.
STATUS_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "412": "PreconditionFailedError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}

# Values and functions, found in the runtime's module ``values``.
VALUES = ("NOT_GIVEN", "NotGiven", "from_json", "to_json")

# What a client must not be called: everything else that the package shows, the server
# that its tests talk to, and what these import.
TAKEN = frozenset(
    {
        *ERRORS,
        *DATA_ERRORS,
        *PAGE_ERRORS,
        *VALUES,
        *("Any", "AsyncIterable", "Awaitable", "Iterable", "Query", "Server"),
        "TypeAlias",
    }
)


def errors_of(api: ir.Api) -> tuple[str, ...]:
    """The exceptions of calls that the package of an API has."""
    paged = any(operation.paging is not None for operation in api.operations)
    return (*ERRORS, *PAGE_ERRORS) if paged else ERRORS


def error_class(status: str) -> str:
    """The exception that an error's status raises."""
    if status.startswith("5"):
        return "InternalServerError"
    return STATUS_ERRORS.get(status, "APIStatusError")
