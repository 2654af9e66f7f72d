"""Output formats of findings."""

from __future__ import annotations

import difflib
import json
import os
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from msgspec import Struct

from specloom import __version__, codes, ir
from specloom.codes import CODES, Code
from specloom.codes.changes import KINDS
from specloom.codes.code import ChangeKind
from specloom.diagnostics import Diagnostic, Report, Severity, Span, counted
from specloom.kinds import changed_fields
from specloom.output.compare import RECORDS, Placed, cause_text, folded, in_order
from specloom.output.manifest import MANIFEST
from specloom.output.staleness import BuildInput
from specloom.output.upgrade import OutputChange
from specloom.output.write import Cause, Change

if TYPE_CHECKING:
    from specloom.document.tree import EncodedLines

WIDTH = 88
CHAPTERS = (
    ("1", "Reading files"),
    ("2", "Overlays and validation"),
    ("3", "Reading the API"),
    ("4", "Output"),
    ("5", "Config, custom code, templates and diff"),
)
"""The headings of docs/diagnostics.md, by the first digit of a code."""


def listing() -> str:
    """List all codes with their titles, one per line."""
    codes = [f"{entry.code}  {entry.title}" for entry in CODES]
    return "\n".join([*codes, *(f"{kind.code}  {kind.title}" for kind in KINDS)])


def explanation(entry: Code) -> str:
    """Explain a code, as text for a terminal."""
    paragraphs = [
        f"{entry.code}: {entry.title} ({entry.severity})",
        textwrap.fill(entry.explanation, WIDTH),
        "Example:\n" + textwrap.indent(entry.example, "    "),
    ]
    if entry.fix:
        paragraphs.append(textwrap.fill(f"Fix: {entry.fix}", WIDTH))
    return "\n\n".join(paragraphs)


def change_explanation(kind: ChangeKind) -> str:
    """Explain a kind of change, as text for a terminal."""
    text = textwrap.fill(kind.explanation, WIDTH)
    return f"{kind.code}: {kind.title} (a change, under {kind.group})\n\n{text}"


def nearest(code: str) -> list[str]:
    """Return up to three registered codes that are similar to an unknown one."""
    known = {entry.code.lower(): entry.code for entry in CODES}
    known |= {kind.code: kind.code for kind in KINDS}
    near = difflib.get_close_matches(code.lower(), known, 3, 0)
    return [known[name] for name in near]


