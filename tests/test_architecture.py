"""The shape of the house, held."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "generator" / "specloom"
TEMPLATES = ROOT / "templates"
RUNTIME = TEMPLATES / "python" / "runtime"

# A room may use itself and the rooms named here.
MAY_USE = {
    "diagnostics": set(),
    "codes": {"diagnostics"},
    "digests": set(),
    "kinds": set(),
    "document": {"codes", "diagnostics", "digests", "kinds"},
    "messages": {"diagnostics", "codes", "document"},
    "ir": {"diagnostics"},
    "patterns": set(),
    "openapi": {
        "diagnostics",
        "codes",
        "document",
        "ir",
        "patterns",
        "signing",
        "words",
    },
    "overlay": {"diagnostics", "document", "patterns"},
    "selection": {"diagnostics", "ir", "openapi"},
    "words": set(),
    "naming": {"words"},
    "coverage": {"diagnostics", "ir"},
    "merging": set(),
    "revisions": {"diagnostics", "document"},
    "merges": {"digests", "merging", "provenance", "revisions"},
    "published": {"diagnostics", "ir", "kinds", "merging", "naming", "rows"},
    "targets": {
        "coverage",
        "diagnostics",
        "editions",
        "ir",
        "kinds",
        "naming",
        "patterns",
        "published",
        "words",
    },
    "paging": {"diagnostics", "ir", "kinds"},
    "custom": {
        "config",
        "diagnostics",
        "digests",
        "provenance",
        "records",
        "targets",
    },
    "overrides": {"config", "diagnostics", "provenance", "render"},
    "printing": {
        "config",
        "diagnostics",
        "formatting",
        "overrides",
        "provenance",
        "render",
        "runtime",
        "targets",
    },
    "provenance": {"config", "diagnostics", "digests", "kinds", "merging", "rows"},
    "rows": {"kinds"},
    "freshness": {"cache", "config", "digests", "merging", "provenance", "records"},
    "origins": {
        "config",
        "custom",
        "diagnostics",
        "digests",
        "document",
        "provenance",
    },
    "render": set(),
    "runtime": set(),
    "cache": set(),
    "formatting": {"cache"},
    "remote_lock": {"cache", "diagnostics", "document"},
    "records": {
        "diagnostics",
        "digests",
        "kinds",
        "merges",
        "merging",
        "provenance",
        "published",
    },
    "output": {
        "diagnostics",
        "digests",
        "merging",
        "provenance",
        "published",
        "records",
        "rows",
    },
    "comparison": {"diagnostics", "merging", "output", "provenance", "records"},
    "formats": {
        "codes",
        "comparison",
        "diagnostics",
        "output",
        "provenance",
        "records",
        "upgrading",
    },
    "editions": set(),
    "watched": {"config", "diagnostics", "digests", "provenance", "records"},
    "surface": set(),
    "upgrading": {"editions", "kinds", "output", "records", "surface"},
    "explanations": {"codes"},
    "signing": {"kinds"},
    "config": {"diagnostics", "editions", "kinds", "paging", "signing", "words"},
    "ir_json": {"diagnostics", "ir"},
    "intake": {
        "config",
        "diagnostics",
        "document",
        "editions",
        "ir",
        "openapi",
        "overlay",
        "paging",
        "published",
        "selection",
        "targets",
    },
    "changes": {
        "codes",
        "config",
        "diagnostics",
        "document",
        "intake",
        "ir",
        "merges",
        "merging",
        "openapi",
        "provenance",
        "published",
        "records",
        "revisions",
        "targets",
    },
    "discovery": set(),
    "promises": set(),
    "project_config": {"config", "diagnostics", "document", "editions", "targets"},
    "pipeline": {
        "changes",
        "config",
        "coverage",
        "custom",
        "diagnostics",
        "digests",
        "document",
        "editions",
        "formatting",
        "intake",
        "ir",
        "merges",
        "openapi",
        "origins",
        "output",
        "overrides",
        "printing",
        "provenance",
        "published",
        "records",
        "render",
        "runtime",
        "targets",
    },
}
# The runtime: each module imports from layers above its own only.
LAYERS = (
    ("typeguards", "dates", "validation", "urls", "media_types", "retries"),
    ("json",),
    ("codecs",),
    ("formats", "models", "operations"),
    ("parameters",),
    ("bodies", "xml"),
    ("multipart", "requests"),
    ("errors",),
    ("responses",),
    ("auth",),
    ("settings",),
    ("instrumentation", "transport"),
    ("call_flow",),
    ("raw_response",),
    ("client",),
    ("streaming", "queries", "webhooks"),
    ("pagination",),
    ("testing",),
)
# What a program need not load before its first client, response stream or query.
LATE_IMPORTS = {
    "call_flow": {"dates"},
    "client": {"call_flow", "raw_response", "transport"},
    "codecs": {"dates"},
    "pagination": {"queries"},
    "streaming": {"transport"},
}
FORBIDDEN_NAMES = ("utils", "util", "helpers", "helper", "manager", "common", "misc")
PRINTING = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.Include,
    nodes.Const,
    nodes.Filter,
)


def modules(*folders: Path) -> list[Path]:
    return sorted(file for folder in folders for file in folder.rglob("*.py"))


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.jinja"))


def room(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, absolute."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def rooms_used(file: Path) -> set[str]:
    parts = (name.split(".") for name in imported(file) if name.startswith("specloom."))
    known = {path.stem for path in SOURCE.iterdir()}
    return {part[1] for part in parts if part[1] in known} - {room(file)}


@pytest.mark.parametrize(
    "file", modules(SOURCE), ids=lambda f: str(f.relative_to(SOURCE))
)
def test_imports_point_one_way(file: Path) -> None:
    if room(file) in ("cli", "__init__", "__main__"):
        return
    assert rooms_used(file) <= MAY_USE[room(file)]


@pytest.mark.parametrize(
    "file", modules(SOURCE / "targets"), ids=lambda f: str(f.relative_to(SOURCE))
)
def test_targets_neither_render_nor_touch_files(file: Path) -> None:
    used = {name.split(".")[0] for name in imported(file)}
    assert not used & {"jinja2", "pathlib", "os", "io", "yaml", "shutil", "tempfile"}
    assert not calls(file) & {"open"}


def calls(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def attributes(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize(
    "file", modules(SOURCE), ids=lambda f: str(f.relative_to(SOURCE))
)
def test_only_output_writes(file: Path) -> None:
    # The cache belongs to the user, not to a project.
    if room(file) in ("output", "formatting", "cache"):
        return
    writing = {
        "write_text",
        "write_bytes",
        "mkdir",
        "unlink",
        "rmdir",
        "touch",
        "rename",
    }
    assert not attributes(file) & writing


@pytest.mark.parametrize(
    "file", modules(SOURCE), ids=lambda f: str(f.relative_to(SOURCE))
)
def test_nothing_mutable_at_module_level(file: Path) -> None:
    mutable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, mutable):
            names = {
                target.id for target in node.targets if isinstance(target, ast.Name)
            }
            # A constant table is read only by convention: upper case, and nobody assigns to it.
            assert all(name.isupper() or name == "__all__" for name in names)
            assert not any(mutated(file, name) for name in names)


def mutated(file: Path, name: str) -> bool:
    """Whether a module stores into one of its own tables."""
    changing = {
        "append",
        "add",
        "update",
        "setdefault",
        "pop",
        "clear",
        "extend",
        "insert",
    }
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        stored = isinstance(node, ast.Subscript) and isinstance(
            node.ctx, ast.Store | ast.Del
        )
        changed = isinstance(node, ast.Attribute) and node.attr in changing
        if stored or changed:
            assert isinstance(node, ast.Subscript | ast.Attribute)
            if isinstance(node.value, ast.Name) and node.value.id == name:
                return True
    return False


@pytest.mark.parametrize(
    "file", modules(SOURCE, RUNTIME), ids=lambda f: f"{f.parent.name}/{f.name}"
)
def test_modules_and_functions_are_short(file: Path) -> None:
    text = file.read_text("utf-8")
    # A module of the runtime is one subject, such as all codecs, which call one another.
    assert text.count("\n") <= (1500 if file.parent == RUNTIME else 800)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert (
                length - docstring_lines(node) <= 40
            ), f"{node.name} has {length} lines"


def docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """What a function says of itself is not what it does."""
    if ast.get_docstring(node) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


@pytest.mark.parametrize(
    "file", modules(SOURCE, RUNTIME), ids=lambda f: f"{f.parent.name}/{f.name}"
)
def test_modules_say_what_they_are(file: Path) -> None:
    text = file.read_text("utf-8")
    if not text.strip():
        return
    said = ast.get_docstring(ast.parse(text))
    assert said
    assert file.stem not in FORBIDDEN_NAMES
    assert not any(name in file.stem.split("_") for name in FORBIDDEN_NAMES)


@pytest.mark.parametrize(
    "file", templates(), ids=lambda f: str(f.relative_to(TEMPLATES))
)
def test_templates_only_print_loop_and_ask(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.count("\n") <= 80
    tree = Environment(autoescape=True).parse(text)
    for node in tree.find_all(nodes.Node):
        assert isinstance(
            node, PRINTING
        ), f"{type(node).__name__} in line {node.lineno}"
        if isinstance(node, nodes.Filter):
            assert node.name == "indent"


def test_there_are_templates_and_modules() -> None:
    assert len(templates()) > 10
    assert len(modules(SOURCE)) > 30
    assert len(modules(RUNTIME)) > 10


def siblings(file: Path, *, late: bool = False) -> set[str]:
    """The modules of the runtime that one imports: all of them, or within functions."""
    tree = ast.parse(file.read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    inside = [
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, functions)
        for inner in ast.walk(outer)
    ]
    return {
        node.module
        for node in (inside if late else ast.walk(tree))
        if isinstance(node, ast.ImportFrom) and node.level and node.module
    }


def test_the_runtime_is_made_of_layers() -> None:
    known = {file.stem for file in RUNTIME.glob("*.py")} - {"__init__"}
    assert known == set().union(*LAYERS)
    assert len(known) == sum(map(len, LAYERS)) <= 30


@pytest.mark.parametrize("file", modules(RUNTIME), ids=lambda file: file.stem)
def test_the_runtime_imports_from_layers_above(file: Path) -> None:
    """Also within functions and for type checkers only: so there is no cycle."""
    above: set[str] = set()
    for layer in LAYERS:
        if file.stem in layer:
            break
        above.update(layer)
    assert siblings(file) - above == set()


def test_late_imports_of_the_runtime_are_listed() -> None:
    found = {file.stem: siblings(file, late=True) for file in RUNTIME.glob("*.py")}
    assert {name: used for name, used in found.items() if used} == LATE_IMPORTS
