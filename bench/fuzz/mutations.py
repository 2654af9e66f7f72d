"""Documents changed at random: parts deleted, moved, of other types, led elsewhere."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Generator
from copy import deepcopy
from typing import Any, TypeAlias

Place: TypeAlias = tuple[Any, Any]  # an object or array, and a key or an index in it
Change: TypeAlias = Callable[[random.Random, dict[str, Any], dict[str, Any]], None]

LARGEST = 400_000
"""How many characters of JSON a changed document may have."""

WORDS = [
    *("class", "self", "None", "list", "con", "__init__", "mro", "print", "Any", "id"),
    *("user-id", "userId", "UserID", "user_id", "Model", "Client", "timeout", "models"),
    *(
        "",
        " ",
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\u2028",
        "\x85",
        "\ufeff",
        "\ue000",
        "🙂",
    ),
    *(
        "größe",
        "名前",
        "ﬁ",
        "ſ",
        "İ",
        "\u0301",
        "\u202e",
        "2fa",
        "-1",
        "+",
        "$",
        "#",
        "%",
    ),
    *('"', "'", "\\", '"""', "'''", "{x}", "{", "}", "{{ x }}", "{% x %}", "<b>", "|"),
    *("../../x", "/", "//", "~0", "~1", "%2F", "a/b", ".", "..", "nul", "x" * 300),
    *(
        "\n",
        "\r\n",
        "\t",
        "# x",
        "- x\n",
        "null",
        "true",
        "1",
        "a b",
        "application/json",
    ),
]
KEYWORDS = [
    *("type", "properties", "items", "required", "enum", "const", "default", "format"),
    *("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$id", "$anchor"),
    *(
        "$defs",
        "definitions",
        "$dynamicRef",
        "$dynamicAnchor",
        "prefixItems",
        "contains",
    ),
    *("additionalProperties", "patternProperties", "propertyNames", "discriminator"),
    *("unevaluatedProperties", "dependentSchemas", "dependentRequired", "nullable"),
    *("readOnly", "writeOnly", "deprecated", "xml", "example", "examples", "pattern"),
    *("minimum", "maximum", "exclusiveMinimum", "multipleOf", "minLength", "maxLength"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "contentEncoding"),
    *("contentMediaType", "contentSchema", "title", "description", "summary", "name"),
    *("in", "style", "explode", "allowReserved", "schema", "content", "encoding"),
    *("headers", "responses", "requestBody", "parameters", "operationId", "tags"),
    *("security", "servers", "callbacks", "links", "webhooks", "components", "paths"),
    *(
        "openapi",
        "swagger",
        "info",
        "version",
        "host",
        "basePath",
        "schemes",
        "consumes",
    ),
    *(
        "produces",
        "collectionFormat",
        "securitySchemes",
        "securityDefinitions",
        "flows",
    ),
    *("scopes", "bearerFormat", "mapping", "propertyName", "variables", "itemSchema"),
    *("x-enum-varnames", "x-nullable", "additionalOperations", "query", "$self", "get"),
]
TYPES = ["string", "integer", "number", "boolean", "null", "object", "array", "file"]
FORMATS = ["date-time", "date", "time", "binary", "byte", "uuid", "int64", "decimal"]
PATTERNS = ["^(a|a)*$", "^(.*a){25}$", "[", "^[a-z]{1,9}$", "\\p{L}+", "(?<n>a)\\k<n>"]
NUMBERS = [0, -1, 1, 2**31, 2**63, -(2**64), 10**400, 0.1, 1e308, 5e-324, -0.0, 1e22]


