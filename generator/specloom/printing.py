"""Prints the pages of an output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specloom.config import Config, shown
from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.formatting import format_all
from specloom.overrides import Overrides, blamed, fault_of
from specloom.provenance.templates import printing, template_files, templates_folder
from specloom.render import Renderer, syntax_flaw
from specloom.runtime import FOLDER, runtime
from specloom.targets.page import Page

FORMATTED = (".py",)
RUNTIME = "python/runtime"


def printed_files(
    pages: Iterable[Page],
    package: str,
    overrides: Overrides,
    own: Mapping[str, str],
) -> tuple[dict[str, str], dict[str, str]]:
    """The files of an output by path, with the runtime that they need, and those that are
    made but once; ``own`` are modules that the package has besides.

    Raises:
        InputError: as ``rendered`` says.
    """
    listed = tuple(pages)
    files = rendered((page for page in listed if not page.once), overrides)
    once = rendered((page for page in listed if page.once), overrides)
    needing = {**files, **once, **own}
    modules = templates_folder() / RUNTIME
    return files | runtime(modules, package, needing, overrides.runtime()), once


def printed_by(
    pages: Iterable[Page], package: str, config: Config
) -> dict[str, tuple[str, ...]]:
    """The templates that reach each file, by its path."""
    files = template_files(config.templates)
    by_template: dict[str, tuple[str, ...]] = {}
    for page in pages:
        if page.template not in by_template:
            by_template[page.template] = printing(page.template, files)
    start = f"{package}/{FOLDER}/"
    copies = {
        name.replace(f"{RUNTIME}/", start, 1): (name,)
        for name in files
        if name.startswith(f"{RUNTIME}/")
    }
    return copies | {page.path: by_template[page.template] for page in pages}


def rendered(pages: Iterable[Page], overrides: Overrides) -> dict[str, str]:
    """The text of each page by its path; Python in Black's style.

    Raises:
        InputError: two pages want the same path, or a page is no Python (a fault of specloom,
        or of an override); an override cannot be printed.
        RecursionError: a page nests deeper than Python reads.
    """
    folders = [overrides.folder] if overrides.folder else []
    renderer = Renderer(*folders, templates_folder())
    printed_by: dict[str, str] = {}
    texts: dict[str, str] = {}
    folded: dict[str, str] = {}
    for page in pages:
        other = folded.setdefault(page.path.casefold(), page.path)
        if page.path in texts or other != page.path:
            raise fault(page.path, f"two pages share this path (the other is {other})")
        printed_by[page.path] = page.template
        texts[page.path] = printable(printed(renderer, page, overrides))
    python_files = {
        path: text for path, text in texts.items() if path.endswith(FORMATTED)
    }
    for path, text in python_files.items():
        why = syntax_flaw(path, text)
        deep = "too many nested" in why or why.startswith("RecursionError")
        if deep and printed_by[path] not in overrides.files:
            raise RecursionError(why)
        if why:
            reaching = printing(printed_by[path], template_files(overrides.folder))
            own = overrides.files.keys() & {*reaching}
            for name in sorted(own):
                place = Span(shown(overrides.files[name].file))
                raise fault_of(place, f"it makes {path} that does not parse: {why}")
            raise fault(path, f"the printed module does not parse: {why}")
    return texts | format_all(python_files)


def printed(renderer: Renderer, page: Page, overrides: Overrides) -> str:
    """A page's text.

    Raises:
        InputError: an override fails.
    """
    try:
        return renderer.text(page.template, page.view)
    except Exception as flaw:
        blame = blamed(overrides, flaw)
        own = overrides.files.get(page.template)
        if isinstance(flaw, RecursionError) and own is not None:
            blame = fault_of(Span(shown(own.file)), "it nests too deeply")
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
            hint="this is a defect of specloom: please report it with the document",
        )
    )


def printable(text: str) -> str:
    """The text with surrogates that stand alone, which no UTF-8 file can hold, replaced by
    U+FFFD.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
