"""Targets for what reads documents: the reader of YAML and JSON, and all that follows it."""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import random
import sys
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache, partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bench import ROOT
from bench.fuzz import mutations
from bench.fuzz.engine import Target
from specloom.apidiff.snapshots import recorded_texts
from specloom.codes import CODES
from specloom.config import Config
from specloom.diagnostics import Diagnostic, InputError, Report
from specloom.document import Documents, Node
from specloom.document.node import decoded, depth_limited
from specloom.naming.lock import EMPTY, Lock, lock_of, lock_text
from specloom.openapi.reader import schemas_of
from specloom.output.manifest import templates_folder
from specloom.pipeline import (
    client_pages,
    coverage_text,
    other_pages,
    read,
    record_of_build,
)
from specloom.preprocess import resolve_settings
from specloom.render import Renderer, printable
from specloom.targets import python
from specloom.targets.calls import Page
from specloom.transforms.coverage import coverage_of

KNOWN = frozenset(code.code for code in CODES)
DEFECTS = frozenset({"E405", "E406"})
LARGEST_SEED = 60_000
"""How many bytes a document may have that inputs are made of."""
BUILTINS = frozenset(dir(builtins)) | {"__name__", "__file__", "__all__"}


PACKAGE = "fuzzed"
RUNTIME = ROOT / "templates" / "python" / "runtime"


def silent(stage: str) -> None:
    """Tells nobody what is being done."""


@cache
def seed_files(folder: Path | None) -> tuple[Path, ...]:
    """The project's own fixtures, or the documents of a folder."""
    base = folder or ROOT / "tests" / "fixtures"
    files = (*base.rglob("*.yaml"), *base.rglob("*.yml"), *base.rglob("*.json"))
    return tuple(sorted(f for f in files if f.stat().st_size <= LARGEST_SEED))


@cache
def seed_documents(folder: Path | None) -> tuple[dict[str, Any], ...]:
    """What the files of a folder hold, where it is a document."""
    found: list[dict[str, Any]] = []
    for file in seed_files(folder):
        try:
            value = Documents(file, Report()).root().value
        except InputError:
            continue
        if "openapi" in value or "swagger" in value:
            found.append(json.loads(json.dumps(value)))
    return tuple(found)


def honest(found: Diagnostic, file: str = "api.") -> None:
    """A diagnostic has a known code that is no defect of specloom, and a place."""
    assert found.code in KNOWN, f"unknown code {found.code}"
    assert found.code not in DEFECTS, f"a defect: {found.code}: {found.message}"
    assert found.message
    assert found.span.line >= 1
    assert found.span.column >= 1
    assert file in found.span.file, f"{found.code} has no place: {found.span}"


def tells(report: Report, refused: InputError | None) -> None:
    """Diagnostics have a known code and a place."""
    assert refused is None or refused.diagnostics
    for found in (*report.found, *(refused.diagnostics if refused else ())):
        honest(found)


# The reader


TOKENS = [
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "- ",
        "? ",
        "|",
        ">",
        "|-",
        ">+2",
        "\n",
        "  ",
    ),
    *("\t", "\t# x\n", "# x\n", '"', "'", "\\", '"\\u0041"', '"\\ud800"', "&a ", "*a"),
    *(
        "!!str ",
        "!!binary ",
        "!x ",
        "<<: ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\r\n",
        "\r",
    ),
    *(
        "null",
        "~",
        "true",
        "yes",
        "1",
        "0x1F",
        "0o17",
        "1_000",
        "1e999",
        ".inf",
        ".nan",
    ),
    *(
        "1.10",
        "-0",
        "2001-01-01",
        "12:30:45",
        "9" * 400,
        "1e9999999999",
        "0." + "1" * 99,
    ),
    *("\x00", "\x85", "\u2028", "\ufeff", "\ue000", "🙂", "openapi: 3.1.0\n", "a: b\n"),
]


