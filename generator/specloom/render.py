"""Templates to text, with overrides and the formatter."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import symtable
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from msgspec import Struct
from msgspec.structs import asdict

from specloom.cache import SHORT, cache_folder, digest, write_atomically
from specloom.config import Config, path_label, setting_place
from specloom.diagnostics import (
    Diagnostic,
    InputError,
    Progress,
    Report,
    Span,
    counting,
    silent,
)
from specloom.output.formatting import format_all
from specloom.output.manifest import printing, template_files, templates_folder
from specloom.targets.calls import Page

OPTIONS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    # Templates print Python and Markdown; the views escape for each.
    "autoescape": False,
}
"""The options that templates are compiled with."""


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in a folder, as Python does with its modules.

    Jinja compares a hash of the template, and the version of the format.
    """

    def __init__(self, folder: Path) -> None:
        options = digest(repr(OPTIONS))[:SHORT]
        self._folder = folder
        self._suffix = f".{options}.{sys.implementation.cache_tag}.jinjac"

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}{self._suffix}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template; a missing or damaged file is ignored."""
        try:
            bucket.bytecode_from_string(self._file(bucket).read_bytes())
        except Exception:  # whatever a damaged file makes pickle raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template; a folder that cannot be written is ignored."""
        write_atomically(self._file(bucket), bucket.bytecode_to_string())


def compiled_folder(own: Path) -> Path:
    """The folder of compiled templates: next to specloom's ``own``, otherwise in the cache."""
    if os.access(own, os.W_OK):
        return own / "__pycache__"
    return cache_folder() / "templates"


@cache
def environment(*folders: Path) -> Environment:
    """Where the templates of folders are compiled, each once for as long as it is unchanged;
    the first folder that has one wins.
    """
    return Environment(  # noqa: S701 - autoescape is in OPTIONS
        loader=FileSystemLoader(folders, encoding="utf-8"),
        bytecode_cache=CompiledTemplates(compiled_folder(folders[-1])),
        **OPTIONS,
    )


class Renderer:
    """Renders templates strictly: a name that the view does not have is an error, never an
    empty text.
    """

    def __init__(self, *folders: Path) -> None:
        self.environment = environment(*folders)
        self._templates: dict[str, Template] = {}

    def text(self, template: str, view: Struct) -> str:
        """The rendered template; the view's attributes are its variables.

        Raises:
            jinja2.TemplateError: the template uses a name that the view does not have.
        """
        found = self._templates.get(template)
        if found is None:
            found = self._templates[template] = self.environment.get_template(template)
            # Each page copies this mapping, which is a slow chain of two in Jinja.
            found.globals = {**found.globals}
        return found.render(asdict(view))


def syntax_flaw(path: str, text: str) -> str:
    """The reason why ``text`` is not a Python module; "" if it is one."""
    try:
        # It parses without an object for every node.
        symtable.symtable(text, path, "exec")
        return ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass  # it also refuses errors that only the compiler reports
    try:
        ast.parse(text, filename=path)
    except (SyntaxError, ValueError, RecursionError) as flaw:
        return f"{type(flaw).__name__}: {flaw}"
    return ""


OVERRIDDEN_RUNTIME = "python/runtime/"
_HEAD = re.compile(r"(?:\{#|#) specloom's template ([0-9a-f]{12})(?: #\})?\r?\n")


class Override(Struct, frozen=True):
    """A file that replaces one of specloom's.

    ``made_from`` is the hash of the original that it was copied from, "" if unknown.
    """

    name: str
    file: Path
    text: str
    made_from: str

    @property
    def changed(self) -> bool:
        """Whether what it was made from is another by now."""
        return self.made_from != template_hash(original(self.name))


class Overrides(Struct, frozen=True):
    """The files by the names of the templates that they replace; ``folder`` has them."""

    folder: Path | None = None
    files: Mapping[str, Override] = {}

    def runtime(self) -> dict[str, str]:
        """The hand-written modules among them, by the module's name, without their mark."""
        return {
            name.removeprefix(OVERRIDDEN_RUNTIME).removesuffix(".py"): _HEAD.sub(
                "", one.text, count=1
            )
            for name, one in self.files.items()
            if name.startswith(OVERRIDDEN_RUNTIME)
        }


