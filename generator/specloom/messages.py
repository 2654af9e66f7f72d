"""Diagnostics as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from specloom import codes
from specloom.diagnostics import Diagnostic, Report, Severity, Span, counted
from specloom.document import files
from specloom.document.lines import Lines

WIDTH = 100
"""How many characters of a long line an excerpt shows."""

PER_CODE = 20
"""How many warnings of the same code are printed."""


def print_report(report: Report, texts: Mapping[str, str] | None = None) -> str:
    """Print all diagnostics by location, each with its source line and hint, and a count.

    Returns "" if there are none. Of the warnings with the same code, only the first
    ``PER_CODE`` are printed. ``texts`` holds the texts of the files by the paths that
    the spans name; diagnostics in other files are printed without their lines. Without
    ``texts``, the files are read again.
    """
    found = list(report.sorted())
    if not found:
        return ""
    shown, left_out = _selection(found)
    if texts is None:
        texts = files.readable_texts(_places(shown))
    lines = {path: Lines(text) for path, text in texts.items()}
    blocks = [print_diagnostic(diagnostic, lines) for diagnostic in shown]
    blocks += [
        f"not shown: {counted(n, f'more {code} warning')}"
        for code, n in left_out.items()
    ]
    return "\n\n".join([*blocks, _count(found)]) + "\n"


def _selection(found: list[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
    """Return the diagnostics to print, and how many of each code are left out."""
    seen: Counter[str] = Counter()
    shown: list[Diagnostic] = []
    for diagnostic in found:
        if diagnostic.severity is Severity.WARNING:
            seen[diagnostic.code] += 1
            if seen[diagnostic.code] > PER_CODE:
                continue
        shown.append(diagnostic)
    return shown, {code: n - PER_CODE for code, n in seen.items() if n > PER_CODE}


def _places(found: list[Diagnostic]) -> set[str]:
    return {
        span.file
        for diagnostic in found
        for span in (diagnostic.span, *(span for span, _ in diagnostic.related))
    }


def print_diagnostic(diagnostic: Diagnostic, lines: Mapping[str, Lines]) -> str:
    """Print one diagnostic: location, code, message, source line, notes and hint."""
    d = diagnostic
    parts = [f"{d.span}: {d.severity}[{d.code}]: {_one_line(d.message)}"]
    parts += _excerpt(d.span, lines)
    for span, message in d.related:
        parts.append(f"{span}: note: {_one_line(message)}")
        parts += _excerpt(span, lines)
    hint = d.hint or _fix(d.code)
    if hint:
        parts.append(f"hint: {_one_line(hint)}")
    return "\n".join(parts)


def _fix(code: str) -> str:
    """Return the default hint of a code."""
    entry = codes.find(code)
    return entry.fix if entry else ""


def _excerpt(span: Span, lines: Mapping[str, Lines]) -> list[str]:
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
    if len(text) > WIDTH:
        start = max(0, min(column - WIDTH // 3, len(text) - WIDTH))
        end = start + WIDTH
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
    errors = sum(d.severity is Severity.ERROR for d in found)
    said = [
        counted(number, word)
        for number, word in ((errors, "error"), (len(found) - errors, "warning"))
        if number
    ]
    return ", ".join(said)
