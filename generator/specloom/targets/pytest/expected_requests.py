"""The requests that generated tests expect, with their credentials and servers."""

from __future__ import annotations

import base64
import re
from collections.abc import Collection
from mimetypes import MimeTypes
from typing import Any, TypeAlias
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from specloom import ir
from specloom.ir import Location, SchemeKind, Style, XmlNode
from specloom.kinds import is_array, is_object
from specloom.targets import xml
from specloom.targets.calls import Argument, MethodSignature, fixed, is_json, payload
from specloom.targets.pytest.code import (
    Base64Text,
    Quote,
    ReadyText,
    as_is,
    escaped,
    form_escaped,
    json_text,
    leads_elsewhere,
    literal_escaped,
    path_escaped,
    query_escaped,
    text,
    without_dots,
)
from specloom.targets.python.names import USER_PASSWORD
from specloom.targets.sample_values import model_id_of


class Credentials(Struct, frozen=True):
    """The headers, query parameters and cookies that authenticate a request."""

    headers: dict[str, str] = {}
    query: list[tuple[str, str]] = []
    cookies: list[tuple[str, str]] = []


def secret(scheme: ir.SecurityScheme) -> str:
    """The credential for a scheme; user and password are joined by a colon."""
    word = "".join(c for c in scheme.wire if c.isascii() and c.isalnum()) or "some"
    return f"{word}-user:{word}-password" if is_pair(scheme) else f"{word}-secret"


def is_pair(scheme: ir.SecurityScheme) -> bool:
    """Whether the credential is a user and a password."""
    return scheme.kind in USER_PASSWORD


def credentials_of(
    api: ir.Api, operation: ir.Operation, taken: Collection[tuple[str, str]] = ()
) -> Credentials:
    """The credentials in the request of an operation, if the client has all credentials.

    The first alternative that is not anonymous is used. ``taken`` are the parameters that
    arguments set, each as its location and its name in lower case.
    """
    known = {scheme.wire: scheme for scheme in api.schemes}
    found = Credentials()
    for alternative in operation.security:
        if alternative:
            for need in alternative:
                scheme = known.get(need.scheme)
                if scheme is not None and _parameter_of(scheme) not in taken:
                    _add_credential(scheme, found)
            break
    return found


def _parameter_of(scheme: ir.SecurityScheme) -> tuple[str, str]:
    if scheme.location is None:
        return Location.HEADER.value, "authorization"
    return scheme.location.value, scheme.parameter.lower()


def _add_credential(scheme: ir.SecurityScheme, found: Credentials) -> None:
    word = secret(scheme)
    match scheme.kind:
        case SchemeKind.API_KEY:
            if scheme.location is Location.QUERY:
                found.query.append((escaped(scheme.parameter), escaped(word)))
            elif scheme.location is Location.COOKIE:
                found.cookies.append((escaped(scheme.parameter), escaped(word)))
            else:
                found.headers[scheme.parameter.lower()] = word
        case SchemeKind.BASIC:
            token = base64.b64encode(word.encode()).decode()
            found.headers["authorization"] = f"Basic {token}"
        case SchemeKind.BEARER | SchemeKind.OAUTH2 | SchemeKind.OPENID:
            found.headers["authorization"] = f"Bearer {word}"
        case SchemeKind.HTTP:
            found.headers["authorization"] = f"{scheme.scheme} {word}"
        case SchemeKind.DIGEST | SchemeKind.MUTUAL_TLS:
            pass  # sent after the server's challenge, or part of the TLS connection


#: The base URL of clients if tests cannot predict the base URL from the document.
ELSEWHERE = "https://api.test"

_PLAIN_URL = re.compile(r"(https?)://([A-Za-z0-9.-]+)(:\d+)?((?:/[A-Za-z0-9._~-]+)*/?)")
_PORTS = {"http": ":80", "https": ":443"}


def has_own_address(api: ir.Api) -> bool:
    """Whether tests can use the servers of the document."""
    described = [o for o in api.operations if o.servers]
    return bool(_api_base(api)) and all(_operation_base(api, o) for o in described)


