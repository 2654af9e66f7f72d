"""What the inline variants of a union are called after, and what identifies them.

Both come from what a variant says, never from its position: a list gains variants at its front
as well. A variant is called after, in this order, its title, the value of a member that can
have one value only, the schema that it extends, a member that no other variant has, its few
members, its kind. Of these, the first is taken that no other variant could be called after.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specloom import ir
from specloom.document import Node
from specloom.document.kinds import is_array, is_object
from specloom.openapi.context import Context
from specloom.openapi.discriminators import tag_values
from specloom.openapi.identities import safe
from specloom.openapi.keywords import UNIONS
from specloom.openapi.places import named
from specloom.openapi.references import refers, target_of
from specloom.openapi.scalars import json_types
from specloom.openapi.shapes import lone_reference, parts_of, shape_of
from specloom.words import words

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
"""The members that usually tell variants apart, the likeliest first."""

_KINDS = {
    "array": "list",
    "boolean": "flag",
    "integer": "number",
    "number": "number",
    "object": "object",
    "string": "text",
}
_LONGEST = 60  # characters of a text that a name is made from
_MOST_MEMBERS = 3  # of a variant that is called after its members
_DEEPEST = 3  # lists within lists whose items identify them
_NO_WORDS = frozenset({"description", "example", "examples", "title", "externalDocs"})


@dataclass(frozen=True, slots=True)
class Called:
    """What a variant adds to the name of its union, "" for nothing; its title; the label
    that identifies it among the other variants; and a digest of its every word.
    """

    words: str
    title: str
    label: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a variant says of itself; those of a list are the facts of its items."""

    kind: str
    title: str = ""
    tags: tuple[tuple[str, str], ...] = ()  # members with a single value
    extends: str = ""
    members: tuple[str, ...] = ()  # the required ones first
    required: frozenset[str] = frozenset()


def called(
    ctx: Context, variants: tuple[Node, ...], hint: str, tag: str
) -> tuple[Called, ...]:
    """What each variant of a union is called; ``hint`` is what the union is called after,
    and ``tag`` its discriminator.
    """
    facts = [_facts(ctx, node, tag) for node in variants]
    labels = _told_apart(ctx, variants, facts)
    offers = [_offers(one, facts, hint, tag) for one in facts]
    wanted = Counter(folded for some in offers for folded in {*map(_folded, some)})
    found: list[Called] = []
    for node, one, some, label in zip(variants, facts, offers, labels, strict=True):
        alone = (text for text in some if wanted[_folded(text)] == 1)
        text = next(alone, some[-1] if some else "")
        mark = _digest(node.value)
        found.append(Called(text, one.title, label, mark))
    return tuple(found)


def _facts(ctx: Context, node: Node, tag: str) -> _Facts:
    if not is_object(node.value):
        return _Facts("")
    title = node.text("title").strip()
    title = title if len(title) <= _LONGEST else ""
    parts = parts_of(ctx, node, "")
    kinds = json_types(ctx, shape_of(ctx, node, ""))
    kind = _KINDS.get(kinds[0], "") if len(kinds) == 1 else ""
    members: dict[str, list[Node]] = {}
    required: dict[str, None] = {}
    for part in parts:
        said = part.get("properties")
        for name, member in said.members() if said is not None else ():
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
    """The members of a variant that can have one value only, with that value."""
    for name, said in members.items():
        if name == tag or any(_is_single(one) for one in said):
            values = tag_values(ctx, node, name)
            if len(values) == 1 and len(values[0]) <= _LONGEST:
                yield name, values[0]


def _is_single(member: Node) -> bool:
    value = member.value
    return is_object(value) and (
        "const" in value or len(_items(value.get("enum"))) == 1
    )


def _extended(ctx: Context, node: Node) -> str:
    """The name of the only schema that a variant refers to or extends, else ""."""
    lone = lone_reference(ctx, node)
    parts = node.get("allOf")
    listed = [] if parts is None else [one for one in parts.items() if refers(one)]
    referring = [lone] if lone is not None else [*listed, *([node] * refers(node))]
    target = target_of(ctx, referring[0]) if len(referring) == 1 else None
    home = None if target is None else named(ctx, target)
    return home.hint if home is not None and home.component else ""


