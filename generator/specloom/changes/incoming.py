"""Compare webhooks and callbacks, whose bodies the user of the SDK reads."""

from __future__ import annotations

from collections.abc import Iterable

from specloom.changes.bodies import compare_payloads
from specloom.changes.contract import Deal
from specloom.changes.findings import Level
from specloom.changes.labels import Spot
from specloom.changes.work import Direction, Work, described
from specloom.document import Node


def compare_incoming(
    work: Work, olds: Iterable[Deal], news: Iterable[Deal], homes: tuple[Node, Node]
) -> None:
    """Report webhooks or callbacks that were added, removed or changed.

    ``homes`` are the old and new node that contain them.
    """
    before = {deal.id: deal for deal in olds}
    after = {deal.id: deal for deal in news}
    for id, deal in before.items():
        if id not in after:
            name = work.old.parser(id) or deal.path
            told = f"`{name}` was removed: the service no longer sends {deal.path}"
            places = deal.node, homes[1]
            work.tell("webhook-removed", Level.BREAKING, f"`{name}`", told, *places)
    for id, deal in after.items():
        name = work.new.parser(id) or deal.path
        if id in before:
            _compare(work, before[id], deal, name)
            continue
        told = f"`{name}` is new: the service sends {deal.path}"
        places = homes[0], deal.node
        work.tell("webhook-added", Level.COMPATIBLE, f"`{name}`", told, *places)


def _compare(work: Work, old: Deal, new: Deal, name: str) -> None:
    described(work, Spot(f"`{name}`", f"of `{name}`"), old.node, new.node)
    if old.body is None or new.body is None:
        return
    spot = Spot(f"the body of {new.path}", f"in the body of {new.path}")
    for media_type, payload in new.body.payloads.items():
        mate = old.body.payloads.get(media_type)
        if mate is not None:
            compare_payloads(work, mate, payload, spot, Direction.RESPONSE)
