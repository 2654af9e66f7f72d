"""The client for Security."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.http_security import Basic, Bearer
from ._runtime.security import ApiKey
from ._runtime.service import Server, Service
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from ._runtime.client_options import AsyncOptions, SyncOptions
    from ._runtime.deviations import Validation, ValidationIssue
    from ._runtime.security import Credential
    from .resources.both import AsyncBoth, Both
    from .resources.either import AsyncEither, Either
    from .resources.open import AsyncOpen, Open
    from .resources.optional import AsyncOptional, Optional

_SERVICE = Service(
    title="Security",
    version="1",
    servers=(Server("https://locks.example"),),
    schemes={
        "Token": Bearer(keyword="token", env="SECURITY_TOKEN"),
        "Name": Basic(keyword="name", env="SECURITY_NAME"),
        "Key": ApiKey("query", "api_key", keyword="key", env="SECURITY_KEY"),
    },
    user_agent="security/" + __version__,
)


class Security(SyncClient):
    """A client for Security.

    Example::

        with Security(token=...) as client:
            client.both.both()
    """

    def __init__(
        self,
        *,
        token: Credential | None = None,
        name: Credential | None = None,
        key: Credential | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
        http_client: object | None = None,
        **more: Unpack[SyncOptions],
    ) -> None:
        """Create a client. Connections are opened when they are needed.

        Args:
            token: Default: the environment variable ``SECURITY_TOKEN``.
            name: A tuple of user and password. Default: the environment variable
                ``SECURITY_NAME``.
            key: Default: the environment variable ``SECURITY_KEY``.
            base_url: The base URL, in place of the server in the API description.
            timeout: Seconds to wait for a connection and for each read and write; None:
                no limit.
            max_retries: Maximum number of retries of a failed request.
            headers: Header fields for every request.
            validation: What happens if a response does not match the schema:
                ``"strict"`` raises, ``"warn"`` warns, ``"lenient"`` logs values that
                cannot be converted.
            on_validation_issue: Called with each validation issue, unless validation is
                ``"strict"``.
            http_client: An httpx2 client or transport that sends the requests.
            **more: Further options, such as ``deadline``, ``proxy`` or ``verify``; see
                ``types.ClientOptions``.
        """
        super().__init__(
            _SERVICE,
            credentials={"Token": token, "Name": name, "Key": key},
            variables={},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_validation_issue=on_validation_issue,
            http_client=http_client,
            **more,
        )

    @cached_property
    def either(self) -> Either:
        """The ``either`` operations."""
        from .resources.either import Either

        return Either(self)

    @cached_property
    def both(self) -> Both:
        """The ``both`` operations."""
        from .resources.both import Both

        return Both(self)

    @cached_property
    def open(self) -> Open:
        """The ``open`` operations."""
        from .resources.open import Open

        return Open(self)

    @cached_property
    def optional(self) -> Optional:
        """The ``optional`` operations."""
        from .resources.optional import Optional

        return Optional(self)


class AsyncSecurity(AsyncClient):
    """An asynchronous client for Security.

    Example::

        async with AsyncSecurity(token=...) as client:
            await client.both.both()
    """

    def __init__(
        self,
        *,
        token: Credential | None = None,
        name: Credential | None = None,
        key: Credential | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
        http_client: object | None = None,
        **more: Unpack[AsyncOptions],
    ) -> None:
        """Create a client. Connections are opened when they are needed.

        Args:
            token: Default: the environment variable ``SECURITY_TOKEN``.
            name: A tuple of user and password. Default: the environment variable
                ``SECURITY_NAME``.
            key: Default: the environment variable ``SECURITY_KEY``.
            base_url: The base URL, in place of the server in the API description.
            timeout: Seconds to wait for a connection and for each read and write; None:
                no limit.
            max_retries: Maximum number of retries of a failed request.
            headers: Header fields for every request.
            validation: What happens if a response does not match the schema:
                ``"strict"`` raises, ``"warn"`` warns, ``"lenient"`` logs values that
                cannot be converted.
            on_validation_issue: Called with each validation issue, unless validation is
                ``"strict"``.
            http_client: An httpx2 client or transport that sends the requests.
            **more: Further options, such as ``deadline``, ``proxy`` or ``verify``; see
                ``types.ClientOptions``.
        """
        super().__init__(
            _SERVICE,
            credentials={"Token": token, "Name": name, "Key": key},
            variables={},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_validation_issue=on_validation_issue,
            http_client=http_client,
            **more,
        )

    @cached_property
    def either(self) -> AsyncEither:
        """The ``either`` operations."""
        from .resources.either import AsyncEither

        return AsyncEither(self)

    @cached_property
    def both(self) -> AsyncBoth:
        """The ``both`` operations."""
        from .resources.both import AsyncBoth

        return AsyncBoth(self)

    @cached_property
    def open(self) -> AsyncOpen:
        """The ``open`` operations."""
        from .resources.open import AsyncOpen

        return AsyncOpen(self)

    @cached_property
    def optional(self) -> AsyncOptional:
        """The ``optional`` operations."""
        from .resources.optional import AsyncOptional

        return AsyncOptional(self)
