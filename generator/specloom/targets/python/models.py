"""The modules of models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom import ir
from specloom.targets.page import Page
from specloom.targets.python.code import (
    WIDTH,
    Bracket,
    Code,
    Labelled,
    Symbol,
    assignment,
    flat,
    laid,
    parenthesized,
    quoted,
    symbols,
    width,
)
from specloom.targets.python.codecs import Codecs
from specloom.targets.python.docstrings import docstring
from specloom.targets.python.imports import Imports, Spelling
from specloom.targets.python.members import Member, Members
from specloom.targets.python.mixins import NO_MIXINS, Mixins
from specloom.targets.python.names import PythonNames
from specloom.targets.python.only_values import OnlyValues
from specloom.targets.python.prose import declared_text
from specloom.targets.python.rings import needs_itself
from specloom.targets.python.types import Types

MODEL = Symbol(".._runtime.models", "Model")
TYPE_ALIAS = Symbol("typing", "TypeAlias")


@dataclass(frozen=True, slots=True)
class FieldView:
    """An attribute: its statement and docstring."""

    statement: str
    doc: str


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model's class."""

    name: str
    bases: str
    doc: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class AliasView:
    """A named type: what it is for checkers and, where that differs, at run time."""

    static: str
    doc: str
    live: str
    spaced: bool


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of models."""

    doc: str
    imports: Imports
    typed: bool
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    base: Code
    options: tuple[Code, ...]
    doc: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class _Alias:
    """``live`` is None where the alias of a class is that class at run time too; an alias
    is ``forward`` when it names what stands below it, or itself.
    """

    name: str
    static: Code
    live: Code | None
    doc: str
    forward: bool


def model_pages(
    api: ir.Api, names: PythonNames, package: str, mixins: Mixins = NO_MIXINS
) -> Iterator[Page]:
    """A page for each module of models; one that ``mixins`` extend is printed for a folder
    beside the models.
    """
    modules: dict[str, list[ir.Declaration]] = {}
    for declaration in api.declarations:
        modules.setdefault(names.module(declaration.id), []).append(declaration)
    codecs = Codecs(api, names)
    members = Members(api, names, codecs, OnlyValues(api))
    for module, declarations in modules.items():
        yield Page(
            path=f"{package}/models/{module}.py",
            template="python/model_module.py.jinja",
            view=_Module(
                api, names, codecs, members, module, f"models.{module}" in mixins.of
            ).view(declarations),
        )


@dataclass(frozen=True, slots=True)
class _Module:
    """One module in the making."""

    api: ir.Api
    names: PythonNames
    codecs: Codecs
    members: Members
    name: str
    aside: bool

    def view(self, declarations: list[ir.Declaration]) -> ModuleView:
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
        return ModuleView(
            doc=(
                docstring(f"``{first}`` and related types.", 0)
                if len(declarations) > 1
                else docstring(f"The ``{first}`` type.", 0)
            ),
            imports=imports,
            typed=guarded,
            classes=tuple(_class_view(c, spelling) for c in classes),
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
            made.append(self._alias(alias, forward or needs_itself(self.api, alias)))
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
        """The id of the model that an alias is but another name of, or ""."""
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
    """The symbols that run, and those of annotations."""
    live: set[Symbol] = set()
    typed: set[Symbol] = set()
    for found in classes:
        live.update(symbols(found.base), *map(symbols, found.options))
        for member in found.members:
            live.update(symbols(member.value))
            typed.update(symbols(member.annotation))
    for alias in aliases:
        if alias.live is None:
            live.update(symbols(alias.static))
        else:
            live.update(symbols(alias.live))
            typed.update({TYPE_ALIAS, *symbols(alias.static)})
    return live, typed


def _class_view(found: _Class, spelling: Spelling) -> ClassView:
    head = f"class {found.name}"
    bases = Bracket("", "()", (found.base, *found.options))
    return ClassView(
        name=found.name,
        bases=laid(bases, spelling, indent=0, used=len(head), tail=1),
        doc=docstring(found.doc, 4),
        fields=tuple(_field_view(member, spelling) for member in found.members),
    )


def _field_view(member: Member, spelling: Spelling) -> FieldView:
    return FieldView(
        statement=assignment(
            member.name, member.annotation, member.value, spelling, indent=4
        ),
        doc=docstring(member.doc, 4),
    )


def _alias_view(alias: _Alias, spelling: Spelling, spaced: bool) -> AliasView:
    if alias.live is None:
        static = f"{alias.name} = {flat(alias.static, spelling)}"
        if width(static) > WIDTH:
            target = parenthesized(flat(alias.static, spelling), 0)
            static = f"{alias.name} = {target}"
        return AliasView(static, docstring(alias.doc, 0), "", spaced)
    live = laid(alias.live, spelling, indent=4, used=4 + len(alias.name) + 3)
    label = f"{alias.name}: {spelling(TYPE_ALIAS)} = "
    static = laid(alias.static, spelling, indent=4, used=4 + len(label))
    if alias.forward:
        static = quoted(flat(alias.static, spelling))
    return AliasView(
        static=f"{label}{static}",
        doc=docstring(alias.doc, 4),
        live=f"{alias.name} = {live}",
        spaced=spaced,
    )
