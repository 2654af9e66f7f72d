"""Rules and overlays, as a user meets them on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import specloom

OK = "responses: {'200': {description: Fine."
DOCUMENT = f"""\
openapi: 3.1.0
info: {{title: Shop, version: 1.0.0}}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      {OK}, content: {{application/json:
        {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}}}
    delete: {{operationId: dropPets, tags: [pets, admin], {OK}}}}}}}
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      {OK}, content: {{application/json:
        {{schema: {{$ref: '#/components/schemas/Order'}}}}}}}}}}
components:
  schemas:
    Pet: {{type: object, properties: {{name: {{type: string}}}}}}
    Order: {{type: object, properties: {{number: {{type: integer}}}}}}
"""
OVERLAY = """\
overlay: 1.0.0
info: {title: Fixes, version: 1.0.0}
actions:
- target: $.paths['/orders']
  remove: true
- target: $.paths['/pets'].get
  update:
    summary: All the pets
    parameters:
    - {name: page, in: query}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    (tmp_path / "overlays").mkdir()
    (tmp_path / "overlays" / "fix.yaml").write_text(OVERLAY)
    configure(tmp_path)
    return tmp_path


def configure(folder: Path, *lines: str) -> None:
    named = ('document = "api.yaml"', 'output = "sdk"', 'package = "shop"', *lines)
    (folder / "specloom.toml").write_text("\n".join(named) + "\n")


