"""Every cause that ``check`` tells apart: what happens to a project, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import NamedTuple

import pytest

from tests.output.happenings import (
    all_of,
    changelog_removed,
    edit,
    other_black,
    overridden,
    patched,
    remove,
    split_document,
    swapped,
    template,
    unexpected_file,
    upgraded,
    write,
)
from tests.output.project import CONFIG, Project

README, USER, USERS = "README.md", "shop/models/user.py", "shop/resources/users.py"
PETS, CODEC = "shop/resources/pets.py", "shop/_runtime/codecs.py"
NAMES = ".specloom/names.lock"


class Scenario(NamedTuple):
    """What happens; what has changed, as the text says it; a file with its cause and reason;
    and the command that cures it.
    """

    happens: Callable[[Project], object]
    changed: list[str]
    file: str
    cause: str
    reason: str
    fix: str = "specloom generate"


SUMMARY = edit("api.yaml", "Read a user", "Get a user")
RENAMED = edit("specloom.toml", 'client = "Shop"', 'client = "Store"')
MINE = edit("sdk/README.md", "# ", "# My own ")
NEW_PATH = edit(
    "api.yaml",
    "  /pets:\n",
    "  /cats:\n    get: {tags: [cats], responses: {'200': {description: Fine.}}}\n  /pets:\n",
)

SCENARIOS = {
    "an operation changed": Scenario(
        SUMMARY,
        ["api.yaml:5:5: GET /users/{id} changed"],
        USERS,
        "out of date",
        "out of date: the document changed",
    ),
    "a schema changed": Scenario(
        edit("api.yaml", "{name: {", "{nick: {"),
        ["api.yaml:21:5: schema User changed"],
        USER,
        "out of date",
        "out of date: the document changed",
    ),
    "an operation was added": Scenario(
        NEW_PATH,
        ["api.yaml:15:5: GET /cats added"],
        "shop/resources/cats.py",
        "new",
        "not generated yet: the document changed",
    ),
    "an operation was removed": Scenario(
        edit("api.yaml", "  /pets:\n    get:\n", "  /pets:\n    x-get:\n"),
        [
            "api.yaml:15:5: x-get of /pets added",
            "api.yaml:14:3: GET /pets removed",
        ],
        PETS,
        "stale",
        "stale: no longer generated; the document changed",
    ),
    "a comment moved the lines, and the config changed": Scenario(
        all_of(edit("api.yaml", "info:", "# All about the shop.\ninfo:"), RENAMED),
        [
            "api.yaml:1:1: only its formatting or comments changed",
            'specloom.toml:4:1: client: "Shop" → "Store"',
        ],
        README,
        "out of date",
        "out of date: the document and the config changed",
    ),
    "elements changed places": Scenario(
        swapped,
        ["api.yaml:1:1: the order of its elements changed"],
        ".specloom/coverage.json",
        "out of date",
        "out of date: the document changed",
    ),
    "another file of the document changed": Scenario(
        split_document,
        ["more.yaml:1:1: Person of more.yaml changed", "the file more.yaml changed"],
        "shop/models/person.py",
        "out of date",
        "out of date: the document changed",
    ),
    "an overlay changed": Scenario(
        patched,
        ["fixes.yaml:6:5: info.description changed", "the file fixes.yaml changed"],
        README,
        "out of date",
        "out of date: the document changed",
    ),
    "the config changed": Scenario(
        RENAMED,
        ['specloom.toml:4:1: client: "Shop" → "Store"'],
        README,
        "out of date",
        "out of date: the config changed",
    ),
    "a rule was added to the config": Scenario(
        write("specloom.toml", CONFIG + 'exclude = ["tag:pets"]\n'),
        ['specloom.toml:5:1: exclude: default → ["tag:pets"]'],
        PETS,
        "stale",
        "stale: no longer generated; the config changed",
    ),
    "specloom was upgraded": Scenario(
        upgraded,
        ["specloom 0.1.0 → 9.9.9"],
        USERS,
        "out of date",
        "out of date: specloom changed",
    ),
    "Black was upgraded": Scenario(
        other_black,
        [" → 1"],
        USERS,
        "out of date",
        "out of date: specloom changed",
    ),
    "a template changed": Scenario(
        template("markdown/readme.md.jinja", "# ", "# The "),
        ["template markdown/readme.md.jinja changed"],
        README,
        "out of date",
        "out of date: template markdown/readme.md.jinja changed",
    ),
    "an included template changed": Scenario(
        template("python/client_call.jinja", "\n", " # call\n"),
        ["template python/client_call.jinja changed"],
        "shop/client.py",
        "out of date",
        "out of date: template python/client_call.jinja changed",
    ),
    "a module of the runtime changed": Scenario(
        all_of(template("python/runtime/codecs.py", '"""', '"""Now: '), SUMMARY),
        ["template python/runtime/codecs.py changed"],
        CODEC,
        "out of date",
        # The document changed too, but that reaches no copy.
        "out of date: template python/runtime/codecs.py changed",
    ),
    "an override changed": Scenario(
        overridden,
        ["template markdown/readme.md.jinja changed"],
        README,
        "out of date",
        "out of date: template markdown/readme.md.jinja changed",
    ),
    "the changelog is gone": Scenario(
        changelog_removed,
        [],
        "CHANGELOG.md",
        "missing",
        "missing: generated before, then removed",
    ),
    "edited by hand": Scenario(
        MINE,
        [],
        README,
        "edited by hand",
        "edited by hand",
        "specloom generate --force",
    ),
    "edited by hand, then out of date": Scenario(
        all_of(MINE, RENAMED),
        ['specloom.toml:4:1: client: "Shop" → "Store"'],
        README,
        "edited by hand",
        "edited by hand; the config changed",
        "specloom generate --force",
    ),
    "missing": Scenario(
        remove("sdk/README.md"),
        [],
        README,
        "missing",
        "missing: generated before, then removed",
    ),
    "unexpected file": Scenario(
        unexpected_file,
        ["api.yaml:15:5: GET /pets changed"],
        "docs/ShopsApi.md",
        "unexpected file",
        "unexpected files, not generated by specloom",
        "specloom generate --force",
    ),
    "the published names were edited": Scenario(
        edit(f"sdk/{NAMES}", '{"name": "get_member"', '{"name": "read_member"'),
        [".specloom/names.lock changed"],
        USERS,
        "out of date",
        "out of date: files in the output folder that specloom reads changed",
    ),
    "custom code was added": Scenario(
        write(
            "sdk/shop/custom/models.py",
            "class UserMixin:\n    def greet(self) -> str:\n        return 'Hello'\n",
        ),
        ["shop/custom/ changed"],
        USER,
        "out of date",
        "out of date: files in the output folder that specloom reads changed",
    ),
    "document and config changed": Scenario(
        all_of(edit("api.yaml", "title: Shop", "title: Store"), RENAMED),
        [
            "api.yaml:2:8: info.title changed",
            'specloom.toml:4:1: client: "Shop" → "Store"',
        ],
        README,
        "out of date",
        "out of date: the document and the config changed",
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_check_says_why(project: Project, name: str) -> None:
    scenario = SCENARIOS[name]
    scenario.happens(project)
    before = project.output()
    # Records are only counted unless everything is asked for.
    result = project.run("check", *["--full"] * scenario.file.startswith(".specloom/"))
    assert result.exit_code == 1, result.output
    lines = result.stdout.splitlines()
    for change in scenario.changed:
        assert any(line.startswith("  ") and change in line for line in lines), lines
    heading = next(
        n for n, x in enumerate(lines) if x.startswith(scenario.reason + " (")
    )
    group = takewhile(lambda line: line.startswith("  "), lines[heading + 1 :])
    assert f"  sdk/{scenario.file}" in group
    assert lines[-1] == f"fix: {scenario.fix}"
    file = project.check()["by_path"][scenario.file]
    assert (file["cause"], file["reason"]) == (scenario.cause, scenario.reason)
    assert project.output() == before
    # The fix that it names works.
    assert project.run(*scenario.fix.split()[1:]).exit_code == 0
    assert project.run("check").stdout.startswith("sdk/: up to date")
