"""Measures documents: what is generated from them, and how often a rule of specloom is right.

The documents are given by path, because most are those of others and not part of the project.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import pickle
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from bench.commands import OURS, label, run, statuses
from bench.figures import Share
from specloom import ir
from specloom.apidiff.compare import compare_snapshots
from specloom.apidiff.findings import Finding, Verdict, verdict_of, without_sdk
from specloom.apidiff.snapshots import SnapshotSource, snapshot_of
from specloom.config import Config
from specloom.diagnostics import InputError, Report
from specloom.document import Documents
from specloom.document.node import DiskReader
from specloom.document.remote import fetched
from specloom.naming.assign import folded_text
from specloom.openapi.reader import read_api
from specloom.transforms.page_fields import request_fields, success_of
from specloom.transforms.pagination import Choices, with_detected_pagination

SUFFIXES = (".json", ".yaml", ".yml")


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The documents of paths: files, all documents of folders, and those in the column
    ``path`` of a table (``.tsv``), relative to it.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES)
        elif path.suffix == ".tsv":
            yield from (path.parent / row["path"] for row in table(path))
        else:
            yield path


def table(file: Path) -> list[dict[str, str]]:
    """The rows of a table with tabs and a header."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


# The corpus


IMPORTED = """\
import importlib, pathlib, sys
folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder))
package = next(folder.glob("*/_runtime")).parent
for file in sorted(package.rglob("*.py")):
    parts = file.relative_to(folder).with_suffix("").parts
    importlib.import_module(".".join(part for part in parts if part != "__init__"))
"""
"""Imports every module of the package of an output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of a document: a row of the results.

    ``outcome`` is ``generated``; ``refused`` if the document is wrong, with a location;
    ``failed`` if specloom has a defect (E406), or a module cannot be imported. The next
    four count operations by status. ``seconds`` is processor time, ``memory`` the peak in MB.
    ``type_errors`` is the number of errors of ``mypy --strict``, "" if it did not run.
    """

    path: str
    outcome: str
    generated: int = 0
    degraded: int = 0
    skipped: int = 0
    excluded: int = 0
    files: int = 0
    seconds: float = 0.0
    memory: float = 0.0
    type_errors: str = ""
    note: str = ""


