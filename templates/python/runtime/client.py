"""The base classes of every generated client."""

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
    from .deviations import Validation, ValidationIssue
    from .notgiven import NotGiven
    from .options import CallOptions
    from .security import Credential
    from .service import Service

    T = TypeVar("T")


class SyncClient(SyncViews, SyncVerbs, BaseClient):
    """A synchronous client. Threads may share it.

    Args:
        service: The service as the API's document describes it.
        credentials: The credential for each security scheme, by the scheme's name. A
            credential that is None is read from the environment.
        variables: Values for the variables of the server URL; None uses the default.
        base_url: The URL to use instead of the server URL of the API's document.
        timeout: Seconds to wait for each connect, read and write; None waits forever.
        max_retries: Maximum number of retries after a connection error (see
            ``retry_non_idempotent`` for POST) or a response with status 408, 409, 429
            or 5xx; 0 disables retries.
        headers: Header fields to add to every request.
        validation: What to do if a response does not match the schema. ``"strict"``
            raises an exception and ``"warn"`` reports each validation issue.
            ``"lenient"`` does not check the data: it logs a WARNING, once per location,
            for a value that could not be converted and is kept as received. It raises
            an exception only if the body is of an entirely different kind, such as HTML
            or a list in place of a model.
        on_validation_issue: Called with each validation issue under ``"warn"``. Under
            ``"lenient"`` it turns the checks on and is called too. Without it,
            ``"warn"`` issues Python warnings.
        http_client: An ``httpx2.Client`` or an httpx2 transport to send requests with.
            You keep ownership: closing this client does not close it.
        **more: Further options such as ``deadline``, ``hooks``, ``middleware``,
            ``proxy`` and ``verify``, see `SyncOptions`.

    Raises:
        ValueError: If ``base_url`` is not an http or https URL.
        TypeError: If ``http_client`` has the wrong type or an option does not exist.
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
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
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
            on_validation_issue=on_validation_issue,
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
        on_validation_issue: (
            Callable[[ValidationIssue], object] | NotGiven | None
        ) = NOT_GIVEN,
        **more: Unpack[SyncChanges],
    ) -> Self:
        """Return a client with other settings that uses the same connections.

        Closing one of them closes the connections of both.

        Args:
            base_url: The URL that paths are appended to.
            timeout: Seconds to wait for each connect, read and write; None waits
                forever.
            max_retries: Maximum number of retries; 0 disables them.
            headers: Header fields to add to those of this client.
            validation: What to do if a response does not match the schema.
            on_validation_issue: Called with each validation issue; None removes the function.
            **more: Further options, see `SyncChanges`.
        """
        copied = object.__new__(type(self))
        copied._settings = self._changed_settings(
            base_url,
            timeout,
            max_retries,
            headers,
            validation,
            on_validation_issue,
            {**more},
        )
        copied._caller = self._caller.with_settings(copied._settings)
        return copied

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
        """Call an endpoint that has no method of its own.

        Args:
            method: The HTTP method. The common ones have their own methods: ``get``,
                ``post``, ``put``, ``patch`` and ``delete``.
            path: The path relative to the base URL.
            **arguments: ``cast_to``, ``body``, ``query`` and the call options, see
                `SyncVerb`.

        Returns:
            The parsed response.

        Raises:
            APIError: If the call fails.
        """
        return SyncVerb(self._caller, method)(path, **arguments)

    def close(self) -> None:
        """Close the connections. Closing a closed client has no effect."""
        self._caller.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(AsyncViews, AsyncVerbs, BaseClient):
    """An asynchronous client. It takes the arguments of `SyncClient`.

    Here ``http_client`` is an ``httpx2.AsyncClient`` or an asynchronous httpx2
    transport, and credentials may be async functions.
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
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
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
            on_validation_issue=on_validation_issue,
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
        on_validation_issue: (
            Callable[[ValidationIssue], object] | NotGiven | None
        ) = NOT_GIVEN,
        **more: Unpack[AsyncChanges],
    ) -> Self:
        """Return a client with other settings that uses the same connections.

        Closing one of them closes the connections of both.

        Args:
            base_url: The URL that paths are appended to.
            timeout: Seconds to wait for each connect, read and write; None waits
                forever.
            max_retries: Maximum number of retries; 0 disables them.
            headers: Header fields to add to those of this client.
            validation: What to do if a response does not match the schema.
            on_validation_issue: Called with each validation issue; None removes the function.
            **more: Further options, see `AsyncChanges`.
        """
        copied = object.__new__(type(self))
        copied._settings = self._changed_settings(
            base_url,
            timeout,
            max_retries,
            headers,
            validation,
            on_validation_issue,
            {**more},
        )
        copied._caller = self._caller.with_settings(copied._settings)
        return copied

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
        """Call an endpoint that has no method of its own.

        Args:
            method: The HTTP method. The common ones have their own methods: ``get``,
                ``post``, ``put``, ``patch`` and ``delete``.
            path: The path relative to the base URL.
            **arguments: ``cast_to``, ``body``, ``query`` and the call options, see
                `AsyncVerb`.

        Returns:
            The parsed response.

        Raises:
            APIError: If the call fails.
        """
        return await AsyncVerb(self._caller, method)(path, **arguments)

    async def close(self) -> None:
        """Close the connections. Closing a closed client has no effect."""
        await self._caller.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def sync_caller(client: SyncClient) -> SyncCaller:
    """Return the caller of a client, for resources and mocks."""
    # A public attribute could clash with a resource of the same name.
    return client._caller  # pyright: ignore[reportPrivateUsage]


def async_caller(client: AsyncClient) -> AsyncCaller:
    """Return the caller of an asynchronous client, for resources and mocks."""
    return client._caller  # pyright: ignore[reportPrivateUsage]
