"""What a folder records of the runs that wrote it: hashes and published names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.published import EMPTY, Lock, lock_of

MANIFEST = ".specloom/manifest.json"
PENDING = ".specloom/pending.json"
NAMES = ".specloom/names.lock"


def digest(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def manifest_text(generator: str, document: str, files: Mapping[str, str]) -> str:
    """What was written, by whom, from which document, as JSON."""
    content = {
        "generator": generator,
        "document": document,
        "files": {path: digest(text) for path, text in sorted(files.items())},
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def pending_text(files: Mapping[str, str]) -> str:
    """The hashes of all that is about to be written, as JSON."""
    return json.dumps({path: digest(text) for path, text in sorted(files.items())})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Who wrote a folder, and the fingerprint of the document then; "" when not known."""

    generator: str
    document: str


def written(folder: Path) -> Written:
    """What the manifest says of the last run.

    Raises:
        InputError: the manifest is not what specloom writes.
    """
    record = read_record(folder, MANIFEST)
    return Written(
        generator=str(record.get("generator", "")),
        document=str(record.get("document", "")),
    )


def texts(folder: Path) -> dict[str, str]:
    """The files that earlier runs wrote, as they stand now, by path.

    Raises:
        InputError: the manifest is not what specloom writes.
    """
    found = {path: current(folder, path) for path in known_hashes(folder)}
    return {path: text for path, text in found.items() if text is not None}


def published(folder: Path) -> Lock:
    """The names that earlier runs gave: they stay. Of a merge conflict both sides count.

    Raises:
        InputError: the lock is not what specloom writes.
    """
    text = current(folder, NAMES)
    try:
        return EMPTY if text is None else lock_of(text, (folder / NAMES).as_posix())
    except ValueError as flaw:
        raise unreadable(folder / NAMES, str(flaw)) from flaw


def known_hashes(folder: Path) -> dict[str, frozenset[str]]:
    """What earlier runs wrote or were about to write: path to the hashes it may have."""
    known: dict[str, frozenset[str]] = {}
    for path, hashed in [
        *table_of(read_record(folder, MANIFEST).get("files")).items(),
        *read_record(folder, PENDING).items(),
    ]:
        pure = PurePosixPath(path)
        if (
            isinstance(hashed, str)
            and not pure.is_absolute()
            and ".." not in pure.parts
        ):
            known[path] = known.get(path, frozenset()) | {hashed}
    return known


def read_record(folder: Path, path: str) -> dict[str, Any]:
    """A record of the folder; empty when there is none.

    Raises:
        InputError: the file is not what specloom writes.
    """
    text = current(folder, path)
    if text is None:
        return {}
    try:
        content = json.loads(text)
        if isinstance(content, dict):
            return content
        flaw = "it is no JSON object"
    except ValueError as error:
        flaw = str(error)
    raise unreadable(folder / path, flaw)


def unreadable(file: Path, flaw: str) -> InputError:
    """The error for a record that is not what specloom writes."""
    return InputError(
        Diagnostic(
            code="E403",
            span=Span(file.as_posix()),
            message=f"the record of what was written cannot be read: {flaw}",
            hint="restore it from version control, or remove it and generate with --force",
        )
    )


def table_of(value: object) -> Mapping[str, Any]:
    """A JSON object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def current(folder: Path, path: str) -> str | None:
    """The text of a file of the folder, newlines as they stand; None when there is none.

    Bytes that are no UTF-8 are kept as surrogates: such a file is told apart from any plan.
    """
    try:
        return (folder / path).read_bytes().decode("utf-8", "backslashreplace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as flaw:
        raise unusable(folder / path, flaw) from flaw


def unusable(place: Path, flaw: OSError) -> InputError:
    """The error for a place that the system does not let us use."""
    reason = flaw.strerror or type(flaw).__name__
    return InputError(
        Diagnostic(
            code="E404",
            span=Span(Path(flaw.filename or place).as_posix()),
            message=f"the output cannot be read or written: {reason}",
            hint="choose another folder with --output, or mend its permissions",
        )
    )
