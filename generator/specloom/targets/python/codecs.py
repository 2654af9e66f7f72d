"""Which codec of the runtime converts a type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from specloom import ir
from specloom.ir import ScalarKind
from specloom.targets import events, xml
from specloom.targets.calls import payload
from specloom.targets.python import xml_forms
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    literal,
    quoted,
    row,
    table,
)
from specloom.targets.python.names import PythonNames
from specloom.targets.python.types import FEW

# The codecs of `formats`, which only some packages contain.
_FORMATS = frozenset(
    (
        "BASE64",
        "BASE64URL",
        "BINARY",
        "DECIMAL",
        "DECIMAL_NUMBER",
        "DURATION",
        "DURATION_SECONDS",
        "DURATION_UNITS",
        "DURATION_UNIT_SECONDS",
        "INTEGER_TEXT",
        "NUMBER_TEXT",
        "UUID",
    )
)

# What needs no conversion is told apart only where data is checked.
_CHECKED: dict[ScalarKind, str] = {
    ScalarKind.STRING: "STRING",
    ScalarKind.INTEGER: "INTEGER",
    ScalarKind.NUMBER: "NUMBER",
    ScalarKind.BOOLEAN: "BOOLEAN",
    ScalarKind.NULL: "PLAIN",
}
_CONVERTED: dict[ScalarKind, str] = {
    ScalarKind.DATE: "DATE",
    ScalarKind.DATE_TIME: "DATETIME",
    ScalarKind.TIME: "TIME",
    ScalarKind.DURATION: "DURATION",
    ScalarKind.UUID: "UUID",
    ScalarKind.DECIMAL: "DECIMAL",
    ScalarKind.BASE64: "BASE64",
    ScalarKind.BINARY: "BINARY",
}
_AS_TEXT: dict[ScalarKind, str] = {
    ScalarKind.INTEGER: "INTEGER_TEXT",
    ScalarKind.NUMBER: "NUMBER_TEXT",
}
# Formats that are the same kind of value in another notation.
_NOTATIONS = {
    "base64url": "BASE64URL",
    "seconds": "DURATION_SECONDS",
    "units": "DURATION_UNITS",
    "unit-seconds": "DURATION_UNIT_SECONDS",
}


@dataclass(frozen=True)
class Codecs:
    """The codecs of an API's types."""

    api: ir.Api
    names: PythonNames

    def converting(self, of: ir.Type) -> Code | None:
        """The codec of a type, None where values travel as they are."""
        return self.exact(of) if self._converts(of) else None

    def checking(self, of: ir.Type) -> Code | None:
        """The codec of a member, None where any JSON value is as described."""
        codec = self.exact(of)
        return None if codec == _codec("PLAIN") else codec

    def sent(self, of: ir.Type) -> Code | None:
        """As ``converting``, for values that go out: what is read-only stays behind."""
        codec = self.converting(of)
        if codec is None or self._held_back.isdisjoint(ir.references(of)):
            return codec
        return call(Symbol(".._runtime.models", "Sent"), codec)

    @cached_property
    def _held_back(self) -> frozenset[str]:
        """The ids of the declarations in which, at some depth, a member is read-only."""
        held: set[str] = set()
        users: dict[str, list[str]] = {}
        for declared in self.api.declarations:
            fields = declared.fields if isinstance(declared, ir.Model) else ()
            if any(field.access is ir.Access.READ for field in fields):
                held.add(declared.id)
            for used in _used(declared):
                users.setdefault(used, []).append(declared.id)
        todo = list(held)
        while todo:
            new = set(users.get(todo.pop(), ())) - held
            held |= new
            todo += new
        return frozenset(held)

    def exact(self, of: ir.Type) -> Code:
        """The codec of a type, which also knows what plain values should be."""
        match of:
            case ir.Scalar(ScalarKind.DECIMAL, "number"):
                return _codec("DECIMAL_NUMBER")
            case ir.Scalar(kind, format_):
                if of.as_text:
                    return _codec(_AS_TEXT[kind])
                name = _CHECKED.get(kind) or _NOTATIONS.get(format_) or _CONVERTED[kind]
                return _codec(name)
            case ir.Unknown() | ir.Never():
                return _codec("PLAIN")
            case ir.Array(items):
                return call(_codec("ListOf"), self.exact(items))
            case ir.Tuple(items, rest):
                firsts = row(self.exact(item) for item in items)
                more = [self.exact(rest)] if rest is not None else []
                return call(_codec("TupleOf"), firsts, *more)
            case ir.Map(values):
                return call(_codec("MapOf"), self.exact(values))
            case ir.Literals():
                return _literals(of)
            case ir.Union():
                return self._union(of)
            case ir.Nullable(inner):
                return call(_codec("NullOr"), self.exact(inner))
            case ir.Ref(id_):
                if id_ not in self.api.index:
                    return _codec("PLAIN")
                return call(_codec("Ref"), quoted(self.names.model(id_)))

    def content(self, of: ir.Content) -> Code:
        """The codec of a body; a sequence has one for its items."""
        root = xml.root(self.api, of)
        if root is not None:
            return xml_forms.body(self.exact(payload(of)), root, self.names)
        if of.stream is None:
            return self.exact(payload(of))
        codec = self.exact(of.stream)
        if not events.are(of):
            return call(Symbol(".._runtime.streaming", "Lines"), codec)
        more: list[Code] = ["fields=True"] if of.events else []
        parsed = events.parsed(self.api, of)
        if isinstance(parsed, tuple):
            more.append(Labelled("json=", row(map(quoted, parsed))))
        elif not parsed:
            more.append("json=False")
        return call(Symbol(".._runtime.streaming", "Events"), codec, *more)

    def sent_content(self, of: ir.Content) -> Code | None:
        """The codec of a request's body that is neither JSON, a form, text nor bytes."""
        root = xml.root(self.api, of)
        if root is None:
            return None
        codec = self.sent(payload(of)) or self.exact(payload(of))
        return xml_forms.body(codec, root, self.names)

    def _converts(self, of: ir.Type) -> bool:
        match of:
            case ir.Scalar(kind):
                return kind in _CONVERTED or of.as_text
            case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
                return self._converts(inner)
            case ir.Tuple(items, rest):
                return any(map(self._converts, (*items, rest or ir.Unknown())))
            case ir.Union(variants):
                return any(map(self._converts, variants))
            case ir.Ref():
                return True
            case ir.Unknown() | ir.Never() | ir.Literals():
                return False

    def _union(self, of: ir.Union) -> Code:
        variants = [self.exact(variant) for variant in of.variants]
        if of.discriminator is None:
            return call(_codec("OneOf"), *variants)
        tags = table(
            (quoted(tag), variants[place]) for tag, place in of.discriminator.tags
        )
        place = of.discriminator.default
        more: list[Code] = [] if place is None else [variants[place]]
        if of.discriminator.base:
            more.append("base=True")
        if of.discriminator.by_members:
            others = row(variants[index] for index in of.discriminator.by_members)
            more.append(Labelled("by_members=", others))
        return call(_codec("Tagged"), quoted(of.discriminator.wire), tags, *more)


def _used(declared: ir.Declaration) -> Iterator[str]:
    if isinstance(declared, ir.Alias):
        yield from ir.references(declared.type)
        return
    for field in declared.fields:
        yield from ir.references(field.type)
    if declared.additional is not None:
        yield from ir.references(declared.additional)


def _codec(name: str) -> Symbol:
    module = "formats" if name in _FORMATS else "codecs"
    return Symbol(f".._runtime.{module}", name)


def _literals(of: ir.Literals) -> Code:
    values = list(dict.fromkeys(literal(value.value) for value in of.values))
    if not values:
        return _codec("PLAIN")
    openness = [] if of.closed else ["open=True"]
    items = (*values, *openness)
    return Bracket(_codec("LiteralOf"), "()", items, apart=len(values) >= FEW)
