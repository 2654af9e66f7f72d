"""Measures specloom and prints the figures: ``python -m bench [SUBJECT]``.

    python -m bench                            everything that needs no argument
    python -m bench calls                      one subject
    python -m bench generation DOCUMENT... --peer COMMAND
    python -m bench page                       makes docs/conformance.md again

``--output FOLDER`` also writes the figures as JSON, Markdown and SVG, ``--save`` keeps them in
``bench/results.json`` and makes the conformance page and the README's table. With
``--budget``, the exit code is 1 if a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bench import ROOT
from bench.figures import Result, as_json, from_json, here, results_in
from bench.page import RESULTS, tables, write

ALL = ("imports", "calls", "models", "leaks", "check", "generation", "corpus")
"""The subjects of ``all``; the last one needs ``--rows``."""


def imports(given: argparse.Namespace) -> Result:
    """Importing the account package and making clients, next to httpx2."""
    from bench import package

    return Result(
        subject="imports", command="", figures=package.imports(given.runs or 21)
    )


def calls(given: argparse.Namespace) -> Result:
    """A call that returns 100 typed items, next to httpx2 with json.loads."""
    from bench import package

    return Result(subject="calls", command="", figures=package.calls(given.runs or 50))


def models(given: argparse.Namespace) -> Result:
    """Reading and writing JSON with models, next to json, pydantic and msgspec."""
    from bench import package

    figures = package.models(given.runs or 30, getattr(given, "package", None))
    return Result(subject="models", command="", figures=figures)


def leaks(given: argparse.Namespace) -> Result:
    """Memory and file descriptors of one client after many calls."""
    from bench import package

    return Result(subject="leaks", command="", figures=package.leaks(given.calls))


def check(given: argparse.Namespace) -> Result:
    """specloom check of an unchanged SDK, next to importing PyYAML and Jinja."""
    from bench import commands

    return Result(subject="check", command="", figures=commands.check(given.runs or 15))


def generation(given: argparse.Namespace) -> Result:
    """Generating documents, next to another generator."""
    from bench import commands

    peer = None
    if given.peer:
        name = given.peer_name or Path(shlex.split(given.peer)[0]).name
        peer = commands.Peer(name, given.peer, given.peer_operations)
    documents = [named(text) for text in given.documents] or [
        ("account", ROOT / "spec" / "account.yaml")
    ]
    figures, shares = commands.generation(documents, given.runs or 5, peer)
    return Result(subject="generation", command="", figures=figures, shares=shares)


def named(text: str) -> tuple[str, Path]:
    """The name and the path of ``NAME=PATH``, or of a path."""
    from bench.commands import label

    name, equals, path = text.partition("=")
    return (name, Path(path)) if equals else (label(Path(text)), Path(text))


def corpus(given: argparse.Namespace) -> Result:
    """How many documents and operations are generated."""
    from bench import documents

    paths = given.documents if given.subject == "corpus" else []
    shares = documents.corpus(paths, given.rows, mypy=getattr(given, "mypy", False))
    return Result(subject="corpus", command="", shares=shares)


def diff_pairs(given: argparse.Namespace) -> Result:
    """How often specloom diff agrees with known verdicts."""
    from bench import documents

    shares, notes = documents.diff_pairs(given.manifest)
    return Result(subject="diff-pairs", command="", shares=shares, notes=tuple(notes))


def pagination(given: argparse.Namespace) -> Result:
    """How many operations with a parameter for pages are recognized."""
    from bench import documents

    shares, notes = documents.pagination(given)
    return Result(subject="pagination", command="", shares=shares, notes=tuple(notes))


def round_trips(given: argparse.Namespace) -> Result:
    """Send instances of schemas through their models."""
    from bench import documents

    shares, notes = documents.round_trips(given.documents, given.tries, given.show)
    return Result(subject="round-trips", command="", shares=shares, notes=tuple(notes))


SUBJECTS: Mapping[str, Callable[[argparse.Namespace], Result]] = {
    "imports": imports,
    "calls": calls,
    "models": models,
    "leaks": leaks,
    "check": check,
    "generation": generation,
    "corpus": corpus,
    "diff-pairs": diff_pairs,
    "pagination": pagination,
    "round-trips": round_trips,
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--runs", type=int, metavar="N", help="rounds of each figure")
    shared.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="write JSON, Markdown and SVG here",
    )
    shared.add_argument(
        "--save", action="store_true", help="keep the figures in bench/results.json"
    )
    shared.add_argument(
        "--budget", action="store_true", help="exit 1 if a ratio is above its limit"
    )
    whole = argparse.ArgumentParser(
        "python -m bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    peers = argparse.ArgumentParser(add_help=False)
    peers.add_argument("--peer", metavar="COMMAND", help="with {document} and {output}")
    peers.add_argument("--peer-name", metavar="NAME", help="its name, with its version")
    peers.add_argument(
        "--peer-operations",
        default="",
        metavar="PATTERN",
        help="files of its output that hold one operation each",
    )
    subjects = whole.add_subparsers(dest="subject", metavar="SUBJECT")
    parts = {
        name: subjects.add_parser(
            name,
            help=(measure.__doc__ or "").rstrip("."),
            parents=[shared, peers] if name == "generation" else [shared],
        )
        for name, measure in SUBJECTS.items()
    }
    everything = subjects.add_parser(
        "all", help="every subject of the page (the default)", parents=[shared, peers]
    )
    subjects.add_parser(
        "page", help="make the page, the picture and the README's table"
    )
    add_arguments(parts, everything)
    subjects.add_parser(
        "review-noise", help="lines that a small change of a document changes"
    )
    subjects.add_parser("fuzz", help="run fuzz targets")
    return whole


def add_arguments(
    parts: Mapping[str, argparse.ArgumentParser], everything: argparse.ArgumentParser
) -> None:
    """Add the arguments of single subjects."""
    parts["models"].add_argument(
        "--package",
        nargs=4,
        metavar=("FOLDER", "NAME", "TYPE", "FILE"),
        help="a package, a model such as User or list[User], and a JSON file",
    )
    for each in (parts["leaks"], everything):
        each.add_argument("--calls", type=int, default=20_000)
    for each in (parts["generation"], everything):
        each.add_argument("documents", nargs="*", metavar="[NAME=]DOCUMENT")
    parts["corpus"].add_argument("documents", nargs="*", type=Path)
    parts["corpus"].add_argument(
        "--mypy", action="store_true", help="check the packages with mypy --strict too"
    )
    for each in (parts["corpus"], everything):
        each.add_argument(
            "--rows",
            type=Path,
            metavar="FILE",
            required=each is not everything,
            help="the table of results (.tsv), which is continued",
        )
    parts["diff-pairs"].add_argument("manifest", type=Path)
    parts["pagination"].add_argument("files", nargs="+", type=Path)
    parts["pagination"].add_argument("--keep", type=Path, metavar="FOLDER")
    parts["pagination"].add_argument("--missed", action="store_true")
    parts["pagination"].add_argument("--sample", type=int, default=0)
    parts["pagination"].add_argument("--seed", type=int, default=1)
    parts["round-trips"].add_argument("documents", nargs="+", type=Path)
    parts["round-trips"].add_argument("--tries", type=int, default=10)
    parts["round-trips"].add_argument("--show", type=int, default=3)


def measured(name: str, words: list[str], given: argparse.Namespace) -> Result:
    """Measure a subject; the command is recorded without folders outside the project."""
    command = ["python", "-m", "bench", *map(recorded, words)]
    return here(replace(SUBJECTS[name](given), command=shlex.join(command)))


def without_places(words: list[str]) -> list[str]:
    """The words of a command line without where the figures are written."""
    kept = [word for word in words if word not in ("--save", "--budget")]
    if "--output" in kept:
        at = kept.index("--output")
        del kept[at : at + 2]
    return kept


def recorded(word: str) -> str:
    """A word of the command line without the folders of this machine."""
    name, equals, path = word.rpartition("=")
    return f"{name}{equals}{Path(path).name}" if path.startswith("/") else word


def all_subjects(given: argparse.Namespace) -> list[str]:
    """The subjects that a run measures."""
    if given.subject != "all":
        return [given.subject]
    return [name for name in ALL if name != "corpus" or given.rows is not None]


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line says; return the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["fuzz"]:
        from bench.fuzz.__main__ import main as fuzz

        return fuzz(words[1:])
    if words[:1] == ["review-noise"]:
        from bench.review_noise import main as review_noise

        return review_noise(words[1:])
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["all", *words]
    options = without_places(words)
    given = parser().parse_args(words)
    if given.subject == "page":
        print(*write(results_in(RESULTS), None), sep="\n")
        return 0
    missed: list[str] = []
    results: dict[str, Result] = {}
    for name in all_subjects(given):
        result = results[name] = measured(name, options, given)
        print(f"\n{name}\n\n{tables(result)}\n", *result.notes, sep="\n", flush=True)
        missed += [f"{name}: {each}" for each in result.missed]
    results = from_json(as_json(results.values()))  # rounded, as they are kept
    if given.output is not None:
        write(results, given.output)
        (given.output / "results.json").write_text(as_json(results.values()), "utf-8")
    if given.save:
        kept = {**results_in(RESULTS), **results}
        RESULTS.write_text(as_json(kept.values()), "utf-8")
        write(kept, None)
    if missed:
        print("\nabove the limit:", *missed, sep="\n  ")
    return int(given.budget and bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