def _offers(one: _Facts, facts: list[_Facts], hint: str, tag: str) -> list[str]:
    """What a variant could be called after, the best first."""
    peers = [other for other in facts if other is not one and other.kind == one.kind]
    found = [one.title]
    values = sorted(one.tags, key=lambda pair: _rank(pair[0], tag))
    told = [_spoken(wire, value) for wire, value in values]
    own = [*told, one.extends]
    if peers:
        theirs = {name for other in peers for name in other.members}
        alone = [name for name in one.members if name not in theirs]
        tagged = len(one.members) == len(one.required) == 1  # {"card": {…}}
        before = "" if tagged else "with "
        own += [f"{before}{name}" for name in alone[:1] if len(name) <= _LONGEST]
        few = [n for n in one.members if n in one.required] or [*one.members]
        if 0 < len(few) <= _MOST_MEMBERS:
            own.append(f"with {' and '.join(few)}")
    if one.kind == "list":
        own = [f"{text} list" for text in own if text] if peers else []
    found += own if one.kind != "union" else [one.extends]
    found.append("" if one.kind == "union" else one.kind or "value")
    return [_after(hint, text) for text in found if text]


def _rank(wire: str, tag: str) -> tuple[bool, int]:
    place = TAGS.index(wire) if wire in TAGS else len(TAGS)
    return wire != tag, place


def _spoken(wire: str, value: str) -> str:
    """A tag in words: a number or truth value says nothing without its member."""
    telling = any(char.isalpha() for char in value) and value not in ("true", "false")
    return value if telling else f"{wire} {value}"


def _after(hint: str, text: str) -> str:
    """A text without the words at its front that the hint ends with: ``event.created``
    after ``Event`` is ``created``.
    """
    before = [word.lower() for word in words(hint)]
    told = words(text)
    folded = [word.lower() for word in told]
    for count in range(min(len(before), len(told) - 1), 0, -1):
        if before[-count:] == folded[:count] and not folded[count].isdigit():
            return " ".join(told[count:])
    return text


def _folded(text: str) -> str:
    return "".join(words(text)).lower() or text


def _told_apart(
    ctx: Context, variants: tuple[Node, ...], facts: list[_Facts]
) -> list[str]:
    """The labels of the variants, each once: one that several have gains the name of a member
    that the others of them lack, else a digest of the structure, at last of every word.
    """
    labels = [_label(ctx, n, f, 0) for n, f in zip(variants, facts, strict=True)]
    sharing: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        sharing.setdefault(label, []).append(index)
    for label, indices in sharing.items():
        often = Counter(name for i in indices for name in facts[i].members)
        for index in indices if len(indices) > 1 else ():
            own = sorted(name for name in facts[index].members if often[name] == 1)
            more = f"+{safe(own[0])}" if own else ""
            labels[index] = _short(f"{label}{more}")
    for told in (_structure, _whole):
        often = Counter(labels)
        for index, label in enumerate(labels):
            if often[label] > 1:
                labels[index] = f"{label}~{_digest(told(variants[index].value))}"
    seen = Counter[str]()
    for index, label in enumerate(labels):  # those that are the same in every word
        seen[label] += 1
        labels[index] = label if seen[label] == 1 else f"{label}~{seen[label]}"
    return labels


def _label(ctx: Context, node: Node, facts: _Facts, depth: int) -> str:
    """What identifies a variant: its tags, else its title, else what it refers to, else its
    required members, else its kind.
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
    few = facts.required or facts.members
    if few:
        return _short(f"{{{_listed(few)}}}")
    return _short(f"{facts.kind or 'any'}{_values(node.value)}")


def _values(value: dict[str, Any]) -> str:
    """What a schema of a single value says beyond its kind."""
    listed = [value["const"]] if "const" in value else _items(value.get("enum"))
    told = [safe(ir.tag_text(one) or "") for one in listed]
    said = value.get("format")
    return (
        f":{safe(said)}"
        if isinstance(said, str)
        else ("=" * bool(told)) + ",".join(told)
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
    """A schema without its words; ``names`` are those of members, not keywords."""
    if is_array(value):
        return [_structure(one) for one in value]
    if not is_object(value):
        return value
    return {
        key: _structure(one, key == "properties" and not names)
        for key, one in value.items()
        if names or (key not in _NO_WORDS and not key.startswith("x-"))
    }
