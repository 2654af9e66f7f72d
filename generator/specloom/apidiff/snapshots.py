"""Versions of an API to compare, and their record."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct, ValidationError, convert
from msgspec.structs import replace

from specloom import ir
from specloom.apidiff.compare import ApiSnapshot, PublicApi
from specloom.apidiff.endpoints import ApiContract, read_contract
from specloom.apidiff.findings import Verdict
from specloom.apidiff.schema_reading import json_of
from specloom.config import CLIENTS, Config, clients_of, load_config, package_folder
from specloom.diagnostics import (
    DocumentPath,
    DocumentUri,
    InputError,
    Report,
    Span,
    shown_path,
)
from specloom.document import Documents, depth_limited
from specloom.document.node import DiskReader, FileReader
from specloom.document.remote import Fetch, FetchError, is_web, origin_of
from specloom.document.tree import unreadable_error
from specloom.git import NoRevisionError, Revision
from specloom.kinds import is_array, is_object, large_json_text
from specloom.merge_text import conflict_sides
from specloom.naming.choices import NameChoices
from specloom.naming.lock import EMPTY, Lock, lock_of
from specloom.openapi.reader import read_api
from specloom.output.manifest import (
    NAMES,
    generator_of,
    has_surface,
    is_inside,
    published,
    setting_of,
    surface_of,
)
from specloom.preprocess import (
    apply_overlays_of,
    left_out_operations,
    resolve_settings,
    with_names,
    with_pagination,
)
from specloom.targets import python
from specloom.targets.calls import Settings
from specloom.transforms.dynamic_references import expand_dynamic_references
from specloom.transforms.pagination import Choice

AUTO = "auto"
_SURFACE: Mapping[str, Any] = {
    "naming": str,
    "names": NameChoices,
    "only": tuple[str, ...],
    "pagination": tuple[bool, dict[str, Choice]],
    "positional-arguments": str,
    "client-arguments": tuple[str, ...],
}
"""The types of the recorded settings that a comparison needs."""
_RELEASE = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?![\d])")


class VersionParts(Struct, frozen=True, order=True):
    """The first three numbers of a version (PEP 440, "release segment")."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def release_of(version: str) -> VersionParts | None:
    """The release numbers of a version; None if it does not begin with a number."""
    found = _RELEASE.match(version.strip())
    if found is None:
        return None
    major, minor, patch = (int(number or 0) for number in found.groups())
    return VersionParts(major, minor, patch)


def raised(version: str, verdict: Verdict) -> str:
    """The lowest version after ``version`` that a verdict allows.

    Below 1.0.0 the second number is for breaking changes and the third for all others,
    a convention that Semantic Versioning (§4) permits.
    """
    release = release_of(version)
    if release is None or verdict is Verdict.NONE:
        return version
    if release.major == 0:
        if verdict is Verdict.MAJOR:
            return str(VersionParts(0, release.minor + 1, 0))
        return str(VersionParts(0, release.minor, release.patch + 1))
    if verdict is Verdict.MAJOR:
        return str(VersionParts(release.major + 1, 0, 0))
    if verdict is Verdict.MINOR:
        return str(VersionParts(release.major, release.minor + 1, 0))
    return str(VersionParts(release.major, release.minor, release.patch + 1))


def greatest(version: str, *others: str) -> str:
    """The highest of some versions; the first if they cannot be compared."""
    for other in others:
        version = other if is_less(version, other) else version
    return version


def in_order(versions: Collection[str]) -> list[str]:
    """Versions, the highest first; invalid versions are last."""
    ranked = ((release_of(version), version) for version in versions)
    found = sorted((release, version) for release, version in ranked if release)
    others = sorted(set(versions) - {version for _, version in found})
    return [version for _, version in reversed(found)] + others


def is_less(version: str, least: str) -> bool:
    """Whether a version is lower than another; False if either is invalid."""
    one, other = release_of(version), release_of(least)
    return one is not None and other is not None and one < other


MANIFEST = ".specloom/manifest.json"
RECORD = ".specloom/api.json"
RECORD_FOLDER = ".specloom/api"
ROOT = "document"
VERSIONS = ("_version.py", "__init__.py")
"""The modules of a package that contain its version; older packages only have the
second.
"""
_VERSION = re.compile(r"""^__version__ = ["']([^"']+)["']""", re.MULTILINE)
Reader = Callable[[str], bytes | None]
"""Returns the content of a file of an output folder by its relative path."""


