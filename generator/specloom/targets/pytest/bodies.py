"""The bodies that requests are expected to carry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from mimetypes import MimeTypes
from typing import Any, TypeAlias

from specloom import ir
from specloom.ir import Style
from specloom.kinds import is_array, is_object
from specloom.targets import xml
from specloom.targets.calls import Argument, is_json, payload
from specloom.targets.part_headers import fixed
from specloom.targets.pytest.expressions import Base64Text, ReadyText
from specloom.targets.pytest.styles import (
    Notation,
    Pairs,
    UnsendableError,
    content,
    joined,
    pairs,
)
from specloom.targets.pytest.texts import (
    as_is,
    form_escaped,
    json_text,
    query_escaped,
    text,
)
from specloom.targets.pytest.xml import Document

FORM = "application/x-www-form-urlencoded"
Given: TypeAlias = list[tuple[Argument, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body; no file name when the part is no file."""

    name: str
    file: str
    media_type: str
    data: bytes
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body: JSON that may be spelled in several ways, or bytes, or parts."""

    media_type: str
    json: Any = None
    data: bytes | None = None
    parts: tuple[Part, ...] | None = None


def body(api: ir.Api, of: ir.Content, given: Given, *, required: bool) -> Body | None:
    """The body that the arguments make, None when nothing is sent.

    Raises:
        UnsendableError: when it cannot be foretold.
    """
    whole = [value for argument, value in given if argument.kind == "whole"]
    members = [(a, value) for a, value in given if a.kind == "member"]
    constant = all(a.fixed is not None for a, _ in members)
    if not (whole or required) and constant:
        return None  # the constants of an optional body are no reason to send it
    essence = of.media_type.partition(";")[0].strip()
    ready = bool(whole) and isinstance(whole[0], bytes)
    if is_json(of.media_type) and not (ready and payload(of) == ir.BYTES):
        media_type = "application/json" if "*" in essence else of.media_type
        json = whole[0] if whole else {a.wire: value for a, value in members}
        return Body(media_type, json=json)
    ready = ready or (essence == FORM and bool(whole) and isinstance(whole[0], str))
    if not ready and essence.startswith((FORM, "multipart/")):
        if whole:
            members = _whole_members(whole[0], given)
        if essence == FORM:
            return Body(of.media_type, data=_form(of, members))
        parts = [
            replace(part, fields=_fields(of, a.wire, given))
            for a, value in members
            for part in _parts(of, a.wire, value)
        ]
        return Body(essence, parts=tuple(parts))
    root = xml.root(api, of)
    if root is not None and not (whole and isinstance(whole[0], ReadyText)):
        value = whole[0] if whole else {a.wire: value for a, value in members}
        return Body(
            of.media_type.replace("*+", ""),
            data=Document(api).written(root, value).encode(),
        )
    if not whole:
        raise UnsendableError(f"members have no place in {of.media_type}")
    if of.stream is not None and is_array(whole[0]):
        start = record_separator(of.media_type)
        lines = "".join(f"{start}{json_text(item)}\n" for item in whole[0])
        return Body(of.media_type, data=lines.encode())
    return _raw(of.media_type, whole[0])


def record_separator(media_type: str) -> str:
    """What begins each text of a JSON text sequence (RFC 7464 §2.2); "" elsewhere."""
    essence = media_type.partition(";")[0].strip()
    return "\x1e" if essence.endswith("json-seq") else ""


def _raw(media_type: str, value: Any) -> Body:
    concrete = "application/octet-stream" if "*" in media_type else media_type
    if isinstance(value, Base64Text) and not media_type.startswith("text/"):
        value = value.data
    if isinstance(value, bytes):
        return Body(concrete, data=value)
    written = value if isinstance(value, str) else json_text(value)
    return Body(concrete, data=written.encode())


def _whole_members(value: Any, given: Given) -> Given:
    if not is_object(value):
        raise UnsendableError("a form needs members")
    argument = next(a for a, _ in given if a.kind == "whole")
    return [
        (_member(argument, name), item)
        for name, item in value.items()
        if item is not None
    ]


def _member(whole: Argument, name: str) -> Argument:
    return Argument(
        id=f"{whole.id} {name}",
        wire=name,
        location="body",
        type=ir.Unknown(),
        required=True,
        kind="member",
    )


def _form(of: ir.Content, members: Given) -> bytes:
    written = [p for a, value in members for p in field(of, a.wire, value)]
    return "&".join(f"{name}={value}" for name, value in written).encode()


def field(of: ir.Content, wire: str, value: Any) -> Pairs:
    """OpenAPI 3.1 §4.8.15.1.2: without a style a list is repeated, each item in the media
    type of its encoding, else objects and lists as JSON and others as text.
    """
    found = _encoding(of, wire)
    quote = query_escaped if found and found.allow_reserved else form_escaped
    if found and found.style:
        style = found.style
        explode = style is Style.FORM if found.explode is None else found.explode
        notation = Notation(wire, style, explode, quote)
        return pairs(notation, value, form_escaped)
    media_type = found.media_type if found else ""
    items = [item for item in value if item is not None] if is_array(value) else [value]
    texts = [content(media_type, i) if media_type else text(i) for i in items]
    return [(form_escaped(wire), quote(one)) for one in texts]


def _encoding(of: ir.Content, wire: str) -> ir.Encoding | None:
    return next((e for e in of.encodings if e.wire == wire), None)


def _parts(of: ir.Content, wire: str, value: Any) -> list[Part]:
    found = _encoding(of, wire)
    media_type = found.media_type if found else ""
    if found and found.style and not _has_bytes(value):
        explode = found.style is Style.FORM if found.explode is None else found.explode
        notation = Notation(wire, found.style, explode, as_is, media_type)
        written = pairs(notation, value, as_is)
        return [Part(name, "", "", item.encode()) for name, item in written]
    items = [item for item in value if item is not None] if is_array(value) else [value]
    kinds = [kind.strip() for kind in media_type.split(",")]
    definite = [kind for kind in kinds if kind and "*" not in kind]
    ready = found is not None and found.written
    return [_part(wire, definite, item, ready) for item in items]


def _fields(of: ir.Content, wire: str, given: Given) -> tuple[str, ...]:
    """The fields of a part's header: those of one value only, then those that are given."""
    found = _encoding(of, wire)
    told = {h.wire: fixed(h) for h in found.headers} if found else {}
    texts = {name: value for name, value in told.items() if value is not None}
    for argument, value in given:
        if argument.kind == "part" and argument.part == wire:
            texts[argument.wire] = joined(value, ",", False, as_is)
    if not all(one.isascii() and one.isprintable() for one in texts.values()):
        raise UnsendableError(f"no header field can hold the sample of {wire}")
    return tuple(f"{name}: {value}" for name, value in texts.items())


def _part(wire: str, kinds: list[str], value: Any, ready: bool) -> Part:
    if isinstance(value, bytes):
        guessed = _guessed(wire)
        if kinds and guessed not in kinds:
            guessed = kinds[0]
        return Part(wire, wire, guessed or "application/octet-stream", value)
    media_type = kinds[0] if kinds else ""
    if is_object(value) or is_array(value):
        media_type = media_type or "application/json"
    plain = ready or not media_type or not is_json(media_type)
    said = text(value) if plain else content(media_type, value)
    return Part(wire, "", media_type, said.encode())


def _has_bytes(value: Any) -> bool:
    if is_array(value):
        return any(map(_has_bytes, value))
    return isinstance(value, bytes)


def _guessed(name: str) -> str:
    kind, encoding = MimeTypes(filenames=()).guess_type(name)
    return (kind if encoding is None else None) or ""
