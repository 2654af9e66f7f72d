"""Instances of a document's schemas, made from JSON Schema alone: it knows nothing of specloom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import jsonschema_rs

DEEPEST = 5
DOCUMENT = "urn:document"
FORMATS = {
    "date": ("2026-02-03", "1999-12-31"),
    "date-time": (
        *("2026-02-03T04:05:06Z", "2026-02-03T04:05:06.123+02:00"),
        *("1970-01-01T00:00:00.000Z", "2026-02-03T23:59:59.123456789-08:30"),
    ),
    "time": ("04:05:06Z", "23:59:59.5+01:00"),
    "duration": ("P1DT2H", "PT0.5S", "P3W"),
    "uuid": (
        "6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e",
        "6F1C2B9E-3D4A-4B5C-8D7E-9F0A1B2C3D4E",
    ),
    "byte": ("AAEC", "", "iVBORw=="),
    "decimal": ("12.50", "-0.10", "1E+3"),
    "uri": ("https://a.example/b?c=d#e",),
    "email": ("ada@a.example",),
    "ipv4": ("192.0.2.1",),
    "ipv6": ("2001:db8::1",),
    "hostname": ("a.example",),
}
WORDS = (
    "",
    "a",
    "word",
    "größe 名前",
    "null",
    "1",
    "2026-02-03",
    'quote"\\\n',
    "x" * 40,
)


def modern(value: Any, parent: str = "") -> Any:
    """A document whose schemas are those of JSON Schema 2020-12, whatever they were.

    OpenAPI 3.0's ``nullable`` and flags beside limits become what they mean.
    """
    if isinstance(value, list):
        return [modern(item) for item in value]
    if not isinstance(value, dict) or parent in ("example", "default", "examples"):
        return value
    made = {key: modern(item, key) for key, item in value.items()}
    if parent in ("properties", "schemas", "definitions"):
        return made
    if "$ref" in made and parent != "document":
        made = {"$ref": made["$ref"]} if "nullable" in made else made
    for word in ("Minimum", "Maximum"):
        flag = made.get(f"exclusive{word}")
        if isinstance(flag, bool):
            del made[f"exclusive{word}"]
            if flag:
                made[f"exclusive{word}"] = made.pop(word.lower())
    null = made.get("nullable") is True or made.get("x-nullable") is True
    if not null or not ({"type", "allOf", "oneOf", "anyOf"} & set(made)):
        return made
    return {
        "anyOf": [
            {k: v for k, v in made.items() if "nullable" not in k},
            {"type": "null"},
        ]
    }


class NoInstanceError(Exception):
    """No value comes to mind, or none that is small."""


class Instances:
    """Makes instances of the schemas of one document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = modern(document, "document")
        self.registry = jsonschema_rs.Registry([(DOCUMENT, self.document)])

    def schemas(self) -> Iterator[str]:
        """Where the named schemas are, as fragments."""
        for place in ("components/schemas", "definitions"):
            inner: Any = self.document
            for key in place.split("/"):
                inner = inner.get(key) or {}
            for name in inner:
                yield f"#/{place}/{name.replace('~', '~0').replace('/', '~1')}"

    def of(self, fragment: str, tries: int) -> Iterator[Any]:
        """Valid instances of a schema; as many tries, the same ones every time."""
        target = jsonschema_rs.validator_for(
            {"$ref": DOCUMENT + fragment.replace("%", "%25").replace(" ", "%20")},
            registry=self.registry,
        )
        for seed in range(tries):
            try:
                value = Draw(self.document, Random(f"{fragment} {seed}")).value(
                    {"$ref": fragment}, 0
                )
            except NoInstanceError:
                continue
            if target.is_valid(value):
                yield value