def server_address(api: ir.Api, operation: ir.Operation, *, own: bool) -> str:
    """The base URL of an operation, as it is sent.

    ``own`` is the result of `has_own_address`, which inspects all operations.
    """
    return _operation_base(api, operation) if own else ELSEWHERE


def _api_base(api: ir.Api) -> str:
    return _normalized(api.servers[0].default_url) if api.servers else ""


def _operation_base(api: ir.Api, operation: ir.Operation) -> str:
    general = api.servers[0].default_url if api.servers else ""
    if operation.servers:
        url = operation.servers[0].default_url
        if "://" in url or not general:
            return _normalized(url)
        return _normalized(urljoin(general, url))
    return _normalized(general)


def _normalized(url: str) -> str:
    """The URL as an HTTP library sends it; "" if it is not a plain HTTP URL."""
    found = _PLAIN_URL.fullmatch(url)
    if found is None:
        return ""
    scheme, host, port, path = found.groups()
    shown = "" if port == _PORTS[scheme] else port or ""
    return f"{scheme}://{host.lower()}{shown}{path.rstrip('/')}"


Pairs: TypeAlias = list[tuple[str, str]]
Members: TypeAlias = list[tuple[str, Any]]

_DELIMITERS = {
    Style.SPACE_DELIMITED: " ",
    Style.PIPE_DELIMITED: "|",
    Style.TAB_DELIMITED: "\t",
}


class UnsendableError(Exception):
    """A sample that cannot be sent. The message is the reason."""


class Notation(Struct, frozen=True):
    """How a value is serialized: by its media type, or else by its style."""

    wire: str
    style: Style
    explode: bool
    quote: Quote
    media_type: str = ""


def in_path(of: Notation, value: Any) -> str:
    """The value of a placeholder in the path.

    Raises:
        UnsendableError: The value would be empty.
    """
    written = _in_path(of, value)
    if not written or value in ("", [], {}):
        raise UnsendableError(f"{of.wire} would be empty in the path")
    return written


def _in_path(of: Notation, value: Any) -> str:
    if of.media_type:
        return of.quote(content(of.media_type, value))
    if of.style is Style.LABEL:
        return "." + simple_style(
            value, "." if of.explode else ",", of.explode, of.quote
        )
    if of.style is Style.MATRIX:
        name = escaped(of.wire)
        if of.explode and is_array(value):
            return "".join(f";{name}={of.quote(text(item))}" for item in value)
        if of.explode and is_object(value):
            return "".join(
                f";{_styled_property(of, k, v)}" for k, v in flattened(value)
            )
        return f";{name}={simple_style(value, ',', False, of.quote)}"
    return simple_style(value, _delimiter(of), of.explode, of.quote)


def _styled_property(of: Notation, key: str, value: Any) -> str:
    return f"{of.quote(key)}={of.quote(text(value))}"


def simple_style(value: Any, separator: str, explode: bool, quote: Quote) -> str:
    """The simple style: ``a,b`` for a list, ``k,v`` or ``k=v`` for an object."""
    if is_array(value):
        return separator.join(quote(text(item)) for item in value if item is not None)
    if is_object(value):
        equals = "=" if explode else ","
        return separator.join(
            f"{quote(key)}{equals}{quote(text(item))}" for key, item in flattened(value)
        )
    return quote(text(value))


def pairs(of: Notation, value: Any, quote_name: Quote) -> Pairs:
    """The pairs of a query, a form or a Cookie header."""
    name = quote_name(of.wire)
    if of.media_type and of.style is not Style.DEEP_OBJECT:
        return [(name, of.quote(content(of.media_type, value)))]
    deep = of.style is Style.DEEP_OBJECT
    if is_array(value):
        items = [item for item in value if item is not None]
        if deep or any(map(_is_nested, items)):
            return _quoted(of, _deep(of.wire.removesuffix("[]"), items), quote_name)
        texts = [of.quote(text(item)) for item in items]
        if of.explode:
            return [(name, item) for item in texts]
        return [(name, _delimiter(of).join(texts))] if texts else []
    if is_object(value):
        if deep:
            return _quoted(of, _deep(of.wire, value), quote_name)
        properties = flattened(value)
        if of.explode:
            return _quoted(of, properties, quote_name)
        flat = [of.quote(text(piece)) for member in properties for piece in member]
        return [(name, _delimiter(of).join(flat))] if flat else []
    return [(name, of.quote(text(value)))]


