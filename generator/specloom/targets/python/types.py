"""Annotations and codecs of types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from specloom import ir
from specloom.ir import ScalarKind, resolve_type, without_null
from specloom.targets import calls, xml
from specloom.targets.calls import (
    Page,
    only_value,
    payload,
    takes_null,
    union_of,
)
from specloom.targets.python.code import (
    Bracket,
    Chain,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    builtin,
    call,
    laid,
    literal,
    quoted,
    row,
    subscript,
    symbols,
    table,
)
from specloom.targets.python.docstrings import member_text
from specloom.targets.python.names import PythonNames

ANY = Symbol("typing", "Any")
LITERAL = Symbol("typing", "Literal")
NEVER = Symbol("typing", "Never")
_INT, _FLOAT = builtin("int"), builtin("float")
MAPPING = Symbol("collections.abc", "Mapping")
SEQUENCE = Symbol("collections.abc", "Sequence")
OPEN_OBJECT = subscript(MAPPING, builtin("str"), ANY)
FILE = Symbol("..types", "File")
CONTENT = Symbol("..types", "Content")

_GOT: dict[ScalarKind, Code] = {
    ScalarKind.STRING: builtin("str"),
    ScalarKind.INTEGER: builtin("int"),
    ScalarKind.NUMBER: builtin("float"),
    ScalarKind.BOOLEAN: builtin("bool"),
    ScalarKind.NULL: "None",
    ScalarKind.DATE: Symbol("datetime", "date"),
    ScalarKind.DATE_TIME: Symbol("datetime", "datetime"),
    ScalarKind.TIME: Symbol("datetime", "time"),
    ScalarKind.DURATION: Chain((Symbol("datetime", "timedelta"), builtin("str"))),
    ScalarKind.UUID: Symbol("uuid", "UUID"),
    ScalarKind.DECIMAL: Symbol("decimal", "Decimal"),
    ScalarKind.BASE64: builtin("bytes"),
    ScalarKind.BINARY: builtin("bytes"),
}
_ALSO_TEXT = frozenset(
    {ScalarKind.DATE, ScalarKind.DATE_TIME, ScalarKind.TIME, ScalarKind.DURATION}
)
FEW = 3
"""A list of so many values has a line for each."""
BYTES_OR_TEXT = Chain((builtin("bytes"), builtin("str")))

_KINDS: dict[type, Code] = {
    str: builtin("str"),
    bool: builtin("bool"),
    int: builtin("int"),
    float: builtin("float"),
}


class TypedDicts(Struct, frozen=True):
    """Where the typed dicts are: ``base`` is the import path of their modules, ``own`` the
    module itself, if it is one of them.
    """

    base: str
    own: str = ""


class Types(Struct, frozen=True):
    """The annotations of one module.

    ``base`` is the import path of the models' modules, ``own`` the module itself, if it
    is one of them. Bytes may be passed as files if ``files`` is true; it is false for
    bytes inside text such as JSON. Without ``dicts``, an object may be any mapping. If
    ``plain`` is true, an alias of a scalar type is that type: ``str``, not ``ZoneId``.
    """

    api: ir.Api
    names: PythonNames
    base: str
    own: str = ""
    files: bool = True
    dicts: TypedDicts | None = None
    plain: bool = False

    def name(self, declaration: str) -> Code:
        """A declared type by its name."""
        module = self.names.module(declaration)
        name = self.names.model(declaration)
        return name if module == self.own else Symbol(f"{self.base}{module}", name)

    def typed_dict(self, declaration: str) -> Code:
        """The typed dict of a declaration by its name."""
        assert self.dicts is not None
        module = self.names.module(declaration)
        name = self.names.typed_dict(declaration)
        own = module == self.dicts.own
        return name if own else Symbol(f"{self.dicts.base}{module}", name)

    def got(self, of: ir.Type) -> Code:
        """The type that a caller receives, and that a model's attribute holds."""
        match of:
            case ir.Scalar(kind):
                return _GOT[kind]
            case ir.Unknown():
                return ANY
            case ir.Never():
                return NEVER
            case ir.Array(items):
                return subscript(builtin("list"), self.got(items))
            case ir.Tuple():
                return subscript(builtin("list"), self.got(_item(of)))
            case ir.Map(values):
                return subscript(builtin("dict"), builtin("str"), self.got(values))
            case ir.Literals():
                return _literal_values(of)
            case ir.Union(variants, discriminator):
                known = [self.got(variant) for variant in variants]
                # Data with an undocumented tag is not converted.
                is_open = discriminator is not None and discriminator.default is None
                return union([*known, OPEN_OBJECT] if is_open else known)
            case ir.Nullable(inner):
                return union([self.got(inner), "None"])
            case ir.Ref(id_):
                declared = self.api.index.get(id_)
                if declared is None:
                    return ANY
                scalar = self._scalar(declared)
                return self.name(id_) if scalar is None else self.got(scalar)

    def _scalar(self, declared: ir.Declaration) -> ir.Type | None:
        """The type of an alias that is spelled as its type."""
        if not self.plain or not isinstance(declared, ir.Alias):
            return None
        bare = without_null(declared.type)
        if isinstance(bare, ir.Ref) and (inner := self.api.index.get(bare.id)):
            return None if self._scalar(inner) is None else declared.type
        return declared.type if isinstance(bare, ir.Scalar) else None

    def given(self, of: ir.Type, within: tuple[str, ...] = ()) -> Code:
        """The type that a caller may pass: any sequence or mapping, plain data for a
        model.

        Aliases of containers are expanded, because their names mean the types that
        callers receive; ``within`` are the aliases that are already expanded.
        """
        match of:
            case ir.Scalar(ScalarKind.UUID):
                return union([_GOT[ScalarKind.UUID], builtin("str")])
            case ir.Scalar(kind) if (
                kind in _ALSO_TEXT and self.dicts and self.dicts.own
            ):
                return union([_GOT[kind], builtin("str")])  # as JSON has it
            case ir.Scalar(ScalarKind.BINARY):
                if self.dicts is not None and self.dicts.own and self.files:
                    return union([FILE, builtin("str")])  # one dict for forms and JSON
                return FILE if self.files else BYTES_OR_TEXT
            case ir.Array(items):
                return subscript(SEQUENCE, self.given(items, within))
            case ir.Tuple():
                return subscript(SEQUENCE, self.given(_item(of), within))
            case ir.Map(values):
                return subscript(MAPPING, builtin("str"), self.given(values, within))
            case ir.Union(variants, discriminator):
                known = [self.given(variant, within) for variant in variants]
                is_open = discriminator is not None and self.dicts is None
                return _accepted([*known, OPEN_OBJECT] if is_open else known)
            case ir.Nullable(inner):
                return union([self.given(inner, within), "None"])
            case ir.Ref(id_):
                return self._given_declared(id_, within)
            case ir.Literals():
                return _accepted([_literal_values(of)])
            case _:
                return self.got(of)

    def _given_declared(self, id_: str, within: tuple[str, ...]) -> Code:
        declared = self.api.index.get(id_)
        if declared is None:
            return ANY
        if isinstance(declared, ir.Model):
            return union([self.name(id_), *self._dicts(declared)])
        scalar = self._scalar(declared)
        if scalar is not None:
            return self.given(scalar, within)
        contains = isinstance(declared.type, ir.Array | ir.Tuple | ir.Map | ir.Nullable)
        if contains and id_ not in within:
            return self.given(declared.type, (*within, id_))
        if self.dicts is not None and id_ in self.names.typed_dicts:
            return self.typed_dict(id_)
        if isinstance(declared.type, ir.Union):
            loose = [OPEN_OBJECT] if self._holds_model(declared.type) else []
            return union([self.name(id_), *loose])
        if isinstance(declared.type, ir.Ref) and id_ not in within:
            return self.given(declared.type, (*within, id_))
        return self.name(id_)

    def _dicts(self, model: ir.Model) -> Iterator[Code]:
        """The dicts that may be passed in place of a model."""
        known = self.dicts is not None and model.id in self.names.typed_dicts
        if known:
            yield self.typed_dict(model.id)
        # A typed dict cannot have undeclared keys (PEP 728 needs a newer Python).
        if not known or model.additional is not None:
            yield OPEN_OBJECT

    def _holds_model(self, of: ir.Union) -> bool:
        return any(
            isinstance(variant, ir.Ref)
            and isinstance(self.api.index.get(variant.id), ir.Model)
            for variant in of.variants
        )


