"""The properties of a response that are relevant for pagination."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.paging.words import (
    AROUND,
    BESIDE,
    ITEMS,
    LINKS,
    RELATIONS,
    TARGETS,
    WITHIN,
    folded,
)

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A property of the response that is not an object, with its path and type."""

    path: ir.Path
    type: ir.Type
    field: ir.Field

    @property
    def name(self) -> str:
        """The folded name of the property."""
        return folded(self.path[-1])

    @property
    def around(self) -> str:
        """The folded name of the enclosing object; empty for the response itself."""
        return folded(self.path[-2]) if len(self.path) > 1 else ""

    def is_a(self, *kinds: ir.ScalarKind) -> bool:
        """Whether the value is a scalar of one of the given types."""
        return isinstance(self.type, ir.Scalar) and self.type.kind in kinds


@dataclass(frozen=True, slots=True)
class Answer:
    """A response with a list: the path of the items and the other properties."""

    items: ir.Path
    item: ir.Type
    places: tuple[Place, ...]
    linked: bool  # whether a Link header is described


def success_of(operation: ir.Operation) -> ir.Type | None:
    """The only type of the success responses in JSON; None if there is none or several.

    Pages are requested as JSON, so that the same response in XML or CSV is ignored; XML is
    used if there is no JSON. A success response without content (204) is ignored. If the
    only response is ``default``, it counts as success.
    """
    success = [r for r in operation.responses if r.success]
    success = success or [r for r in operation.responses if r.status == "default"]
    success = [r for r in success if r.contents]
    if any(map(_streams, success)):
        return None
    for wanted in (_is_json, _has_xml):
        kept = [[c for c in r.contents if wanted(c)] for r in success]
        types = {c.type for contents in kept for c in contents}
        if types:
            return types.pop() if len(types) == 1 and all(kept) else None
    return None


def answer_of(api: ir.Api, operation: ir.Operation) -> Answer | None:
    """The success response, if it is a list or contains one; None otherwise."""
    first = success_of(operation)
    if first is None:
        return None
    linked = any(
        folded(h.wire) == "link"
        for r in operation.responses
        if r.success
        for h in r.headers
    )
    shape = opened(api, first)
    if isinstance(shape, ir.Array):
        return Answer((), shape.items, (), linked)
    if not isinstance(shape, ir.Model) or not isinstance(bare(first), ir.Ref):
        return None
    path = operation.path.removesuffix(".json")
    words = [folded(one) for one in path.split("/") if "{" not in one]
    found = _items(api, shape, words)
    if found is None:
        return None
    items, item = found
    places = tuple(_places(api, shape, (), items[:-1]))
    return Answer(items, item, places, linked)


def _streams(response: ir.Response) -> bool:
    return any(content.stream is not None for content in response.contents)


def _is_json(content: ir.Content) -> bool:
    name = content.media_type.partition(";")[0].strip()
    return name.endswith(("/json", "+json")) or name == "*/*"


def _has_xml(content: ir.Content) -> bool:
    return content.xml is not None


def bare(of: ir.Type) -> ir.Type:
    """Return a type without null."""
    return of.inner if isinstance(of, ir.Nullable) else of


def opened(api: ir.Api, of: ir.Type) -> ir.Model | ir.Type:
    """Resolve a reference to a model or another type; ``Unknown`` for a cycle."""
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


_Found = tuple[ir.Path, ir.Type]


def _items(
    api: ir.Api, model: ir.Model, words: list[str], levels: int = 2
) -> _Found | None:
    """Find the list that holds the items; ``words`` are the words of the path."""
    found = _one(_lists(api, model, words), words)
    if found is not None:
        return found
    wrappers = [
        (field.wire, inner)
        for field in model.fields
        if isinstance(inner := opened(api, bare(field.type)), ir.Model)
    ]
    for wire, inner in wrappers:
        if folded(wire) in WITHIN and levels:
            further = _items(api, inner, words, levels - 1)
            if further is not None:
                return (wire, *further[0]), further[1]
    own = [one for one in wrappers if folded(one[0]) not in AROUND | WITHIN]
    if len(own) == 1 and not _lists(api, model, words):
        wire, inner = own[0]
        named = [x for x in _lists(api, inner, words) if folded(x[0][0]) in ITEMS]
        if len(named) == 1:
            return (wire, *named[0][0]), named[0][1]
    # "messages" accompanies other lists, unless it is the only one.
    return _one(_lists(api, model, ["messages"]), words)


def _lists(api: ir.Api, model: ir.Model, words: list[str]) -> list[_Found]:
    """The lists of an object, except those that accompany others."""
    lists: list[_Found] = []
    for field in model.fields:
        of = opened(api, bare(field.type))
        of = opened(api, bare(of)) if isinstance(of, ir.Nullable) else of
        if not isinstance(of, ir.Array):
            continue
        if folded(field.wire) not in LINKS or link_fields(api, of) is None:
            lists.append(((field.wire,), of.items))
    return [one for one in lists if folded(one[0][0]) not in BESIDE - {*words}]


def _one(lists: list[_Found], words: list[str]) -> _Found | None:
    """Select the list with a usual name of items, the only list of objects, or the list
    that is named after the resource.
    """
    if len(lists) == 1:
        return lists[0]
    named = [one for one in lists if folded(one[0][0]) in ITEMS]
    objects = [one for one in lists if isinstance(one[1], ir.Ref)]
    if not named and len(objects) == 1:
        return objects[0]
    for word in reversed(words):
        if not named:
            named = [one for one in lists if folded(one[0][0]) in (word, word + "s")]
    return named[0] if len(named) == 1 else None


def _places(
    api: ir.Api, model: ir.Model, path: ir.Path, wrappers: ir.Path
) -> Iterator[Place]:
    for field in model.fields:
        of = opened(api, bare(field.type))
        of = of if isinstance(of, ir.Model) else opened(api, bare(of))
        name = folded(field.wire)
        here = (*path, field.wire)
        if isinstance(of, ir.Model):
            deeper = name in AROUND or (not path and name in WITHIN)
            deeper = deeper or here == wrappers[: len(here)]
            if deeper and len(here) <= _DEEPEST + len(wrappers):
                yield from _places(api, of, here, wrappers)
        else:
            yield Place(here, of, field)


def is_link(api: ir.Api, of: ir.Type) -> bool:
    """Whether a type is a link: an object with a URL."""
    model = opened(api, bare(of))
    fields = model.fields if isinstance(model, ir.Model) else ()
    return any(folded(field.wire) in TARGETS for field in fields)


def link_fields(api: ir.Api, of: ir.Type | None) -> tuple[ir.Field, ir.Field] | None:
    """The fields of the links in an array of links: relation and URL."""
    listed = opened(api, bare(of or ir.Unknown()))
    if not isinstance(listed, ir.Array):
        return None
    link = opened(api, bare(listed.items))
    fields = link.fields if isinstance(link, ir.Model) else ()
    relation = next((f for f in fields if folded(f.wire) in RELATIONS), None)
    target = next((f for f in fields if folded(f.wire) in TARGETS), None)
    return (relation, target) if relation and target else None


def type_at(api: ir.Api, of: ir.Type, path: ir.Path) -> ir.Type | None:
    """The type at a path of a type; None if the path is not described."""
    for wire in path:
        model = opened(api, bare(of))
        fields = model.fields if isinstance(model, ir.Model) else ()
        found = next((field for field in fields if field.wire == wire), None)
        if found is None:
            return None
        of = found.type
    return of
