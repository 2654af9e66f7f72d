"""Which kind of element a place in a document is."""

from __future__ import annotations

from collections.abc import Mapping

# Where a step leads, by where it starts.  Below a schema there are only schemas.
GRAMMAR: Mapping[str, Mapping[str, str]] = {
    "document": {
        "paths": "paths",
        "webhooks": "paths",
        "x-webhooks": "paths",
        "components": "components",
        "definitions": "schemas",
        "parameters": "parameters",
        "responses": "responses",
        "securityDefinitions": "security",
        "security": "security",
        "servers": "server",
        "tags": "tag",
    },
    "components": {
        "schemas": "schemas",
        "parameters": "parameters",
        "requestBodies": "bodies",
        "responses": "responses",
        "headers": "headers",
        "pathItems": "paths",
        "callbacks": "callbacks",
        "examples": "example",
        "links": "link",
        "securitySchemes": "security",
    },
    "paths": {"*": "path"},
    "path": {
        "parameters": "parameters",
        "servers": "server",
        "additionalOperations": "path",
        "summary": "path",
        "description": "path",
        "*": "operation",
    },
    "operation": {
        "parameters": "parameters",
        "requestBody": "body",
        "responses": "responses",
        "callbacks": "callbacks",
        "security": "security",
        "servers": "server",
    },
    "callbacks": {"*": "paths"},
    "parameters": {"*": "parameter"},
    "bodies": {"*": "body"},
    "responses": {"*": "response"},
    "headers": {"*": "header"},
    "schemas": {"*": "schema"},
    "schema": {"*": "schema"},
    "parameter": {
        "schema": "schema",
        "items": "schema",
        "content": "parameter contents",
        "example": "example",
        "examples": "example",
    },
    "header": {"schema": "schema", "items": "schema", "content": "header contents"},
    "body": {"content": "body contents"},
    "response": {
        "content": "response contents",
        "headers": "headers",
        "schema": "schema",
        "examples": "example",
        "links": "link",
    },
    "body contents": {"*": "body content"},
    "response contents": {"*": "response content"},
    "parameter contents": {"*": "parameter content"},
    "header contents": {"*": "header content"},
}
CONTENT: Mapping[str, str] = {
    "schema": "schema",
    "itemSchema": "schema",
    "example": "example",
    "examples": "example",
}
PLURALS: Mapping[str, str] = {
    "paths": "path",
    "components": "document",
    "parameters": "parameter",
    "bodies": "body",
    "responses": "response",
    "headers": "header",
    "schemas": "schema",
    "callbacks": "callback",
}
# Of an element in a file of its own, only what was found there tells the kind.
KINDS_BY_CODE: Mapping[str, str] = {
    "W306": "parameter",
    "W307": "parameter",
    "W308": "parameter",
    "W309": "parameter",
    "W310": "security",
    "W315": "body",
    "W316": "extension",
    "W318": "server",
    "W340": "parameter",
}


def kind_of_element(element: str, code: str) -> str:
    """What stands at an element's id: ``parameter``, ``body``, ``response``, ``schema`` and
    so on.

    ``code`` is what was found there; it decides where the place alone does not.
    """
    if code == "W307":  # told of the path, but it is the parameter that is missing
        return "parameter"
    file, _, pointer = element.partition("#")
    tokens = [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]
    if tokens and tokens[-1].startswith("x-") and tokens[-1] != "x-webhooks":
        return "extension"
    if file and (not tokens or tokens[0] not in GRAMMAR["document"]):
        return KINDS_BY_CODE.get(code, "schema")
    where = "document"
    for token in tokens:
        steps = CONTENT if where.endswith(" content") else GRAMMAR.get(where, {})
        where = steps.get(token) or steps.get("*") or where
    word = where.split()[0]
    return PLURALS.get(word, word)
