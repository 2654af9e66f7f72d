"""The structure that ARCHITECTURE.md describes."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "generator" / "specloom"
TEMPLATES = ROOT / "templates"
RUNTIME = TEMPLATES / "python" / "runtime"

LAYERS = (
    "kinds",
    "cache diagnostics safe_regex",
    "codes document ir merge_text signing",
    "git",
    "naming",
    "openapi",
    "transforms",
    "config",
    "targets",
    "output",
    "preprocess render reports",
    "adopt apidiff inspection",
    "pipeline",
    "cli",
    "__main__",
)
"""A package or module imports only from the layers above its own."""
RUNTIME_LAYERS = (
    ("typeguards", "dates", "validation", "urls", "media_types", "retries"),
    ("conversions", "json"),
    ("codecs",),
    ("formats", "json_schema", "operations"),
    ("models",),
    ("parameters",),
    ("bodies", "xml"),
    ("multipart", "requests"),
    ("errors",),
    ("responses",),
    ("auth",),
    ("settings",),
    ("cache", "instrumentation", "transport"),
    ("call_flow",),
    ("raw_response",),
    ("client",),
    ("streaming", "queries", "webhooks"),
    ("pagination",),
    ("page_links", "page_parameters", "page_queries"),
    ("testing",),
)
# What a program need not load before its first client, response stream or query.
LATE_IMPORTS = {
    "call_flow": {"dates"},
    "client": {"call_flow", "raw_response", "transport"},
    "codecs": {"dates"},
    "errors": {"requests"},
    "models": {"json_schema"},
    "page_queries": {"queries"},
    "streaming": {"transport"},
}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "touch", "rename"}
CHANGING = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert"}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
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


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def label(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def dotted(file: Path) -> str:
    """The name by which a module of the generator is imported."""
    parts = ("specloom", *file.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def package(file: Path) -> str:
    """The package or module of the top level that a file belongs to."""
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[tuple[str, bool]]:
    """The names that a file imports, absolute, and whether a function imports them."""
    inside = {
        node
        for function in ast.walk(tree_of(file))
        if isinstance(function, FUNCTIONS)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from ((name.name, node in inside) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield f"{node.module}.{name.name}", node in inside


def graph() -> dict[str, set[str]]:
    """The modules that each module of the generator imports, also within functions."""
    known = {dotted(file) for file in modules(SOURCE)}
    found: dict[str, set[str]] = {}
    for file in modules(SOURCE):
        name = dotted(file)
        found[name] = set()
        for target, _ in imported(file):
            module = target if target in known else target.rpartition(".")[0]
            if module in known and module != "specloom":
                found[name].add(module)
                # An import of a module runs the packages around it as well.
                parts = module.split(".")
                for end in range(2, len(parts)):
                    around = ".".join(parts[:end])
                    if not f"{name}.".startswith(f"{around}."):
                        found[name].add(around)
        found[name].discard(name)
    return found


def test_packages_import_from_the_layers_above_them() -> None:
    layer_of = {name: at for at, names in enumerate(LAYERS) for name in names.split()}
    found = {package(file) for file in modules(SOURCE)} - {"__init__"}
    assert found == set(layer_of), "LAYERS names every package and no other"
    wrong = [
        f"{label(file)} imports {target}"
        for file in modules(SOURCE)
        for target, _ in imported(file)
        if target.startswith("specloom.")
        and (used := target.split(".")[1]) in layer_of
        and used != package(file)
        and layer_of[used] >= layer_of[package(file)]
    ]
    assert wrong == []


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter(graph()).prepare()
    except CycleError as circle:
        raise AssertionError(" imports ".join(reversed(circle.args[1]))) from None


def test_functions_import_only_to_start_quickly() -> None:
    """Imports within functions keep the start of a command short; their number is held."""
    inner = [
        f"{label(file)}: {target}"
        for file in modules(SOURCE)
        for target, is_inner in imported(file)
        if is_inner
    ]
    assert len(inner) <= 172, f"{len(inner)} imports within functions"


def test_targets_neither_render_nor_touch_files() -> None:
    banned = {"jinja2", "pathlib", "os", "io", "yaml", "shutil", "tempfile"}
    wrong = [
        f"{label(file)}: {name}"
        for file in modules(SOURCE / "targets")
        for name, _ in imported(file)
        if name.split(".")[0] in banned
    ]
    wrong += [
        f"{label(file)}:{node.lineno}: open"
        for file in modules(SOURCE / "targets")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "open"
    ]
    assert wrong == []


def test_only_output_writes() -> None:
    # The cache belongs to the user, not to a project.
    wrong = [
        f"{label(file)}:{node.lineno}: {node.attr}"
        for file in modules(SOURCE)
        if package(file) not in ("output", "cache")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and node.attr in WRITING
    ]
    assert wrong == []


def test_nothing_mutable_at_module_level() -> None:
    wrong: list[str] = []
    for file in modules(SOURCE):
        for node in tree_of(file).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, MUTABLE):
                for target in node.targets:
                    name = target.id if isinstance(target, ast.Name) else ""
                    is_constant = name.isupper() or name == "__all__"
                    if not is_constant or is_changed(file, name):
                        wrong.append(f"{label(file)}:{node.lineno}: {name}")
    assert wrong == []


def is_changed(file: Path, name: str) -> bool:
    """Whether a module changes one of its own tables."""
    return any(
        isinstance(node, ast.Subscript | ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and (
            node.attr in CHANGING
            if isinstance(node, ast.Attribute)
            else isinstance(node.ctx, ast.Store | ast.Del)
        )
        for node in ast.walk(tree_of(file))
    )


def test_modules_are_cut_by_meaning() -> None:
    importers = Counter(used for uses in graph().values() for used in uses)
    wrong = [
        f"{label(file)} has {count} lines"
        for folder, most in ((SOURCE, 920), (RUNTIME, 1430))
        for file in modules(folder)
        if (count := file.read_text("utf-8").count("\n")) > most
    ]
    wrong += [
        f"{label(file)} has {count} lines and one importer"
        for file in modules(SOURCE)
        if file.name not in ("__init__.py", "__main__.py")
        and (count := file.read_text("utf-8").count("\n")) < 80
        and importers[dotted(file)] == 1
    ]
    wrong += [
        f"{label(file)}:{node.lineno}: {ast.unparse(node)} only avoids an import"
        for file in modules(SOURCE)
        for function in ast.walk(tree_of(file))
        if isinstance(function, FUNCTIONS)
        for node in function.args.args
        if node.annotation is not None
        and ast.unparse(node.annotation) == "Callable[..., None]"
        and (
            function.returns is None or "Callable" not in ast.unparse(function.returns)
        )
    ]
    assert wrong == []


def test_every_package_says_what_it_is() -> None:
    folders = {file.parent for file in modules(SOURCE)}
    assert [label(one) for one in folders if not (one / "__init__.py").is_file()] == []


def test_there_are_few_modules_and_packages() -> None:
    assert len(modules(SOURCE)) <= 149
    top = [entry for entry in SOURCE.iterdir() if entry.name != "__pycache__"]
    files = [entry for entry in top if entry.suffix == ".py" and entry.name[0] != "_"]
    assert sum(any(entry.glob("*.py")) for entry in top) <= 12
    assert len(files) <= 12


def test_functions_are_short() -> None:
    """At most 40 lines, not counting the signature and the docstring."""
    wrong = [
        f"{label(file)}:{node.lineno}: {node.name} has {length} lines"
        for file in modules(SOURCE, RUNTIME)
        for node in ast.walk(tree_of(file))
        if isinstance(node, FUNCTIONS) and (length := lines_of(node)) > 40
    ]
    assert wrong == []


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body if ast.get_docstring(node) is None else node.body[1:]
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_public_classes_of_different_packages_have_different_names() -> None:
    places: dict[str, set[str]] = {}
    for file in modules(SOURCE):
        for node in tree_of(file).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, set()).add(label(file))
    wrong = {name: sorted(at) for name, at in places.items() if len(at) > 1}
    assert wrong == {}


def test_modules_say_what_they_are() -> None:
    for file in modules(SOURCE, RUNTIME):
        if file.read_text("utf-8").strip():
            assert ast.get_docstring(tree_of(file)), label(file)
        assert not FORBIDDEN_NAMES & {file.stem, *file.stem.split("_")}, label(file)


def test_templates_only_print_loop_and_ask() -> None:
    templates = sorted(TEMPLATES.rglob("*.jinja"))
    assert len(templates) > 10
    wrong: list[str] = []
    for file in templates:
        text = file.read_text("utf-8")
        if text.count("\n") > 80:
            wrong.append(f"{label(file)} has more than 80 lines")
        for node in Environment(autoescape=True).parse(text).find_all(nodes.Node):
            is_filter = isinstance(node, nodes.Filter) and node.name != "indent"
            if not isinstance(node, PRINTING) or is_filter:
                wrong.append(f"{label(file)}:{node.lineno}: {type(node).__name__}")
    assert wrong == []


def siblings(file: Path, *, late: bool = False) -> set[str]:
    """The modules of the runtime that one imports: all of them, or within functions."""
    inside = [
        inner
        for outer in ast.walk(tree_of(file))
        if isinstance(outer, FUNCTIONS)
        for inner in ast.walk(outer)
    ]
    return {
        node.module
        for node in (inside if late else ast.walk(tree_of(file)))
        if isinstance(node, ast.ImportFrom) and node.level and node.module
    }


def test_the_runtime_imports_from_layers_above() -> None:
    """Also within functions and for type checkers only: so there is no cycle."""
    known = {file.stem for file in RUNTIME.glob("*.py")} - {"__init__"}
    assert known == set().union(*RUNTIME_LAYERS)
    assert len(known) == sum(map(len, RUNTIME_LAYERS)) <= 36
    above: set[str] = set()
    for layer in RUNTIME_LAYERS:
        for name in layer:
            assert siblings(RUNTIME / f"{name}.py") <= above, name
        above.update(layer)


def test_late_imports_of_the_runtime_are_listed() -> None:
    found = {file.stem: siblings(file, late=True) for file in RUNTIME.glob("*.py")}
    assert {name: used for name, used in found.items() if used} == LATE_IMPORTS


def test_the_files_that_architecture_names_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_./]+\.py)`", text))
    roots = (ROOT, SOURCE)
    missing = [
        name for name in named if not any((root / name).exists() for root in roots)
    ]
    assert len(named) > 20
    assert sorted(missing) == []
