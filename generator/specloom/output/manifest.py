"""The record of an output's inputs and files."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, replace

from specloom import __version__
from specloom.cache import (
    BEGIN,
    END,
    SHORT,
    digest,
    digest_of,
    file_digest,
    files_below,
    regular_bytes,
)
from specloom.config import Config
from specloom.diagnostics import (
    Diagnostic,
    DocumentPath,
    DocumentUri,
    InputError,
    Span,
)
from specloom.kinds import changed_fields, is_array, is_object, members
from specloom.merge_text import (
    conflict_sides,
    conflicting,
    is_rows,
    rows_of,
    rows_text,
    united,
)

if TYPE_CHECKING:
    from specloom.git import Revision
    from specloom.naming.lock import Lock


Table = Mapping[str, str]
DOCUMENT = "document"
TABLES = {
    "tool": "tools",
    "config": "config",
    DOCUMENT: "documents",
    "template": "templates",
    "watched": "watched",
}
"""The tables of inputs, by the kind of their rows."""
_OLD_LINE = re.compile(r'^\s*"([^"\\]+)": "([0-9a-f]{64})",?$', re.MULTILINE)


class OutputRecord(Struct, frozen=True, kw_only=True):
    """The inputs and the files of an output, by their hashes.

    ``documents`` has every file of the document by its path relative to the document's
    folder, null for a file that could not be loaded. ``elements`` has operations, schemas
    and so on by id, in document order. ``watched`` has the files read in the output folder,
    ``files`` the written files. The file format omits elements: the API record has them.
    """

    generator: str = ""
    sources: str = ""
    tools: Table = {}
    config: Mapping[str, object] = {}
    documents: Mapping[str, str | None] = {}
    templates: Table = {}
    watched: Table = {}
    warnings: Mapping[str, int] = {}
    elements: Table = {}
    files: Table = {}

    def text(self) -> str:
        """The record as a file with a row for each input and file.

        The row of the document ends with a hash of all inputs, so that two branches
        that changed any of them both changed this row.
        """
        rows = self.inputs()
        root = next(iter(self.documents), None)
        for row in rows:
            if row[:2] == [DOCUMENT, root]:
                row.append(seal(rows))
        rows += [["warning", code, number] for code, number in self.warnings.items()]
        rows += [["file", path, hashed] for path, hashed in self.files.items()]
        return rows_text(rows)

    def inputs(self) -> list[list[Any]]:
        """A row for each input."""
        rows: list[list[Any]] = [
            ["generator", self.generator],
            ["sources", self.sources],
        ]
        for kind, table in TABLES.items():
            rows += [[kind, *item] for item in getattr(self, table).items()]
        return rows

    def same_but_for_tools(self, other: OutputRecord) -> bool:
        """Whether two records differ only in what depends on the machine.

        Another version of Black is not a reason to write a new record if its output is
        the same.
        """
        other_tools = replace(self, tools=other.tools)
        same_inputs = seal(other_tools.inputs()) == seal(other.inputs())
        return same_inputs and self.files == other.files


def seal(inputs: Iterable[Iterable[object]]) -> str:
    """A hash of the rows of all inputs, independent of their order."""
    return digest(rows_text(inputs))[:SHORT]


def record_of(text: str) -> OutputRecord | None:
    """Parse a record; None if it is truncated, edited, merged or in another format."""
    if not is_rows(text):
        return _sealed_record_of(text)
    found: dict[str, dict[str, Any]] = {}
    seals: list[object] = []
    for row in rows_of(text):
        name = str(row[1]) if row[1:] else ""
        value = row[2] if row[2:] else None
        seals += row[3:]
        if found.setdefault(str(row[0]), {}).setdefault(name, value) != value:
            return None
    generator, sources = found.get("generator", {}), found.get("sources", {})
    record = OutputRecord(
        generator="".join(generator),
        sources="".join(sources),
        warnings=found.get("warning", {}),
        files=found.get("file", {}),
        **{table: found.get(kind, {}) for kind, table in TABLES.items()},
    )
    sealed = all(each == seal(record.inputs()) for each in seals)
    whole = len(generator) == len(sources) == 1 and not conflicting(text)
    return (
        record if sealed and whole and bool(seals) == bool(record.documents) else None
    )


def _sealed_record_of(text: str) -> OutputRecord | None:
    """Parse a record of earlier versions: an object with a checksum."""
    content = object_of(text) or {}
    rest = {name: value for name, value in content.items() if name != "seal"}
    names = OutputRecord.__struct_fields__
    sealed = digest(json.dumps(rest, ensure_ascii=False))
    if rest.keys() != names or sealed != content.get("seal"):
        return None
    return OutputRecord(**rest)


def object_of(text: str) -> dict[str, Any] | None:
    """The JSON object in a text; None if the text is not a JSON object."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return content if is_object(content) else None


