"""Remembers content between runs, in the user's cache folder."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


def cache_folder() -> Path:
    """Where things are remembered: ``$SPECLOOM_CACHE``, else the user's cache folder."""
    chosen = os.environ.get("SPECLOOM_CACHE")
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "specloom"


def recall(room: str, digest: str) -> bytes | None:
    """The content with a SHA-256, in hexadecimal; None when it is not remembered whole."""
    try:
        data = _place(room, digest).read_bytes()
    except OSError:
        return None
    return data if sha256(data).hexdigest() == digest else None


def remember(room: str, data: bytes) -> str:
    """Keeps a content and gives its SHA-256; a cache that cannot be written is done
    without.
    """
    digest = sha256(data).hexdigest()
    keep(_place(room, digest), data)
    return digest


def keep(target: Path, data: bytes) -> None:
    """Puts a file of the cache in place in one step, or does without it."""
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, delete=False) as draft:
            draft.write(data)
        Path(draft.name).replace(target)


def _place(room: str, digest: str) -> Path:
    return cache_folder() / room / digest[:2] / digest[2:]
