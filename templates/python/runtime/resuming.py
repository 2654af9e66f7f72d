"""Reconnecting streams of server-sent events (HTML standard §9.2.3)."""

from __future__ import annotations

from .errors import APIResponseValidationError
from .retries import LONGEST_ASKED, SHORTEST_WAIT, backoff
from .sequences import EventReader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .callers import AsyncCaller, SyncCaller
    from .errors import APIError
    from .exchange import Exchange
    from .replies import HttpResponse
    from .requests import Request
    from .streams import Items
    from .wire import AsyncBody, SyncBody


def sync_resumption(caller: SyncCaller, exchange: Exchange) -> Any:
    """Return the function that continues a stream after it broke or ended."""

    def resume(items: Items, broke: APIError | None) -> tuple[Items, SyncBody] | None:
        wait = wait_before_resuming(exchange, items, broke)
        if wait is None:
            return None
        caller.sleep(wait)
        answer = caller.carried_out(exchange)
        further = resumed(exchange, items, answer.request, answer.reply)
        return None if further is None else (further, answer.reply.stream)

    return resume


def async_resumption(caller: AsyncCaller, exchange: Exchange) -> Any:
    """Return the function that continues a stream, for asynchronous clients."""

    async def resume(
        items: Items, broke: APIError | None
    ) -> tuple[Items, AsyncBody] | None:
        wait = wait_before_resuming(exchange, items, broke)
        if wait is None:
            return None
        await caller.sleep(wait)
        answer = await caller.carried_out(exchange)
        further = resumed(exchange, items, answer.request, answer.reply)
        return None if further is None else (further, answer.reply.stream)

    return resume


def wait_before_resuming(
    exchange: Exchange, items: Items, broke: APIError | None
) -> float | None:
    """Return the seconds to wait before the stream is requested again.

    Args:
        exchange: The call of the stream; prepared for another request.
        items: What was read of the stream.
        broke: The error that ended it, None if it ended normally.

    Returns:
        None if the stream ended normally and is complete.

    Raises:
        APIError: ``broke``, if the stream cannot be continued.
    """
    reader = items.reader
    exchange.resumptions = 1 if items.count else exchange.resumptions + 1
    if (
        not isinstance(reader, EventReader)
        or not _wanted(exchange, reader, broke)
        or exchange.resumptions > exchange.most_retries
    ):
        if broke is not None:
            raise broke
        return None
    if reader.reconnection is None or reader.reconnection < SHORTEST_WAIT:
        wait = backoff(exchange.resumptions - 1, exchange.random)
    else:
        wait = min(reader.reconnection, LONGEST_ASKED)
    exchange.begin_again(reader.last_id, wait)
    return wait


def _wanted(exchange: Exchange, reader: EventReader, broke: APIError | None) -> bool:
    wish = exchange.settings.reconnect
    if wish is None:
        # Without an id, events could be lost or repeated unnoticed.
        numbered = bool(reader.last_id) and exchange.operation.method == "GET"
        return broke is not None and numbered
    return wish and exchange.repeatable


def resumed(
    exchange: Exchange, items: Items, request: Request, reply: HttpResponse
) -> Items | None:
    """Return the items of the response that resumes a stream, None if it is complete.

    Raises:
        APIStatusError: The response has an error status.
        APIResponseValidationError: The response is not a stream.
    """
    if reply.status_code == 204:
        return None
    further: Items | None = exchange.items(request, reply)
    if further is None:
        exchange.result(request, reply)
        raise APIResponseValidationError(
            f"{request.label}: cannot resume the stream: the response is not one",
            method=request.method,
            url=request.redacted_url,
            response=reply,
        )
    if isinstance(items.reader, EventReader):
        further.reader = EventReader(
            items.reader.last_id, items.reader.reconnection, request.limits.item
        )
    return further
