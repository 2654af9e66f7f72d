"""Check documents against the rules of OpenAPI quickly, as far as the result is certain.

The library that knows the rules, openapi-spec-validator, takes longer to import than most
documents to check. It is only needed where this module cannot tell what it would report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sized
from functools import cache
from importlib.util import find_spec
from itertools import islice, takewhile
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import jsonschema_rs
from msgspec import Struct

from specloom.cache import files_below
from specloom.document import Documents, Node
from specloom.kinds import is_array, is_object, members
from specloom.openapi.accessors import NodePath
from specloom.safe_regex import has_match

OLD = ("2.0", "3.0")
"""The versions whose schemas are checked with the whole document, not separately."""


_DIALECTS = {
    "3.1": "https://spec.openapis.org/oas/3.1/dialect/base",
    "3.2": "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
}


def _schemas_of(package: str, folder: str) -> list[Any]:
    """The JSON schemas in a folder of an installed package, which is not imported."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    files = [
        file for place in places or () for file in files_below(f"{place}/{folder}")
    ]
    return [json.loads(Path(file).read_bytes()) for _, file in files]


@cache
def structure(version: str) -> Any:
    """The fast validator of the structure of documents."""
    (schema,) = _schemas_of("openapi_spec_validator", f"resources/schemas/v{version}")
    schema = as_specified(schema, version)
    return jsonschema_rs.validator_cls_for(schema)(schema)


def as_specified(schema: dict[str, Any], version: str) -> dict[str, Any]:
    """The schema of the structure, with what only that of 3.1 forbids: the ``server`` of a
    link (§4.8.20), and other properties next to the ``$ref`` of a path item (§4.8.9).
    """
    if version != "3.1":
        return schema
    parts = schema["$defs"]
    link, item = parts["link"], parts["path-item"]
    more = {
        "link": {"server": {"$ref": "#/$defs/server"}},
        "path-item": parts["reference"]["properties"],
    }
    parts = parts | {
        name: one | {"properties": one["properties"] | more[name]}
        for name, one in (("link", link), ("path-item", item))
    }
    parts["path-item-or-reference"] = {"$ref": "#/$defs/path-item"}
    return schema | {"$defs": parts}


@cache
def _dialect(version: str) -> Any:
    """The fast validator of a version's schema dialect."""
    found = _schemas_of("openapi_schema_validator", f"schemas/oas{version}")
    known = {content["$id"]: content for content in found}
    return jsonschema_rs.validator_for(
        known[_DIALECTS[version]], retriever=known.__getitem__
    )


def is_schema(version: str, value: Any) -> bool:
    """Whether a value is certainly a schema of the version's default dialect."""
    if is_object(value) and "$schema" in value:
        return False
    return bool(_dialect(version).is_valid(value))


def property_names(schema: Any) -> set[str]:
    """The names of all properties of a schema and its parts; each part is read once."""
    names: set[str] = set()
    seen: set[int] = set()
    parts = [schema]
    while parts:
        part = parts.pop()
        value = part.read_value()
        if not is_object(value) or id(value) in seen:
            continue
        seen.add(id(value))
        if "properties" in part:
            names.update((part / "properties").keys())
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in part:
                parts.extend(part / keyword)
        parts.extend(part / keyword for keyword in ("items", "not") if keyword in part)
    return names


class UncertainError(Exception):
    """Only the library can tell what is wrong with a part of a document, if anything."""


class Violation(Struct, frozen=True, kw_only=True):
    """A value that breaks a keyword of its schema.

    The attributes are those of the errors of ``jsonschema``: the keyword and its value, the
    value that breaks it, and the path to that from the value that was checked.
    """

    validator: str
    validator_value: Any
    instance: Any
    absolute_path: tuple[str | int, ...] = ()


_EXPLAINED = frozenset(("type", "enum", "uniqueItems", "minimum", "exclusiveMinimum"))
"""Keywords of a dialect whose violations need no other error to explain them."""


def _violation(version: str, schema: Any) -> Violation:
    """The violation of the dialect that the library would report for a schema."""
    text = json.dumps(schema, default=str)
    # It may report a regular expression that is not one, or check another dialect.
    if any(f'"{name}' in text for name in ("$schema", "pattern")):
        raise UncertainError
    # Without duplicates: parts of the dialect describe the same keywords.
    errors = {
        (tuple(error.instance_path), error.kind.name, str(error.kind.value)): error
        for error in islice(_dialect(version).iter_errors(schema), 100)
    }
    *others, (path, name, value) = errors
    if others:
        # Of equal errors in several properties, it reports the last.
        steps = zip(*(each for each, _, _ in errors), strict=False)
        shared = [step[0] for step in takewhile(lambda step: len({*step}) == 1, steps)]
        is_last = shared[-1:] == ["properties"] and shared[-2:-1] != ["properties"]
        for other, kind, _ in others:
            is_same = (len(other), kind) == (len(path), name)
            is_last &= is_same and other[len(shared)] != path[len(shared)]
        if not is_last:
            raise UncertainError
    error = errors[path, name, value]
    rule = error.kind.value
    # The fast validator sorts types.
    if name not in _EXPLAINED or (name == "type" and len(rule) > 1):
        raise UncertainError
    return Violation(
        validator=name,
        validator_value=rule,
        instance=error.instance,
        absolute_path=path,
    )


