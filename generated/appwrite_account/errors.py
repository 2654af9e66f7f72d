"""What may go wrong."""

from ._runtime.deviations import DeviationError
from ._runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    ConflictError,
    CredentialsError,
    ForbiddenError,
    NotFoundError,
    PaginationError,
    PreconditionFailedError,
    RateLimitError,
    ResponseTooLargeError,
    ServerError,
    UnauthorizedError,
    UnprocessableEntityError,
)

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "BadRequestError",
    "ConflictError",
    "CredentialsError",
    "DeviationError",
    "ForbiddenError",
    "NotFoundError",
    "PaginationError",
    "PreconditionFailedError",
    "RateLimitError",
    "ResponseTooLargeError",
    "ServerError",
    "UnauthorizedError",
    "UnprocessableEntityError",
]
