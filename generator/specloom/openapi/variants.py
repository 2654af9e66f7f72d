"""Variants of unions and parameters: what identifies them, in any order."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

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
    told: tuple[str, str],
) -> None:
    """Note what identifies the variant of a union with an id: its label and its mark.

    ``hints`` are what the union and the variant are called after; ``told`` is what the
    variant adds by its number or title, and by its title alone.
    """
    outer, inner = hints
    numbered, source = _around(ctx, id, outer)
    by_number, by_title = told
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
    """Note that place and name identify a parameter."""
    label = f"{safe(text_at(node, 'in'))}:{safe(text_at(node, 'name'))}"
    ctx.listed.setdefault(node.id, (ListItem(label=label),))


def safe(text: str) -> str:
    """A text as a part of an id: without slashes, spaces and the marks of labels."""
    return re.sub(
        r"[^\w.:@+$-]", lambda m: quote(m[0], safe="", errors="surrogatepass"), text
    )


def with_stable_ids(ctx: Context, api: ir.Api) -> ir.Api:
    """The API with ids that tell items of lists by what identifies them."""
    now: dict[str, str] = {}
    taken = {d.id for d in api.declarations}
    owners = frozenset("/".join(id.split("/", 4)[:4]) for id in ctx.listed)
    for declared in api.declarations:
        if _NUMBERED.search(declared.id) is None:
            continue
        stable = _stable(ctx, declared.id, owners)
        if stable in taken:
            digest = hashlib.sha256(declared.id.encode("utf-8", "surrogatepass"))
            stable = f"{stable}~{digest.hexdigest()[:8]}"
        taken.add(stable)
        now[declared.id] = stable
    return _Renaming(ctx, now, owners).api(api) if now else api


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
    """Return what is known of an item.

    A schema that extends a union from elsewhere has variants whose ids end with the place
    in that union (``#/components/schemas/Dog/Pet/oneOf/0``). ``owners`` are the
    components that have items of their own: only they are looked up, since ids can be
    thousands of steps long.
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
    """What stands for a hint where variants go by their number, and where they add nothing
    but their titles.
    """
    end = id.rfind("/")
    while end > 0:
        for listed in ctx.listed.get(id[:end], ()):
            if f"{hint} ".startswith(f"{listed.hint} "):
                rest = hint[len(listed.hint) :]
                return f"{listed.numbered}{rest}", f"{listed.source}{rest}"
        end = id.rfind("/", 0, end)
    return hint, hint


class _Renaming:
    """Writes an API with other ids."""

    def __init__(
        self, ctx: Context, now: Mapping[str, str], owners: frozenset[str]
    ) -> None:
        self._ctx = ctx
        self._now = now
        self._owners = owners

    def api(self, api: ir.Api) -> ir.Api:
        """The whole API."""
        return replace(
            api,
            operations=tuple(map(self._operation, api.operations)),
            webhooks=tuple(map(self._webhook, api.webhooks)),
            declarations=tuple(map(self._declaration, api.declarations)),
        )

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
                replace(
                    field,
                    id=f"{id}{field.id.removeprefix(declared.id)}",
                    type=self._type(field.type),
                )
                for field in declared.fields
            ),
            additional=None if rest is None else self._type(rest),
        )

    def _hint(self, declared: ir.Declaration) -> str:
        """What a declaration is called after. A reference that leads to a variant may be met
        before its union, which alone knows what the variant is called.
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
        """The mark of the innermost item that a declaration stands in."""
        ends = [step.end() for step in _NUMBERED.finditer(id) if step[1] != "allOf"]
        item = (
            _listed_identities(self._ctx, id[: ends[-1]], self._owners)
            if ends
            else None
        )
        return "" if item is None else item.mark

    def _operation(self, operation: ir.Operation) -> ir.Operation:
        return replace(
            operation,
            parameters=tuple(
                replace(one, type=self._type(one.type)) for one in operation.parameters
            ),
            body=self._body(operation.body),
            responses=tuple(
                replace(
                    one,
                    contents=tuple(map(self._content, one.contents)),
                    headers=tuple(map(self._header, one.headers)),
                )
                for one in operation.responses
            ),
            callbacks=tuple(map(self._webhook, operation.callbacks)),
        )

    def _webhook(self, webhook: ir.Webhook) -> ir.Webhook:
        return replace(webhook, body=self._body(webhook.body))

    def _body(self, body: ir.Body | None) -> ir.Body | None:
        if body is None:
            return None
        return replace(body, contents=tuple(map(self._content, body.contents)))

    def _content(self, content: ir.Content) -> ir.Content:
        encodings = tuple(
            replace(one, headers=tuple(map(self._header, one.headers)))
            for one in content.encodings
        )
        type, stream = (
            None if one is None else self._type(one)
            for one in (content.type, content.stream)
        )
        return replace(content, type=type, stream=stream, encodings=encodings)

    def _header(self, header: ir.Header) -> ir.Header:
        return replace(header, type=self._type(header.type))

    def _type(self, of: ir.Type) -> ir.Type:
        if self._now.keys().isdisjoint(ir.references(of)):
            return of
        match of:
            case ir.Ref(id):
                return ir.Ref(self._now.get(id, id))
            case ir.Array(inner):
                return ir.Array(self._type(inner))
            case ir.Map(inner):
                return ir.Map(self._type(inner))
            case ir.Nullable(inner):
                return ir.Nullable(self._type(inner))
            case ir.Tuple(items, rest):
                after = None if rest is None else self._type(rest)
                return ir.Tuple(tuple(map(self._type, items)), after)
            case ir.Union(variants, discriminator):
                return ir.Union(tuple(map(self._type, variants)), discriminator)
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
    kinds = json_types(ctx, merged_schema(ctx, node, ""))
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
    listed = (
        []
        if parts is None
        else [one for one in parts.items() if is_reference_object(one)]
    )
    referring = (
        [lone] if lone is not None else [*listed, *([node] * is_reference_object(node))]
    )
    target = target_of(ctx, referring[0]) if len(referring) == 1 else None
    home = None if target is None else component_id(ctx, target)
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
