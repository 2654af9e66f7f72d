"""``specloom inspect`` shows what a document becomes."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from specloom.inspection.drawing import MOST_DRAWN_MODELS
from specloom.inspection.text import WIDTH
from tests.command_line import specloom
from tests.whole_output import ROOT

SCHEMA = json.loads((ROOT / "docs" / "inspect.schema.json").read_text("utf-8"))
SCREEN = 64
"""The lines of a terminal that fills a screen."""

POOR = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /pets:
    get:
      summary: Pets.
      responses: {"200": {description: OK}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"201": {description: OK}}
  /pets/{pet_id}/photos:
    get:
      parameters: [{name: pet_id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: OK}}
components:
  schemas:
    Pet: {type: object, properties: {name: {}, owner: {$ref: "#/components/schemas/Owner"}}}
    Owner:
      properties: {pets: {type: array, items: {$ref: "#/components/schemas/Pet"}}}
"""


def inspected(folder: Path, text: str, *options: str) -> str:
    (folder / "api.yaml").write_text(text, "utf-8")
    run = specloom("inspect", "api.yaml", *options, cwd=folder)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    return run.stdout


def as_data(folder: Path, text: str) -> dict[str, Any]:
    data = json.loads(inspected(folder, text, "--format", "json"))
    jsonschema_rs.validator_for(SCHEMA).validate(data)
    return data


def test_one_screen_says_what_a_document_becomes(tmp_path: Path) -> None:
    text = inspected(tmp_path, POOR)
    assert "Shop 1 (OpenAPI 3.1.0), api.yaml\n3 operations, 2 types: grade " in text
    assert "client    Shop of package shop" in text
    assert "└─ pets (3): list, create, photos.…" in text
    assert '"resources" fits: 3 of 3 operations have no operationId' in text
    assert text.count("\n") <= SCREEN
    assert [*tmp_path.iterdir()] == [tmp_path / "api.yaml"]


def test_repairs_name_the_place_and_what_to_write(tmp_path: Path) -> None:
    quality = as_data(tmp_path, POOR)["quality"]
    assert quality["grade"] in ("D", "E")
    repairs = {repair["check"]: repair for repair in quality["repairs"]}
    assert len(repairs) == 5
    points = [repair["points"] for repair in quality["repairs"]]
    assert points == sorted(points, reverse=True)
    results = repairs["results"]
    assert results["location"] == "api.yaml:5:5"
    assert results["element"] == "GET /pets"
    assert 'schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}' in (
        results["write"]
    )
    assert repairs["operation-ids"]["write"] == "operationId: listPets"


def test_repairs_improve_the_grade(tmp_path: Path) -> None:
    before = as_data(tmp_path, POOR)["quality"]["score"]
    repaired = POOR.replace(
        "    get:\n      summary: Pets.", "    get:\n      operationId: listPets"
    )
    assert repaired != POOR
    repaired = repaired.replace("name: {}", "name: {type: string}")
    assert as_data(tmp_path, repaired)["quality"]["score"] > before


def test_json_has_both_names_of_each_call(tmp_path: Path) -> None:
    data = as_data(tmp_path, POOR.replace("summary: Pets.", "operationId: findPets"))
    methods = data["resources"][0]["methods"]
    assert (methods[0]["call"], methods[0]["other_call"]) == (
        "pets.list",
        "pets.find",
    )
    assert methods[1]["arguments"] == ["…"]
    assert {m["name"]: m["uses"] for m in data["models"]} == {
        "Pet": ["Owner"],
        "Owner": ["Pet"],
    }


def test_the_types_of_events_are_in_use(tmp_path: Path) -> None:
    events = """responses:
        "200":
          description: Pets.
          content: {text/event-stream: {itemSchema: {$ref: "#/components/schemas/Pet"}}}
"""
    text = POOR.replace("summary: Pets.\n      responses: {", events + "        #", 1)
    text = text.replace("3.1.0", "3.2.0")
    used = {m["name"]: m["used_by"] for m in as_data(tmp_path, text)["models"]}
    assert used == {"Pet": 2, "Owner": 0}


def test_the_config_chooses_the_naming(tmp_path: Path) -> None:
    (tmp_path / "specloom.toml").write_text(
        'document = "api.yaml"\nnaming = "operation-id"\n'
    )
    (tmp_path / "api.yaml").write_text(POOR)
    text = specloom("inspect", cwd=tmp_path).stdout
    assert '"operation-id" is used, but "resources" fits' in text