def texts_to_read(folder: Path | None) -> SearchStrategy[bytes]:
    """Bytes: anything, tokens of YAML and JSON, and documents with bytes changed."""
    tokens = st.lists(st.sampled_from(TOKENS) | st.text(max_size=3), max_size=30)
    data = [file.read_bytes() for file in seed_files(folder)]
    json_values = st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=4), inner, max_size=4),
        max_leaves=12,
    )
    return st.one_of(
        st.binary(max_size=60),
        tokens.map("".join).map(lambda text: text.encode("utf-8", "surrogatepass")),
        json_values.map(lambda value: json.dumps(value).encode()),
        st.builds(spliced, st.sampled_from(data), st.integers(0, 2**32)),
    )


def spliced(data: bytes, number: int) -> bytes:
    """Bytes of a document with a few changes."""
    rng = random.Random(number)
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        start = rng.randrange(len(out) + 1)
        end = min(len(out), start + rng.choice([0, 0, 1, 1, 2, 20, 200]))
        token = rng.choice(TOKENS).encode("utf-8", "surrogatepass")
        part = bytes(out[start:end])
        new = [b"", token, part * 2, bytes([rng.randrange(256)]), part[::-1]]
        out[start:end] = rng.choice(new)
    return bytes(out)


def check_reader(data: bytes) -> None:
    """Reads bytes as both kinds of file."""
    for suffix in ("yaml", "json"):
        with TemporaryDirectory() as folder:
            file = Path(folder, f"api.{suffix}")
            file.write_bytes(data)
            report = Report()
            try:
                root = Documents(file, report).root()
            except InputError as refused:
                tells(report, refused)
                continue
            tells(report, None)
            placed(root, decoded(data, file.name))
            as_json(data, root.value)


def placed(root: Node, text: str) -> None:
    """Each value has a place in the text, and each scalar a spelling."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    open_ = [root]
    while open_:
        node = open_.pop()
        span = node.span
        assert span.line <= len(lines), f"{node.id} at {span}"
        assert span.column <= len(lines[span.line - 1]) + 1, f"{node.id} at {span}"
        assert isinstance(node.source_text, str) or node.is_object or node.is_array
        open_ += (each for _, each in node.members())
        open_ += node.items()


def as_json(data: bytes, value: Any) -> None:
    """A text that is JSON is read as JSON readers do, and a value survives as JSON."""
    written = json.dumps(value)
    assert json.loads(written) == value
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not any(word in written for word in ("NaN", "Infinity", "e+", '"')):
        assert plain == value, "JSON is read as something else"


# All that follows


def mutated(folder: Path | None) -> SearchStrategy[dict[str, Any]]:
    """Documents of a folder, each changed a few times."""
    documents = list(seed_documents(folder))
    return st.integers(0, 2**63).map(
        lambda number: mutations.changed(documents, random.Random(number))
    )


def check_lowering(document: dict[str, Any]) -> None:
    """Leads a document through reading, naming, views and templates."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "api.json")
        file.write_text(json.dumps(document), "utf-8")
        report = Report()
        try:
            files = printed(file, report)
        except InputError as refused:
            tells(report, refused)
            return
        tells(report, None)
    sound(files)
    usable(files)


def printed(file: Path, report: Report, published: Lock = EMPTY) -> dict[str, str]:
    """The output for a document but the copies of the runtime, before Black; names in
    ``published`` stay.
    """
    config = Config(package=PACKAGE, client="Fuzzed")
    api, documents = read(file, config, report, silent)
    with depth_limited(documents.root()):
        coverage = coverage_of(api, report)
        settings = resolve_settings(api, config, published)
        names = python.names_of(api, settings, published)
        schemas = partial(schemas_of, documents, api.declarations)
        pages = [
            *client_pages(api, names, _nothing(), schemas),
            *other_pages(api, names, coverage, _nothing()),
        ]
        files = rendered(pages)
        files["coverage"] = coverage_text(python.ledger(api, names, coverage), coverage)
        files |= record_of_build(recorded_texts(documents), file, api, names.settings)
        lock = lock_text(names.history.lock)
        assert lock_text(lock_of(lock)) == lock, "the lock does not read back"
        files["names.lock"] = lock
    return files