class PackageMetadata(Struct, frozen=True, kw_only=True):
    """The public settings of a package, and the operations that were left out.

    ``clients`` is the setting of this name; "" for both clients.
    """

    version: str
    package: str
    client: str
    distribution: str
    env_prefix: str
    excluded: tuple[str, ...] = ()
    clients: str = ""


def metadata_of(api: ir.Api, settings: Settings) -> PackageMetadata:
    """The metadata of a package."""
    return PackageMetadata(
        version=settings.version,
        package=settings.package,
        client=settings.client,
        distribution=settings.distribution,
        env_prefix=settings.env_prefix,
        excluded=tuple(skipped.id for skipped in api.excluded),
        clients=clients_of(settings.kinds),
    )


def record_files(
    documents: Mapping[str, str], root: str, metadata: PackageMetadata
) -> dict[str, str]:
    """The files of the record.

    ``documents`` has the text of each file of the document by its name, ``root`` is the
    file name of the root document.
    """
    parts = {name: _file_of(name, root) for name in sorted(documents)}
    head = {
        "package": metadata.package,
        "client": metadata.client,
        "distribution": metadata.distribution,
        "env-prefix": metadata.env_prefix,
        **({"clients": metadata.clients} if metadata.clients else {}),
        "excluded": sorted(metadata.excluded),
        "document": root,
        "parts": {name: file for name, file in parts.items() if name},
    }
    files = {RECORD: json.dumps(head, indent=1, ensure_ascii=False) + "\n"}
    for name, file in parts.items():
        files[f"{RECORD_FOLDER}/{file}"] = documents[name]
    return files


def recorded_texts(documents: Documents) -> dict[str, str]:
    """The text of each file of a document in its record, by the file's name."""
    contents = documents.contents()
    return {name: large_json_text(value, 1) for name, value in contents.items()}


def _file_of(name: str, root: str) -> str:
    """The path inside the record for each name, such as ``../common.yaml`` or a URL."""
    if not name:
        return f"{ROOT}.json"
    steps = [
        quote(step, safe="") if step != ".." else "%2E%2E" for step in name.split("/")
    ]
    return f"parts/{'/'.join(step or '%20' for step in steps)}.json"


