"""Scalars, enums and limits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec.structs import replace

from specloom import ir
from specloom.document import Node
from specloom.kinds import is_array, is_object
from specloom.openapi import accessors
from specloom.openapi.accessors import (
    Context,
    MergedSchema,
    SubSchema,
    documentation_only,
    flag_at,
    is_reference,
    object_at,
    resolve_chain,
    text_of,
)
from specloom.safe_regex import has_match

# A schema with none of these does not restrict the type of its values.
SHAPING = frozenset(
    {
        "type",
        "properties",
        "patternProperties",
        "additionalProperties",
        "items",
        "prefixItems",
        "enum",
        "const",
        "oneOf",
        "anyOf",
        "format",
        "contentEncoding",
        "contentMediaType",
    }
)
UNIONS = ("oneOf", "anyOf")
# Restrictions that types cannot express; the client does not check them. propertyNames
# is not among them: it limits strings, and the type is still a mapping.
UNCHECKED = frozenset(
    {
        "not",
        "if",
        "dependentSchemas",
        "dependencies",
        "contains",
        "unevaluatedItems",
    }
)


def shapes(value: Any) -> bool:
    """Whether the schema's own keywords define the type of its values."""
    return is_object(value) and (
        not SHAPING.isdisjoint(value) or is_array(value.get("required"))
    )


def says_type(node: Node) -> bool:
    """Whether a schema defines a type, itself or by reference."""
    value = node.value
    if not is_object(value):
        return value is False
    return is_reference(value) or "allOf" in value or shapes(value)


def type_names(part: SubSchema) -> tuple[str, ...]:
    """The names in ``type``, as a tuple, whether it is a string or a list."""
    found = part.get("type")
    if found is None:
        return ()
    if isinstance(found.value, str):
        return (found.value,)
    if is_array(found.value):
        return tuple(name for name in found.value if isinstance(name, str))
    return ()


K = ir.ScalarKind
TEXT_FORMATS = {
    "date": K.DATE,
    "date-time": K.DATE_TIME,
    "time": K.TIME,
    "duration": K.DURATION,
    "uuid": K.UUID,
    "decimal": K.DECIMAL,
    "byte": K.BASE64,
    "base64url": K.BASE64,
    "binary": K.BINARY,
}
# The formats with a distinct notation, and the scalars that they describe.
NOTATIONS = {
    **TEXT_FORMATS,
    "email": "email",
    "ipv4": "ipv4",
    "ipv6": "ipv6",
    "uri": "uri",
}
KINDS = {
    "string": K.STRING,
    "integer": K.INTEGER,
    "number": K.NUMBER,
    "boolean": K.BOOLEAN,
    "null": K.NULL,
}
# The JSON type that a format implies if the schema has no type.
FORMATS_ALONE = {
    **dict.fromkeys(TEXT_FORMATS, "string"),
    "password": "string",
    "email": "string",
    "uri": "string",
    "int32": "integer",
    "int64": "integer",
    "float": "number",
    "double": "number",
}
# Words that are not types of JSON Schema, with the type that is meant.
TYPE_SYNONYMS = {
    "any": "",
    "array[string]": "array",
    "bool": "boolean",
    "date": "string",
    "date-time": "string",
    "datetime": "string",
    "decimal": "number",
    "dict": "object",
    "double": "number",
    "enum": "string",
    "file": "string",
    "float": "number",
    "hash": "object",
    "int": "integer",
    "list": "array",
    "long": "integer",
    "map": "object",
    "str": "string",
    "text": "string",
    "timestamp": "string",
    "uuid": "string",
}
# Formats of durations that do not follow ISO 8601.
_NOTATIONS = (
    ("seconds", re.compile(r"[+-]?\d+(\.\d+)?")),
    ("unit-seconds", re.compile(r"[+-]?\d+(\.\d+)?s")),
    ("units", re.compile(r"[+-]?(\d+(\.\d+)?(ns|us|µs|μs|ms|s|m|h|d|w))+")),
)
NUMBERS = frozenset({"integer", "number"})
# A pattern of a whole string that only has the characters of numbers.
_OF_NUMBERS = re.compile(r"\^([-+?*()|]|\?:|\[[-+0-9.eE]+\]|\\[d.+-]|[0-9eE])+\$")
TYPES = frozenset({*KINDS, "object", "array"})
_BINARY = frozenset(
    f"application/{name}"
    for name in (
        "octet-stream",
        "pdf",
        "zip",
        "gzip",
        "x-gzip",
        "x-tar",
        "x-bzip2",
        "zstd",
        "x-7z-compressed",
        "x-zip-compressed",
        "epub+zip",
        "java-archive",
        "msword",
        "msgpack",
        "x-msgpack",
        "cbor",
        "x-protobuf",
        "protobuf",
        "wasm",
    )
)
_BINARY_STARTS = (
    "application/vnd.ms-",
    "application/vnd.oasis.opendocument.",
    "application/vnd.openxmlformats-officedocument.",
)


