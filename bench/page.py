"""Writes results for people: tables, a picture, the conformance page, and the README's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from bench import ROOT
from bench.figures import Figure, Result, Share

PAGE = ROOT / "docs" / "conformance.md"
PICTURE = ROOT / "docs" / "pictures" / "ratios.svg"
README = ROOT / "README.md"
RESULTS = ROOT / "bench" / "results.json"

TITLES = {
    "imports": "Importing a package",
    "calls": "Calls",
    "models": "Models",
    "leaks": "Many calls with one client",
    "check": "Checking",
    "generation": "Generating, next to other generators",
    "corpus": "Documents of others",
    "diff-pairs": "Verdicts on changes",
    "pagination": "Detected pagination",
    "round-trips": "Round trips of models",
}
"""The heading of each subject, in the order of the page."""
TEXTS = {
    "imports": "Importing the package with 22 operations in `generated/`, compiled as an "
    "installed one is, in a new process each time.",
    "calls": "A call of the package in `generated/` that returns 100 typed sessions, next to "
    "a request of httpx2 whose body `json.loads` reads. Without a network, a mock transport "
    "responds, which leaves only what the client and httpx2 do.",
    "models": "Reading and writing a page of 100 sessions, next to `json.loads` and "
    "`json.dumps`. pydantic and msgspec do the same with classes that are defined for this "
    "measurement. `warn` reports each value that does not match its schema.",
    "leaks": "What one client holds after many calls, next to a tenth of them. 50 threads "
    "share the synchronous client, 200 tasks the asynchronous one.",
    "check": "`specloom check` of the SDK in `generated/`, next to a process that only imports "
    "PyYAML and Jinja.",
    "generation": "Each run writes to an empty folder and has an empty cache. specloom is "
    "measured twice: with all its parts (client, docs, tests and mock), and with "
    '`only = ["client"]`, which is what the other generator writes. Memory is the peak of the '
    "largest process. The shares below count the operations of the document that have a "
    "method.",
    "corpus": "Documents that GitHub, OpenAI, Kubernetes, DigitalOcean and others publish; they "
    "are not part of this repository, and `DOCUMENTS.tsv` lists their paths. Each is generated "
    "as it is, without a config, every module of the package is imported, and mypy checks the "
    "package. A refused document has an error with a location; any other failure is a defect "
    "of specloom. An operation is not generated in full if less is generated than the document "
    "describes ([coverage](coverage.md)).",
    "diff-pairs": "Pairs of documents from the tests of oasdiff and openapi-diff, with the "
    "verdict that these tests assert. The share counts equal verdicts of `specloom diff`; "
    "pairs that a client can notice and a request cannot are listed in `bench/documents.py` "
    "with the reason, and do not count.",
    "pagination": "Operations with a parameter for pages that are paginated without a config.",
    "round-trips": "Values made from the schemas of documents, sent through the models.",
}
README_ROWS = (
    ("imports", "import", "import a package with 22 operations"),
    ("calls", "call with a connection, sync", "a call that returns 100 typed items"),
    ("check", "check an unchanged SDK", "`specloom check` of an unchanged SDK"),
)
BLOCK = re.compile(
    r"(?<=<!-- made by python -m bench page -->\n).*?(?=<!-- end -->)", re.DOTALL
)


def number(value: float) -> str:
    """A number with three significant digits, thousands with a comma."""
    if value >= 1000 or value == int(value):
        return f"{value:,.0f}"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    text = f"{value:.{digits}f}"
    return text if float(text) else f"{value:.1g}" if value else "0"


def quantity(value: float, unit: str) -> str:
    """A number with its unit."""
    return f"{number(value)} {unit}".strip()


def ratio_text(figure: Figure) -> str:
    """The ratio with its quartiles."""
    if figure.ratio is None:
        return ""
    low_high = figure.spread
    spread = f" ({number(low_high[0])}–{number(low_high[1])})" if low_high else ""
    return f"{number(figure.ratio)}{spread}"


def tables(result: Result) -> str:
    """The tables of a result in Markdown."""
    parts: list[str] = []
    if result.figures:
        head = "| measured | median | compared with | ratio | limit |\n|---|---|---|---|---|"
        parts.append("\n".join([head, *map(figure_row, result.figures)]))
    if result.shares:
        head = "| counted | number | share | at least |\n|---|---|---|---|"
        parts.append("\n".join([head, *map(share_row, result.shares)]))
    return "\n\n".join(parts)


def figure_row(figure: Figure) -> str:
    """The row of a figure."""
    other = figure.other_median
    against = (
        "" if other is None else f"{quantity(other, figure.unit)}: {figure.against}"
    )
    note = f" ({figure.note})" if figure.note else ""
    limit = "" if figure.limit is None else number(figure.limit)
    mine = quantity(figure.median, figure.unit)
    return (
        f"| {figure.name}{note} | {mine} | {against} | {ratio_text(figure)} | {limit} |"
    )


def share_row(share: Share) -> str:
    """The row of a share."""
    least = "" if share.least is None else f"{share.least * 100:.0f} %"
    counts = f"{share.part:,} of {share.whole:,}"
    # 99.96 % is not 100 %.
    percent = f"{int(share.value * 1000) / 10:.1f} %".replace("100.0", "100")
    return f"| {share.name} | {counts} | {percent} | {least} |"


def source(result: Result, machine: str = "") -> str:
    """The date and command of a result, and its machine unless it is ``machine``."""
    where = "" if result.machine == machine else f" on {result.machine}"
    return (
        f"Measured on {result.date}{where}:\n\n<!-- not run: takes minutes -->\n"
        f"```sh\n{result.command}\n```"
    )


def page(results: Mapping[str, Result], picture: str) -> str:
    """The conformance page; ``picture`` is the path of the picture."""
    ordered = in_order(results)
    machine = ordered[0].machine if ordered else ""
    lines = [
        "# Conformance and speed",
        "",
        "`python -m bench page` makes this page from `bench/results.json`; "
        "[bench/README.md](../bench/README.md) says how to repeat the measurements.",
        "",
        "Times are processor time, user and system, and medians. Both programs run "
        "alternately on the same machine. A ratio of 0.5 means half of the time or memory of "
        "what specloom is compared with; in parentheses are the quartiles of the ratios of "
        "single rounds. Read the ratios: they depend much less on the machine than the times.",
        "",
        f"Machine: {machine}.",
        "",
        f"![Bars of the ratios of each measurement]({picture})",
    ]
    for result in ordered:
        title = TITLES.get(result.subject, result.subject)
        text = TEXTS.get(result.subject, "")
        lines += ["", f"## {title}", "", text, "", tables(result), ""]
        lines.append(source(result, machine))
    return "\n".join(lines) + "\n"


def in_order(results: Mapping[str, Result]) -> list[Result]:
    """The results in the order of TITLES."""
    order = [*TITLES]
    return sorted(results.values(), key=lambda each: order.index(each.subject))


def readme_table(results: Mapping[str, Result]) -> str:
    """The table of the README: a few figures, and the client of each document next to the
    peer's.
    """
    rows = ["| processor time, medians | specloom | compared with |", "|---|---|---|"]
    used: list[Result] = []
    for subject, name, title in README_ROWS:
        result = results.get(subject)
        for figure in result.figures if result else ():
            if figure.name == name and result is not None:
                rows.append(readme_row(title, figure))
                used.append(result)
    generation = results.get("generation")
    if generation is not None:
        counts = {share.name: share.whole for share in generation.shares}
        for figure in generation.figures:
            name, _, rest = figure.name.partition(", client only: time")
            if (
                rest
                or not figure.name.endswith(", client only: time")
                or not figure.other
            ):
                continue
            operations = counts.get(f"operations of {name}, specloom", 0)
            rows.append(
                readme_row(
                    f"generate the client of {name}, {operations:,} operations", figure
                )
            )
        used.append(generation)
    dates = " and ".join(sorted({result.date for result in used}))
    machines = "; ".join(dict.fromkeys(result.machine for result in used))
    note = f"Measured on {dates} on {machines}; [all figures](docs/conformance.md)."
    return "\n".join([*rows, "", note]) + "\n"


def readme_row(title: str, figure: Figure) -> str:
    """A row of the README's table."""
    other = figure.other_median or 0.0
    against = f"{quantity(other, figure.unit)}: {figure.against}"
    return f"| {title} | {quantity(figure.median, figure.unit)} | {against} |"


