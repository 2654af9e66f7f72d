"""What differs between the interpreters that specloom runs on."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import specloom

# What the standard library's own parser makes of a pattern; there is no public one.
grammar = importlib.import_module("re._parser")
opcodes = importlib.import_module("re._constants")


def compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of specloom keeps, with its name."""
    for found in pkgutil.walk_packages(specloom.__path__, "specloom."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{found.name}:{name}", value


def groups_kept_without_return(pattern: Any, inside: bool = False) -> Iterator[int]:
    """The numbers of the groups in possessive quantifiers and atomic groups."""
    for operation, argument in pattern:
        if operation is opcodes.SUBPATTERN and inside and argument[0] is not None:
            yield argument[0]
        bound = operation in (opcodes.POSSESSIVE_REPEAT, opcodes.ATOMIC_GROUP)
        for part in parts(argument):
            yield from groups_kept_without_return(part, inside or bound)


def parts(argument: Any) -> Iterator[Any]:
    if isinstance(argument, grammar.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for item in argument:
            yield from parts(item)


@pytest.mark.parametrize(("text", "groups"), [(r"(?:(a)b)?+c", [1]), (r"(a*+)b", [])])
def test_the_rule_finds_what_it_looks_for(text: str, groups: list[int]) -> None:
    assert list(groups_kept_without_return(grammar.parse(text))) == groups


def test_no_group_stands_in_a_possessive_quantifier() -> None:
    """CPython 3.11.0 to 3.11.4 (Debian 12 has 3.11.2) forgets where such a group ended, and
    finds less than there is: places in documents would be wrong.
    """
    patterns = dict(compiled())
    assert len(patterns) > 20
    flawed = {
        name: pattern.pattern
        for name, pattern in patterns.items()
        if list(groups_kept_without_return(grammar.parse(pattern.pattern)))
    }
    assert flawed == {}
