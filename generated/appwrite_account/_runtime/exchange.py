"""One call of an operation without its input and output: what to send, what came of it."""

from __future__ import annotations

from .credentials import chosen, missing
from .deviations import DecodeContext
from .media_types import best_match
from .options import OPTIONS
from .redirects import redirected
from .requests import drafted
from .responses import contents_for, failure, result
from .retries import LONGEST_ASKED, asked_wait, backoff, worth_repeating
from .security import OAuth2
from .streams import Items, StreamOf
from .tokens import token_request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .errors import APIConnectionError
    from .operations import Operation
    from .options import CallOptions
    from .replies import Reply
    from .requests import Request
    from .security import Secret
    from .settings import Settings


class Exchange:
    """The course of one call: both clients ask it, and only send and sleep themselves.

    ``schemes`` names the security schemes whose secrets ``request`` wants; ``streams``
    says that the answer may come piece by piece.
    """

    def __init__(
        self,
        settings: Settings,
        operation: Operation[Any],
        values: Mapping[str, object],
        options: CallOptions,
        *,
        now: Callable[[], float],
        random: Callable[[], float],
    ) -> None:
        if unknown := options.keys() - OPTIONS:
            raise TypeError(f"unexpected keyword argument {min(unknown)!r}")
        self._settings = settings
        self._operation = operation
        self._now = now
        self._random = random
        self._attempt = 0
        self._most_retries = options.get("max_retries", settings.max_retries)
        self._timeout = options.get("timeout", settings.timeout)
        self._base_url = settings.address(operation.servers, options.get("base_url"))
        self._context = DecodeContext(
            options.get("validation", settings.validation), settings.on_deviation
        )
        self._draft = drafted(
            operation,
            values,
            headers=settings.headers,
            extra_headers=options.get("extra_headers"),
            extra_query=options.get("extra_query"),
            extra_body=options.get("extra_body"),
        )
        self.schemes = self._choice(options)
        self.streams = any(
            isinstance(codec, StreamOf)
            for contents in operation.responses.values()
            for codec in (contents or {}).values()
        )

    def _choice(self, options: CallOptions) -> tuple[str, ...]:
        settings, operation = self._settings, self._operation
        by_hand = [name.lower() for name in options.get("extra_headers") or ()]
        by_hand += [name.lower() for name, _ in settings.headers]
        names = chosen(
            operation.security,
            settings.service.schemes,
            settings.credentials,
            by_hand,
            options.get("extra_query") or {},
        )
        if names is None:
            raise missing(
                f"{operation.method} {operation.path}",
                operation.security,
                settings.service.schemes,
                settings.credentials,
            )
        return names

    def request(self, secrets: Mapping[str, Secret]) -> Request:
        """The request with its credentials; asked again before each repetition."""
        draft = self._draft.copy()
        for name in self.schemes:
            if name in secrets:
                self._settings.service.schemes[name].apply(draft, secrets[name])
        return draft.request(self._base_url, self._timeout)

    def token_request(self, name: str, secret: Secret) -> Request | None:
        """The request that turns a scheme's secret into a token, when that is needed."""
        scheme = self._settings.service.schemes[name]
        if not isinstance(scheme, OAuth2) or isinstance(secret, str):
            return None
        if not scheme.token_url:
            return None
        return token_request(scheme, secret, self._base_url, self._timeout)

    def redirected(self, request: Request, reply: Reply) -> Request | None:
        """The request that follows a redirect, unless the answer itself is described."""
        status = str(reply.status)
        if status in self._operation.responses or "3XX" in self._operation.responses:
            return None
        return redirected(request, reply)

    def wait_after_break(self, request: Request, error: APIConnectionError) -> float:
        """Seconds to wait before the request is sent again after a broken connection.

        Raises:
            APIConnectionError: the error itself when it is not worth another try.
        """
        if self._attempt >= self._most_retries or not request.repeatable:
            raise error
        self._attempt += 1
        return backoff(self._attempt - 1, self._random)

    def wait_after(self, request: Request, reply: Reply) -> float | None:
        """Seconds to wait before the request is sent again, None when it is not."""
        if not worth_repeating(reply.status):
            return None
        if self._attempt >= self._most_retries or not request.repeatable:
            return None
        asked = asked_wait(reply.status, reply.headers, self._now())
        if asked is not None and asked > LONGEST_ASKED:
            return None
        self._attempt += 1
        waited = backoff(self._attempt - 1, self._random)
        return waited if asked is None else asked

    def items(self, request: Request, reply: Reply) -> Items | None:
        """The items of an answer that is a stream, None for any other answer."""
        if not self.streams or not reply.success:
            return None
        contents = contents_for(reply.status, self._operation.responses) or {}
        matched = best_match(reply.media_type, contents)
        codec = contents[matched] if matched is not None else None
        if not isinstance(codec, StreamOf):
            return None
        return Items(codec, request, reply, self._context)

    def result(self, request: Request, reply: Reply) -> Any:
        """The value of the answer.

        Raises:
            APIStatusError: when the answer means failure.
            APIResponseValidationError: when it cannot be read as described.
        """
        responses = self._operation.responses
        if reply.success:
            return result(request, reply, responses, self._context)
        if 300 <= reply.status < 400 and not any(s.startswith("2") for s in responses):
            described = str(reply.status) in responses or "3XX" in responses
            if described:
                # The place that a described redirect names is what was asked for.
                return reply.headers.get("location")
        raise failure(request, reply, responses)
