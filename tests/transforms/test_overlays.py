"""Overlays change the document, and each value keeps its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import InputError
from tests.transforms.patching import HEAD, patch

DOCUMENT = """\
info: {title: Shop, version: 1.10}
tags: [a, b]
paths:
  /users:
    get:
      tags: [users]
      parameters:
      - {name: old, in: query}
      - {name: page, in: query}
    delete: {}
"""


def test_objects_merge_arrays_join_and_the_rest_is_replaced(tmp_path: Path) -> None:
    patched = patch(
        tmp_path,
        DOCUMENT,
        "- target: $.paths['/users'].get\n"
        "  update:\n"
        "    summary: All\n"
        "    tags: [people]\n"
        "    x-deep: {er: 1}\n"
        "- target: $.paths['/users'].get\n"
        "  update: {x-deep: {more: 2}, summary: All users}\n",
    )
    assert patched.report.found == []
    assert patched.at("paths", "/users", "get").value == {
        "tags": ["users", "people"],
        "parameters": [{"name": "old", "in": "query"}, {"name": "page", "in": "query"}],
        "summary": "All users",
        "x-deep": {"er": 1, "more": 2},
    }


def test_every_value_keeps_its_place(tmp_path: Path) -> None:
    patched = patch(
        tmp_path,
        DOCUMENT,
        "- target: $.paths['/users'].get\n"
        "  update:\n"
        "    summary: All\n"
        "    tags:\n"
        "    - people\n"
        "    responses:\n"
        "      '200':\n"
        "        description: Fine\n",
        "- target: $.paths['/users'].get.responses['200']\n"
        "  update:\n"
        "    description: Better\n"
        "    headers: {}\n",
    )
    get = ("paths", "/users", "get")
    assert patched.place(*get) == "api.yaml:5:5"
    assert patched.place(*get, "tags", "0") == "api.yaml:6:14"
    assert patched.place(*get, "tags", "1") == "fix1.yaml:8:7"
    assert patched.place(*get, "parameters", "1", "in") == "api.yaml:9:22"
    assert patched.place(*get, "summary") == "fix1.yaml:6:5"
    assert patched.place(*get, "responses", "200") == "fix1.yaml:10:7"
    assert patched.place(*get, "responses", "200", "description") == "fix2.yaml:6:5"
    assert patched.place(*get, "responses", "200", "headers") == "fix2.yaml:7:5"
    assert patched.place() == "api.yaml:1:1"


def test_spelling_is_that_of_the_file_a_value_came_from(tmp_path: Path) -> None:
    text = "- target: $.info\n  update: {x-rate: 2.50}\n"
    patched = patch(tmp_path, DOCUMENT, text)
    assert patched.at("info", "version").source_text == "1.10"
    assert patched.at("info", "x-rate").source_text == "2.50"


def test_an_entry_is_appended_to_an_array(tmp_path: Path) -> None:
    text = (
        "- target: $.paths['/users'].get.parameters\n"
        "  update: {name: size, in: query}\n"
        "- target: $.tags\n"
        "  update: c\n"
    )
    patched = patch(tmp_path, DOCUMENT, text)
    parameters = patched.at("paths", "/users", "get", "parameters")
    assert [node.value["name"] for node in parameters.items()] == [
        "old",
        "page",
        "size",
    ]
    assert patched.place(*parameters.pointer, "2") == "fix1.yaml:5:3"
    assert patched.place(*parameters.pointer, "2", "in") == "fix1.yaml:5:24"
    assert patched.root.value["tags"] == ["a", "b", "c"]


def test_what_is_removed_is_gone_and_noted(tmp_path: Path) -> None:
    text = (
        "- target: $.paths['/users'].get.parameters[?@.name=='old']\n"
        "  remove: true\n"
        "- target: $.paths['/users'].delete\n"
        "  remove: true\n"
        "  update: {ignored: true}\n"
    )
    patched = patch(tmp_path, DOCUMENT, text)
    assert list(patched.at("paths", "/users").value) == ["get"]
    parameters = ("paths", "/users", "get", "parameters")
    assert patched.at(*parameters).value == [{"name": "page", "in": "query"}]
    assert patched.place(*parameters, "0", "name") == "api.yaml:9:10"
    assert patched.removed == (
        ((*parameters, "0"), "fix1.yaml:4"),
        (("paths", "/users", "delete"), "fix1.yaml:6"),
    )


def test_several_items_and_what_is_inside_them_go_at_once(tmp_path: Path) -> None:
    text = "- target: $.a..*\n  remove: true\n"
    document = "a: [1, {b: [2, 3]}, [4]]\nc: 5\n"
    assert patch(tmp_path, document, text).root.value == {"a": [], "c": 5}


def test_actions_see_what_those_before_them_did(tmp_path: Path) -> None:
    text = (
        "- target: $.info\n  remove: true\n"
        "- target: $\n  update: {info: {title: New}}\n"
        "- target: $.info\n  update: {version: 2.0.0}\n"
    )
    patched = patch(tmp_path, DOCUMENT, text)
    assert patched.root.value["info"] == {"title": "New", "version": "2.0.0"}
    assert patched.place("info") == "fix1.yaml:7:12"


def test_targets_that_share_an_update_stay_apart(tmp_path: Path) -> None:
    text = (
        "- target: $.paths.*.*\n  update: {x-list: [1], x-table: {a: 1}}\n"
        "- target: $.paths['/users'].get.x-table\n  update: {b: 2}\n"
        "- target: $.paths['/users'].get.x-list\n  update: 2\n"
    )
    patched = patch(tmp_path, DOCUMENT, text)
    users = patched.root.value["paths"]["/users"]
    assert users["get"]["x-table"] == {"a": 1, "b": 2}
    assert users["get"]["x-list"] == [1, 2]
    assert users["delete"] == {"x-list": [1], "x-table": {"a": 1}}


def test_aliases_of_yaml_are_values_of_their_own(tmp_path: Path) -> None:
    document = "one: &shared {list: [1]}\ntwo: *shared\n"
    text = "- target: $.two\n  update: {list: [2]}\n"
    patched = patch(tmp_path, document, text)
    assert patched.root.value == {"one": {"list": [1]}, "two": {"list": [1, 2]}}


def test_null_shows_structure_and_removes_nothing(tmp_path: Path) -> None:
    text = "- target: $\n  update:\n    tags:\n    x-null:\n    info: {title: null}\n"
    patched = patch(tmp_path, DOCUMENT, text)
    assert patched.findings == [("W213", "fix1.yaml:6:5")]
    assert patched.root.value["tags"] == ["a", "b"]
    assert patched.root.value["x-null"] is None
    assert patched.root.value["info"]["title"] is None


def test_references_lead_into_what_an_overlay_added(tmp_path: Path) -> None:
    text = "- target: $\n  update: {b: {c: {d: 1}}}\n"
    patched = patch(tmp_path, "a: {$ref: '#/b/c'}\n", text)
    found = patched.documents.follow(patched.root["a"])
    assert found is not None
    assert found.value == {"d": 1}
    assert patched.report.found == []


def test_overlays_count_among_the_files_of_a_run(tmp_path: Path) -> None:
    text = "- target: $\n  update: {a: 1}\n"
    patched = patch(tmp_path, "{}", text)
    names = [Path(source.path).name for source in patched.documents.sources()]
    assert names == ["api.yaml", "fix1.yaml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- target: $.nothing\n  remove: true\n", [("W211", "fix1.yaml:4:3")]),
        ("- target: nothing\n  remove: true\n", [("E212", "fix1.yaml:4:3")]),
        ("- target: $.info.title\n  update: x\n", [("E213", "fix1.yaml:4:3")]),
        ("- target: $.info\n  update: x\n", [("E213", "fix1.yaml:5:3")]),
        ("- target: $\n  remove: true\n", [("E213", "fix1.yaml:4:3")]),
        ("- target: $\n", [("E211", "fix1.yaml:4:3")]),
        ("- update: {}\n", [("E211", "fix1.yaml:4:3")]),
        ("- 5\n", [("E211", "fix1.yaml:4:3")]),
        ("- target: $\n  remove: sure\n  update: {}\n", [("E211", "fix1.yaml:5:3")]),
        ("- target: $\n  updates: {}\n  update: {}\n", [("E211", "fix1.yaml:5:3")]),
        (HEAD.replace("actions:\n", "actions: []\n"), [("E211", "fix1.yaml:3:1")]),
        ("openapi: 3.1.0\n", [("E211", "fix1.yaml:1:1")] * 3),
        (
            HEAD.replace("1.0.0\n", "2.0\n", 1) + "- {target: $, update: {}}\n",
            [("E211", "fix1.yaml:1:1")],
        ),
        (
            "overlay: 1.0\nextends: other.yaml\n"
            "info: {title: a, version: 1}\nactions: [{target: $, update: {}}]\n",
            [("W212", "fix1.yaml:2:1")],
        ),
        (
            "overlay: 1.0.3\nextends: api.yaml\n"
            "info: {title: a, version: 1}\nactions: [{target: $, update: {}}]\n",
            [],
        ),
    ],
)
def test_what_is_wrong_is_reported_with_its_location(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    patched = patch(tmp_path, DOCUMENT, text)
    assert patched.findings == expected
    assert all(d.message and d.hint for d in patched.report.found)


def test_of_a_malformed_overlay_nothing_is_carried_out(tmp_path: Path) -> None:
    text = "- target: $.info\n  remove: true\n- target: $\n"
    assert "info" in patch(tmp_path, DOCUMENT, text).root.value


@pytest.mark.parametrize("text", ["- a\n- b\n", "", "a: [\n"])
def test_a_file_that_is_no_object_stops_the_run(tmp_path: Path, text: str) -> None:
    (tmp_path / "fix1.yaml").write_text(text)
    with pytest.raises(InputError) as stop:
        patch(tmp_path, DOCUMENT, text if text != "- a\n- b\n" else "[a, b]\n")
    assert Path(stop.value.diagnostics[0].span.file).name == "fix1.yaml"


def test_a_wide_document_is_patched_in_linear_time(tmp_path: Path) -> None:
    many: dict[str, Any] = {f"/p{n}": {"get": {"tags": ["x"]}} for n in range(3000)}
    import json
    import time

    text = "- target: $.paths.*.get\n  update: {tags: [y], x: 1}\n"
    start = time.monotonic()
    patched = patch(tmp_path, json.dumps({"paths": many}), text)
    assert patched.at("paths", "/p2999", "get").value == {"tags": ["x", "y"], "x": 1}
    assert time.monotonic() - start < 5
