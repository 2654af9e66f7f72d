"""Model classes and the mixins of users."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.naming.history import NameAlias
from specloom.targets.calls import Page
from specloom.targets.python.code import (
    Bracket,
    Chain,
    Code,
    Imports,
    Labelled,
    Spelling,
    Symbol,
    assignment,
    call,
    flat,
    import_line,
    laid,
    quoted,
    subscript,
    symbols,
    table,
)
from specloom.targets.python.docstrings import declared_text, docstring
from specloom.targets.python.names import PythonNames, groups_with_former
from specloom.targets.python.types import (
    LITERAL,
    Codecs,
    Member,
    Members,
    OnlyValues,
    TypedDicts,
    Types,
    is_recursive_alias,
)

BASE = "base_"
"""What the module of a class as it is without custom code begins with."""


class Public(Struct, frozen=True):
    """A public name of a module of the package; only classes can be extended.

    ``others`` are further names under which custom code may know it. ``successor`` is the
    class that replaces one of which only deprecated names are left.
    """

    name: str
    members: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    is_class: bool = True
    successor: str = ""


class Mixin(Struct, frozen=True, order=True):
    """A class of custom code, and its module within the package (``custom.models``)."""

    module: str
    name: str


class FormerClass(Struct, frozen=True, order=True):
    """A deprecated name of a class, and the class with its module (``models.user``)."""

    name: str
    module: str
    now: str


class Mixins(Struct, frozen=True):
    """Mixins by the module (``client``, ``models.user``) and the class that they
    extend.

    ``former`` are the deprecated names that custom code imports from the classes without
    custom code, by their module there (``base_models.user``).
    """

    of: Mapping[str, Mapping[str, tuple[Mixin, ...]]] = {}
    former: Mapping[str, tuple[FormerClass, ...]] = {}

    def base(self, module: str) -> str:
        """The module that defines a module's classes without custom code."""
        return BASE + module if module in self.of else module


NO_MIXINS = Mixins()


class MixinView(Struct, frozen=True):
    """A class with custom code, and its bases as source text."""

    name: str
    bases: str
    doc: str


class MixinModuleView(Struct, frozen=True):
    """A module that combines generated and custom code."""

    doc: str
    imports: tuple[str, ...]
    classes: tuple[MixinView, ...] = ()
    former: tuple[FormerClass, ...] = ()


def extensible(api: ir.Api, names: PythonNames) -> Mapping[str, tuple[Public, ...]]:
    """The names that custom code may extend, by module."""
    has_client = "client" in names.settings.outputs
    spaces = frozenset(map(names.attribute, names.children()))
    found: dict[str, tuple[Public, ...]] = {}
    if has_client:
        found["client"] = tuple(
            Public(kind + names.client, spaces) for kind in names.settings.kinds
        )
    for group in groups_with_former(names) if has_client else ():
        ids = (
            *(o.id for o in group.operations),
            *(f"{o.id} stream" for o in group.operations),
        )
        methods = {
            names.table["method", id_] for id_ in ids if ("method", id_) in names.table
        }
        methods |= {alias.name for alias in names.old_methods(group.key)}
        methods |= {names.attribute(key) for key in names.children(group.key)}
        if not group.path:  # the client's own methods are extended with the client
            found["client"] = tuple(
                replace(one, members=one.members | methods) for one in found["client"]
            )
            continue
        name = names.resource_class(group.key)
        now = _successor(names, group.key)
        found[f"resources.{names.resource_module(group.key)}"] = tuple(
            Public(kind + name, frozenset(methods), successor=now and kind + now)
            for kind in names.settings.kinds
        )
    for declaration in api.declarations:
        module = f"models.{names.module(declaration.id)}"
        fields = declaration.fields if isinstance(declaration, ir.Model) else ()
        shown = Public(
            names.model(declaration.id),
            frozenset(names.field(one.id) for one in fields),
            tuple(a.name for a in names.history.aliases_of("model", declaration.id)),
            isinstance(declaration, ir.Model),
        )
        found[module] = (*found.get(module, ()), shown)
    return found


def _successor(names: PythonNames, group: str) -> str:
    """The class that has all methods of a group with deprecated names only; else ""."""
    if not names.is_former(group):
        return ""
    now = {names.group(_operation(a)) for a in names.old_methods(group)}
    return names.resource_class(now.pop()) if len(now) == 1 else ""


