"""Brings generated Python into Black's style, remembering what it has seen."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
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
    """Format in this process, or in several when the texts are long enough to pay for it."""
    paths = list(texts)
    workers = min(os.cpu_count() or 1, 4)
    if workers == 1 or sum(map(len, texts.values())) < WORTH_A_POOL:
        yield from ((path, black_text(texts[path])) for path in paths)
        return
    shares = [list(texts.values())[start::workers] for start in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        for start, share in enumerate(pool.map(black_in_process, shares)):
            yield from zip(paths[start::workers], share, strict=True)


def black_in_process(texts: list[str]) -> list[str]:
    """Format texts in a new interpreter.

    A pool of ``multiprocessing`` would import the main module of the program again, which
    fails in a script without an ``if __name__ == "__main__"``.

    Raises:
        RuntimeError: Black refused a text.
    """
    code = f"from {__name__} import black_stream; black_stream()"
    done = subprocess.run(  # noqa: S603 - our own module, by this interpreter
        [sys.executable, "-c", code],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"Black failed: {done.stderr[-2000:]}")
    found: list[str] = json.loads(done.stdout)
    return found


def black_stream() -> None:
    """Format the JSON array of texts on the standard input; print them the same way."""
    print(json.dumps([black_text(text) for text in json.load(sys.stdin)]))


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
