"""Notes, anchors, links and Python literals."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import urljoin

from specloom import ir
from specloom.ir import ScalarKind, resolve_type
from specloom.naming.assign import NameRequest, Rule, assign, snake
from specloom.targets.calls import (
    OperationGroup,
)
from specloom.targets.markdown import escaping
from specloom.targets.python.code import (
    Bracket,
    Code,
    Labelled,
    Symbol,
    call,
    literal,
    quoted,
    table,
)
from specloom.targets.python.names import PythonNames


def link_target(server: ir.Server) -> str:
    """A server's URL with the defaults of its variables (OpenAPI 3.1 §4.8.5), without a
    trailing slash.
    """
    return server.default_url.rstrip("/")


def is_absolute(url: str) -> bool:
    """Whether the URL is an absolute HTTP URL."""
    return url.lower().startswith(("http://", "https://"))


def link_base(api: ir.Api, operation: ir.Operation | None = None) -> str:
    """The URL of the first server of an operation, or of the API if the operation has none;
    "" if neither has one.
    """
    common = link_target(api.servers[0]) if api.servers else ""
    if operation is None or not operation.servers:
        return common
    own = link_target(operation.servers[0])
    return own if is_absolute(own) else urljoin(f"{common}/", own).rstrip("/")


def summary_line(operation: ir.Operation) -> str:
    """The summary of an operation for a table cell."""
    if operation.doc.summary.strip():
        return escaping.summary_cell(operation.doc.summary)
    first = operation.doc.description.strip().partition("\n")[0]
    request = escaping.code_cell(f"{operation.method} {operation.path}")
    return escaping.cell(first) or f"Sends {request}."


def see_also(doc: ir.Doc) -> Iterator[str]:
    """A link to the external documentation, if the document has one."""
    if doc.link:
        yield f"See also: {external_link(doc.link_text or doc.link, doc.link)}"


def former_names(names: PythonNames, role: str, id_: str) -> Iterator[str]:
    """A note on the deprecated names of a method or a model."""
    old = [names.history.written(a) for a in names.history.aliases_of(role, id_)]
    if old:
        listed = ", ".join(map(escaping.code, old))
        yield f"The deprecated name {listed} still works, but shows a warning."


def external_link(text: str, url: str) -> str:
    """A link to a web page. Any other URL is shown as code, because a link to it would lead to
    a file of the documentation or run as a script.
    """
    if is_absolute(url.strip()):
        return escaping.link(text, url.strip())
    shown = escaping.code(url)
    return shown if text == url else f"{escaping.plain(text)} ({shown})"


# Headings that a page repeats for each operation. Operations must not have their anchors.
SECTIONS = frozenset(
    {"authorization", "callbacks", "example", "limits", "parameters", "responses"}
)
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


def headings(
    group: OperationGroup, title: str, names: PythonNames
) -> Mapping[str, str]:
    """The heading of each operation of a page, by the operation's ID. A heading is the
    ``operationId`` in snake case, or the method if it is missing or only says the HTTP
    method and the path.
    """
    rule = Rule(case=snake, lead="operation", reserved=SECTIONS | {anchor(title)})
    ids = {
        o.id: o.operation_id if o.method_name or not o.words else ""
        for o in group.operations
    }
    texts = {id_: text or names.method(id_) for id_, text in ids.items()}
    requests = (
        NameRequest("heading", "headings", id_, (text, f"{text} {id_}"))
        for id_, text in texts.items()
    )
    found = assign(requests, MappingProxyType({"heading": rule}))
    return {id_: name for (_, id_), name in found.items()}


def anchor(heading: str) -> str:
    """The anchor that GitHub gives to the first heading with this text."""
    return _NOT_IN_ANCHOR.sub("", heading.strip().lower()).replace(" ", "-")


JsonValue: TypeAlias = (
    "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"
)

_FROM_ISO = {
    ScalarKind.DATE: Symbol("datetime", "date"),
    ScalarKind.DATE_TIME: Symbol("datetime", "datetime"),
    ScalarKind.TIME: Symbol("datetime", "time"),
}
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("days", "hours", "minutes", "seconds")


def python_literal(api: ir.Api, of: ir.Type, value: JsonValue) -> Code:
    """The value as code. Objects are plain dicts, which methods accept instead of models."""
    match resolve_type(api, of):
        case ir.Nullable(inner):
            return python_literal(api, inner, value)
        case ir.Array(items) if isinstance(value, list):
            return _list_literal(
                tuple(python_literal(api, items, item) for item in value)
            )
        case ir.Scalar(kind) if isinstance(value, str):
            return _scalar(kind, value)
        case ir.Scalar(ScalarKind.DECIMAL) if not isinstance(value, bool):
            return call(Symbol("decimal", "Decimal"), quoted(str(value)))
        case _:
            return plain_literal(value)


def plain_literal(value: JsonValue) -> Code:
    """A JSON value as code that can be broken into lines."""
    match value:
        case list():
            return _list_literal(tuple(map(plain_literal, value)))
        case dict():
            return table(
                (quoted(str(key)), plain_literal(item)) for key, item in value.items()
            )
        case _:
            return literal(value)


def _scalar(kind: ScalarKind, text: str) -> Code:
    if kind in _FROM_ISO:
        return call(Labelled("", _FROM_ISO[kind], ".fromisoformat"), quoted(text))
    match kind:
        case ScalarKind.DECIMAL:
            return call(Symbol("decimal", "Decimal"), quoted(text))
        case ScalarKind.DURATION:
            return _duration(text)
        case ScalarKind.BINARY:
            return _bytes_literal(text.encode("utf-8", "surrogatepass"))
        case ScalarKind.BASE64:
            return _bytes_literal(_base64_bytes(text))
        case _:
            return quoted(text)


def _duration(text: str) -> Code:
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        return quoted(text)
    given = zip(_UNITS, found.groups(), strict=True)
    parts = [f"{unit}={int(number)}" for unit, number in given if number]
    return call(Symbol("datetime", "timedelta"), *parts)


def _base64_bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        return text.encode("utf-8", "surrogatepass")


def _bytes_literal(value: bytes) -> str:
    shown = repr(value)
    return shown if '"' in shown or "'" in shown[2:-1] else f'b"{shown[2:-1]}"'


def _list_literal(items: tuple[Code, ...]) -> Bracket:
    return Bracket("", "[]", items)
