"""The base classes of generated clients and resources."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, Unpack, overload

from .codecs import PLAIN, codec_of
from .conversions import NOT_GIVEN, NotGiven
from .operations import Operation, whole_body
from .settings import SHARED, client_settings, default, known_options
from .typeguards import defer_annotations, is_bytes, is_file
from .urls import has_dots, without_secrets

if TYPE_CHECKING:
    from .auth import Given
    from .call_flow import AsyncCaller, SyncCaller
    from .operations import Contents
    from .raw_response import (
        AsyncOpening,
        AsyncRawVerb,
        AsyncStreamingVerb,
        RawResponse,
        SyncRawVerb,
        SyncStreamedResponse,
        SyncStreamingVerb,
        Verb,
    )
    from .settings import (
        AsyncChanges,
        AsyncOptions,
        CallOptions,
        Service,
        Settings,
        SyncChanges,
        SyncOptions,
    )
    from .validation import Validation, ValidationIssue


class BaseClient:
    """The part that the synchronous and the asynchronous client share: their settings."""

    _settings: Settings
    _caller: Any

    def __init_subclass__(cls) -> None:
        """Set the path that users import the package's clients from; see errors.py."""
        super().__init_subclass__()
        defer_annotations(cls)
        package = __name__.removesuffix("._runtime.client")
        if cls.__module__ == f"{package}.client":
            cls.__module__ = package

    def __copy__(self) -> Self:
        """Return a client with the same settings that opens its own connections."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        copied._caller = self._caller.__copy__()
        return copied

    def _configure(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Given] | None,
        variables: Mapping[str, str | None] | None,
        arguments: Mapping[str, object] | None,
        base_url: str | None,
        timeout: float | None,
        max_retries: int,
        headers: Mapping[str, str] | None,
        validation: Validation,
        on_validation_issue: Callable[[ValidationIssue], object] | None,
        http_client: object | None,
        more: Mapping[str, Any],
    ) -> None:
        # Imported with the first client, so that importing the package stays fast.
        self._settings = client_settings(
            service,
            credentials=credentials or {},
            variables=variables or {},
            arguments=arguments or {},
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            headers=headers,
            validation=validation,
            on_validation_issue=on_validation_issue,
            own_http_client=http_client is not None,
            more=more,
        )

    @property
    def base_url(self) -> str:
        """The URL that paths are appended to, without its user and password."""
        return without_secrets(self._settings.address())

    def _changed_settings(
        self,
        base_url: str | None,
        timeout: float | NotGiven | None,
        max_retries: int | None,
        headers: Mapping[str, str] | None,
        validation: Validation | None,
        on_validation_issue: Callable[[ValidationIssue], object] | NotGiven | None,
        more: Mapping[str, Any],
    ) -> Settings:
        old = self._settings
        known = old.service.arguments
        known_options(more, SHARED | known.keys())
        changes: dict[str, object] = {n: more[n] for n in more if n not in known}
        changes["arguments"] = {
            name: value
            for name in known
            if (value := default(more.get(name), old.arguments.get(name))) is not None
        }
        other: dict[str, object] = {
            "base_url": base_url,
            "max_retries": max_retries,
            "validation": validation,
        }
        changes |= {name: value for name, value in other.items() if value is not None}
        if timeout is not NOT_GIVEN:
            changes["timeout"] = timeout
        if on_validation_issue is not NOT_GIVEN:
            changes["on_validation_issue"] = on_validation_issue
        if headers:
            changes["headers"] = (*old.headers, *headers.items())
        return old.replaced(**changes)

    def __repr__(self) -> str:
        try:
            where = " " + self.base_url
        except ValueError:  # no absolute URL is known, which every call reports
            where = ""
        return f"<{type(self).__name__}{where}>"


def described(
    settings: Settings,
    method: str,
    path: str,
    cast_to: Any,
    body: object,
    query: Mapping[str, object] | None,
    options: CallOptions,
) -> tuple[Operation[Any], dict[str, object], CallOptions]:
    """Return operation, values and options for an endpoint that is not described.

    The request carries all of the client's credentials, because it is not known which
    ones the endpoint requires.

    Raises:
        ValueError: The path leads outside of the base URL.
    """
    operation: Operation[Any] = Operation(
        method.upper(),
        _beneath(settings.address((), options.get("base_url")), path),
        arguments=(whole_body(nullable=True),) if body is not NOT_GIVEN else (),
        writers=(file_writer(),) if is_file(body) and not is_bytes(body) else (),
        body="application/octet-stream" if is_file(body) else "application/json",
        responses={"2XX": _contents(cast_to)},
        security=(tuple(settings.credentials),) if settings.credentials else (),
    )
    merged = options.copy()
    if query:
        merged["extra_query"] = {**query, **options.get("extra_query", {})}
    return operation, {"body": body}, merged


def _contents(cast_to: Any) -> Contents | None:
    """Return the content that is read as a type; without a type, it may be missing.

    Raises:
        TypeError: JSON cannot be decoded to the type.
    """
    if cast_to is None:
        return {"*/*": PLAIN}
    return None if cast_to is type(None) else {"application/json": codec(cast_to)}


def _beneath(base: str, path: str) -> str:
    """Return the path as a template without placeholders, relative to the base URL.

    Raises:
        ValueError: A server could resolve it to a URL outside of the base URL, which
            must not receive the client's credentials.
    """
    if path.startswith(("http://", "https://")):
        base = base.partition("#")[0].partition("?")[0].rstrip("/")
        rest = path.removeprefix(base)
        if rest == path or (rest and rest[0] not in "/?#"):
            raise ValueError("the URL is not below the client's base URL")
        path = rest
    if has_dots(path.partition("#")[0].partition("?")[0]):
        raise ValueError(f"the path {path!r} must not contain a segment '.' or '..'")
    return path.replace("{", "%7B").replace("}", "%7D")


def file_writer() -> Any:
    """Return the writer of file bodies.

    Raises:
        TypeError: The API takes no files, so this package cannot send any.
    """
    from importlib import import_module

    # Imported by name, because a package contains only what its API needs.
    try:
        return import_module(".multipart", __package__).raw
    except ModuleNotFoundError:
        message = (
            "this package cannot send files, because the API takes none: pass bytes"
        )
        raise TypeError(message) from None


def codec(cast_to: Any) -> Any:
    """Return the codec of a type.

    Raises:
        TypeError: JSON cannot be decoded to the type.
    """
    return codec_of(cast_to)


T = TypeVar("T")


class SyncVerb:
    """An HTTP method, called with a path.

    Args:
        path: The path below the base URL, or a whole URL below it.
        cast_to: The type that the response is decoded to: a model, an alias from
            ``models``, or a type such as ``list[str]``; without it, JSON stays plain.
        body: A file or bytes, sent unchanged; any other value is sent as JSON.
        query: Query parameters; lists repeat the name.
        **options: The options of every method.

    Raises:
        APIError: As for every method.
        ValueError: The path contains a segment ``.`` or ``..``, encoded or not, or is a
            URL that is not below the base URL.
    """

    __slots__ = ("_caller", "_method")

    def __init__(self, caller: SyncCaller, method: str) -> None:
        self._caller = caller
        self._method = method

    if TYPE_CHECKING:

        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> T: ...
        @overload
        def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Any: ...

    def __call__(
        self,
        path: str,
        *,
        cast_to: Any = None,
        body: object = NOT_GIVEN,
        query: Mapping[str, object] | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Call the path; see the class."""

        operation, values, options = described(
            self._caller.settings, self._method, path, cast_to, body, query, options
        )
        return self._caller.call(operation, values, options)