def _quoted(of: Notation, properties: Members, quote_name: Quote) -> Pairs:
    return [(quote_name(key), of.quote(text(item))) for key, item in properties]


def content(media_type: str, value: Any) -> str:
    """A value in a media type: JSON, or text and bytes unchanged if the media type is not
    JSON or has a wildcard.
    """
    is_plain = not is_json(media_type) or "*" in media_type
    if isinstance(value, str | bytes) and is_plain:
        return text(value)
    return json_text(value)


def _delimiter(of: Notation) -> str:
    mark = _DELIMITERS.get(of.style)
    if mark is None:
        return ","
    # Header fields and multipart bodies (RFC 7578 §2) have no percent-encoding.
    return mark if of.quote is as_is else escaped(mark)


def flattened(value: dict[str, Any]) -> Members:
    """The properties of an object, each with a scalar value. The name of an array is repeated
    for each item; deeper nesting is written in brackets.
    """
    found: Members = []
    for key, item in value.items():
        if is_array(item) and not any(map(_is_nested, item)):
            found += [(key, one) for one in item if one is not None]
        elif item is not None:
            found += _deep(key, item)
    return found


def _deep(name: str, value: Any) -> Members:
    """Names in brackets, as Rails, PHP and qs read them: ``a[b]``, ``a[]`` for the items of
    an array, ``a[0][b]`` if items are arrays or objects themselves.
    """
    if is_object(value):
        inner = [(k, v) for k, v in value.items() if v is not None]
    elif is_array(value):
        items = [item for item in value if item is not None]
        numbered = any(map(_is_nested, items))
        inner = [(str(n) if numbered else "", item) for n, item in enumerate(items)]
    else:
        return [(name, value)]
    return [pair for key, item in inner for pair in _deep(f"{name}[{key}]", item)]


def _is_nested(value: Any) -> bool:
    return is_array(value) or is_object(value)


_MAX_LINE = 80
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TEXT_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE_ESCAPES = {**_TEXT_ESCAPES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "bytes": (bytes,),
    "any": (str,),
}
Scope = dict[str, str]


