"""Lost parts of a document are reported, recorded and shown; called as a user does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.transforms.coverage import kind_of_element
from tests.command_line import specloom

HEAD = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n"
OK = "responses: {'200': {description: Fine.}}"
BROKEN = f"""{HEAD}paths:
  /whole:
    get: {{operationId: whole, {OK}}}
  /degraded:
    get:
      operationId: degraded
      parameters:
      - {{name: page, in: query}}
      - {{name: Accept, in: header, schema: {{type: string}}}}
      requestBody: {{}}
      responses:
        OK: {{description: Fine.}}
        '200':
          description: Fine.
          content:
            application/json:
              schema:
                type: object
                properties:
                  owner: {{$ref: '#/components/schemas/Onwer'}}
  /shares:
    get:
      operationId: shares
      responses:
        '200':
          description: Fine.
          content:
            application/json:
              schema: {{$ref: '#/components/schemas/Pet'}}
components:
  schemas:
    Pet:
      type: object
      required: [id]
"""


@pytest.fixture
def api(tmp_path: Path) -> Path:
    """The document; a config beside it names ``sdk/``."""
    (tmp_path / "specloom.toml").write_text('document = "api.yaml"\noutput = "sdk"\n')
    return tmp_path / "api.yaml"


def ledger(folder: Path) -> Any:
    return json.loads((folder / "sdk/.specloom/coverage.json").read_text("utf-8"))


def outcomes(folder: Path) -> dict[str, str]:
    return {
        f"{one['method']} {one['path']}": one["status"]
        for one in ledger(folder)["operations"]
    }


def test_what_is_degraded_is_recorded_with_place_and_reason(api: Path) -> None:
    api.write_text(BROKEN)
    made = specloom("generate", cwd=api.parent)
    assert made.returncode == 0, made.stderr
    elements = ledger(api.parent)["elements"]
    found = {(e["kind"], e["location"], e["code"]) for e in elements}
    content = "api.yaml#/paths/~1degraded/get/responses/200/content/application~1json"
    owner = f"{content}/schema/properties/owner"
    assert found == {
        ("parameter", "api.yaml#/paths/~1degraded/get/parameters/0", "W306"),
        ("body", "api.yaml#/paths/~1degraded/get/requestBody", "W315"),
        ("response", "api.yaml#/paths/~1degraded/get/responses/OK", "W311"),
        ("schema", f"{owner}/$ref", "W104"),
        ("schema", "api.yaml#/components/schemas/Pet", "W313"),
    }
    assert all(e["reason"] for e in elements)
    pointers = {e["code"]: e["pointer"] for e in elements}
    assert pointers["W306"] == "#/paths/~1degraded/get/parameters/0"
    assert pointers["W313"].startswith("#/components/schemas/Pet")


def test_an_operation_is_degraded_by_its_own_elements_alone(api: Path) -> None:
    api.write_text(BROKEN)
    specloom("generate", cwd=api.parent)
    assert outcomes(api.parent) == {
        "GET /whole": "generated",
        "GET /degraded": "degraded",
        "GET /shares": "generated",
    }
    whole, degraded, _ = ledger(api.parent)["operations"]
    assert whole["reason"] == ""
    assert degraded["reason"].count("; ") >= 4
    assert "no schema" in degraded["reason"]
    assert "Onwer" in degraded["reason"]


def test_a_parameter_of_the_path_degrades_each_operation(api: Path) -> None:
    api.write_text(
        f"{HEAD}paths:\n  /a:\n    parameters: [{{name: x, in: query}}]\n"
        f"    get: {{{OK}}}\n    put: {{{OK}}}\n  /b: {{get: {{{OK}}}}}\n"
    )
    specloom("generate", cwd=api.parent)
    assert outcomes(api.parent) == {
        "GET /a": "degraded",
        "PUT /a": "degraded",
        "GET /b": "generated",
    }
    assert len(ledger(api.parent)["elements"]) == 1


def test_the_page_shows_people_what_is_lost(api: Path) -> None:
    api.write_text(BROKEN)
    specloom("generate", cwd=api.parent)
    page = (api.parent / "sdk/docs/COVERAGE.md").read_text("utf-8")
    assert (
        "\n**GET** /degraded | degraded | `api.yaml#/paths/~1degraded/get` | " in page
    )
    assert "**GET** /whole" not in page
    first = "#/paths/~1degraded/get/parameters/0"
    assert f"parameter | `{first}` | `api.yaml{first}` | W306 | " in page
    readme = (api.parent / "sdk/README.md").read_text("utf-8")
    assert "(docs/COVERAGE.md)" in readme


def test_the_page_is_short_when_nothing_is_lost(api: Path) -> None:
    api.write_text(f"{HEAD}paths: {{/a: {{get: {{{OK}}}}}}}\n")
    specloom("generate", cwd=api.parent)
    assert ledger(api.parent)["elements"] == []
    page = (api.parent / "sdk/docs/COVERAGE.md").read_text("utf-8")
    assert (
        "This client has all operations of the document and fully supports them" in page
    )
    assert page.count("\n") == 3


def test_the_record_does_not_depend_on_the_working_folder(api: Path) -> None:
    api.write_text(BROKEN)
    specloom("generate", cwd=api.parent)
    below = api.parent / "below"
    below.mkdir()
    checked = specloom("check", cwd=below)
    assert checked.returncode == 0, checked.stdout


LOST = {
    "number": ("/a: {get: 5, put: {%s}}", "GET /a"),
    "nowhere": ("/a: {get: {$ref: '#/nowhere'}, put: {%s}}", "GET /a"),
    "twice": ("/a: {get: {}, GET: {operationId: other}, put: {%s}}", "GET /a"),
    "path": ("/a: [get]\n  /b: {put: {%s}}", "* /a"),
    "item": ("/a: {$ref: '#/nowhere', put: {%s}}", "* /a"),
}


@pytest.mark.parametrize("case", LOST)
def test_a_skipped_operation_stops_the_run_unless_accepted(
    api: Path, case: str
) -> None:
    paths, id = LOST[case]
    api.write_text(f"{HEAD}paths:\n  {paths % OK}\n")
    refused = specloom("generate", cwd=api.parent)
    assert refused.returncode == 2
    assert "api.yaml:4:" in refused.stderr
    assert f"error[E204]: {id} cannot be generated" in refused.stderr
    assert not (api.parent / "sdk").exists()
    with (api.parent / "specloom.toml").open("a") as config:
        config.write(f'accept = ["{id}"]\n')
    made = specloom("generate", cwd=api.parent)
    assert made.returncode == 0, made.stderr
    assert "E204" not in made.stderr
    (skipped,) = [
        one for one in ledger(api.parent)["operations"] if one["status"] == "skipped"
    ]
    assert f"{skipped['method']} {skipped['path']}" == id
    assert skipped["location"].startswith("api.yaml#/paths/~1a")
    assert skipped["reason"]
    page = (api.parent / "sdk/docs/COVERAGE.md").read_text("utf-8")
    assert page.count("| skipped | `api.yaml#/paths/~1a") == 1


def test_an_operation_is_accepted_by_its_own_id(api: Path) -> None:
    paths = "/a: {get: {}, GET: {operationId: other}}"
    api.write_text(f"{HEAD}paths:\n  {paths}\n")
    with (api.parent / "specloom.toml").open("a") as config:
        config.write('accept = ["other"]\n')
    assert specloom("generate", cwd=api.parent).returncode == 0


def test_what_is_accepted_without_need_is_reported(api: Path) -> None:
    api.write_text(f"{HEAD}paths: {{/a: {{get: {{{OK}}}}}}}\n")
    with (api.parent / "specloom.toml").open("a") as config:
        config.write('accept = ["GET /gone"]\n')
    made = specloom("generate", cwd=api.parent)
    assert made.returncode == 0
    assert "specloom.toml:3:1: warning[W501]: accept lists 'GET /gone'" in made.stderr


@pytest.mark.parametrize(
    ("element", "code", "kind"),
    [
        ("#", "W301", "document"),
        ("#/paths/~1a", "W301", "path"),
        ("#/paths/~1a/{id}", "W307", "parameter"),
        ("#/paths/~1a/get", "W301", "operation"),
        ("#/paths/~1a/get/parameters", "W301", "parameter"),
        ("#/paths/~1a/get/parameters/0/schema/items", "W304", "schema"),
        ("#/paths/~1a/get/requestBody/content/text~1plain", "W301", "body"),
        ("#/paths/~1a/get/requestBody/content/a~1b/schema", "W304", "schema"),
        ("#/paths/~1a/get/responses/200", "W311", "response"),
        ("#/paths/~1a/get/responses/200/headers/X/schema", "W304", "schema"),
        ("#/paths/~1a/get/responses/200/headers/X", "W301", "header"),
        ("#/paths/~1a/get/callbacks/on/{$url}/post/requestBody", "W315", "body"),
        ("#/paths/~1a/get/x-rate-limit", "W316", "extension"),
        ("#/components/schemas/parameters/properties/responses", "W304", "schema"),
        ("#/components/responses/Bad", "W301", "response"),
        ("#/components/securitySchemes/key", "W310", "security"),
        ("#/servers/0", "W318", "server"),
        ("pet.yaml#/properties/a", "W304", "schema"),
        ("page.yaml#", "W306", "parameter"),
        ("more.yaml#/components/parameters/a", "W311", "parameter"),
    ],
)
def test_the_kind_of_an_element(element: str, code: str, kind: str) -> None:
    assert kind_of_element(element, code) == kind
