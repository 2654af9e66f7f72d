"""Python text in Black's style.

The views lay out what templates print as Black would (``targets/python/code.py``). Black
itself formats only the texts where that is not certain, because it takes longer than
everything else together.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import dropwhile
from pathlib import Path

from msgspec import Struct

from specloom.cache import cache_folder, write_atomically
from specloom.diagnostics import Progress, counted, counting, silent
from specloom.output.manifest import texts

LINE_LENGTH = 88
INDENT = 4
# Starting a worker costs as much as formatting about this many characters.
WORTH_A_POOL = 1_000_000

_NAME = r"[^\W\d][\w.]*"
_STRING = r"""[bB]?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_LONG = re.compile(rf"^.{{{LINE_LENGTH + 1},}}$", re.MULTILINE)
_SOLID = re.compile(
    rf"""\ *(?:
        \#.*                                          # a comment
      | (?:{_STRING}:\ |\w+=)?(?:{_STRING}|{_NAME}),   # an item with its comma
      | {_NAME}\ as\ {_NAME},                         # a name of an import
      | \|\ {_NAME}                                   # an alternative of a union
      | (?:==|is)\ (?:{_STRING}|{_NAME})              # a part of an assertion
      | {_NAME}:\ \(                                  # a name whose type follows
      | class\ \w+\(                                 # a head whose items follow
      | (?:async\ )?def\ \w+(?:\(|\(\)\ ->\ \()
      | (?:\w+\ =\ )?\"\"\".*                        # the start of a longer text
    )""",
    re.VERBOSE,
)
"""A line that cannot be split, however long it is."""
_ASSIGNED = re.compile(
    rf"(\ *)({_NAME})(?:: ({_NAME})(?: = {_NAME}[(\[])?| = {_NAME}[(\[])"
)
"""The first line of an assignment, or an attribute without a value."""
_PLAIN_NAME = re.compile(rf"\ *{_NAME}")
_TEXT = re.compile(r'"""(?:[^"\\]++|\\.|"(?!""))*+"""', re.DOTALL)
_CLOSING = re.compile(r"\n( *)[\])}].*")
"""The end of brackets on several lines. It starts with a character, which is found fast."""
_NO_LAST_ITEM = frozenset(",([{ \n\t")
"""What is before the end of brackets that have a last comma or no item."""


def format_all(
    texts: Mapping[str, str],
    uncertain: Collection[str] = (),
    progress: Progress = silent,
) -> dict[str, str]:
    """Each text in Black's style, under the path it came with.

    ``uncertain`` are paths of texts that the views did not lay out. Of the others, Black
    only formats the statements whose layout is not certain.

    Raises:
        black.InvalidInput: a text cannot be parsed.
    """
    found_in: dict[str, list[UncertainStatement]] = {}
    todo: dict[str, str] = {}
    for path, text in counting(
        progress, "formatting", texts.items(), "modules", len(texts)
    ):
        if path in uncertain:
            todo[path] = text
        elif not is_formatted(text):
            found_in[path] = uncertain_statements(text)
            todo |= {f"{path}:{each.start}": each.module for each in found_in[path]}
            if not found_in[path]:
                todo[path] = text
    if todo:
        progress(f"formatting {counted(len(todo), 'statement')} with Black")
    formatted = by_black(todo) if todo else {}
    result = {path: formatted.get(path, text) for path, text in texts.items()}
    for path, found in found_in.items():
        lines = result[path].split("\n")
        for each in reversed(found):
            lines[each.start : each.end] = each.lines(formatted[f"{path}:{each.start}"])
        result[path] = "\n".join(lines)
    return result


class UncertainStatement(Struct, frozen=True):
    """A statement of a module: a slice of its lines, and a ``module`` with it alone.

    That has the statement within ``depth`` blocks, so that its lines are as long.
    """

    start: int
    end: int
    depth: int
    module: str

    def lines(self, formatted: str) -> list[str]:
        """The lines of the statement in the formatted module."""
        lines = formatted.rstrip("\n").split("\n")[self.depth :]
        # Black sets a method apart from the block.
        return list(dropwhile(lambda line: not line, lines))


def uncertain_statements(text: str) -> list[UncertainStatement]:
    """The smallest statements of a module whose layout is not certain, in order.

    None if they cannot be separated: then the whole module is to be formatted.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found = list(_uncertain(tree.body, text.split("\n")))
    # Other line ends count for ast, and an elif is not a statement.
    whole = "\r" in text or any("elif" in each.module for each in found)
    return [] if whole else found


def _uncertain(
    statements: Iterable[ast.stmt], lines: list[str]
) -> Iterator[UncertainStatement]:
    for each in statements:
        start, end = _first_line(each), each.end_lineno or each.lineno
        if is_formatted("\n".join(lines[start:end])):
            continue
        if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            inner = each.body
        else:
            inner = [*each.body, *each.orelse] if isinstance(each, ast.If) else []
        first = _first_line(inner[0]) if inner else start
        # Not if the block is on the last line of the head: ``) -> Pet: ...``.
        apart = bool(inner) and lines[first][: inner[0].col_offset].isspace()
        if apart and is_formatted("\n".join(lines[start:first])):
            yield from _uncertain(inner, lines)
            continue
        depth = each.col_offset // INDENT
        blocks = [f"{' ' * INDENT * level}if 1:" for level in range(depth)]
        module = "\n".join([*blocks, *lines[start:end], ""])
        yield UncertainStatement(start, end, depth, module)


def _first_line(statement: ast.stmt) -> int:
    """The index of a statement's first line, which can be a decorator's."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min(statement.lineno, *(each.lineno for each in decorators), 1 << 30) - 1