def is_damaged(text: str) -> bool:
    """Whether a record is empty or truncated; conflict markers do not count."""
    return not is_rows(text) and not conflicting(text) and object_of(text) is None


def is_merged(text: str) -> bool:
    """Whether a merge combined a record from two."""
    if conflicting(text):
        return True
    return is_rows(text) and record_of(text) is None


def hashes_of(text: str) -> dict[str, frozenset[str]]:
    """The hashes that each file may have according to a record.

    After a merge there may be several. Of a truncated record, the complete rows count.
    """
    found: dict[str, set[str]] = {}
    for side in conflict_sides(text):
        for path, hashed in _hashes(side):
            found.setdefault(path, set()).add(hashed)
    return {path: frozenset(hashes) for path, hashes in found.items()}


def _hashes(side: str) -> Iterator[tuple[str, str]]:
    for row in rows_of(side):
        if len(row) == 3 and row[0] == "file" and all(isinstance(x, str) for x in row):
            yield row[1], row[2]
    if side.lstrip().startswith("{"):
        content = object_of(side)
        if content is not None:
            for path, hashed in members(content.get("files")).items():
                if isinstance(hashed, str):
                    yield path, hashed
            return
        # One side of a merge may have a comma too many or too few.
        files = side.partition('"files": {')[2].partition("}")[0]
        yield from _OLD_LINE.findall(files)


def generator_of(text: str) -> str:
    """The version of specloom in a record; "" if it is missing or there are two."""
    versions = {row[1] for row in rows_of(text) if row[0] == "generator" and row[1:]}
    content = object_of(text) if not versions else None
    if content is not None:
        versions = {content.get("generator", "")}
    return str(*versions) if len(versions) == 1 else ""


def setting_of(text: str, name: str) -> str:
    """A setting of the config in a record; "" if it has its default value."""
    rows = (row for row in rows_of(text) if row[:2] == ["config", name])
    return next((str(row[2]) for row in rows if row[2:]), "")


SURFACE = (
    "naming",
    "names",
    "only",
    "pagination",
    "positional-arguments",
    "client-arguments",
    "query-arrays",
)
"""The settings that change the package in other ways than by the names in the names lock."""


def surface_of(text: str) -> Mapping[str, Any]:
    """The settings in a record that change the package, by name."""
    rows = (row for row in rows_of(text) if row[0] == "config" and len(row) == 3)
    return {row[1]: row[2] for row in rows if row[1] in SURFACE}


def has_surface(text: str, config: Config) -> bool:
    """Whether the settings in a record that change the package are those of a config."""
    chosen = changed_fields(config)
    keys = ((key, key.replace("-", "_")) for key in SURFACE)
    now = {key: plain(chosen[k], Path()) for key, k in keys if k in chosen}
    return surface_of(text) == now


# The revision that is merged into HEAD, during a merge.
_THEIRS = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")


ATTRIBUTES = ".gitattributes"
_INTRO = f"{BEGIN}: generate writes these lines; yours go above or below"


