"""Count the operations of many documents that have a parameter for pages, and those of them
that are paginated.

    python bench/pagination.py [options] PATH...

A path is a document, or a folder whose JSON and YAML files are all tried. For each kind of
parameter the table shows how many operations have one, and how many of these the rules of
``specloom.paging`` recognise. Nothing is rendered. ``--keep FOLDER`` remembers what was
read, so that the next run only asks the rules. ``--missed`` lists what is not recognised,
``--sample N`` shows N random operations that are (``--seed`` chooses which).
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from specloom import ir
from specloom.diagnostics import InputError, Report
from specloom.document import Documents
from specloom.document.remote import fetched
from specloom.openapi.reader import read_api
from specloom.transforms.page_fields import folded_name, request_fields, success_of
from specloom.transforms.pagination import Choices, with_detected_pagination

KINDS = {
    "page token": ("page", "next", "continu", "pagina"),
    "cursor": ("cursor", "after", "marker", "continue"),
    "page number": ("page", "pagenumber", "pagenum", "pageno", "pageindex"),
    "offset": ("offset", "skip", "start", "startat", "startindex", "first"),
}
"""What the parameters of a kind are called, folded: a word of tokens, the end of cursors,
all of the others."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An operation with a parameter for pages."""

    document: str
    operation: ir.Operation
    kind: str
    parameter: str
    shape: str


def kind_of(name: str) -> str:
    """The kind of a parameter by its folded name, empty when it is none."""
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
    """The API of a document, None when it is none."""
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
    """The members of the response, for people to read."""
    found = success_of(operation)
    return "nothing" if found is None else shown(api, found, depth)


def shown(api: ir.Api, of: ir.Type, depth: int) -> str:
    """A type as short text."""
    while isinstance(of, ir.Ref | ir.Nullable):
        if isinstance(of, ir.Nullable):
            of = of.inner
            continue
        declared = api.index.get(of.id)
        if isinstance(declared, ir.Model):
            if not depth:
                return "{…}"
            members = (
                f"{f.wire}: {shown(api, f.type, depth - 1)}" for f in declared.fields
            )
            return "{" + ", ".join(members) + "}"
        if declared is None:
            return "?"
        of = declared.type
    if isinstance(of, ir.Array):
        return f"[{shown(api, of.items, 0)}]"
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
        kinds = {kind_of(folded_name(one.wire)): one.wire for one in asked.values()}
        kind = next((k for k in KINDS if k in kinds), "")
        if kind or operation.paging is not None:
            name = kinds.get(kind, "")
            yield Counted(str(path), operation, kind, name, shape_of(api, operation))


def files(paths: list[str]) -> Iterator[Path]:
    """The documents that are meant."""
    for text in paths:
        path = Path(text)
        if path.is_dir():
            found = (
                p for p in path.rglob("*") if p.suffix in (".json", ".yaml", ".yml")
            )
            yield from sorted(found)
        else:
            yield path


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
    document = "/".join(Path(one.document).parts[-3:])
    return f"{document} {one.operation.id} ({one.parameter}) {one.shape}{how}"


def main() -> None:
    """Print the table, and what else is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    all_ = [one for path in files(options.paths) for one in counted(path, options.keep)]
    having = Counter(one.kind for one in all_)
    paged = [one for one in all_ if one.operation.paging is not None]
    recognised = Counter(one.kind for one in paged)
    for kind in (*KINDS, ""):
        print(f"{kind or 'no parameter':14} {recognised[kind]:5} of {having[kind]:5}")
    if options.missed:
        for one in all_:
            if one.operation.paging is None:
                print(line(one))
    random.seed(options.seed)
    for one in random.sample(paged, min(options.sample, len(paged))):
        print(line(one))


if __name__ == "__main__":
    main()