def all_codes_page() -> str:
    """Render docs/diagnostics.md."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Diagnostics"
    yield ""
    yield from textwrap.wrap(
        "Every diagnostic of specloom has one of these codes. E codes are errors: the run "
        "stops and nothing is written. W codes are warnings. With `--strict`, warnings W1xx, "
        "W2xx and W3xx are errors.",
        100,
    )
    yield ""
    yield "`specloom explain CODE` prints the entry of one code. This page is the output of"
    yield "`specloom explain --markdown`."
    for digit, title in CHAPTERS:
        yield from ("", f"## {title}")
        for entry in CODES:
            if entry.code[1] == digit:
                yield from _section(entry)
    yield from _changes()


def _changes() -> Iterator[str]:
    yield from ("", "## Changes", "")
    yield "`specloom diff` and the changelog of a package report these changes; see"
    yield "[changes](changes.md)."
    yield from ("", "| code | change | when it is breaking |", "|---|---|---|")
    for kind in KINDS:
        yield f"| `{kind.code}` | {kind.title} | {kind.explanation} |"


def _section(entry: Code) -> Iterator[str]:
    longest = max(map(len, re.findall("`+", entry.example)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from ("", f"### {entry.code}: {entry.title}", "")
    yield from textwrap.wrap(entry.explanation, 100)
    yield from ("", f"{fence}text", entry.example, fence)
    if entry.fix:
        yield ""
        yield from textwrap.wrap(f"**Fix:** {entry.fix}", 100)


def api_json(api: ir.Api) -> str:
    """Format the whole API as indented JSON, without fields that have their default
    value.
    """
    return json.dumps(plain(api), indent=2, ensure_ascii=False)


def plain(value: object) -> Any:
    """Convert a value of the API to JSON-like data; ``kind`` is the class of an
    object.
    """
    if isinstance(value, Span):
        return str(value)
    if isinstance(value, ir.Json):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Struct):
        fields = {name: plain(item) for name, item in changed_fields(value).items()}
        return {"kind": type(value).__name__} | fields
    return value


EXCERPT_WIDTH = 100
"""How many characters of a long line an excerpt shows."""

PER_CODE = 3
"""How many warnings of the same code are printed."""


def print_report(
    report: Report,
    texts: Mapping[str, str] | None = None,
    *,
    every: bool = False,
) -> str:
    """Print the warnings, then the errors, and a count; "" if there are none.

    An error is printed with its source line and hint. Warnings with the same code are one
    block: the first with its source line and hint, the locations of the next until there
    are ``PER_CODE``, and how many more there are. With ``every``, each warning is printed
    like an error, by location.

    ``texts`` holds the texts of the files by the paths that the spans name; diagnostics in
    other files are printed without their lines. Without ``texts``, the files are read
    again.
    """
    from specloom.document.node import readable_lines
    from specloom.document.tree import EncodedLines

    found = list(report.sorted())
    if not found:
        return ""
    groups = _groups(found, every)
    shown = [group[0] for group in groups]
    known = report.texts if texts is None else texts
    lines = {
        path: EncodedLines(text.encode("utf-8", "replace"))
        for path, text in known.items()
    }
    if texts is None:
        lines |= readable_lines(_places(shown) - known.keys())
    blocks = [_block(group, lines) for group in groups]
    return "\n\n".join([*blocks, _count(found)]) + "\n"


def _groups(found: list[Diagnostic], every: bool) -> list[list[Diagnostic]]:
    """The diagnostics in blocks: warnings with the same code first, then each error."""
    if every:
        return [[diagnostic] for diagnostic in found]
    warnings: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.severity is Severity.WARNING:
            warnings.setdefault(diagnostic.code, []).append(diagnostic)
    errors = [[each] for each in found if each.severity is Severity.ERROR]
    return [*warnings.values(), *errors]


def _block(group: list[Diagnostic], lines: Mapping[str, EncodedLines]) -> str:
    """One diagnostic, then the locations of others with the same code, each with its hint
    if that is another one.
    """
    parts, hints = [print_diagnostic(group[0], lines)], {"", group[0].hint}
    for other in group[1:PER_CODE]:
        parts.append(_heading(other))
        if other.hint not in hints:
            hints.add(other.hint)
            parts.append(f"hint: {_one_line(other.hint)}")
    if (more := len(group) - PER_CODE) > 0:
        parts.append(f"and {more} more {group[0].code} (--verbose shows all)")
    return "\n".join(parts)


_STYLED = re.compile(
    r"^(?P<place>.+?:\d+:\d+: )(?P<kind>error|warning|note)(?P<code>\[\w+\])?(?=: )"
    r"|^(?P<hint>hint)(?=: )|^(?P<caret> +\| +\^)$",
    re.MULTILINE,
)
_COLORS = {
    "error": "31;1",
    "warning": "33;1",
    "note": "36",
    "hint": "36",
    "caret": "32",
}


def colored(text: str) -> str:
    """The text of ``print_report`` with the colors of a terminal (ECMA-48 §8.3.117)."""

    def styled(found: re.Match[str]) -> str:
        kind = found["kind"] or found.lastgroup or "note"
        before, after = found["place"] or "", found["code"] or ""
        word = found["kind"] or found[0]
        return f"{before}\x1b[{_COLORS[kind]}m{word}{after}\x1b[0m"

    return _STYLED.sub(styled, text)


def _places(found: list[Diagnostic]) -> set[str]:
    return {
        span.file
        for diagnostic in found
        for span in (diagnostic.span, *(span for span, _ in diagnostic.related))
    }


def print_diagnostic(diagnostic: Diagnostic, lines: Mapping[str, EncodedLines]) -> str:
    """Print one diagnostic: location, code, message, source line, notes and hint."""
    d = diagnostic
    parts = [_heading(d)]
    parts += _excerpt(d.span, lines)
    for span, message in d.related:
        parts.append(f"{span}: note: {_one_line(message)}")
        parts += _excerpt(span, lines)
    hint = d.hint or _fix(d.code)
    if hint:
        parts.append(f"hint: {_one_line(hint)}")
    return "\n".join(parts)


def _heading(d: Diagnostic) -> str:
    return f"{d.span}: {d.severity}[{d.code}]: {_one_line(d.message)}"


def _fix(code: str) -> str:
    """Return the default hint of a code."""
    entry = codes.find(code)
    return entry.fix if entry else ""


def _excerpt(span: Span, lines: Mapping[str, EncodedLines]) -> list[str]:
    """Return the source line with its number, and a caret below the column."""
    known = lines.get(span.file)
    text = known.line(span.line) if known is not None else ""
    if not text.strip():
        return []
    shown, caret = _window(text, span.column - 1)
    gutter = f"{span.line:>5} | "
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * caret + "^"]


def _window(text: str, column: int) -> tuple[str, int]:
    """Return the part of a line around a 0-based column, and the column in that part."""
    column = min(column, len(text))
    start, end = 0, len(text)
    if len(text) > EXCERPT_WIDTH:
        start = max(0, min(column - EXCERPT_WIDTH // 3, len(text) - EXCERPT_WIDTH))
        end = start + EXCERPT_WIDTH
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    shown = before + _printable(text[start:end]) + after
    return shown, column - start + len(before)


def _printable(text: str) -> str:
    """Replace control characters, each by one visible character."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "�" for c in text)


