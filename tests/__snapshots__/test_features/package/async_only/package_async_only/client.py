"""The client for Harbour."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.auth import Bearer
from ._runtime.client import AsyncClient
from ._runtime.operations import Server
from ._runtime.settings import Service
from ._version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from ._runtime.auth import Credential
    from ._runtime.settings import AsyncOptions
    from ._runtime.validation import Validation, ValidationIssue
    from .resources.ships import AsyncShips

_SERVICE = Service(
    title="Harbour",
    version="1.0.0",
    servers=(Server("https://harbour.example/v1"),),
    schemes={"token": Bearer(keyword="token", env="HARBOUR_TOKEN")},
    user_agent="package-async-only/" + __version__,
)


class AsyncHarbour(AsyncClient):
    """An asynchronous client for Harbour.

    Example::

        async with AsyncHarbour(token=...) as client:
            await client.ships.list()
    """

    def __init__(
        self,
        *,
        token: Credential | None = None,
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
            token: Default: the environment variable ``HARBOUR_TOKEN``.
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
                ``types.AsyncClientOptions``.
        """
        super().__init__(
            _SERVICE,
            credentials={"token": token},
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
    def ships(self) -> AsyncShips:
        """The ``ships`` operations."""
        from .resources.ships import AsyncShips

        return AsyncShips(self)
