"""Compares two states of an API, from the wire to the names in Python."""

from __future__ import annotations

from dataclasses import dataclass

from specloom.changes.access import compare_access
from specloom.changes.contract import Contract
from specloom.changes.findings import Finding
from specloom.changes.labels import Labels, Spot
from specloom.changes.operations import compare_operations, pairs_of
from specloom.changes.schemas import compare_schemas
from specloom.changes.surface import Surface, compare_surfaces
from specloom.changes.work import Direction, Work, described
from specloom.document import depth_limited


@dataclass(frozen=True, slots=True)
class State:
    """An API at one time: what it promises on the wire, and the names of its package when
    one can be made from it.
    """

    contract: Contract
    surface: Surface | None


def compare_states(old: State, new: State) -> tuple[Finding, ...]:
    """Every change from one state to the other, the gravest first.

    Raises:
        InputError: the schemas of the new state are nested too deeply (E117).
    """
    with depth_limited(new.contract.root):
        return _compared(old, new)


def _compared(old: State, new: State) -> tuple[Finding, ...]:
    work = Work(_labels(old), _labels(new))
    pairs = pairs_of(old.contract.deals, new.contract.deals)
    compare_operations(work, old.contract, new.contract, pairs)
    compare_access(work, old.contract, new.contract, pairs)
    _unreached(work, old.contract, new.contract)
    _words(work, old.contract, new.contract)
    if old.surface is not None and new.surface is not None:
        compare_surfaces(work, old.surface, new.surface, pairs)
    return work.found.sorted()


def _labels(state: State) -> Labels:
    if state.surface is None:
        return Labels(None, None)
    return Labels(state.surface.api, state.surface.names)


def _unreached(work: Work, old: Contract, new: Contract) -> None:
    """Compares the schemas that no operation leads to, as somebody who reads them."""
    met = {(one, other) for one, other, _, _ in work.seen}
    for name, schema in new.declared.items():
        mate = old.declared.get(name)
        if mate is None or (mate.home, schema.home) in met:
            continue
        spot = Spot(bare=f"`{name}`", of=f"of `{name}`", model=name)
        compare_schemas(work, mate, schema, spot, Direction.RESPONSE)


def _words(work: Work, old: Contract, new: Contract) -> None:
    """Compares what the documents say of the whole, and of each group of operations."""
    sides = old.root.get("info"), new.root.get("info")
    if sides[0] is not None and sides[1] is not None:
        described(work, Spot("the client", "of the client"), sides[0], sides[1])
    before, after = (
        {tag.text("name"): tag for tag in tags.items()} if tags is not None else {}
        for tags in (old.root.get("tags"), new.root.get("tags"))
    )
    for name in before.keys() & after.keys():
        group = Spot(f"the group {name}", f"in the group {name}")
        described(work, group, before[name], after[name])