def names() -> tuple[str, ...]:
    """The names of everything that can be replaced: templates, and modules of the
    runtime.
    """
    folder = templates_folder()
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*"))
    return tuple(
        sorted(
            name
            for name in found
            if name.endswith(".jinja")
            or (name.startswith(OVERRIDDEN_RUNTIME) and name.endswith(".py"))
        )
    )


def original(name: str) -> str:
    """The text of the built-in template."""
    return (templates_folder() / name).read_text("utf-8")


def template_hash(text: str) -> str:
    """A short hash of a template."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def marked(name: str, text: str) -> str:
    """A text under the hash of the current built-in template."""
    mark = f"specloom's template {template_hash(original(name))}"
    head = f"# {mark}\n" if name.endswith(".py") else f"{{# {mark} #}}\n"
    return head + _HEAD.sub("", text, count=1)


def overrides_of(config: Config, report: Report) -> Overrides:
    """The maintainer's templates; each must have a counterpart, and be one that can be read.

    Reported are a folder that is not there (E505), a file without a counterpart (E506) or
    with an error (E507), and one whose original has changed, or is not known (W507).
    """
    folder = config.templates
    if folder is None or config.file is None:
        return Overrides()
    if not folder.is_dir():
        place = setting_place(config.file, "templates")
        report.error(
            "E505", place, f"the templates folder {path_label(folder)} does not exist"
        )
        return Overrides()
    found = {one.name: one for one in _read(folder, report)}
    for one in found.values():
        flaw = _flaw(one)
        if flaw is not None:
            report.error("E507", *flaw)
        elif one.changed:
            _warn_changed(one, report)
    return Overrides(folder, found)


def _read(folder: Path, report: Report) -> Iterator[Override]:
    known = names()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_dir() or "__pycache__" in name or Path(name).name.startswith("."):
            continue
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = (
                f"Did you mean {near[0]}?"
                if near
                else "Run specloom templates to list all."
            )
            what = f"specloom has no template {name}"
            report.error("E506", Span(path_label(file)), what, hint)
            continue
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as flaw:
            report.error(
                "E507", Span(path_label(file)), f"the template cannot be read: {flaw}"
            )
            continue
        head = _HEAD.match(text)
        yield Override(name, file, text, head[1] if head else "")


def _flaw(one: Override) -> tuple[Span, str] | None:
    """What is wrong with a template before anything is printed, and where."""
    place = path_label(one.file)
    try:
        if one.name.endswith(".py"):
            ast.parse(one.text)
        else:
            environment(templates_folder()).parse(one.text, one.name, str(one.file))
    except TemplateSyntaxError as flaw:
        return Span(place, flaw.lineno), flaw.message or "invalid template"
    except SyntaxError as flaw:
        return Span(place, flaw.lineno or 1, flaw.offset or 1), flaw.msg
    except ValueError as flaw:
        return Span(place), str(flaw)
    return None


def _warn_changed(one: Override, report: Report) -> None:
    why = f"specloom's {one.name} has changed since this override was copied"
    if not one.made_from:
        why = f"the override does not record which version of {one.name} it copies"
    hint = (
        f"Run specloom templates diff {one.name}, then "
        f"specloom templates accept {one.name}."
    )
    report.warning("W507", Span(path_label(one.file)), why, hint)


def override_error(overrides: Overrides, flaw: BaseException) -> InputError | None:
    """The error for an override that failed while it was printed; None when it was not one.

    Jinja puts the templates' own lines into the traceback.
    """
    if overrides.folder is None:
        return None
    files = {str(one.file): one for one in overrides.files.values()}
    trace, span = flaw.__traceback__, None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in files:
            span = Span(path_label(files[file].file), trace.tb_lineno)
        trace = trace.tb_next
    return None if span is None else output_error(span, f"{flaw}")


def output_error(span: Span, message: str) -> InputError:
    """The error for an override that does not print what it should."""
    hint = "Run specloom templates diff NAME to compare it with specloom's own."
    return InputError(Diagnostic(code="E507", span=span, message=message, hint=hint))


FOLDER = "_runtime"
ALWAYS = ("__init__",)


def runtime(
    folder: Path,
    package: str,
    files: Mapping[str, str],
    own: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The modules of ``folder`` that a package needs, by their path.

    A module is needed when a module of the package imports it, or another that is needed
    does, at the top, in a function or for type checkers only: modules are never cut.
    ``files`` are the other modules of the package by path, ``own`` those that replace one
    of the folder, by name.
    """
    known = {**modules(folder), **own}
    needed: set[str] = set()

    def add(names: Iterable[str]) -> None:
        for name in names:
            if name in known and name not in needed:
                needed.add(name)
                text = known[name]
                add(_imported(text, "") if name in own else siblings(text))

    add(ALWAYS)
    for path, text in files.items():
        if not (path.startswith(f"{package}/") and path.endswith(".py")):
            continue
        # Only a new name can change the result; any text may contain one.
        add(_RUNTIME_IMPORT.findall(text))
        if known.keys() & {*_RUNTIME_NAME.findall(text)} - needed:
            add(_imported(text, FOLDER))
    return {f"{package}/{FOLDER}/{name}.py": known[name] for name in sorted(needed)}