def _operation(alias: NameAlias) -> str:
    return alias.id.removesuffix(" stream")


def with_mixins(
    page: Page, package: str, mixins: Mixins, shown: Mapping[str, tuple[Public, ...]]
) -> Iterator[Page]:
    """The page; if custom code extends it, the base page and the combining module."""
    module = page.path.removeprefix(f"{package}/").removesuffix(".py").replace("/", ".")
    if module not in mixins.of or page.path != _path(package, module):
        yield page
        return
    base = mixins.base(module)
    view = page.view
    if base in mixins.former and isinstance(view, ModelModuleView):
        view = replace(view, former=mixins.former[base])
    yield replace(page, path=_path(package, base), view=view)
    yield Page(
        path=page.path,
        template="python/custom_module.py.jinja",
        view=_mixin_module(module, mixins, shown[module]),
    )


def former_pages(
    package: str, mixins: Mixins, shown: Mapping[str, tuple[Public, ...]]
) -> Iterator[Page]:
    """The modules of classes without custom code that only have deprecated names."""
    for module, former in mixins.former.items():
        if module.removeprefix(BASE) in shown:
            continue
        imports = {
            import_line(f"..{mixins.base(one.module)}", [one.now], 0) for one in former
        }
        yield Page(
            path=_path(package, module),
            template="python/custom_module.py.jinja",
            view=MixinModuleView(
                doc=docstring("Deprecated names that custom code imports.", 0),
                imports=tuple(sorted(imports)),
                former=former,
            ),
        )


def _path(package: str, module: str) -> str:
    return f"{package}/{module.replace('.', '/')}.py"


def _mixin_module(
    module: str, mixins: Mixins, shown: tuple[Public, ...]
) -> MixinModuleView:
    extended = mixins.of[module]
    root = "." * (module.count(".") + 1)
    home = f"{root}{mixins.base(module)}"
    imports = {
        home: [
            f"{one.name} as {'_' if one.name in extended else ''}{one.name}"
            for one in shown
        ]
    }
    for mixin in sorted({mixin for found in extended.values() for mixin in found}):
        where = imports.setdefault(f"{root}{mixin.module}", [])
        where.append(f"{mixin.name} as _{mixin.name}")
    classes: list[MixinView] = []
    for one in shown:
        found = extended.get(one.name, ())
        if found:
            places = " and ".join(dict.fromkeys(f"``{m.module}``" for m in found))
            bases = ", ".join(
                f"_{name}" for name in (*(m.name for m in found), one.name)
            )
            doc = docstring(f"``{one.name}`` with the custom code in {places}.", 4)
            classes.append(MixinView(one.name, bases, doc))
    return MixinModuleView(
        doc=docstring("Generated classes, combined with custom code.", 0),
        imports=tuple(
            import_line(where, [name], 0)
            for where, names in sorted(imports.items())
            for name in sorted(names)
        ),
        classes=tuple(classes),
    )


MODEL = Symbol(".._runtime.models", "Model")
TYPE_ALIAS = Symbol("typing", "TypeAlias")


class FieldView(Struct, frozen=True):
    """An attribute: its statement and docstring."""

    statement: str
    doc: str


class ClassView(Struct, frozen=True):
    """A model's class."""

    name: str
    bases: str
    doc: str
    fields: tuple[FieldView, ...]


class AliasView(Struct, frozen=True):
    """A named type: for checkers and, where that differs, at run time."""

    static: str
    doc: str
    live: str
    spaced: bool


class ModelModuleView(Struct, frozen=True):
    """A module of models."""

    doc: str
    imports: Imports
    typed: bool
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]
    former: tuple[FormerClass, ...] = ()


class _Class(Struct, frozen=True):
    name: str
    base: Code
    options: tuple[Code, ...]
    doc: str
    members: tuple[Member, ...]


class _Alias(Struct, frozen=True):
    """An alias in the making.

    ``live`` is None if the alias is the same at run time. An alias is ``forward`` if it
    refers to itself or to a name that is defined below it.
    """

    name: str
    static: Code
    live: Code | None
    doc: str
    forward: bool


