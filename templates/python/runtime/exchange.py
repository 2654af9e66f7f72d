"""The state of one call, without I/O: what to send, and how to interpret the response."""

from __future__ import annotations

import time
from random import random

from .credentials import chosen, missing
from .deviations import DecodeContext
from .errors import APITimeoutError
from .media_types import best_match
from .options import check_options
from .redirects import redirected
from .replies import limits_of
from .requests import drafted
from .responses import contents_for, failure, result
from .retries import (
    IDEMPOTENT,
    KEY_FIELDS,
    LONGEST_ASKED,
    SHORTEST_WAIT,
    asked_wait,
    backoff,
    new_key,
    worth_repeating,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    from .errors import APIConnectionError
    from .operations import Operation
    from .options import CallOptions
    from .replies import HttpResponse
    from .requests import Draft, Request
    from .security import Secret, Token
    from .settings import Settings

    Tokens: TypeAlias = dict[tuple[str, Secret], Token]


class Exchange:
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
        self.values, self.options = values, options
        self.clock, self.now, self.random = clock, now, random
        self.retries = self.resumptions = 0
        self.tokens: Tokens = {} if tokens is None else tokens
        self._reused: list[tuple[str, Secret]] = []
        self._renewed = False
        self._deadline = options.get("deadline", settings.deadline)
        self._until = None if self._deadline is None else clock() + self._deadline
        self._limits = limits_of(options, settings.limits)
        self.most_retries = options.get("max_retries", settings.max_retries)
        self._timeout = options.get("timeout", settings.timeout)
        self.base_url = settings.address(operation.servers, options.get("base_url"))
        self._context = DecodeContext(
            options.get("validation", settings.validation),
            settings.on_validation_issue,
            operation.label,
        )
        strict = self._context.validation == "strict"
        draft = self._drafted_strictly if strict else self._drafted
        self._draft = draft(values, options)
        self.schemes = self._choice() if operation.security else ()
        self.opens = opens
        self.streams = operation.piecemeal if opens is None else opens

    def _drafted_strictly(
        self, values: Mapping[str, object], options: CallOptions
    ) -> Draft:
        from .dates import AWARE

        token = AWARE.set(True)
        try:
            return self._drafted(values, options)
        finally:
            AWARE.reset(token)

    def _drafted(self, values: Mapping[str, object], options: CallOptions) -> Draft:
        return drafted(
            self.operation,
            values,
            headers=self._fields(options),
            extra_headers=options.get("extra_headers"),
            extra_query=options.get("extra_query"),
            extra_body=options.get("extra_body"),
        )

    def _fields(self, options: CallOptions) -> tuple[tuple[str, str], ...]:
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

    def _choice(self) -> tuple[str, ...]:
        settings, operation = self.settings, self.operation
        names = chosen(
            operation.security,
            settings.service.schemes,
            settings.credentials,
            self._draft,
        )
        if names is None:
            raise missing(
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
        request = draft.request(self.base_url, self._patience(), self._until)
        request.limits = self._limits
        return request

    def _patience(self) -> float | None:
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

    def begin_again(self, last_event_id: str, wait: float) -> None:
        """Prepare the request for reconnecting a stream after an event.

        Args:
            last_event_id: The id of the last event; empty if there was none.
            wait: Seconds until the reconnection, which extend the deadline.
        """
        self.retries, self._renewed = 0, False
        # A stream that has begun has no deadline; each reconnection gets a new one.
        if self._deadline is not None:
            self._until = self.clock() + wait + self._deadline
        if last_event_id:
            self._draft.set_headers([("Last-Event-ID", last_event_id)])

    def left_open(self, request: Request, reply: HttpResponse) -> bool:
        """Whether the body of the response is left for the caller to read."""
        if self.opens is not None:
            return self.opens and reply.is_success
        return self.items(request, reply) is not None

    def token_request(self, name: str, secret: Secret) -> Request | None:
        """Build the request that exchanges a scheme's secret for a token, if it needs
        one.
        """
        scheme = self.settings.service.schemes[name]
        request = scheme.token_request(secret, self.base_url, self._patience())
        if request is not None:
            request.until, request.limits = self._until, self._limits
        return request

    def token(self, name: str, secret: Secret) -> str | None:
        """Return a valid token that was fetched for the secret before, or None."""
        held = self.tokens.get((name, secret))
        if held is None or not held.fresh(self.now()):
            return None
        self._reused.append((name, secret))
        return held.text

    def outdated(self, request: Request, reply: HttpResponse) -> bool:
        """Whether the response rejects a token that was reused.

        The token is then forgotten, and the request can be retried once with a new one.
        """
        if reply.status_code != 401 or self._renewed or not self._reused:
            return False
        for key in self._reused:
            self.tokens.pop(key, None)
        self._renewed = True
        self._reused.clear()
        return request.repeatable

    def redirected(
        self, request: Request, reply: HttpResponse, hops: int
    ) -> Request | None:
        """Build the request that follows a redirect, unless the API's document
        describes it.

        Raises:
            RedirectError: If the redirect must not be followed.
        """
        if not 300 <= reply.status_code < 400:
            return None
        status = str(reply.status_code)
        if status in self.operation.responses or "3XX" in self.operation.responses:
            return None
        bodies = self._option("cross_origin_bodies")
        return redirected(request, reply, hops, bodies=bodies)

    def _option(self, name: str) -> bool:
        """Return an option of the call, else that of the client."""
        given: Any = self.options.get(name)
        return bool(getattr(self.settings, name) if given is None else given)

    def wait_after_break(self, error: APIConnectionError) -> float:
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

    def wait_after(self, reply: HttpResponse) -> float | None:
        """Return the seconds to wait before a retry, or None if the response is final."""
        if not worth_repeating(reply.status_code):
            return None
        asked = asked_wait(reply.status_code, reply.headers, self.now())
        if asked is not None and asked > LONGEST_ASKED:
            return None
        return self._wait(asked)

    def _wait(self, asked: float | None) -> float | None:
        if self.retries >= self.most_retries or not self.repeatable:
            return None
        wait = asked
        if wait is None or wait < SHORTEST_WAIT:
            wait = backoff(self.retries, self.random)
        if self._until is not None and self.clock() + wait >= self._until:
            return None
        self.retries += 1
        return wait

    def items(self, request: Request, reply: HttpResponse) -> Any:
        """Return the items of a streamed response, or None for any other response.

        A response without a media type is taken to have the first one that is
        described.
        """
        if not reply.is_success:
            return None
        contents = contents_for(reply.status_code, self.operation.responses) or {}
        media_type = reply.media_type or next(iter(contents), "")
        matched = best_match(media_type, contents)
        codec = contents[matched] if matched is not None else None
        return None if codec is None else codec.items_of(request, reply, self._context)

    def result(self, request: Request, reply: HttpResponse) -> Any:
        """Return the value of the response.

        Raises:
            APIStatusError: If the status reports an error.
            APIResponseValidationError: If the response cannot be parsed.
        """
        responses = self.operation.responses
        if reply.is_success:
            return result(request, reply, responses, self._context)
        if 300 <= reply.status_code < 400 and not any(
            s.startswith("2") for s in responses
        ):
            described = str(reply.status_code) in responses or "3XX" in responses
            if described:
                # The value of a described redirect is its target.
                return reply.headers.get("location")
        raise failure(request, reply, responses)
