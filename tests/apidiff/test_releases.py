"""Versions and changelogs, from generation to generation, by the command alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from specloom.apidiff import snapshots
from specloom.apidiff.findings import Verdict
from specloom.apidiff.release import _same_content, joined_messages
from specloom.apidiff.snapshots import is_less, raised
from tests.apidiff.test_sides import USER, USERS, git, run

SMALL = "E522"
REF = "{$ref: 'parts/user.yaml'}"
NICK = "  nick: {type: string}\n"


def config(version: str) -> str:
    """The config with a version."""
    chosen = f'version = "{version}"\n' if version else ""
    return f'document = "api.yaml"\noutput = "sdk"\n{chosen}'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose versions come by themselves, generated and committed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "api.yaml").write_text(USERS)
    (tmp_path / "parts/user.yaml").write_text(USER)
    (tmp_path / "specloom.toml").write_text(config("auto"))
    git("init", "-q")
    generated()
    committed()
    return tmp_path


def generated(*options: str) -> None:
    done = run("generate", "-q", *options)
    assert done.exit_code == 0, done.output


def committed() -> None:
    git("add", ".")
    git("commit", "-q", "-m", "Go on")


def users(text: str) -> None:
    Path("parts/user.yaml").write_text(text)


def version() -> str:
    module = next(Path("sdk").glob("*/_version.py"))
    found = re.search(r'^__version__ = "(.*)"$', module.read_text(), re.M)
    assert found is not None
    return found[1]


def changelog() -> str:
    return Path("sdk/CHANGELOG.md").read_text()


def headings() -> list[str]:
    return re.findall(r"^## (.+)$", changelog(), re.M)


def test_the_first_version_is_the_documents(project: Path) -> None:
    assert version() == "1.4.0"
    assert headings() == ["1.4.0"]
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "properties:\n  name: {type: string}\n  id: {type: string}\n"
        "required: [id, name]\ntype: object\n",
        "type: object\nproperties: {id: {type: string}, name: {type: string}}\n"
        "required: [name, id]\n",
    ],
)
def test_another_order_is_no_change(project: Path, text: str) -> None:
    users(
        "type: object\nrequired: [id, name]\nproperties:\n  id: {type: string}\n"
        "  name: {type: string}\n"
    )
    generated()
    committed()
    released = version(), changelog()
    users(text)
    generated()
    assert (version(), changelog()) == released
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (USER + NICK, "1.5.0"),
        (USER.replace("required: [name]\n", ""), "2.0.0"),
        (f"description: Somebody.\n{USER}", "1.4.1"),
        (f"examples: [{{name: Ada}}]\n{USER}", "1.4.1"),
        (f"# A comment.\n{USER}", "1.4.0"),
    ],
)
def test_the_version_follows_the_verdict(
    project: Path, text: str, expected: str
) -> None:
    users(text)
    generated()
    assert version() == expected
    assert headings()[0] == expected
    once = changelog()
    generated()
    assert (version(), changelog()) == (expected, once)
    assert run("check").exit_code == 0


def test_what_is_not_committed_is_one_version(project: Path) -> None:
    users(USER + NICK)
    generated()
    users(USER.replace("required: [name]\n", "") + NICK)
    generated()
    assert headings() == ["2.0.0", "1.4.0"]
    assert "`User.nick` is new" in changelog()
    users(USER)
    generated()
    assert (version(), headings()) == ("1.4.0", ["1.4.0"])
    git("diff", "--exit-code")


def test_what_is_committed_is_the_base(project: Path) -> None:
    users(USER + NICK)
    generated()
    committed()
    assert run("check").exit_code == 0
    users(USER)
    generated()
    assert headings() == ["2.0.0", "1.5.0", "1.4.0"]


def test_a_release_may_be_older_than_the_last_commit(project: Path) -> None:
    git("tag", "v1.4.0")
    for nick in ("nick", "nack"):
        users(USER + NICK.replace("nick", nick))
        generated("--since", "v1.4.0")
        committed()
    assert headings() == ["1.5.0", "1.4.0"]
    assert "`User.nack` is new" in changelog()
    assert "`User.nick` is new" not in changelog()
    assert "error[E521]" in run("generate", "--since", "v9").stderr


def test_without_git_the_record_is_the_base(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    users(USER + NICK)
    generated()
    generated()
    assert version() == "1.5.0"
    users(USER)
    generated()
    assert headings() == ["2.0.0", "1.5.0", "1.4.0"]
    assert run("check").exit_code == 0


def test_entries_that_people_wrote_stay(project: Path) -> None:
    file = Path("sdk/CHANGELOG.md")
    file.write_text(file.read_text().replace("The first", "Our very first"))
    users(USER + NICK)
    generated()
    assert "Our very first version" in changelog()
    committed()
    assert run("check").exit_code == 0
    users(USER)
    generated()
    assert "Our very first version" in changelog()


def test_an_entry_in_the_making_takes_in_what_is_new(project: Path) -> None:
    users(USER + NICK)
    generated()
    file = Path("sdk/CHANGELOG.md")
    file.write_text(
        file.read_text().replace("### Added", "Ada wrote this.\n\n### Added", 1)
    )
    assert run("check").exit_code == 0
    users(f"description: Somebody.\n{USER}{NICK.replace('nick', 'nack')}")
    generated()
    assert headings() == ["1.5.0", "1.4.0"]
    entry = changelog().partition("## 1.5.0")[2].partition("## 1.4.0")[0]
    assert "Ada wrote this." in entry
    assert "`User.nack` is new" in entry
    assert "`User.nick` is new" not in entry
    assert "### Documentation\n\n- Improved descriptions of `User`." in entry


def test_a_lost_changelog_is_begun_again(project: Path) -> None:
    Path("sdk/CHANGELOG.md").unlink()
    assert run("check").exit_code == 1
    generated()
    assert headings() == ["1.4.0"]


def test_a_new_generator_is_a_patch(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Path("sdk/.specloom/manifest.json")
    record.write_text(
        record.read_text().replace('["generator", "', '["generator", "0.')
    )
    committed()
    generated("--force")
    assert version() == "1.4.1"
    assert "- Generated by specloom " in changelog()


def test_a_version_that_is_too_small_is_refused(project: Path) -> None:
    Path("specloom.toml").write_text(config("1.4.1"))
    users(USER + NICK)
    done = run("generate")
    assert done.exit_code == 2
    assert f"specloom.toml:3:1: error[{SMALL}]: version 1.4.1 is too low" in done.stderr
    assert "require 1.5.0: `User.nick` is new" in done.stderr
    assert "parts/user.yaml:5:3: note: `User.nick` is new" in done.stderr
    assert version() == "1.4.0"
    generated("--any-version")
    assert headings() == ["1.4.1", "1.4.0"]
    generated()
    assert run("check").exit_code == 0


@pytest.mark.parametrize("chosen", ["1.5.0", "1.7.2", "2.0.0"])
def test_a_version_that_is_large_enough_is_taken(project: Path, chosen: str) -> None:
    Path("specloom.toml").write_text(config(chosen))
    users(USER + NICK)
    generated()
    assert (version(), headings()) == (chosen, [chosen, "1.4.0"])
    committed()
    Path("specloom.toml").write_text(config("auto"))
    generated()
    assert version() == chosen


def test_words_alone_ask_for_no_other_version(project: Path) -> None:
    Path("specloom.toml").write_text(config("1.4.0"))
    users(f"description: Somebody.\n{USER}")
    generated()
    assert headings() == ["1.4.0"]


@pytest.mark.parametrize(
    ("old", "new", "is_read"),
    [
        ("description: Found.", "description: It is found.", False),
        ("operationId: getUser", "operationId: findUser", True),
    ],
)
def test_only_other_changes_than_descriptions_need_the_old_names(
    project: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, is_read: bool
) -> None:
    known, calls = snapshots.read_api, list[bool]()
    monkeypatch.setattr(
        snapshots, "read_api", lambda *all_: [calls.append(True), known(*all_)][1]
    )
    text = json.dumps(yaml.safe_load(USERS.replace(old, new).replace(REF, "{}")))
    (project / "api.yaml").write_text(USERS.replace(REF, "{}"))
    generated()
    committed()
    calls.clear()
    (project / "api.yaml").write_text(text)
    generated()
    assert bool(calls) is is_read
    assert version() > "1.4.0"


def test_without_a_version_there_is_no_changelog(project: Path) -> None:
    Path("specloom.toml").write_text(config(""))
    Path("sdk/CHANGELOG.md").unlink()
    users(USER.replace("required: [name]\n", ""))
    generated()
    assert version() == "1.4.0"
    assert not Path("sdk/CHANGELOG.md").exists()


@pytest.mark.parametrize(
    ("before", "verdict", "after"),
    [
        ("1.2.3", "major", "2.0.0"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "none", "1.2.3"),
        ("0.2.3", "major", "0.3.0"),
        ("0.2.3", "minor", "0.2.4"),
        ("0.2.3", "patch", "0.2.4"),
        ("1", "minor", "1.1.0"),
        ("v1.2", "patch", "1.2.1"),
        ("2.0.0rc1", "minor", "2.1.0"),
        ("latest", "major", "latest"),
    ],
)
def test_how_versions_rise(before: str, verdict: str, after: str) -> None:
    assert raised(before, Verdict(verdict)) == after
    assert not is_less(after, after)
    assert is_less(before, after) == (before != after and before != "latest")


def test_another_order_of_tags_is_no_change() -> None:
    tags = [{"name": "pets"}, {"name": "users", "description": "People."}]
    known, coming = json.dumps({"tags": tags}), json.dumps({"tags": tags[::-1]})
    assert _same_content(known, coming)
    assert not _same_content(known, json.dumps({"tags": tags[:1]}))
    known, coming = json.dumps({"tags": ["a", "b"]}), json.dumps({"tags": ["b", "a"]})
    assert not _same_content(known, coming)


def test_a_client_that_is_left_out_is_breaking(project: Path) -> None:
    file = project / "specloom.toml"
    file.write_text(config("auto") + 'clients = "async"\n')
    assert run("check").exit_code == 1
    generated()
    assert version() == "2.0.0"
    client = json.loads(Path("sdk/.specloom/api.json").read_text())["client"]
    assert f"- The synchronous client `{client}` was removed." in changelog()
    assert run("check").exit_code == 0
    generated()
    assert version() == "2.0.0"
    committed()
    found = run("diff", "HEAD~1:sdk", "sdk")
    assert "breaking[client-removed]: the synchronous client" in found.output
    file.write_text(config("auto"))
    generated()
    assert version() == "2.1.0"
    assert f"- The synchronous client `{client}` was added." in changelog()
    assert run("diff", "HEAD~1:sdk", "api.yaml").output.count("client-") == 0
    file.write_text(config("auto") + 'clients = "async"\n')
    generated()
    assert version() == "2.0.0"


def test_a_record_without_its_clients_has_those_of_its_config(project: Path) -> None:
    (project / "specloom.toml").write_text(config("auto") + 'clients = "sync"\n')
    generated()
    committed()
    record = Path("sdk/.specloom/api.json")
    content = json.loads(record.read_text())
    assert content.pop("clients") == "sync"
    record.write_text(json.dumps(content))
    committed()
    users(USER.replace("properties:", "properties:\n  age: {type: integer}"))
    generated("--force")
    assert "client" not in changelog().partition("## 2.0.0")[0]


GROUP_USER = {"name": {"type": "string"}, "mail": {"type": "string"}}


def group_document(*, later: bool) -> str:
    """A document; the later one has the same changes at several places."""
    properties = {**GROUP_USER, "nick": {}, "born": {}} if later else GROUP_USER
    schemas = {
        name: {"type": "object", "properties": properties} for name in ("User", "Team")
    }
    schemas["Post"] = {"type": "object", "properties": {"text": {}, "at": {}}}
    if later:
        schemas["Post"]["properties"] = {}
        schemas |= {n: {"type": "object", "properties": {n: {}}} for n in ("Y", "Z")}
    query = {"in": "query", "schema": {"type": "string"}}
    paths: dict[str, object] = {}
    for name in schemas:
        content = {"schema": {"$ref": f"#/components/schemas/{name}"}}
        ok = {"description": "", "content": {"application/json": content}}
        errors = {"404": {"description": ""}} if later else {}
        wanted = [{"name": n, **query} for n in ("page", "size") if later]
        operation = {
            "tags": ["every"],
            "operationId": f"get{name}",
            "parameters": wanted,
        }
        operation["responses"] = {"200": ok, **errors}
        paths[f"/{name}"] = {"get": operation}
    info = {"title": "Groups", "version": "1.0.0"}
    content = {"openapi": "3.1.0", "info": info, "paths": paths}
    return json.dumps({**content, "components": {"schemas": schemas}})


def test_similar_changes_are_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.json").write_text(group_document(later=False))
    Path("new.json").write_text(group_document(later=True))
    done = run("diff", "old.json", "new.json", "--format", "markdown")
    assert done.exit_code == 0, done.output
    calls = "`client.every.get_user()`, `client.every.get_team()` and `client.every.get_post()`"
    lines = [line for line in done.stdout.splitlines() if line.startswith("- ")]
    assert lines == [
        "- Removed from `Post`: `at` and `text`.",
        f"- New optional arguments of {calls}: `page` and `size`.",
        f"- Now documents the 404 error, raised as `NotFoundError`: {calls}.",
        "- `client.every.get_y()` is new: GET /Y.",
        "- `client.every.get_z()` is new: GET /Z.",
        "- New in `User` and `Team`: `nick` and `born`.",
        "- New models: `Y` and `Z`.",
    ]


def test_breaking_changes_list_every_name() -> None:
    messages = [f"`Model{number}.name` may now be `None`" for number in range(20)]
    (whole,) = joined_messages(messages, len(messages))
    assert all(f"`Model{number}.name`" in whole for number in range(20))
    (short,) = joined_messages(messages, 8)
    assert short.startswith("may now be `None`: `Model0.name`, ")
    assert short.endswith("`Model7.name` and 12 more")


def test_all_changes_of_an_owner_are_in_one_line() -> None:
    names = {"A": "xyz", "B": "xw", "C": "vu", "D": "vu", "E": "v", "F": "v", "G": "v"}
    messages = [f"`{o}.{m}` is new" for o, members in names.items() for m in members]
    assert joined_messages(messages, 8) == [
        "new in `A`: `x`, `y` and `z`",
        "new in `B`: `x` and `w`",
        "new in `C`, `D`, `E`, `F` and `G`: `v`",
        "new in `C` and `D`: `u`",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            "the model `A` was removed",
            "the model `B` was removed",
            "removed models: `A` and `B`",
        ),
        ("`A.x` was removed", "`B.y` was removed", "removed: `A.x` and `B.y`"),
        (
            "`x` of `c.a()` is now optional",
            "`x` of `c.b()` is now optional",
            "`x` of each of `c.a()` and `c.b()` is now optional",
        ),
        (
            "`x` of `c.a()` is now optional",
            "`y` of `c.a()` is now optional",
            "each of `x` and `y` of `c.a()` is now optional",
        ),
        (
            "`c.a()` now requires `x`",
            "`c.a()` now requires `y`",
            "now required by `c.a()`: `x` and `y`",
        ),
        (
            "`c.a()` now requires `x`, which was optional",
            "`c.a()` now requires `y`, which was optional",
            "now required by `c.a()` (optional before): `x` and `y`",
        ),
        (
            "the model `A` was renamed to `B`; the old name still works",
            "the model `C` was renamed to `D`; the old name still works",
            "renamed models: `A` to `B` and `C` to `D`; the old names still work",
        ),
        (
            "the argument `x` of `c.a()` was renamed to `y`",
            "the argument `x` of `c.b()` was renamed to `y`",
            "the argument `x` of each of `c.a()` and `c.b()` was renamed to `y`",
        ),
        ("the credential `a` is gone", "the credential `b` is gone", ""),
        ("`c.a()` is new: GET /a", "`c.b()` is new: GET /b", ""),
        ("`A` may now be `{}`", "`B` may now be `{}`", "may now be `{}`: `A` and `B`"),
    ],
)
def test_texts_of_joined_changes(first: str, second: str, joined: str) -> None:
    expected = [joined] if joined else [first, second]
    assert joined_messages([first, second], 8) == expected


PETS = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
security: [{k: []}]
paths:
  /shops/{shopId}/pets/{petId}:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: shopId, in: path, required: true, schema: {type: string}}
        - {name: petId, in: path, required: true, schema: {type: string}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: {type: array, items: {type: object, properties: {id: {type: string}}}}
                  next_cursor: {type: string}
components:
  securitySchemes: {k: {type: apiKey, in: header, name: X-Key}}
"""
MORE = "                  next_cursor"
RESULTS = "                  results: {type: array, items: {type: object}}\n"