def with_table(readme: str, results: Mapping[str, Result]) -> str:
    """The README with the table of the results."""
    return BLOCK.sub(lambda _: readme_table(results), readme)


ROW, LEFT, WIDTH, LONGEST = 22, 450, 930, 2.5
STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #24292f }
.bar { fill: #0969da } .slow { fill: #bc4c00 } .line { stroke: #57606a }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .bar { fill: #4493f8 } .slow { fill: #db6d28 } .line { stroke: #9198a1 }
}"""


def drawing(results: Iterable[Result]) -> str:
    """An SVG with a bar for the ratio of each figure; the line is at 1, marks are quartiles."""
    figures = [
        figure
        for result in results
        for figure in result.figures
        if figure.ratio is not None
    ]
    height = ROW * (len(figures) + 1) + 16
    scale = (WIDTH - LEFT - 60) / LONGEST
    one = LEFT + scale
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">',
        "<title>Ratio of specloom to what it is compared with; shorter is better</title>",
        f"<style>{STYLE}</style>",
    ]
    for at, figure in enumerate(figures):
        lines += bar(figure, 8 + at * ROW, scale)
    bottom = height - ROW
    lines += [
        f'<line class="line" x1="{one:.0f}" x2="{one:.0f}" y1="4" y2="{bottom}" '
        'stroke-dasharray="3 3"/>',
        f'<text x="{one:.0f}" y="{height - 6}" text-anchor="middle">'
        "1: the same as what it is compared with</text>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def bar(figure: Figure, top: int, scale: float) -> list[str]:
    """The label, the bar and the quartiles of a figure."""
    ratio = figure.ratio or 0.0
    length = max(min(ratio, LONGEST) * scale, 1.5)
    middle = top + 8
    kind = "bar" if ratio <= 1 else "slow"
    name = escape(f"{figure.name} : {figure.against}")
    lines = [
        f'<text x="{LEFT - 8}" y="{middle + 4}" text-anchor="end">{name}</text>',
        f'<rect class="{kind}" x="{LEFT}" y="{top}" width="{length:.1f}" height="14"/>',
    ]
    low_high = figure.spread
    end = length
    if low_high:
        low, high = (LEFT + min(each, LONGEST) * scale for each in low_high)
        end = max(end, high - LEFT)
        lines.append(
            f'<line class="line" x1="{low:.1f}" x2="{high:.1f}" y1="{middle - 1}" '
            f'y2="{middle - 1}"/>'
        )
    lines.append(
        f'<text x="{LEFT + end + 6:.0f}" y="{middle + 4}">{number(ratio)}</text>'
    )
    return lines


def write(results: Mapping[str, Result], folder: Path | None) -> list[Path]:
    """Write the page and the picture to a folder; without one, to the project, with the
    README's table. Returns the written files.
    """
    drawn = drawing(in_order(results))
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        found = {
            folder / "conformance.md": page(results, "ratios.svg"),
            folder / "ratios.svg": drawn,
        }
    else:
        found = {
            PAGE: page(results, "pictures/ratios.svg"),
            PICTURE: drawn,
            README: with_table(README.read_text("utf-8"), results),
        }
    for path, text in found.items():
        path.write_text(text, encoding="utf-8")
    return [*found]