class AsyncVerb:
    """An HTTP method, called with a path and awaited; see `SyncVerb`."""

    __slots__ = ("_caller", "_method")

    def __init__(self, caller: AsyncCaller, method: str) -> None:
        self._caller = caller
        self._method = method

    if TYPE_CHECKING:

        @overload
        async def __call__(
            self,
            path: str,
            *,
            cast_to: type[T],
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> T: ...
        @overload
        async def __call__(
            self,
            path: str,
            *,
            cast_to: object = None,
            body: object = NOT_GIVEN,
            query: Mapping[str, object] | None = None,
            **options: Unpack[CallOptions],
        ) -> Any: ...

    async def __call__(
        self,
        path: str,
        *,
        cast_to: Any = None,
        body: object = NOT_GIVEN,
        query: Mapping[str, object] | None = None,
        **options: Unpack[CallOptions],
    ) -> Any:
        """Call the path; see `SyncVerb`."""

        operation, values, options = described(
            self._caller.settings, self._method, path, cast_to, body, query, options
        )
        return await self._caller.call(operation, values, options)


class SyncVerbs:
    """The HTTP methods of a synchronous client."""

    _caller: SyncCaller

    @property
    def get(self) -> SyncVerb:
        """Send a GET request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "GET")

    @property
    def post(self) -> SyncVerb:
        """Send a POST request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "POST")

    @property
    def put(self) -> SyncVerb:
        """Send a PUT request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "PUT")

    @property
    def patch(self) -> SyncVerb:
        """Send a PATCH request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "PATCH")

    @property
    def delete(self) -> SyncVerb:
        """Send a DELETE request to an endpoint without a method, see `SyncVerb`."""
        return SyncVerb(self._caller, "DELETE")