@pytest.mark.parametrize(
    ("setting", "raised", "entry"),
    [
        ('client-arguments = ["shopId"]', "3.0.0", "new argument `shop_id`"),
        ('positional-arguments = "last"', "3.0.0", "no longer takes `shop_id`"),
        ('only = ["models"]', "3.0.0", "The package no longer has clients."),
        ("[pagination]\nlistPets = false", "3.0.0", "no longer returns a page"),
        ('env-prefix = "FOO"', "3.0.0", "the environment variable `FOO_K`"),
        ('[names.environment]\nk = "FOO"', "3.0.0", "environment variable `FOO`"),
        ('[names.arguments]\n"listPets.petId" = "pet"', "3.0.0", "renamed to `pet`"),
        ('[names.credentials]\nk = "token"', "3.0.0", "`k` of the client was renamed"),
        ('[names.operations]\nlistPets = "pets.all"', "2.1.0", "`client.pets.all()`"),
        ('query-arrays = "brackets"', "2.0.1", "The settings of the package changed."),
    ],
)
def test_settings_that_change_the_package_raise_the_version(
    project: Path, setting: str, raised: str, entry: str
) -> None:
    Path("api.yaml").write_text(PETS)
    generated("--force")
    Path("sdk/CHANGELOG.md").unlink()
    committed()
    first = version()
    with Path("specloom.toml").open("a") as file:
        file.write(f"{setting}\n")
    generated()
    assert (first, version()) == ("2.0.0", raised)
    assert entry in Path("sdk/CHANGELOG.md").read_text()
    assert run("check").exit_code == 0
    committed()
    generated()
    assert version() == raised


