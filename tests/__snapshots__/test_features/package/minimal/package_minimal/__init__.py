"""A client for Minimal."""

from __future__ import annotations

# Names are imported on first use, so that importing the package is fast.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import errors, models
    from ._runtime.codecs import from_json, to_json
    from ._runtime.conversions import NOT_GIVEN, NotGiven
    from ._version import __version__ as __version__
    from .client import AsyncMinimal, Minimal
    from .errors import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ConflictError,
        CredentialsError,
        InternalServerError,
        NotFoundError,
        PermissionDeniedError,
        PreconditionFailedError,
        RateLimitError,
        RedirectError,
        ResponseTooLargeError,
        UnprocessableEntityError,
        ValidationError,
        ValidationWarning,
    )

__all__ = [
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncMinimal",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "CredentialsError",
    "InternalServerError",
    "Minimal",
    "NotFoundError",
    "NotGiven",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "RedirectError",
    "ResponseTooLargeError",
    "UnprocessableEntityError",
    "ValidationError",
    "ValidationWarning",
    "errors",
    "from_json",
    "models",
    "to_json",
]

_MODULES = {
    "__version__": "._version",
    "Minimal": ".client",
    "AsyncMinimal": ".client",
    "errors": ".errors",
    "models": ".models",
    "NOT_GIVEN": "._runtime.conversions",
    "NotGiven": "._runtime.conversions",
    "from_json": "._runtime.codecs",
    "to_json": "._runtime.codecs",
    "APIConnectionError": ".errors",
    "APIError": ".errors",
    "APIResponseValidationError": ".errors",
    "APIStatusError": ".errors",
    "APITimeoutError": ".errors",
    "AuthenticationError": ".errors",
    "BadRequestError": ".errors",
    "ConflictError": ".errors",
    "CredentialsError": ".errors",
    "InternalServerError": ".errors",
    "NotFoundError": ".errors",
    "PermissionDeniedError": ".errors",
    "PreconditionFailedError": ".errors",
    "RateLimitError": ".errors",
    "RedirectError": ".errors",
    "ResponseTooLargeError": ".errors",
    "UnprocessableEntityError": ".errors",
    "ValidationError": ".errors",
    "ValidationWarning": ".errors",
}

if not TYPE_CHECKING:

    def __getattr__(name):
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        source = import_module(module, __name__)
        found = source if module == f".{name}" else getattr(source, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