def union(items: Iterable[Code]) -> Code:
    """A union of ``items`` without duplicates, None last; ``Any`` absorbs the others.

    Literals are merged.
    """
    flat: dict[Code, None] = {}
    for item in items:
        flat |= dict.fromkeys(item.items if isinstance(item, Chain) else (item,))
    if ANY in flat:
        return ANY
    if len(flat) > 1:
        flat.pop(NEVER, None)
        flat = dict.fromkeys(_merged_literals(list(flat)))
    if "None" in flat and len(flat) > 1:
        del flat["None"]
        flat["None"] = None
    return next(iter(flat)) if len(flat) == 1 else Chain(tuple(flat))


def _accepted(items: Iterable[Code]) -> Code:
    """A union of types that a caller may pass: ``float`` accepts ``int`` (PEP 484)."""
    found = union(items)
    if isinstance(found, Chain) and _FLOAT in found.items:
        return union(item for item in found.items if item != _INT)
    return found


def _merged_literals(items: list[Code]) -> list[Code]:
    found = [i for i in items if isinstance(i, Bracket) and i.head == LITERAL]
    if len(found) < 2:
        return items
    texts = [text for literals in found for text in literals.items]
    merged = _listed(tuple(dict.fromkeys(texts)))
    rest = [item for item in items if item not in found]
    rest.insert(items.index(found[0]), merged)
    return rest


