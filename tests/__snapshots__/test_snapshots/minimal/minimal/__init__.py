"""A client of Minimal."""

from __future__ import annotations

# Names are imported when they are first used: importing the package costs nothing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import errors, models
    from ._runtime.values import NOT_GIVEN, NotGiven, from_json, to_json
    from ._version import __version__ as __version__
    from .client import AsyncMinimal, Minimal
    from .errors import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        BadRequestError,
        ConflictError,
        CredentialsError,
        DeviationError,
        ForbiddenError,
        NotFoundError,
        PreconditionFailedError,
        RateLimitError,
        RedirectError,
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
    "AsyncMinimal",
    "BadRequestError",
    "ConflictError",
    "CredentialsError",
    "DeviationError",
    "ForbiddenError",
    "Minimal",
    "NOT_GIVEN",
    "NotFoundError",
    "NotGiven",
    "PreconditionFailedError",
    "RateLimitError",
    "RedirectError",
    "ResponseTooLargeError",
    "ServerError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "errors",
    "from_json",
    "models",
    "to_json",
]

_HOMES = {
    "__version__": "._version",
    "Minimal": ".client",
    "AsyncMinimal": ".client",
    "errors": ".errors",
    "models": ".models",
    "NOT_GIVEN": "._runtime.values",
    "NotGiven": "._runtime.values",
    "from_json": "._runtime.values",
    "to_json": "._runtime.values",
    "APIConnectionError": ".errors",
    "APIError": ".errors",
    "APIResponseValidationError": ".errors",
    "APIStatusError": ".errors",
    "APITimeoutError": ".errors",
    "BadRequestError": ".errors",
    "ConflictError": ".errors",
    "CredentialsError": ".errors",
    "DeviationError": ".errors",
    "ForbiddenError": ".errors",
    "NotFoundError": ".errors",
    "PreconditionFailedError": ".errors",
    "RateLimitError": ".errors",
    "RedirectError": ".errors",
    "ResponseTooLargeError": ".errors",
    "ServerError": ".errors",
    "UnauthorizedError": ".errors",
    "UnprocessableEntityError": ".errors",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module = import_module(home, __name__)
        found = module if home == f".{name}" else getattr(module, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