class XmlDocument:
    """Writes one value. ``faithful`` becomes false if the value cannot be read back unchanged."""

    def __init__(self, api: ir.Api) -> None:
        self._api = api
        self._mixed = False
        self.faithful = True

    def written(self, node: xml.XmlContent, value: Any) -> str:
        """The document of a value.

        Raises:
            UnsendableError: The document is ambiguous or cannot be written.
        """
        return _HEAD + self._element(node, value, {})

    def shown(self, written: str) -> str:
        """The document, on several lines if it is long and that does not change its content."""
        if self._mixed or len(written) <= _MAX_LINE:
            return written
        depth, lines = 0, list[str]()
        for tag in tags(written):
            depth -= tag.startswith("</")
            lines.append("  " * depth + tag)
            opens = not tag.startswith(("</", "<?")) and "</" not in tag
            depth += opens and not tag.endswith("/>")
        return "\n".join(lines) + "\n"

    def _element(self, node: xml.XmlContent, value: Any, scope: Scope) -> str:
        if isinstance(node.of, xml.Either):
            node = self._alternative(node, node.of, value)
        scope = dict(scope)
        name, head = self._name(node, scope)
        if value is None:
            scoped = "" if scope.get("xsi") == _XSI else f' xmlns:xsi="{_XSI}"'
            return f'<{name}{head}{scoped} xsi:nil="true"/>'
        attributes, inside = self._content(node.of, value, scope)
        head = f"{name}{head}{attributes}"
        return f"<{head}>{inside}</{name}>" if inside else f"<{head}/>"

    def _name(self, node: xml.XmlContent, scope: Scope) -> tuple[str, str]:
        plain = node.kind is XmlNode.ATTRIBUTE and not node.prefix
        if not node.namespace or plain:
            known = node.prefix and node.prefix in scope
            return (f"{node.prefix}:{node.name}" if known else node.name), ""
        declared = ""
        if scope.get(node.prefix) != node.namespace:
            scope[node.prefix] = node.namespace
            word = f"xmlns:{node.prefix}" if node.prefix else "xmlns"
            declared = f' {word}="{_escaped(node.namespace, _ATTRIBUTE_ESCAPES)}"'
        return (f"{node.prefix}:{node.name}" if node.prefix else node.name), declared

    def _content(self, form: xml.Form, value: Any, scope: Scope) -> tuple[str, str]:
        match form:
            case xml.Named(id_) if is_object(value):
                model = self._api.index[id_]
                assert isinstance(model, ir.Model)
                return self._properties(model, value, scope)
            case xml.Items(item) if is_array(value):
                return "", "".join(self._element(item, one, scope) for one in value)
            case xml.Entries(of) if is_object(value):
                return "", self._entries(of, value, scope)
            case xml.Text(kind):
                return "", _escaped(self._scalar(kind, value), _TEXT_ESCAPES)
            case _:
                raise UnsendableError("a value that no XML is described for")

    def _scalar(self, kind: str, value: Any) -> str:
        if is_object(value) or is_array(value):
            raise UnsendableError("XML of what may be anything")
        right = isinstance(value, _PYTHON_TYPES[kind])
        if not right or isinstance(value, bool) is not (kind == "boolean"):
            self.faithful = False
        if isinstance(value, Base64Text):
            return str(value)
        return (
            base64.b64encode(value).decode()
            if isinstance(value, bytes)
            else text(value)
        )

    def _entries(self, of: xml.Form, value: dict[str, Any], scope: Scope) -> str:
        written = ""
        for name, item in value.items():
            if isinstance(of, xml.Items) and not of.wrapped and is_array(item):
                self.faithful = self.faithful and bool(item)
                inner = of.item
                node = xml.XmlContent(of=inner.of, name=name)
                written += "".join(self._element(node, one, scope) for one in item)
            else:
                written += self._element(xml.XmlContent(of=of, name=name), item, scope)
        return written

    def _properties(
        self, model: ir.Model, value: dict[str, Any], scope: Scope
    ) -> tuple[str, str]:
        attributes, inside = "", ""
        nodes = dict(xml.members(self._api, model))
        # Attributes come first, since they declare namespaces for the elements.
        first = sorted(nodes.items(), key=lambda n: n[1].kind is not XmlNode.ATTRIBUTE)
        seen: set[tuple[XmlNode, str, str]] = set()
        for wire, node in first:
            if wire not in value:
                self.faithful = self.faithful and node.missing != "null"
                continue
            # Of two properties with one element, only the first is read.
            self.faithful = self.faithful and xml.element_of(node) not in seen
            seen.add(xml.element_of(node))
            more, inner = self._property(node, value[wire], scope)
            attributes, inside = attributes + more, inside + inner
        left = {wire: item for wire, item in value.items() if wire not in nodes}
        form = xml.unnamed_form(self._api, model) or xml.Text("any")
        return attributes, inside + self._entries(form, left, scope)

    def _property(
        self, node: xml.XmlContent, value: Any, scope: Scope
    ) -> tuple[str, str]:
        if node.kind is XmlNode.ATTRIBUTE:
            if value is None:
                self.faithful = self.faithful and node.missing == "null"
                return "", ""
            name, declared = self._name(node, scope)
            content_text = _escaped(self._single(node.of, value), _ATTRIBUTE_ESCAPES)
            return f'{declared} {name}="{content_text}"', ""
        if node.kind in (XmlNode.TEXT, XmlNode.CDATA):
            content_text = self._single(node.of, value)
            self._mixed = True
            self.faithful = self.faithful and bool(content_text.strip())
            if node.kind is XmlNode.TEXT:
                return "", _escaped(content_text, _TEXT_ESCAPES)
            cut = content_text.replace("]]>", "]]]]><![CDATA[>")
            return "", f"<![CDATA[{cut}]]>" if content_text else ""
        if node.kind is XmlNode.NONE:
            self.faithful = self.faithful and bool(value)
            return self._content(node.of, value, scope)
        if isinstance(node.of, xml.Items) and not node.of.wrapped and is_array(value):
            self.faithful = self.faithful and bool(value or node.missing == "list")
            return "", self._content(node.of, value, scope)[1]
        return "", self._element(node, value, scope)

    def _single(self, form: xml.Form, value: Any) -> str:
        if isinstance(form, xml.Either):
            kinds = [
                node.of.kind for node in form.nodes if isinstance(node.of, xml.Text)
            ]
            form = xml.Text(
                next((k for k in kinds if _matches_kind(value, k)), "string")
            )
            self.faithful = False
        if not isinstance(form, xml.Text):
            raise UnsendableError("XML of a single value that has properties")
        return self._scalar(form.kind, value)

    def _alternative(
        self, node: xml.XmlContent, form: xml.Either, value: Any
    ) -> xml.XmlContent:
        """The node of the variant that matches a value.

        Raises:
            UnsendableError: No variant or several variants match.
        """
        found = [one for one in form.nodes if self._could_match(one.of, value)]
        if is_object(value) and form.tag in value:
            tag = text(value[form.tag])
            found = [form.nodes[place] for word, place in form.tags if word == tag]
        elif len(found) != 1 or len(form.nodes) > 1:
            self.faithful = False
        if len(found) != 1:
            raise UnsendableError("XML that may be one of several things")
        return xml.XmlContent(
            of=found[0].of,
            name=node.name or found[0].name or xml.ROOT,
            namespace=node.namespace or found[0].namespace,
            prefix=node.prefix or found[0].prefix,
        )

    def _could_match(self, form: xml.Form, value: Any) -> bool:
        match form:
            case xml.Named() | xml.Entries():
                return is_object(value)
            case xml.Items():
                return is_array(value)
            case xml.Either(nodes):
                return any(self._could_match(node.of, value) for node in nodes)
            case xml.Text(kind):
                return _matches_kind(value, kind)


