"""Evaluates JSONPath queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specloom.patterns import finds

Place = tuple[str | int, ...]
Query = Callable[[Any], list[Place]]
"""Returns the locations that a query selects, without duplicates, in document order."""


DEEPEST = 600
"""The maximum depth of ``..``, greater than the maximum depth of a document."""


LONGEST = 10_000
"""The maximum number of characters of a target."""


class QueryError(Exception):
    """The text is not a JSONPath query, or cannot be evaluated; the message says why."""


def query(text: str) -> Query:
    """Compile a JSONPath query (RFC 9535); raises QueryError.

    This uses python-jsonpath, which is pure Python, supports Python 3.11, and in strict mode
    passes the compliance test suite of the RFC. jsonpath-rfc9535 by the same author needs
    Python 3.12 and a compiled engine for regular expressions.
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
    """Configure the library so that ``match`` and ``search`` (RFC 9535 §2.4.6, §2.4.7) run
    in bounded time.
    """
    from jsonpath import (
        JSONPathEnvironment,
    )  # imported here, because only overlays need it
    from jsonpath.function_extensions import Match, Search

    def found(pattern: str, text: str) -> bool:
        answer = finds(pattern, text)
        if answer is None:
            raise QueryError(
                f"the pattern {pattern[:40]!r} is invalid or too expensive"
            )
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
    # str() of the library's errors prints the query on several lines, and fails for an
    # empty query.
    return str(fault.args[0]) if fault.args else type(fault).__name__
