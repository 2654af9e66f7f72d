"""The module that declares ``with_raw_response`` and ``with_streaming_response``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from specloom import ir
from specloom.targets.forms import calls_of
from specloom.targets.page import Page
from specloom.targets.python.code import Symbol, call, laid
from specloom.targets.python.former import chapters
from specloom.targets.python.imports import Imports, Spelling
from specloom.targets.python.names import PythonNames

MODULE = "_raw_responses"
_RUNTIME = "._runtime.raw_response"
RAW = Symbol(_RUNTIME, "RawResponses")
STREAMING = Symbol(_RUNTIME, "StreamingResponses")
METHODS = (Symbol(_RUNTIME, "SyncMethod"), Symbol(_RUNTIME, "AsyncMethod"))


@dataclass(frozen=True, slots=True)
class MethodsView:
    """The methods of a resource class, which ``lines`` declare, and its two views."""

    name: str
    lines: tuple[str, ...]
    raw: str
    streaming: str


@dataclass(frozen=True, slots=True)
class RawResponsesView:
    """The module."""

    imports: Imports
    classes: tuple[MethodsView, ...]


def raw_responses_page(api: ir.Api, names: PythonNames, package: str) -> Page:
    """The page of the module.

    Only type checkers and editors read it, so it has all resources in one module that no
    program imports.
    """
    found: dict[Symbol, tuple[Symbol, list[str]]] = {}
    for group in chapters(api, names):
        calls = (c for o in group.operations for c in calls_of(api, o))
        if methods := [names.method_of(one) for one in calls]:
            home = f".resources.{names.resource_module(group.key)}"
            name = names.resource_class(group.key)
            for cls, kind in zip((name, f"Async{name}"), METHODS, strict=True):
                found[Symbol(home, cls)] = kind, methods
    typed = {*found, *METHODS, RAW, STREAMING} if found else set[Symbol]()
    declared = {one for symbol in found for one in view_names(symbol.name)}
    spelling = Spelling(typed, declared)
    return Page(
        path=f"{package}/{MODULE}.py",
        template="python/raw_responses.py.jinja",
        view=RawResponsesView(
            imports=spelling.imports((), typed),
            classes=tuple(
                MethodsView(
                    symbol.name,
                    tuple(_lines(symbol, kind, methods, spelling)),
                    *_heads(symbol.name, spelling),
                )
                for symbol, (kind, methods) in found.items()
            ),
        ),
    )


def view_names(resource: str) -> tuple[str, str]:
    """The names of the two classes that the views of a resource have."""
    return f"{resource}WithRawResponse", f"{resource}WithStreamingResponse"


def _lines(
    symbol: Symbol, kind: Symbol, methods: Iterable[str], spelling: Spelling
) -> Iterable[str]:
    for method in methods:
        made = call(kind, f"{spelling(symbol)}.{method}")
        used = 8 + len(f"{method} = ")
        yield f"{method} = {laid(made, spelling, indent=8, used=used)}"


def _heads(resource: str, spelling: Spelling) -> Iterable[str]:
    for name, base in zip(view_names(resource), (RAW, STREAMING), strict=True):
        head = call(name, base, f"_{resource}")
        used = 4 + len("class ") + len(":")
        yield laid(head, spelling, indent=4, used=used)
