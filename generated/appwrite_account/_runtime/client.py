"""What all clients of generated packages have in common."""

from __future__ import annotations

from .base_client import BaseClient
from .notgiven import NOT_GIVEN
from .verbs import AsyncVerb, AsyncVerbs, SyncVerb, SyncVerbs
from .viewing import AsyncViews, SyncViews

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Self, TypeVar, Unpack, overload

    from .callers import AsyncCaller, SyncCaller
    from .client_options import AsyncChanges, AsyncOptions, SyncChanges, SyncOptions
    from .deviations import Deviation, Validation
    from .notgiven import NotGiven
    from .options import CallOptions
    from .security import Credential
    from .service import Service

    T = TypeVar("T")


class SyncClient(SyncViews, SyncVerbs, BaseClient):
    """A client that waits for each answer.  It may be shared by threads.

    Args:
        service: What the API's description says about itself.
        credentials: The credential for each security scheme, by the scheme's name; what
            is None is read from the environment.
        variables: Values for the variables of the server's URL; None is the default.
        base_url: The URL to use instead of the described server.
        timeout: Seconds to wait for a connection, for each read and each write; None
            waits forever.
        max_retries: How often a request is sent again at most when the connection breaks
            (see ``retry_non_idempotent`` for POST) or the answer is 408, 409, 429 or
            5xx; 0 never.
        headers: Header fields for every request.
        validation: What happens when an answer is not as described: ``"strict"``
            raises, ``"warn"`` reports, ``"lenient"`` checks nothing within the data: it
            logs a WARNING, once for each place, where a value could not be converted and
            was kept as received, and raises only where the response holds nothing of the
            promised kind, such as HTML or a list in place of a model.
        on_deviation: Is given each deviation under ``"warn"``, and under ``"lenient"``
            too, which then checks all; without it ``"warn"`` makes warnings.
        http_client: An ``httpx2.Client``, or a transport of it, to send with.  It stays
            the caller's, and open when this client is closed.
        **more: Further options: ``deadline``, ``hooks``, ``middleware``, ``proxy``,
            ``verify`` and their like; see `SyncOptions`.

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
        **more: Unpack[SyncOptions],
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
            more={**more},
        )
        self._caller = SyncCaller(self._settings, SyncTransport(http_client, more))

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | NotGiven | None = NOT_GIVEN,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        validation: Validation | None = None,
        on_deviation: Callable[[Deviation], object] | NotGiven | None = NOT_GIVEN,
        **more: Unpack[SyncChanges],
    ) -> Self:
        """A client with other settings over the same connections.

        Closing either closes the connections of both.  ``headers`` are added.
        """
        twin = object.__new__(type(self))
        twin._settings = self._changed_settings(
            base_url, timeout, max_retries, headers, validation, on_deviation, {**more}
        )
        twin._caller = self._caller.with_settings(twin._settings)
        return twin

    if TYPE_CHECKING:

        @overload
        def request(
            self,
            method: str,
            path: str,
            *,
            cast_to: type[T],
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> T: ...
        @overload
        def request(
            self,
            method: str,
            path: str,
            *,
            cast_to: object = None,
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Any: ...

    def request(self, method: str, path: str, **arguments: Any) -> Any:
        """Call what no method of this client is for.

        Args:
            method: The HTTP method; those in use have methods of their own, from ``get``
                to ``delete``.
            path: The path beneath the base URL.
            **arguments: As `SyncVerb` has them: cast_to, body, query, options.

        Raises:
            APIError: as every method does.
        """
        return SyncVerb(self._caller, method)(path, **arguments)

    def close(self) -> None:
        """Close the connections; closing twice does no harm."""
        self._caller.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(AsyncViews, AsyncVerbs, BaseClient):
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
        **more: Unpack[AsyncOptions],
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
            more={**more},
        )
        self._caller = AsyncCaller(self._settings, AsyncTransport(http_client, more))

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | NotGiven | None = NOT_GIVEN,
        max_retries: int | None = None,
        headers: Mapping[str, str] | None = None,
        validation: Validation | None = None,
        on_deviation: Callable[[Deviation], object] | NotGiven | None = NOT_GIVEN,
        **more: Unpack[AsyncChanges],
    ) -> Self:
        """A client with other settings over the same connections.

        Closing either closes the connections of both.  ``headers`` are added.
        """
        twin = object.__new__(type(self))
        twin._settings = self._changed_settings(
            base_url, timeout, max_retries, headers, validation, on_deviation, {**more}
        )
        twin._caller = self._caller.with_settings(twin._settings)
        return twin

    if TYPE_CHECKING:

        @overload
        async def request(
            self,
            method: str,
            path: str,
            *,
            cast_to: type[T],
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> T: ...
        @overload
        async def request(
            self,
            method: str,
            path: str,
            *,
            cast_to: object = None,
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Any: ...

    async def request(self, method: str, path: str, **arguments: Any) -> Any:
        """Call what no method of this client is for.

        Args:
            method: The HTTP method; those in use have methods of their own, from ``get``
                to ``delete``.
            path: The path beneath the base URL.
            **arguments: As `SyncVerb` has them: cast_to, body, query, options.

        Raises:
            APIError: as every method does.
        """
        return await AsyncVerb(self._caller, method)(path, **arguments)

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