def format_of(shape: MergedSchema) -> str:
    """The ``format`` of a schema: the last of its parts, preferably one with a
    notation.
    """
    words = [word for _, word in _formats(shape)]
    definite = [word for word in words if word in NOTATIONS]
    return (definite or words or [""])[-1]


def _formats(shape: MergedSchema) -> Iterator[tuple[SubSchema, str]]:
    for part in shape.parts:
        found = part.get("format")
        if found is not None and isinstance(found.value, str):
            yield part, found.value
            continue
        for name in type_names(part):
            if name in ("date", "date-time", "uuid"):
                yield part, name
            if name == "file":  # Swagger 2.0 §4.8.7, parameters and responses
                yield part, "binary"


def check_formats(ctx: Context, shape: MergedSchema) -> None:
    """Warn if parts have formats that no string satisfies at once."""
    first = ""
    for part, word in _formats(shape):
        if word not in NOTATIONS:
            continue
        if first and NOTATIONS[first] != NOTATIONS[word]:
            message = (
                f"format {word} contradicts format {first} of an earlier part of allOf"
            )
            ctx.warn("W305", part.node, f"{message}; {word} is used")
        first = word


def scalar(shape: MergedSchema, kind: str) -> ir.Scalar:
    """The scalar of a JSON type and its format."""
    word = format_of(shape)
    if kind == "string":
        encoded = _encoded(shape)
        if encoded is not None:
            return encoded
        if TEXT_FORMATS.get(word) is K.DURATION:
            return ir.Scalar(K.DURATION, _notation(shape))
    found = plain_scalar(kind, word)
    as_text = (
        found.kind in (K.INTEGER, K.NUMBER)
        and any("string" in type_names(part) for part in shape.parts)
        and _texts_are_numbers(shape)
    )
    return replace(found, as_text=True) if as_text else found


@cache
def plain_scalar(kind: str, word: str) -> ir.Scalar:
    """The scalar of a JSON type and a format if no other keyword affects it."""
    if kind == "string":
        return _formatted(TEXT_FORMATS.get(word, K.STRING), word)
    if kind == "number":
        # "number" distinguishes a JSON number from a string with a decimal number.
        decimal = ir.Scalar(K.DECIMAL, "number")
        return decimal if word == "decimal" else _formatted(K.NUMBER, word)
    return ir.Scalar(KINDS[kind], "" if kind == "null" else word)


_PLAIN = frozenset(
    {"type", "format", "title", "description", "example", "examples", "default"}
    | {"deprecated", "readOnly", "writeOnly", "pattern", "minLength", "maxLength"}
    | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)


def plain_scalar_of(value: dict[str, Any]) -> ir.Scalar | None:
    """The type of a schema whose only keywords that matter to it are ``type`` and
    ``format``; None for others. Most properties have such a schema.
    """
    kind, word = value.get("type"), value.get("format", "")
    if kind.__class__ is not str or word.__class__ is not str or word == "duration":
        return None
    if kind not in KINDS or kind == "null" or not _PLAIN.issuperset(value):
        return None
    return plain_scalar(kind, word)


def _formatted(kind: ir.ScalarKind, word: str) -> ir.Scalar:
    return ir.Scalar(kind, "" if word == kind or word in ("byte", "binary") else word)


def _notation(shape: MergedSchema) -> str:
    """The notation of a duration, from its examples and default; "" for ISO 8601."""
    for part in reversed(shape.parts):
        value = part.node.value
        listed = value.get("examples")
        several = listed if is_array(listed) else []
        for text in (value.get("example"), *several, value.get("default")):
            if not isinstance(text, str):
                continue
            for word, written in _NOTATIONS:
                if written.fullmatch(text):
                    return word
    return ""


