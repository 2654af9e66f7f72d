"""Reads the syntax trees of a package: what names mean, and where the values of a call go."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_KEPT_TREES = 300
"""A large package has more syntax trees than fit into memory; few are needed twice."""


class Place(Struct, frozen=True):
    """What a name means: a class, a function or a value of a module, or a module."""

    module: SyntaxModule
    node: ast.ClassDef | Function | ast.expr | None = None

    @property
    def name(self) -> str:
        """The name of the class or the function."""
        node = self.node
        return node.name if isinstance(node, ast.ClassDef | Function) else ""

    def at(self, node: ast.AST) -> str:
        """The file and the line of a node."""
        return f"{self.module.path}:{getattr(node, 'lineno', 0)}"


class SyntaxModule:
    """A module: its classes, functions, values and imports, by name."""

    def __init__(self, package: SyntaxPackage, name: str, file: Path) -> None:
        self.package = package
        self.name = name
        self.path = file.relative_to(package.folder.parent).as_posix()
        self.is_package = file.name == "__init__.py"
        self.tree = _parsed(file)
        self.classes: dict[str, ast.ClassDef] = {}
        self.functions: dict[str, Function] = {}
        self.values: dict[str, ast.expr] = {}
        self.imports: dict[str, tuple[str, str]] = {}
        self.stars: list[str] = []
        self._read(self.tree.body)

    def _read(self, body: Sequence[ast.stmt]) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                self.classes[node.name] = node
            elif isinstance(node, FUNCTIONS):
                self.functions[node.name] = node
            elif isinstance(node, ast.ImportFrom | ast.Import):
                self.add_imports(node)
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = (
                    node.targets if isinstance(node, ast.Assign) else [node.target]
                )
                for target in targets:
                    if isinstance(target, ast.Name) and node.value is not None:
                        self.values[target.id] = node.value
            elif isinstance(node, ast.If | ast.Try):
                self._read(node.body)
                self._read(node.orelse)
                for handler in node.handlers if isinstance(node, ast.Try) else ():
                    self._read(handler.body)

    def add_imports(self, node: ast.ImportFrom | ast.Import) -> None:
        """Add the names that a statement imports."""
        if isinstance(node, ast.Import):
            for name in node.names:
                target = name.name if name.asname else name.name.partition(".")[0]
                self.imports.setdefault(name.asname or target, (target, ""))
            return
        source = node.module or ""
        if node.level:
            parts = self.name.split(".")
            kept = len(parts) - node.level + self.is_package
            source = ".".join(filter(None, (*parts[:kept], source)))
        for name in node.names:
            if name.name == "*":
                self.stars.append(source)
            else:
                self.imports.setdefault(name.asname or name.name, (source, name.name))

    def resolve(self, expression: ast.expr | None) -> Place | None:
        """What an expression of this module means; Optional[X] and "X" mean X."""
        match expression:
            case ast.Name():
                return self.find(expression.id)
            case ast.Attribute():
                outer = self.resolve(expression.value)
                if outer is None or outer.node is not None:
                    return None
                return outer.module.find(expression.attr)
            case ast.Constant(value=str() as text):
                return self.resolve(_expression(text))
            case ast.Subscript():
                inner = expression.slice
                first = inner.elts[0] if isinstance(inner, ast.Tuple) else inner
                return self.resolve(first)
            case ast.BinOp(op=ast.BitOr()):
                return self.resolve(expression.left) or self.resolve(expression.right)
            case _:
                pass
        return None

    def find(self, name: str, depth: int = 0) -> Place | None:
        """What a name means in this module, also if other modules of the package have it."""
        if depth > 12:
            return None
        for table in (self.classes, self.functions, self.values):
            if name in table:
                return Place(self, table[name])
        if name in self.imports:
            source, original = self.imports[name]
            return self._imported(source, original, depth)
        for source in self.stars:
            place = self._imported(source, name, depth)
            if place is not None:
                return place
        inner = self.package.module(f"{self.name}.{name}") if self.is_package else None
        return Place(inner) if inner else None

    def _imported(self, source: str, name: str, depth: int) -> Place | None:
        module = self.package.module(source)
        if not name:
            return Place(module) if module else None
        if module is not None and module is not self:
            place = module.find(name, depth + 1)
            if place is not None:
                return place
        inner = self.package.module(f"{source}.{name}")
        return Place(inner) if inner else None


class SyntaxPackage:
    """The modules of a package by their dotted names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self._modules: dict[str, SyntaxModule] = {}

    @cached_property
    def files(self) -> dict[str, Path]:
        """The file of each module."""
        found: dict[str, Path] = {}
        for file in sorted(self.folder.rglob("*.py")):
            parts = (self.name, *file.relative_to(self.folder).with_suffix("").parts)
            dotted = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            if all(part.isidentifier() for part in parts):
                found[dotted] = file
        return found

    def module(self, name: str) -> SyntaxModule | None:
        """The module of a dotted name; None if it is not a part of the package."""
        if name in self._modules:
            return self._modules[name]
        file = self.files.get(name)
        if file is None:
            return None
        if len(self._modules) >= _KEPT_TREES:
            del self._modules[next(iter(self._modules))]
        module = self._modules[name] = SyntaxModule(self, name, file)
        return module

    def named(self, pattern: str) -> list[str]:
        """The modules whose name matches, without the package's own; the shortest first."""
        matching = re.compile(pattern)
        start = len(self.name) + 1
        found = [name for name in self.files if matching.fullmatch(name[start:])]
        return sorted(found, key=lambda name: (name.count("."), name))

    def lineage(self, place: Place, stop: Sequence[str] = ()) -> list[Place]:
        """A class and the classes of the package that it inherits from, in their order."""
        found: list[Place] = []
        queue = [place]
        while queue:
            one = queue.pop(0)
            if not isinstance(one.node, ast.ClassDef) or one.name in stop:
                continue
            if any(one.node is other.node for other in found):
                continue
            found.append(one)
            bases = (
                one.module.resolve(_unsubscripted(base)) for base in one.node.bases
            )
            queue += [base for base in bases if base is not None]
        return found