_IGNORED = frozenset(
    (
        *("title", "description", "default", "example", "examples", "$comment"),
        *("deprecated", "readOnly", "writeOnly", "xml", "externalDocs", "nullable"),
        *("name", "in", "collectionFormat", "allowEmptyValue"),
    )
)
"""Keywords that never make a default value wrong."""

_EXACT_TYPES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        "string": (str,),
        "number": (int, float),
        "integer": (int,),
        "boolean": (bool,),
        "array": (list,),
        "object": (dict,),
    }
)
_CHECKED_FORMATS = frozenset(
    (
        *(
            "byte",
            "color",
            "date",
            "date-time",
            "duration",
            "email",
            "host-name",
            "hostname",
        ),
        *("idn-email", "idn-hostname", "ip-address", "ipv4", "ipv6", "json-pointer"),
        *("regex", "relative-json-pointer", "time", "uri-template", "uuid"),
    )
)
"""The formats that the library checks strings against, some of them with other packages."""
_URI_FORMATS = ("uri", "uri-reference", "iri", "iri-reference")
_URI_PACKAGES = ("rfc3987", "rfc3986_validator", "rfc3987_syntax")
_RANGES = MappingProxyType({"int32": 1 << 31, "int64": 1 << 63})


@cache
def _checks_uris() -> bool:
    """Whether a package is installed that the library checks URIs with."""
    return any(find_spec(package) is not None for package in _URI_PACKAGES)


def _is_free(name: Any) -> bool:
    """Whether the library checks no string against a format."""
    is_uri = name in _URI_FORMATS and _checks_uris()
    return isinstance(name, str) and name not in _CHECKED_FORMATS and not is_uri


