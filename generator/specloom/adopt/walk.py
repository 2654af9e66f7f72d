"""Goes from a client class through its resources, and collects the methods that send."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from .surface import SdkArgument, SdkExtra, SdkMethod
from .syntax import (
    Function,
    Place,
    Scope,
    SyntaxPackage,
    annotation_text,
    decorators,
    last_name,
    methods_of,
    parameters_of,
    result_of,
)

_RUNTIME_CLASSES = (
    *("SyncAPIClient", "SyncAPIResource", "BaseSDK", "SyncClient"),
    *("SyncResource", "SyncStreamResource", "BaseModel", "AsyncAPIClient"),
)


class Sent(Struct):
    """What the body of a function sends: where each of its arguments goes."""

    method: str
    paths: list[str]
    places: dict[str, tuple[str, str, bool]] = {}
    fixed: list[tuple[str, str]] = []
    body: str = ""
    helper: bool = False
    also: list[str] = []

    def put(self, name: str, location: str, wire: str, *, whole: bool = False) -> None:
        """Note where an argument goes, unless it is known."""
        if name:
            self.places.setdefault(name, (location, wire, whole))

    def put_path(self, scope: Scope, template: ast.expr | None) -> None:
        """Note the arguments that fill the placeholders of the path."""
        named: dict[str, str] = {}
        if isinstance(template, ast.Call):
            for one in template.keywords:
                named.setdefault(scope.argument_in(one.value), one.arg or "")
        for path in self.paths:
            for name in re.findall(r"\{(\w+)\}", path):
                if name in scope.parameters:
                    self.put(name, "path", named.get(name) or name)

    def put_entries(
        self,
        scope: Scope,
        value: ast.expr | None,
        location: str,
        aliases: dict[str, str] | None = None,
    ) -> None:
        """Note the arguments in a dictionary, or the one that is the whole body."""
        entries = scope.entries(value)
        for key, item in entries:
            name = scope.argument_in(item)
            if name:
                self.put(name, location, (aliases or {}).get(key, key))
            elif isinstance(item, ast.Constant) and location in ("body", "query"):
                self.fixed.append((key, str(item.value)))
        merged = scope.values.get(value.id, []) if isinstance(value, ast.Name) else []
        for item in merged if location == "query" else ():  # params.update(filters)
            if not scope.entries(item):
                self.put(scope.argument_in(item), location, "", whole=True)
        if not entries and value is not None and location != "header":
            self.put(scope.argument_in(value), location, "", whole=True)


SendsIn: TypeAlias = Callable[[Place, Function, list[Place]], Sent | None]


class Walk(Struct, dict=True):
    """Goes from a client class through its resources and collects their methods."""

    package: SyntaxPackage
    sends: SendsIn
    options: frozenset[str]
    suffix: str = ""  # that of asynchronous methods
    methods: list[SdkMethod] = []
    extras: list[SdkExtra] = []
    roots: list[Place] = []

    def start(self, client: Place) -> None:
        """Read the client and everything that it leads to."""
        self.roots.append(client)
        self.visit(client)

    def visit(
        self, place: Place, prefix: str = "", trail: tuple[str, ...] = ()
    ) -> bool:
        """Read a class; whether it or a resource below it sends a request."""
        identity = f"{place.module.name}.{place.name}"
        if identity in trail or len(trail) > 12:
            return False
        lineage = self.package.lineage(place, stop=_RUNTIME_CLASSES)
        start = len(self.extras)
        sends = self._own_methods(lineage, prefix)
        for name, target in self._resources(lineage):
            sends |= self.visit(target, f"{prefix}{name}.", (*trail, identity))
        if not sends:
            del self.extras[start:]
        return sends

    def _own_methods(self, lineage: list[Place], prefix: str) -> bool:
        found = len(self.methods)
        done: set[str] = set()
        silent: dict[str, SdkExtra] = {}
        for place in lineage:
            for name, function in methods_of(place).items():
                if name in done or not self._is_public(name, function):
                    continue
                sent = self.sends(place, function, lineage)
                call = prefix + name
                if sent is None:
                    reason = "does not send a request itself"
                    extra = SdkExtra(call=call, reason=reason, place=place.at(function))
                    silent.setdefault(name, extra)
                    continue
                done.add(name)
                self.methods.append(
                    method_of(call, function, sent, place, self.options)
                )
        if prefix:
            self.extras += [one for name, one in silent.items() if name not in done]
        return len(self.methods) > found

    def _is_public(self, name: str, function: Function) -> bool:
        if name.startswith("_") or isinstance(function, ast.AsyncFunctionDef):
            return False
        if self.suffix and name.endswith(self.suffix):
            return False
        return not decorators(function) & {"property", "cached_property", "overload"}

    def _resources(self, lineage: list[Place]) -> Iterator[tuple[str, Place]]:
        done: set[str] = set()
        for place in lineage:
            for name, target in _attributes(place):
                is_view = name.startswith(("_", "with_"))
                if is_view or name in done or target is None:
                    continue
                is_async = target.name.startswith("Async")
                if isinstance(target.node, ast.ClassDef) and not is_async:
                    done.add(name)
                    yield name, target


def _attributes(place: Place) -> Iterator[tuple[str, Place | None]]:
    """The attributes of a class that hold an object of the package."""
    module = place.module
    functions = methods_of(place)
    private: dict[str, Place | None] = {}
    for name, target in assigned(place, functions.get("__init__")):
        private[name] = target
        yield name, target
    for name, function in functions.items():
        if decorators(function) & {"property", "cached_property"}:
            # Fern's properties create what they return; a subclass sets it in advance.
            given = private.get(f"_{name}")
            yield name, given or module.resolve(function.returns) or _created(
                place, function
            )
    body = place.node.body if isinstance(place.node, ast.ClassDef) else []
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, module.resolve(node.annotation)


def assigned(
    place: Place, function: Function | None
) -> Iterator[tuple[str, Place | None]]:
    """The attributes that a function sets: ``self.files = Files(...)``."""
    for node in ast.walk(function) if function else ():
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            for target in node.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and last_name(target.value) == "self"
                ):
                    yield target.attr, place.module.resolve(node.value.func)


def _created(place: Place, function: Function) -> Place | None:
    """The class of the object that a property creates, which it may import itself."""
    for node in ast.walk(function):
        if isinstance(node, ast.ImportFrom):
            place.module.add_imports(node)
    return next((target for _, target in assigned(place, function)), None)


def method_of(
    call: str,
    function: Function,
    sent: Sent,
    place: Place,
    options: frozenset[str],
) -> SdkMethod:
    """A method from its signature and from what it sends."""
    arguments: list[SdkArgument] = []
    for one in parameters_of(function):
        location, wire, whole = sent.places.get(one.name, ("", "", False))
        if one.name in options and not location:
            continue
        arguments.append(
            SdkArgument(
                name=one.name,
                wire=wire,
                location=location,
                annotation=annotation_text(one.annotation),
                required=one.default is None,
                keyword_only=one.keyword_only,
                whole=whole,
            )
        )
    result = result_of(function.returns)
    first, *others = sent.paths
    return SdkMethod(
        call=call,
        method=sent.method,
        path=first,
        arguments=tuple(arguments),
        also=(*(f"{sent.method} {path}" for path in others), *sent.also),
        fixed=tuple(dict.fromkeys(sent.fixed)),
        returns=result.name,
        return_annotation=annotation_text(function.returns),
        page=result.page,
        stream=result.stream,
        body=sent.body,
        owner=place.name or place.module.name,
        place=place.at(function),
        deprecated="deprecated" in decorators(function),
        helper=sent.helper,
    )
