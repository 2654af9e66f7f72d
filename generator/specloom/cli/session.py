"""Options of the command line and the state of a run."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click
from msgspec import Struct
from msgspec.structs import replace

from specloom.diagnostics import (
    STDIN,
    Diagnostic,
    DocumentPath,
    DocumentUri,
    InputError,
    Progress,
    Report,
    Severity,
    Span,
    counted,
    silent,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from specloom.config import Config
    from specloom.document.remote import RemoteLock
    from specloom.output.compare import Placed
    from specloom.output.staleness import FinishedRun, UpToDate
    from specloom.output.upgrade import OutputChange
    from specloom.output.write import Change, Plan
    from specloom.pipeline import Build


DEFAULT_OUTPUT = "generated"
TEXT = "text"
NAMES = (TEXT, "json", "sarif", "github")


class CliOptions(Struct, frozen=True, kw_only=True):
    """The command, its DOCUMENT argument and the shared options."""

    command: str
    document: DocumentPath | None = None
    config_file: Path | None = None
    quiet: bool = False
    strict: bool = False
    format: str = TEXT
    verbose: bool = False
    reference_roots: tuple[Path, ...] = ()
    refresh: bool = False

    @property
    def for_people(self) -> bool:
        """Whether the output format is text."""
        return self.format == TEXT


class GenerateOptions(Struct, frozen=True, kw_only=True):
    """The options that only ``generate`` has."""

    force: bool = False
    any_version: bool = False
    since: str = ""


if TYPE_CHECKING:
    AnyType = click.ParamType[Any]
else:  # older versions of click have no parameter
    AnyType = click.ParamType


class DocumentType(AnyType):
    """The path of a document, its URL, or "-" for standard input."""

    name = "document"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> DocumentPath:
        """Return the location; reads standard input for "-"."""
        if value == "-":
            return self.standard_input(param, ctx)
        from specloom.config import WEB

        is_url = isinstance(value, str) and WEB.match(value) is not None
        return DocumentUri(value.partition("#")[0]) if is_url else Path(value)

    def standard_input(
        self, param: click.Parameter | None, ctx: click.Context | None
    ) -> DocumentPath:
        """Read the document from standard input."""
        from specloom.document.node import MAX_BYTES

        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if not data.strip():
            self.fail("standard input is empty: no document was piped", param, ctx)
        return DocumentUri(STDIN, data=data)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete names of files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    help="The pyproject.toml or specloom.toml to use; by default the nearest one.",
)


roots_option = click.option(
    "--reference-root",
    "reference_roots",
    type=click.Path(path_type=Path, file_okay=False),
    multiple=True,
    metavar="DIR",
    help="Another folder whose files $ref may read; may be repeated.",
)


refresh_option = click.option(
    "--refresh",
    "--update-lock",
    "refresh",
    is_flag=True,
    help="Fetch remote documents again and accept changes.",
)


def document_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the DOCUMENT argument and the options that all commands on a document share, and
    pass them to the command as `CliOptions`.
    """

    @click.argument("document", required=False, type=DocumentType())
    @config_option
    @click.option(
        "--strict",
        is_flag=True,
        help="Treat degraded or invalid parts of the document as errors.",
    )
    @click.option(
        "--format",
        type=click.Choice(NAMES),
        default=TEXT,
        show_default=True,
        help="Output format of the findings.",
    )
    @click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
    @click.option(
        "--verbose",
        "-v",
        is_flag=True,
        help="Print every warning, also many with the same code.",
    )
    @roots_option
    @wraps(command)
    def gathered(**given: Any) -> None:
        shared = CliOptions.__struct_fields__
        options = {name: given.pop(name) for name in [*given] if name in shared}
        name = click.get_current_context().command.name or ""
        command(CliOptions(command=name, **options), **given)

    return gathered


output_option = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The folder of the generated project; by default `output` of the config, else "
    f"{DEFAULT_OUTPUT}/.",
)


def resolve_options(call: CliOptions) -> Config:
    """The config from ``--config``, otherwise the nearest one, with the options of the
    command line.

    The nearest config is ignored if DOCUMENT is given and the config names another
    document.
    """
    return with_roots(_chosen(call), call)