def model_pages(
    api: ir.Api, names: PythonNames, package: str, mixins: Mixins = NO_MIXINS
) -> Iterator[Page]:
    """A page for each module of models.

    A module that ``mixins`` extend is written to a separate folder.
    """
    modules: dict[str, list[ir.Declaration]] = {}
    for declaration in api.declarations:
        modules.setdefault(names.module(declaration.id), []).append(declaration)
    codecs = Codecs(api, names)
    members = Members(api, names, codecs, OnlyValues(api))
    known: dict[Member, FieldView] = {}
    for module, declarations in modules.items():
        yield Page(
            path=f"{package}/models/{module}.py",
            template="python/model_module.py.jinja",
            view=_Module(
                api=api,
                names=names,
                codecs=codecs,
                members=members,
                name=module,
                aside=f"models.{module}" in mixins.of,
                known=known,
            ).view(declarations),
        )


class _Module(Struct, frozen=True, kw_only=True):
    """Builds one module.

    ``known`` are the views of members in all modules that keep the names of symbols:
    a document repeats most of its properties.
    """

    api: ir.Api
    names: PythonNames
    codecs: Codecs
    members: Members
    name: str
    aside: bool
    known: dict[Member, FieldView]

    def view(self, declarations: list[ir.Declaration]) -> ModelModuleView:
        """The module of ``declarations``."""
        models = [d for d in declarations if isinstance(d, ir.Model)]
        classes = [self._class(model) for model in models]
        aliases = self._aliases([d for d in declarations if isinstance(d, ir.Alias)])
        taken = {self.names.model(d.id) for d in declarations}
        taken |= {member.name for c in classes for member in c.members}
        live, typed = _needs(classes, aliases)
        spelling = Spelling({*live, *typed}, taken)
        imports = spelling.imports(live, typed)
        guarded = bool(imports.typed) or any(a.live is not None for a in aliases)
        first = self.names.model(declarations[0].id)
        known = self.known if spelling.plain else {}
        return ModelModuleView(
            doc=(
                docstring(f"``{first}`` and related types.", 0)
                if len(declarations) > 1
                else docstring(f"The ``{first}`` type.", 0)
            ),
            imports=imports,
            typed=guarded,
            classes=tuple(_class_view(c, spelling, known) for c in classes),
            aliases=tuple(
                # After imports Black wants one empty line, elsewhere it lets two be.
                _alias_view(a, spelling, bool(classes or place or guarded))
                for place, a in enumerate(aliases)
            ),
        )

    @property
    def types(self) -> Types:
        if self.aside:
            return Types(self.api, self.names, "..models.")
        return Types(self.api, self.names, ".", self.name)

    def _class(self, model: ir.Model) -> _Class:
        name = self.names.model(model.id)
        additional = model.additional
        codec = None if additional is None else self.codecs.checking(additional)
        return _Class(
            name=name,
            base=MODEL,
            options=() if codec is None else (Labelled("additional=", codec),),
            doc=declared_text(model.doc, f"The ``{self.names.words(model)}`` object."),
            members=self.members.of(model, self.types),
        )

    def _aliases(self, aliases: list[ir.Alias]) -> list[_Alias]:
        later = {alias.id for alias in aliases}
        made: list[_Alias] = []
        for alias in aliases:
            forward = not later.isdisjoint(ir.references(alias.type))
            made.append(
                self._alias(alias, forward or is_recursive_alias(self.api, alias))
            )
            later.discard(alias.id)
        return made

    def _alias(self, alias: ir.Alias, forward: bool) -> _Alias:
        target = self._class_behind(alias)
        static = self.types.got(alias.type)
        whole = ir.Nullable(alias.type) if alias.nullable else alias.type
        return _Alias(
            name=self.names.model(alias.id),
            static=self.types.name(target) if target else static,
            live=None if target else self.codecs.exact(whole),
            doc=declared_text(alias.doc, ""),
            forward=forward,
        )

    def _class_behind(self, alias: ir.Alias) -> str:
        """The id of the model that an alias merely renames, or ""."""
        seen: set[str] = set()
        of = alias.type
        while isinstance(of, ir.Ref) and of.id not in seen:
            seen.add(of.id)
            declared = self.api.index.get(of.id)
            if isinstance(declared, ir.Model):
                return of.id
            of = ir.Unknown() if declared is None else declared.type
        return ""


def _needs(
    classes: list[_Class], aliases: list[_Alias]
) -> tuple[set[Symbol], set[Symbol]]:
    """The symbols that run, and the symbols of annotations."""
    live: set[Symbol] = set()
    typed: set[Symbol] = set()
    for found in classes:
        live.update(symbols(found.base), *map(symbols, found.options))
        for value in {member.value for member in found.members}:
            live.update(symbols(value))
        for annotation in {member.annotation for member in found.members}:
            typed.update(symbols(annotation))
    for alias in aliases:
        if alias.live is None:
            live.update(symbols(alias.static))
        else:
            live.update(symbols(alias.live))
            typed.update({TYPE_ALIAS, *symbols(alias.static)})
    return live, typed