def methods_of(place: Place) -> dict[str, Function]:
    """The methods of a class; of overloads the last, which has the code."""
    body = place.node.body if isinstance(place.node, ast.ClassDef) else []
    found: dict[str, Function] = {}
    for node in body:
        if isinstance(node, FUNCTIONS) and not _is_setter(node):
            found[node.name] = node
    return found


def decorators(function: Function) -> set[str]:
    """The last names of the decorators of a function."""
    found: set[str] = set()
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        found.add(last_name(called))
    return found


def last_name(expression: ast.AST | None) -> str:
    """The last part of a dotted name; of Optional[a.b.C], C."""
    match expression:
        case ast.Name():
            return expression.id
        case ast.Attribute():
            return expression.attr
        case ast.Subscript():
            return last_name(expression.value)
        case ast.Constant(value=str() as text):
            return last_name(_expression(text))
        case _:
            pass
    return ""


def text_of(expression: ast.AST | None) -> str:
    """The value of a string literal, also of an f-string without placeholders."""
    match expression:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=values) if values:
            return "".join(map(text_of, values)) if all(map(text_of, values)) else ""
        case _:
            pass
    return ""


def keyword(call: ast.Call, *names: str) -> ast.expr | None:
    """The value of the first of these keyword arguments that a call has."""
    for name in names:
        for one in call.keywords:
            if one.arg == name:
                return one.value
    return None


def calls_in(node: ast.AST) -> Iterator[ast.Call]:
    """The calls within a node, in the order of the source."""
    found = [inner for inner in ast.walk(node) if isinstance(inner, ast.Call)]
    yield from sorted(found, key=lambda one: (one.lineno, one.col_offset))


class SdkParameter(Struct, frozen=True):
    """A parameter of a function."""

    name: str
    annotation: ast.expr | None
    default: ast.expr | None
    keyword_only: bool


def parameters_of(function: Function) -> list[SdkParameter]:
    """The parameters of a function, without self, ``*args`` and ``**kwargs``."""
    spec = function.args
    plain = [*spec.posonlyargs, *spec.args]
    padding: list[ast.expr | None] = [None] * (len(plain) - len(spec.defaults))
    found = [
        SdkParameter(argument.arg, argument.annotation, default, keyword_only=False)
        for argument, default in zip(plain, [*padding, *spec.defaults], strict=True)
    ]
    found += [
        SdkParameter(argument.arg, argument.annotation, default, keyword_only=True)
        for argument, default in zip(spec.kwonlyargs, spec.kw_defaults, strict=True)
    ]
    return [one for one in found if one.name not in ("self", "cls")]


