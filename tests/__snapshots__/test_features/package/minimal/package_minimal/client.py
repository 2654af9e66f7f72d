"""The client for Minimal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClientBase, SyncClientBase
from ._runtime.operations import Server
from ._runtime.settings import Service
from ._version import __version__
from .resources.client_methods import AsyncClientMethods, ClientMethods

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from ._runtime.settings import AsyncOptions, SyncOptions
    from ._runtime.validation import Validation, ValidationIssue

_SERVICE = Service(
    title="Minimal",
    version="1",
    servers=(Server("https://minimal.example"),),
    user_agent="package-minimal/" + __version__,
)


class Minimal(SyncClientBase, ClientMethods):
    """A client for Minimal.

    Example::

        with Minimal() as client:
            client.ping()
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
        """Create a client. Connections are opened when they are needed.

        Args:
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


class AsyncMinimal(AsyncClientBase, AsyncClientMethods):
    """An asynchronous client for Minimal.

    Example::

        async with AsyncMinimal() as client:
            await client.ping()
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
        """Create a client. Connections are opened when they are needed.

        Args:
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
