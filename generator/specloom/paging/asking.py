"""The parameters that may select a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specloom import ir
from specloom.paging.answers import bare, opened
from specloom.paging.words import AROUND, OPTIONS, folded, takes_cursor


@dataclass(frozen=True, slots=True)
class Asked:
    """A query parameter, or a property of the body."""

    wire: str
    type: ir.Type
    in_body: bool
    default: ir.Json | None
    limits: tuple[ir.Limit, ...]
    text: str  # its description
    required: bool
    within: ir.Path = ()  # the objects of the body around it

    def is_a(self, *kinds: ir.ScalarKind) -> bool:
        """Whether it accepts a scalar of one of the given types."""
        return isinstance(self.type, ir.Scalar) and self.type.kind in kinds

    def limit(self, keyword: str) -> int | None:
        """The value of a limit keyword, if it is an integer."""
        return next(
            (whole(one.value) for one in self.limits if one.keyword == keyword), None
        )


def whole(value: ir.Json | None) -> int | None:
    """Return a JSON value as int, if it is an integer."""
    found: object = value.value if value is not None else None
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return int(found) if found == found // 1 else None


def asked_of(api: ir.Api, operation: ir.Operation) -> Mapping[str, Asked]:
    """The inputs of an operation by folded name, without ambiguous names.

    A property of the body takes precedence over a query parameter of the same name, except
    for GET, which normally has no body.
    """
    query = _once(_parameters(api, operation))
    body = _once(_members(api, operation))
    found = body | query if operation.method == "GET" else query | body
    return {name: one for name, one in found.items() if one is not None}


def _once(all_: Iterator[Asked]) -> dict[str, Asked | None]:
    """Index inputs by folded name; None for a name that occurs twice."""
    found: dict[str, Asked | None] = {}
    for one in all_:
        name = folded("".join((*one.within, one.wire)))
        found[name] = None if name in found else one
    return found


def _parameters(api: ir.Api, operation: ir.Operation) -> Iterator[Asked]:
    for one in operation.parameters:
        if one.location is not ir.Location.QUERY or one.media_type:
            continue
        model = opened(api, bare(one.type))
        form = one.style is ir.Style.FORM
        if not isinstance(model, ir.Model):
            if form:
                of = _type(api, one.type)
                yield _asked(one, one.wire, of, False)
        elif (form and one.explode) or one.style is ir.Style.DEEP_OBJECT:
            # The properties are sent as separate parameters (RFC 6570 §3.2.8).
            for field in model.fields:
                wire = field.wire if form else f"{one.wire}[{field.wire}]"
                of = _type(api, field.type)
                yield _asked(field, wire, of, False)


def _asked(
    one: ir.Parameter | ir.Field, wire: str, of: ir.Type, in_body: bool
) -> Asked:
    text = f"{one.doc.summary} {one.doc.description}"
    return Asked(wire, of, in_body, one.default, one.limits, text, one.required)


def _members(api: ir.Api, operation: ir.Operation) -> Iterator[Asked]:
    contents = operation.body.contents if operation.body is not None else ()
    for content in contents:
        name = content.media_type.partition(";")[0].strip()
        if not name.endswith(("/json", "+json")) or content.type is None:
            continue
        model = opened(api, bare(content.type))
        for field in model.fields if isinstance(model, ir.Model) else ():
            of = _type(api, field.type)
            yield _asked(field, field.wire, of, True)
            yield from _inside(api, field)
        return


def _inside(api: ir.Api, outer: ir.Field) -> Iterator[Asked]:
    """Yield the cursors in an object of the body: ``{"page": {"cursor": …}}``."""
    model = opened(api, bare(outer.type))
    fields = model.fields if isinstance(model, ir.Model) else ()
    for field in fields if folded(outer.wire) in AROUND | OPTIONS else ():
        if takes_cursor(folded(field.wire)) or takes_cursor(
            folded(outer.wire + field.wire)
        ):
            asked = _asked(field, field.wire, _type(api, field.type), True)
            yield replace(asked, within=(outer.wire,))


def _type(api: ir.Api, of: ir.Type) -> ir.Type:
    found = opened(api, bare(of))
    return ir.Unknown() if isinstance(found, ir.Model) else bare(found)