class AsyncVerbs:
    """The HTTP methods of an asynchronous client."""

    _caller: AsyncCaller

    @property
    def get(self) -> AsyncVerb:
        """Send a GET request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "GET")

    @property
    def post(self) -> AsyncVerb:
        """Send a POST request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "POST")

    @property
    def put(self) -> AsyncVerb:
        """Send a PUT request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "PUT")

    @property
    def patch(self) -> AsyncVerb:
        """Send a PATCH request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "PATCH")

    @property
    def delete(self) -> AsyncVerb:
        """Send a DELETE request to an endpoint without a method, see `SyncVerb`."""
        return AsyncVerb(self._caller, "DELETE")


P = ParamSpec("P")


class SyncViews:
    """Access to raw and streaming responses of a synchronous client."""

    if TYPE_CHECKING:

        @overload
        def with_raw_response(self, method: Verb) -> SyncRawVerb: ...
        @overload
        def with_raw_response(
            self, method: Callable[P, T]
        ) -> Callable[P, RawResponse[T]]: ...

    def with_raw_response(self, method: Any) -> Any:
        """Make a method return the raw response.

        Args:
            method: A method of one of the client's resources or of the client itself,
                such as ``client.get``.

        Returns:
            A function with the same arguments. It returns the response with status,
                header fields, bytes, elapsed seconds and number of retries; ``parse()``
                returns the method's usual result. Errors raise as usual.

        Raises:
            TypeError: It is another kind of function.

        Example::

            response = client.with_raw_response(client.things.get)("id")
            response.headers["etag"], response.parse().name
        """
        from .raw_response import SyncRawCaller

        viewed: Any = rebound(method, SyncRawCaller)
        return viewed

    if TYPE_CHECKING:

        @overload
        def with_streaming_response(self, method: Verb) -> SyncStreamingVerb: ...
        @overload
        def with_streaming_response(
            self, method: Callable[P, T]
        ) -> Callable[P, SyncStreamedResponse[T]]: ...

    def with_streaming_response(self, method: Any) -> Any:
        """Make a method return the response before its body is read.

        Only one chunk of a large body is in memory at a time::

            with client.with_streaming_response(client.files.download)("id") as response:
                response.save("file.bin", progress=lambda done, total: ...)

        Raises:
            TypeError: It is not a method of a resource or of the client.
        """
        from .raw_response import SyncStreamingCaller

        viewed: Any = rebound(method, SyncStreamingCaller)
        return viewed