class Draw:
    """One instance in the making."""

    def __init__(self, document: dict[str, Any], random: Random) -> None:
        self.document = document
        self.random = random

    def value(self, schema: Any, depth: int) -> Any:
        """An instance of a schema, most often a valid one."""
        if schema is True:
            schema = {}
        if schema is False or depth > 4 * DEEPEST:
            raise NoInstanceError
        schema = self._whole(schema, 0)
        for word in ("const", "enum"):
            if word in schema:
                return schema[word] if word == "const" else self._pick(schema[word])
        kinds = schema.get("type", self._implied(schema))
        kind = self._pick(kinds) if isinstance(kinds, list) else kinds
        if isinstance(kinds, list) and depth > DEEPEST and "null" in kinds:
            kind = "null"
        return self._of_kind(kind, schema, depth)

    def _pick(self, choices: Any) -> Any:
        if not choices:
            raise NoInstanceError
        return self.random.choice(choices)

    def _implied(self, schema: dict[str, Any]) -> Any:
        if {"properties", "additionalProperties", "required"} & set(schema):
            return "object"
        if {"items", "prefixItems"} & set(schema):
            return "array"
        texts = {"pattern", "minLength", "maxLength", "format"} & set(schema)
        return "string" if texts else ["null", "boolean", "integer", "string"]

    def _whole(self, schema: Any, steps: int) -> dict[str, Any]:
        """The schema with its references, parts and one of its variants in one object."""
        if not isinstance(schema, dict) or steps > 40:
            raise NoInstanceError
        made = {
            k: v
            for k, v in schema.items()
            if k not in ("$ref", "allOf", "oneOf", "anyOf")
        }
        parts = list(schema.get("allOf", ()))
        if "$ref" in schema:
            parts.append(self._target(schema["$ref"]))
        for word in ("oneOf", "anyOf"):
            if word in schema:
                parts += self._variant(schema, schema[word])
        for part in parts:
            if part is not True:
                made = _merged(self._whole(part, steps + 1), made)
        return made

    def _variant(self, schema: dict[str, Any], variants: list[Any]) -> list[Any]:
        """One of the variants, with the tag that OpenAPI asks for (3.1 §4.8.25)."""
        chosen = self._pick(variants)
        tagged = schema.get("discriminator")
        if not isinstance(tagged, dict) or "$ref" not in chosen:
            return [chosen]
        reference, wire = chosen["$ref"], tagged["propertyName"]
        name = reference.rpartition("/")[2]
        mapping = tagged.get("mapping", {}).items()
        tags = [tag for tag, to in mapping if to in (reference, name)]
        tags = tags or self._own_tags(reference, wire) or [name]
        return [chosen, {"properties": {wire: {"enum": tags}}, "required": [wire]}]

    def _own_tags(self, reference: str, wire: str) -> list[Any]:
        """The tags that a variant lists itself, where nothing maps to it: others would break
        the schema.
        """
        target = self._target(reference)
        properties = target.get("properties") if isinstance(target, dict) else None
        member = properties.get(wire) if isinstance(properties, dict) else None
        tags = member.get("enum") if isinstance(member, dict) else None
        return tags if isinstance(tags, list) else []

    def _target(self, reference: str) -> Any:
        if not reference.startswith("#"):
            raise NoInstanceError
        found: Any = self.document
        for token in reference[1:].split("/")[1:]:
            token = re.sub("%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), token)
            key = token.replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found.get(key)
            if found is None:
                raise NoInstanceError
        return found

    def _of_kind(self, kind: Any, schema: dict[str, Any], depth: int) -> Any:
        match kind:
            case "null":
                return None
            case "boolean":
                return self._pick([True, False])
            case "integer" | "number":
                return self._number(schema, whole=kind == "integer")
            case "array":
                return self._array(schema, depth)
            case "object":
                return self._object(schema, depth)
            case "string":
                return self._text(schema)
            case _:
                raise NoInstanceError

    def _text(self, schema: dict[str, Any]) -> str:
        kind = schema.get("format", "")
        if schema.get("contentEncoding") == "base64":
            kind = "byte"
        if kind in FORMATS:
            return str(self._pick(FORMATS[kind]))
        if "pattern" in schema and schema.get("examples"):
            return str(schema["examples"][0])
        if "pattern" in schema and "example" in schema:
            return str(schema["example"])
        text = str(self._pick(WORDS)).ljust(schema.get("minLength", 0), "x")
        return text[: schema.get("maxLength")]

    def _number(self, schema: dict[str, Any], *, whole: bool) -> int | float:
        low = schema.get("minimum", schema.get("exclusiveMinimum"))
        high = schema.get("maximum", schema.get("exclusiveMaximum"))
        low = low if low is not None else (-9 if high is None else high - 9)
        near = self.random.randint(0, 9) + ("exclusiveMinimum" in schema)
        made: int | float = low + near * schema.get("multipleOf", 1)
        if high is not None and made > high:
            made = high
        if whole:
            return int(self._pick([made, 2**53 + 1]) if high is None else made)
        picked: int | float = self._pick([made, float(made), made + 0.5])
        return picked

    def _array(self, schema: dict[str, Any], depth: int) -> list[Any]:
        least = schema.get("minItems", 0)
        first = schema.get("prefixItems", [])
        more = 0 if depth > DEEPEST else self.random.randint(0, 2)
        items = schema.get("items", True if not first else schema.get("items", True))
        wanted = max(least, more, len(first))
        if items is False or depth > DEEPEST:
            wanted = max(least, len(first)) if items is not False else len(first)
        wanted = min(wanted, schema.get("maxItems", wanted))
        return [
            self.value(first[place] if place < len(first) else items, depth + 1)
            for place in range(wanted)
        ]

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required = schema.get("required", ())
        made: dict[str, Any] = {}
        for name, inner in schema.get("properties", {}).items():
            if name not in required and (depth > DEEPEST or self.random.random() < 0.3):
                continue
            try:
                made[name] = self.value(inner, depth + 1)
            except NoInstanceError:
                if name in required:
                    raise
        more = schema.get(
            "additionalProperties", schema.get("unevaluatedProperties", True)
        )
        for name in required:
            if name not in made:
                made[name] = self.value(more, depth + 1)
        for pattern, inner in schema.get("patternProperties", {}).items():
            name = pattern.strip("^$") + "1"
            if re.search(pattern, name):
                made[name] = self.value(inner, depth + 1)
        if "patternProperties" in schema and "additionalProperties" not in schema:
            more = False  # no pattern describes other names
        least = schema.get("minProperties", 0)
        if (
            more is not False
            and depth <= DEEPEST
            and schema.get("maxProperties") is None
        ):
            extra = max(self.random.randint(0, 1), least - len(made))
            for name in [f"extra {place}" for place in range(extra)]:
                made[name] = self.value(more, depth + 1)
        return made


def _merged(some: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    made = {**some, **others}
    if "properties" in some and "properties" in others:
        names = {**some["properties"], **others["properties"]}
        both = set(some["properties"]) & set(others["properties"])
        made["properties"] = {
            name: (
                {"allOf": [some["properties"][name], others["properties"][name]]}
                if name in both
                else schema
            )
            for name, schema in names.items()
        }
    if "enum" in some and "enum" in others:
        made["enum"] = [value for value in some["enum"] if value in others["enum"]]
    if "required" in some and "required" in others:
        made["required"] = [*some["required"], *others["required"]]
    return made
