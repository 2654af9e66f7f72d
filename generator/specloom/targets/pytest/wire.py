"""The request that a call is expected to make, worked out from the document alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from specloom import ir
from specloom.ir import Style
from specloom.kinds import is_array, is_object
from specloom.targets.calls import Argument, Call, is_json
from specloom.targets.pytest.bodies import Body, Given, body, field
from specloom.targets.pytest.secrets import Proof, proof
from specloom.targets.pytest.styles import (
    Notation,
    Pairs,
    UnsendableError,
    content,
    in_path,
    joined,
    pairs,
)
from specloom.targets.pytest.texts import (
    as_is,
    escaped,
    leads_elsewhere,
    literal_escaped,
    path_escaped,
    query_escaped,
    without_dots,
)

_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_FRAMING = ("content-length", "transfer-encoding")  # counted, never given


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent; the names of header fields are in lower case."""

    method: str
    url: str
    headers: dict[str, str]
    body: Body | None


def request(api: ir.Api, called: Call, given: Given, base: str) -> Request:
    """The request of a call with these arguments, each with its value on the wire.

    ``base`` is the URL that the path is appended to.

    Raises:
        UnsendableError: when a value has no place in a request.
    """
    operation = called.operation
    taken = {(a.location, a.wire.lower()) for a, _ in given if a.kind == "parameter"}
    proven = proof(api, operation, taken)
    path, _, query = operation.path.partition("#")[0].partition("?")
    pieces = [_filled(query, given)] if query else []
    pieces += [f"{n}={v}" if n else v for n, v in _query(given)]
    pieces += [f"{n}={v}" for n, v in proven.query]
    target = without_dots(f"{base}/{_path(path, given).removeprefix('/')}")
    asked = "&".join(piece for piece in pieces if piece)
    found = None
    if called.content is not None and operation.body is not None:
        required = operation.body.required
        form = _form(called.content, operation.body, given)
        found = body(api, form, given, required=required)
    headers = _headers(operation, given, proven)
    if found is not None:
        headers.pop("content-type", None)  # OpenAPI 3.1 §4.8.12: the body's own wins
    return Request(
        operation.method, f"{target}?{asked}" if asked else target, headers, found
    )


def _path(template: str, given: Given) -> str:
    segments = [_segment(segment, given) for segment in template.split("/")]
    return "/".join(segments)


def _segment(template: str, given: Given) -> str:
    filled = _filled(template, given)
    # RFC 3986 §5.2.4: segments of dots would lead to another path, so they are refused.
    if "{" in template and leads_elsewhere(filled):
        raise UnsendableError(f"{template} would hold a segment of dots")
    return filled


def _filled(template: str, given: Given) -> str:
    known = {a.wire: (a, v) for a, v in given if a.location == "path"}
    out: list[str] = []
    for piece in _PLACEHOLDER.split(template):
        if not _PLACEHOLDER.fullmatch(piece):
            out.append(literal_escaped(piece))
        elif piece[1:-1] in known:
            argument, value = known[piece[1:-1]]
            quote = path_escaped if _reserved(argument) else escaped
            out.append(in_path(_notation(argument, quote), value))
        else:
            raise UnsendableError(f"the document describes no {piece}")
    return "".join(out)


def _form(preferred: ir.Content, offered: ir.Body, given: Given) -> ir.Content:
    """The form that the client takes: one of parts where a part is a file."""
    files = any(
        isinstance(value, bytes)
        or (is_array(value) and any(isinstance(item, bytes) for item in value))
        for argument, value in given
        if argument.kind == "member"
    )
    parted = (c for c in offered.contents if c.media_type.startswith("multipart/"))
    return next(parted, preferred) if files else preferred


def _query(given: Given) -> Pairs:
    found: Pairs = []
    for argument, value in given:
        if argument.location == "query":
            quote = query_escaped if _reserved(argument) else escaped
            found += pairs(_notation(argument, quote), value, escaped)
        elif argument.location == "querystring":
            found += _querystring(argument, value)
    return found


def _querystring(argument: Argument, value: Any) -> Pairs:
    media_type = argument.parameter.media_type if argument.parameter else ""
    if isinstance(value, str):
        return [("", value.removeprefix("?"))]
    if is_object(value) and media_type in ("", "application/x-www-form-urlencoded"):
        form = ir.Content(media_type="application/x-www-form-urlencoded", type=None)
        members = ((n, item) for n, item in value.items() if item is not None)
        return [pair for name, item in members for pair in field(form, name, item)]
    return [("", escaped(content(media_type, value)))]


def _headers(operation: ir.Operation, given: Given, proven: Proof) -> dict[str, str]:
    headers = {"accept": accepted(operation)}
    cookies: Pairs = []
    for argument, value in given:
        if argument.location == "header" and argument.kind == "parameter":
            if argument.wire.lower() in _FRAMING:
                continue
            headers[argument.wire.lower()] = _header(argument, value)
        elif argument.location == "cookie":
            quote = as_is if _style(argument) is Style.COOKIE else escaped
            cookies += pairs(_notation(argument, quote), value, quote)
    headers |= proven.headers
    cookies += proven.cookies
    if cookies:
        headers["cookie"] = "; ".join(f"{name}={value}" for name, value in cookies)
    return headers


def accepted(operation: ir.Operation) -> str:
    """The media types of the responses, those of success first; of pages the JSON ones."""
    ordered = sorted(operation.responses, key=lambda response: not response.success)
    found: dict[str, None] = {}
    for response in ordered:
        kinds = dict.fromkeys(content.media_type for content in response.contents)
        json = [kind for kind in kinds if is_json(kind) and "*" not in kind]
        found.update(dict.fromkeys(json) if json and operation.paging else kinds)
    return ", ".join(found) or "*/*"


def _header(argument: Argument, value: Any) -> str:
    parameter = argument.parameter
    assert parameter is not None
    if parameter.media_type:
        written = content(parameter.media_type, value)
    else:
        written = joined(value, ",", parameter.explode, as_is)
    if not written.isprintable() or written.strip() != written or not written.isascii():
        raise UnsendableError(f"no header field can hold the sample of {argument.wire}")
    return written


def _style(argument: Argument) -> Style:
    return argument.parameter.style if argument.parameter else Style.FORM


def _reserved(argument: Argument) -> bool:
    return argument.parameter is not None and argument.parameter.allow_reserved


def _notation(argument: Argument, quote: Any) -> Notation:
    parameter = argument.parameter
    assert parameter is not None
    return Notation(
        argument.wire, parameter.style, parameter.explode, quote, parameter.media_type
    )