class Scope(Struct):
    """The values and types of the names in a function."""

    function: Function
    parameters: frozenset[str]
    values: dict[str, list[ast.expr]] = {}
    items: dict[str, list[tuple[str, ast.expr]]] = {}
    tables: frozenset[str] = frozenset({"local_var_params", "_params", "kwargs"})
    """Dictionaries of all arguments, as in ``local_var_params["limit"]``."""

    @classmethod
    def of(cls, function: Function, more: Sequence[str] = ()) -> Scope:
        """The scope of a function; ``more`` are arguments that its signature hides."""
        names = (*(one.name for one in parameters_of(function)), *more)
        scope = cls(function, frozenset(names))
        for node in ast.walk(function):
            scope._read(node)
        return scope

    def _read(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._assign(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, value)
            case ast.For(target=ast.Name(id=name), iter=value):
                self.values.setdefault(name, []).append(value)
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id=name), attr="append" | "extend" | "update"
                ),
                args=[added],
            ):
                self._add(name, added)
            case _:
                pass

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        match target:
            case ast.Name(id=name):
                self.values.setdefault(name, []).append(value)
            case ast.Subscript(value=ast.Name(id=name), slice=key) if text_of(key):
                self.items.setdefault(name, []).append((text_of(key), value))
            case _:
                pass

    def _add(self, name: str, added: ast.expr) -> None:
        match added:
            case ast.Tuple(elts=[key, value]):
                self.items.setdefault(name, []).append((text_of(key), value))
            case ast.List(elts=elements):
                for element in elements:
                    self._add(name, element)
            case ast.ListComp(elt=ast.Tuple(elts=[key, value])):
                self.items.setdefault(name, []).append((text_of(key), value))
            case _:
                self.values.setdefault(name, []).append(added)

    def argument_in(
        self, value: ast.AST | None, seen: frozenset[str] = frozenset()
    ) -> str:
        """The first parameter that a value is made from; empty if there is none."""
        match value:
            case None:
                return ""
            case ast.Name(id=name):
                if name in self.parameters:
                    return name
                if name in seen:
                    return ""
                known = self.values.get(name, [])
                known = known + [item for _, item in self.items.get(name, [])]
                return self._first(known, seen | {name})
            case ast.Subscript(value=ast.Name(id=name), slice=key) if (
                name in self.tables and text_of(key) in self.parameters
            ):
                return text_of(key)
            case ast.Call(func=function, args=arguments, keywords=keywords):
                inner = [*arguments, *(one.value for one in keywords)]
                receiver = (
                    [function.value] if isinstance(function, ast.Attribute) else []
                )
                return self._first([*inner, *receiver], seen)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._first([body, orelse, test], seen)
            case _:
                pass
        return self._first(list(ast.iter_child_nodes(value)), seen)

    def _first(self, values: Sequence[ast.AST], seen: frozenset[str]) -> str:
        return next(filter(None, (self.argument_in(one, seen) for one in values)), "")

    def entries(
        self, value: ast.expr | None, seen: frozenset[str] = frozenset()
    ) -> list[tuple[str, ast.expr]]:
        """The names and values of the dictionary that an expression makes."""
        match value:
            case ast.Dict(keys=keys, values=values):
                found: list[tuple[str, ast.expr]] = []
                for key, item in zip(keys, values, strict=True):
                    if key is None:
                        found += self.entries(item, seen)
                    elif text_of(key):
                        found.append((text_of(key), item))
                return found
            case ast.Name(id=name):
                if name in seen:
                    return []
                inner = seen | {name}
                known = self.values.get(name, [])
                return [*self._merged(known, inner), *self.items.get(name, [])]
            case ast.Call(func=function, args=arguments, keywords=keywords):
                receiver = (
                    [function.value] if isinstance(function, ast.Attribute) else []
                )
                inner_values = [*arguments, *(one.value for one in keywords), *receiver]
                return self._merged(inner_values, seen)
            case ast.IfExp(body=body, orelse=orelse):
                return self.entries(body, seen) + self.entries(orelse, seen)
            case ast.BoolOp(values=values):
                return self._merged(values, seen)
            case ast.Await(value=inner_value) | ast.Starred(value=inner_value):
                return self.entries(inner_value, seen)
            case ast.DictComp(generators=[ast.comprehension(iter=iterated)]):
                return self.entries(iterated, seen)
            case _:
                pass
        return []

    def _merged(
        self, values: Sequence[ast.expr], seen: frozenset[str]
    ) -> list[tuple[str, ast.expr]]:
        return [pair for value in values for pair in self.entries(value, seen)]

    def templates(self, value: ast.expr | None) -> list[str]:
        """The paths that an expression can make, with arguments as placeholders.

        A path has several if a placeholder is a variable with several constant values
        ("accounts" or "zones"); all such variables are read in the same order.
        """
        found: list[str] = []
        for choice in range(8):
            text = self._template(value, choice)
            if text in found:
                break
            found.append(text)
        return [_as_path(text) for text in found]

    def _template(self, value: ast.expr | None, choice: int) -> str:
        match value:
            case ast.Constant(value=str() as text):
                return text
            case ast.JoinedStr(values=values):
                return "".join(self._template(one, choice) for one in values)
            case ast.FormattedValue(value=inner):
                return self._placeholder(inner, choice)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return self._template(left, choice) + self._template(right, choice)
            case ast.IfExp(body=body, orelse=other):  # with and without the host
                text = self._template(body, choice)
                return text if text.startswith("/") else self._template(other, choice)
            case ast.Name(id=name) if name in self.values:
                known = self.values[name]
                return self._template(known[min(choice, len(known) - 1)], choice)
            case ast.Call(func=ast.Attribute(value=template, attr="format")):
                return self._filled(self._template(template, choice), value, choice)
            case ast.Call(func=function, args=[*_, template]) if (
                last_name(function) == "urljoin"
            ):
                return "/" + self._template(template, choice)
            case ast.Call(args=[template, *_]):
                return self._filled(self._template(template, choice), value, choice)
            case _:
                pass
        return self._placeholder(value, choice) if value is not None else ""

    def _filled(self, template: str, call: ast.Call, choice: int) -> str:
        named = {one.arg: one.value for one in call.keywords if one.arg}
        positional = iter(call.args if last_name(call.func) == "format" else ())

        def filled(match: re.Match[str]) -> str:
            value = named.get(match[1]) if match[1] else next(positional, None)
            return match[0] if value is None else self._placeholder(value, choice)

        return re.sub(r"\{(\w*)\}", filled, template)

    def _placeholder(self, value: ast.expr, choice: int) -> str:
        if "base_url" in ast.unparse(value):
            return ""
        if isinstance(value, ast.Name) and value.id not in self.parameters:
            known = self.values.get(value.id, [])
            texts = [one for one in known if text_of(one) or self.argument_in(one)]
            if texts:
                one = texts[min(choice, len(texts) - 1)]
                return text_of(one) or "{" + self.argument_in(one) + "}"
        return text_of(value) or "{" + (self.argument_in(value) or "") + "}"