def _listed(texts: tuple[Code, ...]) -> Code:
    several = len(texts) > 1
    return Bracket(LITERAL, "[]", texts, comma=several, apart=len(texts) >= FEW)


def _item(of: ir.Tuple) -> ir.Type:
    types = (*of.items, *([of.rest] if of.rest is not None else []))
    return union_of(types) if types else ir.Unknown()


def _literal_values(of: ir.Literals) -> Code:
    """The listed values, and their type unless the list is closed.

    Values that ``Literal`` cannot hold (fractional numbers, objects) become their type.
    """
    kinds = [_KINDS.get(v.value.__class__, ANY) for v in of.values]
    if of.of is not None and not of.closed:
        kinds = [_GOT[of.of]]
    fit = [v for v in of.values if _fits_literal(v.value)]
    if not fit or (of.closed and len(fit) < len(of.values)):
        return union(kinds or [ANY])
    texts = tuple(dict.fromkeys(literal(v.value) for v in fit))
    listed = _listed(texts)
    return listed if of.closed else union([listed, *kinds])


def _fits_literal(value: object) -> bool:
    """Whether mypy accepts a value in ``Literal``: it reads integers of 64 bits."""
    if isinstance(value, int):
        return -(2**63) < value < 2**63
    return isinstance(value, str)


_MODULE = "._runtime.xml"
_FORM = Symbol(_MODULE, "Form")
_ABSENT = {"null": "None", "list": "()"}


class FormsView(Struct, frozen=True):
    """The module: ``forms`` is the statement that makes the table."""

    imports: Imports
    forms: str


def xml_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """The page of the table, if XML bodies contain models."""
    models = xml.reached_models(api)
    if not models:
        return
    made = table(
        (quoted(names.model(model.id)), _members(api, model, names)) for model in models
    )
    found = {*symbols(made), _FORM}
    spelling = Spelling(found, ())
    head = f"FORMS: dict[str, {spelling(_FORM)}] = "
    yield Page(
        path=f"{package}/_xml.py",
        template="python/xml_forms.py.jinja",
        view=FormsView(
            imports=spelling.imports(found, ()),
            forms=head + laid(made, spelling, indent=0, used=len(head)),
        ),
    )


def body(codec: Code, node: xml.XmlContent, names: PythonNames) -> Code:
    """The codec of a body, in a module of resources."""
    module = f".{_MODULE}"
    return call(Symbol(module, "Xml"), codec, _node(node, "", names, module))


def _members(api: ir.Api, model: ir.Model, names: PythonNames) -> Code:
    nodes = [
        (quoted(wire), _node(node, wire, names, _MODULE))
        for wire, node in xml.members(api, model)
    ]
    more = xml.unnamed_form(api, model)
    rest = [] if more is None else [_form(more, names, _MODULE)]
    return call(Symbol(_MODULE, "Members"), table(nodes), *rest)