def _one_line(text: str) -> str:
    return " ".join(_printable(line).strip() for line in text.splitlines())


def _count(found: list[Diagnostic]) -> str:
    """Return how many errors and warnings there are: ``2 errors, 1 warning``."""
    errors = sum(d.severity is Severity.ERROR for d in found)
    parts = [
        counted(number, word)
        for number, word in ((errors, "error"), (len(found) - errors, "warning"))
        if number
    ]
    return ", ".join(parts)


INPUT_CODES = {
    BuildInput.DOCUMENT: "E411",
    BuildInput.CONFIG: "E412",
    BuildInput.GENERATOR: "E413",
    BuildInput.TEMPLATE: "E414",
    BuildInput.FOLDER: "E415",
}
FILE_CODES = {
    Cause.EDITED: "E401",
    Cause.UNEXPECTED: "E402",
    Cause.NEW: "E416",
    Cause.MISSING: "E416",
    Cause.CHANGED: "E417",
    Cause.STALE: "E418",
}


class CommandResult(Struct, frozen=True, kw_only=True):
    """The result of one run of a command.

    ``found`` are the diagnostics by location. ``changes`` are the files in ``folder`` that
    ``generate`` wrote or ``check`` found stale, ``output_changes`` what they mean for
    users (``upgrade``), and ``inputs`` the inputs that changed since the folder was generated.
    ``fix`` is the command that updates the folder, ``kept`` the unchanged files of a dry
    run, and ``moves`` the hand-written files that get another path. ``never_generated``
    means that no run has written to the folder yet, ``other`` that it holds the output of
    another document, for which ``found`` has a diagnostic.
    """

    command: str
    exit: int
    found: tuple[Diagnostic, ...] = ()
    folder: str = ""
    changes: tuple[Change, ...] = ()
    output_changes: tuple[OutputChange, ...] = ()
    inputs: tuple[Placed, ...] = ()
    fix: str = ""
    kept: tuple[str, ...] | None = None
    never_generated: bool = False
    moves: Mapping[str, str] = {}
    other: bool = False


