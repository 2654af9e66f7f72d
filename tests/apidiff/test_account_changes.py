"""Typical changes of the account document, one at a time: the verdict, and the entry that a
changelog gets.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from specloom.apidiff.compare import compare_snapshots
from specloom.apidiff.findings import verdict_of
from specloom.apidiff.release import grouped
from specloom.apidiff.schema_reading import UnchangedSchemas
from specloom.apidiff.snapshots import SnapshotSource, raised, snapshot_of
from specloom.cli import main
from specloom.config import Config
from specloom.document.node import DiskReader
from specloom.document.remote import fetched
from tests.apidiff.comparing import Json
from tests.whole_output import ROOT

ACCOUNT = ROOT / "spec" / "account.yaml"
Edit = Callable[[Json], None]


class Change(NamedTuple):
    """What is done to the document, what it comes to, and what was there before."""

    edit: Edit
    verdict: str
    before: Edit = lambda document: None


def paths(document: Json) -> Json:
    found: Json = document["paths"]
    return found


def schema(document: Json, name: str) -> Json:
    found: Json = document["components"]["schemas"][name]
    return found


def logs(document: Json) -> Json:
    found: Json = paths(document)["/account/logs"]["get"]
    return found


def with_parameter(required: bool = False) -> Edit:
    def edit(document: Json) -> None:
        more = {"name": "limit", "in": "query", "required": required}
        logs(document)["parameters"].append({**more, "schema": {"type": "integer"}})

    return edit


def with_order(*values: str) -> Edit:
    def edit(document: Json) -> None:
        order = {"type": "string", "enum": list(values)}
        logs(document)["parameters"].append(
            {"name": "order", "in": "query", "schema": order}
        )

    return edit


def with_kind(*values: str) -> Edit:
    def edit(document: Json) -> None:
        kind = {"type": "string", "enum": list(values)}
        schema(document, "Session")["properties"]["kind"] = kind

    return edit


def without_status(document: Json) -> None:
    del paths(document)["/account/status"]


def renamed(document: Json) -> None:
    logs(document)["operationId"] = "accountReadHistory"


def without_labels(document: Json) -> None:
    del schema(document, "User")["properties"]["labels"]
    schema(document, "User")["required"].remove("labels")


def optional_phone(document: Json) -> None:
    schema(document, "User")["required"].remove("phone")


def needed_agreement(document: Json) -> None:
    request = schema(document, "AccountUpdateEmailRequest")
    request["properties"]["agreed"] = {"type": "boolean"}
    request["required"].append("agreed")


def optional_password(document: Json) -> None:
    schema(document, "AccountUpdateEmailRequest")["required"].remove("password")


def deprecated(document: Json) -> None:
    paths(document)["/account/sessions"]["get"]["deprecated"] = True


def reworded(document: Json) -> None:
    paths(document)["/account"]["get"]["description"] = "Returns whoever is signed in."
    schema(document, "User")["properties"]["name"]["description"] = "What to call them."


def with_export(document: Json) -> None:
    paths(document)["/account/export"] = {
        "get": {
            "operationId": "accountExport",
            "tags": ["account"],
            "responses": {"202": {"description": "It is on its way."}},
        }
    }


def with_conflict(document: Json) -> None:
    error = {"$ref": "#/components/responses/InvalidArgument"}
    paths(document)["/account/name"]["patch"]["responses"]["422"] = error


def shorter_name(document: Json) -> None:
    name = schema(document, "AccountUpdateNameRequest")["properties"]["name"]
    name["maxLength"] = 64


def number_for_text(document: Json) -> None:
    schema(document, "User")["properties"]["phone"] = {"type": "integer"}


CHANGES = {
    "a new optional parameter": Change(with_parameter(), "minor"),
    "a new required parameter": Change(with_parameter(required=True), "major"),
    "a new required member": Change(needed_agreement, "major"),
    "a member that may be left out": Change(optional_password, "minor"),
    "an operation removed": Change(without_status, "major"),
    "an operation renamed": Change(renamed, "minor"),
    "a new operation": Change(with_export, "minor"),
    "an enum value that is taken": Change(
        with_order("asc", "desc", "none"), "minor", with_order("asc", "desc")
    ),
    "an enum value that is no longer taken": Change(
        with_order("asc"), "major", with_order("asc", "desc")
    ),
    "an enum value that may come": Change(
        with_kind("web", "app", "tv"), "minor", with_kind("web", "app")
    ),
    "a member of an answer removed": Change(without_labels, "major"),
    "a member of an answer made optional": Change(optional_phone, "major"),
    "a member of another type": Change(number_for_text, "major"),
    "a deprecation": Change(deprecated, "minor"),
    "other words": Change(reworded, "patch"),
    "a new error": Change(with_conflict, "minor"),
    "a tighter limit": Change(shorter_name, "major"),
}


@pytest.fixture(scope="module")
def account() -> Json:
    """The document, as plain data."""
    found: Json = yaml.safe_load(ACCOUNT.read_text("utf-8"))
    return found


def source(file: Path) -> SnapshotSource:
    """A document of this machine, for a package named as ours is."""
    config = Config(package="appwrite_account", client="Appwrite")
    return SnapshotSource(
        shown=file.name, document=file, files=DiskReader(), fetch=fetched, config=config
    )


def written(file: Path, document: Json, *edits: Edit) -> Path:
    """A document with edits, as a file."""
    changed = copy.deepcopy(document)
    for edit in edits:
        edit(changed)
    file.write_text(json.dumps(changed, indent=1))
    return file


@pytest.mark.parametrize("name", CHANGES)
def test_a_change(
    tmp_path: Path,
    account: Json,
    snapshot: SnapshotAssertion,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change = CHANGES[name]
    old = written(tmp_path / "old.json", account, change.before)
    # What was there before is replaced by what is there after, not joined by it.
    new = written(tmp_path / "new.json", account, change.edit)
    before = snapshot_of(source(old))
    findings = compare_snapshots(before, snapshot_of(source(new), before))
    verdict = verdict_of(findings)
    assert verdict == change.verdict
    version = raised("1.4.9", verdict)
    assert f"## {version}\n\n{grouped(findings)}" == snapshot
    # Unchanged schemas are left out only because they have no findings.
    monkeypatch.setattr(UnchangedSchemas, "has", lambda *_: False)
    assert compare_snapshots(before, snapshot_of(source(new), before)) == findings


INNER = "#/components/schemas/Inner"
LINK = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Link"}}}


def linked(inner: Json, link: Json = LINK, **more: Json) -> Json:
    """A document whose response is a list that refers to itself, and to ``inner``."""
    link = {**link, "properties": {**link["properties"], "inner": {"$ref": INNER}}}
    schema = {"schema": {"$ref": "#/components/schemas/Link"}}
    ok = {"description": "OK", "content": {"application/json": schema}}
    paths = {"/a": {"get": {"operationId": "getA", "responses": {"200": ok}}}}
    info = {"title": "Links", "version": "1"}
    schemas = {"Link": link, "Inner": inner}
    document = {"openapi": "3.1.0", "info": info, "paths": paths}
    return {**document, "components": {"schemas": schemas}, **more}


TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("old", "new", "unchanged"),
    [
        (linked(TEXT), linked(TEXT), True),
        (linked(TEXT), linked({**TEXT, "maxLength": 3}), False),
        (linked({"default": 1}), linked({"default": True}), False),
        (linked(TEXT), linked(TEXT, openapi="3.1.1"), False),
        (
            linked({"$id": "https://a.example"}),
            linked({"$id": "https://a.example"}),
            False,
        ),
        (linked({"$ref": "b.json"}), linked({"$ref": "b.json"}), False),
        (linked({"$ref": "#/gone"}), linked({"$ref": "#/gone"}), False),
    ],
)
def test_schemas_that_need_no_comparison(
    tmp_path: Path, old: Json, new: Json, unchanged: bool
) -> None:
    (tmp_path / "b.json").write_text("{}")
    sides = [
        snapshot_of(source(written(tmp_path / f"{name}.json", document))).contract
        for name, document in {"old": old, "new": new}.items()
    ]
    known = UnchangedSchemas(*(side.root for side in sides))
    links = [side.declared["Link"] for side in sides]
    assert known.has(*links) is unchanged


def test_an_entry_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, account: Json
) -> None:
    """What the changelog of the package says is what was shown above."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    config = 'document = "api.json"\noutput = "sdk"\nversion = "auto"\n'
    (tmp_path / "specloom.toml").write_text(config)
    steps: list[Any] = [[], [needed_agreement], [needed_agreement, deprecated]]
    for edits in steps:
        written(tmp_path / "api.json", account, *edits)
        done = CliRunner().invoke(main, ["generate", "-q"])
        assert done.exit_code == 0, done.output
    text = (tmp_path / "sdk/CHANGELOG.md").read_text()
    assert text.index("## 2.1.0") < text.index("## 2.0.0") < text.index("## 1.4.9")
    assert "- `client.account.update_email()` now requires `agreed`.\n" in text
    assert (
        "### Deprecated\n\n- `client.account.list_sessions()` is now deprecated.\n"
        in text
    )
    (module,) = (tmp_path / "sdk").glob("*/_version.py")
    assert '__version__ = "2.1.0"' in module.read_text()
