"""Custom code in generated packages."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct, structs
from msgspec.structs import asdict

from specloom.cache import files_below, regular_bytes
from specloom.config import Config, setting_place
from specloom.config import path_label as relative
from specloom.diagnostics import Diagnostic, DocumentPath, Report, Span, counted
from specloom.output.manifest import (
    MANIFEST,
    effective,
    known_hashes,
    manifest_of,
    templates_folder,
)
from specloom.targets.python.models import (
    BASE,
    NO_MIXINS,
    FormerClass,
    Mixin,
    Mixins,
    Public,
)

FOLDER = "custom"
SUFFIX = "Mixin"
MODELS = f"{BASE}models."
KINDS = ("client", "resources", "models")
"""The file and folder names that state what their mixins extend."""


class CustomMember(Struct, frozen=True):
    """An attribute or method of a mixin; ``deliberate`` if it is marked as an override."""

    name: str
    deliberate: bool
    span: Span


class FoundClass(Struct, frozen=True):
    """A class whose name ends in ``Mixin``; ``kind`` is "" if the file's name is not in KINDS."""

    kind: str
    module: str
    name: str
    span: Span
    members: tuple[CustomMember, ...]


def custom_texts(folder: Path, package: str) -> dict[str, str]:
    """The Python files of the ``custom/`` of a package by their path in the output."""
    root = folder / package
    return {
        f"{package}/{path.relative_to(root).as_posix()}": text
        for path in sorted((root / FOLDER).rglob("*.py"))
        if (text := _text(path)) is not None
    }


def found_mixins(
    package: Path, shown: str, report: Report, of: Collection[str] | None = None
) -> Iterator[FoundClass]:
    """The mixins of a package, by file and line.

    ``shown`` is its folder as printed in messages. ``of`` limits the files, by their
    paths in the package's folder. A file that cannot be read is an error (E504).
    """
    for path in sorted((package / FOLDER).rglob("*.py")):
        if of is not None and path.relative_to(package).as_posix() not in of:
            continue
        if path.is_fifo():
            continue  # reading it may never end
        inside = path.relative_to(package)
        place = f"{shown}/{inside.as_posix()}"
        text = _text(path)
        try:
            tree = ast.parse("" if text is None else text, filename=place)
        except (SyntaxError, ValueError, RecursionError) as flaw:
            line, column = getattr(flaw, "lineno", 1), getattr(flaw, "offset", 1)
            span = Span(place, line or 1, column or 1)
            report.error("E504", span, f"invalid Python: {getattr(flaw, 'msg', flaw)}")
            continue
        if text is None:
            report.error("E504", Span(place), "the file cannot be read as UTF-8")
        kind = inside.parts[1].removesuffix(".py")
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and _is_mixin(node.name):
                yield FoundClass(
                    kind=kind if kind in KINDS else "",
                    module=".".join(inside.with_suffix("").parts),
                    name=node.name,
                    span=_span(place, node),
                    members=tuple(_members(node, place)),
                )


def _text(path: Path) -> str | None:
    try:
        return regular_bytes(path).decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _is_mixin(name: str) -> bool:
    return name.endswith(SUFFIX) and name != SUFFIX and not name.startswith("_")


def _members(node: ast.ClassDef, place: str) -> Iterator[CustomMember]:
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            yield CustomMember(inner.name, _deliberate(inner), _span(place, inner))
        elif isinstance(inner, ast.Assign):
            names = [
                target.id for target in inner.targets if isinstance(target, ast.Name)
            ]
            yield from (
                CustomMember(name, False, _span(place, inner)) for name in names
            )
        elif isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
            yield CustomMember(inner.target.id, False, _span(place, inner))