def with_roots(config: Config, call: CliOptions) -> Config:
    """The config with the folders of ``--reference-root``, and with ``--refresh``."""
    config = replace(config, refresh=config.refresh or call.refresh)
    if not call.reference_roots:
        return config
    roots = (*config.reference_roots, *call.reference_roots)
    return replace(config, reference_roots=tuple(dict.fromkeys(roots)))


def _chosen(call: CliOptions) -> Config:
    from specloom.config import Config, find_config, load_config

    if call.config_file is not None:
        return load_config(call.config_file)
    config = load_config(find_config(Path.cwd()))
    if call.document is None or config.document is None:
        return config
    return config if is_same(call.document, config.document) else Config()


def is_same(one: DocumentPath, other: DocumentPath) -> bool:
    """Whether two locations are of the same document."""
    if isinstance(one, Path) and isinstance(other, Path):
        return os.path.realpath(one) == os.path.realpath(other)
    return one == other


def remote_lock(
    config: Config, call: CliOptions, *, only_known: bool = False
) -> RemoteLock:
    """The lock of remote documents; with ``refresh``, changes of them are accepted.

    ``only_known``: documents that the lock does not have are rejected.
    """
    from specloom.document.remote import LockUse, RemoteLock, is_web

    root = str(call.document or config.document or "")
    use = LockUse.COMPARE if only_known else LockUse.RECORD
    use = LockUse.UPDATE if config.refresh else use
    return RemoteLock(config.file, use, root if is_web(root) else "")


def document_of(config: Config, call: CliOptions) -> DocumentPath:
    """The document to read.

    Raises:
        click.UsageError: no document is given and no config names one.
    """
    found = call.document or config.document
    if config.document is not None and call.document == config.document:
        return config.document
    if isinstance(found, Path):
        refuse_no_file(found)
    if found is None:
        raise click.UsageError(
            "no DOCUMENT given and no config names one: pass its path or URL, or set "
            "`document` in [tool.specloom] of pyproject.toml (specloom init does it)"
        )
    return found


def refuse_no_file(document: Path) -> None:
    """Raise InputError (E101) if a document is missing or a folder, with documents that may
    be meant.
    """
    is_folder = document.is_dir()
    if not is_folder and os.path.lexists(document):
        return
    from difflib import get_close_matches

    from specloom.cli.init_config import documents_in
    from specloom.config import path_label

    folder = document if is_folder else document.parent
    found = documents_in(folder, 1) if folder.is_dir() else ()
    near = get_close_matches(document.name, [each.name for each in found], 3, 0.4)
    names = [path_label(each) for each in found if is_folder or each.name in near]
    hint = "Pass the path of an OpenAPI document."
    if is_folder and not names:
        hint = "Pass the path of an OpenAPI document; this folder has none."
    elif names:
        hint = f"Did you mean {' or '.join(names[:3])}?"
    message = "this is a folder, not a file" if is_folder else "the file does not exist"
    span = Span(path_label(document))
    raise InputError(Diagnostic(code="E101", span=span, message=message, hint=hint))


def output_folder_of(config: Config, output: Path | None) -> Path:
    """The folder of the generated project.

    Raises:
        InputError: its path, or that of a parent, is a file (E404).
    """
    folder = output or config.output or Path(DEFAULT_OUTPUT)
    # The functions of `os` are false for a name that is too long; `Path` raises.
    for path in (folder, *folder.parents):
        if os.path.isdir(path):  # noqa: PTH112
            break
        if os.path.exists(path):  # noqa: PTH110
            from specloom.config import path_label

            raise InputError(
                Diagnostic(
                    code="E404",
                    span=Span(path_label(path)),
                    message="the output is a folder, but this is a file",
                    hint="Choose another folder with --output.",
                )
            )
    return folder


def folder_label(folder: Path) -> str:
    """The path of a folder for messages, with a trailing slash."""
    from specloom.config import path_label as relative

    return f"{relative(folder).rstrip('/')}/"


DONE = 0
STALE = 1
WRONG = 2


