"""Recognize documents without errors quickly.

The library that knows the rules of OpenAPI, openapi-spec-validator, takes longer to import than
most documents to check. It is only needed to explain what may be an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema_rs

from specloom.cache import files_below
from specloom.document import Documents, Node
from specloom.kinds import is_array, is_object
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
    return jsonschema_rs.validator_cls_for(schema)(schema)


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
    """Only the library can tell whether a part of a document has an error."""


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
_FREE_FORMATS = ("password", "binary")
_URI_FORMATS = ("uri", "uri-reference", "iri", "iri-reference")
_URI_PACKAGES = ("rfc3987", "rfc3986_validator", "rfc3987_syntax")
_RANGES = MappingProxyType({"int32": 1 << 31, "int64": 1 << 63})


@cache
def _checks_uris() -> bool:
    """Whether a package is installed that the library checks URIs with."""
    return any(find_spec(package) is not None for package in _URI_PACKAGES)


class Screening:
    """A quick search for what the library's rules might report.

    Visits the same parts in the same order as the library, which takes longer to import
    than most documents to check. Raises `UncertainError` if it finds something; what it
    means, and whether it is an error at all, is left to the library.
    """

    def __init__(self, documents: Documents, version: str) -> None:
        self._documents = documents
        self._version = version
        self._checked: set[int] = set()
        self._visited: set[int] = set()
        self._operations: set[str] = set()

    def document(self) -> None:
        """Search the whole document."""
        root = self._followed(self._documents.root())
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
                raise UncertainError
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
        if not self._fits(schema, self._followed(value).value):
            raise UncertainError

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
            keyword in _IGNORED
            or keyword.startswith("x-")
            or self._obeys(schema, keyword, value, depth)
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
                free = (*_FREE_FORMATS, *(() if _checks_uris() else _URI_FORMATS))
                return type(value) in (int, float, bool) or rule in free
            case "pattern" if isinstance(rule, str):
                return not isinstance(value, str) or has_match(rule, value) is not False
            case "allOf" | "anyOf" | "oneOf" if "discriminator" not in schema:
                return self._matches(schema, keyword, value, depth)
            case "items":
                part, items = schema[keyword], value if is_array(value) else []
                return all(self._fits(part, item, depth + 1) for item in items)
            case "properties" | "additionalProperties" if value == {}:
                return True
            case "properties" | "additionalProperties" | "required":
                return not isinstance(value, dict)
            case _:
                return _is_within(schema.value, keyword, value)

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
        types = _EXACT_TYPES.get(type_, () if type_ == "null" else (object,))
        return not isinstance(value, types) and not isinstance(value, bool | float)

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


def _is_within(rules: Mapping[str, Any], keyword: str, value: Any) -> bool:
    """Whether a value is certainly within a limit."""
    limit: Any = rules[keyword]
    if type(limit) not in (int, float):
        # Before 3.1, the exclusive limits are flags of the others.
        return keyword.startswith("exclusive") and isinstance(limit, bool)
    if type(value) not in (int, float):
        size = len(value) if isinstance(value, str) or is_array(value) else 0
        return bool(
            (keyword in ("minLength", "minItems") and size >= limit)
            or (keyword in ("maxLength", "maxItems") and size <= limit)
        )
    name, is_strict = keyword.removeprefix("exclusive").lower(), "excl" in keyword
    is_strict = is_strict or bool(rules.get(f"exclusive{name.capitalize()}"))
    inside = value > limit if name == "minimum" else value < limit
    is_limit = name in ("minimum", "maximum")
    return is_limit and bool(inside or (value == limit and not is_strict))


def is_surely_consistent(documents: Documents, version: str) -> bool:
    """Whether the library would certainly find no contradiction."""
    try:
        Screening(documents, version).document()
    except Exception:
        return False
    return True
