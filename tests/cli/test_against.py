"""``specloom check --against REV``: the tests of an old package, held to the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specloom.cli import compare
from tests.apidiff.test_sides import USER, USERS, git, run

CONFIG = 'document = "api.yaml"\noutput = "sdk"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a package that was generated and committed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parts").mkdir()
    (tmp_path / "api.yaml").write_text(USERS)
    (tmp_path / "parts/user.yaml").write_text(USER)
    (tmp_path / "specloom.toml").write_text(CONFIG)
    git("init", "-q")
    assert run("generate", "-q").exit_code == 0
    git("add", ".")
    git("commit", "-q", "-m", "Begin")
    return tmp_path


@pytest.fixture
def untyped(monkeypatch: pytest.MonkeyPatch) -> None:
    """No mypy, which would take most of the time."""
    known = compare.missing_tool

    def missing(tool: str) -> str:
        return (
            "mypy is not installed in specloom's environment"
            if tool == "mypy"
            else known(tool)
        )

    monkeypatch.setattr(compare, "missing_tool", missing)


def needing_team(project: Path) -> None:
    """Makes calls need one more argument."""
    text = USERS.replace(
        "      responses:",
        "        - {name: team, in: query, required: true, schema: {type: string}}\n"
        "      responses:",
    )
    (project / "api.yaml").write_text(text)


def test_what_breaks_is_reported_with_its_cause(project: Path) -> None:
    needing_team(project)
    assert run("generate", "-q").exit_code == 0
    done = run("check", "--against", "HEAD")
    assert done.exit_code == 0, done.output
    assert 'Missing named argument "team" for "get"' in done.stdout
    assert "TypeError: Users.get() missing 1 required" in done.stdout
    assert "failures; these changes may explain them:\n" in done.stdout
    assert "\n  `client.users.get()` now requires `team`\n" in done.stdout
    assert done.stdout.endswith("verdict of the changes since HEAD: major\n")


@pytest.mark.usefixtures("untyped")
def test_promises_that_hold(project: Path) -> None:
    (project / "parts/user.yaml").write_text(USER + "  nick: {type: string}\n")
    stale = run("check", "--against", "HEAD")
    assert stale.exit_code == 1  # nobody generated yet
    assert "all tests of HEAD pass" in stale.stdout
    assert run("generate", "-q").exit_code == 0
    done = run("check", "--against", "HEAD")
    assert done.exit_code == 0
    assert "were not type-checked: mypy is not installed" in done.stdout
    assert done.stdout.endswith("verdict of the changes since HEAD: minor\n")


@pytest.mark.usefixtures("untyped")
def test_what_no_test_touches(project: Path) -> None:
    (project / "parts/user.yaml").write_text(USER + "  nick: {type: string}\n")
    git("commit", "-aqm", "Say more")
    (project / "parts/user.yaml").write_text(USER.replace("required: [name]\n", ""))
    assert run("generate", "-q").exit_code == 0
    done = run("check", "--against", "HEAD~1")
    assert "`User.name` may now be missing" in done.stdout


@pytest.mark.usefixtures("untyped")
def test_what_no_change_explains_fails(project: Path) -> None:
    """As when another specloom prints another package."""
    test = project / "sdk/tests/test_old.py"
    test.write_text("def test_old() -> None:\n    import users.gone\n")
    git("add", ".")
    git("commit", "-qm", "Promise too much")
    test.unlink()
    done = run("check", "--against", "HEAD")
    assert done.exit_code == 1
    assert "tests/test_old.py::test_old: ModuleNotFoundError" in done.stdout
    assert "1 failure, and no change of the document could explain them" in done.stdout


@pytest.mark.usefixtures("untyped")
def test_another_server_explains_failures(project: Path) -> None:
    for host in ("old", "new"):
        servers = f"servers: [{{url: https://{host}.example}}]\n"
        (project / "api.yaml").write_text(USERS + servers)
        assert run("generate", "-q").exit_code == 0
        if host == "old":
            git("commit", "-aqm", "Name the server")
    done = run("check", "--against", "HEAD")
    assert done.exit_code == 0, done.output
    cause = "the client now calls https://new.example by default"
    assert f"these changes may explain them:\n  {cause}" in done.stdout


@pytest.mark.usefixtures("untyped")
def test_findings_are_shown_once(project: Path) -> None:
    wrong = "        - {name: size, in: query, schema: {type: integer, default: '1'}}\n"
    text = USERS.replace("      responses:", f"{wrong}      responses:")
    (project / "api.yaml").write_text(text)
    assert run("check", "--against", "HEAD").stderr.count("warning[W281]") == 1


TWO = """        - {name: first, in: query, schema: {type: string}}
        - {name: second, in: query, schema: {type: array, items: {type: string}}}
"""


@pytest.mark.usefixtures("untyped")
def test_the_order_of_query_parameters_fails_no_test(project: Path) -> None:
    old = USERS.replace("      responses:", f"{TWO}      responses:")
    lines = TWO.splitlines(keepends=True)
    for text in (old, old.replace(TWO, "".join(lines[::-1]))):
        (project / "api.yaml").write_text(text)
        assert run("generate", "-q").exit_code == 0
        done = run("check", "--against", "HEAD")
        assert "all tests of HEAD pass" in done.stdout, done.output
        git("commit", "-aqm", "Change")


@pytest.mark.usefixtures("untyped")
def test_a_module_that_does_not_load_stops_no_other_test(project: Path) -> None:
    held = run("check", "--against", "HEAD")
    (count,) = re.findall(r"pytest: (\d+) tests", held.stdout)
    first = project / "sdk/tests/test_a_first.py"
    first.write_text("import users.gone\n\n\ndef test_it() -> None: ...\n")
    git("add", ".")
    git("commit", "-qm", "Import what is gone")
    first.unlink()
    done = run("check", "--against", "HEAD")
    assert f"pytest: {int(count) + 1} tests of HEAD run" in done.stdout
    assert "test_a_first: ModuleNotFoundError" in done.stdout.replace(".py::", "")
    assert "1 failure" in done.stdout


def test_without_the_tools_nothing_is_known(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "find_spec", lambda name: None)
    done = run("check", "--against", "HEAD")
    assert "mypy is not installed in specloom's environment" in done.stdout
    assert "pytest and httpx2 are not installed" in done.stdout
    assert "nothing was tested; it is unknown" in done.stdout


@pytest.mark.parametrize("name", ["HEAD~9", "empty"])
def test_a_revision_without_tests(project: Path, name: str) -> None:
    git("checkout", "-q", "--orphan", "empty")
    git("rm", "-rq", "--cached", ".")
    git("commit", "-q", "--allow-empty", "-m", "Nothing")
    done = run("check", "--against", name)
    assert done.exit_code == 2
    assert "error[E521]" in done.stderr


def test_other_formats_are_refused(project: Path) -> None:
    done = run("check", "--against", "HEAD", "--format", "json")
    assert done.exit_code == 2
    assert "only --format text" in done.stderr
