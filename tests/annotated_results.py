"""A pytest plugin that holds what each call returns against the annotation of its method.

Environment variable ``ANNOTATED`` names the packages, with a space between them.
"""

from __future__ import annotations

import ast
import asyncio
import functools
import importlib
import importlib.util
import inspect
import os
import pkgutil
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

STREAM = re.compile(r"(?:Sync|Async)Stream\[(.*)\]")
_NAMESPACES: dict[str, dict[str, Any]] = {}
_ITEMS: dict[int, Any] = {}


def pytest_collection_finish() -> None:
    """Wrap the methods of the packages, once their tests are imported."""
    for package in os.environ["ANNOTATED"].split():
        resources = importlib.import_module(f"{package}.resources")
        for found in pkgutil.iter_modules(resources.__path__, f"{package}.resources."):
            module = importlib.import_module(found.name)
            for kind in list(vars(module).values()):
                if inspect.isclass(kind) and kind.__module__ == found.name:
                    _wrap(kind, module)
        _watch_streams(package)


def _wrap(kind: type, module: ModuleType) -> None:
    for name, method in list(vars(kind).items()):
        if inspect.isfunction(method) and not name.startswith("_"):
            setattr(kind, name, _checked(method, module))


def _checked(method: Callable[..., Any], module: ModuleType) -> Callable[..., Any]:
    text = method.__annotations__["return"]
    stream = STREAM.fullmatch(text)  # at run time its items' type is forgotten
    hint = eval(stream[1] if stream else text, namespace(module))

    @functools.wraps(method)
    def call(*given: Any, **named: Any) -> Any:
        answer = method(*given, **named)
        if asyncio.iscoroutine(answer):
            return _awaited(answer, hint, stream is not None)
        return _returned(answer, hint, stream is not None)

    return call


async def _awaited(answer: Any, hint: Any, is_stream: bool) -> Any:
    return _returned(await answer, hint, is_stream)


def _returned(value: Any, hint: Any, is_stream: bool) -> Any:
    if is_stream:
        _ITEMS[id(value)] = hint
        return value
    return _held(value, hint)


def _held(value: Any, hint: Any) -> Any:
    assert matches(value, hint), f"{value!r} is no {hint}"
    return value


def _watch_streams(package: str) -> None:
    try:
        module = importlib.import_module(f"{package}._runtime.streaming")
    except ModuleNotFoundError:
        return
    before, before_async = module.SyncStream.__iter__, module.AsyncStream.__aiter__

    def each(self: Any) -> Iterator[Any]:
        for item in before(self):
            yield _held(item, _ITEMS[id(self)])

    async def each_awaited(self: Any) -> AsyncIterator[Any]:
        async for item in before_async(self):
            yield _held(item, _ITEMS[id(self)])

    module.SyncStream.__iter__ = each
    module.AsyncStream.__aiter__ = each_awaited


def namespace(module: ModuleType) -> dict[str, Any]:
    """The names of a module as type checkers see them."""
    name = module.__name__
    if name in _NAMESPACES:
        return _NAMESPACES[name]
    found = _NAMESPACES[name] = {**vars(importlib.import_module("builtins"))}
    found.update(vars(module))
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    for statement in tree.body:
        is_block = isinstance(statement, ast.If) and isinstance(
            statement.test, ast.Name
        )
        for inner in statement.body if is_block else ():  # type: ignore[attr-defined]
            if isinstance(inner, ast.ImportFrom):
                _import(inner, module, found)
            elif not isinstance(inner, ast.Expr | ast.ClassDef):
                code = compile(ast.Module([inner], []), module.__file__, "exec")
                exec(code, found)
    return found


def _import(
    statement: ast.ImportFrom, module: ModuleType, found: dict[str, Any]
) -> None:
    relative = "." * statement.level + (statement.module or "")
    name = importlib.util.resolve_name(relative, module.__package__)
    target = importlib.import_module(name)
    own = name.split(".")[0] == module.__name__.split(".")[0]
    known = namespace(target) if own and "_runtime" not in name else vars(target)
    for alias in statement.names:
        value = known.get(alias.name)
        found[alias.asname or alias.name] = (
            getattr(target, alias.name, Any) if value is None else value
        )


def matches(value: Any, hint: Any) -> bool:
    """Whether a value is of the type that an annotation names, at every depth."""
    if isinstance(hint, str):
        hint = eval(hint, {})
    origin, inside = get_origin(hint), get_args(hint)
    if hint is Any or isinstance(hint, TypeVar):
        return True
    if hint is None or hint is NoneType:
        return value is None
    if origin in (Union, UnionType):
        return any(matches(value, one) for one in inside)
    if origin is Literal:
        return value in inside
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(
            matches(item, inside[1]) for item in value.values()
        )
    if origin is not None and issubclass(origin, Sequence):
        return isinstance(value, origin) and all(matches(i, inside[0]) for i in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, origin or hint)
