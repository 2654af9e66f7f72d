"""The calls of an operation whose answer comes in two forms, at once or bit by bit."""

from __future__ import annotations

from dataclasses import replace

from specloom import ir
from specloom.targets.calls import Call, call_of


def calls_of(api: ir.Api, operation: ir.Operation) -> tuple[Call, ...]:
    """The calls that ``operation`` stands for: one for each form of its answer that a
    caller can only tell by the call itself.
    """
    both = call_of(api, operation)
    if both.events is None or both.switch is not None:
        return (both,)
    settled = _answering(operation, both.success, streams=False)
    streamed = _answering(operation, both.success, streams=True)
    return call_of(api, settled), replace(call_of(api, streamed), twin=True)


def _answering(
    operation: ir.Operation, success: tuple[ir.Response, ...], *, streams: bool
) -> ir.Operation:
    """``operation`` with one form of its answers of success alone."""
    found: list[ir.Response] = []
    for response in operation.responses:
        contents = response.contents
        if response in success:
            contents = tuple(c for c in contents if (c.stream is not None) is streams)
        if contents or not response.contents:
            found.append(replace(response, contents=contents))
    return replace(operation, responses=tuple(found))
