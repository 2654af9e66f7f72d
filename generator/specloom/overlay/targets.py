"""Finds the places that a JSONPath expression selects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specloom.patterns import finds

Place = tuple[str | int, ...]
Query = Callable[[Any], list[Place]]
"""Gives the places that it selects in a value, each once, in the document's order."""


DEEPEST = 600
"""How deep ``..`` looks: beyond what a document may nest."""


LONGEST = 10_000
"""Characters of a target; a longer one is not read."""


class QueryError(Exception):
    """The text is no JSONPath, or cannot be followed; the message says why."""


def query(text: str) -> Query:
    """What a JSONPath expression (RFC 9535) stands for; raises QueryError.

    python-jsonpath does the work: it is written in Python alone, passes the compliance
    test suite of the RFC in its strict mode, keeps pace with new versions of Python and
    still runs on 3.11.  The same author's jsonpath-rfc9535 needs 3.12 and a compiled
    engine for regular expressions.
    """
    if len(text) > LONGEST:
        raise QueryError(f"it has {len(text):,} characters; the limit is {LONGEST:,}")
    environment = _environment()
    try:
        compiled = environment.compile(text)
    except Exception as fault:
        raise QueryError(_said(fault)) from fault

    def places(value: Any) -> list[Place]:
        try:
            found = [tuple(match.parts) for match in compiled.finditer(value)]
        except Exception as fault:
            raise QueryError(_said(fault)) from fault
        return list(dict.fromkeys(found))

    return places


def _environment() -> Any:
    """The library's settings; ``match`` and ``search`` (RFC 9535 §2.4.6, §2.4.7) run
    patterns in bounded time.
    """
    from jsonpath import JSONPathEnvironment  # only documents with overlays pay for it
    from jsonpath.function_extensions import Match, Search

    def found(pattern: str, text: str) -> bool:
        answer = finds(pattern, text)
        if answer is None:
            raise QueryError(f"the pattern {pattern[:40]!r} cannot be searched for")
        return answer

    class BoundedMatch(Match):
        def __call__(self, value: object, pattern: object) -> bool:
            known = isinstance(value, str) and isinstance(pattern, str)
            return known and found(f"^(?:{pattern})$", str(value))

    class BoundedSearch(Search):
        def __call__(self, value: object, pattern: object) -> bool:
            known = isinstance(value, str) and isinstance(pattern, str)
            return known and found(str(pattern), str(value))

    environment = JSONPathEnvironment(strict=True)
    environment.max_recursion_depth = DEEPEST
    environment.function_extensions["match"] = BoundedMatch()
    environment.function_extensions["search"] = BoundedSearch()
    return environment


def _said(fault: Exception) -> str:
    # str() of the library's errors draws the expression over several lines, and fails
    # on an empty one.
    return str(fault.args[0]) if fault.args else type(fault).__name__