def tags(written: str) -> list[str]:
    """A document in pieces, each of which begins and ends with a tag."""
    pieces = written.split("><")
    return [
        ("<" if place else "") + piece + (">" if place < len(pieces) - 1 else "")
        for place, piece in enumerate(pieces)
    ]


def _matches_kind(value: Any, kind: str) -> bool:
    exact = isinstance(value, bool) is (kind == "boolean")
    return exact and isinstance(value, _PYTHON_TYPES[kind])


def _escaped(content_text: str, marks: dict[str, str]) -> str:
    plain = content_text.replace("\t", "").replace("\n", "").replace("\r", "")
    if any(mark < " " or mark in "\ufffe\uffff" for mark in plain):
        raise UnsendableError("XML has no control characters")
    return "".join(marks.get(mark, mark) for mark in content_text)


Given: TypeAlias = list[tuple[Argument, Any]]


class MultipartPart(Struct, frozen=True):
    """One part of a multipart body. ``file`` is empty if the part is not a file."""

    name: str
    file: str
    media_type: str
    data: bytes
    fields: tuple[str, ...] = ()


class ExpectedBody(Struct, frozen=True):
    """A body: JSON, which tests compare as a value, or bytes, or parts."""

    media_type: str
    json: Any = None
    data: bytes | None = None
    parts: tuple[MultipartPart, ...] | None = None


