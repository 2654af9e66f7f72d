"""What all clients of generated packages have in common."""

from __future__ import annotations

from .notgiven import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from .callers import AsyncCaller, SyncCaller
    from .deviations import Deviation, Validation
    from .notgiven import NotGiven
    from .security import Credential
    from .service import Service
    from .settings import Settings


class BaseClient:
    """The settings of a client, shared by both kinds."""

    _settings: Settings

    def _configure(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Credential | None] | None,
        variables: Mapping[str, str | None] | None,
        base_url: str | None,
        timeout: float | None,
        max_retries: int,
        headers: Mapping[str, str] | None,
        validation: Validation,
        on_deviation: Callable[[Deviation], object] | None,
        http_client: object | None,
    ) -> None:
        # Imported when the first client is made, not when the package is.
        from .settings import client_settings

        self._settings = client_settings(
            service,
            credentials=credentials or {},
            variables=variables or {},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_deviation=on_deviation,
            own_http_client=http_client is not None,
        )

    @property
    def base_url(self) -> str:
        """The URL that paths are appended to, without user and password."""
        from .urls import without_secrets  # imported with the first client anyway

        return without_secrets(self._settings.address())

    def _changed_settings(
        self,
        base_url: str | None,
        timeout: float | NotGiven | None,
        max_retries: int | None,
        headers: Mapping[str, str] | None,
        validation: Validation | None,
        on_deviation: Callable[[Deviation], object] | NotGiven | None,
    ) -> Settings:
        changes: dict[str, object] = {
            "base_url": base_url,
            "max_retries": max_retries,
            "validation": validation,
        }
        changes = {name: value for name, value in changes.items() if value is not None}
        if timeout is not NOT_GIVEN:
            changes["timeout"] = timeout
        if on_deviation is not NOT_GIVEN:
            changes["on_deviation"] = on_deviation
        if headers:
            changes["headers"] = (*self._settings.headers, *headers.items())
        return self._settings.replaced(**changes)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"


class SyncClient(BaseClient):
    """A client that waits for each answer.  It may be shared by threads.

    Args:
        service: What the API's description says about itself.
        credentials: The credential for each security scheme, by the scheme's name; what
            is None is read from the environment.
        variables: Values for the variables of the server's URL; None is the default.
        base_url: The URL to use instead of the described server.
        timeout: Seconds to wait for a connection, for each read and each write; None
            waits forever.
        max_retries: How often a failed request is sent again at most.
        headers: Header fields for every request.
        validation: What happens when an answer is not as described: ``"strict"``
            raises, ``"warn"`` reports, ``"lenient"`` keeps quiet.
        on_deviation: Is given each deviation under ``"warn"``; without it they become
            warnings.
        http_client: An ``httpx2.Client``, or a transport of it, to send with.  It stays
            the caller's, and open when this client is closed.

    Raises:
        ValueError: when ``base_url`` is no URL of http or https.
        TypeError: when ``http_client`` is of another kind.
    """

    _caller: SyncCaller

    def __init__(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        variables: Mapping[str, str | None] | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_deviation: Callable[[Deviation], object] | None = None,
        http_client: object | None = None,
    ) -> None:
        from .callers import SyncCaller  # imports the HTTP library, which is slow
        from .transport import SyncTransport

        self._configure(
            service,
            credentials=credentials,
            variables=variables,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_deviation=on_deviation,
            http_client=http_client,
        )
        self._caller = SyncCaller(self._settings, SyncTransport(http_client))

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | NotGiven | None = NOT_GIVEN,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        validation: Validation | None = None,
        on_deviation: Callable[[Deviation], object] | NotGiven | None = NOT_GIVEN,
    ) -> Self:
        """A client with other settings over the same connections.

        Closing either closes the connections of both.  ``headers`` are added.
        """
        twin = object.__new__(type(self))
        twin._settings = self._changed_settings(
            base_url, timeout, max_retries, headers, validation, on_deviation
        )
        twin._caller = self._caller.with_settings(twin._settings)
        return twin

    def close(self) -> None:
        """Close the connections; closing twice does no harm."""
        self._caller.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(BaseClient):
    """A client whose answers are awaited.  Its arguments are those of `SyncClient`.

    ``http_client`` is an ``httpx2.AsyncClient`` here, or a transport of it, and
    credentials may be asynchronous functions.
    """

    _caller: AsyncCaller

    def __init__(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        variables: Mapping[str, str | None] | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_deviation: Callable[[Deviation], object] | None = None,
        http_client: object | None = None,
    ) -> None:
        from .callers import AsyncCaller  # imports the HTTP library, which is slow
        from .transport import AsyncTransport

        self._configure(
            service,
            credentials=credentials,
            variables=variables,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_deviation=on_deviation,
            http_client=http_client,
        )
        self._caller = AsyncCaller(self._settings, AsyncTransport(http_client))

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | NotGiven | None = NOT_GIVEN,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        validation: Validation | None = None,
        on_deviation: Callable[[Deviation], object] | NotGiven | None = NOT_GIVEN,
    ) -> Self:
        """A client with other settings over the same connections.

        Closing either closes the connections of both.  ``headers`` are added.
        """
        twin = object.__new__(type(self))
        twin._settings = self._changed_settings(
            base_url, timeout, max_retries, headers, validation, on_deviation
        )
        twin._caller = self._caller.with_settings(twin._settings)
        return twin

    async def close(self) -> None:
        """Close the connections; closing twice does no harm."""
        await self._caller.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def sync_caller(client: SyncClient) -> SyncCaller:
    """What carries out the calls of a client; for the resources, which call."""
    # A public attribute might clash with a group of operations of that name.
    return client._caller  # pyright: ignore[reportPrivateUsage]


def async_caller(client: AsyncClient) -> AsyncCaller:
    """What carries out the calls of an asynchronous client."""
    return client._caller  # pyright: ignore[reportPrivateUsage]
