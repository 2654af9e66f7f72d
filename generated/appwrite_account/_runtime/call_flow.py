"""The steps of a call: credentials, attempts, redirects, retries, result."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator, Mapping
from random import random
from typing import Any, NoReturn, TypeAlias

import httpx2

from .auth import (
    EARLY,
    Credential,
    Secret,
    Token,
    Tokens,
    choose_alternative,
    missing_credentials,
)
from .errors import APIConnectionError, APIError, APITimeoutError, RedirectError
from .instrumentation import AttemptInstrumentation, instrumentation_for, log_retry
from .media_types import best_match
from .operations import KEY_FIELDS, Operation
from .requests import (
    HARMLESS_HEADERS,
    Draft,
    HttpResponse,
    Request,
    drafted,
    limits_of,
)
from .responses import contents_for, failure, result
from .retries import (
    IDEMPOTENT,
    LONGEST_ASKED,
    SHORTEST_WAIT,
    asked_wait,
    backoff,
    is_retryable,
    new_key,
)
from .settings import CallOptions, Settings, check_options
from .transport import AsyncTransport, SyncTransport, within_deadline
from .urls import origin, without_secrets

_FETCH_CHECK = 0.02
"""Seconds between looks at a token that another call is fetching."""

_LONGEST_FETCH = 60.0
"""Seconds after which another call fetches the token, too."""

MOST_REDIRECTS = 10
"""Maximum number of redirects that one call follows."""


def redirected(
    request: Request, response: HttpResponse, hops: int = 0, *, bodies: bool = False
) -> Request | None:
    """Return the request that a redirect leads to, or None for other responses.

    Methods change as in browsers (Fetch standard, HTTP-redirect fetch). Another origin
    receives no credentials, no cookies and no other header field of the client.

    Args:
        request: The request that was sent.
        reply: The response to it.
        hops: How many redirects of the call were followed so far.
        bodies: Whether a body may be sent to another origin.

    Raises:
        RedirectError: The redirect is not followed: it leads from https to http, to an
            invalid URL, or to another origin while the request has a body; the body can
            be read only once; or there were too many redirects.
    """
    location = response.headers.get("location")
    if response.status_code not in (301, 302, 303, 307, 308) or not location:
        return None
    url, shown = _target(request, response, location)
    if hops >= MOST_REDIRECTS:
        _refuse(request, response, shown, f"more than {MOST_REDIRECTS} redirects")
    method, payload = _method(request, response.status_code), request.payload
    if method != request.method:
        payload = None
    elif not request.repeatable:
        _refuse(
            request, response, shown, "the request body cannot be sent a second time"
        )
    same = origin(url) == origin(request.url) and not request.cross_origin
    if payload is not None and not same and not bodies:
        reason = (
            "it is another origin; pass cross_origin_bodies=True to send the body there"
        )
        _refuse(request, response, shown, reason)
    headers = tuple(
        (name, value)
        for name, value in request.headers
        if (same or name.lower() in HARMLESS_HEADERS)
        and (payload is not None or not name.lower().startswith("content-"))
    )
    further = Request(
        method,
        url,
        headers,
        payload,
        redacted_url=shown,
        digest=request.digest if same else None,
        timeout=request.timeout,
        until=request.until,
        cross_origin=not same,
        call=request.call,
    )
    further.limits = request.limits
    return further


def _target(request: Request, response: HttpResponse, location: str) -> tuple[str, str]:
    """Return the URL in a Location field, as it is sent and as it is logged."""
    from urllib.parse import quote, urljoin

    # Servers write characters into Location that are not valid in URLs.
    try:
        url = urljoin(request.url, quote(location, safe="!#$%&'()*+,/:;=?@[]~"))
    except ValueError:
        url = ""
    if not is_http_url(url):
        shown = _redacted(location, request)
        _refuse(request, response, shown, "it is not an http or https URL")
    shown = _redacted(url, request)
    if origin(url)[0] == "http" and origin(request.url)[0] == "https":
        _refuse(request, response, shown, "it is not encrypted")
    return url, shown


def is_http_url(url: str) -> bool:
    """Return whether requests can be sent to a URL that a server returned."""
    try:
        parsed = httpx2.URL(url)
        labels = parsed.raw_host.removesuffix(b".").split(b".")
    except (httpx2.InvalidURL, ValueError):
        return False
    if parsed.scheme not in ("http", "https") or (parsed.port or 0) > 65_535:
        return False
    # The resolver raises errors of other types for other labels (RFC 1035 §2.3.4).
    return all(0 < len(label) < 64 for label in labels)


def _refuse(
    request: Request, response: HttpResponse, location: str, reason: str
) -> NoReturn:
    plain = failure(request, response, {})
    error = RedirectError(
        f"{plain}; the redirect to {location[:500]} is not followed: {reason}",
        request=request,
        response=response,
        body=plain.body,
    )
    error.location = location
    raise error


def _method(request: Request, status: int) -> str:
    if status in (301, 302) and request.method == "POST":
        return "GET"
    if status == 303 and request.method not in ("GET", "HEAD"):
        return "GET"
    return request.method


def _redacted(url: str, request: Request) -> str:
    # The server may repeat secret query parameters in the new location.
    hidden = [
        piece.partition("=")[0]
        for piece in request.redacted_url.partition("?")[2].split("&")
        if piece.endswith("=***")
    ]
    return without_secrets(url, hidden)


class CallState:
    """The state and the rules of one call, which both clients use; they only do the
    I/O.

    Args:
        settings: The settings of the client.
        operation: The operation to call.
        values: The arguments by their Python names.
        options: The options of the call.
        tokens: The access tokens that were fetched so far, for reuse.
        opens: Whether to leave the body of a successful response unread; None does so
            if it is a stream.
        now: Returns the time in seconds since the epoch.
        clock: Returns the time in seconds of a monotonic clock.
        random: Returns a number from 0 to 1.

    Attributes:
        schemes: The security schemes whose secrets ``request`` needs.
        streams: Whether the response may be a stream.
        retries: The number of retries so far.
        resumptions: The number of failed reconnections of a stream since its last
            event.

    Raises:
        TypeError: If an option does not exist or has the wrong type.
        ValueError: If an argument cannot be written, or an option is out of range.
        CredentialsError: If the operation needs credentials that are not configured.
    """

    def __init__(
        self,
        settings: Settings,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
        *,
        tokens: Tokens | None = None,
        opens: bool | None = None,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
        random: Callable[[], float] = random,
    ) -> None:
        if options:
            check_options(options)
        self.settings = settings
        self.operation = operation
        self.values: Mapping[str, object] = values
        self.options: CallOptions = options
        self.clock: Callable[[], float] = clock
        self.now: Callable[[], float] = now
        self.random: Callable[[], float] = random
        self.retries: int = 0
        self.resumptions: int = 0
        self.tokens: Tokens = {} if tokens is None else tokens
        self._reused: list[tuple[tuple[str, Secret], Token]] = []
        self._renewed = False
        self._deadline = options.get("deadline", settings.deadline)
        self._until = None if self._deadline is None else clock() + self._deadline
        self._limits = limits_of(options, settings.limits)
        self.most_retries: int = options.get("max_retries", settings.max_retries)
        self._timeout = options.get("timeout", settings.timeout)
        self.base_url: str = settings.address(
            operation.servers, options.get("base_url")
        )
        validation = options.get("validation", settings.validation)
        self._context = settings.decode_context(operation.label, validation)
        strict = self._context.validation == "strict"
        draft = self._draft_strictly if strict else self._draft_request
        self._draft = draft(values, options)
        self.schemes: tuple[str, ...] | tuple[()] = (
            self._choose_schemes() if operation.security else ()
        )
        self.opens = opens
        self.streams: bool = operation.piecemeal if opens is None else opens

    def _draft_strictly(
        self, values: Mapping[str, object], options: CallOptions
    ) -> Draft:
        from .dates import AWARE

        token = AWARE.set(True)
        try:
            return self._draft_request(values, options)
        finally:
            AWARE.reset(token)

    def _draft_request(
        self, values: Mapping[str, object], options: CallOptions
    ) -> Draft:
        filled = self.settings.with_defaults(self.operation, values)
        draft = drafted(
            self.operation,
            filled,
            headers=self._header_fields(options),
            extra_headers=options.get("extra_headers"),
            extra_query=options.get("extra_query"),
            extra_body=options.get("extra_body"),
        )
        draft.call = self.operation, values
        return draft

    def _header_fields(self, options: CallOptions) -> tuple[tuple[str, str], ...]:
        """Return the client's header fields, with an idempotency key if the call needs
        one.
        """
        fields = self.settings.headers
        own = self.operation.key_field
        name = self.settings.idempotency_header or own
        key = options.get("idempotency_key")
        if key is None:
            if not name or (self.operation.method in IDEMPOTENT and not own):
                return fields
            if name.lower() in (given.lower() for given, _ in fields):
                return fields
            key = new_key()
        return (*fields, (name or "Idempotency-Key", key))

    def _choose_schemes(self) -> tuple[str, ...]:
        settings, operation = self.settings, self.operation
        names = choose_alternative(
            operation.security,
            settings.service.schemes,
            settings.credentials,
            self._draft,
        )
        if names is None:
            raise missing_credentials(
                self.label,
                operation.security,
                settings.service.schemes,
                settings.credentials,
            )
        return names

    def request(self, secrets: Mapping[str, Secret]) -> Request:
        """Build the request with its credentials. This is called again for each retry."""
        draft = self._draft
        if self.schemes:
            draft = draft.copy()
            for name in self.schemes:
                if name in secrets:
                    self.settings.service.schemes[name].apply(draft, secrets[name])
        request = draft.request(self.base_url, self.timeout_left(), self._until)
        request.limits = self._limits
        return request

    def timeout_left(self) -> float | None:
        """Return the seconds to wait for the network: the timeout, or less near the
        deadline.

        Raises:
            APITimeoutError: If the deadline has passed.
        """
        if self._until is None:
            return self._timeout
        left = self._until - self.clock()
        if left <= 0:
            message = f"{self.label}: the deadline has passed"
            raise APITimeoutError(message, method=self.operation.method)
        return left if self._timeout is None else min(left, self._timeout)

    @property
    def until(self) -> float | None:
        """The time of ``clock`` at which the deadline passes, or None."""
        return self._until

    @property
    def label(self) -> str:
        """The method and path, as in the API's document."""
        return self.operation.label

    @property
    def repeatable(self) -> bool:
        """Whether the request can be sent again."""
        payload = self._draft.payload
        return payload is None or payload.repeatable

    def prepare_reconnection(self, last_event_id: str, wait: float) -> None:
        """Prepare the request for reconnecting a stream after an event.

        Args:
            last_event_id: The id of the last event; empty if there was none.
            wait: Seconds until the reconnection, which extend the deadline.
        """
        self.retries, self._renewed = 0, False
        # A stream that has begun has no deadline; each reconnection gets a new one.
        if self._deadline is not None:
            self._until = self.clock() + wait + self._deadline
        # A header field has no blanks at its ends (RFC 9110 §5.5).
        if shown := last_event_id.strip(" \t"):
            self._draft.set_headers([("Last-Event-ID", shown)])

    def keeps_body_unread(self, request: Request, response: HttpResponse) -> bool:
        """Whether the body of the response is left for the caller to read."""
        if self.opens is not None:
            return self.opens and response.is_success
        return self.items(request, response) is not None

    def token_request(self, name: str, secret: Secret) -> Request | None:
        """Build the request that exchanges a scheme's secret for a token, if it needs
        one.
        """
        scheme = self.settings.service.schemes[name]
        request = scheme.token_request(secret, self.base_url, self.timeout_left())
        if request is not None:
            request.until, request.limits = self._until, self._limits
        return request

    def token(self, key: tuple[str, Secret], waited: bool) -> str | None:
        """Return a valid token that was fetched for the secret before, or None.

        It is empty while another call is fetching it. A call that waited for it uses it
        even if it expires soon.
        """
        token = self.tokens.get(key)
        if token is None:
            return None
        if not token.fresh(self.now()) and not (waited and token.text):
            self.tokens.pop(key, None)
            return None
        if token.text:
            self._reused.append((key, token))
        return token.text

    def has_stale_token(self, request: Request, response: HttpResponse) -> bool:
        """Whether the response rejects a token that was reused.

        The token is then forgotten, and the request can be retried once with a new one.
        """
        if response.status_code != 401 or self._renewed or not self._reused:
            return False
        for key, token in self._reused:
            if self.tokens.get(key) is token:  # no other call has renewed it
                self.tokens.pop(key, None)
        self._renewed = True
        self._reused.clear()
        return request.repeatable

    def redirected(
        self, request: Request, response: HttpResponse, hops: int
    ) -> Request | None:
        """Build the request that follows a redirect, unless it is the result of the
        operation.

        Raises:
            RedirectError: If the redirect must not be followed.
        """
        if not 300 <= response.status_code < 400 or self._is_result(response):
            return None
        bodies = self._option("cross_origin_bodies")
        return redirected(request, response, hops, bodies=bodies)

    def _option(self, name: str) -> bool:
        """Return an option of the call, else that of the client."""
        given: Any = self.options.get(name)
        return bool(getattr(self.settings, name) if given is None else given)

    def wait_after_error(self, error: APIConnectionError) -> float:
        """Return the seconds to wait before a retry after a broken connection.

        Raises:
            APIConnectionError: The given error, if no retry is left, or if a retry
                could repeat the effect of a request that is not idempotent.
        """
        harmless = not error.request_sent or self._idempotent()
        wait = self._wait(None) if harmless else None
        if wait is None:
            raise error
        return wait

    def _idempotent(self) -> bool:
        """Whether the request may be retried although the service may have received it."""
        if self.operation.method in IDEMPOTENT or self._option("retry_non_idempotent"):
            return True
        own = (self.settings.idempotency_header, self.operation.key_field)
        names = {*KEY_FIELDS, *(name.lower() for name in own)}
        return not names.isdisjoint(
            (*self._draft.headers, *(n.lower() for n, _ in self._draft.final_headers))
        )

    def wait_after(self, response: HttpResponse) -> float | None:
        """Return the seconds to wait before a retry, or None if the response is final."""
        if not is_retryable(response.status_code):
            return None
        requested = asked_wait(response.status_code, response.headers, self.now())
        if requested is not None and requested > LONGEST_ASKED:
            return None
        return self._wait(requested)

    def _wait(self, requested: float | None) -> float | None:
        if self.retries >= self.most_retries or not self.repeatable:
            return None
        wait = requested
        if wait is None or wait < SHORTEST_WAIT:
            wait = backoff(self.retries, self.random)
        if self._until is not None and self.clock() + wait >= self._until:
            return None
        self.retries += 1
        return wait

    def items(self, request: Request, response: HttpResponse) -> Any:
        """Return the items of a streamed response, or None for any other response.

        A response without a media type is taken to have the first one that is
        described.
        """
        if not response.is_success:
            return None
        contents = contents_for(response.status_code, self.operation.responses) or {}
        media_type = response.media_type or next(iter(contents), "")
        matched = best_match(media_type, contents)
        codec = contents[matched] if matched is not None else None
        return (
            None if codec is None else codec.items_of(request, response, self._context)
        )

    def result(self, request: Request, response: HttpResponse) -> Any:
        """Return the value of the response.

        Raises:
            APIStatusError: If the status reports an error.
            APIResponseValidationError: If the response cannot be parsed.
        """
        responses = self.operation.responses
        if response.is_success:
            return result(request, response, responses, self._context)
        if self._is_result(response):
            return response.headers.get("location")
        raise failure(request, response, responses)

    def _is_result(self, response: HttpResponse) -> bool:
        """Whether the API's document describes a redirect, and no success."""
        responses = self.operation.responses
        return (
            300 <= response.status_code < 400
            and (str(response.status_code) in responses or "3XX" in responses)
            and not any(status.startswith("2") for status in responses)
        )