def odd_value(rng: random.Random) -> Any:
    """A value that hardly fits where it is put."""
    return rng.choice(
        [
            *(None, True, False, [], {}, "", [None], {"": None}, [[]], [{}], {"a": {}}),
            rng.choice(NUMBERS),
            rng.choice(WORDS),
            rng.choice(TYPES),
            rng.choice(FORMATS),
            rng.choice(PATTERNS),
            {"type": rng.choice(TYPES)},
            {"type": [rng.choice(TYPES), rng.choice(TYPES)]},
            {rng.choice(KEYWORDS): rng.choice(WORDS)},
            {rng.choice(KEYWORDS): {rng.choice(WORDS): rng.choice(NUMBERS)}},
            [rng.choice(WORDS), rng.choice(NUMBERS), None],
            {"enum": [rng.choice(WORDS), rng.choice(NUMBERS), None, {}, [1]]},
            {"const": rng.choice(NUMBERS)},
        ]
    )


def places(document: dict[str, Any]) -> list[Place]:
    """Where each value of a document stands, but the document itself."""
    found: list[Place] = []
    open_: list[Any] = [document]
    while open_:
        owner = open_.pop()
        keys = list(owner) if isinstance(owner, dict) else range(len(owner))
        for key in keys:
            found.append((owner, key))
            if isinstance(owner[key], dict | list):
                open_.append(owner[key])
    return found


def pointers(document: dict[str, Any]) -> list[str]:
    """The JSON Pointers of a document's values, as fragments."""
    found: list[str] = []
    open_: list[tuple[str, Any]] = [("#", document)]
    while open_:
        here, owner = open_.pop()
        found.append(here)
        pairs = owner.items() if isinstance(owner, dict) else enumerate(owner)
        for key, value in pairs:
            token = str(key).replace("~", "~0").replace("/", "~1")
            if isinstance(value, dict | list):
                open_.append((f"{here}/{token}", value))
    return found


def some_place(rng: random.Random, document: dict[str, Any]) -> Place | None:
    """A place, near the root as often as far from it."""
    owner: Any = document
    if rng.random() < 0.5:
        found = places(document)
        return rng.choice(found) if found else None
    while True:
        if not owner:
            return None
        key = rng.choice(list(owner) if isinstance(owner, dict) else range(len(owner)))
        inner = owner[key]
        if not isinstance(inner, dict | list) or not inner or rng.random() < 0.12:
            return owner, key
        owner = inner


