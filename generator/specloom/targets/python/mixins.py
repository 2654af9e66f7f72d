"""Custom code in the package: which classes it extends, and how it is wired in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from specloom import ir
from specloom.targets.page import Page
from specloom.targets.python.docstrings import docstring
from specloom.targets.python.former import chapters
from specloom.targets.python.imports import import_line
from specloom.targets.python.names import PythonNames

BASE = "base_"
"""What the module of a class as it is without custom code begins with."""


@dataclass(frozen=True, slots=True)
class Public:
    """A name that a module of the package shows; what is no class cannot be extended.

    ``others`` are further names that custom code may know it by.
    """

    name: str
    members: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    is_class: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Mixin:
    """A class of custom code, and its module within the package (``custom.models``)."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Mixins:
    """Mixins by the module that they extend (``client``, ``models.user``) and the class."""

    of: Mapping[str, Mapping[str, tuple[Mixin, ...]]] = field(
        default_factory=dict[str, Mapping[str, tuple[Mixin, ...]]]
    )

    def base(self, module: str) -> str:
        """Where the classes of a module stand as they are without custom code."""
        return BASE + module if module in self.of else module


NO_MIXINS = Mixins()


@dataclass(frozen=True, slots=True)
class WiredView:
    """A class with its custom code; bases as they are printed."""

    name: str
    bases: str
    doc: str


@dataclass(frozen=True, slots=True)
class WiringView:
    """A module that brings generated and custom code together."""

    doc: str
    imports: tuple[str, ...]
    classes: tuple[WiredView, ...]


def extensible(api: ir.Api, names: PythonNames) -> Mapping[str, tuple[Public, ...]]:
    """What the modules show that custom code may extend, by module."""
    groups = chapters(api, names)
    spaces = frozenset(names.namespace(group.key) for group in groups)
    found: dict[str, tuple[Public, ...]] = {
        "client": tuple(
            Public(name, spaces) for name in (names.client, names.async_client)
        )
    }
    for group in groups:
        ids = (
            *(o.id for o in group.operations),
            *(f"{o.id} stream" for o in group.operations),
        )
        methods = {
            names.table["method", id_] for id_ in ids if ("method", id_) in names.table
        }
        methods |= {alias.name for alias in names.old_methods(group.key)}
        name = names.resource_class(group.key)
        found[f"resources.{names.resource_module(group.key)}"] = tuple(
            Public(kind + name, frozenset(methods)) for kind in ("", "Async")
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


def wired(
    page: Page, package: str, mixins: Mixins, shown: Mapping[str, tuple[Public, ...]]
) -> Iterator[Page]:
    """The page, or where custom code extends it: the page as a base, and the module that
    brings both together.
    """
    module = page.path.removeprefix(f"{package}/").removesuffix(".py").replace("/", ".")
    if module not in mixins.of or page.path != _path(package, module):
        yield page
        return
    yield replace(page, path=_path(package, mixins.base(module)))
    yield Page(
        path=page.path,
        template="python/custom_module.py.jinja",
        view=_wiring(module, mixins, shown[module]),
    )


def _path(package: str, module: str) -> str:
    return f"{package}/{module.replace('.', '/')}.py"


def _wiring(module: str, mixins: Mixins, shown: tuple[Public, ...]) -> WiringView:
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
    classes: list[WiredView] = []
    for one in shown:
        found = extended.get(one.name, ())
        if found:
            places = " and ".join(dict.fromkeys(f"``{m.module}``" for m in found))
            bases = ", ".join(
                f"_{name}" for name in (*(m.name for m in found), one.name)
            )
            doc = docstring(f"``{one.name}`` with the custom code in {places}.", 4)
            classes.append(WiredView(one.name, bases, doc))
    return WiringView(
        doc=docstring("Generated classes, combined with custom code.", 0),
        imports=tuple(
            import_line(where, [name], 0)
            for where, names in sorted(imports.items())
            for name in sorted(names)
        ),
        classes=tuple(classes),
    )
