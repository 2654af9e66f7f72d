"""Locks remote documents to the contents that a project has accepted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from specloom.cache import recall, remember
from specloom.diagnostics import Diagnostic, InputError, Span
from specloom.document.files import shown_path
from specloom.document.kinds import is_object, member
from specloom.document.network import fetched
from specloom.document.remote import UNREACHABLE, FetchError

NAME = "specloom.lock"
ROOM = "remote"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Use(StrEnum):
    """How a run uses the lock file.

    RECORD fetches documents and adds new ones; UPDATE also accepts changes. COMPARE needs no
    network as long as the locked contents are cached, and rejects documents that are not
    locked.
    """

    RECORD = "record"
    UPDATE = "update"
    COMPARE = "compare"


class RemoteLock:
    """The SHA-256 of each remote document, stored in a file next to the config."""

    def __init__(self, config: Path | None, use: Use) -> None:
        """Read the lock file; ``config`` is the file that allows remote documents, or None.

        Raises InputError (E503) if the lock file cannot be read or is invalid.
        """
        file = Path(NAME) if config is None else config.parent / NAME
        self.file = file
        self._config = config
        self._use = use
        self._old = None if config is None else _text(file)
        self._locked = _hashes(file, self._old)
        self._seen: dict[str, str] = {}

    def content(self, uri: str) -> bytes:
        """The content of a remote document.

        Raises FetchError if it cannot be fetched, has changed (E124), or is not locked but
        must be (E126).
        """
        locked = self._locked.get(uri)
        data = self._remembered(uri, locked)
        if data is None:
            data = self._fetched(uri, locked)
        self._seen[uri] = remember(ROOM, data)
        if locked not in (None, self._seen[uri]) and self._use is not Use.UPDATE:
            raise FetchError(
                f"has changed since its hash was recorded in {NAME}", "E124"
            )
        return data

    def new_text(self) -> str | None:
        """The text of the lock file after this run; None if it is up to date."""
        if self._config is None or not (self._seen or self._old):
            return None
        content = {"remote": dict(sorted(self._seen.items()))}
        text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        return None if text == self._old else text

    def _remembered(self, uri: str, locked: str | None) -> bytes | None:
        if self._use is not Use.COMPARE:
            return None
        if locked is None:
            raise FetchError(f"is not in {NAME}", "E126")
        return recall(ROOM, locked)

    def _fetched(self, uri: str, locked: str | None) -> bytes:
        try:
            return fetched(uri)
        except FetchError as fault:
            # Offline, the cached content that was locked can be used instead.
            wanted = locked if self._use is Use.RECORD else None
            known = recall(ROOM, wanted) if wanted is not None else None
            if known is None or fault.code != UNREACHABLE:
                raise
            return known


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _broken(file, fault.strerror or type(fault).__name__) from fault


def _hashes(file: Path, text: str | None) -> Mapping[str, str]:
    if text is None:
        return {}
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _broken(file, f"invalid JSON: {fault}") from fault
    found = member(content, "remote")
    if not is_object(found):
        raise _broken(file, "the object 'remote' is missing")
    for uri, digest in found.items():
        if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
            raise _broken(file, f"the value of {uri} is not a SHA-256 hash")
    return found


def _broken(file: Path, why: str) -> InputError:
    return InputError(
        Diagnostic(
            code="E503",
            span=Span(shown_path(file)),
            message=f"the lock file of remote documents cannot be read: {why}",
            hint="Restore it from version control, or delete it and run specloom generate.",
        )
    )