def _class_view(
    found: _Class, spelling: Spelling, known: dict[Member, FieldView]
) -> ClassView:
    head = f"class {found.name}"
    bases = Bracket("", "()", (found.base, *found.options))
    return ClassView(
        name=found.name,
        bases=laid(bases, spelling, indent=0, used=len(head), tail=1),
        doc=docstring(found.doc, 4),
        fields=tuple(_field_view(member, spelling, known) for member in found.members),
    )


def _field_view(
    member: Member, spelling: Spelling, known: dict[Member, FieldView]
) -> FieldView:
    view = known.get(member)
    if view is None:
        statement = assignment(
            member.name, member.annotation, member.value, spelling, indent=4
        )
        view = known[member] = FieldView(statement, docstring(member.doc, 4))
    return view


def _alias_view(alias: _Alias, spelling: Spelling, spaced: bool) -> AliasView:
    if alias.live is None:
        static = assignment(alias.name, "", alias.static, spelling, indent=0)
        return AliasView(static, docstring(alias.doc, 0), "", spaced)
    type_ = quoted(flat(alias.static, spelling)) if alias.forward else alias.static
    return AliasView(
        static=assignment(alias.name, TYPE_ALIAS, type_, spelling, indent=4),
        doc=docstring(alias.doc, 4),
        live=assignment(alias.name, "", alias.live, spelling, indent=4),
        spaced=spaced,
    )


class SchemasView(Struct, frozen=True):
    """The file of the JSON Schemas."""

    text: str


JsonSchemas = Callable[[Callable[[str], str]], Iterable[tuple[str, ir.Json]]]
"""Returns the JSON Schema of each model, and of each schema that these refer to, by id.

The argument returns the name of an id. A schema inside another one is a list: the name of
that schema, and the steps to the one inside.
"""


def no_schemas(named: Callable[[str], str]) -> Iterable[tuple[str, ir.Json]]:
    """No JSON Schemas: the package has none."""
    return ()


def schemas_page(
    api: ir.Api, names: PythonNames, package: str, schemas: JsonSchemas
) -> Iterator[Page]:
    """The page of the models' JSON Schemas, a line each, by the models' names."""

    def name(id: str) -> str:
        return names.model(id) if id in api.index else id

    lines = [
        f"{ir.Json.of(name(id)).text}:{schema.text}"
        for id, schema in sorted(schemas(name), key=lambda one: name(one[0]))
    ]
    if lines:
        yield Page(
            path=f"{package}/models/schemas.json",
            template="python/model_schemas.json.jinja",
            view=SchemasView("{\n" + ",\n".join(lines) + "\n}"),
        )


TYPED_DICT = Symbol("typing", "TypedDict")
REQUIRED_KEY = Symbol("typing", "Required")
UNION = Symbol("typing", "Union")


class TypedDictView(Struct, frozen=True):
    """A typed dict: a class with its ``keys``, or else an assignment, and its docstring.

    ``spaced``: two empty lines precede it.
    """

    name: str
    bases: str
    keys: tuple[str, ...]
    assigned: str
    doc: str
    spaced: bool


class ParamModuleView(Struct, frozen=True):
    """A module of typed dicts and of unions of them."""

    doc: str
    imports: Imports
    typed: bool
    dicts: tuple[TypedDictView, ...]


class _TypedDict(Struct, frozen=True):
    """A typed dict by its keys; the union of several if ``keys`` is None."""

    name: str
    model: str
    keys: tuple[tuple[str, Code], ...] | None
    union: Code

    @property
    def is_class(self) -> bool:
        """Whether all keys can be attributes. Other keys need a dict of types.

        Python mangles a name with two underscores, and normalizes other alphabets.
        """
        return self.keys is not None and all(
            key.isascii()
            and key.isidentifier()
            and not key.startswith("_")
            and not keyword.iskeyword(key)
            for key, _ in self.keys
        )


