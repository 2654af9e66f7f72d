"""Runs the Python snippets of Markdown pages against a service that is made of samples.

``python run_snippets.py ANSWERS PAGE...`` runs the snippets of each page one after the other
in one namespace, as their reader would, in the current folder. If a page says that its
snippets belong in the first program, they are put there. ``ANSWERS`` is a JSON file: a
list of ``[method, pattern of the path, status, media type, body]``, the first that matches
wins. Prints a line for each snippet: ``ok PAGE LINE``, or ``failed PAGE LINE`` with a traceback.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2


def snippets(text: str) -> Iterator[tuple[int, str]]:
    """The Python snippets of a page, each with the line on which it begins."""
    lines: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if lines is None and line.strip() == "```python":
            lines, begin = [], number + 1
        elif lines is not None and line.strip() == "```":
            yield begin, "\n".join(lines) + "\n"
            lines = None
        elif lines is not None:
            lines.append(line)
    assert lines is None, "a snippet without an end"


BELONGS = "The other snippets of this page belong in the block of `main()`."
END = "\n\n\nasyncio.run(main())\n"


def joined(text: str, mark: str = "") -> str | None:
    """The first program of a page with the other snippets in its block, each followed by
    ``mark`` with its line; None if the page does not say that they belong there.
    """
    if BELONGS not in text:
        return None
    (first, program), *others = snippets(text)
    assert program.endswith(END)
    found = program.removesuffix(END)
    for line, source in [(first, ""), *others]:
        found += "\n" + textwrap.indent(source + mark.format(line=line), " " * 8)
    return found + END


def mock_network(answers: list[list[Any]]) -> Any:
    """What answers a request in place of the network."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        for method, pattern, status, media_type, body in answers:
            if request.method == method and re.fullmatch(pattern, request.url.path):
                fields = {"content-type": media_type} if media_type else {}
                return httpx2.Response(status, headers=fields, content=body.encode())
        if request.url.path.endswith("/token"):
            return httpx2.Response(200, json={"access_token": "t", "expires_in": 60})
        if (
            "report" in request.url.path
        ):  # what the guide shows for endpoints without a method
            return httpx2.Response(200, json=["a", "b"])
        raise AssertionError(f"no sample answers {request.method} {request.url.path}")

    return answer


def main(answers: str, *pages: str) -> None:
    """Run the snippets of all pages."""
    answer = mock_network(json.loads(Path(answers).read_text("utf-8")))

    def handle(self: object, request: httpx2.Request) -> httpx2.Response:
        request.read()
        return answer(request)

    async def handle_async(self: object, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        return answer(request)

    httpx2.HTTPTransport.handle_request = handle  # type: ignore[method-assign]
    httpx2.AsyncHTTPTransport.handle_async_request = handle_async  # type: ignore[method-assign]
    for page in pages:
        names: dict[str, Any] = {"__name__": "__main__"}
        text = Path(page).read_text("utf-8")
        program = joined(text, f"print('ok', {page!r}, {{line}})")
        if program is not None:
            run(page, 1, program, names)
            continue
        for line, source in snippets(text):
            if run(page, line, source, names):
                print(f"ok {page} {line}")


def run(page: str, line: int, source: str, names: dict[str, Any]) -> bool:
    """Run a snippet; print why if it fails."""
    try:
        exec(compile("\n" * (line - 1) + source, page, "exec"), names)
    except BaseException:
        print(f"failed {page} {line}\n{traceback.format_exc()}")
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