class Session(Struct):
    """The state of a command and its results.

    ``changes`` are the files of ``folder`` that were written or are stale, ``inputs`` the
    inputs that changed, ``fix`` is the command that updates the output, ``kept`` the files
    that a dry run leaves unchanged, ``moves`` the custom files that move. ``never_generated``:
    no run has written to ``folder`` yet. ``other``: the output is that of another document.

    ``first_steps`` says how to install and import a package that was generated for the first
    time. With ``aside``, findings never go to standard output, because the result goes there.
    ``findings_text`` are the findings of an earlier run, as it printed them.
    """

    call: CliOptions
    report: Report
    progress: Progress
    aside: bool = False
    folder: str = ""
    changes: tuple[Change, ...] = ()
    output_changes: tuple[OutputChange, ...] = ()
    inputs: tuple[Placed, ...] = ()
    fix: str = ""
    kept: tuple[str, ...] | None = None
    never_generated: bool = False
    moves: Mapping[str, str] = {}
    other: bool = False
    first_steps: str = ""
    findings_text: str = ""
    exit: int = DONE


@contextmanager
def session(call: CliOptions, *, aside: bool = False) -> Generator[Session]:
    """Show progress while the body runs, print the findings, and exit 2 on an error."""

    report = Report(strict=call.strict)
    run = Session(call, report, silent, aside)
    try:
        with progress_line(call) as run.progress:
            yield run
    except InputError as stop:
        report.found = [*report.found, *stop.diagnostics]
        run.exit = WRONG
    except (click.ClickException, click.exceptions.Exit):
        raise
    except Exception as flaw:
        if os.environ.get("SPECLOOM_TRACEBACK"):
            raise
        report.error("E406", failing_line(flaw), f"{type(flaw).__name__}: {flaw}")
        run.exit = WRONG
    print_findings(run)
    if run.exit == WRONG:
        raise SystemExit(WRONG)


