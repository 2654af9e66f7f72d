"""Compare versions: reports of an API diff, and old tests run against a new package."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import click
from msgspec import Struct

from specloom.apidiff.findings import Finding, Level, Verdict, verdict_of
from specloom.apidiff.release import grouped
from specloom.cli.session import (
    DONE,
    STALE,
    CliOptions,
    document_of,
    folder_label,
    output_folder_of,
    resolve_options,
    session,
)
from specloom.codes.changes import kind_of
from specloom.diagnostics import Span
from specloom.reports import in_repository

if TYPE_CHECKING:
    from specloom.config import Config
    from specloom.output.write import Plan


TIMEOUT = 900  # the limit in seconds of a run of all tests, or of a type check
_FLAW = re.compile(r"^(tests/[^:]+:\d+)(?::\d+)?: error: (.*)$")
_RESULTS = "results.xml"


class CompatFailure(Struct, frozen=True):
    """A failed test, or a line of a test with a type error, and the message."""

    where: str
    what: str


class CompatResult(Struct, frozen=True, kw_only=True):
    """The result of a tool.

    It has the number of tests, the failures, and the reason why the tool could not run;
    "" if it ran.
    """

    tool: str
    count: int = 0
    breaks: tuple[CompatFailure, ...] = ()
    missing: str = ""


def missing_tool(tool: str) -> str:
    """The reason why a tool cannot run here; "" if it can."""
    needs = {"pytest": ("pytest", "httpx2"), "mypy": ("mypy",)}[tool]
    missing = [name for name in needs if find_spec(name) is None]
    if not missing:
        return ""
    verb = "is" if len(missing) == 1 else "are"
    return f"{' and '.join(missing)} {verb} not installed in specloom's environment"


def type_check(folder: Path, tests: Mapping[str, str]) -> CompatResult:
    """Type-check the tests in ``folder``, next to the package."""
    why = missing_tool("mypy")
    if why:
        return CompatResult(tool="mypy", missing=why)
    options = (
        "--strict",
        "--no-error-summary",
        "--show-error-codes",
        "--no-incremental",
    )
    done = _run(folder, "mypy", *options, "tests")
    if done is None:
        return CompatResult(tool="mypy", missing=f"took more than {TIMEOUT} seconds")
    found = [_FLAW.match(line) for line in done.stdout.splitlines()]
    breaks = tuple(CompatFailure(flaw[1], flaw[2]) for flaw in found if flaw)
    if done.returncode > 1 and not breaks:
        return CompatResult(tool="mypy", missing=_last(done))
    return CompatResult(tool="mypy", count=len(tests), breaks=breaks)


def run_tests(folder: Path) -> CompatResult:
    """Run the tests in ``folder``, next to the package."""
    why = missing_tool("pytest")
    if why:
        return CompatResult(tool="pytest", missing=why)
    options = (
        "-q",
        "--tb=short",
        "--continue-on-collection-errors",  # a missing module must not stop the other tests
        "-p",
        "no:cacheprovider",
        f"--junitxml={_RESULTS}",
    )
    done = _run(folder, "pytest", *options, "tests")
    if done is None:
        return CompatResult(tool="pytest", missing=f"took more than {TIMEOUT} seconds")
    try:
        # pytest wrote the file just now, so it can be trusted.
        tree = ElementTree.parse(folder / _RESULTS)  # noqa: S314
    except (OSError, ElementTree.ParseError):
        return CompatResult(tool="pytest", missing=_last(done))
    cases = list(tree.iter("testcase"))
    return CompatResult(tool="pytest", count=len(cases), breaks=tuple(_broken(cases)))


def _broken(cases: Iterable[ElementTree.Element]) -> Iterable[CompatFailure]:
    for case in cases:
        flaw = case.find("failure")
        if flaw is None:
            flaw = case.find("error")
        if flaw is not None:
            module = case.get("classname", "").replace(".", "/")
            name = case.get("name", "")
            where = f"{module}.py::{name}" if module else name
            yield CompatFailure(where, _first(flaw))


def _first(flaw: ElementTree.Element) -> str:
    """The first line of a failure that describes it; the last line if a module failed
    to load.
    """
    lines = [line for line in (flaw.text or "").splitlines() if line.startswith("E ")]
    message = flaw.get("message", "").strip()
    if message.startswith("collection failure") and lines:
        return lines[-1].removeprefix("E ").strip()
    return message.partition("\n")[0]


def _run(
    folder: Path, module: str, *words: str
) -> subprocess.CompletedProcess[str] | None:
    """Run a Python module in isolation with the package; None if it took too long."""
    keep = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV", "LANG", "LC_ALL")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    # In a src layout, the packages are one folder deeper.
    places = [place for place in (folder / "src", folder) if place.is_dir()]
    search = os.pathsep.join(map(str, places))
    environment |= {"PYTHONPATH": search, "MYPYPATH": search}
    environment |= {
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        return subprocess.run(  # noqa: S603 - this very Python, on generated files
            [sys.executable, "-m", module, *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        return None


def _last(done: subprocess.CompletedProcess[str]) -> str:
    message = (done.stderr or done.stdout).strip().splitlines()
    return f"could not run: {message[-1] if message else 'no output'}"


MARKS = {Level.BREAKING: "error", Level.COMPATIBLE: "notice", Level.DOCS: "notice"}


class DiffReport(Struct, frozen=True):
    """The changes between ``old`` and ``new``, which are named as on the command line."""

    old: str
    new: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The part of the version that the changes require."""
        return verdict_of(self.findings)