def _deliberate(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method calls ``super()`` or is marked with ``override`` (PEP 698)."""
    marks = {ast.unparse(mark).rpartition(".")[2] for mark in function.decorator_list}
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Name))
    return "override" in marks or any(node.id == "super" for node in calls)


def _span(place: str, node: ast.stmt) -> Span:
    return Span(place, node.lineno, node.col_offset + 1)


BEGINNINGS = (
    "python/custom_init.py.jinja",
    "python/custom_readme.md.jinja",
    "python/custom_readme_async.md.jinja",
    "python/custom_readme_sync.md.jinja",
    "pytest/test_custom.py.jinja",
)


class CustomFile(Struct, frozen=True):
    """A file of custom code.

    Classes and methods (and functions) are counted only in Python files, empty lines
    never.
    """

    path: str
    classes: int
    methods: int
    lines: int

    def as_dict(self) -> dict[str, object]:
        """The attributes by name."""
        return asdict(self)


class CustomFolder(Struct, frozen=True):
    """A folder of the project that generation does not change, and its content."""

    path: str
    purpose: str
    files: tuple[CustomFile, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The number of files, classes, methods and lines."""
        return {
            "files": len(self.files),
            "classes": sum(file.classes for file in self.files),
            "methods": sum(file.methods for file in self.files),
            "lines": sum(file.lines for file in self.files),
        }


def packages(output: Path) -> list[str]:
    """The folders of the packages of a generated project."""
    return sorted(
        path.removesuffix(f"/{MARK}")
        for path in known_hashes(output)
        if path.endswith(f"/{MARK}") and (output / path).is_file()
    )


def places(output: Path, package: str) -> tuple[CustomFolder, ...]:
    """The folders for custom code in a generated project."""
    purposes = {
        f"{package}/custom": "mixins for the client, its namespaces and the models",
        "tests/custom": "tests",
        "docs/custom": "pages linked from the README",
    }
    return tuple(
        CustomFolder(path, purpose, tuple(_written(output, path)))
        for path, purpose in purposes.items()
    )


def _written(output: Path, place: str) -> Iterator[CustomFile]:
    # Initial files of specloom, as long as they are unchanged.
    begun = beginnings()
    for file in sorted((output / place).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            data = file.read_bytes()
            if data in begun:
                continue
            text = data.decode("utf-8", "replace")
            nodes = _nodes(text) if file.suffix == ".py" else ()
            defined = (ast.FunctionDef, ast.AsyncFunctionDef)
            yield CustomFile(
                path=file.relative_to(output).as_posix(),
                classes=sum(isinstance(node, ast.ClassDef) for node in nodes),
                methods=sum(isinstance(node, defined) for node in nodes),
                lines=sum(bool(line.strip()) for line in text.splitlines()),
            )


def beginnings() -> frozenset[bytes]:
    """The initial files that specloom writes into the folders for custom code."""
    root = templates_folder()
    return frozenset((root / name).read_bytes() for name in BEGINNINGS)


def _nodes(text: str) -> tuple[ast.AST, ...]:
    try:
        return tuple(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError):
        return ()


MARK = "py.typed"
"""A file that every generated package contains."""


class Moving(Struct, frozen=True):
    """Custom code that moves with its package.

    ``moves`` maps old to new paths in the output folder; ``spare`` are copies of files that
    the new folder already has, which are deleted.
    """

    moves: Mapping[str, str] = {}
    spare: tuple[str, ...] = ()


NOTHING = Moving()


def moving(folder: Path | None, package: str, report: Report) -> Moving:
    """The custom code to move from the folders of earlier packages in the output ``folder``.

    Warn of files that cannot be moved, and of imports of the old package (W508).

    Raises:
        InputError: the folder cannot be read.
    """
    if folder is None:
        return NOTHING
    known = known_hashes(folder)
    moves: dict[str, str] = {}
    spare: list[str] = []
    for old in _former(folder, package, known):
        for inner, file in _entries(folder / old):
            source, target = f"{old}/{inner}", f"{package}/{inner}"
            span = Span(f"{relative(folder)}/{source}")
            if not inner.startswith(f"{FOLDER}/"):
                if source not in known:
                    why = (
                        f"the file is not moved: package {old} was renamed to {package}"
                    )
                    report.warning("W508", span, why)
            elif target in moves.values() or os.path.lexists(folder / target):
                if _is_spare(Path(file), folder / target):
                    spare.append(source)
                else:
                    why = f"the file is not moved: {target} already exists"
                    report.warning("W508", span, why)
            else:
                moves[source] = target
        texts = [path for path in moves if path.startswith(f"{old}/")]
        texts += [
            f"tests/{FOLDER}/{n}" for n, _ in files_below(folder / "tests" / FOLDER)
        ]
        _warn_imports(folder, old, package, texts, report)
    return Moving(moves, tuple(spare))


def at_new_places(
    found: Iterable[Diagnostic], folder: Path, moves: Mapping[str, str]
) -> list[Diagnostic]:
    """The findings, with the new paths of moved files."""
    root = relative(folder)
    new = {f"{root}/{old}": f"{root}/{place}" for old, place in moves.items()}
    return [
        (
            replace(each, span=replace(each.span, file=new[each.span.file]))
            if each.span.file in new
            else each
        )
        for each in found
    ]


def left_behind(
    config: Config, document: DocumentPath, folder: Path, report: Report
) -> None:
    """Warn of outputs of the same document in other folders (W509).

    Only if the config names ``folder`` and nothing was generated there yet.

    Raises:
        InputError: the record of an output cannot be read.
    """
    if config.file is None or config.output != folder or manifest_of(folder):
        return
    root = config.file.parent
    now = effective(config, document)
    records = (*root.glob(f"*/{MANIFEST}"), *root.glob(f"*/*/{MANIFEST}"))
    for other in sorted(file.parents[1] for file in records):
        record = manifest_of(other)
        if record is None or record.config.get("document") != now["document"]:
            continue
        if all(record.config.get(key) != now.get(key) for key in ("package", "client")):
            continue  # a separate output
        number = sum(
            place.counts["files"]
            for package in packages(other)
            for place in places(other, package)
        )
        report.warning(
            "W509",
            setting_place(config.file, "output"),
            f"{relative(other)}/ is an output of this document; its custom code "
            f"({counted(number, 'file')}) and published names are not taken over",
            f"Rename {relative(other)} to {relative(folder)} before you generate to keep "
            "them, or remove it.",
        )


def _former(folder: Path, package: str, known: Mapping[str, object]) -> Iterator[str]:
    """The packages that earlier runs generated under other names."""
    for path in known:
        name = path.removesuffix(f"/{MARK}")
        if name in (path, package) or not (folder / name).is_dir():
            continue
        # On some systems, names that differ only in case are the same folder.
        if not (folder / package).exists() or not (folder / name).samefile(
            folder / package
        ):
            yield name


def _entries(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file and link of a folder: its relative and its full path.

    Compiled files of Python are left out.
    """
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted((*files, *links)):
            if not name.endswith(".pyc"):
                file = Path(root) / name
                yield file.relative_to(folder).as_posix(), str(file)


def _is_spare(source: Path, target: Path) -> bool:
    """Whether a file that cannot be moved can be deleted without loss."""
    try:
        data = regular_bytes(source)
        return data in beginnings() or data == regular_bytes(target)
    except OSError:
        return False


def import_name(folder: str) -> str:
    """The name by which a package in a folder of the output is imported."""
    return folder.removeprefix("src/").replace("/", ".")


def _warn_imports(
    folder: Path, old: str, package: str, paths: list[str], report: Report
) -> None:
    old, package = import_name(old), import_name(package)
    if old == package:
        return
    pattern = re.compile(rf"^\s*(?:from|import)\s+({re.escape(old)})\b")
    for path in paths:
        if not path.endswith(".py"):
            continue
        try:
            lines = regular_bytes(folder / path).decode("utf-8", "replace").splitlines()
        except OSError:
            continue
        for number, line in enumerate(lines, 1):
            if found := pattern.match(line):
                span = Span(f"{relative(folder)}/{path}", number, found.start(1) + 1)
                report.warning(
                    "W508", span, f"imports {old}, which was renamed to {package}"
                )


Shown = Mapping[str, tuple[Public, ...]]


class BaseImport(Struct, frozen=True):
    """A name that custom code imports from the classes without custom code.

    ``module`` is its module in the package (``base_models.user``).
    """

    module: str
    name: str
    span: Span


def base_imports(
    texts: Mapping[str, str], package: str, shown: str
) -> Iterator[BaseImport]:
    """The names that custom code imports from modules of base models.

    ``texts`` are the files of the custom code by path, ``shown`` is the output's folder
    as printed in messages.
    """
    start = f"{import_name(package)}."
    for path, text in texts.items():
        if MODELS not in text:
            continue
        depth = path.removeprefix(f"{package}/").count("/") + 1
        for node in _nodes(text):
            if not isinstance(node, ast.ImportFrom) or node.level not in (0, depth):
                continue
            module = node.module or ""
            module = module if node.level else module.removeprefix(start)
            if module.startswith(MODELS):
                span = _span(f"{shown}/{path}", node)
                yield from (BaseImport(module, name.name, span) for name in node.names)


def former_names(
    imports: Iterable[BaseImport], shown: Shown, report: Report
) -> Mapping[str, tuple[FormerClass, ...]]:
    """The deprecated names among the imports, by module; warn of them (W505)."""
    current = {
        (f"{BASE}{module}", one.name): one
        for module, names in shown.items()
        for one in names
    }
    former = {
        name: FormerClass(name, module, one.name)
        for module, names in shown.items()
        for one in names
        for name in one.others
    }
    found: dict[str, set[FormerClass]] = {}
    for one in imports:
        if (one.module, one.name) in current or one.name not in former:
            continue
        alias = former[one.name]
        found.setdefault(one.module, set()).add(alias)
        report.warning(
            "W505",
            one.span,
            f"{one.name} is a deprecated name: the class is now {alias.now}",
            f"Import {alias.now} from {BASE}{alias.module}.",
        )
    return {module: tuple(sorted(found[module])) for module in sorted(found)}


def matched(found: Iterable[FoundClass], shown: Shown, report: Report) -> Mixins:
    """The mixins by the class that they extend.

    Warn of mixins without a class or with several (W505), and of attributes that override
    generated code without being marked (W506).
    """
    of: dict[str, dict[str, tuple[Mixin, ...]]] = {}
    for one in found:
        targets = [
            (module, public)
            for module, public in _targets(one, shown)
            if public.is_class
        ]
        if len(targets) != 1:
            _warn_unmatched(one, targets, shown, report)
            continue
        ((module, public),) = targets
        wanted = public.name + SUFFIX
        if one.name != wanted:
            report.warning(
                "W505",
                one.span,
                f"{one.name} uses a deprecated name: the class is now {public.name}",
                f"Rename it to {wanted}.",
            )
        elif public.successor:
            report.warning(
                "W505",
                one.span,
                f"{one.name} extends {public.name}, which only has deprecated names: "
                f"its methods are now in {public.successor}",
                f"Rename it to {public.successor}{SUFFIX}.",
            )
        _warn_overriding(one, public, report)
        classes = of.setdefault(module, {})
        before = classes.get(public.name, ())
        classes[public.name] = (*before, Mixin(one.module, one.name))
    return Mixins(of)


def _targets(one: FoundClass, shown: Shown) -> list[tuple[str, Public]]:
    """The objects with the mixin's name, otherwise those with it as a deprecated name."""
    name = one.name.removesuffix(SUFFIX)
    fitting = [
        (module, public)
        for module, names in shown.items()
        for public in names
        if one.kind in ("", module.partition(".")[0])
    ]
    now = [(module, public) for module, public in fitting if public.name == name]
    return now or [
        (module, public) for module, public in fitting if name in public.others
    ]


def _warn_unmatched(
    one: FoundClass, targets: list[tuple[str, Public]], shown: Shown, report: Report
) -> None:
    name = one.name.removesuffix(SUFFIX)
    if targets:
        kinds = " or ".join(
            f"custom/{module.partition('.')[0]}.py" for module, _ in targets
        )
        report.warning(
            "W505",
            one.span,
            f"{one.name} is ambiguous: there are several classes named {name}",
            f"Move it to {kinds}.",
        )
        return
    if _targets(one, shown):
        why = f"{one.name} has no effect: {name} is a type alias, not a class"
        report.warning("W505", one.span, why)
        return
    known = [public.name for names in shown.values() for public in names]
    near = get_close_matches(name, known, 1)
    hint = f"Did you mean {near[0]}{SUFFIX}?" if near else ""
    what = f"{one.name} has no effect: there is no class {name}"
    report.warning("W505", one.span, what, hint)


def _warn_overriding(one: FoundClass, public: Public, report: Report) -> None:
    for member in one.members:
        if member.name in public.members and not member.deliberate:
            report.warning(
                "W506",
                member.span,
                f"{one.name}.{member.name} overrides generated code",
                "Rename it, call super(), or mark it with @override.",
            )


PAGES = "docs/custom"
_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


class Custom(Struct, frozen=True):
    """The custom code of an output.

    It has the mixins, the pages of documentation (title and path), the texts of the
    package's hand-written modules by path, and the files that move with a renamed
    package.
    """

    mixins: Mixins = NO_MIXINS
    pages: tuple[tuple[str, str], ...] = ()
    texts: Mapping[str, str] = {}
    moving: Moving = NOTHING


def custom_code(
    folder: Path | None, package: str, shown: Shown, report: Report
) -> Custom:
    """The custom code in the folder of an output whose modules have the names
    ``shown``.

    There is none without a folder.
    """
    if folder is None:
        return Custom()
    place = relative(folder)
    along = moving(folder, package, report)
    found = list(found_mixins(folder / package, f"{place}/{package}", report))
    texts = custom_texts(folder, package)
    for old in sorted({path.partition(f"/{FOLDER}/")[0] for path in along.moves}):
        start = f"{old}/"
        inner = {p.removeprefix(start) for p in along.moves if p.startswith(start)}
        found += found_mixins(folder / old, f"{place}/{old}", report, inner)
        moved = custom_texts(folder, old).items()
        texts |= {along.moves[p]: text for p, text in moved if p in along.moves}
    imports = base_imports(texts, package, place)
    return Custom(
        mixins=structs.replace(
            matched(found, shown, report),
            former=former_names(imports, shown, report),
        ),
        pages=tuple(_pages(folder)),
        texts=texts,
        moving=along,
    )


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((folder / PAGES).rglob("*.md")):
        if not file.is_file():
            continue
        title = _TITLE.search(file.read_bytes().decode("utf-8", "replace"))
        yield title[1] if title else file.stem, file.relative_to(folder).as_posix()
