"""Explains the codes of diagnostics to people."""

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
    ("2", "The document and the specification"),
    ("3", "What is degraded"),
    ("4", "Writing"),
    ("5", "The config"),
)
"""What the first digit of a code stands for."""


def listing() -> str:
    """All codes with their titles, a line each."""
    codes = [f"{entry.code}  {entry.title}" for entry in CODES]
    return "\n".join([*codes, *(f"{kind.code}  {kind.title}" for kind in KINDS)])


def explanation(entry: Code) -> str:
    """All that there is to say of a code, for a terminal."""
    return "\n\n".join(
        (
            f"{entry.code}: {entry.title} ({entry.severity})",
            textwrap.fill(entry.explanation, WIDTH),
            "Example:\n" + textwrap.indent(entry.example, "    "),
            textwrap.fill(f"Cure: {entry.cure}", WIDTH),
        )
    )


def told_of(kind: Kind) -> str:
    """All that there is to say of a kind of change, for a terminal."""
    text = textwrap.fill(kind.explanation, WIDTH)
    return f"{kind.code}: {kind.title} (a change, under {kind.group})\n\n{text}"


def nearest(code: str) -> list[str]:
    """The registered codes that a wrong one could have meant."""
    known = {entry.code.lower(): entry.code for entry in CODES}
    known |= {kind.code: kind.code for kind in KINDS}
    near = difflib.get_close_matches(code.lower(), known, 3, 0)
    return [known[name] for name in near]


def handbook() -> str:
    """All codes as a page of Markdown."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Diagnostics"
    yield ""
    yield from textwrap.wrap(
        "Every finding of specloom carries one of these codes. Those that begin with E stop "
        "the run, and nothing is written; those that begin with W do not, unless `--strict` "
        "is given: it makes errors of W1, W2 and W3.",
        100,
    )
    yield ""
    yield "`specloom explain CODE` prints the same as this page, which is made by"
    yield "`specloom explain --markdown`."
    for digit, title in CHAPTERS:
        yield from ("", f"## {title}")
        for entry in CODES:
            if entry.code[1] == digit:
                yield from _section(entry)
    yield from _changes()


def _changes() -> Iterator[str]:
    yield from ("", "## Changes", "")
    yield "What `specloom diff` tells, and the changelog of a package; see [changes](changes.md)."
    yield from ("", "| code | what | when it breaks |", "|---|---|---|")
    for kind in KINDS:
        yield f"| `{kind.code}` | {kind.title} | {kind.explanation} |"


def _section(entry: Code) -> Iterator[str]:
    longest = max(map(len, re.findall("`+", entry.example)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from ("", f"### {entry.code}: {entry.title}", "")
    yield from textwrap.wrap(entry.explanation, 100)
    yield from ("", f"{fence}text", entry.example, fence, "")
    yield from textwrap.wrap(f"**Cure:** {entry.cure}", 100)
