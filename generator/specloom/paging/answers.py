"""The places of an answer that may tell of other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.paging.words import AROUND, BESIDE, ITEMS, WITHIN, folded

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A member of the answer that is no object: where it is, and what it is."""

    path: ir.Path
    type: ir.Type
    field: ir.Field

    @property
    def name(self) -> str:
        """The member's own name, folded."""
        return folded(self.path[-1])

    @property
    def around(self) -> str:
        """The name of the object that holds it, folded; empty for the answer itself."""
        return folded(self.path[-2]) if len(self.path) > 1 else ""

    def is_a(self, *kinds: ir.ScalarKind) -> bool:
        """Whether the value is a scalar of one of the kinds."""
        return isinstance(self.type, ir.Scalar) and self.type.kind in kinds


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that holds a list: where its items are, and what stands around them."""

    items: ir.Path
    item: ir.Type
    places: tuple[Place, ...]
    linked: bool  # whether a Link header is described


def answer_of(api: ir.Api, operation: ir.Operation) -> Answer | None:
    """The one answer of success, if it is a list or holds a list; None otherwise."""
    success = [r for r in operation.responses if r.success]
    contents = [c for r in success for c in r.contents]
    if not contents or any(not r.contents or _streams(r) for r in success):
        return None
    types = {c.type for c in contents}
    first = contents[0].type
    if len(types) > 1 or first is None or not all(map(_is_json, contents)):
        return None
    linked = any(folded(h.wire) == "link" for r in success for h in r.headers)
    shape = opened(api, first)
    if isinstance(shape, ir.Array):
        return Answer((), shape.items, (), linked)
    if not isinstance(shape, ir.Model) or not isinstance(bare(first), ir.Ref):
        return None
    found = _items(api, shape)
    if found is None:
        return None
    path, item = found
    places = tuple(_places(api, shape, ()))
    return Answer(path, item, places, linked)


def _streams(response: ir.Response) -> bool:
    return any(content.stream is not None for content in response.contents)


def _is_json(content: ir.Content) -> bool:
    name = content.media_type.partition(";")[0].strip()
    return name.endswith(("/json", "+json")) or name == "*/*"


def bare(of: ir.Type) -> ir.Type:
    """A type without null."""
    return of.inner if isinstance(of, ir.Nullable) else of


def opened(api: ir.Api, of: ir.Type) -> ir.Model | ir.Type:
    """What a type is behind names; one that lets null through itself is nothing known."""
    seen: set[str] = set()
    while isinstance(of, ir.Ref):
        declared = api.index.get(of.id)
        if declared is None or of.id in seen:
            return ir.Unknown()
        if isinstance(declared, ir.Model):
            return declared
        seen.add(of.id)
        of = declared.type
    return of


def _items(api: ir.Api, model: ir.Model) -> tuple[ir.Path, ir.Type] | None:
    """The one list of an answer that can be the items."""
    found = _lists(api, model)
    if found or _all_lists(api, model):
        return found
    for field in model.fields:
        inner = opened(api, bare(field.type))
        if folded(field.wire) in WITHIN and isinstance(inner, ir.Model):
            further = _lists(api, inner)
            if further is not None:
                return (field.wire, *further[0]), further[1]
    return None


def _all_lists(api: ir.Api, model: ir.Model) -> list[tuple[ir.Path, ir.Type]]:
    lists: list[tuple[ir.Path, ir.Type]] = []
    for field in model.fields:
        of = opened(api, bare(field.type))
        if isinstance(of, ir.Array) and folded(field.wire) not in BESIDE:
            lists.append(((field.wire,), of.items))
    return lists


def _lists(api: ir.Api, model: ir.Model) -> tuple[ir.Path, ir.Type] | None:
    lists = _all_lists(api, model)
    if len(lists) > 1:
        lists = [one for one in lists if folded(one[0][0]) in ITEMS]
    return lists[0] if len(lists) == 1 else None


def _places(api: ir.Api, model: ir.Model, path: ir.Path) -> Iterator[Place]:
    for field in model.fields:
        of = opened(api, bare(field.type))
        of = of if isinstance(of, ir.Model) else opened(api, bare(of))
        name = folded(field.wire)
        here = (*path, field.wire)
        if isinstance(of, ir.Model):
            deeper = name in AROUND or (not path and name in WITHIN)
            if name == "next" and len(path) < _DEEPEST:
                deeper = True
            if deeper and len(here) <= _DEEPEST:
                yield from _places(api, of, here)
        else:
            yield Place(here, of, field)


def type_at(api: ir.Api, of: ir.Type, path: ir.Path) -> ir.Type | None:
    """The type at a place of a type, None when the place is not described."""
    for wire in path:
        model = opened(api, bare(of))
        fields = model.fields if isinstance(model, ir.Model) else ()
        found = next((field for field in fields if field.wire == wire), None)
        if found is None:
            return None
        of = found.type
    return of