def generated(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of the record, by method and path."""
    made = specloom("generate", cwd=folder)
    assert made.returncode == 0, made.stderr
    text = (folder / "sdk/.specloom/coverage.json").read_text()
    entries = json.loads(text)["operations"]
    assert specloom("check", cwd=folder).returncode == 0
    return {f"{entry['method']} {entry['path']}": entry for entry in entries}


def test_what_rules_exclude_is_in_the_record(project: Path) -> None:
    configure(project, 'exclude = ["tag:admin", "path:/orders/**#GET"]')
    entries = generated(project)
    assert entries["GET /pets"]["status"] == "generated"
    assert entries["DELETE /pets"] == {
        "method": "DELETE",
        "path": "/pets",
        "operation_id": "dropPets",
        "status": "excluded",
        "symbol": None,
        "aliases": [],
        "location": "api.yaml#/paths/~1pets/delete",
        "reason": "the config excludes 'tag:admin'",
        "arguments": [],
        "call": None,
        "async_symbol": None,
        "request": None,
        "responses": [],
        "result": None,
        "streaming": None,
    }
    assert entries["GET /orders"]["reason"] == (
        "the config excludes 'path:/orders/**#GET'"
    )
    models = project / "sdk/shop/models"
    assert (models / "pet.py").is_file()
    assert not (models / "order.py").exists()
    assert "drop_pets" not in (project / "sdk/shop/resources/pets.py").read_text()
    assert not (project / "sdk/shop/resources/orders.py").exists()
    page = (project / "sdk/docs/COVERAGE.md").read_text()
    assert page.count(" | excluded | ") == 2
    assert "that the config does not exclude" in page


def test_only_what_is_included_is_generated(project: Path) -> None:
    configure(project, 'include = ["id:listOrders"]')
    entries = generated(project)
    statuses = {key: entry["status"] for key, entry in entries.items()}
    assert statuses == {
        "GET /orders": "generated",
        "GET /pets": "excluded",
        "DELETE /pets": "excluded",
    }


def test_leaving_one_out_changes_nothing_of_the_others(project: Path) -> None:
    generated(project)
    before = (project / "sdk/shop/resources/orders.py").read_text()
    model = (project / "sdk/shop/models/order.py").read_text()
    configure(project, 'exclude = ["tag:admin"]')
    generated(project)
    assert (project / "sdk/shop/resources/orders.py").read_text() == before
    assert (project / "sdk/shop/models/order.py").read_text() == model


def test_a_rule_that_means_nothing_is_reported_at_its_place(project: Path) -> None:
    configure(project, "exclude = [", '  "tag:pets",', "  'tag:none',", "]")
    made = specloom("generate", cwd=project)
    assert made.returncode == 0
    assert "specloom.toml:6:3: warning[W502]" in made.stderr
    assert made.stderr.count("W502") == 1


def test_what_is_no_rule_stops_the_run_at_its_place(project: Path) -> None:
    configure(project, 'include = ["id:listPets", "pets"]')
    made = specloom("generate", cwd=project)
    assert made.returncode == 2
    assert "specloom.toml:4:27: error[E502]" in made.stderr
    assert not (project / "sdk").exists()


def test_an_overlay_changes_what_is_generated(project: Path) -> None:
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    entries = generated(project)
    assert entries["GET /orders"]["status"] == "excluded"
    assert entries["GET /orders"]["symbol"] is None
    assert entries["GET /orders"]["location"] == "api.yaml#/paths/~1orders/get"
    assert entries["GET /orders"]["reason"] == "removed by overlays/fix.yaml#/actions/0"
    text = (project / "sdk/shop/resources/pets.py").read_text()
    assert "All the pets" in text
    assert "page" in text
    # What the overlay brought is degraded there, not in the document.
    assert entries["GET /pets"]["status"] == "degraded"
    output = specloom("generate", cwd=project).stderr
    assert "overlays/fix.yaml:10:7: warning[W306]" in output
    assert "- {name: page, in: query}" in output


def test_the_record_is_the_same_from_everywhere(project: Path) -> None:
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    generated(project)
    below = project / "overlays"
    assert specloom("check", cwd=below).returncode == 0


def test_a_change_of_an_overlay_makes_the_output_stale(project: Path) -> None:
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    generated(project)
    file = project / "overlays" / "fix.yaml"
    file.write_text(file.read_text().replace("All the", "Some"))
    checked = specloom("check", cwd=project)
    assert checked.returncode == 1
    assert "+" in checked.stdout
    assert "Some pets" in checked.stdout


def test_an_overlay_mends_what_could_not_be_read(project: Path) -> None:
    document = project / "api.yaml"
    document.write_text(f"{DOCUMENT}x-more: 1\n".replace("listOrders", "[]"))
    broken = DOCUMENT.replace("paths:\n", "paths:\n  /gone: {$ref: 'gone.yaml'}\n")
    document.write_text(broken)
    assert specloom("generate", cwd=project).returncode == 2
    overlay = OVERLAY.replace("/orders", "/gone")
    (project / "overlays" / "fix.yaml").write_text(overlay)
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    entries = generated(project)
    assert entries["* /gone"]["status"] == "excluded"


def test_the_specification_is_checked_after_the_patch(project: Path) -> None:
    overlay = OVERLAY + "- target: $.info\n  update: {title: 5}\n"
    (project / "overlays" / "fix.yaml").write_text(overlay)
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    assert "overlays/fix.yaml:12:12: warning[W280]" in (
        specloom("generate", cwd=project).stderr
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("overlay: 1.0.0\n", "overlays/fix.yaml:1:1: error[E211]"),
        (OVERLAY.replace("$.paths", "paths", 1), "overlays/fix.yaml:4:3: error[E212]"),
        ("a: [\n", "overlays/fix.yaml:2:1: error[E106]"),
    ],
)
def test_a_wrong_overlay_stops_the_run(project: Path, text: str, message: str) -> None:
    (project / "overlays" / "fix.yaml").write_text(text)
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    made = specloom("generate", cwd=project)
    assert made.returncode == 2
    assert message in made.stderr
    assert not (project / "sdk").exists()


def test_an_overlay_that_is_missing_is_reported(project: Path) -> None:
    configure(project, 'overlays = ["overlays/none.yaml"]')
    made = specloom("generate", cwd=project)
    assert made.returncode == 2
    assert "overlays/none.yaml:1:1: error[E101]" in made.stderr


def test_a_document_given_by_hand_is_not_patched(project: Path) -> None:
    configure(project, 'overlays = ["overlays/fix.yaml"]')
    (project / "other.yaml").write_text(DOCUMENT)
    shown = specloom("ir", "other.yaml", cwd=project)
    assert "/orders" in shown.stdout
    assert "/orders" not in str(
        [
            o["path"]
            for o in json.loads(specloom("ir", cwd=project).stdout)["operations"]
        ]
    )
