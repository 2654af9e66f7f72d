"""Models that only excluded operations need are not read."""

from __future__ import annotations

from pathlib import Path

from specloom import ir
from specloom.diagnostics import Report
from specloom.document import Documents
from specloom.openapi.reader import read_api

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /pets:
    get: {responses: {'200': {$ref: '#/components/responses/Pets'}}}
  /orders:
    parameters:
    - {name: filter, in: query, schema: {$ref: '#/components/schemas/Filter'}}
    get:
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
    post:
      requestBody:
        content:
          application/json:
            schema:
              oneOf:
              - {$ref: '#/components/schemas/Cash'}
              - {$ref: '#/components/schemas/Card'}
              discriminator: {propertyName: kind, mapping: {gift: Gift}}
      responses: {}
webhooks:
  told: {post: {requestBody: {content: {application/json: {
    schema: {$ref: '#/components/schemas/Told'}}}}}}
components:
  responses:
    Pets:
      description: ok
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  schemas:
    Order: {type: object, properties: {buyer: {$ref: '#/components/schemas/Person'},
      lines: {type: array, items: {$ref: '#/components/schemas/Line'}}}}
    Person: {type: object, properties: {name: {type: string}}}
    Line: {type: object, properties: {order: {$ref: '#/components/schemas/Order'}}}
    Filter: {type: object, properties: {a: {type: string}}}
    Cash: {type: object, properties: {kind: {type: string}}}
    Card: {type: object, properties: {kind: {type: string}}}
    Gift: {type: object, properties: {kind: {type: string}}}
    Pet:
      type: object
      properties: {kind: {type: string}, owner: {$ref: '#/components/schemas/Person'}}
      discriminator: {propertyName: kind}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {toy:
      {$ref: '#/components/schemas/Toy'}}}
    Toy: {type: object, properties: {size: {type: integer}}}
    Told: {type: object, properties: {word: {$ref: '#/components/schemas/Word'}}}
    Word: {type: object, properties: {text: {type: string}}}
    Alone: {type: object, properties: {with: {$ref: '#/components/schemas/Friend'}}}
    Friend: {type: object, properties: {name: {type: string}}}
"""
EVERY = ["Order", "Person", "Line", "Filter", "Cash", "Card", "Gift", "Pet", "Cat"]
EVERY += ["Toy", "Told", "Word", "Alone", "Friend"]


def api(folder: Path, *excluded: str, document: str = DOCUMENT) -> ir.Api:
    (folder / "api.yaml").write_text(document)
    report = Report()
    found = read_api(
        Documents(folder / "api.yaml", report), report, frozenset(excluded)
    )
    assert not report.has_errors
    return found


def components(found: ir.Api) -> list[str]:
    ids = (one.id for one in found.declarations)
    return [id.rpartition("/")[2] for id in ids if id.count("/") == 3]


def test_nothing_is_pruned_without_exclusion(tmp_path: Path) -> None:
    assert components(api(tmp_path)) == EVERY


def test_what_only_an_excluded_operation_needs_is_pruned(tmp_path: Path) -> None:
    found = api(tmp_path, "POST /orders")
    assert [one.id for one in found.operations] == ["GET /pets", "GET /orders"]
    gone = {"Cash", "Card", "Gift"}
    assert components(found) == [name for name in EVERY if name not in gone]


def test_what_others_share_stays_where_it_was(tmp_path: Path) -> None:
    found = api(tmp_path, "GET /orders")
    # Filter is a parameter of the path, so the other method needs it too.
    assert components(found) == [n for n in EVERY if n not in ("Order", "Line")]


def test_what_no_operation_needs_stays(tmp_path: Path) -> None:
    found = api(tmp_path, "GET /orders", "POST /orders", "GET /pets")
    assert found.operations == ()
    # Cat extends what the excluded operations need; nothing refers to it by name.
    assert components(found) == ["Person", "Pet", "Cat", "Toy", *EVERY[10:]]


def test_every_reference_still_resolves(tmp_path: Path) -> None:
    for excluded in (("GET /pets",), ("GET /orders",), ("GET /orders", "POST /orders")):
        found = api(tmp_path, *excluded)
        assert refs(found.declarations) <= found.index.keys()
        assert refs(found.operations) <= found.index.keys()


def refs(value: object) -> set[str]:
    if isinstance(value, ir.Ref):
        return {value.id}
    if isinstance(value, tuple):
        return {id for item in value for id in refs(item)}
    slots = getattr(value, "__dataclass_fields__", {})
    return {
        id for name in slots if name != "index" for id in refs(getattr(value, name))
    }


def test_swagger_2_is_pruned_too(tmp_path: Path) -> None:
    document = """\
swagger: '2.0'
info: {title: Shop, version: 1.0.0}
paths:
  /a: {get: {responses: {'200': {description: ok, schema: {$ref: '#/definitions/A'}}}}}
  /b: {get: {responses: {'200': {description: ok, schema: {$ref: '#/definitions/B'}}}}}
definitions:
  A: {type: object, properties: {a: {type: string}}}
  B: {type: object, properties: {b: {type: string}}}
"""
    found = api(tmp_path, "GET /a", document=document)
    assert [one.id for one in found.declarations] == ["#/definitions/B"]
    assert [one.id for one in found.operations] == ["GET /b"]


def test_an_excluded_operation_that_cannot_be_read_is_not_skipped(
    tmp_path: Path,
) -> None:
    document = (
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\n"
        "paths: {/a: {get: 5, put: 6}, /b: 7}\n"
    )
    found = api(tmp_path, "GET /a", "* /b", document=document)
    assert [one.id for one in found.skipped] == ["PUT /a"]
