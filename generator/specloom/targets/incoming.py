"""What the service sends on its own: webhooks, and the callbacks of operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.calls import is_json, payload, preferred


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request that a user's own program receives, with JSON of ``type`` as its body."""

    webhook: ir.Webhook
    content: ir.Content
    type: ir.Type


def incoming(api: ir.Api) -> Iterator[Incoming]:
    """The requests that carry JSON: webhooks, then callbacks, in the document's order."""
    callbacks = (c for operation in api.operations for c in operation.callbacks)
    seen: set[str] = set()
    for webhook in (*api.webhooks, *callbacks):
        content = preferred(webhook.body.contents) if webhook.body else None
        if content is None or not is_json(content.media_type) or webhook.id in seen:
            continue
        seen.add(webhook.id)
        yield Incoming(webhook, content, payload(content))
