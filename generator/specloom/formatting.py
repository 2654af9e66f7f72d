"""Brings generated Python into Black's style, remembering what it has seen."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from specloom.cache import cache_folder, keep

LINE_LENGTH = 88
# Starting a worker costs as much as formatting about this many characters.
WORTH_A_POOL = 1_000_000


def format_all(texts: Mapping[str, str]) -> dict[str, str]:
    """Each text in Black's style, under the path it came with.

    Raises:
        black.InvalidInput: a text is no Python.
    """
    folder = cache_folder() / "black" / cache_key()
    done: dict[str, str] = {}
    todo: dict[str, str] = {}
    for path, text in texts.items():
        known = recall(folder, text)
        if known is None:
            todo[path] = text
        else:
            done[path] = known
    for path, formatted in run_black(todo):
        remember(folder, todo[path], formatted)
        done[path] = formatted
    return {path: done[path] for path in texts}


def run_black(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Formats in this process, or in several when the texts are long enough to pay for it."""
    paths = list(texts)
    workers = min(os.cpu_count() or 1, 4)
    if workers == 1 or sum(map(len, texts.values())) < WORTH_A_POOL:
        yield from ((path, black_text(texts[path])) for path in paths)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from zip(
            paths, pool.map(black_text, texts.values(), chunksize=8), strict=True
        )


def black_text(text: str) -> str:
    """The text as Black would write it."""
    import black  # costs 0.2 s, and nothing when every text is remembered
    import black.mode

    mode = black.Mode(
        line_length=LINE_LENGTH, target_versions={black.mode.TargetVersion.PY311}
    )
    return black.format_str(text, mode=mode)


def cache_key() -> str:
    """Names what decides Black's answer beside the text: its version and the line length."""
    from importlib.metadata import version

    return f"{version('black')}-{LINE_LENGTH}-py311"


def place(folder: Path, text: str) -> Path:
    """The file that remembers the answer for a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:2] / digest[2:]


def recall(folder: Path, text: str) -> str | None:
    """What Black made of the text before; an empty file says that it left the text alone."""
    try:
        return place(folder, text).read_text(encoding="utf-8") or text
    except (OSError, UnicodeDecodeError):
        return None


def remember(folder: Path, text: str, formatted: str) -> None:
    """Keeps the answer; a cache that cannot be written is done without."""
    keep(place(folder, text), b"" if formatted == text else formatted.encode())