def rendered(pages: list[Page]) -> dict[str, str]:
    """The text of each page by its path; modules that nest too deeply for Python end the
    run as in ``printing.rendered``.
    """
    renderer = Renderer(templates_folder())
    files: dict[str, str] = {}
    for page in pages:
        assert page.path not in files, f"two pages have the path {page.path!r}"
        text = printable(renderer.text(page.template, page.view))
        files[page.path] = text
        if page.path.endswith(".py"):
            try:
                ast.parse(text)
            except SyntaxError as flaw:
                if "too many nested" in str(flaw):
                    raise RecursionError(str(flaw)) from flaw
                raise
    return files


def sound(files: dict[str, str]) -> None:
    """Paths differ and stay in the folder; modules compile and define what they use."""
    folded = {path.casefold() for path in files}
    assert len(folded) == len(files), "paths differ only in case"
    for path, text in files.items():
        pure = PurePosixPath(path)
        assert not pure.is_absolute(), path
        assert ".." not in pure.parts, path
        assert path.isprintable(), repr(path)
        assert len(path.encode()) < 256, path
        if path.endswith(".py"):
            compile(text, path, "exec", dont_inherit=True)
            missing = undefined(text)
            assert not missing, f"{path}: undefined: {sorted(missing)}"
        elif path.endswith(".json"):
            json.loads(text)


def usable(files: dict[str, str]) -> None:
    """Every module of the package can be imported, and each type reads any JSON."""
    own = {
        path: text
        for path, text in files.items()
        if path.startswith(f"{PACKAGE}/") and path.endswith(".py")
    }
    with TemporaryDirectory() as folder, importable(folder):
        for path, text in own.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        for path in own:
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            importlib.import_module(name)
        read_value = importlib.import_module(f"{PACKAGE}._runtime.codecs").from_json
        models = importlib.import_module(f"{PACKAGE}.models")
        dicts = {
            name
            for module in sys.modules
            if module.startswith(f"{PACKAGE}.params.")
            for name in vars(sys.modules[module])
            if name.endswith(("Param", "ParamDict"))
        }
        for name in models.__all__:
            # Typed dicts describe arguments; no data is decoded to them.
            if name in dicts:
                continue
            found: tuple[Any, ...] = ({}, {"a": [{}]}, [], [{}], '"a"', 1, None, True)
            for data in found:
                read_value(getattr(models, name), data)


@contextmanager
def importable(folder: str) -> Generator[None]:
    """Lets the package be imported from a folder, with the runtime of the templates."""
    name = f"{PACKAGE}._runtime"
    if name not in sys.modules:
        spec = spec_from_file_location(
            name, RUNTIME / "__init__.py", submodule_search_locations=[str(RUNTIME)]
        )
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = written
        sys.path.remove(folder)
        for known in list(sys.modules):
            mine = known == PACKAGE or known.startswith(f"{PACKAGE}.")
            if mine and not known.startswith(name):
                del sys.modules[known]


def undefined(text: str) -> set[str]:
    """Names that a module uses and nothing in it defines."""
    used: set[str] = set()
    bound: set[str] = set(BUILTINS)
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                used.add(name)
            case ast.Name(id=name) | ast.arg(arg=name):
                bound.add(name)
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                bound.add(name)
            case ast.AsyncFunctionDef(name=name) | ast.ExceptHandler(name=str(name)):
                bound.add(name)
            case ast.alias(name=name, asname=other):
                bound.add(other or name.partition(".")[0])
            case ast.MatchAs(name=str(name)):
                bound.add(name)
    return used - bound


def _nothing() -> Any:
    """No custom code."""
    from specloom.output.custom import Custom

    return Custom()


TARGETS = (
    Target(
        name="reader",
        holds="Any bytes are refused at a place with a documented code, or become a tree in "
        "which each value has a place of the text; JSON means what JSON readers say.",
        inputs=texts_to_read,
        check=check_reader,
        quick=30,
    ),
    Target(
        name="lowering",
        holds="A changed document is refused at a place with a documented code, or all "
        "pages are printed: no two paths are equal or lead out of the folder, all modules "
        "compile and use only names that they define, the records are read back, the package is "
        "imported and its types read any JSON.",
        inputs=mutated,
        check=check_lowering,
        quick=6,
        smaller=mutations.smaller,
    ),
)