def with_attributes(
    text: str | None,
    generated: Iterable[str],
    edited: Iterable[str],
    lines: Iterable[str],
) -> str:
    """The text of a ``.gitattributes`` with the attributes of an output.

    It marks the ``generated`` files and those that people edit, and the files of which
    a merge keeps the ``lines`` of both sides. Other lines stay.
    """
    block = [
        _INTRO,
        *(f"/{path} linguist-generated" for path in generated),
        *(f"/{path} -linguist-generated" for path in edited),
        *(f"/{path} merge=union" for path in lines),
        END,
    ]
    old = united((text or "").replace("\r\n", "\n")).splitlines()
    kept: list[str] = []
    place, inside = -1, False
    for number, line in enumerate(old):
        if line.startswith(BEGIN):
            place = len(kept) if place < 0 else place
            inside = any(rest.startswith(END) for rest in old[number:])
        elif not inside and not line.startswith(END):
            kept.append(line)
        inside = inside and not line.startswith(END)
    place = len(kept) if place < 0 else place
    return "\n".join([*kept[:place], *block, *kept[place:], ""])


class GitMerge(Struct, frozen=True):
    """Two merged revisions and their common ancestor."""

    ours: Revision
    theirs: Revision
    base: Revision


def merge_of(folder: Path, manifest: str) -> GitMerge | None:
    """The merge that is in progress, otherwise the one of HEAD.

    That of HEAD only counts until the output in ``folder`` is generated again,
    according to its ``manifest``.
    """
    from specloom.git import NoRevisionError, Revision

    try:
        ours, theirs = Revision("HEAD", folder), Revision("MERGE_HEAD", folder)
        return GitMerge(ours, theirs, ours.fork(theirs))
    except NoRevisionError:
        pass
    try:
        ours, theirs = Revision("HEAD^1", folder), Revision("HEAD^2", folder)
        record = Revision("HEAD", folder).find(folder / manifest)
        if record is not None and is_merged(_text(record)):
            return GitMerge(ours, theirs, ours.fork(theirs))
    except NoRevisionError:
        pass
    return None


def merged(folder: Path, texts: Mapping[str, str], manifest: str) -> Iterator[str]:
    """The paths among ``texts`` in ``folder`` whose content only comes from a merge.

    Both sides are as the ``manifest`` of their revision records them, so they were not
    edited, and every line is from one of them. If git cannot tell, conflict markers
    count.
    """
    found = _sides(folder) if texts else ()
    manifests = [_manifest(side, folder / manifest) for side in found]
    for path, text in texts.items():
        lines: set[str] = set()
        for side, hashes in zip(found, manifests, strict=True):
            written = side.find(folder / path)
            if written is not None:
                pure = digest_of(written) in hashes.get(path, ())
                lines |= set(_text(written).splitlines() if pure else ())
        if found:
            both = [line for side in conflict_sides(text) for line in side.splitlines()]
            pure = all(line in lines for line in both)
        else:
            pure = conflicting(text)
        if pure or _committed(folder, path, text, manifest):
            yield path


def _committed(folder: Path, path: str, text: str, manifest: str) -> bool:
    """Whether a rebase, or a merge before the last commit, made a text of two generated
    files.

    Then the record at HEAD has two hashes of it, and that commit changed the record
    too.
    """
    from specloom.git import NoRevisionError, Revision

    try:
        head = Revision("HEAD", folder)
        written = head.find(folder / path)
        if written is None or digest_of(written) != digest(text):
            return False
        if len(_manifest(head, folder / manifest).get(path, ())) < 2:
            return False
        commit = head.last_change(folder / path)
        return Revision(commit, folder).last_change(folder / manifest) == commit
    except NoRevisionError:
        return False


def _sides(folder: Path) -> tuple[Revision, ...]:
    """The revisions that are being merged, or that the last commit merged."""
    from specloom.git import NoRevisionError, Revision

    for ours, theirs in (*(("HEAD", name) for name in _THEIRS), ("HEAD^1", "HEAD^2")):
        try:
            return Revision(ours, folder), Revision(theirs, folder)
        except NoRevisionError:
            continue
    return ()


def _manifest(side: Revision, file: Path) -> Mapping[str, frozenset[str]]:
    return hashes_of(_text(side.find(file) or b""))