def annotation_text(annotation: ast.expr | None) -> str:
    """An annotation as text, without markers of absent values."""
    if annotation is None:
        return ""
    text = text_of(annotation) or ast.unparse(annotation)
    return re.sub(r"\s*\|\s*(Omit|NotGiven|Unset)\b", "", text).strip()


_WRAPPERS = {
    *(
        "Optional",
        "Awaitable",
        "Coroutine",
        "AsyncIterator",
        "Annotated",
        "HttpResponse",
    ),
    *("Response", "ApiResponse", "Union", "AsyncHttpResponse"),
}
_STREAMS = {"Iterator", "AsyncIterator", "Generator", "Stream", "AsyncStream"} | {
    *("EventStream", "EventStreamAsync", "JsonLStream", "ContextManager"),
}


class Result(Struct, frozen=True):
    """The class that a method returns, and the class of the page or the stream around it."""

    name: str = ""
    page: str = ""
    stream: str = ""


def result_of(annotation: ast.expr | None) -> Result:
    """What a return annotation says, without wrappers such as Optional."""
    match annotation:
        case ast.Constant(value=str() as text):
            return result_of(_expression(text))
        case ast.Constant(value=None) | None:
            return Result()
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _plainest([result_of(left), result_of(right)])
        case ast.Subscript(value=outer, slice=inner):
            name = last_name(outer)
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if name == "Annotated":
                parts = parts[:1]
            if name in _WRAPPERS:
                return _plainest([result_of(part) for part in parts])
            first = result_of(parts[0])
            if name in _STREAMS:
                return Result(first.name, first.page, name)
            if "Page" in name or "Pagina" in name:
                return Result(first.name, name, first.stream)
            return Result(_plain_text(annotation))
        case _:
            pass
    return Result(_plain_text(annotation))


def _plainest(results: list[Result]) -> Result:
    """Of a union, the response that is not streamed; else the first."""
    named = [one for one in results if one.name not in ("", "None", "Unset")]
    plain = [one for one in named if not one.stream]
    if plain and len(named) > len(plain):
        return Result(plain[0].name, plain[0].page, named[-1].stream or named[0].stream)
    return (plain or named or results or [Result()])[0]


def _plain_text(annotation: ast.expr) -> str:
    """The annotation without the modules before its names."""
    return re.sub(r"\b[a-z_]\w*\.(?=\w)", "", ast.unparse(annotation))


def _as_path(text: str) -> str:
    path = re.sub(r"^https?://[^/{}]+", "", text.strip())
    return "/" + re.sub(r"^/+", "", path)


def _is_setter(function: Function) -> bool:
    return bool(decorators(function) & {"setter", "deleter"})


def _unsubscripted(expression: ast.expr) -> ast.expr:
    return expression.value if isinstance(expression, ast.Subscript) else expression


def _expression(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def _parsed(file: Path) -> ast.Module:
    """The syntax tree of a file; an empty one if this Python cannot read it."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            return ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module(body=[], type_ignores=[])