def is_formatted(text: str) -> bool:
    """Whether Black certainly leaves a text as it is, if the views laid it out.

    Black is needed for a line that is too long, unless nothing in it can be split, and for
    brackets without a last comma whose items would fit on one line.
    """
    if not (_has_long_line(text) or _has_loose_brackets(text)):
        return True
    code = _TEXT.sub(_hollow, text)
    return not (_has_splittable_line(code) or _has_loose_brackets(code))


def _has_long_line(text: str) -> bool:
    if text.isascii():
        return _LONG.search(text) is not None
    return any(map(_is_long, text.splitlines()))


def _has_splittable_line(code: str) -> bool:
    lines = ["", *code.splitlines(), ""]
    for place, line in enumerate(lines):
        if not _is_long(line) or _SOLID.fullmatch(line) is not None:
            continue
        if (found := _ASSIGNED.fullmatch(line)) is not None:
            margin, name, annotation = found.groups()
            # What must fit on one line for parentheses to help.
            rest = f"    {annotation}" if annotation else f"{name} = ("
            if _is_long(margin + rest):
                continue
        # A name without a comma: the only item of a subscript, or a union's first type.
        # As the only text in parentheses, Black may join it with the line before.
        alone = lines[place - 1].endswith("[")
        first = lines[place + 1].lstrip().startswith("| ")
        if not (alone or first) or _PLAIN_NAME.fullmatch(line) is None:
            return True
    return False


def _is_long(line: str) -> bool:
    if line.isascii():
        return len(line) > LINE_LENGTH
    # A character takes two columns at most.
    wide = len(line) + sum(not character.isascii() for character in line)
    return wide > LINE_LENGTH


def _hollow(found: re.Match[str]) -> str:
    """A text of several lines without those in the middle, which Black never changes."""
    first, end, rest = found[0].partition("\n")
    return f"{first}\n{rest.rpartition(end)[2]}" if end else first


def _has_loose_brackets(text: str) -> bool:
    for found in _CLOSING.finditer(text):
        end = found.start()
        if text[end - 1] in _NO_LAST_ITEM:
            continue
        closing = found[0][1:]
        margin = found[1]
        inner: list[str] = []
        while True:
            start = text.rfind("\n", 0, end) + 1
            line = text[start:end]
            if len(line) - len(line.lstrip(" ")) <= len(margin):
                break
            inner.append(line.strip())
            end = start - 1
        if any(part.endswith(",") for part in inner):
            continue
        joined = " ".join(inner[::-1])
        if len(line) + len(joined) + len(closing.strip()) <= LINE_LENGTH:
            return True
    return False


def modules_to_format(folder: Path) -> tuple[list[str], int]:
    """The generated modules in an output folder that Black would change, and the number
    of all.

    Raises:
        InputError: the folder cannot be read.
    """
    found = {path: text for path, text in texts(folder).items() if path.endswith(".py")}
    formatted = by_black(found)
    changed = [path for path, text in found.items() if formatted[path] != text]
    return changed, len(found)


def by_black(texts: Mapping[str, str]) -> dict[str, str]:
    """Each text as Black formats it; earlier results are cached by content.

    Raises:
        black.InvalidInput: a text cannot be parsed.
    """
    folder = cache_folder() / "black" / cache_key()
    done: dict[str, str] = {}
    todo: dict[str, str] = {}
    for path, text in texts.items():
        known = cached_text(folder, text)
        if known is None:
            todo[path] = text
        else:
            done[path] = known
    for path, formatted in run_black(todo):
        cache_text(folder, todo[path], formatted)
        done[path] = formatted
    return {path: done[path] for path in texts}


def run_black(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Format in this process, or in several when the texts are long enough to pay for it."""
    paths = list(texts)
    workers = min(os.cpu_count() or 1, 4)
    if workers == 1 or sum(map(len, texts.values())) < WORTH_A_POOL:
        yield from ((path, black_text(texts[path])) for path in paths)
        return
    from concurrent.futures import ThreadPoolExecutor  # it imports logging

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
    import black.mode

    mode = black.Mode(
        line_length=LINE_LENGTH, target_versions={black.mode.TargetVersion.PY311}
    )
    return black.format_str(text, mode=mode)


def cache_key() -> str:
    """Identifies what the result depends on besides the text: Black and the line length."""
    from importlib.metadata import version

    return f"{version('black')}-{LINE_LENGTH}-py311"


def cache_file(folder: Path, text: str) -> Path:
    """The file that remembers the result for a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:2] / digest[2:]


def cached_text(folder: Path, text: str) -> str | None:
    """What Black made of the text before; an empty file says that it left the text alone."""
    try:
        return cache_file(folder, text).read_text(encoding="utf-8") or text
    except (OSError, UnicodeDecodeError):
        return None


def cache_text(folder: Path, text: str, formatted: str) -> None:
    """Keeps the result; a cache that cannot be written is done without."""
    write_atomically(
        cache_file(folder, text), b"" if formatted == text else formatted.encode()
    )