def _text(written: bytes) -> str:
    return written.decode("utf-8", "backslashreplace")


MANIFEST = ".specloom/manifest.json"
PENDING = ".specloom/pending.json"
LOCK = ".specloom/running"
"""The file that a run holds; a run that is killed leaves it."""
NAMES = ".specloom/names.lock"

Hashes: TypeAlias = dict[str, frozenset[str]]


def pending_text(files: Mapping[str, str], before: Mapping[str, frozenset[str]]) -> str:
    """The hashes of the files about to be written, as JSON.

    Includes the hashes of unfinished earlier runs.
    """
    hashes = {path: digest(text) for path, text in files.items()}
    return pending_text_of(hashes, before)


def pending_text_of(
    files: Mapping[str, str], before: Mapping[str, frozenset[str]]
) -> str:
    """Like ``pending_text``, from the hashes of the files."""
    hashes = {path: {hashed} for path, hashed in files.items()}
    for path, known in before.items():
        hashes.setdefault(path, set()).update(known)
    return json.dumps({path: sorted(hashes[path]) for path in sorted(hashes)})


def texts(folder: Path) -> dict[str, str]:
    """The current texts of the files that earlier runs wrote, by path.

    Raises:
        InputError: the folder cannot be read.
    """
    found = {path: current_text(folder, path) for path in known_hashes(folder)}
    return {path: text for path, text in found.items() if text is not None}


def published(folder: Path) -> Lock:
    """The names lock; in a merge conflict, both sides count.

    Raises:
        InputError: the lock is not in the format that specloom writes.
    """
    from specloom.naming.lock import EMPTY, lock_of

    text = current_text(folder, NAMES)
    try:
        return EMPTY if text is None else lock_of(text, (folder / NAMES).as_posix())
    except (ValueError, RecursionError) as flaw:
        raise unreadable(folder / NAMES, str(flaw)) from flaw


def manifest_of(folder: Path) -> OutputRecord | None:
    """The record of the last finished run.

    None if it is missing, edited, merged from two, or in the format of another version.

    Raises:
        InputError: the folder cannot be read.
    """
    text = current_text(folder, MANIFEST)
    return None if text is None else record_of(text)


def is_merged_record(folder: Path) -> bool:
    """Whether a merge combined the folder's record from two.

    Raises:
        InputError: the folder cannot be read.
    """
    return is_merged(current_text(folder, MANIFEST) or "")


def damaged(folder: Path) -> tuple[str, ...]:
    """The records that are empty or truncated, for example after a power loss.

    Their complete rows count, and the next run rewrites them.

    Raises:
        InputError: the folder cannot be read.
    """
    record, pending = current_text(folder, MANIFEST), current_text(folder, PENDING)
    found = {
        MANIFEST: record is not None and is_damaged(record),
        PENDING: pending is not None and object_of(pending) is None,
    }
    return tuple(path for path, is_bad in found.items() if is_bad)


def pending_hashes(folder: Path) -> Hashes:
    """The hashes of the files that unfinished runs were about to write, by path.

    Of a truncated record, the complete entries count.

    Raises:
        InputError: the folder cannot be read.
    """
    text = current_text(folder, PENDING)
    if text is None:
        return {}
    content = object_of(text)
    if content is None:
        whole = re.findall(r'"((?:[^"\\]|\\.)+)": \[("[^\]]*")\]', text)
        content = {
            json.loads(f'"{path}"'): re.findall("[0-9a-f]{64}", hashes)
            for path, hashes in whole
        }
    return {
        path: frozenset(map(str, hashes))
        for path, hashes in content.items()
        if is_array(hashes)
    }


def known_hashes(folder: Path) -> Hashes:
    """The hashes of the files that earlier runs wrote or were about to write, by path.

    Of a manifest with conflict markers, both sides count, and so do the files that git
    merged from them.

    Raises:
        InputError: the folder cannot be read.
    """
    known = pending_hashes(folder)
    for path, hashes in hashes_of(current_text(folder, MANIFEST) or "").items():
        known[path] = known.get(path, frozenset()) | hashes
    known = {path: hashes for path, hashes in known.items() if is_inside(path)}
    texts = {path: current_text(folder, path) for path in known}
    foreign = {
        path: text
        for path, text in texts.items()
        if text is not None and digest(text) not in known[path]
    }
    for path in merged_of(folder, foreign):
        known[path] |= {digest(foreign[path])}
    return known


