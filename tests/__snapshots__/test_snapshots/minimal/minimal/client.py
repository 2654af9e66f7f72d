"""The client of Minimal."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient, SyncClient
from ._runtime.service import Server, Service
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from ._runtime.client_options import AsyncOptions, SyncOptions
    from ._runtime.deviations import Validation, ValidationIssue
    from .resources.ping import AsyncPing, Ping

_SERVICE = Service(
    title="Minimal",
    version="1",
    servers=(Server("https://minimal.example"),),
    user_agent="minimal/" + __version__,
)


class Minimal(SyncClient):
    """A client of Minimal.

    Example::

        with Minimal() as client:
            client.ping.ping()
    """

    def __init__(
        self,
        *,
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
            credentials={},
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
    def ping(self) -> Ping:
        """Operations of ``ping``."""
        from .resources.ping import Ping

        return Ping(self)


class AsyncMinimal(AsyncClient):
    """An asynchronous client of Minimal.

    Example::

        async with AsyncMinimal() as client:
            await client.ping.ping()
    """

    def __init__(
        self,
        *,
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
            credentials={},
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
    def ping(self) -> AsyncPing:
        """Operations of ``ping``."""
        from .resources.ping import AsyncPing

        return AsyncPing(self)