def body(
    api: ir.Api, of: ir.Content, given: Given, *, required: bool
) -> ExpectedBody | None:
    """The body for the arguments; None if no body is sent.

    Raises:
        UnsendableError: The body cannot be predicted.
    """
    whole = [value for argument, value in given if argument.kind == "whole"]
    properties = [(a, value) for a, value in given if a.kind == "member"]
    constant = all(a.fixed is not None for a, _ in properties)
    if not (whole or required) and constant:
        return None  # an optional body is not sent only for its constants
    essence = of.media_type.partition(";")[0].strip()
    ready = bool(whole) and isinstance(whole[0], bytes)
    if is_json(of.media_type) and not (ready and payload(of) == ir.BYTES):
        media_type = "application/json" if "*" in essence else of.media_type
        json = whole[0] if whole else {a.wire: value for a, value in properties}
        return ExpectedBody(media_type, json=json)
    as_text = bool(whole) and isinstance(whole[0], str)
    ready = ready or (essence == ir.URL_ENCODED and as_text)
    if not ready and essence.startswith(ir.FORMS):
        if whole:
            properties = _properties_of(api, whole[0], given)
        if essence == ir.URL_ENCODED:
            return ExpectedBody(of.media_type, data=_form_body(of, properties))
        parts = [
            replace(part, fields=_fields(of, a.wire, given))
            for a, value in properties
            for part in _parts(of, a.wire, value)
        ]
        return ExpectedBody(essence, parts=tuple(parts))
    root = xml.root(api, of)
    if root is not None and not (whole and isinstance(whole[0], ReadyText)):
        value = whole[0] if whole else {a.wire: value for a, value in properties}
        return ExpectedBody(
            of.media_type.replace("*+", ""),
            data=XmlDocument(api).written(root, value).encode(),
        )
    if not whole:
        raise UnsendableError(f"properties cannot be sent as {of.media_type}")
    if of.stream is not None and is_array(whole[0]):
        start = record_separator(of.media_type)
        lines = "".join(f"{start}{json_text(item)}\n" for item in whole[0])
        return ExpectedBody(of.media_type, data=lines.encode())
    return _raw_body(of.media_type, whole[0])


def record_separator(media_type: str) -> str:
    """The start of each text in a JSON text sequence (RFC 7464 §2.2); "" for other types."""
    essence = media_type.partition(";")[0].strip()
    return "\x1e" if essence.endswith("json-seq") else ""


def _raw_body(media_type: str, value: Any) -> ExpectedBody:
    text = media_type.startswith("text/")
    binary = "text/plain" if text else "application/octet-stream"
    concrete = binary if "*" in media_type else media_type
    if isinstance(value, Base64Text) and not text:
        value = value.data
    if isinstance(value, bytes):
        return ExpectedBody(concrete, data=value)
    written = value if isinstance(value, str) else json_text(value)
    return ExpectedBody(concrete, data=_in_charset(concrete, written))


def _in_charset(media_type: str, written: str) -> bytes:
    """Text in the charset of its media type (RFC 9110 §8.3.2), or in UTF-8."""
    found = re.search(r"(?i);\s*charset\s*=\s*\"?([\w.:-]+)", media_type)
    charset = found[1] if found and not is_json(media_type) else "utf-8"
    try:
        return written.encode(charset)
    except UnicodeEncodeError:
        raise UnsendableError(f"{media_type} cannot represent the sample") from None
    except LookupError:
        return written.encode()


def _properties_of(api: ir.Api, value: Any, given: Given) -> Given:
    """The properties of a whole form, in the order of a model: unknown ones are last."""
    if not is_object(value):
        raise UnsendableError("a form needs properties")
    argument = next(a for a, _ in given if a.kind == "whole")
    model = api.index.get(model_id_of(api, argument.type, value) or "")
    known = {f.wire for f in model.fields} if isinstance(model, ir.Model) else value
    return [
        (_property(argument, name), item)
        for name, item in sorted(value.items(), key=lambda pair: pair[0] not in known)
        if item is not None
    ]


def _property(whole: Argument, name: str) -> Argument:
    return Argument(
        id=f"{whole.id} {name}",
        wire=name,
        location="body",
        type=ir.Unknown(),
        required=True,
        kind="member",
    )


def _form_body(of: ir.Content, properties: Given) -> bytes:
    written = [p for a, value in properties for p in form_pairs(of, a.wire, value)]
    return "&".join(f"{name}={value}" for name, value in written).encode()