def _node(node: xml.XmlContent, wire: str, names: PythonNames, module: str) -> Bracket:
    items: list[Code] = [_form(node.of, names, module)]
    if node.name != wire:
        items.append(quoted(node.name))
    if node.namespace:
        items.append(Labelled("namespace=", quoted(node.namespace)))
    if node.prefix:
        items.append(Labelled("prefix=", quoted(node.prefix)))
    if node.kind is not ir.XmlNode.ELEMENT:
        items.append(Labelled("kind=", quoted(node.kind.value)))
    if node.missing:
        items.append(f"missing={_ABSENT[node.missing]}")
    return call(Symbol(module, "Node"), *items)


def _form(form: xml.Form, names: PythonNames, module: str) -> Code:
    match form:
        case xml.Text(kind):
            return Symbol(module, kind.upper())
        case xml.Named(id_):
            return call(Symbol(module, "Named"), quoted(names.model(id_)))
        case xml.Entries(of):
            return call(Symbol(module, "Entries"), _form(of, names, module))
        case xml.Items(item, wrapped):
            more = ["wrapped=True"] if wrapped else []
            return call(Symbol(module, "Items"), _node(item, "", names, module), *more)
        case xml.Either(nodes, tag, tags):
            items: list[Code] = [_node(node, "", names, module) for node in nodes]
            if tag:
                places = table((quoted(text), str(place)) for text, place in tags)
                items += [Labelled("tag=", quoted(tag)), Labelled("tags=", places)]
            return call(Symbol(module, "Either"), *items)


# Codecs from `formats`, a module that only some packages contain.
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

# Types without conversion differ only where data is validated.
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


class Codecs(Struct, frozen=True, dict=True):
    """The codecs of an API's types."""

    api: ir.Api
    names: PythonNames

    def converting(self, of: ir.Type) -> Code | None:
        """The codec of a type, or None if its values need no conversion."""
        return self.exact(of) if self._converts(of) else None

    def checking(self, of: ir.Type) -> Code | None:
        """The codec of a property, or None if it allows any JSON value."""
        codec = self.exact(of)
        return None if codec == _codec("PLAIN") else codec

    def sent(self, of: ir.Type) -> Code | None:
        """Like ``converting``, for values that are sent: read-only properties are
        dropped.
        """
        codec = self.converting(of)
        if codec is None or self._with_read_only.isdisjoint(ir.references(of)):
            return codec
        return call(Symbol(".._runtime.models", "Sent"), codec)

    @cached_property
    def _with_read_only(self) -> frozenset[str]:
        """The ids of the declarations that contain a read-only property at any depth."""
        held: set[str] = set()
        users: dict[str, list[str]] = {}
        for declared in self.api.declarations:
            fields = declared.fields if isinstance(declared, ir.Model) else ()
            if any(field.access is ir.Access.READ for field in fields):
                held.add(declared.id)
            for used in ir.declared_references(declared):
                users.setdefault(used, []).append(declared.id)
        todo = list(held)
        while todo:
            new = set(users.get(todo.pop(), ())) - held
            held |= new
            todo += new
        return frozenset(held)

    def exact(self, of: ir.Type) -> Code:
        """The codec of a type, including the expected type of values without
        conversion.
        """
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
        """The codec of a body; for a stream, of its items."""
        root = xml.root(self.api, of)
        if root is not None:
            return body(self.exact(payload(of)), root, self.names)
        if of.stream is None:
            return self.exact(payload(of))
        codec = self.exact(of.stream)
        if not calls.is_event_stream(of):
            return call(Symbol(".._runtime.streaming", "Lines"), codec)
        more: list[Code] = ["fields=True"] if of.events else []
        parsed = calls.parsed(self.api, of)
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
        return body(codec, root, self.names)

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


def is_recursive_alias(api: ir.Api, alias: ir.Alias) -> bool:
    """Whether an alias refers to itself through aliases only.

    A cycle through a model does not count: checkers know the name of a class before
    they read its body.
    """
    seen: set[str] = set()
    todo = list(ir.references(alias.type))
    while todo:
        id_ = todo.pop()
        if id_ == alias.id:
            return True
        declared = api.index.get(id_)
        if id_ not in seen and isinstance(declared, ir.Alias):
            seen.add(id_)
            todo += ir.references(declared.type)
    return False


