"""How a type is spelled in annotations, for what callers get as well as what they give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from specloom import ir
from specloom.ir import ScalarKind
from specloom.targets.calls import joined
from specloom.targets.python.code import (
    Bracket,
    Chain,
    Code,
    Symbol,
    builtin,
    literal,
    subscript,
)
from specloom.targets.python.names import PythonNames

ANY = Symbol("typing", "Any")
LITERAL = Symbol("typing", "Literal")
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
FEW = 3
"""A list of so many values has a line for each."""
BYTES_OR_TEXT = Chain((builtin("bytes"), builtin("str")))

_KINDS: dict[type, Code] = {
    str: builtin("str"),
    bool: builtin("bool"),
    int: builtin("int"),
    float: builtin("float"),
}


@dataclass(frozen=True, slots=True)
class Types:
    """The annotations of one module; ``base`` is how it reaches the models' modules,
    ``own`` the one that it is itself, if any.  Bytes may be given as files unless
    ``files`` says that they stand in text, as in JSON.
    """

    api: ir.Api
    names: PythonNames
    base: str
    own: str = ""
    files: bool = True

    def name(self, declaration: str) -> Code:
        """A declared type by its name."""
        module = self.names.module(declaration)
        name = self.names.model(declaration)
        return name if module == self.own else Symbol(f"{self.base}{module}", name)

    def got(self, of: ir.Type) -> Code:
        """What a caller gets; also what a model's attribute holds."""
        match of:
            case ir.Scalar(kind):
                return _GOT[kind]
            case ir.Unknown():
                return ANY
            case ir.Never():
                return Symbol("typing", "Never")
            case ir.Array(items):
                return subscript(builtin("list"), self.got(items))
            case ir.Tuple():
                return subscript(builtin("list"), self.got(_item(of)))
            case ir.Map(values):
                return subscript(builtin("dict"), builtin("str"), self.got(values))
            case ir.Literals():
                return _listed(of)
            case ir.Union(variants, discriminator):
                known = [self.got(variant) for variant in variants]
                # A tag that the document does not know leaves the data plain.
                is_open = discriminator is not None and discriminator.default is None
                return union([*known, OPEN_OBJECT] if is_open else known)
            case ir.Nullable(inner):
                return union([self.got(inner), "None"])
            case ir.Ref(id_):
                return self.name(id_) if id_ in self.api.index else ANY

    def given(self, of: ir.Type, within: tuple[str, ...] = ()) -> Code:
        """What a caller may give: any sequence or mapping, plain data in place of a
        model.

        Aliases of containers are opened, since their names mean what callers get;
        ``within`` are those that are open already.
        """
        match of:
            case ir.Scalar(ScalarKind.UUID):
                return union([_GOT[ScalarKind.UUID], builtin("str")])
            case ir.Scalar(ScalarKind.BINARY):
                return FILE if self.files else BYTES_OR_TEXT
            case ir.Array(items):
                return subscript(SEQUENCE, self.given(items, within))
            case ir.Tuple():
                return subscript(SEQUENCE, self.given(_item(of), within))
            case ir.Map(values):
                return subscript(MAPPING, builtin("str"), self.given(values, within))
            case ir.Union(variants, discriminator):
                known = [self.given(variant, within) for variant in variants]
                return union([*known, OPEN_OBJECT] if discriminator else known)
            case ir.Nullable(inner):
                return union([self.given(inner, within), "None"])
            case ir.Ref(id_):
                return self._given_declared(id_, within)
            case _:
                return self.got(of)

    def _given_declared(self, id_: str, within: tuple[str, ...]) -> Code:
        declared = self.api.index.get(id_)
        if declared is None:
            return ANY
        if isinstance(declared, ir.Model):
            return union([self.name(id_), OPEN_OBJECT])
        contains = isinstance(declared.type, ir.Array | ir.Tuple | ir.Map | ir.Nullable)
        if contains and id_ not in within:
            return self.given(declared.type, (*within, id_))
        if isinstance(declared.type, ir.Union):
            loose = [OPEN_OBJECT] if self._holds_model(declared.type) else []
            return union([self.name(id_), *loose])
        if isinstance(declared.type, ir.Ref) and id_ not in within:
            return self.given(declared.type, (*within, id_))
        return self.name(id_)

    def _holds_model(self, of: ir.Union) -> bool:
        return any(
            isinstance(variant, ir.Ref)
            and isinstance(self.api.index.get(variant.id), ir.Model)
            for variant in of.variants
        )


def union(items: Iterable[Code]) -> Code:
    """One of ``items``, each once, None at the end; anything at all takes the others
    in.
    """
    flat: dict[Code, None] = {}
    for item in items:
        flat |= dict.fromkeys(item.items if isinstance(item, Chain) else (item,))
    if ANY in flat:
        return ANY
    if "None" in flat and len(flat) > 1:
        del flat["None"]
        flat["None"] = None
    return next(iter(flat)) if len(flat) == 1 else Chain(tuple(flat))


def _item(of: ir.Tuple) -> ir.Type:
    types = (*of.items, *([of.rest] if of.rest is not None else []))
    return joined(types) if types else ir.Unknown()


def _listed(of: ir.Literals) -> Code:
    """The listed values, beside their kind unless the list is closed.

    Values that ``Literal`` cannot hold (numbers with a fraction, objects) are known by
    their kind alone.
    """
    kinds = [_KINDS.get(v.value.__class__, ANY) for v in of.values]
    if of.of is not None and not of.closed:
        kinds = [_GOT[of.of]]
    fit = [v for v in of.values if isinstance(v.value, str | bool | int)]
    if not fit or (of.closed and len(fit) < len(of.values)):
        return union(kinds or [ANY])
    texts = tuple(dict.fromkeys(literal(v.value) for v in fit))
    several = len(texts) > 1
    listed = Bracket(LITERAL, "[]", texts, comma=several, apart=len(texts) >= FEW)
    return listed if of.closed else union([listed, *kinds])
