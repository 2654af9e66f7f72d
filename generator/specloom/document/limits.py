"""Limits on the parts of a document, and the check that enforces them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from specloom.diagnostics import InputError, Span
from specloom.document.node import Node, Source, reference_tokens
from specloom.document.tree import unreadable_error
from specloom.kinds import is_array, is_object

MOST_REFERENCES = 100
"""How many references may follow one another without a property in between."""

MOST_MERGES = 500
"""How many schemas the ``allOf`` and unions of one component or operation may combine to."""

MOST_MERGES_OF_ALL = 10_000
"""How many schemas the ``allOf`` and unions of all documents may combine to."""

MOST_ENTRIES: Mapping[str, int] = {
    "properties": 5_000,
    "required": 5_000,
    "tags": 10_000,
    "allOf": 1_000,
    "anyOf": 1_000,
    "oneOf": 1_000,
    "type": 1_000,
    "prefixItems": 1_000,
    "patternProperties": 1_000,
    "mapping": 1_000,
    "parameters": 1_000,
    "responses": 1_000,
    "content": 1_000,
    "headers": 1_000,
    "examples": 1_000,
    "links": 1_000,
    "callbacks": 1_000,
    "encoding": 1_000,
    "security": 1_000,
    "servers": 1_000,
    "variables": 1_000,
}
"""How many properties or items the value of a keyword may have."""

MOST_CHARACTERS = 1_000_000
"""How many characters a string may have, unless it is data such as an example."""

LONGEST_NAME = 10_000
"""How many characters a key, or a string that becomes a name, may have."""

# Keywords whose string becomes a name.
_NAME_KEYWORDS = frozenset({"operationId", "name", "title", "version", "propertyName"})
# Keywords whose value is an object of names that the document chooses.
_MAPS_BY_NAME = frozenset(
    {
        *("properties", "patternProperties", "dependentSchemas", "schemas"),
        *("definitions", "$defs", "parameters", "responses", "requestBodies"),
        *("headers", "links", "callbacks", "pathItems", "paths", "webhooks"),
        *("securitySchemes", "securityDefinitions", "content", "mapping"),
        *("variables", "encoding", "scopes", "examples"),
    }
)
# The parts of components, whose number is not limited.
_COMPONENT_SECTIONS = frozenset(
    {"parameters", "responses", "headers", "examples", "links"}
)
# Keywords whose value is data, not a schema: keywords have no meaning in it.
_DATA = frozenset({"default", "example", "examples", "enum", "const"})
# Keywords whose string is not limited: it is copied once or twice.
_UNLIMITED = frozenset({"default", "example"})
# Keywords that combine or contain schemas without naming a property.
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLE = ("items", "additionalProperties")


def refuse_excess(source: Source) -> None:
    """Raise InputError at the first location that exceeds a limit: too many entries of a
    keyword or a string that is too long (E118), or too many references that follow one
    another (E117).
    """
    references: list[dict[str, Any]] = []
    work = _containers((source.value,), "components")
    seen: set[int] = set()  # a YAML alias is the same object in several places
    while work:
        value, keyword = work.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if is_array(value):
            _refuse_long_items(source, value, keyword)
            work += _containers(value, "")
            continue
        is_name_map = keyword in _MAPS_BY_NAME
        if not is_name_map and isinstance(value.get("$ref"), str):
            references.append(value)
        for key, inner in value.items():
            if not is_name_map and key.startswith("x-") and key != "x-webhooks":
                continue
            if len(key) > LONGEST_NAME:
                raise _too_long_error(source, value, key, key, LONGEST_NAME)
            if isinstance(inner, str):
                _refuse_long(source, value, key, inner)
            elif (is_object(inner) or is_array(inner)) and is_name_map:
                work.append((inner, ""))
            elif is_object(inner) or is_array(inner):
                if _has_too_many_entries(keyword, key, inner):
                    raise _too_many_entries_error(source, value, key)
                if key == "enum" and is_array(inner):
                    _refuse_long_items(source, inner, key)
                if key not in _DATA:
                    work.append((inner, key))
    _refuse_chains(source, references)


def _containers(values: Iterable[Any], keyword: str) -> list[tuple[Any, str]]:
    return [(v, keyword) for v in values if isinstance(v, (dict, list))]


def _has_too_many_entries(keyword: str, key: str, value: Any) -> bool:
    if len(value) <= MOST_ENTRIES.get(key, len(value)):
        return False
    return not (keyword == "components" and key in _COMPONENT_SECTIONS)


def _refuse_long(source: Source, owner: Any, key: str, text: str) -> None:
    most = LONGEST_NAME if key in _NAME_KEYWORDS else MOST_CHARACTERS
    if len(text) > most and key not in _UNLIMITED:
        raise _too_long_error(source, owner, key, text, most)


def _refuse_long_items(source: Source, items: list[Any], keyword: str) -> None:
    if keyword in ("tags", "required", "enum"):
        most = MOST_CHARACTERS if keyword == "enum" else LONGEST_NAME
        for index, text in enumerate(items):
            if isinstance(text, str) and len(text) > most:
                raise _too_long_error(source, items, str(index), text, most)


def _too_long_error(
    source: Source, owner: Any, key: str, text: str, most: int
) -> InputError:
    return unreadable_error(
        "E118",
        source.span((*_pointer(source, owner), key)),
        f"{text[:20]!r}… has {len(text):,} characters; the limit is {most:,}",
        "Shorten it.",
    )


def _too_many_entries_error(
    source: Source, owner: dict[str, Any], key: str
) -> InputError:
    found, most = len(owner[key]), MOST_ENTRIES[key]
    return unreadable_error(
        "E118",
        source.span((*_pointer(source, owner), key)),
        f"{key!r} has {found:,} entries; the limit is {most:,}",
        "Split it into several parts.",
    )


def _refuse_chains(source: Source, references: list[dict[str, Any]]) -> None:
    chains = _ReferenceChains(source)
    for start in references:
        schema = chains.start_of_long_chain(start)
        if schema is not None:
            raise too_many_references(source.span(_pointer(source, schema)))


def too_many_references(span: Span) -> InputError:
    """The error for a chain of references that is too long (E117)."""
    return unreadable_error(
        "E117",
        span,
        f"more than {MOST_REFERENCES} references follow one another from here",
        "Refer to the last of these schemas directly, or merge some of them.",
    )


def too_many_merges(span: Span, most: int) -> InputError:
    """The error for unions and ``allOf`` that combine to too many schemas (E118)."""
    return unreadable_error(
        "E118",
        span,
        f"allOf, anyOf and oneOf combine to more than {most:,} schemas here",
        "Combine fewer unions, or list the combinations that exist.",
    )


def too_many_dynamic_references(span: Span, most: int) -> InputError:
    """The error for dynamic references with too many targets (E118)."""
    return unreadable_error(
        "E118",
        span,
        f"resolving the dynamic references takes more than {most:,} steps",
        "Replace some of them by plain references ($ref).",
    )


class _ReferenceChains:
    """Counts how many references of one file follow one another from a schema."""

    def __init__(self, source: Source) -> None:
        self._root = Node(source, (), source.value)
        self._targets: dict[str, Any] = {}
        self._lengths: dict[int, int] = {}

    def start_of_long_chain(self, start: dict[str, Any]) -> dict[str, Any] | None:
        """Find a schema from which more than ``MOST_REFERENCES`` follow one another."""
        lengths = self._lengths
        if id(start) in lengths:
            return None
        lengths[id(start)] = 0  # the length of a cycle
        stack = [(start, self._next(start))]
        while stack:
            schema, steps = stack[-1]
            step = next(steps, None)
            if step is not None:
                if id(step[0]) not in lengths:
                    lengths[id(step[0])] = 0
                    stack.append((step[0], self._next(step[0])))
                continue
            longest = max(
                (lengths[id(to)] + cost for to, cost in self._next(schema)), default=0
            )
            if longest > MOST_REFERENCES:
                return schema
            lengths[id(schema)] = longest
            stack.pop()
        return None

    def _next(self, schema: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
        """Yield the schemas that a schema refers to (1) or contains without naming a property
        (0), each with this number of references.
        """
        ref = schema.get("$ref")
        if isinstance(ref, str) and ref.startswith("#/"):
            target = self._target(ref)
            if is_object(target):
                yield target, 1
        for key in _LISTS:
            group = schema.get(key)
            for inner in group if is_array(group) else ():
                if is_object(inner):
                    yield inner, 0
        for key in _SINGLE:
            only = schema.get(key)
            if is_object(only):
                yield only, 0

    def _target(self, ref: str) -> Any:
        if ref not in self._targets:
            node = self._root.at(reference_tokens(unquote(ref[1:])))
            self._targets[ref] = None if node is None else node.value
        return self._targets[ref]


def _pointer(source: Source, wanted: object) -> tuple[str, ...]:
    """The path to an object or array of a source."""
    above: dict[int, tuple[int, str]] = {}
    work: list[Any] = [source.value]
    while work:
        value = work.pop()
        pairs = value.items() if is_object(value) else enumerate(value)
        for key, inner in pairs:
            if (is_object(inner) or is_array(inner)) and id(inner) not in above:
                above[id(inner)] = (id(value), str(key))
                work.append(inner)
    path: list[str] = []
    here = id(wanted)
    while here in above and here != id(source.value):
        here, token = above[here]
        path.append(token)
    return tuple(reversed(path))