def generated(document: Path, path: str, types: Path | None) -> Row:
    """Generate a document in a folder of its own, and import every module.

    With ``types``, mypy checks the package too; it keeps its cache in that folder.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        output = folder / "output"
        names = {"python": sys.executable, "document": document, "output": output}
        words = [word.format(**names) for word in OURS.split()]
        done = run(words, folder, SPECLOOM_CACHE=f"{folder}/cache")
        seconds, memory = round(done.seconds, 2), round(done.memory)
        if done.code:
            outcome = "failed" if done.code != 2 or "E406" in done.output else "refused"
            note = next((line for line in done.output.splitlines() if line.strip()), "")
            note = " ".join(note.split())
            return Row(
                path=path, outcome=outcome, seconds=seconds, memory=memory, note=note
            )
        imported = run([sys.executable, "-c", IMPORTED, str(output)], folder)
        lines = imported.output.strip().splitlines()
        return Row(
            path=path,
            outcome="failed" if imported.code else "generated",
            files=sum(1 for each in output.rglob("*") if each.is_file()),
            type_errors="" if types is None else type_errors(output, types),
            note=lines[-1] if imported.code and lines else "",
            seconds=seconds,
            memory=memory,
            **statuses(output / ".specloom" / "coverage.json"),
        )


def type_errors(output: Path, cache: Path) -> str:
    """The number of errors of ``mypy --strict`` in the package of an output.

    Raises:
        SystemExit: mypy did not finish.
    """
    package = next(output.glob("*/_runtime")).parent.name
    words = ["--strict", "--no-error-summary", "--cache-dir", str(cache), package]
    done = run([sys.executable, "-m", "mypy", *words], output)
    if done.code not in (0, 1):
        raise SystemExit(f"mypy failed for {package}:\n{done.output}")
    return str(sum(1 for line in done.output.splitlines() if ": error: " in line))


def corpus(paths: list[Path], rows: Path, *, mypy: bool = False) -> tuple[Share, ...]:
    """The shares of documents and operations that are generated, from a table of results.

    The documents in ``paths`` that the table does not have are generated first; with
    ``mypy``, their packages are checked.
    """
    known = {row["path"] for row in table(rows)} if rows.exists() else set[str]()
    names = [each.name for each in fields(Row)]
    if paths:
        with (
            rows.open("a", encoding="utf-8", newline="") as stream,
            tempfile.TemporaryDirectory() as cache,
        ):
            writer = csv.DictWriter(stream, names, delimiter="\t")
            if not known:
                writer.writeheader()
            for document in files(paths):
                path = str(document.resolve())
                if path not in known:
                    types = Path(cache) if mypy else None
                    writer.writerow(asdict(generated(document.resolve(), path, types)))
                    stream.flush()
    found = table(rows)
    checked = [row["type_errors"] for row in found if row["type_errors"]]
    outcomes = Counter(row["outcome"] for row in found)
    counts = {
        status: sum(int(row[status]) for row in found)
        for status in ("generated", "degraded", "skipped")
    }
    total = sum(counts.values())
    shares = (
        Share(
            name="documents that are generated",
            part=outcomes["generated"],
            whole=len(found),
        ),
        Share(
            name="documents that are generated, or refused with a location",
            part=outcomes["generated"] + outcomes["refused"],
            whole=len(found),
            least=1.0,
        ),
        Share(
            name="operations that are generated in full",
            part=counts["generated"],
            whole=total,
        ),
        Share(
            name="operations that have a method",
            part=counts["generated"] + counts["degraded"],
            whole=total,
        ),
    )
    if not checked:
        return shares
    clean = Share(
        name="packages without an error of `mypy --strict`",
        part=checked.count("0"),
        whole=len(checked),
        least=1.0,
    )
    return (*shares, clean)


# Round trips of models


def round_trips(
    paths: list[Path], tries: int, shown: int
) -> tuple[tuple[Share, ...], list[str]]:
    """Send instances of the schemas of documents through their models; count those that
    come back unchanged. The notes are a line for each document and its first failures.
    """
    from tests.round_trips import run as send

    values = failures = 0
    notes: list[str] = []
    for number, document in enumerate(files(paths)):
        with tempfile.TemporaryDirectory() as folder:
            found = send(document, f"round_trip_{number}", Path(folder), tries)
        values += found.values
        failures += len(found.failures)
        notes.append(
            f"{document}: {found.schemas} schemas ({len(found.empty)} without a value),"
            f" {found.values} values, {len(found.failures)} failures"
        )
        notes += [f"  {failure}" for failure in found.failures[:shown]]
    share = Share(
        name="values that come back unchanged",
        part=values - failures,
        whole=values,
        least=1.0,
    )
    return (share,), notes


# Pairs of documents with a known verdict


GONE = "attributes or arguments are gone: Python refuses the code that uses them"
# By the end of the revision's path.
HELD = {
    "request_params/optional-request-params.yaml": (
        "the arguments base_query_param are gone: Python refuses calls that pass them"
    ),
    "request_body_default_value_changed_revision.yaml": (
        "besides the default, the JSON body is gone: its argument and its model with it"
    ),
    "request_xml_type_compatible_revision.yaml": (
        "an object became text: callers have to pass another type"
    ),
    "response_property_any_of_removed_revision.yaml": (
        "the models Rabbit and Breed3 are gone: imports of their classes fail"
    ),
    "response_property_one_of_removed_revision.yaml": (
        "the models Rabbit and Breed3 are gone: imports of their classes fail"
    ),
    "schemaDiff/schema-add-property-2.yaml": GONE,
    "bc_schema_changed_but_compatible.yaml": GONE,
    "bc_request_schema_props_put_increased.yaml": GONE,
    "request_property_all_of_inline_added_revision.yaml": (
        "the new part of allOf only adds an optional property"
    ),
    "request_property_all_of_annotation_only_added_revision.yaml": (
        "the new part of allOf has only a description; it accepts everything"
    ),
    "request_property_any_of_ref_inline_enum_revision.yaml": (
        "the same values are in a named schema now: the same arguments fit"
    ),
    "webhook_operation_revision.yaml": (
        "the service sends the webhook: one more property in a body that is always sent "
        "breaks no code that reads it"
    ),
    "bc_response_header_required_increased.yaml": (
        "a response header that is always sent is one more promise"
    ),
    "allOf_diff_2.yaml": "the model BasePet is gone, and pet_color of what extended it",
}
"""Verdicts that are not ours, with the reason: the projects judge requests and responses,
specloom judges what users of typed code notice.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A base and a revision with the verdict that is expected of them."""

    id: str
    base: Path
    revision: Path
    expected: str

    @property
    def held(self) -> str:
        """Why the verdict is not ours; "" if it is."""
        path = self.revision.as_posix()
        return next((why for end, why in HELD.items() if path.endswith(end)), "")


def findings_of(pair: Pair) -> tuple[Finding, ...]:
    """What changes from base to revision."""

    def source(file: Path) -> SnapshotSource:
        return SnapshotSource(
            shown=file.name,
            document=file,
            files=DiskReader(),
            fetch=fetched,
            config=Config(),
        )

    before = snapshot_of(source(pair.base))
    return compare_snapshots(before, snapshot_of(source(pair.revision), before))


def agrees(pair: Pair, verdict: Verdict) -> bool | None:
    """Whether a verdict is the expected one; None if none is known."""
    expected = pair.expected.partition("-")[0]
    verdicts = {
        "breaking": verdict is Verdict.MAJOR,
        "compatible": verdict is not Verdict.MAJOR,
        "changed": verdict is not Verdict.NONE,
        "unchanged": verdict is Verdict.NONE,
    }
    return verdicts.get(expected)


def diff_pairs(manifest: Path) -> tuple[tuple[Share, ...], list[str]]:
    """How often the verdict of ``specloom diff`` is that of other projects' own tests.

    ``manifest`` is a table with the columns id, base, revision (relative to the folder above
    it) and expected. Pairs of HELD do not count. The notes explain each difference.
    """
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    requests: Counter[str] = Counter()
    notes: list[str] = []
    above = manifest.parent.parent
    for row in table(manifest):
        pair = Pair(
            row["id"], above / row["base"], above / row["revision"], row["expected"]
        )
        try:
            findings = findings_of(pair)
        except InputError as stop:
            notes.append(f"not read {pair.id}: {stop}")
            continue
        verdict = verdict_of(findings)
        same = agrees(pair, verdict)
        if same is None:
            continue
        if not same:
            why = pair.held or "; ".join(f.message for f in findings[:3])
            notes.append(
                f"{'explained' if pair.held else 'DIFFERENT'} {pair.revision.name}: "
                f"{pair.expected}, specloom says {verdict}: {why}"
            )
        if same or not pair.held:
            total[pair.expected] += 1
            good[pair.expected] += same
            only_requests = agrees(pair, verdict_of(without_sdk(findings)))
            requests[pair.expected] += only_requests is True
    notes += [
        f"{name}: {requests[name]} of {total[name]} with --wire"
        for name in sorted(total)
    ]
    shares = tuple(
        Share(
            name=f"pairs: {name}",
            part=good[name],
            whole=total[name],
            least=0.95 if name.startswith(("breaking", "compatible")) else None,
        )
        for name in sorted(total)
    )
    return shares, notes


# Detection of pagination


KINDS = {
    "page token": ("page", "next", "continu", "pagina"),
    "cursor": ("cursor", "after", "marker", "continue"),
    "page number": ("page", "pagenumber", "pagenum", "pageno", "pageindex"),
    "offset": ("offset", "skip", "start", "startat", "startindex", "first"),
}
"""Names of the parameters of each kind, folded: a word of tokens, the end of cursors, the
whole name of the others.
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """An operation with a parameter for pages."""

    document: str
    operation: ir.Operation
    kind: str
    parameter: str
    shape: str


