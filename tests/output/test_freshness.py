"""What ``check`` answers from hashes, and when it does not trust them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom import cache
from specloom.cli.session import plan_output
from specloom.config import load_config
from specloom.merge_text import rows_of, rows_text
from specloom.output import manifest, staleness
from specloom.output.manifest import MANIFEST, tool_versions
from specloom.output.staleness import up_to_date
from specloom.pipeline import Build
from tests.output.project import CONFIG, DOCUMENT, Project
from tests.whole_output import ROOT

HEAVY = {
    "black",
    "jinja2",
    "jsonpath",
    "jsonschema_rs",
    "openapi_spec_validator",
    "rich",
    "specloom.document",
    "specloom.pipeline",
    "yaml",
}
LOADED = (
    "import sys\n"
    "from specloom.cli import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit as end: print(end.code, *sys.modules)\n"
)
WARNED = DOCUMENT.replace("schema: {type: string}}", "x: 1}")
"""The document with a parameter that has no schema."""


def is_up_to_date(project: Project) -> bool:
    config = load_config(project.root / "specloom.toml")
    assert config.document is not None
    return up_to_date(project.root / "sdk", config, config.document) is not None


def loaded(cwd: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a command of a process of its own prints, and the heavy modules it loads."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        check=True,
    )
    *said, modules = done.stdout.splitlines()
    return "\n".join(said), set(modules.split()[1:]) & HEAVY


@pytest.mark.parametrize("form", [[], ["--format=json"], ["--format=github"], ["-q"]])
def test_nothing_that_renders_is_loaded(project: Project, form: list[str]) -> None:
    said, heavy = loaded(project.root, "check", *form)
    assert heavy == set()
    if not form:
        assert said == "sdk/: up to date"


def test_the_account_sdk_is_checked_from_hashes(project: Project) -> None:
    """A deterministic guard of what `python -m bench check` measures."""
    (project.root / "specloom.toml").write_text(
        f"document = '{ROOT / 'spec' / 'account.yaml'}'\noutput = 'account'\n"
    )
    project.run("generate", "-q")
    said, heavy = loaded(project.root, "check")
    assert said.startswith("account/: up to date")
    assert heavy == set()


def test_the_guard_sees_what_is_loaded(project: Project) -> None:
    project.edit("api.yaml", "info:", "# A comment.\ninfo:")
    assert {"yaml", "jinja2"} <= loaded(project.root, "check")[1]


def damaged(folder: Path) -> Iterator[Path]:
    """Each file below a folder, while it has another byte at its end."""
    for file in sorted(folder.rglob("*")):
        if (
            file.is_file()
            and "__pycache__" not in file.parts
            and ".git" not in file.parts
        ):
            before = file.read_bytes()
            file.write_bytes(before + b" ")
            yield file
            file.write_bytes(before)


def test_no_byte_of_an_input_or_output_is_overlooked(project: Project) -> None:
    (project.root / "more.yaml").write_text("User: {type: object}\n")
    (project.root / "fix.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: Fix, version: '1'}\n"
        "actions: [{target: $.info, update: {description: Fine.}}]\n"
    )
    project.edit("api.yaml", "'#/components/schemas/User'", "'more.yaml#/User'")
    (project.root / "specloom.toml").write_text(CONFIG + 'overlays = ["fix.yaml"]\n')
    templates = project.own_templates()
    assert project.run("generate", "-q").exit_code == 0
    assert is_up_to_date(project)
    seen = 0
    for folder in (project.root, templates):
        for file in damaged(folder):
            seen += 1
            name = file.relative_to(folder).as_posix()
            # Space at the end of a record or config means nothing, nor do templates of the
            # site, which is no output.
            free = name in (f"sdk/{MANIFEST}", "sdk/.gitattributes", "specloom.toml")
            free = free or name.startswith(("sdk/tests/custom/", "site/"))
            assert is_up_to_date(project) == free, name
    assert seen > 150
    assert is_up_to_date(project)


def test_no_byte_of_the_generator_is_overlooked(
    project: Project, tmp_path: Path
) -> None:
    copy = tmp_path / "specloom"
    for file in sorted(manifest.PACKAGE_FOLDER.rglob("*.py")):
        target = copy / file.relative_to(manifest.PACKAGE_FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    project.patch.setattr(manifest, "PACKAGE_FOLDER", copy)
    assert is_up_to_date(project)
    for file in [copy / "cli/app.py", *sorted(copy.rglob("*.py"))[::20]]:
        before = file.read_bytes()
        file.write_bytes(before + b"#")
        assert not is_up_to_date(project)
        file.write_bytes(before)
    assert is_up_to_date(project)


def test_every_file_counts_not_only_its_content(project: Project) -> None:
    for path in sorted(project.output()):
        if not path.startswith("tests/custom/"):
            file = project.root / "sdk" / path
            before = file.read_bytes()
            file.unlink()
            assert not is_up_to_date(project), path
            file.write_bytes(before)


def test_a_setting_counts_but_not_the_rest_of_its_file(project: Project) -> None:
    project.edit("specloom.toml", "client =", "# The client.\nclient =")
    assert is_up_to_date(project)
    project.edit("specloom.toml", "client =", 'version = "2.0"\nclient =')
    assert not is_up_to_date(project)


def test_another_black_counts(project: Project) -> None:
    tools = {**tool_versions(), "black": "1.0"}
    project.patch.setattr(manifest, "tool_versions", lambda: tools)
    assert not is_up_to_date(project)
    # It prints the same: no reason to fail, nor to write another record.
    assert project.run("check").stdout == "sdk/: up to date\n"
    before = project.output()
    assert "unchanged" in project.run("generate").stdout
    assert project.output() == before


def test_tools_are_what_python_says_they_are() -> None:
    from importlib.metadata import version

    assert tool_versions() == {
        name: version(name.replace("_", "-")) for name in manifest.TOOLS
    }


def test_a_file_that_appears_counts(project: Project) -> None:
    project.edit("api.yaml", "'#/components/schemas/User'", "'gone.yaml#/User'")
    assert project.run("generate", "-q").exit_code == 0
    assert is_up_to_date(project)
    (project.root / "gone.yaml").write_text("User: {type: object}\n")
    assert not is_up_to_date(project)


def test_a_record_that_was_put_together_is_not_trusted(project: Project) -> None:
    file = project.root / "sdk" / MANIFEST
    rows = [row for row in rows_of(file.read_text()) if row[1] != "README.md"]
    file.write_text(rows_text([*rows, ["file", "README.md", "0" * 64]]))
    assert not is_up_to_date(project)
    assert project.run("check").stdout == (
        "sdk/: up to date; specloom generate updates its record\n"
    )
    project.run("generate", "-q")
    assert is_up_to_date(project)


def test_an_older_record_is_no_failure(project: Project) -> None:
    """Nothing that people use differs."""
    project.edit("api.yaml", "summary: Read a user", "summary:  Read a user")
    project.edit("api.yaml", "info:", "# All about the shop.\ninfo:")
    result = project.run("check")
    assert result.exit_code == 0
    assert result.stdout == "sdk/: up to date; specloom generate updates its record\n"
    project.run("generate", "-q")
    assert is_up_to_date(project)


def test_warnings_are_not_lost(project: Project) -> None:
    (project.root / "api.yaml").write_text(WARNED)
    generated = project.run("generate").stderr
    assert "W306" in generated
    number = generated.split()[-2]
    result = project.run("check")
    assert result.exit_code == 0
    assert result.stdout == (
        f"sdk/: up to date ({number} warnings about the document; "
        "run specloom generate to see them)\n"
    )
    strict = project.run("check", "--strict")
    assert strict.exit_code == 2
    assert "error[W306]" in strict.stderr
    codes = [d["code"] for d in project.check()["diagnostics"]]
    assert "W306" in codes
    assert project.run("check", "-q").output == ""


def test_a_strict_check_of_a_sound_document_is_quick(project: Project) -> None:
    assert loaded(project.root, "check", "--strict") == ("sdk/: up to date", set())


def test_checkouts_may_end_lines_as_they_like(project: Project) -> None:
    (project.root / ".gitattributes").write_text("")
    project.commit("Begin anew")
    other = project.root.parent / "windows"
    project.git("-c", "core.autocrlf=true", "clone", "-q", ".", str(other))
    assert b"\r\n" in (other / "sdk/README.md").read_bytes()
    project.patch.chdir(other)
    assert is_up_to_date(Elsewhere(other))
    assert project.run("check").stdout == "sdk/: up to date\n"
    assert "unchanged" in project.run("generate").stdout
    text = (other / "api.yaml").read_bytes().replace(b"Read a", b"Get a")
    (other / "api.yaml").write_bytes(text)
    found = project.check()
    assert {file["cause"] for file in found["files"]} == {"out of date"}
    assert project.run("generate").exit_code == 0
    assert project.run("check").exit_code == 0


def is_built(project: Project, *arguments: str) -> bool:
    """Whether ``generate`` reads the document and renders; it must succeed."""
    built: list[object] = []

    def plan(*given: Any, **options: Any) -> Build:
        built.append(given)
        return plan_output(*given, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("specloom.cli.generate.plan_output", plan)
        done = project.run("generate", *arguments)
    assert done.exit_code == 0, done.output
    return bool(built)


def times(project: Project) -> dict[str, int]:
    """When each file and folder of the output was changed."""
    return {
        str(file): file.stat().st_ctime_ns for file in (project.root / "sdk").rglob("*")
    }


def test_generate_reads_no_document_if_nothing_changed(project: Project) -> None:
    before = times(project)
    said, heavy = loaded(project.root, "generate")
    assert said == f"sdk/: unchanged ({len(project.output()) - 3} files)"
    assert heavy == set()
    assert times(project) == before
    assert not is_built(project)
    assert is_built(project, "--force")
    assert is_built(project, "--refresh")
    assert is_built(project, "--since", "HEAD")


INPUTS = {
    "document": ("api.yaml", "summary: Read a user", "summary: Get a user"),
    "comment": ("api.yaml", "info:", "# A comment.\ninfo:"),
    "reference": ("more.yaml", "type: object", "type: object, title: U"),
    "overlay": ("fix.yaml", "Fine.", "Better."),
    "names": ("names.toml", "list_all", "all"),
    "setting": ("specloom.toml", 'client = "Shop"', 'client = "Store"'),
    "template": ("own/python/package_init.py.jinja", "{", "{# #}{"),
    "module": ("sdk/shop/custom/extra.py", "1", "2"),
    "lock": ("sdk/.specloom/names.lock", "[\n", "[\n\n"),
}


@pytest.mark.parametrize("kind", INPUTS)
def test_every_kind_of_input_is_asked(project: Project, kind: str) -> None:
    (project.root / "more.yaml").write_text("User: {type: object}\n")
    (project.root / "fix.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: Fix, version: '1'}\n"
        "actions: [{target: $.info, update: {description: Fine.}}]\n"
    )
    project.edit("api.yaml", "'#/components/schemas/User'", "'more.yaml#/User'")
    (project.root / "names.toml").write_text(
        '[operations]\n"GET /pets" = "pets.list_all"\n'
    )
    (project.root / "own" / "python").mkdir(parents=True)
    settings = 'overlays = ["fix.yaml"]\ntemplates = "own"\n'
    (project.root / "specloom.toml").write_text(CONFIG + settings)
    project.run("templates", "copy", "python/package_init.py.jinja")
    (project.root / "sdk/shop/custom/extra.py").write_text("NUMBER = 1\n")
    assert is_built(project, "-q")
    assert not is_built(project, "-q")
    project.edit(*INPUTS[kind])
    assert is_built(project, "-q")
    assert not is_built(project, "-q")


def test_other_tools_and_commands_count_for_generate(project: Project) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest, "tool_versions", lambda: {"black": "1.0"})
        assert is_built(project)
    (project.root / "specloom.toml").write_text(f'{CONFIG}after = ["true"]\n')
    assert is_built(project)
    assert is_built(project)


def test_generate_finds_what_happened_to_its_files(project: Project) -> None:
    before = project.output()
    for path in ("README.md", "shop/client.py", "tests/custom/test_custom.py"):
        (project.root / "sdk" / path).unlink()
        assert project.run("generate", "-q").exit_code == 0
        assert project.output() == before
    project.edit("sdk/README.md", "#", "# My")
    refused = project.run("generate")
    assert refused.exit_code == 2
    assert "error[E401]" in refused.stderr
    assert project.run("generate", "--force", "-q").exit_code == 0
    assert project.output() == before


def test_generate_repeats_its_findings(project: Project) -> None:
    (project.root / "api.yaml").write_text(WARNED)
    forms = ([], ["-v"], ["-q"], ["--format=json"], ["--format=sarif"])
    assert project.run("generate", "-q").exit_code == 0
    anew = [project.run("generate", "--force", *form) for form in forms]
    assert not is_built(project)
    for form, first in zip(forms, anew, strict=True):
        again = project.run("generate", *form)
        assert (again.stdout, again.stderr) == (first.stdout, first.stderr), form
    assert "W306" in anew[0].stderr
    strict = project.run("generate", "--strict")
    assert strict.exit_code == 2
    assert "error[W306]" in strict.stderr


def test_findings_that_are_not_known_are_found_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As in a new checkout, or on another machine."""
    (project.root / "api.yaml").write_text(WARNED)
    first = project.run("generate")
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path / "other"))
    again = project.run("generate")
    assert again.stderr == first.stderr
    assert "unchanged" in again.stdout
    assert not is_built(project)