def failing_line(flaw: Exception) -> Span:
    """The line of specloom that raised an exception, to report a defect."""

    trace = flaw.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return Span("specloom")
    return Span(trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def print_findings(run: Session) -> None:
    """Print the findings, or only errors if quiet: text to standard error, other formats to
    standard output.
    """

    call, report = run.call, run.report
    if call.quiet:
        report.found = [d for d in report.found if d.severity is Severity.ERROR]
    alone = call.for_people or (run.aside and call.quiet)  # without findings, no output
    if alone and not (report.found or run.findings_text):
        return
    if call.for_people:
        text, has_color = run.findings_text, use_color(sys.stderr)
        if has_color or not text:
            from specloom.reports import colored, print_report

            text = text or print_report(report, every=call.verbose)
            text = colored(text) if has_color else text
    else:
        from specloom.reports import FORMATS, CommandResult

        text = FORMATS[call.format](
            CommandResult(
                command=call.command,
                exit=run.exit,
                found=tuple(report.sorted()),
                folder=run.folder,
                changes=run.changes,
                output_changes=run.output_changes,
                inputs=run.inputs,
                fix=run.fix,
                kept=run.kept,
                never_generated=run.never_generated,
                moves=run.moves,
                other=run.other,
            )
        )
    color = True if call.for_people and "\x1b" in text else None
    click.echo(text, err=call.for_people or run.aside, nl=False, color=color)


def use_color(stream: TextIO) -> bool:
    """Whether text for people has colors: NO_COLOR and FORCE_COLOR of the environment, if
    they are not empty; otherwise, if the stream is a terminal that can show them.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress_line(call: CliOptions) -> Generator[Progress]:
    """A status line on a terminal; nothing if piped, quiet, in CI or in another format than
    text.
    """
    if call.quiet or not call.for_people or not shows_progress(sys.stderr):
        yield silent
        return
    line = StatusLine(sys.stderr)
    try:
        yield line.show
    finally:
        line.show("")


def shows_progress(stream: TextIO) -> bool:
    """Whether a stream is a terminal of a person: not of a CI service, which sets ``CI``,
    and not one that cannot move the cursor.
    """
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


class StatusLine:
    """One line of a terminal that is written again and again, without colors.

    It has no thread and no escape sequences, so that it leaves nothing behind when the run
    is interrupted, and takes less than 0.1 % of its CPU time.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._length = 0

    def show(self, text: str) -> None:
        """Replace the line; "" removes it."""
        # In the last column, some terminals begin a new line.
        width = shutil.get_terminal_size().columns - 1
        shown = text[:width]
        blank = " " * (self._length - len(shown))
        end = "\r" if not shown else ""
        self._length = len(shown)
        if shown or blank:
            self._stream.write(f"\r{shown}{blank}{end}")
            self._stream.flush()


def unchanged_output(run: Session, config: Config, folder: Path) -> UpToDate | None:
    """The output if a run would certainly not change it and print no error; else None.

    Only compares hashes, or what else recognizes an unchanged file: the document is not
    read.
    """
    from specloom.output.staleness import up_to_date

    found = up_to_date(folder, config, document_of(config, run.call))
    if found is None or (run.call.strict and found.strict_findings):
        return None
    return found


def repeat_findings(
    run: Session, config: Config, folder: Path, now: UpToDate
) -> FinishedRun | None:
    """The last run, whose findings this one has too; None if it is not known."""
    from specloom.output.staleness import last_run

    call = run.call
    last = last_run(folder, config, document_of(config, call), now)
    if last is None or call.quiet:
        return last
    if call.for_people and not call.verbose:
        run.findings_text = last.text
    else:
        run.report.found += last.found
    return last


def plan_output(
    run: Session,
    config: Config,
    folder: Path,
    lock: RemoteLock,
    *,
    since: str = "",
    lenient: bool = True,
) -> Build:
    """Build the output; names published in ``folder`` stay.

    ``since`` is the revision that the version is compared with. A configured version that is
    too low is an error unless ``lenient``.
    """
    from specloom.apidiff.release import Baseline
    from specloom.output.custom import left_behind
    from specloom.output.manifest import damaged, published
    from specloom.pipeline import build

    document, names = document_of(config, run.call), published(folder)
    left_behind(config, document, folder, run.report)
    for path in damaged(folder):
        run.report.warning(
            "W408",
            Span((folder / path).as_posix()),
            "this record of what was written is empty or cut short",
            "Run specloom generate: it writes the record again.",
        )
    baseline = Baseline(folder=folder, config=config, since=since, lenient=lenient)
    built = build(
        document,
        config,
        run.report,
        run.progress,
        names,
        lock.content,
        folder,
        baseline,
    )
    if not config.after:
        return built
    from specloom.output.hooks import after_hooks

    run.progress("running the commands of after")
    return replace(built, plan=after_hooks(built.plan, folder, config))


def fix_command(
    call: CliOptions,
    output: Path | None,
    *,
    force: bool = False,
    name: str = "generate",
) -> str:
    """The command that updates the output, with the options that were given."""
    words = ["specloom", name]
    if call.document is not None:
        words.append(str(call.document))
    if call.config_file is not None:
        words += ["--config", str(call.config_file)]
    if output is not None:
        words += ["--output", str(output)]
    for folder in call.reference_roots:
        words += ["--reference-root", str(folder)]
    if call.refresh:
        words.append("--refresh")
    if force:
        words.append("--force")
    return shlex.join(words)


def summary(run: Session, total: int) -> str:
    """One line that says what a run wrote."""
    written = sum(change.new is not None for change in run.changes)
    deleted = len(run.changes) - written
    counts = {"written": written, "deleted": deleted, "moved": len(run.moves)}
    parts = [f"{number} {verb}" for verb, number in counts.items() if number]
    return f"{run.folder}: {', '.join(parts) or 'unchanged'} ({total} files)"


def plan_text(
    folder: str,
    plan: Plan,
    changes: tuple[Change, ...],
    once: tuple[str, ...],
    force: bool,
) -> str:
    """What a run would do with each file and why, in the same order as ``check``.

    Records and unchanged files are only counted.
    """
    from specloom.output.compare import RECORDS, cause_text, folded, moved
    from specloom.output.write import unchanged

    changed_files, records = folded(changes)
    lines = [
        f"{'refuse' if change.refused and not force else change.action:7} "
        f"{folder}{change.path} ({cause_text(change)})"
        for change in changed_files
    ]
    lines += [f"move    {line}" for line in moved(folder, plan.moves)]
    lines += [
        f"create  {folder}{path} (yours to edit; never overwritten)" for path in once
    ]
    if records:
        lines.append(f"write   {counted(len(records), 'record')} in {folder}{RECORDS}")
    same = len(unchanged(plan, changes))
    lines.append(f"keep    {counted(same, 'file')}")
    return "\n".join([*lines, "dry run: nothing was written"])