class Screening:
    """A quick search for what the library's rules would report.

    Visits the same parts in the same order as the library. ``found`` lists what it would
    certainly report: the name of its rule ("default" or "schema"), the schema, and what
    breaks the rule. Raises `UncertainError` if there may be something else.
    """

    def __init__(self, documents: Documents, version: str) -> None:
        self._documents = documents
        self._version = version
        self._checked: set[int] = set()
        self._visited: set[int] = set()
        self._operations: set[str] = set()
        self.found: list[tuple[str, Node, Violation]] = []

    def document(self) -> None:
        """Search the whole document."""
        root = self._followed(self._documents.root())
        self._has_usual_dialect = "jsonSchemaDialect" not in root
        names: set[str] = set()
        for tag in self._items(root, "tags"):
            name = self._text(tag, "name")
            if name in names or (self._version == "3.2" and "parent" in tag):
                raise UncertainError
            names.add(name)
        for _, path in self._members(root, "paths"):
            self._path(path)
        components = root.get("components")
        if components is not None:
            for _, schema in self._members(self._followed(components), "schemas"):
                self._schema(schema)

    def _path(self, path: Node) -> None:
        self._parameters(path)
        for name, operation in path.members():
            if name in _METHODS or (name == "query" and self._version == "3.2"):
                self._operation(self._followed(operation))
        if self._version == "3.2":
            for _, operation in self._members(path, "additionalOperations"):
                self._operation(operation)

    def _operation(self, operation: Node) -> None:
        if "operationId" in operation:
            name = self._text(operation, "operationId")
            if name in self._operations:
                raise UncertainError
            self._operations.add(name)
        for _, response in self._members(operation, "responses"):
            if self._version == "2.0":
                self._schema_of(response)
                continue
            for _, media_type in self._members(response, "content"):
                self._schema_of(media_type)
        self._parameters(operation)

    def _parameters(self, owner: Node) -> None:
        seen: set[tuple[str, str]] = set()
        for parameter in self._items(owner, "parameters"):
            self._schema_of(parameter)
            if self._version == "2.0":
                self._default(parameter)
            key = (self._text(parameter, "name"), self._text(parameter, "in"))
            if key in seen:
                raise UncertainError
            seen.add(key)

    def _schema_of(self, owner: Node) -> None:
        schema = owner.get("schema")
        if schema is not None:
            self._schema(self._followed(schema))

    def _schema(self, schema: Node, *, inner: bool = False) -> None:
        value = schema.value
        if not (is_object(value) or isinstance(value, bool)):
            raise UncertainError
        if not inner and id(value) not in self._checked:
            self._checked.add(id(value))
            if self._version not in OLD and not is_schema(self._version, value):
                if not self._has_usual_dialect:
                    raise UncertainError
                self.found.append(("schema", schema, _violation(self._version, value)))
                return
        if id(value) in self._visited:
            return
        self._visited.add(id(value))
        names: set[str] = set()
        for part in self._items(schema, "allOf"):
            self._schema(part, inner=True)
            names |= property_names(NodePath(self._documents, part))
        for keyword in ("anyOf", "oneOf"):
            for part in self._items(schema, keyword):
                self._schema(part, inner=True)
        for keyword in ("not", "items"):
            below = schema.get(keyword)
            if below is not None:
                self._schema(self._followed(below), inner=True)
        for name, part in self._members(schema, "properties"):
            names.add(name)
            self._schema(part, inner=True)
        if "allOf" in schema and "required" in schema and not inner:
            required = self._followed(schema["required"]).value
            if not is_array(required) or any(
                not isinstance(name, str) or name not in names for name in required
            ):
                raise UncertainError
        self._default(schema)

    def _default(self, schema: Node) -> None:
        value = schema.get("default")
        if value is None or value.value is None:
            return
        self.found += (
            ("default", schema, broken)
            for broken in self._broken(schema, self._followed(value).value)
        )

    def _broken(
        self, schema: Node, value: Any, path: tuple[str | int, ...] = ()
    ) -> Iterator[Violation]:
        """Yield the keywords that a default value certainly breaks."""
        if self._fits(schema, value):
            return
        rules = schema.value
        if not is_object(rules):
            raise UncertainError
        if "$ref" in rules:
            target = self._followed(schema)
            if target.value is rules or rules.keys() - _IGNORED - {"$ref"}:
                raise UncertainError
            yield from self._broken(target, value, path)
            return
        for keyword, rule in rules.items():
            if self._ignores(keyword) or self._obeys(schema, keyword, value, 0):
                continue
            if keyword == "items" and is_array(value):
                for index, item in enumerate(value):
                    yield from self._broken(schema[keyword], item, (*path, index))
                continue
            if not _breaks(rules, keyword, value, is_old=self._version in OLD):
                raise UncertainError
            yield Violation(
                validator=keyword,
                validator_value=rule,
                instance=value,
                absolute_path=path,
            )

    @staticmethod
    def _ignores(keyword: str) -> bool:
        return keyword in _IGNORED or keyword.startswith("x-")

    def _fits(self, schema: Node, value: Any, depth: int = 0) -> bool:
        """Whether a default value is certainly valid."""
        rules = schema.value
        if rules is True:
            return True
        if not is_object(rules) or value is None or depth > 50:
            return False
        if "$ref" in rules:
            target = self._followed(schema)
            alone = target.value is not rules and not rules.keys() - _IGNORED - {"$ref"}
            return alone and self._fits(target, value, depth + 1)
        return all(
            self._ignores(keyword) or self._obeys(schema, keyword, value, depth)
            for keyword in rules
        )

    def _obeys(self, schema: Node, keyword: str, value: Any, depth: int) -> bool:
        """Whether a value certainly has what a keyword demands."""
        rule = schema.value[keyword]
        match keyword:
            case "type":
                types = rule if is_array(rule) else [rule]
                return any(type(value) in _EXACT_TYPES.get(str(t), ()) for t in types)
            case "enum" if is_array(rule):
                return any(type(each) is type(value) and each == value for each in rule)
            case "format" if type(value) is int and rule in _RANGES:
                return abs(value) < _RANGES[rule]
            case "format":
                return type(value) in (int, float, bool) or _is_free(rule)
            case "const" if type(rule) is type(value) and rule == value:
                return True
            case "pattern" if isinstance(rule, str):
                return not isinstance(value, str) or has_match(rule, value) is not False
            case "allOf" | "anyOf" | "oneOf" if "discriminator" not in schema:
                return self._matches(schema, keyword, value, depth)
            case "items":
                part, items = schema[keyword], value if is_array(value) else []
                return all(self._fits(part, item, depth + 1) for item in items)
            case "properties" | "additionalProperties" | "required":
                if is_object(value):
                    return self._has_properties(schema, keyword, value, depth)
                return True
            case "uniqueItems":
                return not is_array(value) or not value
            case _:
                return _is_within(schema.value, keyword, value)

    def _has_properties(
        self, schema: Node, keyword: str, value: dict[str, Any], depth: int
    ) -> bool:
        """Whether the properties of a value are certainly what a keyword demands."""
        described = members(schema.value.get("properties"))
        if keyword == "required":
            names = schema.value[keyword]
            return is_array(names) and all(name in value for name in names)
        part = schema[keyword]
        if keyword == "properties":
            return all(
                self._fits(part[name], value[name], depth + 1)
                for name in value.keys() & {*described}
            )
        return "patternProperties" not in schema and all(
            self._fits(part, value[name], depth + 1)
            for name in value.keys() - {*described}
        )

    def _matches(self, schema: Node, keyword: str, value: Any, depth: int) -> bool:
        parts = [*schema[keyword].items()]
        fitting = [self._fits(part, value, depth + 1) for part in parts]
        if keyword == "allOf":
            return all(fitting)
        if keyword == "anyOf":
            return any(fitting)
        return sum(fitting) == 1 and all(
            fits or self._has_other_type(part, value)
            for part, fits in zip(parts, fitting, strict=True)
        )

    def _has_other_type(self, schema: Node, value: Any) -> bool:
        """Whether a value certainly does not have the type of a schema."""
        type_ = self._followed(schema).text("type")
        if type_ == "null" or isinstance(value, float):
            return type_ == "null"
        return type_ in _EXACT_TYPES and type(value) not in _EXACT_TYPES[type_]

    def _followed(self, node: Node) -> Node:
        target = self._documents.quietly_followed(node)
        if target is None:
            raise UncertainError
        return target

    def _items(self, owner: Node, key: str) -> Iterator[Node]:
        found = owner.get(key)
        if found is not None:
            for item in self._followed(found).items():
                yield self._followed(item)

    def _members(self, owner: Node, key: str) -> Iterator[tuple[str, Node]]:
        found = owner.get(key)
        if found is not None:
            for name, inner in self._followed(found).members():
                yield name, self._followed(inner)

    def _text(self, owner: Node, key: str) -> str:
        found = owner.get(key)
        value = None if found is None else self._followed(found).value
        if not isinstance(value, str):
            raise UncertainError
        return value


