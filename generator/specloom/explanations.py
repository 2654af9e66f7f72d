"""The text of ``specloom explain`` and docs/diagnostics.md."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Iterator

from specloom.codes import CODES, Code
from specloom.codes.changes import KINDS
from specloom.codes.kind import Kind

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


def told_of(kind: Kind) -> str:
    """Explain a kind of change, as text for a terminal."""
    text = textwrap.fill(kind.explanation, WIDTH)
    return f"{kind.code}: {kind.title} (a change, under {kind.group})\n\n{text}"


def nearest(code: str) -> list[str]:
    """Return up to three registered codes that are similar to an unknown one."""
    known = {entry.code.lower(): entry.code for entry in CODES}
    known |= {kind.code: kind.code for kind in KINDS}
    near = difflib.get_close_matches(code.lower(), known, 3, 0)
    return [known[name] for name in near]


def handbook() -> str:
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