class AsyncViews:
    """Raw and streaming responses of every method of an asynchronous client."""

    if TYPE_CHECKING:

        @overload
        def with_raw_response(self, method: Verb) -> AsyncRawVerb: ...
        @overload
        def with_raw_response(
            self, method: Callable[P, Awaitable[T]]
        ) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]: ...

    def with_raw_response(self, method: Any) -> Any:
        """Make a method return the raw response.

        See `SyncViews.with_raw_response`; the returned function is awaited.

        Raises:
            TypeError: It is not a method of a resource or of the client.
        """
        from .raw_response import AsyncRawCaller

        viewed: Any = rebound(method, AsyncRawCaller)
        return viewed

    if TYPE_CHECKING:

        @overload
        def with_streaming_response(self, method: Verb) -> AsyncStreamingVerb: ...
        @overload
        def with_streaming_response(
            self, method: Callable[P, Awaitable[T]]
        ) -> Callable[P, AsyncOpening[T]]: ...

    def with_streaming_response(self, method: Any) -> Any:
        """Make a method return the response before its body is read.

        Use the result with ``async with``, or await and close it::

            download = client.with_streaming_response(client.files.download)
            async with download("id") as response:
                await response.save("file.bin")

        Raises:
            TypeError: It is not a method of a resource or of the client.
        """
        from .raw_response import AsyncOpening, AsyncStreamingCaller

        viewed: Any = rebound(method, AsyncStreamingCaller)

        def opening(*args: Any, **kwargs: Any) -> AsyncOpening[Any]:
            return AsyncOpening(viewed(*args, **kwargs))

        return opening


def rebound(method: Any, view: Callable[[Any, Any, Any], Any]) -> Any:
    """Return the method bound to a copy of its object that executes calls differently.

    Raises:
        TypeError: It is not a method that calls an operation.
    """
    owner: Any = getattr(method, "__self__", method)
    caller: Any = getattr(owner, "_caller", None)
    if caller is None:
        raise TypeError(f"{method!r} is not a method of a client or of its resources")
    kind: Any = owner.__class__
    twin: Any = object.__new__(kind)
    members: dict[str, Any] = getattr(owner, "__dict__", {})
    for name in (*members, *getattr(kind, "__slots__", ())):
        setattr(twin, name, getattr(owner, name))
    twin._caller = view(caller.settings, caller.transport, caller.tokens)
    return twin if owner is method else method.__func__.__get__(twin)


class View:
    """The methods of a resource, each with another view of its response.

    The view of a client is also called with any method, like
    `SyncViews.with_raw_response`.
    """

    __slots__ = ("_resource", "_view")

    def __init__(self, resource: Any, view: Callable[[Any, Any], Any]) -> None:
        self._resource = resource
        self._view = view

    def __call__(self, method: Any) -> Any:
        """Make a method of any resource of the client return what this view returns."""
        return self._view(self._resource, method)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._view(self._resource, getattr(self._resource, name))

    def __dir__(self) -> list[str]:
        kind: Any = self._resource.__class__
        return [n for n in dir(kind) if n[0] != "_" and callable(getattr(kind, n))]


class SyncClientBase(SyncVerbs, BaseClient):
    """A synchronous client. Threads may share it.

    `SyncClient` adds raw and streaming responses. A client that also has methods for
    operations gets them from its `SyncResource`.

    Args:
        service: The service as the API's document describes it.
        credentials: The credential for each security scheme, by the scheme's name. A
            credential left as None is read from the environment.
        variables: Values for the variables of the server URL; None uses the default.
        arguments: Values for parameters that calls leave out, by the client's keyword;
            None reads the environment.
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
        credentials: Mapping[str, Given] | None = None,
        variables: Mapping[str, str | None] | None = None,
        arguments: Mapping[str, object] | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
        http_client: object | None = None,
        **more: Unpack[SyncOptions],
    ) -> None:
        from .call_flow import SyncCaller
        from .transport import SyncTransport

        self._configure(
            service,
            credentials=credentials,
            variables=variables,
            arguments=arguments,
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
            **more: Further options, see `SyncChanges`, and the arguments of the client
                that calls can override.
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
        """Call an endpoint that the API description does not contain.

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