def modules(folder: Path) -> Mapping[str, str]:
    """The text of every module of the runtime by its name."""
    found = {file.stem: file.read_text("utf-8") for file in folder.glob("*.py")}
    return MappingProxyType(dict(sorted(found.items())))


_RUNTIME_NAME = re.compile(rf"{FOLDER}\s*\.\s*(\w+)")
_RUNTIME_IMPORT = re.compile(rf"^ *from \.+{FOLDER}\.(\w+) import ", re.MULTILINE)
_SIBLING_IMPORT = re.compile(r"^ *from \.(\w+) import ", re.MULTILINE)


def siblings(text: str) -> frozenset[str]:
    """What a module of specloom's runtime imports of the others.

    Found by lines; a test compares the result with the syntax tree of each module.
    """
    return frozenset(_SIBLING_IMPORT.findall(text))


def _imported(text: str, package: str) -> Iterator[str]:
    """The modules of a package, next to a module or above it, that the module imports
    from.
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            parent, _, name = node.module.rpartition(".")
            if parent == package:
                yield name


RUNTIME = "python/runtime"


class PrintedFiles(Struct, frozen=True):
    """The files of an output by path; ``once``: those that are created once.

    ``templates`` holds the template of each file that a page describes.
    """

    files: Mapping[str, str]
    once: Mapping[str, str]
    templates: Mapping[str, str]

    def joined(self, other: PrintedFiles) -> PrintedFiles | None:
        """These and other files; None if two have the same path."""
        if {*map(str.casefold, self.templates)} & {*map(str.casefold, other.templates)}:
            return None
        return PrintedFiles(
            {**self.files, **other.files},
            {**self.once, **other.once},
            {**self.templates, **other.templates},
        )


def printed_files(
    pages: Iterable[Page], overrides: Overrides, progress: Progress = silent
) -> PrintedFiles:
    """Print the pages. Only one is in memory at a time if ``pages`` is an iterator.

    Raises:
        InputError: as ``rendered`` says.
    """
    templates: dict[str, str] = {}
    made_once: set[str] = set()

    def recorded() -> Iterator[Page]:
        for page in pages:
            templates[page.path] = page.template
            if page.once:
                made_once.add(page.path)
            yield page

    texts = rendered(recorded(), overrides, progress)
    once = {path: text for path, text in texts.items() if path in made_once}
    files = {path: text for path, text in texts.items() if path not in made_once}
    return PrintedFiles(files, once, templates)


def with_runtime(
    printed: PrintedFiles, package: str, overrides: Overrides, own: Mapping[str, str]
) -> dict[str, str]:
    """The files of an output by path, without those created once, and with the runtime
    that they need; ``own`` are further modules of the package.
    """
    needing = {**printed.files, **printed.once, **own}
    modules = templates_folder() / RUNTIME
    return {
        **printed.files,
        **runtime(modules, package, needing, overrides.runtime()),
    }


def printed_by(
    templates: Mapping[str, str], package: str, config: Config
) -> dict[str, tuple[str, ...]]:
    """The templates that reach each file, by its path.

    ``templates`` holds the template of each page by the path of its file.
    """
    files = template_files(config.templates)
    by_template = {name: printing(name, files) for name in {*templates.values()}}
    start = f"{package}/{FOLDER}/"
    copies = {
        name.replace(f"{RUNTIME}/", start, 1): (name,)
        for name in files
        if name.startswith(f"{RUNTIME}/")
    }
    return copies | {path: by_template[name] for path, name in templates.items()}


def rendered(
    pages: Iterable[Page], overrides: Overrides, progress: Progress = silent
) -> dict[str, str]:
    """The text of each page by its path; Python in Black's style.

    Raises:
        InputError: two pages have the same path, a page is not valid Python (a defect of
        specloom, or of an override), or an override cannot be rendered.
        RecursionError: a page nests deeper than Python reads.
    """
    folders = [overrides.folder] if overrides.folder else []
    renderer = Renderer(*folders, templates_folder())
    printed_by: dict[str, str] = {}
    texts: dict[str, str] = {}
    folded: dict[str, str] = {}
    for page in counting(progress, "rendering", pages, "files"):
        other = folded.setdefault(page.path.casefold(), page.path)
        if page.path in texts or other != page.path:
            raise fault(
                page.path, f"two generated files have this path (the other is {other})"
            )
        printed_by[page.path] = page.template
        texts[page.path] = printable(printed(renderer, page, overrides))
    files = template_files(overrides.folder)
    uncertain: set[str] = set()
    python_files = {path: texts[path] for path in filter(is_python, texts)}
    number = len(python_files)
    for path in counting(progress, "checking", python_files, "modules", number):
        own = sorted(
            overrides.files.keys() & {*printing(printed_by[path], files)}
            if overrides.files
            else ()
        )
        refuse_invalid(path, texts[path], [overrides.files[name] for name in own])
        if own:
            uncertain.add(path)
    return texts | format_all(python_files, uncertain, progress)


def is_python(path: str) -> bool:
    """Whether a path is that of a Python module."""
    return path.endswith(".py")


def refuse_invalid(path: str, text: str, own: Sequence[Override]) -> None:
    """Raise the error for a text that is not valid Python; ``own`` are the overrides that print it.

    Raises:
        InputError: the text is not valid Python.
        RecursionError: it nests deeper than Python reads, and no override prints it.
    """
    why = syntax_flaw(path, text)
    if ("too many nested" in why or why.startswith("RecursionError")) and not own:
        raise RecursionError(why)
    for override in own if why else ():
        place = Span(path_label(override.file))
        raise output_error(
            place, f"{path} generated by this template does not parse: {why}"
        )
    if why:
        raise fault(path, f"the generated module does not parse: {why}")


def printed(renderer: Renderer, page: Page, overrides: Overrides) -> str:
    """A page's text.

    Raises:
        InputError: an override fails.
    """
    try:
        return renderer.text(page.template, page.view)
    except Exception as flaw:
        blame = override_error(overrides, flaw)
        own = overrides.files.get(page.template)
        if isinstance(flaw, RecursionError) and own is not None:
            blame = output_error(
                Span(path_label(own.file)), "the template nests too deeply"
            )
        if blame is None:
            raise
        raise blame from flaw


def fault(path: str, message: str) -> InputError:
    """The error for what only a defect of specloom can cause."""
    return InputError(
        Diagnostic(
            code="E405",
            span=Span(path),
            message=message,
            hint="Report this bug of specloom, with the document.",
        )
    )


def printable(text: str) -> str:
    """The text with lone surrogates, which UTF-8 cannot encode, replaced by U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