def stale_findings(outcome: CommandResult) -> Iterator[Diagnostic]:
    """Return the reasons of a failed check as diagnostics.

    Changed inputs come first, then stale files in the order of the text output; all records
    are one diagnostic. Reasons without a location get that of the manifest.
    """
    if outcome.exit != 1:
        return
    hint = f"Run {outcome.fix}." if outcome.fix else ""
    record = Span(f"{outcome.folder}{MANIFEST}")
    for change, span in () if outcome.other else outcome.inputs:
        message = f"since {outcome.folder} was generated: {change.what}"
        code = INPUT_CODES[change.input]
        yield Diagnostic(code=code, span=span or record, message=message, hint=hint)
    shown, records = folded(outcome.changes)
    if outcome.never_generated:
        message = f"{outcome.folder} was never generated"
        yield Diagnostic(code="E416", span=record, message=message, hint=hint)
    if outcome.never_generated or outcome.other:
        shown, records = [change for change in shown if change.refused], []
    for file in shown:
        path = f"{outcome.folder}{file.path}"
        yield Diagnostic(
            code=FILE_CODES[file.cause],
            span=Span(path),
            message=f"{path}: {cause_text(file)}",
            hint=hint,
        )
    if records:
        code = FILE_CODES[records[0].cause]
        message = f"{counted(len(records), 'record')} in {outcome.folder}{RECORDS}"
        yield Diagnostic(code=code, span=record, message=message, hint=hint)


def hint_of(diagnostic: Diagnostic) -> str:
    """Return the hint of a diagnostic, otherwise the default hint of its code."""
    entry = codes.find(diagnostic.code)
    return diagnostic.hint or (entry.fix if entry else "")


def title_of(diagnostic: Diagnostic) -> str:
    """Return the code with its title."""
    entry = codes.find(diagnostic.code)
    return f"{diagnostic.code}: {entry.title}" if entry else diagnostic.code


def as_github(outcome: CommandResult) -> str:
    """Return one workflow command per line for each diagnostic, and, if the command fails
    because of them, for each changed input and each stale file.
    """
    found = (*outcome.found, *stale_findings(outcome))
    return "".join(f"{_annotation(each)}\n" for each in found)


def _annotation(found: Diagnostic) -> str:
    span, hint = found.span, hint_of(found)
    properties = {
        "file": in_repository(span.file),
        "line": str(span.line),
        "col": str(span.column),
        "title": title_of(found),
    }
    text = f"{found.message}\nhint: {hint}" if hint else found.message
    return _command(found.severity, properties, text)


def in_repository(file: str) -> str:
    """A file's path relative to the repository, as GitHub resolves it.

    Its root is GITHUB_WORKSPACE if the working directory is in it, else that of git.
    """
    here = Path.cwd()
    if "://" in file or not (here / file).exists():
        return file
    folders = (here, *here.parents)
    workspace = os.environ.get("GITHUB_WORKSPACE")
    root = Path(workspace).resolve() if workspace else None
    if root not in folders:
        root = next((each for each in folders if (each / ".git").exists()), here)
    inside = os.path.relpath(here / file, root)
    return file if inside.startswith("..") else Path(inside).as_posix()


def _command(word: str, properties: dict[str, str], text: str) -> str:
    pairs = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{word} {pairs}::{_data(text)}"