def param_pages(api: ir.Api, names: PythonNames, package: str) -> Iterator[Page]:
    """A page for each module of models with objects that are sent."""
    modules: dict[str, list[ir.Declaration]] = {}
    for declared in api.declarations:
        if declared.id in names.typed_dicts:
            modules.setdefault(names.module(declared.id), []).append(declared)
    if not modules:
        return
    only = OnlyValues(api)
    for module, declarations in modules.items():
        dicts = TypedDicts(".", module)
        types = Types(api, names, "..models.", dicts=dicts, plain=True)
        made = [_typed_dict(declared, types, only) for declared in declarations]
        yield Page(
            path=f"{package}/params/{module}.py",
            template="python/param_module.py.jinja",
            view=_param_module(made),
        )
    yield Page(
        path=f"{package}/params/__init__.py",
        template="python/params_init.py.jinja",
        view=NoParams(),
    )


class NoParams(Struct, frozen=True):
    """The view of the package of typed dicts, which is empty."""


def _typed_dict(declared: ir.Declaration, types: Types, only: OnlyValues) -> _TypedDict:
    names = types.names
    types = replace(types, files=names.typed_dicts[declared.id])
    name, model = names.typed_dict(declared.id), names.model(declared.id)
    if isinstance(declared, ir.Alias):
        return _TypedDict(name, model, None, types.given(declared.type))
    keys: list[tuple[str, Code]] = []
    for one in declared.fields:
        if one.access is not ir.Access.READ:
            constant = only.of(declared, one) if one.required else None
            is_literal = constant is not None and "." not in constant.lstrip("'\"")
            of: Code = types.given(one.type)
            if is_literal and constant is not None:
                of = subscript(LITERAL, constant)
            keys.append((one.wire, subscript(REQUIRED_KEY, of) if one.required else of))
    return _TypedDict(name, model, tuple(keys), "")


def _param_module(dicts: list[_TypedDict]) -> ParamModuleView:
    live: set[Symbol] = set()
    typed: set[Symbol] = set()
    for one in dicts:
        live.add(UNION if one.keys is None else TYPED_DICT)
        typed.update({TYPE_ALIAS} if one.keys is None else ())
        typed.update(symbols(one.union))
        for _, of in one.keys or ():
            typed.update(symbols(of))
    taken = {one.name for one in dicts}
    taken |= {key for one in dicts if one.is_class for key, _ in one.keys or ()}
    spelling = Spelling({*live, *typed}, taken)
    imports = spelling.imports(live, typed)
    said = f"Dicts in place of ``{dicts[0].model}``"
    return ParamModuleView(
        doc=docstring(f"{said}{' and related models' * (len(dicts) > 1)}.", 0),
        imports=imports,
        typed=bool(imports.typed),
        dicts=tuple(
            _typed_dict_view(one, spelling, one is not dicts[0] or bool(imports.typed))
            for one in dicts
        ),
    )


def _typed_dict_view(
    one: _TypedDict, spelling: Spelling, after_code: bool
) -> TypedDictView:
    keys: tuple[str, ...] = ()
    assigned = bases = ""
    said = f"A dict in place of ``{one.model}``."
    if one.keys is None:
        said = f"What a call accepts for ``{one.model}``."
        parts = one.union.items if isinstance(one.union, Chain) else (one.union,)
        texts = tuple(quoted(flat(part, spelling)) for part in parts)
        head = f"{one.name}: {spelling(TYPE_ALIAS)} = "
        value = Bracket(UNION, "[]", texts, apart=True)
        assigned = head + laid(value, spelling, indent=0, used=len(head))
    elif one.is_class:
        head = f"class {one.name}"
        listed = Bracket("", "()", (TYPED_DICT, "total=False"), together=True)
        bases = laid(listed, spelling, indent=0, used=len(head), tail=1)
        keys = tuple(_key(key, of, spelling) for key, of in one.keys)
    else:
        entries = ((quoted(k), quoted(flat(of, spelling))) for k, of in one.keys)
        items = quoted(one.name), table(entries), "total=False"
        head = f"{one.name} = "
        made = call(TYPED_DICT, *items)
        assigned = head + laid(made, spelling, indent=0, used=len(head))
    indent = 0 if assigned else 4
    return TypedDictView(
        name=one.name,
        bases=bases,
        keys=keys,
        assigned=assigned,
        doc=docstring(said, indent),
        # One empty line is between imports and a statement.
        spaced=after_code or not assigned,
    )


def _key(key: str, of: Code, spelling: Spelling) -> str:
    text = laid(of, spelling, indent=4, used=4 + len(key) + 2)
    return f"{key}: {text}"