def delete(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Takes a value out."""
    if place := some_place(rng, document):
        del place[0][place[1]]


def duplicate(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Puts a copy of a value beside it, under an awkward name."""
    if place := some_place(rng, document):
        owner, key = place
        copied = deepcopy(owner[key])
        if isinstance(owner, list):
            owner.insert(rng.randrange(len(owner) + 1), copied)
        else:
            name = rng.choice([*WORDS, f"{key}_", key.upper(), key.lower(), f"{key} "])
            owner[name] = copied


def swap(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Lets two values change places."""
    one, other = some_place(rng, document), some_place(rng, document)
    if one and other:
        first, second = deepcopy(one[0][one[1]]), deepcopy(other[0][other[1]])
        one[0][one[1]] = second
        if _has(*other):
            other[0][other[1]] = first


def retype(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Puts a value of another kind in place of one."""
    if place := some_place(rng, document):
        place[0][place[1]] = odd_value(rng)


def rename(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Gives a member another name: a keyword, or an awkward one."""
    place = some_place(rng, document)
    if place and isinstance(place[0], dict):
        value = place[0].pop(place[1])
        place[0][rng.choice([rng.choice(KEYWORDS), rng.choice(WORDS)])] = value


def add(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Adds a keyword to an object."""
    objects = [o[k] for o, k in places(document) if isinstance(o[k], dict)]
    if objects:
        rng.choice(objects)[rng.choice(KEYWORDS)] = odd_value(rng)


def lead(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Makes a reference of a value, or leads one elsewhere: in a circle, to nothing, to a
    value of another kind.
    """
    targets = [
        *pointers(document),
        "#/no/such",
        "other.yaml#/x",
        "#",
        "",
        "api.json#/x",
    ]
    target = rng.choice(targets)
    references = [o for o, k in places(document) if k == "$ref" and isinstance(o, dict)]
    if references and rng.random() < 0.6:
        rng.choice(references)["$ref"] = target
    elif place := some_place(rng, document):
        place[0][place[1]] = {"$ref": target}


def wrap(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Puts one or many layers around an object."""
    found = [(o, k) for o, k in places(document) if isinstance(o[k], dict)]
    if not found:
        return
    owner, key = rng.choice(found)
    value = owner[key]
    for _layer in range(rng.choice([1, 1, 1, 2, 3, 40])):
        inner = value
        value = rng.choice(
            [
                {"allOf": [inner]},
                {"anyOf": [inner, {"type": "null"}]},
                {"oneOf": [inner, {"type": "string"}]},
                {"type": "array", "items": inner},
                {"type": "object", "additionalProperties": inner},
                {"type": "object", "properties": {"a": inner}},
                {"not": inner},
                {"nullable": True, "allOf": [inner, inner]},
            ]
        )
    owner[key] = value


def graft(rng: random.Random, document: dict[str, Any], other: dict[str, Any]) -> None:
    """Puts a part of another document in place of a value."""
    here, there = some_place(rng, document), some_place(rng, other)
    if here and there:
        here[0][here[1]] = deepcopy(there[0][there[1]])


def merge(rng: random.Random, document: dict[str, Any], other: dict[str, Any]) -> None:
    """Adds all members of another document, which win or yield at random."""
    _merged(rng, document, deepcopy(other))


def reversion(rng: random.Random, document: dict[str, Any], _: dict[str, Any]) -> None:
    """Says that the document is of another version."""
    document.pop("openapi", None)
    document.pop("swagger", None)
    version = rng.choice(["3.0.0", "3.0.3", "3.1.0", "3.2.0", "2.0", "4.0", "", "3"])
    document["swagger" if version == "2.0" else "openapi"] = version


CHANGES: list[Change] = [
    *(delete, duplicate, swap, retype, retype, rename, add, add, lead, lead, wrap),
    *(graft, graft, merge, reversion),
]


def changed(
    documents: list[dict[str, Any]], rng: random.Random, most: int = 6
) -> dict[str, Any]:
    """One of the documents, changed a few times."""
    document = deepcopy(rng.choice(documents))
    for _ in range(rng.randint(1, most)):
        before = deepcopy(document)
        rng.choice(CHANGES)(rng, document, rng.choice(documents))
        if len(json.dumps(document)) > LARGEST:
            document = before
    return document


def smaller(document: dict[str, Any]) -> Generator[dict[str, Any], bool, None]:
    """Documents with less in them; the caller sends whether one is to be kept."""
    again = True
    while again:
        again = False
        for pointer in _parts(document):
            candidate = deepcopy(document)
            owner: Any = candidate
            try:
                for token in pointer[:-1]:
                    owner = owner[token]
                del owner[pointer[-1]]
            except (LookupError, TypeError):
                continue
            if (yield candidate):
                document, again = candidate, True


def _parts(document: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The places of a document, the outer ones first."""
    level: list[tuple[tuple[Any, ...], Any]] = [(here, document)]
    found: list[tuple[Any, ...]] = []
    while level:
        deeper: list[tuple[tuple[Any, ...], Any]] = []
        for path, owner in level:
            pairs = list(owner.items() if isinstance(owner, dict) else enumerate(owner))
            for key, value in reversed(pairs):
                found.append((*path, key))
                if isinstance(value, dict | list):
                    deeper.append(((*path, key), value))
        level = deeper
    return found


def _merged(rng: random.Random, one: Any, other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(one.get(key), dict) and isinstance(value, dict):
            _merged(rng, one[key], value)
        elif key not in one or rng.random() < 0.3:
            one[key] = value


def _has(owner: Any, key: Any) -> bool:
    return key < len(owner) if isinstance(owner, list) else key in owner