def form_pairs(of: ir.Content, wire: str, value: Any) -> Pairs:
    """The pairs of a form field (OpenAPI 3.1 §4.8.15.1.2). Without a style, the name is repeated
    for each item of an array. Items have the media type of the encoding; without one, objects
    and arrays are JSON and other values are text.
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


def _parts(of: ir.Content, wire: str, value: Any) -> list[MultipartPart]:
    found = _encoding(of, wire)
    media_type = found.media_type if found else ""
    if found and found.style and not _has_bytes(value):
        explode = found.style is Style.FORM if found.explode is None else found.explode
        notation = Notation(wire, found.style, explode, as_is, media_type)
        written = pairs(notation, value, as_is)
        return [MultipartPart(name, "", "", item.encode()) for name, item in written]
    items = [item for item in value if item is not None] if is_array(value) else [value]
    kinds = [kind.strip() for kind in media_type.split(",")]
    definite = [kind for kind in kinds if kind and "*" not in kind]
    ready = found is not None and found.written
    name = wire
    if is_array(value) and found and found.style is Style.DEEP_OBJECT:
        name = f"{wire.removesuffix('[]')}[]"
    parts = (_part(wire, definite, item, ready) for item in items)
    return [replace(part, name=name) for part in parts]


def _fields(of: ir.Content, wire: str, given: Given) -> tuple[str, ...]:
    """The headers of a part: those with a constant value, then those from arguments."""
    found = _encoding(of, wire)
    constant_headers = {h.wire: fixed(h) for h in found.headers} if found else {}
    texts = {
        name: value for name, value in constant_headers.items() if value is not None
    }
    for argument, value in given:
        if argument.kind == "part" and argument.part == wire:
            texts[argument.wire] = simple_style(value, ",", False, as_is)
    if not all(one.isascii() and one.isprintable() for one in texts.values()):
        raise UnsendableError(f"no header field can hold the sample of {wire}")
    return tuple(f"{name}: {value}" for name, value in texts.items())


def _part(wire: str, kinds: list[str], value: Any, ready: bool) -> MultipartPart:
    if isinstance(value, bytes):
        guessed = _guessed_type(wire)
        if kinds and guessed not in kinds:
            guessed = kinds[0]
        return MultipartPart(wire, wire, guessed or "application/octet-stream", value)
    media_type = kinds[0] if kinds else ""
    if is_object(value) or is_array(value):
        media_type = media_type or "application/json"
    plain = ready or not media_type or not is_json(media_type)
    content_text = text(value) if plain else content(media_type, value)
    encoded = _in_charset(media_type, content_text)
    return MultipartPart(wire, "", media_type, encoded)


def _has_bytes(value: Any) -> bool:
    if is_array(value):
        return any(map(_has_bytes, value))
    return isinstance(value, bytes)


def _guessed_type(name: str) -> str:
    kind, encoding = MimeTypes(filenames=()).guess_type(name)
    return (kind if encoding is None else None) or ""


_PLACEHOLDER = re.compile(r"(\{[^{}]*\})")
_FRAMING_HEADERS = (
    "content-length",
    "transfer-encoding",
)  # set by the HTTP library, never from arguments


class ExpectedRequest(Struct, frozen=True):
    """The request that a test expects. Header names are in lower case."""

    method: str
    url: str
    headers: dict[str, str]
    body: ExpectedBody | None


def expected_request(
    api: ir.Api, called: MethodSignature, given: Given, base: str
) -> ExpectedRequest:
    """The request of a call with these arguments, each with the JSON value that is sent.

    ``base`` is the base URL.

    Raises:
        UnsendableError: A value cannot be sent.
    """
    operation = called.operation
    taken = {(a.location, a.wire.lower()) for a, _ in given if a.kind == "parameter"}
    client_credentials = credentials_of(api, operation, taken)
    path, _, query = operation.path.partition("#")[0].partition("?")
    pieces = [_expanded(query, given)] if query else []
    pieces += [f"{n}={v}" if n else v for n, v in _query(given)]
    pieces += [f"{n}={v}" for n, v in client_credentials.query]
    target = without_dots(f"{base}/{_path(path, given).removeprefix('/')}")
    query_text = "&".join(piece for piece in pieces if piece)
    found = None
    if called.content is not None and operation.body is not None:
        required = operation.body.required
        form = _form(called.content, operation.body, given)
        found = body(api, form, given, required=required)
    headers = _headers(operation, given, client_credentials)
    if found is not None:
        headers.pop(
            "content-type", None
        )  # OpenAPI 3.1 §4.8.12: the body's takes precedence
    return ExpectedRequest(
        operation.method,
        f"{target}?{query_text}" if query_text else target,
        headers,
        found,
    )


def _path(template: str, given: Given) -> str:
    segments = [_segment(segment, given) for segment in template.split("/")]
    return "/".join(segments)


def _segment(template: str, given: Given) -> str:
    filled = _expanded(template, given)
    # The client rejects dot segments, which would change the path (RFC 3986 §5.2.4).
    if "{" in template and leads_elsewhere(filled):
        raise UnsendableError(f"{template} would hold a segment of dots")
    return filled


def _expanded(template: str, given: Given) -> str:
    known = {a.wire: (a, v) for a, v in given if a.location == "path"}
    out: list[str] = []
    for piece in _PLACEHOLDER.split(template):
        if not _PLACEHOLDER.fullmatch(piece):
            out.append(literal_escaped(piece))
        elif piece[1:-1] in known:
            argument, value = known[piece[1:-1]]
            quote = path_escaped if _allows_reserved(argument) else escaped
            out.append(in_path(_notation(argument, quote), value))
        else:
            raise UnsendableError(f"the document describes no {piece}")
    return "".join(out)


def _form(preferred: ir.Content, offered: ir.Body, given: Given) -> ir.Content:
    """The content that the client sends: multipart for an object with files, text for text."""
    whole = [value for argument, value in given if argument.kind == "whole"]
    if whole and isinstance(whole[0], str):
        texts = (c for c in offered.contents if c.media_type.startswith("text/"))
        return next(texts, preferred)
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
            quote = query_escaped if _allows_reserved(argument) else escaped
            found += pairs(_notation(argument, quote), value, escaped)
        elif argument.location == "querystring":
            found += _querystring(argument, value)
    return found


def _querystring(argument: Argument, value: Any) -> Pairs:
    media_type = argument.parameter.media_type if argument.parameter else ""
    if isinstance(value, str):
        return [("", value.removeprefix("?"))]
    if is_object(value) and media_type in ("", ir.URL_ENCODED):
        form = ir.Content(media_type=ir.URL_ENCODED, type=None)
        properties = ((n, item) for n, item in value.items() if item is not None)
        return [
            pair for name, item in properties for pair in form_pairs(form, name, item)
        ]
    return [("", escaped(content(media_type, value)))]


def _headers(
    operation: ir.Operation, given: Given, client_credentials: Credentials
) -> dict[str, str]:
    headers = {"accept": accepted(operation)}
    cookies: Pairs = []
    for argument, value in given:
        if argument.location == "header" and argument.kind == "parameter":
            if argument.wire.lower() in _FRAMING_HEADERS:
                continue
            headers[argument.wire.lower()] = _header(argument, value)
        elif argument.location == "cookie":
            quote = as_is if _style(argument) is Style.COOKIE else escaped
            cookies += pairs(_notation(argument, quote), value, quote)
    headers |= client_credentials.headers
    cookies += client_credentials.cookies
    if cookies:
        written = [f"{name}={value}" for name, value in cookies]
        if "cookie" in headers:  # a parameter for the whole header field
            written.insert(0, headers["cookie"])
        headers["cookie"] = "; ".join(written)
    return headers


def accepted(operation: ir.Operation) -> str:
    """The media types of the responses, successful ones first. A paginated operation accepts
    only JSON where a response offers it.
    """
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
        delimiter = _delimiter(_notation(argument, as_is))
        written = simple_style(value, delimiter, parameter.explode, as_is)
    if not written.isprintable() or written.strip() != written or not written.isascii():
        raise UnsendableError(f"no header field can hold the sample of {argument.wire}")
    return written


def _style(argument: Argument) -> Style:
    return argument.parameter.style if argument.parameter else Style.FORM


def _allows_reserved(argument: Argument) -> bool:
    return argument.parameter is not None and argument.parameter.allow_reserved


def _notation(argument: Argument, quote: Any) -> Notation:
    parameter = argument.parameter
    assert parameter is not None
    return Notation(
        argument.wire, parameter.style, parameter.explode, quote, parameter.media_type
    )