@pytest.fixture
def settled(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose files are old enough to be recognized by their times."""
    monkeypatch.setattr(cache, "SETTLED", 0)
    assert is_up_to_date(project)

    def never(*_: object) -> bool:
        raise AssertionError("a file was read")

    monkeypatch.setattr(staleness, "_is_as_recorded", never)
    assert is_up_to_date(project)
    return project


def test_an_unchanged_file_is_not_read(settled: Project) -> None:
    assert settled.run("check").stdout == "sdk/: up to date\n"
    assert "unchanged" in settled.run("generate").stdout


@pytest.mark.parametrize("path", ["api.yaml", "sdk/README.md", "sdk/shop/custom/a.py"])
def test_a_file_is_read_if_its_size_and_time_are_those_of_before(
    settled: Project, path: str
) -> None:
    """Nobody can choose the time of a change of a file's state."""
    file = settled.root / path
    state = file.stat() if file.exists() else None
    text = file.read_bytes() if state else b"a"
    file.write_bytes(text[:-2] + b"x" + text[-1:])
    if state is not None:
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert file.stat().st_size == state.st_size
    with pytest.raises(AssertionError, match="a file was read"):
        is_up_to_date(settled)


@pytest.mark.parametrize("path", ["sdk/README.md", "sdk/.specloom/manifest.json"])
def test_a_file_that_is_gone_is_missed(settled: Project, path: str) -> None:
    (settled.root / path).unlink()
    if path.endswith("manifest.json"):
        assert not is_up_to_date(settled)
        return
    with pytest.raises(AssertionError, match="a file was read"):
        is_up_to_date(settled)


def test_a_setting_is_compared_without_reading_files(settled: Project) -> None:
    settled.edit("specloom.toml", "client =", 'version = "2.0"\nclient =')
    with pytest.raises(AssertionError, match="a file was read"):
        is_up_to_date(settled)


def test_what_changed_just_now_may_change_again(tmp_path: Path) -> None:
    """Within the resolution of its times: git calls such files racy."""
    file = tmp_path / "a"
    file.write_text("a")
    assert cache.file_signature([str(file)]) is None
    assert cache.file_signature([str(tmp_path / "none")]) is not None


def test_the_cache_forgets_old_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SPECLOOM_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "KEPT_NAMES", 3)
    for number in range(5):
        cache.store_named("states", str(number), b"1")
    found = [cache.read_named("states", str(number)) for number in range(5)]
    assert found == [None, None, b"1", b"1", b"1"]
    cache.store_named("states", "4", b"2")
    assert cache.read_named("states", "4") == b"2"


class Elsewhere(Project):
    """Another checkout of a project."""

    def __init__(self, root: Path) -> None:
        self.root = root