def as_text(difference: DiffReport) -> str:
    """One line per change with both locations, then the verdict."""
    lines: list[str] = []
    for found in difference.findings:
        place = found.place if found.new or found.old else difference.new
        lines.append(f"{place}: {found.level}[{found.code}]: {found.message}")
        if found.old is not None and found.new is not None:
            lines.append(f"    before: {found.old}")
    return "\n".join([*lines, f"verdict: {summary(difference)}", ""])


def summary(difference: DiffReport) -> str:
    """The verdict and the number of changes of each level."""
    counts = Counter(found.level for found in difference.findings)
    counted = ", ".join(f"{counts[level]} {level}" for level in Level if counts[level])
    return f"{difference.verdict} ({counted})" if counted else str(difference.verdict)


def as_json(difference: DiffReport) -> str:
    """One JSON object in ASCII, which is safe in every locale."""
    content = {
        "old": difference.old,
        "new": difference.new,
        "verdict": difference.verdict,
        "counts": {
            level: sum(found.level is level for found in difference.findings)
            for level in Level
        },
        "changes": [
            {
                "code": found.code,
                "level": found.level,
                "wire": found.wire,
                "message": found.message,
                "subject": found.subject,
                "old": _place(found.old),
                "new": _place(found.new),
            }
            for found in difference.findings
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def _place(span: Span | None) -> Mapping[str, object] | None:
    if span is None:
        return None
    return {"file": span.file, "line": span.line, "column": span.column}


def as_markdown(difference: DiffReport) -> str:
    """Markdown for a comment on a pull request."""
    head = f"## {difference.old} → {difference.new}: {difference.verdict}"
    if not difference.findings:
        return f"{head}\n\nNo changes for users of the SDK.\n"
    return f"{head}\n\n{grouped(difference.findings)}"


def as_github(difference: DiffReport) -> str:
    """One GitHub workflow command per change."""
    lines: list[str] = []
    for found in difference.findings:
        kind = kind_of(found.code)
        title = f"{found.level}: {kind.title if kind else found.code}"
        where = f"title={_property(title)}"
        if found.new is not None:
            span = found.new
            place = f"file={_property(in_repository(span.file))},line={span.line},col={span.column}"
            where = f"{place},{where}"
        lines.append(f"::{MARKS[found.level]} {where}::{_data(found.message)}")
    mark = "error" if difference.verdict is Verdict.MAJOR else "notice"
    lines.append(f"::{mark} title=verdict::{_data(summary(difference))}")
    return "\n".join(lines) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "github": as_github,
}


def levels_from(least: Level) -> Iterable[Level]:
    """A level and the more severe ones."""
    levels = list(Level)
    return levels[: levels.index(least) + 1]


MANY = 20  # failures listed per tool


def check_against(call: CliOptions, output: Path | None, name: str) -> int:
    """Type-check and run the tests of a revision against the package that would be generated.

    Returns 1 if any fails and no change of the API may explain it, else 0.
    """
    from specloom.cli.session import plan_output, remote_lock

    outcomes: list[CompatResult] = []
    findings: tuple[Finding, ...] = ()
    with session(call) as run:
        config = resolve_options(call)
        lock = remote_lock(config, call, only_known=True)
        folder = output_folder_of(config, output)
        run.folder = folder_label(folder)
        plan = plan_output(run, config, folder, lock).plan
        run.report.found = []  # the check before has reported the same
        tests = compat_tests_at(name, folder)
        run.progress("comparing")
        findings = changes_since(name, config, call, folder, lock)
        run.progress(f"testing against {name}")
        outcomes += run_compat_tests(plan, folder, tests)
    click.echo(
        report_failures(
            name, folder_label(output_folder_of(config, output)), outcomes, findings
        )
    )
    broken = any(outcome.breaks for outcome in outcomes)
    return STALE if broken and not any(map(may_break_tests, findings)) else DONE


SENT_OTHERWISE = frozenset({"security-added", "servers-changed", "variable-changed"})
"""Changes that need not break code, after which the same call sends another request."""


def may_break_tests(finding: Finding) -> bool:
    """Whether tests of the old package may fail because of a change."""
    return finding.level == "breaking" or finding.code in SENT_OTHERWISE


def compat_tests_at(name: str, folder: Path) -> dict[str, str]:
    """The generated tests of a revision, by their path in the output.

    Raises:
        InputError (E521): the revision does not exist or has no tests.
    """
    from specloom.diagnostics import Span
    from specloom.document.tree import unreadable_error
    from specloom.git import NoRevisionError, Revision

    root = Path.cwd() / folder
    try:
        revision = Revision(name, root if root.is_dir() else Path.cwd())
        files = revision.files_under(root / "tests")
        found = {
            file.relative_to(revision.inside(root)).as_posix(): revision.find(file)
            for file in files
        }
    except NoRevisionError as flaw:
        raise unreadable_error(
            "E521", Span(name), f"the revision cannot be read: {flaw}"
        ) from flaw
    tests = {
        path: data.decode("utf-8", "replace")
        for path, data in found.items()
        if data is not None and path.endswith(".py")
    }
    if not tests:
        message = f"The revision has no tests in {folder_label(folder)}tests."
        raise unreadable_error("E521", Span(name), message)
    return tests


def changes_since(
    name: str, config: Config, call: CliOptions, folder: Path, lock: object
) -> tuple[Finding, ...]:
    """The API changes since a revision."""
    from specloom.apidiff.compare import compare_snapshots
    from specloom.apidiff.snapshots import (
        SnapshotSource,
        configured,
        snapshot_of,
        snapshot_of_folder,
    )
    from specloom.diagnostics import InputError
    from specloom.document.node import DiskReader
    from specloom.document.remote import RemoteLock
    from specloom.git import Revision

    assert isinstance(lock, RemoteLock)
    root = Path.cwd() / folder
    revision = Revision(name, root if root.is_dir() else Path.cwd())
    try:
        old = snapshot_of_folder(revision, root)
    except InputError:
        old = configured(revision, config, lock.content)
    before = snapshot_of(old)
    new = SnapshotSource(
        shown="",
        document=document_of(config, call),
        files=DiskReader(),
        fetch=lock.content,
        config=config,
    )
    return compare_snapshots(before, snapshot_of(new, before))


def run_compat_tests(
    plan: Plan, folder: Path, tests: dict[str, str]
) -> list[CompatResult]:
    """Run the old tests against the new package in a temporary folder."""
    from specloom.output.write import write_outside

    own = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8", "replace")
        for file in sorted(folder.glob("**/custom/**/*.py"))
        if file.relative_to(folder).parts[0] != "tests"
    }
    package = {
        path: text
        for path, text in {**own, **plan.files, **plan.once}.items()
        if not path.startswith(("tests/", "docs/", ".specloom/"))
    }
    with tempfile.TemporaryDirectory(prefix="specloom-") as place:
        target = Path(place)
        for path, text in {**package, **tests}.items():
            write_outside(target / path, text)
        return [type_check(target, tests), run_tests(target)]