def test_a_result_that_is_no_page_any_more_is_breaking(project: Path) -> None:
    Path("api.yaml").write_text(PETS)
    Path("new.yaml").write_text(PETS.replace(MORE, RESULTS + MORE))
    found = run("diff", "api.yaml", "new.yaml").output
    assert "breaking[pagination-removed]: `client.pets.list()` no longer" in found
    found = run("diff", "new.yaml", "api.yaml").output
    assert "compatible[pagination-added]: `client.pets.list()` now returns a page" in (
        found
    )


def test_a_name_that_is_released_is_breaking(project: Path) -> None:
    Path("api.yaml").write_text(USERS.replace("operationId: ", "operationId: my"))
    generated()
    committed()
    before = version()
    lock = Path("sdk/.specloom/names.lock").read_text()
    former = re.search(r'"was": \[\{"name": "(\w+)"', lock)
    assert former is not None
    group = re.search(r'\["namespace", "\w+", "(\w+)"', lock)
    name = ".".join(["client", *([group[1]] if group else []), former[1]])
    with Path("specloom.toml").open("a") as file:
        file.write(f'release = ["{name}"]\n')
    generated()
    entry = Path("sdk/CHANGELOG.md").read_text()
    assert f"The deprecated name `{name}` was removed" in entry
    assert version() > before
    found = run("diff", "HEAD", "sdk").output
    assert f"breaking[method-renamed]: the deprecated name `{name}` was removed" in (
        found
    )


def test_a_document_in_another_folder_is_no_change(project: Path) -> None:
    Path("spec").mkdir()
    Path("parts").rename("spec/parts")
    Path("api.yaml").rename("spec/shop.yaml")
    text = config("auto").replace("api.yaml", "spec/shop.yaml")
    Path("specloom.toml").write_text(text)
    before = version()
    generated()
    assert version() == before
