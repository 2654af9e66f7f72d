"""``specloom check --against REV``: old generated tests against the new package."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specloom.cli.choices import choices, shown, source, target
from specloom.cli.options import Call
from specloom.cli.running import DONE, STALE, running

if TYPE_CHECKING:
    from specloom.changes.findings import Finding
    from specloom.config import Config
    from specloom.output import Plan
    from specloom.promises import Outcome

MANY = 20  # failures listed per tool


def check_against(call: Call, output: Path | None, name: str) -> int:
    """Type-check and run the tests of a revision against the package that would be generated.

    Returns 1 if any fails and the API has no breaking change, else 0.
    """
    from specloom.cli.planning import planned
    from specloom.remote_lock import RemoteLock, Use

    outcomes: list[Outcome] = []
    findings: tuple[Finding, ...] = ()
    with running(call) as run:
        config = choices(call)
        lock = RemoteLock(config.file, Use.COMPARE)
        folder = target(config, output)
        run.folder = shown(folder)
        plan = planned(run, config, folder, lock).plan
        tests = tests_at(name, folder)
        run.progress("comparing")
        findings = changes_since(name, config, call, folder, lock)
        run.progress(f"testing against {name}")
        outcomes += held(plan, folder, tests)
    click.echo(report(name, shown(target(config, output)), outcomes, findings))
    explained = any(finding.level == "breaking" for finding in findings)
    broken = any(outcome.breaks for outcome in outcomes)
    return STALE if broken and not explained else DONE


def tests_at(name: str, folder: Path) -> dict[str, str]:
    """The generated tests of a revision, by their path in the output.

    Raises:
        InputError (E521): the revision does not exist or has no tests.
    """
    from specloom.diagnostics import Span
    from specloom.document.faults import refusal
    from specloom.revisions import NoRevisionError, Revision

    home = Path.cwd() / folder
    try:
        revision = Revision(name, home if home.is_dir() else Path.cwd())
        files = revision.files_under(home / "tests")
        found = {
            file.relative_to(revision.inside(home)).as_posix(): revision.find(file)
            for file in files
        }
    except NoRevisionError as flaw:
        raise refusal(
            "E521", Span(name), f"The revision cannot be read: {flaw}."
        ) from flaw
    tests = {
        path: data.decode("utf-8", "replace")
        for path, data in found.items()
        if data is not None and path.endswith(".py")
    }
    if not tests:
        said = f"The revision has no tests in {shown(folder)}tests."
        raise refusal("E521", Span(name), said)
    return tests


def changes_since(
    name: str, config: Config, call: Call, folder: Path, lock: object
) -> tuple[Finding, ...]:
    """The API changes since a revision."""
    from specloom.changes.comparison import compare_states
    from specloom.changes.sides import configured, of_folder
    from specloom.changes.states import Source, state_of
    from specloom.diagnostics import InputError
    from specloom.document.files import Disk
    from specloom.remote_lock import RemoteLock
    from specloom.revisions import Revision

    assert isinstance(lock, RemoteLock)
    revision = Revision(name, Path.cwd())
    try:
        old = of_folder(revision, Path.cwd() / folder)
    except InputError:
        old = configured(revision, config, lock.content)
    before = state_of(old)
    new = Source(
        shown="",
        document=source(config, call),
        shelf=Disk(),
        fetch=lock.content,
        config=config,
    )
    return compare_states(before, state_of(new, before))


def held(plan: Plan, folder: Path, tests: dict[str, str]) -> list[Outcome]:
    """Run the old tests against the new package in a temporary folder."""
    from specloom.output import write_beside
    from specloom.promises import passed, typed

    own = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8", "replace")
        for file in sorted(folder.glob("*/custom/**/*.py"))
        if file.relative_to(folder).parts[0] != "tests"
    }
    package = {
        path: text
        for path, text in {**own, **plan.files, **plan.once}.items()
        if not path.startswith(("tests/", "docs/", ".specloom/"))
    }
    with tempfile.TemporaryDirectory(prefix="specloom-") as place:
        room = Path(place)
        for path, text in {**package, **tests}.items():
            write_beside(room / path, text)
        return [typed(room, tests), passed(room)]


def report(
    name: str, folder: str, outcomes: list[Outcome], findings: tuple[Finding, ...]
) -> str:
    """The failures of each tool, then the breaking changes that may explain them."""
    from specloom.changes.findings import Level, verdict_of
    from specloom.diagnostics import counted

    lines: list[str] = []
    for outcome in outcomes:
        doing = "type-checked" if outcome.tool == "mypy" else "run"
        if outcome.missing:
            lines.append(f"the tests of {name} were not {doing}: {outcome.missing}")
            continue
        what = "test file" if outcome.tool == "mypy" else "test"
        lines.append(
            f"{outcome.tool}: {counted(outcome.count, what)} of {name} {doing}"
        )
        lines += [f"  {one.where}: {one.what}" for one in outcome.breaks[:MANY]]
        more = len(outcome.breaks) - MANY
        lines += [f"  … and {more} more"] * (more > 0)
    broken = sum(len(outcome.breaks) for outcome in outcomes)
    verdict = verdict_of(findings)
    breaking = [one.message for one in findings if one.level is Level.BREAKING]
    able = any(not outcome.missing for outcome in outcomes)
    lines += ["", *_squared(name, folder, broken if able else None, breaking)]
    lines.append(f"verdict of the changes since {name}: {verdict}")
    return "\n".join(lines)


def _squared(
    name: str, folder: str, broken: int | None, breaking: list[str]
) -> list[str]:
    """The failures set against the breaking changes; ``broken`` is None if nothing ran."""
    if broken is None:
        return [
            f"nothing was tested; it is unknown whether the tests of {name} still pass"
        ]
    from specloom.diagnostics import counted

    causes = [f"  {message}" for message in breaking]
    count = counted(broken, "failure")
    if broken and breaking:
        return [f"{count}; these breaking changes may explain them:", *causes]
    if broken:
        return [
            f"{count}, and the document has no breaking change that could explain them",
            f"  to see what else changes in {folder}, run: specloom upgrade --preview",
        ]
    if breaking:
        return [
            f"all tests of {name} pass, but these changes are breaking:",
            *causes,
        ]
    return [f"all tests of {name} pass"]