def kind_of(name: str) -> str:
    """The kind of a parameter by its folded name, "" if it is not for pages."""
    ends = name.endswith
    if name.startswith(("prev", "before", "end")):
        return ""
    if ends("token") and any(word in name for word in KINDS["page token"]):
        return "page token"
    if ends(KINDS["cursor"]) and not ends(("createdafter", "updatedafter")):
        exact = ("after", "startingafter", "pageafter", "marker", "continue")
        return "cursor" if "cursor" in name or name in exact else ""
    plain = ("page number", "offset")
    return next((kind for kind in plain if name in KINDS[kind]), "")


def read(path: Path, keep: Path | None) -> ir.Api | None:
    """The API of a document; None if it cannot be read."""
    key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    kept = keep / f"{key}.pickle" if keep else None
    if kept and kept.exists():
        found: ir.Api | None = pickle.loads(kept.read_bytes())
        return found
    report = Report()
    documents = Documents(path, report, allow_remote=(), fetch=fetched)
    try:
        documents.root()
        api = None if report.has_errors else read_api(documents, report)
    except (InputError, RecursionError):
        api = None
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(api))
    return api


def shape_of(api: ir.Api, operation: ir.Operation, depth: int = 2) -> str:
    """The properties of the response, for people to read."""
    found = success_of(operation)
    return "nothing" if found is None else shape_text(api, found, depth)


