"""Descriptions of the requests that the service sends: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from specloom import ir
from specloom.targets.incoming import incoming
from specloom.targets.markdown import escapers
from specloom.targets.python.names import PythonNames


def webhook_lines(
    api: ir.Api,
    names: PythonNames,
    found: Iterable[ir.Webhook],
    shown: Callable[[ir.Type], str],
) -> Iterator[str]:
    """A line for each request: its name, the function that reads its body, the type of the
    result, and its summary.

    Args:
        api: The API.
        names: Its names.
        found: The webhooks or callbacks.
        shown: Spells a type for the page.
    """
    read = {one.webhook.id: one.type for one in incoming(api)}
    for webhook in found:
        name = f"**{escapers.plain(webhook.wire)}**"
        if webhook.expression:
            name += f" ({escapers.code(f'{webhook.method} {webhook.expression}')})"
        else:
            name += f" ({webhook.method})"
        if webhook.id in read:
            module = f"{names.settings.package}.webhooks"
            parser = escapers.code(f"{module}.{names.parser(webhook.id)}")
            name += f", read by {parser} as {shown(read[webhook.id])}"
        text = escapers.summary(webhook.doc.summary)
        text = text or escapers.line(webhook.doc.description)
        yield f"{name}{f': {text}' if text else ''}"