def _encoded(shape: MergedSchema) -> ir.Scalar | None:
    """A string that encodes bytes (JSON Schema 2020-12, Validation §8)."""
    for part in reversed(shape.parts):
        encoding = part.node.text("contentEncoding").lower()
        if encoding in ("base64", "base64url"):  # RFC 4648 §4, §5
            return _formatted(K.BASE64, encoding)
        if encoding:
            return ir.Scalar(K.STRING, encoding)
        media = part.node.text("contentMediaType").lower()
        if media and is_binary(media):
            return ir.BYTES
    return None


def is_binary(media_type: str) -> bool:
    """Whether a body of this media type is bytes, not text or JSON."""
    name = media_type.split(";")[0].strip()
    kind, _, subtype = name.partition("/")
    if kind in ("image", "audio", "video", "font"):
        return not subtype.endswith("+xml")
    return name in _BINARY or name.startswith(_BINARY_STARTS)


def is_text(media_type: str) -> bool:
    """Whether the client reads a body of this media type as text."""
    name = media_type.split(";")[0].strip()
    ends = ("/xml", "+xml", "/yaml", "/x-yaml", "+yaml", "/javascript")
    json = name.endswith(("/json", "+json"))
    form = name == ir.URL_ENCODED
    return name.startswith("text/") or name.endswith(ends) or json or form


def json_types(ctx: Context, shape: MergedSchema) -> tuple[str, ...]:
    """The JSON types that all parts allow, without null; () if the schema has no type."""
    allowed: tuple[str, ...] = ()
    for part in shape.parts:
        names = _known(ctx, part.node, type_names(part))
        if not names:
            continue
        common = _common_types(allowed, names) if allowed else names
        if not common:
            used = " or ".join(names)
            message = (
                f"type {used} contradicts type {' or '.join(allowed)}"
                f" of an earlier part of allOf; {used} is used"
            )
            ctx.warn("W305", part.node, message)
        allowed = common or names
    if allowed == ("null",):
        return allowed
    types = tuple(name for name in allowed if name != "null")
    numbers = tuple(name for name in types if name in NUMBERS)
    if numbers and set(types) - NUMBERS == {"string"} and _texts_are_numbers(shape):
        return numbers
    return types


def _texts_are_numbers(shape: MergedSchema) -> bool:
    """Whether ``pattern`` only allows numbers: the string is another notation of the
    number.

    .NET writes such a pattern next to the type of a number.
    """
    return any(
        matches_only_numbers(part.node.value.get("pattern")) for part in shape.parts
    )


def matches_only_numbers(pattern: Any) -> bool:
    """Whether a pattern only matches numbers."""
    return (
        isinstance(pattern, str)
        and _OF_NUMBERS.fullmatch(pattern) is not None
        and has_match(pattern, "7") is True
        and all(has_match(pattern, text) is False for text in ("", "-", "+"))
    )


