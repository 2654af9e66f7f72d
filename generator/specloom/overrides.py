"""A maintainer's own templates, which take the place of those that specloom has."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from jinja2 import TemplateSyntaxError

from specloom.config import Config, place_of, shown
from specloom.diagnostics import Diagnostic, InputError, Report, Span
from specloom.provenance.templates import templates_folder
from specloom.render import environment

RUNTIME = "python/runtime/"
_HEAD = re.compile(r"(?:\{#|#) specloom's template ([0-9a-f]{12})(?: #\})?\r?\n")


@dataclass(frozen=True, slots=True)
class Override:
    """A file that takes the place of one of specloom's; ``made_from`` is the mark of what that
    was when it was copied, "" when nobody knows.
    """

    name: str
    file: Path
    text: str
    made_from: str

    @property
    def changed(self) -> bool:
        """Whether what it was made from is another by now."""
        return self.made_from != mark_of(original(self.name))


@dataclass(frozen=True, slots=True)
class Overrides:
    """The files by the names of the templates that they replace; ``folder`` has them."""

    folder: Path | None = None
    files: Mapping[str, Override] = field(default_factory=dict[str, Override])

    def runtime(self) -> dict[str, str]:
        """The hand-written modules among them, by the module's name, without their mark."""
        return {
            name.removeprefix(RUNTIME).removesuffix(".py"): _HEAD.sub(
                "", one.text, count=1
            )
            for name, one in self.files.items()
            if name.startswith(RUNTIME)
        }


def names() -> tuple[str, ...]:
    """Everything that can be replaced: templates, and modules of the runtime."""
    home = templates_folder()
    found = (file.relative_to(home).as_posix() for file in home.rglob("*"))
    return tuple(
        sorted(
            name
            for name in found
            if name.endswith(".jinja")
            or (name.startswith(RUNTIME) and name.endswith(".py"))
        )
    )


def original(name: str) -> str:
    """The text of specloom's own template."""
    return (templates_folder() / name).read_text("utf-8")


def mark_of(text: str) -> str:
    """What tells a template's text from others."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def marked(name: str, text: str) -> str:
    """A text under the mark of specloom's template as it is now."""
    said = f"specloom's template {mark_of(original(name))}"
    head = f"# {said}\n" if name.endswith(".py") else f"{{# {said} #}}\n"
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
        place = place_of(config.file, "templates")
        report.error(
            "E505", place, f"the templates folder {shown(folder)} does not exist"
        )
        return Overrides()
    found = {one.name: one for one in _read(folder, report)}
    for one in found.values():
        flaw = _flaw(one)
        if flaw is not None:
            report.error("E507", *flaw)
        elif one.changed:
            _tell_change(one, report)
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
                f"did you mean {near[0]}?"
                if near
                else "run specloom templates to list all"
            )
            what = f"specloom has no template {name}"
            report.error("E506", Span(shown(file)), what, hint)
            continue
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as flaw:
            report.error(
                "E507", Span(shown(file)), f"the template cannot be read: {flaw}"
            )
            continue
        head = _HEAD.match(text)
        yield Override(name, file, text, head[1] if head else "")


def _flaw(one: Override) -> tuple[Span, str] | None:
    """What is wrong with a template before anything is printed, and where."""
    place = shown(one.file)
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


def _tell_change(one: Override, report: Report) -> None:
    why = f"specloom's {one.name} has changed since this override was copied"
    if not one.made_from:
        why = f"the override does not record which version of {one.name} it copies"
    hint = f"run specloom templates diff {one.name}, then specloom templates accept"
    report.warning("W507", Span(shown(one.file)), why, f"{hint} {one.name}")


def blamed(overrides: Overrides, flaw: BaseException) -> InputError | None:
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
            span = Span(shown(files[file].file), trace.tb_lineno)
        trace = trace.tb_next
    return None if span is None else fault_of(span, f"{flaw}")


def fault_of(span: Span, message: str) -> InputError:
    """The error for an override that does not print what it should."""
    hint = "run specloom templates diff NAME to compare it with specloom's own"
    return InputError(Diagnostic(code="E507", span=span, message=message, hint=hint))