class AsyncClientBase(AsyncVerbs, BaseClient):
    """An asynchronous client. It takes the arguments of `SyncClientBase`.

    Here ``http_client`` is an ``httpx2.AsyncClient`` or an asynchronous httpx2
    transport, and credentials may be async functions.
    """

    _caller: AsyncCaller

    def __init__(
        self,
        service: Service,
        *,
        credentials: Mapping[str, Given] | None = None,
        variables: Mapping[str, str | None] | None = None,
        arguments: Mapping[str, object] | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        max_retries: int = 2,
        headers: Mapping[str, str] | None = None,
        validation: Validation = "lenient",
        on_validation_issue: Callable[[ValidationIssue], object] | None = None,
        http_client: object | None = None,
        **more: Unpack[AsyncOptions],
    ) -> None:
        from .call_flow import AsyncCaller
        from .transport import AsyncTransport

        self._configure(
            service,
            credentials=credentials,
            variables=variables,
            arguments=arguments,
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
            **more: Further options, see `AsyncChanges`, and the arguments of the client
                that calls can override.
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
        """Call an endpoint that the API description does not contain.

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


class SyncClient(SyncViews, SyncClientBase):
    """A synchronous client whose methods are all in resources."""


class AsyncClient(AsyncViews, AsyncClientBase):
    """An asynchronous client whose methods are all in resources."""


def sync_caller(owner: SyncClientBase | SyncResource) -> SyncCaller:
    """Return the caller of a client or resource, for resources and mocks."""
    # A public attribute could clash with a resource of the same name.
    return owner._caller  # pyright: ignore[reportPrivateUsage]


def async_caller(owner: AsyncClientBase | AsyncResource) -> AsyncCaller:
    """Return the caller of an asynchronous client or resource."""
    return owner._caller  # pyright: ignore[reportPrivateUsage]


class SyncResource:
    """A resource of the synchronous client."""

    __slots__ = ("_caller",)

    def __init_subclass__(cls) -> None:
        """Prepare the annotations of the methods for `typing.get_type_hints`."""
        super().__init_subclass__()
        defer_annotations(cls)

    def __init__(self, owner: SyncClientBase | SyncResource) -> None:
        self._caller = sync_caller(owner)

    if not TYPE_CHECKING:  # each resource of a package declares its own types

        @property
        def with_raw_response(self) -> Any:
            """The methods of the resource, returning the raw response."""

            return View(self, SyncViews.with_raw_response)

        @property
        def with_streaming_response(self) -> Any:
            """The methods of the resource, returning a response to be read."""

            return View(self, SyncViews.with_streaming_response)

    def _call(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T:
        """Call the operation with arguments by their Python name.

        Raises:
            APIStatusError: The response has an error status.
            APIConnectionError: The service could not be reached, or not in time.
            APIResponseValidationError: The response cannot be decoded.
            CredentialsError: The operation needs credentials that were not given.
        """
        value: T = self._caller.call(operation, values, options)
        return value


class AsyncResource:
    """A resource of the asynchronous client."""

    __slots__ = ("_caller",)

    def __init_subclass__(cls) -> None:
        """Prepare the annotations of the methods for `typing.get_type_hints`."""
        super().__init_subclass__()
        defer_annotations(cls)

    def __init__(self, owner: AsyncClientBase | AsyncResource) -> None:
        self._caller = async_caller(owner)

    if not TYPE_CHECKING:  # each resource of a package declares its own types

        @property
        def with_raw_response(self) -> Any:
            """The methods of the resource, returning the raw response."""

            return View(self, AsyncViews.with_raw_response)

        @property
        def with_streaming_response(self) -> Any:
            """The methods of the resource, returning a response to be read."""

            return View(self, AsyncViews.with_streaming_response)

    async def _call(
        self,
        operation: Operation[T],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> T:
        """Call the operation with arguments by their Python name.

        Raises:
            APIStatusError: The response has an error status.
            APIConnectionError: The service could not be reached, or not in time.
            APIResponseValidationError: The response cannot be decoded.
            CredentialsError: The operation needs credentials that were not given.
        """
        value: T = await self._caller.call(operation, values, options)
        return value


for _owner in (
    *(BaseClient, SyncVerbs, AsyncVerbs, SyncViews, AsyncViews),
    *(SyncResource, AsyncResource),
):
    defer_annotations(_owner)