class ApiRecord:
    """The record of an API in an output folder."""

    def __init__(
        self, folder: Path, read: Reader, shown: Callable[[Path], str]
    ) -> None:
        """Read the record.

        ``read`` returns a file of the folder, ``shown`` formats its path for messages.

        Raises:
            InputError: there is no record, or it is invalid.
        """
        self.folder = folder
        self._read = read
        self._shown = shown
        head = _metadata(read(RECORD), shown(folder / RECORD))
        package = str(head.get("package") or "")
        parts, excluded = head.get("parts"), head.get("excluded")
        self._parts = {
            name: file
            for name, file in (parts.items() if is_object(parts) else ())
            if isinstance(file, str) and is_inside(file)
        }
        root = str(head.get("document") or ROOT)
        self.root: DocumentPath = (
            DocumentUri(root, folder / RECORD_FOLDER)
            if is_web(root)
            else folder / RECORD_FOLDER / root
        )
        self.metadata = PackageMetadata(
            version=self._version(package) or str(head.get("version") or ""),
            package=package,
            client=str(head.get("client") or ""),
            distribution=str(head.get("distribution") or ""),
            env_prefix=str(head.get("env-prefix") or ""),
            excluded=tuple(map(str, excluded if is_array(excluded) else ())),
            clients=self._clients(head),
        )

    def configured(self) -> Config:
        """The recorded settings that change the signatures of the package."""
        found = surface_of(self.text(MANIFEST) or "")
        values: dict[str, Any] = {}
        for key, kind in _SURFACE.items():
            try:
                if key in found:
                    values[key.replace("-", "_")] = convert(found[key], kind)
            except ValidationError:
                continue  # another version of specloom wrote it
        return replace(Config(), **values)

    @property
    def generator(self) -> str:
        """The version of specloom that wrote the package, from the manifest; "" if
        unknown.
        """
        return generator_of(self.text(MANIFEST) or "")

    def _clients(self, head: Mapping[str, Any]) -> str:
        """The clients of the package; earlier records have them in the manifest only."""
        text = self.text(MANIFEST) or ""
        found = head.get("clients") or setting_of(text, "clients")
        return found if found in CLIENTS else ""

    def _version(self, package: str) -> str:
        """The version of the package; the highest one in a merge conflict."""
        folders = [package_folder(package, layout) for layout in ("", "src")]
        for folder, module in product(folders, VERSIONS):
            text = self.text(f"{folder}/{module}") or ""
            found = [
                each for side in conflict_sides(text) for each in _VERSION.findall(side)
            ]
            if found:
                return greatest(*found)
        return ""

    def text(self, path: str) -> str | None:
        """A file of the record, by its path in the output folder."""
        found = self._read(path)
        return None if found is None else found.decode("utf-8", "replace")

    def contents(self) -> dict[str, Any]:
        """The content of each file of the document by its name, "" for the root.

        Empty if one of them cannot be read.
        """
        files = {"": f"{ROOT}.json", **self._parts}
        try:
            return {
                name: json.loads(self.text(f"{RECORD_FOLDER}/{file}") or "")
                for name, file in files.items()
            }
        except (ValueError, RecursionError):
            return {}

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins (scheme, host, port) of the remote parts of the document."""
        return tuple(sorted({origin_of(name) for name in self._parts if is_web(name)}))

    def shown(self, path: Path) -> str:
        """The recorded file for a file of the document."""
        return self._shown(self.folder / RECORD_FOLDER / self._file(path))

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """True for every file of the record: no other file of this machine can be read
        here.
        """
        return True

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """The recorded content of a file; raises InputError (E101)."""
        found = self._read(f"{RECORD_FOLDER}/{self._file(path)}")
        if found is None:
            raise unreadable_error(
                "E101", Span(shown), "the record does not contain this file"
            )
        return found

    def root_bytes(self) -> bytes:
        """What was recorded of the root document; raises InputError (E101)."""
        return self.bytes_of(self.folder / RECORD_FOLDER / f"{ROOT}.json", "")

    def fetch(self) -> Fetch:
        """Return a function that returns the recorded content of remote documents."""

        def recorded(uri: str) -> bytes:
            file = self._parts.get(uri)
            if isinstance(self.root, DocumentUri) and uri == self.root.name:
                file = f"{ROOT}.json"
            found = None if file is None else self._read(f"{RECORD_FOLDER}/{file}")
            if found is None:
                raise FetchError("is not part of the record")
            return found

        return recorded

    def _file(self, path: Path) -> str:
        if path in (self.root, self.folder / RECORD_FOLDER / f"{ROOT}.json"):
            return f"{ROOT}.json"
        name = Path(os.path.relpath(path, self.root.parent)).as_posix()
        return self._parts.get(name, _file_of(name, ""))


def _metadata(data: bytes | None, shown: str) -> Mapping[str, Any]:
    if data is None:
        raise unreadable_error(
            "E101",
            Span(shown),
            "the folder has no record of the API that it was generated from",
            "Run specloom generate to write the record.",
        )
    side, *_ = conflict_sides(data.decode("utf-8", "replace"))
    try:
        content = json.loads(side)
    except (ValueError, RecursionError) as flaw:
        raise unreadable_error(
            "E403", Span(shown), f"the API record cannot be read: {flaw}"
        ) from flaw
    return content if is_object(content) else {}


def read_record(folder: Path) -> ApiRecord:
    """The record in a local folder; raises InputError if there is none."""

    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    return ApiRecord(Path.cwd() / folder, read, shown_path)


class SnapshotSource(Struct, frozen=True, kw_only=True):
    """The source of a snapshot: a document with its files, config and published names."""

    shown: str
    document: DocumentPath
    files: FileReader
    fetch: Fetch
    config: Config
    published: Lock = EMPTY
    excluded: frozenset[str] = frozenset()
    record: ApiRecord | None = None


def snapshot_of(
    source: SnapshotSource,
    before: ApiSnapshot | None = None,
    after: ApiSnapshot | None = None,
) -> ApiSnapshot:
    """The snapshot of a source.

    Settings and published names that the source does not have come from ``before``.
    If the source only has other descriptions than ``after``, its names come from there,
    which saves most of the time. Errors in the document are ignored if possible.

    Raises:
        InputError: the document cannot be read at all, or refers to a file that references
            may not read.
    """
    report = Report()
    documents = Documents(
        source.document,
        report,
        allow_remote=source.config.remote,
        fetch=source.fetch,
        files=source.files,
        reference_roots=source.config.reference_roots,
    )
    with depth_limited(documents.root()):
        apply_overlays_of(documents, source.config, report, str)
        expand_dynamic_references(documents)
        left_out = frozenset(
            one.id for one in left_out_operations(documents, source.config, report)
        )
        known = source if before is None else inheriting(source, before)
        state = snapshot_in(documents, known, left_out | source.excluded, after)
    documents.refuse_files_outside()
    return state


def inheriting(source: SnapshotSource, before: ApiSnapshot) -> SnapshotSource:
    """The source, with missing settings from an earlier snapshot."""
    if before.public_api is None:
        return source
    settings, lock = (
        before.public_api.names.settings,
        before.public_api.names.history.lock,
    )
    config = source.config
    known = config.file is not None or source.record is not None
    return replace(
        source,
        published=source.published if source.published.entries else lock,
        config=replace(
            config,
            package=config.package or settings.package,
            client=config.client or settings.client,
            distribution=config.distribution or settings.distribution,
            env_prefix=config.env_prefix or settings.env_prefix,
            clients=config.clients if known else clients_of(settings.kinds),
        ),
    )


def snapshot_in(
    documents: Documents,
    source: SnapshotSource,
    excluded: frozenset[str],
    after: ApiSnapshot | None,
) -> ApiSnapshot:
    """The snapshot of documents that are loaded."""
    contract = read_contract(documents, excluded)
    if after is not None and has_same_names(source, contract, after):
        return ApiSnapshot(contract, after.public_api)
    try:
        api = read_api(documents.silent(), Report(), excluded)
    except InputError:
        return ApiSnapshot(contract, None)
    recorded = source.record is not None
    names = public_api_of(api, source.config, source.published, recorded=recorded)
    return ApiSnapshot(contract, names)


_DESCRIPTION = re.compile(r'"(?:description|summary)": "(?:[^"\\]|\\.)*"')
_OTHER_FILE = re.compile(r'"\$ref": "(?!#)')


def has_same_names(
    source: SnapshotSource, contract: ApiContract, after: ApiSnapshot
) -> bool:
    """Whether the names and signatures of a source are certainly those of a later snapshot.

    They are if the documents are the same but for descriptions, and so are the published
    names and the metadata.
    """
    api, record = after.public_api, source.record
    if api is None or record is None:
        return False
    metadata = metadata_of(api.api, api.names.settings)
    if replace(metadata, version=record.metadata.version) != record.metadata:
        return False
    if not has_surface(record.text(MANIFEST) or "", api.config):
        return False
    if source.published.entries != api.names.history.lock.entries:
        return False
    texts = [json_of(root) for root in (contract.root, after.contract.root)]
    if None in texts or any(_OTHER_FILE.search(text or "") for text in texts):
        return False
    old, new = (_DESCRIPTION.sub("", text or "") for text in texts)
    return old == new


def public_api_of(
    api: ir.Api, config: Config, published: Lock, *, recorded: bool = False
) -> PublicApi:
    """An API with the names of its package."""
    api = with_pagination(api, config, Report())
    settings = resolve_settings(api, config)
    if recorded:  # the names lock has the names that were chosen
        config = replace(config, naming="", names=None)
        environment = NameChoices(environment=settings.chosen.environment)
        settings = replace(settings, chosen=environment)
    api = with_names(api, config, published, recorded=recorded)
    names = python.names_of(api, settings, published, config.release)
    return PublicApi(api, names, config)


def recorded_snapshot(record: ApiRecord, published: Lock, shown: str) -> SnapshotSource:
    """A snapshot from the record of an output folder."""
    made = record.metadata
    return SnapshotSource(
        shown=shown,
        document=record.root,
        files=record,
        fetch=record.fetch(),
        config=replace(
            record.configured(),
            package=made.package,
            client=made.client,
            distribution=made.distribution,
            env_prefix=made.env_prefix,
            clients=made.clients,
            version=made.version,
            remote=record.origins,
        ),
        published=published,
        excluded=frozenset(made.excluded),
        record=record,
    )


def snapshot_with(documents: Documents, public_api: PublicApi) -> ApiSnapshot:
    """The snapshot of documents whose API and names are known."""
    excluded = frozenset(one.id for one in public_api.api.excluded)
    return ApiSnapshot(read_contract(documents, excluded), public_api)


DEFAULT_OUTPUT = Path("generated")


def resolve_input(text: str, config: Config, fetch: Fetch) -> SnapshotSource:
    """Resolve an argument of the command line to the source of a snapshot.

    It is an output folder, a document or its URL, ``REV:PATH`` for either in a revision, or
    a revision only, for the document that its config names.

    Raises:
        InputError (E521): the text is not one of these.
    """
    if is_web(text):
        inner_config = config if _same(DocumentUri(text), config.document) else Config()
        return SnapshotSource(
            shown=text,
            document=DocumentUri(text),
            files=DiskReader(),
            fetch=fetch,
            config=inner_config,
        )
    path = Path(text)
    if path.is_dir():
        record = read_record(path)
        return recorded_snapshot(record, published(path), text)
    if path.exists():
        inner_config = config if _same(path, config.document) else Config()
        return SnapshotSource(
            shown=text,
            document=path,
            files=DiskReader(),
            fetch=fetch,
            config=inner_config,
        )
    name, colon, inner = text.partition(":")
    try:
        if colon and name and inner:
            return _inside(Revision(name, Path.cwd()), Path(inner), config, fetch)
        root = config.file.parent if config.file is not None else Path.cwd()
        return configured(Revision(text, root), config, fetch)
    except NoRevisionError as flaw:
        raise unreadable_error(
            "E521",
            Span(text),
            f"this is not a document, an output folder or a Git revision: {flaw}",
            "Pass a path, or a revision such as HEAD~1 or HEAD~1:spec/account.yaml.",
        ) from flaw


def _same(one: DocumentPath, other: DocumentPath | None) -> bool:
    if isinstance(one, Path) and isinstance(other, Path):
        return os.path.realpath(one) == os.path.realpath(other)
    return one == other


def _inside(
    revision: Revision, path: Path, config: Config, fetch: Fetch
) -> SnapshotSource:
    """A document or an output folder in a revision."""
    folder = Path.cwd() / path
    if revision.find(folder / RECORD) is not None:
        return snapshot_of_folder(revision, folder)
    inner_config = (
        configuration(revision, config) if _same(path, config.document) else Config()
    )
    return SnapshotSource(
        shown=f"{revision.name}:{path}",
        document=folder,
        files=revision,
        fetch=fetch,
        config=inner_config,
        published=names_lock_at(revision, inner_config),
    )


def snapshot_of_folder(revision: Revision, folder: Path) -> SnapshotSource:
    """The API record of an output folder in a revision.

    Raises:
        InputError: the revision has no such record.
    """
    record = ApiRecord(
        folder, lambda path: revision.find(folder / path), revision.shown
    )
    shown = f"{revision.name}:{folder.name}"
    return recorded_snapshot(record, _names(revision.find(folder / NAMES)), shown)


def configured(revision: Revision, config: Config, fetch: Fetch) -> SnapshotSource:
    """The document that the config of a revision names.

    Raises:
        InputError (E521): no config names a document.
    """
    then = configuration(revision, config)
    if then.document is None:
        raise unreadable_error(
            "E521",
            Span(revision.name),
            "a revision without a path needs a config that names the document",
            "Pass the document's path too: REV:path/to/openapi.yaml.",
        )
    if isinstance(then.document, DocumentUri):  # the record has its content
        return snapshot_of_folder(revision, then.output or Path.cwd() / DEFAULT_OUTPUT)
    return SnapshotSource(
        shown=revision.name,
        document=then.document,
        files=revision,
        fetch=fetch,
        config=then,
        published=names_lock_at(revision, then),
    )


def configuration(revision: Revision, config: Config) -> Config:
    """The config in a revision, otherwise the current one; its paths are in the working
    tree.
    """
    file = config.file
    text = None if file is None else revision.find(file)
    if file is None or text is None:
        return config
    return load_config(file, text.decode("utf-8", "replace"))


def names_lock_at(revision: Revision, config: Config) -> Lock:
    """The names lock of a revision."""
    return _names(revision.find((config.output or DEFAULT_OUTPUT) / NAMES))


def _names(data: bytes | None) -> Lock:
    try:
        return EMPTY if data is None else lock_of(data.decode("utf-8", "replace"))
    except ValueError:
        return EMPTY
