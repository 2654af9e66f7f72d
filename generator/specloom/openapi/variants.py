"""Ids and names of the variants of unions and of parameters, independent of their
order.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
from specloom.naming.assign import words
from specloom.openapi.accessors import (
    Context,
    ListItem,
    is_reference_object,
    target_of,
    text_at,
)
from specloom.openapi.composition import (
    component_id,
    lone_reference,
    merged_schema,
    parts_of,
)
from specloom.openapi.discriminators import tag_values
from specloom.openapi.scalars import UNIONS, json_types

_NUMBERED = re.compile(
    r"(?<!/properties)/(oneOf|anyOf|allOf|parameters)/[0-9]+(?![^/])"
)


def note_variant(
    ctx: Context,
    id: str,
    label: tuple[str, str],
    hints: tuple[str, str],
    suffixes: tuple[str, str],
) -> None:
    """Record the label and the mark that identify the variant with an id.

    ``hints`` are the names of the union and of the variant; ``suffixes`` are the words
    that the variant adds to the union's name by its number or title, and by its title
    only.
    """
    outer, inner = hints
    numbered, source = _around(ctx, id, outer)
    by_number, by_title = suffixes
    one = ListItem(
        label=label[0],
        mark=label[1],
        hint=inner,
        numbered=f"{numbered} {by_number}".rstrip(),
        source=f"{source} {by_title}".rstrip(),
    )
    known = ctx.listed.get(id, ())
    if one not in known:
        ctx.listed[id] = (*known, one)


def note_parameter(ctx: Context, node: Node) -> None:
    """Record that ``in`` and ``name`` identify a parameter."""
    label = f"{safe(text_at(node, 'in'))}:{safe(text_at(node, 'name'))}"
    ctx.listed.setdefault(node.id, (ListItem(label=label),))


def safe(text: str) -> str:
    """A text as a part of an id: without slashes, spaces and the symbols of labels."""
    return re.sub(
        r"[^\w.:@+$-]", lambda m: quote(m[0], safe="", errors="surrogatepass"), text
    )


def with_stable_ids(ctx: Context, api: ir.Api) -> ir.Api:
    """The API with ids that identify items of lists by their content, not their
    position.
    """
    new_ids: dict[str, str] = {}
    taken = {d.id for d in api.declarations}
    owners = frozenset("/".join(id.split("/", 4)[:4]) for id in ctx.listed)
    for id in dict.fromkeys((*(d.id for d in api.declarations), *ctx.inline_enums)):
        if _NUMBERED.search(id) is None:
            continue
        stable = _stable(ctx, id, owners)
        if stable in taken:
            digest = hashlib.sha256(id.encode("utf-8", "surrogatepass"))
            stable = f"{stable}~{digest.hexdigest()[:8]}"
        taken.add(stable)
        new_ids[id] = stable
    return _Renaming(ctx, new_ids, owners).api(api) if new_ids else api


def _stable(ctx: Context, id: str, owners: frozenset[str]) -> str:
    written, end = "", 0
    for step in _NUMBERED.finditer(id):
        if step[1] == "allOf":
            label = ""
        else:
            listed = _listed_identities(ctx, id[: step.end()], owners)
            number = step[0].rpartition("/")[2]
            label = f"/{number if listed is None else listed.label}"
        written += f"{id[end : step.start()]}/{step[1]}{label}"
        end = step.end()
    return written + id[end:]


def _listed_identities(
    ctx: Context, id: str, owners: frozenset[str]
) -> ListItem | None:
    """The recorded identity of a list item.

    A schema that extends a union of another schema has variants whose ids end with the
    path in that union (``#/components/schemas/Dog/Pet/oneOf/0``). ``owners`` are the
    components that have list items: only they are looked up, since ids can have
    thousands of steps.
    """
    found = ctx.listed.get(id, ())
    steps = id.split("/")
    head = "/".join(steps[:3])
    for start in range(4, len(steps) - 2):
        if found:
            break
        if f"{head}/{steps[start]}" in owners:
            found = ctx.listed.get("/".join((head, *steps[start:])), ())
    return found[0] if found else None


def _around(ctx: Context, id: str, hint: str) -> tuple[str, str]:
    """The hint with variants by number, and with only the titles of variants."""
    end = id.rfind("/")
    while end > 0:
        for listed in ctx.listed.get(id[:end], ()):
            if f"{hint} ".startswith(f"{listed.hint} "):
                rest = hint[len(listed.hint) :]
                return f"{listed.numbered}{rest}", f"{listed.source}{rest}"
        end = id.rfind("/", 0, end)
    return hint, hint


class _Renaming:
    """Replaces the ids of an API."""

    def __init__(
        self, ctx: Context, now: Mapping[str, str], owners: frozenset[str]
    ) -> None:
        self._ctx = ctx
        self._now = now
        self._owners = owners

    def api(self, api: ir.Api) -> ir.Api:
        """The whole API."""
        declarations = tuple(map(self._declaration, api.declarations))
        return replace(ir.with_types(api, self._type), declarations=declarations)

    def _declaration(self, declared: ir.Declaration) -> ir.Declaration:
        id = self._now.get(declared.id, declared.id)
        declared = replace(declared, hint=self._hint(declared))
        numbered, source = _around(self._ctx, f"{declared.id}/", declared.hint)
        listed = None
        if id != declared.id:
            mark = self._mark(declared.id)
            listed = ir.Listed(declared.id, numbered, source, mark)
        if isinstance(declared, ir.Alias):
            type = self._type(declared.type)
            return replace(declared, id=id, type=type, listed=listed)
        rest = declared.additional
        return replace(
            declared,
            id=id,
            listed=listed,
            fields=tuple(
                self._field(field, declared.id, id) for field in declared.fields
            ),
            additional=None if rest is None else self._type(rest),
        )

    def _field(self, field: ir.Field, former: str, owner: str) -> ir.Field:
        """A field of a declaration whose id ``former`` becomes ``owner``."""
        type = self._type(field.type)
        if former == owner and type is field.type:
            return field  # nearly all fields: copies would take time and memory
        id = f"{owner}{field.id.removeprefix(former)}"
        return replace(field, id=id, type=type)

    def _hint(self, declared: ir.Declaration) -> str:
        """The hint of a declaration.

        A reference to a variant may be read before its union, which defines the
        variant's name.
        """
        hint, place = declared.hint, f"{declared.id}/"
        while place.rfind("/") > 0:
            place = place[: place.rfind("/")]
            listed = self._ctx.listed.get(place, ())
            known = self._ctx.declared.get(place)
            if known is None or not any(one.hint for one in listed):
                continue
            if any(f"{hint} ".startswith(f"{one.hint} ") for one in listed):
                break
            if f"{hint} ".startswith(f"{known.hint} "):
                return f"{listed[0].hint}{hint[len(known.hint):]}"
            break
        return hint

    def _mark(self, id: str) -> str:
        """The mark of the innermost list item that contains a declaration."""
        ends = [step.end() for step in _NUMBERED.finditer(id) if step[1] != "allOf"]
        item = (
            _listed_identities(self._ctx, id[: ends[-1]], self._owners)
            if ends
            else None
        )
        return "" if item is None else item.mark

    def _type(self, of: ir.Type) -> ir.Type:
        known = self._now.keys()
        if known.isdisjoint(ir.references(of)) and known.isdisjoint(
            one.id for one in ir.inline_enums(of)
        ):
            return of
        return ir.with_changed_parts(of, self._part)

    def _part(self, of: ir.Type) -> ir.Type:
        match of:
            case ir.Ref(id):
                return ir.Ref(self._now.get(id, id))
            case ir.Literals(inline=ir.Alias() as inline):
                found = self._declaration(inline)
                return replace(of, inline=found) if isinstance(found, ir.Alias) else of
            case _:
                return of


TAGS = (
    "type",
    "kind",
    "event",
    "object",
    "action",
    "op",
    "operation",
    "method",
    "role",
)
"""The properties that usually distinguish variants, the most common first."""

_KINDS = {
    "array": "list",
    "boolean": "flag",
    "integer": "number",
    "number": "number",
    "object": "object",
    "string": "text",
}
_LONGEST = 60  # the limit of characters of a text in a name
_MOST_PROPERTIES = 3  # the limit of properties in a variant's name
_DEEPEST = 3  # the limit of nested lists in a label
_NO_WORDS = frozenset({"description", "example", "examples", "title", "externalDocs"})


class VariantName(Struct, frozen=True):
    """The name of a variant in its union.

    ``words`` are added to the name of the union, "" for none. ``label`` identifies the
    variant among the others, ``mark`` is a digest of the whole schema.
    """

    words: str
    title: str
    label: str
    mark: str


class _Facts(Struct, frozen=True):
    """What a schema says about a variant. For a list these are the facts of its items."""

    kind: str
    title: str = ""
    tags: tuple[tuple[str, str], ...] = ()  # properties with a single value
    extends: str = ""
    members: tuple[str, ...] = ()  # required properties first
    required: frozenset[str] = frozenset()


def variant_names(
    ctx: Context, variants: tuple[Node, ...], hint: str, tag: str
) -> tuple[VariantName, ...]:
    """The names of the variants of a union with the name ``hint`` and the discriminator
    ``tag``.
    """
    facts = [_facts(ctx, node, tag) for node in variants]
    labels = _unique_labels(ctx, variants, facts)
    candidates = [_candidates(one, facts, hint, tag) for one in facts]
    counts = Counter(
        folded for texts in candidates for folded in {*map(_folded, texts)}
    )
    found: list[VariantName] = []
    for node, one, texts, label in zip(
        variants, facts, candidates, labels, strict=True
    ):
        unique = (text for text in texts if counts[_folded(text)] == 1)
        text = next(unique, texts[-1] if texts else "")
        mark = _digest(node.value)
        found.append(VariantName(text, one.title, label, mark))
    return tuple(found)


def _facts(ctx: Context, node: Node, tag: str) -> _Facts:
    if not is_object(node.value):
        return _Facts("")
    title = node.text("title").strip()
    title = title if len(title) <= _LONGEST else ""
    parts = parts_of(ctx, node, "")
    kinds = json_types(ctx, merged_schema(ctx, node, ""))
    kind = _KINDS.get(kinds[0], "") if len(kinds) == 1 else ""
    members: dict[str, list[Node]] = {}
    required: dict[str, None] = {}
    for part in parts:
        properties = part.get("properties")
        for name, member in properties.members() if properties is not None else ():
            members.setdefault(name, []).append(member)
        names = part.node.value.get("required")
        required.update(dict.fromkeys(n for n in _items(names) if isinstance(n, str)))
    if not members and not required:
        if any(part.get(keyword) is not None for part in parts for keyword in UNIONS):
            return _Facts("union", title, extends=_extended(ctx, node))
        items = node.get("items")
        if kind == "list" and items is not None and items.is_object:
            inner = _facts(ctx, items, tag)
            extends = inner.title or inner.extends
            return _Facts("list", title, inner.tags, extends, inner.members)
    tags = tuple(_tags(ctx, node, members, tag))
    ordered = dict.fromkeys((*(n for n in members if n in required), *members))
    ordered |= dict.fromkeys(required)
    extends = _extended(ctx, node)
    kind = "object" if ordered else kind
    return _Facts(kind, title, tags, extends, tuple(ordered), frozenset(required))


def _items(value: object) -> list[Any]:
    return value if is_array(value) else []


def _tags(
    ctx: Context, node: Node, members: dict[str, list[Node]], tag: str
) -> Iterator[tuple[str, str]]:
    """The properties of a variant that can have one value only, with that value."""
    for name, schemas in members.items():
        if name == tag or any(_is_single(one) for one in schemas):
            values = tag_values(ctx, node, name)
            if len(values) == 1 and len(values[0]) <= _LONGEST:
                yield name, values[0]


def _is_single(schema: Node) -> bool:
    value = schema.value
    return is_object(value) and (
        "const" in value or len(_items(value.get("enum"))) == 1
    )


def _extended(ctx: Context, node: Node) -> str:
    """The name of the only schema that a variant refers to or extends, otherwise ""."""
    lone = lone_reference(ctx, node)
    parts = node.get("allOf")
    listed = (
        []
        if parts is None
        else [one for one in parts.items() if is_reference_object(one)]
    )
    referring = (
        [lone] if lone is not None else [*listed, *([node] * is_reference_object(node))]
    )
    target = target_of(ctx, referring[0]) if len(referring) == 1 else None
    component = None if target is None else component_id(ctx, target)
    return component.hint if component is not None and component.component else ""


def _candidates(one: _Facts, facts: list[_Facts], hint: str, tag: str) -> list[str]:
    """Candidates for the name of a variant, the best first."""
    peers = [other for other in facts if other is not one and other.kind == one.kind]
    found = [one.title]
    values = sorted(one.tags, key=lambda pair: _rank(pair[0], tag))
    tags = [_tag_words(wire, value) for wire, value in values]
    texts = [*tags, one.extends]
    if peers:
        taken = {name for other in peers for name in other.members}
        unique = [name for name in one.members if name not in taken]
        tagged = len(one.members) == len(one.required) == 1  # {"card": {…}}
        before = "" if tagged else "with "
        texts += [f"{before}{name}" for name in unique[:1] if len(name) <= _LONGEST]
        few = [n for n in one.members if n in one.required] or [*one.members]
        if 0 < len(few) <= _MOST_PROPERTIES:
            texts.append(f"with {' and '.join(few)}")
    if one.kind == "list":
        texts = [f"{text} list" for text in texts if text] if peers else []
    found += texts if one.kind != "union" else [one.extends]
    found.append("" if one.kind == "union" else one.kind or "value")
    return [_without_prefix(hint, text) for text in found if text]


def _rank(wire: str, tag: str) -> tuple[bool, int]:
    position = TAGS.index(wire) if wire in TAGS else len(TAGS)
    return wire != tag, position


def _tag_words(wire: str, value: str) -> str:
    """A tag in words: a number or boolean is preceded by its property."""
    is_word = any(char.isalpha() for char in value) and value not in ("true", "false")
    return value if is_word else f"{wire} {value}"


def _without_prefix(hint: str, text: str) -> str:
    """A text without the words that the hint ends with: ``event.created`` after
    ``Event`` is ``created``.
    """
    before = [word.lower() for word in words(hint)]
    parts = words(text)
    folded = [word.lower() for word in parts]
    for count in range(min(len(before), len(parts) - 1), 0, -1):
        if before[-count:] == folded[:count] and not folded[count].isdigit():
            return " ".join(parts[count:])
    return text


def _folded(text: str) -> str:
    return "".join(words(text)).lower() or text


def _unique_labels(
    ctx: Context, variants: tuple[Node, ...], facts: list[_Facts]
) -> list[str]:
    """The labels of the variants, without duplicates.

    A label of several variants is extended by the name of a property that the others do
    not have, otherwise by a digest of the structure, otherwise by a digest of the whole
    schema.
    """
    labels = [_label(ctx, n, f, 0) for n, f in zip(variants, facts, strict=True)]
    sharing: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        sharing.setdefault(label, []).append(index)
    for label, indices in sharing.items():
        counts = Counter(name for i in indices for name in facts[i].members)
        for index in indices if len(indices) > 1 else ():
            unique = sorted(name for name in facts[index].members if counts[name] == 1)
            more = f"+{safe(unique[0])}" if unique else ""
            labels[index] = _short(f"{label}{more}")
    for content in (_structure, _whole):
        counts = Counter(labels)
        for index, label in enumerate(labels):
            if counts[label] > 1:
                labels[index] = f"{label}~{_digest(content(variants[index].value))}"
    seen = Counter[str]()
    for index, label in enumerate(labels):  # the variants that are equal
        seen[label] += 1
        labels[index] = label if seen[label] == 1 else f"{label}~{seen[label]}"
    return labels


def _label(ctx: Context, node: Node, facts: _Facts, depth: int) -> str:
    """The label of a variant.

    It is made of its tags, otherwise its title, its reference, its required properties,
    or its type.
    """
    if not is_object(node.value) or depth > _DEEPEST:
        return str(node.value).lower() if isinstance(node.value, bool) else "any"
    if facts.tags and facts.kind != "list":
        pairs = sorted(facts.tags)
        return _short("&".join(f"{safe(w)}={safe(v)}" for w, v in pairs))
    if facts.title:
        return _short(f"title:{safe(facts.title)}")
    if lone_reference(ctx, node) is not None and facts.extends:
        return _short(f"ref:{safe(facts.extends)}")
    items = node.get("items") if facts.kind == "list" else None
    if items is not None:
        inner = _facts(ctx, items, "")
        return _short(f"[{_label(ctx, items, inner, depth + 1)}]")
    names = facts.required or facts.members
    if names:
        return _short(f"{{{_listed(names)}}}")
    return _short(f"{facts.kind or 'any'}{_values(node.value)}")


def _values(value: dict[str, Any]) -> str:
    """The values or the format of a scalar schema."""
    listed = [value["const"]] if "const" in value else _items(value.get("enum"))
    texts = [safe(ir.tag_text(one) or "") for one in listed]
    format_ = value.get("format")
    return (
        f":{safe(format_)}"
        if isinstance(format_, str)
        else ("=" * bool(texts)) + ",".join(texts)
    )


def _listed(names: frozenset[str] | tuple[str, ...]) -> str:
    return ",".join(sorted(map(safe, names)))


def _short(label: str) -> str:
    return label if len(label) <= 80 else f"{label[:60]}~{_digest(label)}"


def _digest(content: object) -> str:
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _whole(value: Any) -> Any:
    return value


def _structure(value: Any, names: bool = False) -> Any:
    """A schema without descriptions; ``names``: the keys are property names, not
    keywords.
    """
    if is_array(value):
        return [_structure(one) for one in value]
    if not is_object(value):
        return value
    return {
        key: _structure(one, key == "properties" and not names)
        for key, one in value.items()
        if names or (key not in _NO_WORDS and not key.startswith("x-"))
    }
