"""Generic schemas: the targets of dynamic references (JSON Schema 2020-12 §8.2.3.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from specloom.document import Documents, Node, PatchedDocument
from specloom.document.limits import too_many_dynamic_references
from specloom.document.node import escaped
from specloom.kinds import is_object

Pointer = tuple[str, ...]
Scope = Mapping[str, str]
"""What dynamic references lead to: references to schemas by the name of an anchor."""
Bound = frozenset[tuple[str, str]]

_REFERENCE = frozenset({"$dynamicAnchor", "$ref", "$comment"})
_SCHEMAS = ("components", "schemas")
MOST_STEPS = 1_000_000
"""The limit for all visits; each takes one step, and one per level and anchor around it."""

# Keywords whose value is data, not a schema.
_DATA = frozenset({"default", "example", "examples", "enum", "const"})
# Keywords whose value has names of the document, not keywords.
_MAPS = frozenset(
    {"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"}
    | {"schemas", "responses", "parameters", "requestBodies", "headers", "callbacks"}
    | {"paths", "pathItems", "webhooks", "content", "mediaTypes"}
)
# What a copy does not take from the original, which keeps its names.
_NAMES = frozenset({"$id", "$schema", "$anchor", "$dynamicAnchor", "title"})
# What a schema may say differently from the schema that it refers to.
_NOTES = frozenset(
    {"$comment", "description", "externalDocs", "deprecated", "readOnly", "writeOnly"}
    | {"default", "example", "examples"}
)


def expand_dynamic_references(documents: Documents) -> None:
    """Replace the dynamic references of the root document by plain ones, and references to
    generic schemas by copies of these.

    A dynamic reference leads to the anchor in the outermost schema on the way to it. If
    ``Page`` has ``items: {$dynamicRef: "#item"}``, the items of a schema that refers to
    ``Page`` next to ``$defs: {cat: {$dynamicAnchor: item, $ref: Cat}}`` are cats: this schema
    becomes a copy of ``Page``. OpenAPI 3.1.1 calls schemas like ``Page`` generic (Schema
    Object, Data Modeling Techniques). References to other files stay as they are.

    Raises:
        InputError: this would take too many steps (E118).
    """
    root = documents.root()
    if root.source.has_dynamic_references:
        expansion = _Expansion(documents, root)
        expansion.run()
        documents.substitute(expansion.graft.source())


class _Visit(Struct, frozen=True):
    """A place of the new document, the node that it has or is a copy of, and its scope.

    ``root`` is the outermost schema around it that declares anchors. ``is_map`` tells
    whether the keys are names.
    """

    pointer: Pointer
    node: Node
    scope: Scope
    root: Pointer = ()
    is_map: bool = False


class _Anchors(Struct, frozen=True):
    """The anchors of a schema and of all that it refers to: those that dynamic references
    use, each with the targets that it has without a scope, and those that are declared.
    """

    used: dict[str, set[str]]
    declared: set[str]


class _Expansion:
    """The state of an expansion.

    ``graft`` is the new document. ``_copies`` are references to the copies within a schema
    or, with an empty pointer, to those that are components, by the original and the part of
    the scope that it uses.
    """

    def __init__(self, documents: Documents, root: Node) -> None:
        self.graft = PatchedDocument(root.source)
        self._documents = documents
        self._root = root
        self._generic: Collection[Pointer] = ()
        self._copies: dict[tuple[Pointer, Pointer, Bound], str] = {}
        self._anchors: dict[Pointer, _Anchors] = {}
        self._steps = 0

    def run(self) -> None:
        """Expand the references of every schema: of components first, of outer ones before
        those in them.
        """
        self._generic = self._generic_places()
        schemas = self._root.at(_SCHEMAS)
        visits = [_Visit((), self._root, {})]
        if schemas is not None:
            visits.append(_Visit(_SCHEMAS, schemas, {}, is_map=True))
        seen: set[Pointer] = set()
        while visits:
            visit = visits.pop()
            if visit.pointer not in seen:
                seen.add(visit.pointer)
                visits += reversed([*self._visit(visit)])

    def _generic_places(self) -> set[Pointer]:
        """The places with dynamic references and with references to such places."""
        places: list[Pointer] = []
        referring: dict[Pointer, list[Pointer]] = {}
        visits = [_Visit((), self._root, {})]
        while visits:
            visit = visits.pop()
            visits += _within(visit)
            if visit.is_map:
                continue
            if _text(visit.node, "$dynamicRef") is not None:
                places.append(visit.pointer)
            elif (target := self._target(visit.node, "$ref")) is not None:
                referring.setdefault(target.pointer, []).append(visit.pointer)
        found: set[Pointer] = set()
        while places:
            place = places.pop()
            while place not in found:
                found.add(place)
                places += referring.get(place, ())
                place = place[:-1]
        return found

    def _visit(self, visit: _Visit) -> Iterator[_Visit]:
        node, pointer = visit.node, visit.pointer
        if node.pointer not in self._generic and pointer == node.pointer:
            return
        self._count(visit)
        if not visit.is_map:
            if any(_marked(node)):
                scope = self._scope(visit)
                visit = replace(visit, scope=scope, root=visit.root or pointer)
                self._remember(visit, node)
            if visit.scope:
                yield from self._expand(visit)
        yield from _within(visit)

    def _expand(self, visit: _Visit) -> Iterator[_Visit]:
        """Expand the reference of a schema; yields visits of what was copied to it."""
        while True:
            node, pointer, scope = visit.node, visit.pointer, visit.scope
            dynamic = _text(node, "$dynamicRef")
            found = scope.get((dynamic or "").rpartition("#")[2])
            if dynamic is not None and found is not None and "$ref" not in node:
                self.graft.exchange(pointer, "$dynamicRef", "$ref", found)
            target = self._target(node, "$ref")
            if target is None:
                return
            bound = self._bound(target, scope)
            known = (
                self._copies.get((of, target.pointer, bound)) for of in (visit.root, ())
            )
            copy = next(filter(None, known), None)
            if copy is not None or not bound:
                # In a copy, the same text may lead elsewhere, because of a $id.
                if bound or pointer != node.pointer:
                    copy = copy or _reference(target.pointer)
                    self.graft.exchange(pointer, "$ref", "$ref", copy)
                return
            pointer = self._place_of_copy(pointer, node, target)
            visit = replace(visit, pointer=pointer, node=target)
            visit = replace(visit, scope=self._scope(visit))
            self._remember(visit, target)
            yield from self._copy(visit)

    def _remember(self, visit: _Visit, original: Node) -> None:
        """Remember that a place is a copy of a schema, or the original."""
        is_component = visit.pointer[:-1] == _SCHEMAS
        for root in {visit.root, () if is_component else visit.root}:
            key = root, original.pointer, self._bound(original, visit.scope)
            self._copies.setdefault(key, _reference(visit.pointer))

    def _place_of_copy(self, pointer: Pointer, node: Node, target: Node) -> Pointer:
        """Remove a reference, if the keywords next to it agree with those of the target;
        otherwise move it to ``allOf`` first.
        """
        differing = {
            key
            for key, value in target.value.items()
            if key in node.value and value != node.value[key]
        }
        if differing - _NAMES - _NOTES - {"$ref", "$dynamicRef", "$defs"}:
            pointer = self.graft.move_to_all_of(pointer, "$ref")
        self.graft.drop(pointer, "$ref")
        return pointer

    def _copy(self, visit: _Visit) -> Iterator[_Visit]:
        """Copy the keywords that the place does not have, and the schemas of ``$defs``."""
        for key, child in visit.node.members():
            if key in _NAMES:
                continue
            place = (*visit.pointer, key)
            if self.graft.add(visit.pointer, child):
                if key not in _DATA:
                    yield replace(visit, pointer=place, node=child, is_map=key in _MAPS)
            elif key == "$defs":
                for name, schema in child.members():
                    if self.graft.add(place, schema):
                        yield replace(visit, pointer=(*place, name), node=schema)

    def _scope(self, visit: _Visit) -> Scope:
        """The scope in a schema: what the anchors of outer schemas, the schema and its
        ``$defs`` mark. An anchor next to nothing but a reference marks the target.
        """
        found = dict(visit.scope)
        marked = [*_marked(visit.node)]
        names = {name for name, _ in marked} | found.keys()
        for name, node in marked:
            place = (*visit.pointer, *node.pointer[len(visit.node.pointer) :])
            target = self._target(node, "$ref")
            if target is not None and node.value.keys() <= _REFERENCE:
                own = {name} & {_text(target, "$dynamicAnchor")}
                if self._anchors_of(target).used.keys() & names <= own:
                    place = target.pointer
            found.setdefault(name, _reference(place))
        return found

    def _bound(self, node: Node, scope: Scope) -> Bound:
        """The part of a scope that changes the meaning of a schema."""
        anchors = self._anchors_of(node)
        return frozenset(
            (name, scope[name])
            for name, plain in anchors.used.items()
            if name in scope and (name in anchors.declared or plain != {scope[name]})
        )

    def _anchors_of(self, start: Node) -> _Anchors:
        known = self._anchors.get(start.pointer)
        if known is not None:
            return known
        found = self._anchors[start.pointer] = _Anchors({}, set())
        seen, visits = {start.pointer}, [_Visit((), start, {})]
        while visits:
            visit = visits.pop()
            node = visit.node
            if node.pointer not in self._generic:
                continue
            self._count(visit)
            visits += _within(visit)
            if visit.is_map:
                continue
            found.declared.update(name for name, _ in _marked(node))
            dynamic = _text(node, "$dynamicRef")
            if dynamic is not None:
                plain = self._target(node, "$dynamicRef")
                found.used.setdefault(dynamic.rpartition("#")[2], set()).add(
                    "" if plain is None else _reference(plain.pointer)
                )
            target = self._target(node, "$ref")
            if target is not None and target.pointer not in seen:
                seen.add(target.pointer)
                visits.append(_Visit((), target, {}))
        return found

    def _target(self, node: Node, key: str) -> Node | None:
        """The object in the root document that a keyword of a schema refers to."""
        reference = _text(node, key)
        if reference is None:
            return None
        target = self._documents.quietly_resolved(reference, node)
        if target is None or target.source is not self._root.source:
            return None
        return target if target.is_object else None

    def _count(self, visit: _Visit) -> None:
        self._steps += 1 + len(visit.pointer) + len(visit.scope)
        if self._steps > MOST_STEPS:
            raise too_many_dynamic_references(visit.node.span, MOST_STEPS)


def _within(visit: _Visit) -> Iterator[_Visit]:
    """The visits of the values in an object or array that may have schemas."""
    node = visit.node
    for key, child in (*node.members(), *((item.key, item) for item in node.items())):
        if isinstance(child.value, dict | list) and (visit.is_map or key not in _DATA):
            is_map = not visit.is_map and key in _MAPS
            place = (*visit.pointer, key)
            yield replace(visit, pointer=place, node=child, is_map=is_map)


def _marked(schema: Node) -> Iterator[tuple[str, Node]]:
    """A schema and those of its ``$defs``, by dynamic anchor."""
    definitions = schema.get("$defs")
    inner = () if definitions is None else (node for _, node in definitions.members())
    for node in (schema, *inner):
        anchor = _text(node, "$dynamicAnchor")
        if anchor is not None:
            yield anchor, node


def _text(node: Node, key: str) -> str | None:
    """The property of an object, if it is a string."""
    value = node.value.get(key) if is_object(node.value) else None
    return value if isinstance(value, str) else None


def _reference(pointer: Pointer) -> str:
    """The reference to a place of the root document."""
    return "#" + "".join(f"/{escaped(token).replace('%', '%25')}" for token in pointer)