def merged_of(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The paths among ``texts`` that git merged from generated files."""
    if not texts:
        return ()

    return tuple(merged(folder, texts, MANIFEST))


def is_inside(path: str) -> bool:
    """Whether a recorded path is inside the folder."""
    pure = PurePosixPath(path)
    named = bool(pure.parts) and "\0" not in path
    return named and not pure.is_absolute() and ".." not in pure.parts


def unreadable(file: Path, flaw: str) -> InputError:
    """The error for an invalid record of published names (E403)."""
    return InputError(
        Diagnostic(
            code="E403",
            span=Span(file.as_posix()),
            message=f"the record of published names cannot be read: {flaw}",
            hint="Restore the file from version control; without it, published names are lost.",
        )
    )


def current_text(folder: Path, path: str) -> str | None:
    """The text of a file with its newlines unchanged; None if the file does not exist.

    Invalid UTF-8 is kept as backslash escapes, so that the file differs from any plan.
    """
    try:
        # Joining paths costs as much as asking for a file that does not exist.
        file = f"{folder}/{path}"
        return regular_bytes(file).decode("utf-8", "backslashreplace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as flaw:
        raise unusable_error(folder / path, flaw) from flaw


def unusable_error(place: Path, flaw: OSError) -> InputError:
    """The error for a path that cannot be read or written (E404)."""
    reason = flaw.strerror or type(flaw).__name__
    return InputError(
        Diagnostic(
            code="E404",
            span=Span(Path(flaw.filename or place).as_posix()),
            message=f"the output cannot be read or written: {reason}",
            hint=_HINTS.get(flaw.errno or 0, _ANY_HINT),
        )
    )


_ANY_HINT = "Choose another folder with --output, or correct its permissions."
_HINTS = {
    errno.ENOSPC: "Free some space on the disk, then run the command again: it "
    "continues with the files that are not written yet.",
    errno.EDQUOT: "Free some space within your quota, then run the command again: it "
    "continues with the files that are not written yet.",
    errno.EROFS: "Choose another folder with --output: this file system is read-only.",
    errno.ENAMETOOLONG: "Choose a folder with a shorter path with --output.",
}


SILENT = frozenset({"file", "output", "document", "refresh"})
"""Settings that only change locations; the document is recorded separately."""


def effective(config: Config, document: DocumentPath) -> Mapping[str, object]:
    """The settings that are set, by name."""
    root = root_folder_of(config, document)
    source = (
        document.name
        if isinstance(document, DocumentUri)
        else path_from(root, document)
    )
    chosen: dict[str, object] = {"document": source}
    for name, value in changed_fields(config).items():
        if name not in SILENT:
            chosen[name.replace("_", "-")] = plain(value, root)
    return chosen


def plain(value: Any, root: Path) -> object:
    """The value of a setting as JSON; paths are relative to ``root``."""
    if isinstance(value, Path):
        return path_from(root, value)
    if type(value) in (tuple, list):
        return [plain(item, root) for item in value]
    if type(value) in (set, frozenset):
        return [plain(item, root) for item in sorted(value)]
    if isinstance(value, Struct):
        return {name: plain(item, root) for name, item in asdict(value).items()}
    if type(value) in (dict, MappingProxyType):
        return {str(key): plain(item, root) for key, item in value.items()}
    return value if isinstance(value, str | int | float | None) else repr(value)


def root_folder_of(config: Config, document: DocumentPath) -> Path:
    """The folder that paths in the output are relative to: that of the config or the
    document.
    """
    return (config.file or document).parent


def path_from(root: Path, file: Path) -> str:
    """The path of a file in the output, independent of the working directory."""
    try:
        real = os.path.realpath(file), os.path.realpath(root)
        return Path(os.path.relpath(*real)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


PACKAGE_FOLDER = Path(__file__).resolve().parents[1]
PACKAGED = PACKAGE_FOLDER / "templates"
CHECKOUT = PACKAGE_FOLDER.parents[1] / "templates"

REPLACED = " of specloom"
SITE = "site/"
"""The folder of the templates of the documentation site."""

_OTHER = re.compile(r"\{%[-+]?\s*(?:include|extends|import|from)\b\s*([\"'][^\"']+)?")


def templates_folder() -> Path:
    """The folder of the templates: inside an installed package, or next to
    ``generator/`` in a checkout.
    """
    return PACKAGED if PACKAGED.is_dir() else CHECKOUT


def template_files(overrides: Path | None = None) -> Mapping[str, Path]:
    """Each template and runtime module by its name.

    One in the folder ``overrides`` replaces that of specloom, which then has a name
    with ``REPLACED``, because its changes are reported too. Those of the
    documentation site print no file of an output.
    """
    found: dict[str, Path] = {}
    for folder in (templates_folder(), overrides):
        for name, file in files_below(folder) if folder is not None else ():
            if name.startswith(SITE):
                continue
            if name in found:
                found[name + REPLACED] = found[name]
            found[name] = Path(file)
    return dict(sorted(found.items()))


def template_digests(files: Mapping[str, Path]) -> Mapping[str, str]:
    """A short hash of each template, by its name."""
    return {name: (file_digest(file) or "")[:SHORT] for name, file in files.items()}


def printing(template: str, files: Mapping[str, Path]) -> tuple[str, ...]:
    """The templates that render a page: its own, and those that it includes or extends,
    at any depth; all of them if a name is computed.
    """
    found = [template]
    for name in found:
        file = files.get(name)
        source = file.read_text("utf-8") if file is not None else ""
        for other in _OTHER.findall(source):
            if not other:
                return tuple(files)
            if other[1:] not in found:
                found.append(other[1:])
    return tuple(found)


TOOLS = (
    "black",
    "jinja2",
    "jsonschema_rs",
    "markupsafe",
    "openapi_spec_validator",
    "python_jsonpath",
    "pyyaml",
)
"""The distributions whose version can change the output or the findings."""


def sources_digest() -> str:
    """The hash of specloom's modules, because the version is the same throughout development."""
    return digest(
        "\n".join(
            f"{name} {file_digest(file)}"
            for name, file in files_below(PACKAGE_FOLDER)
            # In an installed package the templates are inside; they are recorded
            # separately.
            if name.endswith(".py") and not name.startswith("templates/")
        )
    )


def tool_versions() -> Mapping[str, str]:
    """The version of each tool, read from its ``.dist-info`` folder.

    ``importlib.metadata`` returns the same, but takes longer to import than all of this.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = [entry.name for entry in os.scandir(place or ".")]
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                tool, _, version = name.rpartition(".")[0].partition("-")
                found.setdefault(tool.lower().replace(".", "_"), version)
    return {tool: found[tool] for tool in TOOLS if tool in found}


def build_inputs(config: Config, document: DocumentPath) -> OutputRecord:
    """A record of specloom, its tools and templates, and the settings.

    Does not read the document or import the renderer.
    """
    return OutputRecord(
        generator=__version__,
        sources=sources_digest(),
        tools=tool_versions(),
        config=effective(config, document),
        templates=template_digests(template_files(config.templates)),
    )


def generator_folders(config: Config) -> tuple[Path, ...]:
    """The folders of specloom's modules and of the templates."""
    own = (config.templates,) if config.templates is not None else ()
    return (PACKAGE_FOLDER, templates_folder(), *own)


def settings_digest(config: Config, document: DocumentPath) -> str:
    """A hash of all that decides on an output, except the content of files."""
    places = (document.parent, *generator_folders(config))
    return digest(
        repr(
            [
                __version__,
                tool_versions(),
                effective(config, document),
                config.refresh,
                [*map(os.path.realpath, places)],
            ]
        )
    )
