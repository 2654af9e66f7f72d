"""The record of an API in the folder of its package, by which a later state is compared.

The document itself is kept, as it was read: overlays carried out, files that it refers to
beside it.  What was understood of it would be smaller, but then each better reading would
look like a change of the API.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from specloom.changes.versions import greatest
from specloom.diagnostics import Span
from specloom.document import Documents
from specloom.document.faults import refusal
from specloom.document.files import shown_path
from specloom.document.kinds import is_array, is_object
from specloom.document.remote import Fetch, FetchError, is_web, origin_of
from specloom.merging import sides
from specloom.provenance.record import generator_of
from specloom.records import is_inside

MANIFEST = ".specloom/manifest.json"
RECORD = ".specloom/api.json"
ROOM = ".specloom/api"
ROOT = "document"
VERSIONS = ("_version.py", "__init__.py")
"""The modules of a package that hold its version; older packages have the second alone."""
_VERSION = re.compile(r"""^__version__ = ["']([^"']+)["']""", re.MULTILINE)
Reader = Callable[[str], bytes | None]
"""Gives the content of a file of an output folder, by its path there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a package was made of, beside the document: the choices that its users see, and
    the operations that were left out.
    """

    version: str
    package: str
    client: str
    distribution: str
    env_prefix: str
    excluded: tuple[str, ...] = ()


def record_files(documents: Documents, root: str, made: Made) -> dict[str, str]:
    """The files of the record; ``root`` is the file name of the root document."""
    contents = documents.contents()
    parts = {name: _file_of(name, root) for name in sorted(contents)}
    head = {
        "package": made.package,
        "client": made.client,
        "distribution": made.distribution,
        "env-prefix": made.env_prefix,
        "excluded": sorted(made.excluded),
        "document": root,
        "parts": {name: file for name, file in parts.items() if name},
    }
    files = {RECORD: json.dumps(head, indent=1, ensure_ascii=False) + "\n"}
    for name, file in parts.items():
        text = json.dumps(contents[name], indent=1, ensure_ascii=False, default=str)
        files[f"{ROOM}/{file}"] = f"{text}\n"
    return files


def _file_of(name: str, root: str) -> str:
    """A path inside the record for each name, be it ``../common.yaml`` or an address."""
    if not name:
        return f"{ROOT}.json"
    steps = [
        quote(step, safe="") if step != ".." else "%2E%2E" for step in name.split("/")
    ]
    return f"parts/{'/'.join(step or '%20' for step in steps)}.json"


class Record:
    """A record that was found in an output folder."""

    def __init__(
        self, folder: Path, read: Reader, shown: Callable[[Path], str]
    ) -> None:
        """``read`` gives the folder's files, ``shown`` writes their paths for people.

        Raises:
            InputError: there is no record, or it is not what specloom writes.
        """
        self.folder = folder
        self._read = read
        self._shown = shown
        head = _head(read(RECORD), shown(folder / RECORD))
        package = str(head.get("package") or "")
        parts, excluded = head.get("parts"), head.get("excluded")
        self._parts = {
            name: file
            for name, file in (parts.items() if is_object(parts) else ())
            if isinstance(file, str) and is_inside(file)
        }
        self.root = folder / ROOM / str(head.get("document") or ROOT)
        self.made = Made(
            version=self._version(package) or str(head.get("version") or ""),
            package=package,
            client=str(head.get("client") or ""),
            distribution=str(head.get("distribution") or ""),
            env_prefix=str(head.get("env-prefix") or ""),
            excluded=tuple(map(str, excluded if is_array(excluded) else ())),
        )

    @property
    def generator(self) -> str:
        """The version of specloom that made the package, which the manifest alone says; ""
        when it does not.
        """
        return generator_of(self.text(MANIFEST) or "")

    def _version(self, package: str) -> str:
        """The version that the package has; of a merge conflict the greatest."""
        for module in VERSIONS:
            text = self.text(f"{package}/{module}") or ""
            found = [each for side in sides(text) for each in _VERSION.findall(side)]
            if found:
                return greatest(*found)
        return ""

    def text(self, path: str) -> str | None:
        """A file of the record, by its path in the output folder."""
        found = self._read(path)
        return None if found is None else found.decode("utf-8", "replace")

    def contents(self) -> dict[str, Any]:
        """The content of each file of the document by its name, "" for the root; nothing when
        one of them cannot be read.
        """
        files = {"": f"{ROOT}.json", **self._parts}
        try:
            return {
                name: json.loads(self.text(f"{ROOM}/{file}") or "")
                for name, file in files.items()
            }
        except (ValueError, RecursionError):
            return {}

    @property
    def origins(self) -> tuple[str, ...]:
        """The web origins that parts of the document came from."""
        return tuple(sorted({origin_of(name) for name in self._parts if is_web(name)}))

    def shown(self, path: Path) -> str:
        """The file of the record that stands for a file of the document."""
        return self._shown(self.folder / ROOM / self._file(path))

    def may_be_referred_to(self, path: Path, roots: Iterable[Path]) -> bool:
        """Every file of the record: nothing else of this machine can be read here."""
        return True

    def bytes_of(self, path: Path, shown: str) -> bytes:
        """What was recorded of a file; raises InputError (E101)."""
        found = self._read(f"{ROOM}/{self._file(path)}")
        if found is None:
            raise refusal("E101", Span(shown), "The record does not contain this file.")
        return found

    def fetch(self) -> Fetch:
        """Gives what was recorded of remote documents."""

        def recorded(uri: str) -> bytes:
            file = self._parts.get(uri)
            found = None if file is None else self._read(f"{ROOM}/{file}")
            if found is None:
                raise FetchError("is not part of the record")
            return found

        return recorded

    def _file(self, path: Path) -> str:
        if path == self.root:
            return f"{ROOT}.json"
        name = Path(os.path.relpath(path, self.root.parent)).as_posix()
        return self._parts.get(name, _file_of(name, ""))


def _head(data: bytes | None, shown: str) -> Mapping[str, Any]:
    if data is None:
        raise refusal(
            "E101",
            Span(shown),
            "The folder has no record of the API that it was generated from.",
            "Run specloom generate to write the record.",
        )
    side, *_ = sides(data.decode("utf-8", "replace"))
    try:
        content = json.loads(side)
    except (ValueError, RecursionError) as flaw:
        raise refusal(
            "E403", Span(shown), f"The API record cannot be read: {flaw}."
        ) from flaw
    return content if is_object(content) else {}


def on_disk(folder: Path) -> Record:
    """The record of a folder of this machine; raises InputError when there is none."""

    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    return Record(Path.cwd() / folder, read, shown_path)
