"""The client for Server variables."""

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
    """A client for Server variables.

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
        """Create a client. Connections are opened when they are needed.

        Args:
            region: The variable ``region`` in the server URL.
            port: The variable ``port`` in the server URL.
            base_path: The variable ``base-path`` in the server URL.
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
        """The ``status`` operations."""
        from .resources.status import Status

        return Status(self)


class AsyncServerVariables(AsyncClient):
    """An asynchronous client for Server variables.

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
        """Create a client. Connections are opened when they are needed.

        Args:
            region: The variable ``region`` in the server URL.
            port: The variable ``port`` in the server URL.
            base_path: The variable ``base-path`` in the server URL.
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
        """The ``status`` operations."""
        from .resources.status import AsyncStatus

        return AsyncStatus(self)
