"""Ids that do not depend on positions in lists.

A JSON Pointer tells a variant of a union, a part of an ``allOf`` or a parameter by its number,
which is another one when the list gains an item. While a document is read, ids are pointers;
afterwards each number gives way to what identifies the item.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote

from specloom import ir
from specloom.document import Node
from specloom.openapi.context import Context, Listed
from specloom.openapi.members import text_at

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
    one = Listed(
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
    ctx.listed.setdefault(node.id, (Listed(label=label),))


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
            listed = _listed(ctx, id[: step.end()], owners)
            number = step[0].rpartition("/")[2]
            label = f"/{number if listed is None else listed.label}"
        written += f"{id[end : step.start()]}/{step[1]}{label}"
        end = step.end()
    return written + id[end:]


def _listed(ctx: Context, id: str, owners: frozenset[str]) -> Listed | None:
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
        item = _listed(self._ctx, id[: ends[-1]], self._owners) if ends else None
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
