"""The commands that generate, check and compare."""

from __future__ import annotations

import gc
import io
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from specloom import __version__
from specloom.cli.session import (
    DONE,
    STALE,
    WRONG,
    CliOptions,
    DocumentType,
    GenerateOptions,
    Session,
    config_option,
    document_of,
    document_options,
    fix_command,
    folder_label,
    output_folder_of,
    output_option,
    plan_output,
    refresh_option,
    remote_lock,
    repeat_findings,
    resolve_options,
    roots_option,
    session,
    summary,
    unchanged_output,
)
from specloom.diagnostics import (
    DocumentUri,
    InputError,
    counted,
)

if TYPE_CHECKING:
    from specloom.apidiff.snapshots import SnapshotSource
    from specloom.cli.compare import DiffReport
    from specloom.config import Config
    from specloom.diagnostics import DocumentPath
    from specloom.document.remote import RemoteLock
    from specloom.output.manifest import OutputRecord
    from specloom.output.staleness import States
    from specloom.output.upgrade import OutputChange
    from specloom.output.write import Change, Plan


# Everything else is imported inside the commands, so that ``--help`` does not load Jinja2,
# Black or a validator.


INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of the signal, as shells count."""


class CommandLine(click.Group):
    """The command ``specloom``."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C ends it with a short message and exit code 130."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted", err=True)
            raise SystemExit(INTERRUPTED) from None


EXIT_CODES = """\b
Exit codes:
  0    success; the output is up to date
  1    out of date (check), a change of the level (diff --fail-on)
  2    the document, the config or the command line is wrong
  130  interrupted with Ctrl-C
"""


@click.group(
    cls=CommandLine,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)
@click.version_option(__version__, "--version", "-V", prog_name="specloom")
def main() -> None:
    """Generate a typed Python client, Markdown docs and tests from an OpenAPI document."""
    print_every_character()