class GetCredential:
    """Get the secret of a credential, before the call's deadline."""

    __slots__ = ("call", "credential", "name")

    def __init__(self, name: str, credential: Credential, call: CallState) -> None:
        self.name: str = name
        self.credential: Credential = credential
        self.call: CallState = call


class Send:
    """Send a request.

    With ``stream`` the body of the response is left unread; ``direct`` bypasses the
    middleware.
    """

    __slots__ = ("direct", "request", "stream")

    def __init__(self, request: Request, stream: bool, direct: bool = False) -> None:
        self.request: Request = request
        self.stream: bool = stream
        self.direct: bool = direct


class Read:
    """Read the rest of a response's body, before the request's deadline."""

    __slots__ = ("body", "request")

    def __init__(self, request: Request, body: Any) -> None:
        self.request: Request = request
        self.body: Any = body


class Sleep:
    """Wait for some seconds."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds: float = seconds


Step: TypeAlias = GetCredential | Send | Read | Sleep
Steps: TypeAlias = Generator[Step, Any, "CallOutcome"]


class CallOutcome:
    """The outcome of a call: the last request, its response and the seconds it took."""

    __slots__ = ("elapsed", "request", "response")

    def __init__(
        self, request: Request, response: HttpResponse, elapsed: float
    ) -> None:
        self.request: Request = request
        self.response: HttpResponse = response
        self.elapsed: float = elapsed


def call_steps(call: CallState) -> Steps:
    """Yield all steps of a call, including retries, and return the last response.

    Both clients run this generator, so that their rules cannot differ.

    Raises:
        APIConnectionError: If no response arrived and no retry is left or allowed.
        APIStatusError: If the token endpoint refused to issue a token.
    """
    while True:
        reason: APIConnectionError | int
        try:
            secrets = (yield from _secrets(call)) if call.schemes else {}
            request = call.request(secrets)
            started = call.clock()
            request, response = yield from _sent(call, request)
        except APIConnectionError as error:
            reason, wait = error, call.wait_after_error(error)
        else:
            if call.has_stale_token(request, response):
                continue
            again = call.wait_after(response)
            if again is None:
                return CallOutcome(request, response, call.clock() - started)
            reason, wait = response.status_code, again
        log_retry(call.settings, call.label, wait, reason)
        yield Sleep(wait)


def _secrets(call: CallState) -> Generator[Step, Any, dict[str, Secret]]:
    found: dict[str, Secret] = {}
    for name in call.schemes:
        secret: Secret = yield GetCredential(
            name, call.settings.credentials[name], call
        )
        request = call.token_request(name, secret)
        if request is not None:
            secret = yield from _token(call, name, secret, request)
        found[name] = secret
    return found


def _token(
    call: CallState, name: str, secret: Secret, request: Request
) -> Generator[Step, Any, str]:
    """Return a token for the secret: one that is known, or a new one.

    Calls that need it at the same time wait until one of them has fetched it.
    """
    key = (f"{name} {request.url}", secret)  # servers do not share tokens
    waited = False
    while True:
        token = call.token(key, waited)
        mark = Token("", call.now() + EARLY + _LONGEST_FETCH)
        if token:
            return token
        if token is None and call.tokens.setdefault(key, mark) is mark:
            break
        waited = True
        yield Sleep(_FETCH_CHECK)
        request.timeout = call.timeout_left()
    try:
        response = yield from _token_response(call, request)
        scheme = call.settings.service.schemes[name]
        fetched = scheme.token(request, response, call.now())
        call.tokens[key] = fetched
        return fetched.text
    finally:
        if call.tokens.get(key) is mark:
            del call.tokens[key]


def _token_response(
    call: CallState, request: Request
) -> Generator[Step, Any, HttpResponse]:
    """Send a token request, and again after the statuses that calls are retried for."""
    while True:
        try:
            response: HttpResponse = yield Send(request, stream=False, direct=True)
        except APIConnectionError as error:
            error.request_sent = False  # the call's own request was not sent
            raise
        wait = call.wait_after(response)
        if wait is None:
            return response
        log_retry(call.settings, request.label, wait, response.status_code)
        yield Sleep(wait)
        request.timeout = call.timeout_left()


def _sent(
    call: CallState, request: Request
) -> Generator[Step, Any, tuple[Request, HttpResponse]]:
    hops = 0
    while True:
        instrumentation = instrumentation_for(call.settings)
        try:
            if instrumentation is None:
                response = yield from _attempt(call, request)
            else:
                response = yield from _instrumented_attempt(
                    call, request, instrumentation
                )
        except APIConnectionError as error:
            # The service that sent the redirect has received the request.
            error.request_sent = error.request_sent or hops > 0
            raise
        further = call.redirected(request, response, hops)
        if further is None:
            return request, response
        request, hops = further, hops + 1


def _attempt(call: CallState, request: Request) -> Generator[Step, Any, HttpResponse]:
    """Send a request and read its response, unless the caller reads the body."""
    response: HttpResponse = yield Send(request, call.streams)
    if response.stream is not None and not call.keeps_body_unread(request, response):
        response.content = yield Read(request, response.stream)
        response.truncated, response.stream = response.stream.truncated, None
    return response


def _instrumented_attempt(
    call: CallState, request: Request, instrumentation: AttemptInstrumentation
) -> Generator[Step, Any, HttpResponse]:
    """Run an attempt with hooks, logging and tracing."""
    started = call.clock()
    request = instrumentation.start(request, call.retries)
    try:
        try:
            response = yield from _attempt(call, request)
        except Exception as error:
            instrumentation.end_with_error(request, error)
            raise
        instrumentation.end_with_response(request, response, call.clock() - started)
    finally:
        instrumentation.close()
    return response


def shorten_traceback(error: APIError) -> None:
    """Remove the frames of the runtime from an error, unless there are others.

    The message of an `APIError` says what happened. The way through the runtime would
    only hide the line that made the call. The frames of a hook, a middleware or a
    custom transport matter, so a traceback that contains any is kept whole.
    """
    frames = error.__traceback__
    while frames is not None:
        if frames.tb_frame.f_globals.get("__package__") != __package__:
            return
        frames = frames.tb_next
    error.__traceback__ = None


class SyncCaller:
    """Call operations and block until their responses arrive."""

    opens: bool | None = None
    """Whether the body of a response is left unread, see `CallState`."""

    def __init__(
        self,
        settings: Settings,
        transport: SyncTransport,
        tokens: Tokens | None = None,
    ) -> None:
        self.settings = settings
        self.transport = transport
        self.tokens: Tokens = transport.tokens if tokens is None else tokens

    def with_settings(self, settings: Settings) -> SyncCaller:
        """Return a caller with other settings that uses the same connections."""
        return type(self)(settings, self.transport, self.tokens)

    def __copy__(self) -> SyncCaller:
        return type(self)(self.settings, self.transport.__copy__())

    def __reduce__(self) -> Any:
        return type(self), (self.settings, self.transport)

    def plain(self) -> SyncCaller:
        """Return a caller that yields parsed values, over the same connections."""
        return SyncCaller(self.settings, self.transport, self.tokens)

    def call(
        self,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> Any:
        """Call an operation and return the value of its response."""
        call = CallState(
            self.settings,
            operation,
            values,
            options,
            tokens=self.tokens,
            opens=self.opens,
        )
        try:
            return self.result_of(call, self.execute(call))
        except APIError as error:
            shorten_traceback(error)
            raise

    def result_of(self, call: CallState, outcome: CallOutcome) -> Any:
        """Convert the response into the result of the call.

        Raises:
            APIError: If the status reports an error, or the response cannot be parsed.
        """
        open_ = outcome.response.stream is not None
        items = call.items(outcome.request, outcome.response) if open_ else None
        return self.value_of(call, outcome, items)

    def value_of(self, call: CallState, outcome: CallOutcome, items: Any) -> Any:
        """Return the value of a response that was read, or the stream of its items."""
        if items is None:
            value = call.result(outcome.request, outcome.response)
            pagination = call.operation.pagination
            if pagination is None:
                return value
            return pagination.sync_page(self, call, outcome, value)
        return items.sync_stream(self, call, outcome.response.stream)

    def execute(self, call: CallState) -> CallOutcome:
        """Run all steps of a call and return its last response."""
        steps = call_steps(call)
        try:
            step = next(steps)
            while True:
                try:
                    found = self._execute_step(step)
                except Exception as error:  # noqa: BLE001 - the steps handle it
                    step = steps.throw(error)
                else:
                    step = steps.send(found)
        except StopIteration as stop:
            outcome: CallOutcome = stop.value
            return outcome

    def _execute_step(self, step: Step) -> Any:
        if isinstance(step, Send):
            if step.direct or not self.settings.middleware:
                return self.transport.send(step.request, stream=step.stream)
            return self._send_through_middleware(step)
        if isinstance(step, Read):
            return step.body.read(step.request.until)
        if isinstance(step, GetCredential):
            return self._secret(step)
        self.sleep(step.seconds)
        return None

    def _send_through_middleware(self, step: Send) -> HttpResponse:
        def send(request: Request) -> HttpResponse:
            return self.transport.send(request, stream=step.stream)

        for wrap in reversed(self.settings.middleware):
            send = _wrapped(wrap, send)
        return send(step.request)

    def _secret(self, step: GetCredential) -> Any:
        credential = step.credential
        secret: Any = credential() if callable(credential) else credential
        if hasattr(secret, "__await__"):
            secret.close()
            raise TypeError(
                f"the credential for {step.name} is an async function: "
                "use the asynchronous client"
            )
        return secret

    def sleep(self, seconds: float) -> None:
        """Wait before a retry."""
        (self.transport.wait or time.sleep)(seconds)


class AsyncCaller:
    """Call operations and await their responses."""

    opens: bool | None = None
    """Whether the body of a response is left unread, see `CallState`."""

    def __init__(
        self,
        settings: Settings,
        transport: AsyncTransport,
        tokens: Tokens | None = None,
    ) -> None:
        self.settings = settings
        self.transport = transport
        self.tokens: Tokens = transport.tokens if tokens is None else tokens

    def with_settings(self, settings: Settings) -> AsyncCaller:
        """Return a caller with other settings that uses the same connections."""
        return type(self)(settings, self.transport, self.tokens)

    def __copy__(self) -> AsyncCaller:
        return type(self)(self.settings, self.transport.__copy__())

    def __reduce__(self) -> Any:
        return type(self), (self.settings, self.transport)

    def plain(self) -> AsyncCaller:
        """Return a caller that yields parsed values, over the same connections."""
        return AsyncCaller(self.settings, self.transport, self.tokens)

    async def call(
        self,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
    ) -> Any:
        """Call an operation and return the value of its response."""
        call = CallState(
            self.settings,
            operation,
            values,
            options,
            tokens=self.tokens,
            opens=self.opens,
        )
        try:
            return self.result_of(call, await self.execute(call))
        except APIError as error:
            shorten_traceback(error)
            raise

    def result_of(self, call: CallState, outcome: CallOutcome) -> Any:
        """Convert the response into the result of the call.

        Raises:
            APIError: If the status reports an error, or the response cannot be parsed.
        """
        open_ = outcome.response.stream is not None
        items = call.items(outcome.request, outcome.response) if open_ else None
        return self.value_of(call, outcome, items)

    def value_of(self, call: CallState, outcome: CallOutcome, items: Any) -> Any:
        """Return the value of a response that was read, or the stream of its items."""
        if items is None:
            value = call.result(outcome.request, outcome.response)
            pagination = call.operation.pagination
            if pagination is None:
                return value
            return pagination.async_page(self, call, outcome, value)
        return items.async_stream(self, call, outcome.response.stream)

    async def execute(self, call: CallState) -> CallOutcome:
        """Run all steps of a call and return its last response."""
        steps = call_steps(call)
        try:
            step = next(steps)
            while True:
                try:
                    found = await self._execute_step(step)
                except Exception as error:  # noqa: BLE001 - the steps handle it
                    step = steps.throw(error)
                else:
                    step = steps.send(found)
        except StopIteration as stop:
            outcome: CallOutcome = stop.value
            return outcome

    async def _execute_step(self, step: Step) -> Any:
        if isinstance(step, Send):
            if step.direct or not self.settings.middleware:
                return await self.transport.send(step.request, stream=step.stream)
            return await self._send_through_middleware(step)
        if isinstance(step, Read):
            return await within_deadline(step.request, step.body.read)
        if isinstance(step, GetCredential):
            credential = step.credential
            secret: Any = credential() if callable(credential) else credential
            if not hasattr(secret, "__await__"):
                return secret
            return await within_deadline(step.call, lambda: secret)
        await self.sleep(step.seconds)
        return None

    async def _send_through_middleware(self, step: Send) -> HttpResponse:
        async def send(request: Request) -> HttpResponse:
            return await self.transport.send(request, stream=step.stream)

        wrapped: Callable[[Request], Awaitable[HttpResponse]] = send
        for wrap in reversed(self.settings.middleware):
            wrapped = _wrapped(wrap, wrapped)
        return await wrapped(step.request)

    async def sleep(self, seconds: float) -> None:
        """Wait before a retry."""
        if self.transport.wait:
            self.transport.wait(seconds)
            return
        import anyio

        await anyio.sleep(seconds)


def _wrapped(wrap: Any, send: Any) -> Any:
    """Return the function that sends a request through one middleware."""

    def sent(request: Request) -> Any:
        return wrap(request, send)

    return sent