def test_operations_that_cannot_be_generated_are_listed(tmp_path: Path) -> None:
    wrong = POOR.replace("  /pets:\n", "  /broken: {get: 1}\n  /pets:\n")
    data = as_data(tmp_path, wrong)
    assert [id_ for id_, _ in data["skipped"]] == ["GET /broken"]
    assert "skipped GET /broken" in inspected(tmp_path, wrong)


def test_a_broken_document_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("openapi: [")
    run = specloom("inspect", "api.yaml", cwd=tmp_path)
    assert run.returncode == 2
    assert re.search(r"^api.yaml:\d+:\d+: error\[E\d+\]", run.stderr)
    assert run.stdout == ""


@pytest.mark.parametrize("command", ["diff api.yaml", "inspect"])
def test_errors_are_json_beside_a_result_in_json(command: str, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("openapi: [")
    words = (*command.split(), "api.yaml", "--format", "json")
    run = specloom(*words, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert json.loads(run.stderr)["diagnostics"][0]["code"] == "E106"


HOSTILE = """\
openapi: 3.1.0
info: {title: "<script>alert(1)</script>\\u001b[31m", version: "</title><img src=x>"}
servers: [{url: 'javascript:alert(1)"><script>'}]
tags: [{name: "<svg onload=alert(1)>"}]
paths:
  '/"><script>alert(1)</script>':
    get:
      operationId: '"><b>'
      tags: ["<svg onload=alert(1)>"]
      responses:
        "200":
          description: OK
          content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
components:
  schemas:
    A: {type: object, properties: {"<i>": {type: strin}, b: {$ref: "#/components/schemas/A"}}}
"""
ATTRIBUTES = {
    *("aria-label", "charset", "class", "content", "d", "height", "http-equiv", "lang"),
    *("name", "role", "rx", "value", "viewbox", "width", "x", "xmlns", "y"),
}
INERT = {
    *("body", "b", "br", "code", "dd", "details", "div", "dl", "dt", "g", "h1", "h2"),
    *(
        "head",
        "html",
        "li",
        "meta",
        "meter",
        "ol",
        "p",
        "path",
        "rect",
        "span",
        "style",
    ),
    *("summary", "svg", "table", "td", "text", "title", "tr"),
}


class Tags(HTMLParser):
    """The tags of a page and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_pages_hold_nothing_active(tmp_path: Path) -> None:
    inspected(tmp_path, HOSTILE, "--html", "overview.html")
    page = (tmp_path / "overview.html").read_text("utf-8")
    parser = Tags()
    parser.feed(page)
    assert parser.tags <= INERT
    assert parser.attributes <= ATTRIBUTES
    assert "\x1b" not in page
    assert "default-src 'none'" in page
    assert "url(" not in page


@pytest.mark.parametrize("text", [POOR, HOSTILE])
def test_pictures_are_well_formed(tmp_path: Path, text: str) -> None:
    inspected(tmp_path, text, "--html", "overview.html")
    page = (tmp_path / "overview.html").read_text("utf-8")
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2
    for picture in pictures:
        root = ElementTree.fromstring(picture)
        shown = root.findall("{http://www.w3.org/2000/svg}g")
        assert shown
        width, height = int(root.attrib["width"]), int(root.attrib["height"])
        for box in root.iter("{http://www.w3.org/2000/svg}rect"):
            assert 0 <= int(box.attrib["x"]) <= width - int(box.attrib["width"])
            assert 0 <= int(box.attrib["y"]) <= height - int(box.attrib["height"])


def test_a_large_document_stays_on_one_screen(tmp_path: Path) -> None:
    paths = "".join(
        f"  /things{n}/{{id}}:\n    get:\n      operationId: readThing{n}\n"
        f"      tags: [things{n}]\n"
        "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n"
        '      responses: {"200": {description: OK, content: {application/json: {schema: '
        f'{{$ref: "#/components/schemas/Thing{n}"}}}}}}}}}}\n'
        for n in range(90)
    )
    schemas = "".join(
        f"    Thing{n}: {{type: object, properties: {{next: "
        f'{{$ref: "#/components/schemas/Thing{(n + 1) % 90}"}}}}}}\n'
        for n in range(90)
    )
    text = (
        'openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\n'
        f"paths:\n{paths}components:\n  schemas:\n{schemas}"
    )
    short = inspected(tmp_path, text)
    assert short.count("\n") <= SCREEN
    assert "… 76 more resources with 76 methods" in short
    assert all(len(line) <= WIDTH for line in short.splitlines())
    assert "read_thing89" in inspected(tmp_path, text, "--all")
    inspected(tmp_path, text, "--html", "overview.html")
    page = (tmp_path / "overview.html").read_text("utf-8")
    assert page.count('<g class="model') == MOST_DRAWN_MODELS