def print_every_character() -> None:
    """Let output contain characters that the encoding of a stream does not have.

    On Windows, output that is redirected has the code page of the system unless
    ``PYTHONIOENCODING`` is set; programs that read it expect UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        encoding = stream.encoding.lower().replace("_", "-")
        if encoding == "utf-8":
            continue
        chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
        stream.reconfigure(encoding=None if chosen else "utf-8", errors="replace")


@main.command()
@document_options
@output_option
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite hand-edited files and the output of another document.",
)
@refresh_option
@click.option(
    "--any-version",
    is_flag=True,
    help="Accept a configured version that is too low for the changes.",
)
@click.option(
    "--since",
    default="",
    metavar="REV",
    help="Git revision of the last release, to compare the API with; HEAD by default.",
)
@click.option(
    "--dry-run", is_flag=True, help="Show what would be written and why; write nothing."
)
def generate(
    call: CliOptions,
    output: Path | None,
    force: bool,
    any_version: bool,
    since: str,
    dry_run: bool,
) -> None:
    """Generate the SDK for DOCUMENT.

    DOCUMENT is the path or URL of an OpenAPI document, or - for standard input; by default,
    the document in the config.
    """
    options = GenerateOptions(force=force, any_version=any_version, since=since)
    if dry_run:
        from specloom.cli import generate

        generate.dry_run(call, output, options)
        return
    with session(call) as run:
        total = write_output(run, output, options)
    if call.for_people and not call.quiet:
        click.echo(summary(run, total))
        if run.first_steps:
            click.echo(run.first_steps)


def write_output(run: Session, output: Path | None, options: GenerateOptions) -> int:
    """Write the output, unless nothing changed; return the number of its files.

    Raises:
        InputError: the document or the config is wrong, or a file that specloom did not
        generate would be overwritten.
    """
    config = resolve_options(run.call)
    folder = output_folder_of(config, output)
    run.folder = folder_label(folder)
    total = unchanged_size(run, config, folder, options)
    if total is not None:
        return total
    from specloom.cli import generate

    return generate.write_output(run, config, folder, options)


def unchanged_size(
    run: Session, config: Config, folder: Path, options: GenerateOptions
) -> int | None:
    """The number of files of an output that a run would not change; None if it has to be
    built to know that.

    What the commands of ``after`` print can change at any time, and so can a revision.
    """
    if options.force or options.since or config.refresh or config.after:
        return None
    now = unchanged_output(run, config, folder)
    last = now and repeat_findings(run, config, folder, now)
    return last.size if last else None


@main.command()
@document_options
@output_option
@refresh_option
@click.option("--full", is_flag=True, help="Show all changes and the complete diff.")
@click.option(
    "--format-proof",
    is_flag=True,
    help="Also let Black format every generated module; exit 1 if it changes any.",
)
@click.option(
    "--against",
    metavar="REV",
    help="Also type-check and run the tests of a git revision against the new package.",
)
def check(
    call: CliOptions,
    output: Path | None,
    full: bool,
    format_proof: bool,
    against: str | None,
) -> None:
    """Check that the generated files are up to date.

    Exits 1 and shows the reasons if they are not.

    With --against, also exits 1 if tests of REV fail and no change of DOCUMENT could explain
    it.
    """

    if against and not call.for_people:
        raise click.UsageError("--against supports only --format text")
    if format_proof and not call.for_people:
        raise click.UsageError("--format-proof supports only --format text")
    code = check_output(call, output, full)
    if format_proof and not code:
        code = prove_format(call, output)
    if against:
        from specloom.cli.compare import check_against

        code = max(code, check_against(call, output, against))
    raise SystemExit(code)


@main.command(name="names")
@document_options
@output_option
@click.option(
    "--as",
    "layout",
    type=click.Choice(["text", "json", "toml"]),
    default="text",
    help="A table, JSON, or the TOML of [tool.specloom.names].",
)
def list_names(call: CliOptions, output: Path | None, layout: str) -> None:
    """List every public name of the SDK and what chose it.

    The sources are the config, an extension of the document, the document itself, the rules
    of naming = "resources", and the names lock.
    """
    from specloom.cli import names

    names.list_names(call, output, layout)


@main.command(short_help="Take over the names of a published Python SDK.")
@click.argument("package")
@document_options
@click.option(
    "--names-file",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the names; by default names.toml next to the config.",
)
def adopt(call: CliOptions, package: str, target: Path | None) -> None:
    """Take over the names of PACKAGE, a published Python SDK of the same API.

    PACKAGE is an installed package, a folder, a wheel, or NAME==VERSION, which pip
    downloads. Its code is read, never run.
    """
    from specloom.cli.names import adopt_package

    adopt_package(call, package, target)


@main.command()
@click.argument("document", required=False, type=DocumentType())
@config_option
@click.option(
    "--format",
    "layout",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the overview with pictures to an HTML file.",
)
@click.option("--all", "every", is_flag=True, help="Show everything.")
@roots_option
def inspect(
    document: DocumentPath | None,
    config_file: Path | None,
    layout: str,
    html: Path | None,
    every: bool,
    reference_roots: tuple[Path, ...],
) -> None:
    """Show what DOCUMENT becomes, before anything is generated.

    Shows resources, models, authentication, pagination, streaming, warnings, names, and a
    grade of the document with the five most useful repairs.
    """
    from specloom.cli.inspect import inspect_document

    call = CliOptions(
        command="inspect",
        document=document,
        config_file=config_file,
        quiet=True,
        format=layout,
        reference_roots=reference_roots,
    )
    inspect_document(call, layout, every, html)


@main.command(short_help="Print what specloom reads from DOCUMENT, as JSON.")
@document_options
def ir(call: CliOptions) -> None:
    """Print the intermediate representation (IR) of DOCUMENT as JSON."""
    from specloom.pipeline import read
    from specloom.reports import api_json

    with session(call, aside=True) as run:
        config = resolve_options(call)
        fetch = remote_lock(config, call).content
        document = document_of(config, call)
        api, _ = read(document, config, run.report, run.progress, fetch)
    click.echo(api_json(api))


@main.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option("--markdown", is_flag=True, help="Print the reference page of all codes.")
def explain(codes: tuple[str, ...], markdown: bool) -> None:
    """Explain diagnostic codes.

    Prints an explanation, an example and a fix for each CODE; without CODE, lists all codes.
    """
    from specloom import reports
    from specloom.codes import find
    from specloom.codes.changes import kind_of

    if markdown:
        click.echo(reports.all_codes_page(), nl=False)
        return
    if not codes:
        click.echo(reports.listing())
        return
    shown_names: list[str] = []
    for code in codes:
        entry, kind = find(code), kind_of(code)
        if entry is None and kind is None:
            near = ", ".join(reports.nearest(code))
            raise click.UsageError(f"unknown code {code!r}; similar codes: {near}")
        shown_names += [reports.explanation(entry)] if entry else []
        shown_names += [reports.change_explanation(kind)] if kind else []
    click.echo("\n\n".join(dict.fromkeys(shown_names)))


# The renderer is imported only if needed: comparing hashes takes a tenth of the time.


def check_output(call: CliOptions, output: Path | None, full: bool) -> int:
    """Print whether the output is up to date; return the exit code."""
    with session(call) as run:
        config = resolve_options(call)
        folder = output_folder_of(config, output)
        run.folder = folder_label(folder)
        line = quick_check(run, config, folder)
        if line is None:
            line = compare_output(run, config, folder, output, full)
    if call.for_people and (run.exit == STALE or not call.quiet):
        click.echo(line)
    return run.exit


def prove_format(call: CliOptions, output: Path | None) -> int:
    """Format every generated module of an up-to-date output with Black, and print those
    that it changes; return the exit code.
    """
    from specloom.output.formatting import modules_to_format

    with session(call) as run:
        folder = output_folder_of(resolve_options(call), output)
        run.progress("formatting")
        changed, number = modules_to_format(folder)
    for path in changed:
        click.echo(f"{folder_label(folder)}{path}: Black would change this file")
    if not call.quiet and not changed:
        click.echo(
            f"{folder_label(folder)}: Black would change none of {number} modules"
        )
    return STALE if changed else DONE


def quick_check(run: Session, config: Config, folder: Path) -> str | None:
    """The "up to date" line if nothing changed, else None: the output has to be built.

    Also None if the findings are needed and not known: a strict run counts some of them as
    errors, and the other formats list all of them. Text output only has their number.
    """
    now = unchanged_output(run, config, folder)
    if now is None:
        return None
    number = sum(now.warnings.values())
    line = f"{run.folder}: up to date"
    if not number or run.call.quiet:
        return line
    if not run.call.for_people:
        return line if repeat_findings(run, config, folder, now) else None
    warnings = f"{counted(number, 'warning')} about the document"
    return f"{line} ({warnings}; run specloom generate to see {'it' if number == 1 else 'them'})"


def compare_output(
    run: Session, config: Config, folder: Path, output: Path | None, full: bool
) -> str:
    """Build the output and compare it with the folder; ``output`` is the ``--output`` option."""
    from specloom.output.compare import (
        FolderDifference,
        changed_inputs,
        compare,
        explain,
        is_stale,
        never_generated,
        was_interrupted,
    )
    from specloom.output.write import refuse_while_running

    refuse_while_running(folder)
    lock = remote_lock(config, run.call, only_known=True)
    built = plan_output(run, config, folder, lock)
    run.progress("comparing")
    changes = compare(built.plan, folder)
    if not is_stale(changes):
        old = "" if not changes else "; specloom generate updates its record"
        return f"{run.folder}: up to date{old}"
    run.changes, run.exit = changes, STALE
    inputs = changed_inputs(built.plan, folder)
    run.inputs = tuple((change, built.place(change)) for change in inputs)
    run.other, run.moves = built.other is not None, built.plan.moves
    if built.other is not None:
        run.report.found.append(built.other)
    blocked = any(change.refused for change in changes)
    run.fix = fix_command(run.call, output, force=blocked or run.other)
    run.never_generated = never_generated(built.plan, folder, changes)
    found = FolderDifference(
        folder=run.folder,
        changes=changes,
        inputs=run.inputs,
        interrupted=was_interrupted(folder),
        never_generated=run.never_generated,
        moves=run.moves,
        other=run.other,
        fix=run.fix,
    )
    return explain(found, full=full)


BREAKS = 1


@click.command()
@click.argument("old")
@click.argument("new")
@config_option
@click.option(
    "--format",
    type=click.Choice(("text", "json", "markdown", "github")),
    default="text",
    show_default=True,
    help="Output format of the changes.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("breaking", "compatible", "docs")),
    help="Exit 1 if there is a change of this level or of a more severe one.",
)
@click.option(
    "--wire",
    is_flag=True,
    help="Compare requests and responses only; ignore Python names.",
)
@roots_option
def diff(
    old: str,
    new: str,
    config_file: Path | None,
    format: str,
    fail_on: str | None,
    wire: bool,
    reference_roots: tuple[Path, ...],
) -> None:
    """Show what changes for users of the SDK.

    Lists the changes between OLD and NEW, whether they break code that uses the SDK, and the
    version bump that they require.

    OLD and NEW are documents, folders of generated packages, or git revisions: REV for the
    document in the config, REV:PATH for any document or folder at that revision.
    """
    call = CliOptions(
        command="diff",
        config_file=config_file,
        quiet=True,
        format="json" if format == "json" else "text",
        reference_roots=reference_roots,
    )
    found: list[DiffReport] = []
    with session(call, aside=True) as run:
        found.append(compare_inputs(call, old, new, wire=wire))
    if run.exit == WRONG or not found:
        raise SystemExit(WRONG)
    from specloom.apidiff.findings import Level
    from specloom.cli.compare import FORMATS, levels_from

    click.echo(FORMATS[format](found[0]), nl=False)
    failing_levels = levels_from(Level(fail_on)) if fail_on else ()
    failed = any(finding.level in failing_levels for finding in found[0].findings)
    raise SystemExit(BREAKS if failed else DONE)


def compare_inputs(call: CliOptions, old: str, new: str, *, wire: bool) -> DiffReport:
    """Compare OLD and NEW of the command line."""
    from specloom.apidiff.compare import compare_snapshots
    from specloom.apidiff.findings import without_sdk
    from specloom.apidiff.snapshots import resolve_input, snapshot_of
    from specloom.cli.compare import DiffReport
    from specloom.cli.session import resolve_options, with_roots
    from specloom.config import WEB

    config = resolve_options(call)

    def resolved(text: str) -> SnapshotSource:
        given = DocumentUri(text) if WEB.match(text) else None
        lock = remote_lock(config, replace(call, document=given))
        one = resolve_input(text, config, lock.content)
        return replace(one, config=with_roots(one.config, call))

    first, second = resolved(old), resolved(new)
    before = snapshot_of(first)
    after = snapshot_of(second, before)
    findings = compare_snapshots(before, after)
    return DiffReport(
        first.shown, second.shown, without_sdk(findings) if wire else findings
    )


PAUSE = 1000
"""The longest time between two looks at the files, in milliseconds."""

NAMED = 4
"""The number of files that one line lists."""


@click.command()
@document_options
@output_option
def watch(call: CliOptions, output: Path | None) -> None:
    """Regenerate when the inputs change.

    Watches DOCUMENT, the config and the templates until you press Ctrl-C. Prints one line
    per run: what changed and what was written. After an error, it keeps watching.
    """
    from specloom.output.staleness import changed_files

    gc.enable()  # each run leaves objects of the one before
    with session(call):
        if not isinstance(document_of(resolve_options(call), call), Path):
            raise click.UsageError(
                "watch needs a file; for a URL, run specloom generate --refresh"
            )
        before = watched_states(call, output)
    with suppress(KeyboardInterrupt):
        regenerate(call, output, "first run")
        while True:
            before = states_after_run(call, output, before)
            after = next_change(call, output, before)
            changed, before = changed_files(before, after), after
            regenerate(call, output, names(changed))


def watched_states(
    call: CliOptions, output: Path | None, before: States | None = None
) -> States:
    """The files to watch, with their hashes.

    While the config cannot be read, these are the files that were watched before.

    Raises:
        InputError: the config cannot be read, and no files were watched before.
        click.UsageError: no document is given and no config names one.
    """
    from specloom.output.staleness import file_states, watched_files

    try:
        config = resolve_options(call)
        document, folder = document_of(config, call), output_folder_of(config, output)
        files = watched_files(config, document, folder)
    except (InputError, click.UsageError):
        if before is None:
            raise
        files = tuple(before)
    return file_states(files)


def states_after_run(call: CliOptions, output: Path | None, before: States) -> States:
    """The hashes that a run has read, so that later changes are found.

    ``before`` are the hashes from before the run: what changed while it ran is still a
    change.
    """
    from specloom.output.staleness import documents_seen

    after = watched_states(call, output, before)
    seen: States = {}
    try:
        config = resolve_options(call)
        seen = documents_seen(
            document_of(config, call), output_folder_of(config, output)
        )
    except (InputError, click.UsageError):
        pass
    return {f: before.get(f, seen.get(f, state)) for f, state in after.items()}


def next_change(call: CliOptions, output: Path | None, before: States) -> States:
    """Wait until a file is added, removed or changed; return all hashes."""
    from watchfiles import watch as wakes

    from specloom.output.staleness import changed_files

    folders = sorted({file.parent for file in before if file.parent.is_dir()})
    woken: Iterator[object] = wakes(
        *folders,
        watch_filter=None,
        debounce=200,
        rust_timeout=PAUSE,
        yield_on_timeout=True,
        recursive=False,
    )
    while True:
        after = watched_states(call, output, before)
        if changed_files(before, after):
            return after
        next(woken)


def regenerate(call: CliOptions, output: Path | None, why: str) -> None:
    """Generate once and print one line; the run itself prints errors."""
    line = "nothing was written"
    try:
        with session(call) as run:
            total = write_output(run, output, GenerateOptions())
        line = summary(run, total)
        line += named(tuple(change.path for change in run.changes))
    except SystemExit:
        pass  # the run has printed the error
    except click.UsageError as wrong:
        wrong.show()
    if not call.quiet:
        click.echo(f"{time.strftime('%H:%M:%S')} {why} → {line}")


def names(files: tuple[Path, ...]) -> str:
    """The names of changed files for messages."""
    from specloom.config import path_label

    shown_names = sorted(path_label(file) for file in files)
    more = f" and {len(shown_names) - NAMED} more" if len(shown_names) > NAMED else ""
    return ", ".join(shown_names[:NAMED]) + more


def named(paths: tuple[str, ...]) -> str:
    """A colon and the paths in reading order, without the records in .specloom/."""
    from specloom.output.compare import RECORDS, reading_order

    shown_names = [path for path in paths if not path.startswith(RECORDS)]
    shown_names.sort(key=reading_order)
    more = f" and {len(shown_names) - NAMED} more" if len(shown_names) > NAMED else ""
    return f": {', '.join(shown_names[:NAMED])}{more}" if shown_names else ""


@click.command()
@document_options
@output_option
@click.option("--preview", is_flag=True, help="Show what would change; write nothing.")
def upgrade(call: CliOptions, output: Path | None, preview: bool) -> None:
    """Regenerate with the newest edition.

    Uses the installed version of specloom, and replaces an older edition in the config.

    With --preview, only shows what would change in the output: public surface, behavior,
    cosmetic.
    """
    from contextlib import nullcontext

    from specloom.config import NEWEST
    from specloom.output.compare import compare
    from specloom.output.manifest import manifest_of, texts
    from specloom.output.upgrade import output_changes
    from specloom.output.write import refuse_while_running, sole_run

    with session(call) as run:
        config = resolve_options(call)
        folder = output_folder_of(config, output)
        run.folder = folder_label(folder)
        refuse_while_running(folder)
        lock = remote_lock(config, call, only_known=preview)
        newest = replace(config, edition=NEWEST)
        with nullcontext() if preview else sole_run(folder):
            built = plan_output(run, newest, folder, lock)
            if built.other is not None:
                raise InputError(built.other)
            plan = built.plan
            before = manifest_of(folder)
            run.changes, run.moves = compare(plan, folder), plan.moves
            runtime = next(path for path in plan.files if "/_runtime/" in path)
            package = runtime.partition("/_runtime/")[0]
            run.output_changes = output_changes(texts(folder), run.changes, package)
            if not preview:
                apply_upgrade(plan, folder, run.changes, config, lock)
    if not call.for_people or call.quiet:
        return
    click.echo(
        report_upgrade(run.folder, before, plan.record, config, run.output_changes)
    )
    if preview:
        again = fix_command(run.call, output, name="upgrade")
        click.echo(f"nothing was written; to apply the changes, run: {again}")
    else:
        click.echo(summary(run, plan.size))


def apply_upgrade(
    plan: Plan,
    folder: Path,
    changes: tuple[Change, ...],
    config: Config,
    lock: RemoteLock,
) -> None:
    """Write the output of the newest edition and pin the edition in the config."""
    from specloom.output.upgrade import pinned
    from specloom.output.write import write, write_outside

    write(plan, folder, changes)
    write_outside(lock.file, lock.new_text())
    if config.file is not None:
        write_outside(config.file, pinned(config.file, config.edition))


def report_upgrade(
    folder: str,
    before: OutputRecord | None,
    now: OutputRecord,
    config: Config,
    found: tuple[OutputChange, ...],
) -> str:
    """The two versions of specloom, then the changes by kind."""
    from specloom import __version__
    from specloom.config import NEWEST, changes_after
    from specloom.output.upgrade import OutputChangeKind

    version = before.generator if before else "unknown"
    was = f"specloom {version}, edition {config.edition or NEWEST}"
    lines = [
        f"{folder}: from {was}",
        f"{' ' * len(folder)}  to   specloom {__version__}, edition {NEWEST}",
    ]
    if before and before.documents != now.documents:
        lines.append(
            "the document has changed too: not every change below comes from the upgrade"
        )
    for edition, change in changes_after(config.edition):
        lines.append(f"edition {edition}: {change}")
    for kind in OutputChangeKind:
        of_kind = [change for change in found if change.kind is kind]
        lines += ["", f"{kind} ({len(of_kind)})"]
        lines += [f"  {change.where}: {change.what}" for change in of_kind]
    return "\n".join([*lines, ""])