_METHODS = frozenset(
    ("get", "put", "post", "delete", "options", "head", "patch", "trace")
)


_SIZES: Mapping[str, type] = MappingProxyType(
    {
        **dict.fromkeys(("minLength", "maxLength"), str),
        **dict.fromkeys(("minItems", "maxItems"), list),
        **dict.fromkeys(("minProperties", "maxProperties"), dict),
    }
)
"""The type of the values that a keyword limits the size of."""


def _is_within(rules: Mapping[str, Any], keyword: str, value: Any) -> bool:
    """Whether a value is certainly within a limit."""
    limit: Any = rules[keyword]
    if type(limit) not in (int, float):
        # Before 3.1, the exclusive limits are flags of the others.
        return keyword.startswith("exclusive") and isinstance(limit, bool)
    if keyword in _SIZES:
        # A limit of another type of value.
        if not isinstance(value, _SIZES[keyword]):
            return True
        size = len(cast("Sized", value))
        return bool(size >= limit if keyword.startswith("min") else size <= limit)
    name, is_strict = keyword.removeprefix("exclusive").lower(), "excl" in keyword
    is_strict = is_strict or bool(rules.get(f"exclusive{name.capitalize()}"))
    if name not in ("minimum", "maximum"):
        return False
    if type(value) not in (int, float):
        return True
    inside = value > limit if name == "minimum" else value < limit
    return bool(inside or (value == limit and not is_strict))


def _breaks(
    rules: Mapping[str, Any], keyword: str, value: Any, *, is_old: bool
) -> bool:
    """Whether a value that may not obey a keyword certainly breaks it."""
    rule: Any = rules[keyword]
    match keyword:
        case "type":
            types = rule if is_array(rule) and not is_old else [rule]
            # A number without a fraction is an integer, however it is written.
            return type(value) in (str, int, bool, list, dict) and all(
                isinstance(each, str)
                and (each in _EXACT_TYPES or (each == "null" and not is_old))
                for each in types
            )
        case "enum" if is_array(rule):
            # Numbers and booleans may be equal.
            return isinstance(value, str) or all(isinstance(each, str) for each in rule)
        case "const":
            return isinstance(value, str) and not is_old
        case "pattern":
            return isinstance(value, str) and isinstance(rule, str)
        case _ if type(rule) not in (int, float):
            return False
        case "minimum":
            return bool(value < rule)
        case "maximum":
            return bool(value > rule)
        case "exclusiveMinimum" | "exclusiveMaximum":
            return not is_old
        case _:
            return keyword in _SIZES


def certain_violations(
    documents: Documents, version: str
) -> list[tuple[str, Node, Violation]] | None:
    """What the library would report; None if that is not certain."""
    screening = Screening(documents, version)
    try:
        screening.document()
    except Exception:
        return None
    return screening.found