class OnlyValues:
    """The fixed values of the properties of an API's models.

    These are constants, and the tags that distinguish the variants of unions.
    """

    def __init__(self, api: ir.Api) -> None:
        self._api = api
        found: dict[tuple[str, str], set[str]] = {}
        for union in _unions(api):
            if union.discriminator is None:
                continue
            for tag, place in union.discriminator.tags:
                variant = union.variants[place]
                alike = (
                    variant.variants if isinstance(variant, ir.Union) else (variant,)
                )
                for one in (resolve_type(api, type_) for type_ in alike):
                    if isinstance(one, ir.Model):
                        key = one.id, union.discriminator.wire
                        found.setdefault(key, set()).add(tag)
        # A model with several tags has no fixed tag.
        self._tags = {key: min(tags) for key, tags in found.items() if len(tags) == 1}

    def of(self, model: ir.Model, field: ir.Field) -> str | None:
        """The only value of a required property as a literal; None if it has several."""
        shape = resolve_type(self._api, field.type)
        only = only_value(shape)
        if only is not None and isinstance(only.value, str | int | float | None):
            return literal(only.value)
        tag = self._tags.get((model.id, field.wire))
        if tag is None:
            return None
        listed = isinstance(shape, ir.Literals) and ir.Json.of(tag) in shape.values
        return literal(tag) if listed or shape == ir.STRING else None


def _unions(api: ir.Api) -> Iterator[ir.Union]:
    todo: list[ir.Type] = []
    for declaration in api.declarations:
        if isinstance(declaration, ir.Alias):
            todo.append(declaration.type)
            continue
        todo += (field.type for field in declaration.fields)
        todo += [declaration.additional] if declaration.additional is not None else []
    for operation in api.operations:
        contents = [c for r in operation.responses for c in r.contents]
        contents += operation.body.contents if operation.body is not None else ()
        for content in contents:
            todo += [payload(content), content.stream or ir.Unknown()]
    while todo:
        match todo.pop():
            case ir.Union(variants) as union:
                yield union
                todo += variants
            case ir.Array(inner) | ir.Map(inner) | ir.Nullable(inner):
                todo.append(inner)
            case ir.Tuple(items, rest):
                todo += (*items, *([] if rest is None else [rest]))
            case _:
                continue


REQUIRED = Symbol(".._runtime.models", "required")
OPTIONAL = Symbol(".._runtime.models", "optional")
NOT_GIVEN = Symbol(".._runtime.conversions", "NOT_GIVEN")


class Member(Struct, frozen=True):
    """An attribute, for type checkers and the runtime, and its docstring."""

    name: str
    annotation: Code
    value: Bracket
    doc: str


class Members(Struct, frozen=True):
    """Makes the attributes of an API's models."""

    api: ir.Api
    names: PythonNames
    codecs: Codecs
    only: OnlyValues
    # The codec of each type and whether it allows null: properties share a few types.
    _known: dict[ir.Type, tuple[Code | None, bool]] = {}

    def of(self, model: ir.Model, types: Types) -> tuple[Member, ...]:
        """The attributes of a model."""
        return tuple(self._member(model, field, types) for field in model.fields)

    def _member(self, model: ir.Model, field: ir.Field, types: Types) -> Member:
        annotation = types.got(field.type)
        name = self.names.field(field.id)
        return Member(
            name=name,
            annotation=annotation if field.required else union([annotation, "None"]),
            value=call(
                REQUIRED if field.required else OPTIONAL,
                *self._notation(field, name),
                *self._default(model, field),
            ),
            doc=member_text(field),
        )

    def _notation(self, field: ir.Field, name: str) -> Iterator[Code]:
        codec, is_nullable = self._codec(field.type)
        if field.wire != name or codec is not None:
            yield quoted(field.wire)
        if codec is not None:
            yield codec
        if is_nullable:
            yield "nullable=True"
        if field.access is ir.Access.READ:
            yield "read_only=True"
        elif field.access is ir.Access.WRITE:
            yield "write_only=True"

    def _codec(self, of: ir.Type) -> tuple[Code | None, bool]:
        found = self._known.get(of)
        if found is None:
            inner = of.inner if isinstance(of, ir.Nullable) else of
            found = self.codecs.checking(inner), takes_null(self.api, of)
            self._known[of] = found
        return found

    def _default(self, model: ir.Model, field: ir.Field) -> Iterator[Code]:
        if not field.required:
            yield "default=None"
        elif field.access is ir.Access.READ:
            # The service sends it: callers need not pass it.
            yield Labelled("default=", NOT_GIVEN)
        elif (only := self.only.of(model, field)) is not None:
            yield f"default={only}"
