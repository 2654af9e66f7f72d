"""The settings of a client."""

from __future__ import annotations

from .client_options import CONNECTION, SHARED
from .credentials import gathered
from .deviations import DecodeContext
from .options import check_options
from .replies import LIMITS, limits_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set
    from typing import Any

    from .client_options import Hooks
    from .deviations import Validation, ValidationIssue
    from .security import Credential
    from .service import Server, Service

HOOKS = frozenset(("request", "response", "failure", "retry"))
_CHECKED = ("timeout", "deadline", "max_retries", "base_url")
NO_OPTIONS: Mapping[str, Any] = {}


class Settings:
    """Settings for every call of a client; immutable."""

    __slots__ = (
        "base_url",
        "credentials",
        "cross_origin_bodies",
        "deadline",
        "headers",
        "hooks",
        "idempotency_header",
        "limits",
        "max_retries",
        "middleware",
        "on_validation_issue",
        "reconnect",
        "redacted_headers",
        "retry_non_idempotent",
        "service",
        "timeout",
        "tracing",
        "validation",
        "variables",
    )

    def __init__(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Credential],
        variables: Mapping[str, str | None],
        base_url: str | None,
        timeout: float | None,
        max_retries: int,
        headers: tuple[tuple[str, str], ...],
        validation: Validation,
        on_validation_issue: Callable[[ValidationIssue], object] | None,
        shared: Mapping[str, Any] = NO_OPTIONS,
    ) -> None:
        self.service = service
        self.credentials = credentials
        self.variables = variables
        self.base_url = base_url
        self.timeout = timeout
        self.max_retries = max_retries
        self.headers = headers
        self.validation: Validation = validation
        self.on_validation_issue = on_validation_issue
        self.deadline: float | None = shared.get("deadline")
        self.cross_origin_bodies: bool = shared.get("cross_origin_bodies", False)
        self.retry_non_idempotent: bool = shared.get("retry_non_idempotent", False)
        self.limits = limits_of(shared, LIMITS)
        self.reconnect: bool | None = shared.get("reconnect")
        self.idempotency_header: str = shared.get(
            "idempotency_header", service.idempotency_header
        )
        self.hooks: Hooks = shared.get("hooks", {})
        self.middleware: tuple[Any, ...] = tuple(shared.get("middleware") or ())
        self.redacted_headers: tuple[str, ...] = tuple(
            shared.get("redacted_headers") or ()
        )
        self.tracing: bool = shared.get("tracing", True)
        self.check()

    def replaced(self, **changes: object) -> Settings:
        twin = object.__new__(Settings)
        if "max_response_bytes" in changes:
            changes["limits"] = limits_of(changes, LIMITS)
        for name in Settings.__slots__:
            setattr(twin, name, changes.get(name, getattr(self, name)))
        twin.check()
        return twin

    def __copy__(self) -> Settings:
        return self

    def __deepcopy__(self, memo: object) -> Settings:
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        check_pickled({name: getattr(self, name) for name in Settings.__slots__})
        return super().__reduce_ex__(protocol)

    def check(self) -> None:
        check_options({name: getattr(self, name) for name in _CHECKED})
        if unknown := self.hooks.keys() - HOOKS:
            raise TypeError(f"unknown hook {min(unknown)!r}")
        if self.base_url is not None:
            absolute(self.base_url)
        DecodeContext(self.validation)

    def address(
        self, servers: tuple[Server, ...] = (), override: str | None = None
    ) -> str:
        if override or self.base_url:
            return absolute(override or self.base_url or "")
        own = self.service.servers
        base = own[0].address(self.variables) if own else ""
        if servers:
            url = servers[0].address(self.variables)
            if "://" in url or not base:
                return absolute(url)
            from .urls import resolved

            return absolute(resolved(base, url))
        return absolute(base)

    def __repr__(self) -> str:
        return f"Settings({self.service!r})"


def absolute(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    if separator and rest and scheme.lower() in ("http", "https"):
        return url
    if not scheme or scheme.startswith("/"):
        raise ValueError(
            "base_url is required: the API description has no absolute server URL"
        )
    raise ValueError("base_url must start with http:// or https://")


def check_pickled(settings: Mapping[str, object]) -> None:
    import pickle
    import sys

    if not sys.modules.keys().isdisjoint(("cloudpickle", "dill")):
        return  # these pickle more and report what they cannot
    for name, value in settings.items():
        try:
            pickle.dumps(value)
        except Exception as error:
            raise TypeError(
                f"the client cannot be pickled, since its {name} cannot: {error}"
            ) from error


def known_options(given: Mapping[str, object], known: Set[str]) -> None:
    if unknown := given.keys() - known:
        from .misspelled import unexpected_argument

        raise unexpected_argument(unknown, known)


def client_settings(
    service: Service,
    *,
    credentials: Mapping[str, Credential | None],
    variables: Mapping[str, str | None],
    base_url: str | None,
    timeout: float | None,
    max_retries: int,
    headers: Mapping[str, str] | None,
    validation: Validation,
    on_validation_issue: Callable[[ValidationIssue], object] | None,
    own_http_client: bool,
    more: Mapping[str, Any] = NO_OPTIONS,
) -> Settings:
    import os  # already loaded by the interpreter

    known_options(more, SHARED | CONNECTION)
    if own_http_client and (decided := more.keys() & CONNECTION):
        raise TypeError(
            f"{min(decided)} cannot be combined with http_client: set it there"
        )
    held = gathered(service.schemes, credentials, os.environ)
    certain = more.get("cert") or hasattr(more.get("verify"), "load_cert_chain")
    if own_http_client or certain:
        # The HTTP client may present a client certificate.
        certified = {n for n, s in service.schemes.items() if s.certified}
        held.update(dict.fromkeys(certified, ""))
    agent = (("User-Agent", service.user_agent),) if service.user_agent else ()
    return Settings(
        service,
        credentials=held,
        variables=variables,
        base_url=base_url,
        timeout=timeout,
        max_retries=max_retries,
        headers=(*agent, *(headers or {}).items()),
        validation=validation,
        on_validation_issue=on_validation_issue,
        shared=more,
    )
