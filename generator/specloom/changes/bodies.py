"""Compare request bodies and payloads."""

from __future__ import annotations

from specloom.changes.contract import Body, Deal, Payload
from specloom.changes.findings import Level
from specloom.changes.labels import Spot
from specloom.changes.schema import fits_anything
from specloom.changes.schemas import compare_schemas
from specloom.changes.work import Direction, Work


def compare_body(work: Work, old: Deal, new: Deal, label: str) -> None:
    """Report changes of an operation's request body."""
    spot = Spot(
        bare=f"the body of `{label}`",
        of=f"of `{label}`",
        operation=new.id,
        call=label,
    )
    before, after = old.body, new.body
    if before is None or after is None:
        _existence(work, old, new, label)
        return
    if before.required != after.required:
        verb = "now requires" if after.required else "no longer requires"
        told = f"`{label}` {verb} a body"
        level = Level.BREAKING if after.required else Level.COMPATIBLE
        work.tell("body-required", level, spot, told, before.node, after.node)
    _media_types(work, before, after, spot, label)
    for name, payload in after.payloads.items():
        if name in before.payloads:
            compare_payloads(
                work, before.payloads[name], payload, spot, Direction.REQUEST
            )


def _existence(work: Work, old: Deal, new: Deal, label: str) -> None:
    if old.body is not None:
        told = f"`{label}` no longer accepts a body"
        subject = f"the body of `{label}`"
        work.tell(
            "body-removed", Level.BREAKING, subject, told, old.body.node, new.node
        )
    elif new.body is not None:
        verb = "now requires" if new.body.required else "now accepts"
        level = Level.BREAKING if new.body.required else Level.COMPATIBLE
        told = f"`{label}` {verb} a body"
        subject = f"the body of `{label}`"
        work.tell("body-added", level, subject, told, old.node, new.body.node)


def _media_types(work: Work, old: Body, new: Body, spot: Spot, label: str) -> None:
    for name, payload in old.payloads.items():
        if name not in new.payloads:
            told = f"`{label}` no longer accepts a body in `{name}`"
            work.tell(
                "media-type-removed", Level.BREAKING, spot, told, payload.node, new.node
            )
    for name, payload in new.payloads.items():
        if name not in old.payloads:
            told = f"`{label}` now also accepts a body in `{name}`"
            work.tell(
                "media-type-added", Level.COMPATIBLE, spot, told, old.node, payload.node
            )


def compare_payloads(
    work: Work, old: Payload, new: Payload, spot: Spot, direction: Direction
) -> None:
    """Compare a body in one media type, including the events of a stream."""
    text = "json" not in new.media_type
    for one, other in ((old.schema, new.schema), (old.events, new.events)):
        if one is not None and other is not None:
            compare_schemas(work, one, other, spot, direction, text=text)
        elif not (fits_anything(one) and fits_anything(other)):
            narrows = other is not None
            said = "now has a schema" if narrows else "no longer has a schema"
            breaks = narrows == (direction is Direction.REQUEST)
            level = Level.BREAKING if breaks else Level.COMPATIBLE
            told = f"{spot} {said}"
            work.tell("type-changed", level, spot, told, old.node, new.node)
