"""The client of Server variables."""

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
    from .resources.status import AsyncStatus, Status

_SERVICE = Service(
    title="Server variables",
    version="1",
    servers=(
        Server(
            "https://{region}.example:{port}/{base-path}",
            {"region": "eu", "port": "443", "base-path": "v2"},
        ),
        Server("http://localhost:8080/v2"),
    ),
    user_agent="server-variables/" + __version__,
)


class ServerVariables(SyncClient):
    """A client of Server variables.

    Example::

        with ServerVariables() as client:
            client.status.get()
    """

    def __init__(
        self,
        *,
        region: str | None = None,
        port: str | None = None,
        base_path: str | None = None,
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
            region: The ``region`` in the server's URL.
            port: The ``port`` in the server's URL.
            base_path: The ``base-path`` in the server's URL.
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
            variables={"region": region, "port": port, "base-path": base_path},
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
    def status(self) -> Status:
        """Operations of ``status``."""
        from .resources.status import Status

        return Status(self)


class AsyncServerVariables(AsyncClient):
    """An asynchronous client of Server variables.

    Example::

        async with AsyncServerVariables() as client:
            await client.status.get()
    """

    def __init__(
        self,
        *,
        region: str | None = None,
        port: str | None = None,
        base_path: str | None = None,
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
            region: The ``region`` in the server's URL.
            port: The ``port`` in the server's URL.
            base_path: The ``base-path`` in the server's URL.
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
            variables={"region": region, "port": port, "base-path": base_path},
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
    def status(self) -> AsyncStatus:
        """Operations of ``status``."""
        from .resources.status import AsyncStatus

        return AsyncStatus(self)