def report_failures(
    name: str, folder: str, outcomes: list[CompatResult], findings: tuple[Finding, ...]
) -> str:
    """The failures of each tool, then the changes that may explain them."""
    from specloom.apidiff.findings import Level, verdict_of
    from specloom.apidiff.release import joined_messages
    from specloom.diagnostics import counted

    lines: list[str] = []
    for outcome in outcomes:
        doing = "type-checked" if outcome.tool == "mypy" else "run"
        if outcome.missing:
            lines.append(f"the tests of {name} were not {doing}: {outcome.missing}")
            continue
        noun = "test file" if outcome.tool == "mypy" else "test"
        lines.append(
            f"{outcome.tool}: {counted(outcome.count, noun)} of {name} {doing}"
        )
        lines += [f"  {one.where}: {one.what}" for one in outcome.breaks[:MANY]]
        more = len(outcome.breaks) - MANY
        lines += [f"  … and {more} more"] * (more > 0)
    broken = sum(len(outcome.breaks) for outcome in outcomes)
    verdict = verdict_of(findings)
    causes = [
        one.message
        for one in findings
        if one.level is Level.BREAKING or (broken and may_break_tests(one))
    ]
    joined = joined_messages(causes, len(causes))
    able = any(not outcome.missing for outcome in outcomes)
    lines += ["", *_with_changes(name, folder, broken if able else None, joined)]
    lines.append(f"verdict of the changes since {name}: {verdict}")
    return "\n".join(lines)


def _with_changes(
    name: str, folder: str, broken: int | None, changes: list[str]
) -> list[str]:
    """The failures set against the changes; ``broken`` is None if nothing ran."""
    if broken is None:
        return [
            f"nothing was tested; it is unknown whether the tests of {name} still pass"
        ]
    from specloom.diagnostics import counted

    causes = [f"  {message}" for message in changes]
    count = counted(broken, "failure")
    if broken and changes:
        return [f"{count}; these changes may explain them:", *causes]
    if broken:
        return [
            f"{count}, and no change of the document could explain them",
            f"  to see what else changes in {folder}, run: specloom upgrade --preview",
        ]
    if changes:
        return [
            f"all tests of {name} pass, but these changes are breaking:",
            *causes,
        ]
    return [f"all tests of {name} pass"]
