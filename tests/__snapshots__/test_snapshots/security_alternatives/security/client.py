"""The client of Security."""

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
    """A client of Security.

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
        """Make a client; its connections are opened when they are needed.

        Args:
            token: Without it ``SECURITY_TOKEN`` is read.
            name: A pair of user and password. Without it ``SECURITY_NAME`` is read.
            key: Without it ``SECURITY_KEY`` is read.
            base_url: The URL to use instead of the described server.
            timeout: Seconds to wait for a connection, for each read and each write;
                None waits forever.
            max_retries: How often a failed request is sent again at most.
            headers: Header fields for every request.
            validation: What happens when an answer is not as described: ``"strict"``
                raises, ``"warn"`` reports, ``"lenient"`` logs what could not be
                converted.
            on_validation_issue: Called with each validation issue, unless validation is
                ``"strict"``.
            http_client: A client of httpx2, or a transport of it, to send with.
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
        """Operations of ``either``."""
        from .resources.either import Either

        return Either(self)

    @cached_property
    def both(self) -> Both:
        """Operations of ``both``."""
        from .resources.both import Both

        return Both(self)

    @cached_property
    def open(self) -> Open:
        """Operations of ``open``."""
        from .resources.open import Open

        return Open(self)

    @cached_property
    def optional(self) -> Optional:
        """Operations of ``optional``."""
        from .resources.optional import Optional

        return Optional(self)


class AsyncSecurity(AsyncClient):
    """An asynchronous client of Security.

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
        """Make a client; its connections are opened when they are needed.

        Args:
            token: Without it ``SECURITY_TOKEN`` is read.
            name: A pair of user and password. Without it ``SECURITY_NAME`` is read.
            key: Without it ``SECURITY_KEY`` is read.
            base_url: The URL to use instead of the described server.
            timeout: Seconds to wait for a connection, for each read and each write;
                None waits forever.
            max_retries: How often a failed request is sent again at most.
            headers: Header fields for every request.
            validation: What happens when an answer is not as described: ``"strict"``
                raises, ``"warn"`` reports, ``"lenient"`` logs what could not be
                converted.
            on_validation_issue: Called with each validation issue, unless validation is
                ``"strict"``.
            http_client: A client of httpx2, or a transport of it, to send with.
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
        """Operations of ``either``."""
        from .resources.either import AsyncEither

        return AsyncEither(self)

    @cached_property
    def both(self) -> AsyncBoth:
        """Operations of ``both``."""
        from .resources.both import AsyncBoth

        return AsyncBoth(self)

    @cached_property
    def open(self) -> AsyncOpen:
        """Operations of ``open``."""
        from .resources.open import AsyncOpen

        return AsyncOpen(self)

    @cached_property
    def optional(self) -> AsyncOptional:
        """Operations of ``optional``."""
        from .resources.optional import AsyncOptional

        return AsyncOptional(self)