def _data(text: str) -> str:
    """Escape the message of a workflow command."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(outcome: CommandResult) -> str:
    """Return the outcome as JSON in ASCII, so that no terminal or locale can damage it."""
    content: dict[str, object] = {
        "command": outcome.command,
        "exit": outcome.exit,
        "diagnostics": [_diagnostic(found) for found in outcome.found],
        "changed": [_input(placed) for placed in outcome.inputs],
        "files": [
            *(_file(outcome.folder, change) for change in in_order(outcome.changes)),
            *(_kept(outcome.folder, path) for path in outcome.kept or ()),
        ],
        "fix": outcome.fix,
    }
    if outcome.command == "upgrade":
        content["output_changes"] = [
            {"kind": str(change.kind), "where": change.where, "what": change.what}
            for change in outcome.output_changes
        ]
    if outcome.kept is not None:
        content["dry_run"] = True
    if outcome.moves:
        content["moves"] = [
            {"from": f"{outcome.folder}{old}", "to": f"{outcome.folder}{new}"}
            for old, new in outcome.moves.items()
        ]
    if outcome.command == "check":
        content["never_generated"] = outcome.never_generated
    return json.dumps(content, indent=2) + "\n"


def _diagnostic(found: Diagnostic) -> Mapping[str, object]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        **_place(found.span),
        "message": found.message,
        "hint": hint_of(found),
        "element": found.element,
        "related": [
            {**_place(span), "message": message} for span, message in found.related
        ],
    }


def _place(span: Span) -> Mapping[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column}


def _file(folder: str, change: Change) -> Mapping[str, object]:
    return {
        "path": f"{folder}{change.path}",
        "action": change.action,
        "cause": str(change.cause),
        "inputs": list(change.inputs),
        "templates": list(change.templates),
        "reason": cause_text(change),
    }


def _kept(folder: str, path: str) -> Mapping[str, object]:
    return {
        "path": f"{folder}{path}",
        "action": "keep",
        "cause": None,
        "inputs": [],
        "templates": [],
        "reason": "up to date",
    }


def _input(placed: Placed) -> Mapping[str, object]:
    change, span = placed
    return {
        "input": change.input,
        "name": change.name,
        "what": change.what,
        **(_place(span) if span else {"file": None, "line": None, "column": None}),
    }


SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(outcome: CommandResult) -> str:
    """Return a SARIF 2.1.0 log with one run; its rules are all registered codes."""
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "specloom",
                        "semanticVersion": __version__,
                        "rules": [_rule(entry) for entry in codes.CODES],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": outcome.exit != 2,
                        "exitCode": outcome.exit,
                    }
                ],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(found)
                    for found in (*outcome.found, *stale_findings(outcome))
                ],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(entry: codes.Code) -> Mapping[str, object]:
    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": f"{entry.fix}\n\nExample:\n{entry.example}".lstrip()},
        "defaultConfiguration": {"level": _level(entry.severity)},
    }


def _result(found: Diagnostic) -> Mapping[str, object]:
    hint = hint_of(found)
    result: dict[str, object] = {
        "ruleId": found.code,
        "level": _level(found.severity),
        "message": {
            "text": f"{found.message}\nHint: {hint}" if hint else found.message
        },
        "locations": [_location(found)],
    }
    registered = [entry.code for entry in codes.CODES]
    if found.code in registered:
        result["ruleIndex"] = registered.index(found.code)
    if found.related:
        result["relatedLocations"] = [
            {"physicalLocation": _physical(span), "message": {"text": message}}
            for span, message in found.related
        ]
    return result


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _location(found: Diagnostic) -> Mapping[str, object]:
    location: dict[str, object] = {"physicalLocation": _physical(found.span)}
    if found.element:
        location["logicalLocations"] = [{"fullyQualifiedName": found.element}]
    return location


def _physical(span: Span) -> Mapping[str, object]:
    return {
        "artifactLocation": {"uri": _uri(in_repository(span.file))},
        "region": {"startLine": span.line, "startColumn": span.column},
    }


def _uri(file: str) -> str:
    """Return the URI of a file, relative if its path is relative (SARIF §3.10)."""
    if "://" in file:
        return file
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    escaped = quote(path.as_posix(), errors="replace")
    # A colon in the first segment would begin a scheme (RFC 3986 §4.2).
    return escaped if ":" not in escaped else f"./{escaped}"


FORMATS: Mapping[str, Callable[[CommandResult], str]] = {
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
"""The formats by name; ``print_report`` prints the text format."""