def _common_types(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    narrow = {"number", "integer"}
    both = [name for name in some if name in others]
    if narrow.intersection(some) and narrow.intersection(others):
        both = [name for name in both if name not in narrow]
        both.append("integer" if "integer" in (*some, *others) else "number")
    return tuple(both)


def _known(ctx: Context, node: Node, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, with misspelled types corrected and reported."""
    found: list[str] = []
    for name in names:
        if name in TYPES:
            found.append(name)
            continue
        corrected = TYPE_SYNONYMS.get(
            name.lower(), name.lower() if name.lower() in TYPES else ""
        )
        if name != "file" or not ctx.dialect.is_swagger:
            reading = f"read as {corrected}" if corrected else "any value is accepted"
            ctx.warn("W311", node, f"unknown type {name!r}; {reading}")
        if corrected:
            found.append(corrected)
    return tuple(dict.fromkeys(found))


KIND_OF = {str: K.STRING, int: K.INTEGER, float: K.NUMBER, bool: K.BOOLEAN}
MOST_VALUES = 10_000
"""The limit of values in a type; type checkers and editors fail on longer lists."""


def literals(
    ctx: Context, shape: MergedSchema, types: tuple[str, ...]
) -> ir.Type | None:
    """The listed values as a type, without null; None if the schema lists none.

    Types cannot distinguish arrays or objects by their values: such a list is ignored,
    with a warning. A list of more than ``MOST_VALUES`` becomes the type of its values.
    """
    common: tuple[tuple[Any, str], ...] | None = None
    for part in shape.parts:
        values = _listed(ctx, part, types)
        if values is None:
            continue
        both = values if common is None else _common_literals(common, values)
        if not both:
            # null is included here: a schema that only allows null is the null type.
            ctx.warn(
                "W305",
                part.node,
                "the enums of the allOf parts have no value in common",
            )
        common = both or values
    if common is None:
        return None
    pairs = tuple(pair for pair in common if pair[0] is not None)
    if not pairs:
        return ir.Scalar(K.NULL)
    return _literals(pairs, types) if len(pairs) <= MOST_VALUES else _kind(pairs, types)


def _kinds(pairs: tuple[tuple[Any, str], ...], types: tuple[str, ...]) -> list[K]:
    kinds = list(dict.fromkeys(KIND_OF[type(value)] for value, _ in pairs))
    if {*kinds} == {K.INTEGER, K.NUMBER} or (
        types == ("number",) and K.INTEGER in kinds
    ):
        return [K.NUMBER]
    return kinds


def _kind(pairs: tuple[tuple[Any, str], ...], types: tuple[str, ...]) -> ir.Type:
    """The type of the values of a list that is too long."""
    scalars = [ir.Scalar(kind) for kind in _kinds(pairs, types)]
    return ir.Union(tuple(scalars)) if len(scalars) > 1 else scalars[0]


def _literals(pairs: tuple[tuple[Any, str], ...], types: tuple[str, ...]) -> ir.Type:
    values = tuple(ir.Json.of(value) for value, _ in pairs)
    kinds = _kinds(pairs, types)
    names = tuple(name for _, name in pairs)
    return ir.Literals(
        values,
        kinds[0] if len(kinds) == 1 else None,
        closed=len(values) == 1,
        names=names if all(names) else (),
    )


def _common_literals(
    some: tuple[tuple[Any, str], ...], others: tuple[tuple[Any, str], ...]
) -> tuple[tuple[Any, str], ...]:
    keys = {ir.Json.of(value) for value, _ in others}
    return tuple(pair for pair in some if ir.Json.of(pair[0]) in keys)


def _listed(
    ctx: Context, part: SubSchema, types: tuple[str, ...]
) -> tuple[tuple[Any, str], ...] | None:
    """The part's values, null included, with their names, without duplicates."""
    const = part.get("const")
    if const is not None and not isinstance(const.value, (dict, list)):
        return ((const.value, ""),)
    enum = part.get("enum")
    if enum is None and const is None:
        return None
    if enum is None or not enum.is_array or not enum.value or _has_compound(enum):
        what = "enum or const cannot be expressed as a Python type; not checked"
        if enum is not None and enum.value == []:
            what = "the enum is empty; it is ignored"
        ctx.warn("W304", enum or part.node, what)
        return None
    if set(types) & {"array", "object"} and len(types) == 1:
        what = f"enum lists scalars, but type is {types[0]}; enum is ignored"
        ctx.warn("W304", enum, what)
        return None
    if len(enum.value) > MOST_VALUES:
        ctx.warn(
            "W312",
            enum,
            f"enum has {len(enum.value):,} values, more than the limit of {MOST_VALUES:,};"
            " any value of their type is accepted",
        )
    names = accessors.enum_names(part.node)
    if names and len(names) != len(enum.value):
        what = "enum has a different number of names than values; names are ignored"
        ctx.warn("W316", enum, what)
        names = ()
    found: dict[ir.Json, tuple[Any, str]] = {}
    for index, value in enumerate(enum.value):
        declared = _as_declared(ctx, enum, value, types)
        found.setdefault(
            ir.Json.of(declared), (declared, names[index] if names else "")
        )
    return tuple(found.values())


def _has_compound(enum: Node) -> bool:
    return any(isinstance(value, (dict, list)) for value in enum.value)


def _as_declared(ctx: Context, enum: Node, value: Any, types: tuple[str, ...]) -> Any:
    """The value in the type that the schema declares, if YAML read it as another."""
    if value is None:
        return None
    if types == ("string",) and not isinstance(value, str):
        ctx.warn(
            "W317",
            enum,
            f"the enum value {json.dumps(value)} does not match type string; "
            f"it is read as {json.dumps(text_of(value))}",
            "Quote the value.",
        )
        return text_of(value)
    if types == ("integer",) and isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            ctx.warn("W317", enum, f"enum of type integer lists {json.dumps(value)}")
    return value


# In the order of the generated documentation.
LIMITS = (
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "dependentRequired",
)
_LIMITS = frozenset(LIMITS)


def doc_of(ctx: Context, *nodes: Node) -> ir.Doc:
    """The documentation of several schemas: each text comes from the first schema that
    has it.
    """
    external = _external(ctx, nodes)
    summary = _first(nodes, "summary") or _first(nodes, "title")
    description = _first(nodes, "description")
    deprecated = any(flag_at(node, "deprecated") for node in nodes)
    if not (external or summary or description or deprecated):
        return ir.NO_DOC
    return ir.Doc(
        summary=summary,
        description=description,
        deprecated=deprecated,
        link=external.text("url") if external else "",
        link_text=external.text("description") if external else "",
    )


def _first(nodes: tuple[Node, ...], key: str) -> str:
    for node in nodes:
        text = node.value.get(key)
        if isinstance(text, str) and text.strip():
            return text
    return ""


def _external(ctx: Context, nodes: tuple[Node, ...]) -> Node | None:
    for node in nodes:
        found = object_at(ctx, node, "externalDocs")
        if found is not None:
            return found
    return None


def limits_of(*nodes: Node) -> tuple[ir.Limit, ...]:
    """The limits of a value by several schemas; the first schema with a keyword wins."""
    found: dict[tuple[str, bool], ir.Limit] = {}
    for node in nodes:
        for limit in _limits(node, of_items=False):
            found.setdefault((limit.keyword, False), limit)
        items = node.get("items")
        if items is not None and items.is_object:
            for limit in _limits(items, of_items=True):
                found.setdefault((limit.keyword, True), limit)
    return tuple(found.values())


def _limits(node: Node, *, of_items: bool) -> list[ir.Limit]:
    value = node.value
    limits: list[ir.Limit] = []
    if _LIMITS.isdisjoint(value):
        return limits
    for keyword in LIMITS:
        limit = value.get(keyword)
        # In 3.0 and 2.0 exclusiveMinimum is a boolean next to minimum.
        if keyword in ("minimum", "maximum"):
            if value.get(f"exclusive{keyword.capitalize()}") is True:
                continue
        elif keyword in ("exclusiveMinimum", "exclusiveMaximum") and limit is True:
            limit = value.get(keyword.removeprefix("exclusive").lower())
        if keyword == "pattern" and _is_of_numbers(value):
            continue
        if limit is not None and limit is not False:
            limits.append(ir.Limit(keyword, ir.Json.of(limit), of_items))
    return limits


def _is_of_numbers(value: dict[str, Any]) -> bool:
    """Whether the pattern applies to a number's string notation."""
    types = value.get("type")
    numeric = is_array(types) and any(name in types for name in NUMBERS)
    return numeric and matches_only_numbers(value.get("pattern"))


def default_of(*nodes: Node) -> ir.Json | None:
    """The first default that is not null; null means the same as an absent property."""
    for node in nodes:
        if node.value.get("default") is not None:
            return ir.Json.of(node.value["default"])
    return None


def schema_examples(*nodes: Node) -> tuple[ir.Json, ...]:
    """``example`` and the list ``examples`` (JSON Schema) of the first schema with any."""
    for node in nodes:
        found: list[Any] = []
        if "example" in node.value:
            found.append(node.value["example"])
        many = node.value.get("examples")
        found.extend(many if is_array(many) else ())
        if found:
            return tuple(dict.fromkeys(ir.Json.of(value) for value in found))
    return ()


def named_examples(ctx: Context, node: Node) -> tuple[ir.Json, ...]:
    """``example`` and the map ``examples`` of a parameter, header or media type."""
    found = [ir.Json.of(node.value["example"])] if "example" in node.value else []
    many = node.get("examples")
    for item in many.items() if many is not None else ():  # a list, as in JSON Schema
        found.append(ir.Json.of(item.value))
    for _, item in many.members() if many is not None else ():
        with documentation_only(ctx):
            example = resolve_chain(ctx, item)
        if example is None or not example.is_object:
            continue
        for key in ("dataValue", "value", "serializedValue"):
            if key in example.value:
                found.append(ir.Json.of(example.value[key]))
                break
    return tuple(dict.fromkeys(found))


def access_of(*nodes: Node) -> ir.Access:
    """The direction that ``readOnly`` or ``writeOnly`` allows."""
    for node in nodes:
        read, write = flag_at(node, "readOnly"), flag_at(node, "writeOnly")
        if read and write:
            return ir.Access.BOTH
        if read or write:
            return ir.Access.READ if read else ir.Access.WRITE
    return ir.Access.BOTH
