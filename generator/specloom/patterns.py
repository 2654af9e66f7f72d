"""The regular expressions that documents bring along."""

from __future__ import annotations

import re
import warnings

# A repetition right around another one, which tries each way to part a text among them.
_NESTED = re.compile(r"[*+?}]\)+[*+{]")
_LONG = 16  # characters


def may_take_ages(pattern: str, text: str) -> bool:
    """Whether a search may take longer than anybody waits for."""
    return len(text) > _LONG and _NESTED.search(pattern) is not None


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, without the warnings that are meant for who wrote it.

    Raises:
        re.error: Python cannot read it.
        OverflowError: it counts too far.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return re.compile(pattern)