def shape_text(api: ir.Api, of: ir.Type, depth: int) -> str:
    """A type as short text."""
    while isinstance(of, ir.Ref | ir.Nullable):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        declared = api.index.get(of.id)
        if isinstance(declared, ir.Model):
            if not depth:
                return "{…}"
            properties = (
                f"{f.wire}: {shape_text(api, f.type, depth - 1)}"
                for f in declared.fields
            )
            return "{" + ", ".join(properties) + "}"
        if declared is None:
            return "?"
        of = declared.type
    if isinstance(of, ir.Array):
        return f"[{shape_text(api, of.items, 0)}]"
    return str(of.kind) if isinstance(of, ir.Scalar) else type(of).__name__.lower()


def counted(path: Path, keep: Path | None) -> Iterator[Counted]:
    """The operations of a document that have a parameter for pages, or are paginated."""
    api = read(path, keep)
    if api is None:
        return
    api = with_detected_pagination(api, Choices(operations={}), lambda *_: None)
    for operation in api.operations:
        if operation.method not in ("GET", "POST", "QUERY"):
            continue
        asked = request_fields(api, operation)
        kinds = {kind_of(folded_text(one.wire)): one.wire for one in asked.values()}
        kind = next((k for k in KINDS if k in kinds), "")
        if kind or operation.paging is not None:
            name = kinds.get(kind, "")
            yield Counted(str(path), operation, kind, name, shape_of(api, operation))


def line(one: Counted) -> str:
    """One operation, on one line."""
    paging = one.operation.paging
    how = ""
    if paging is not None:
        found = {
            name: value
            for name in ("parameter", "items", "next", "last", "more", "total", "pages")
            if (value := getattr(paging, name))
        }
        how = f" ⇒ {paging.style} {found}"
    return f"{label(Path(one.document))} {one.operation.id} ({one.parameter}) {one.shape}{how}"


def pagination(given: argparse.Namespace) -> tuple[tuple[Share, ...], list[str]]:
    """How many of the operations with a parameter for pages are recognized, by its kind.

    ``keep`` is a folder that remembers what was read. The notes list what is not recognized
    (``missed``), and a random sample of what is (``sample``, ``seed``).
    """
    everything = [
        one for path in files(given.files) for one in counted(path, given.keep)
    ]
    having = Counter(one.kind for one in everything)
    paged = [one for one in everything if one.operation.paging is not None]
    recognized = Counter(one.kind for one in paged)
    shares = tuple(
        Share(
            name=f"paginated by {kind}" if kind else "paginated without a parameter",
            part=recognized[kind],
            whole=having[kind],
        )
        for kind in (*KINDS, "")
    )
    notes: list[str] = []
    if given.missed:
        notes += [line(one) for one in everything if one.operation.paging is None]
    random.seed(given.seed)
    notes += map(line, random.sample(paged, min(given.sample, len(paged))))
    return shares, notes
