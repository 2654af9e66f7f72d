"""Reads what a project's config says of paging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from specloom import ir
from specloom.ir import PagingStyle
from specloom.kinds import is_array, is_object
from specloom.paging.choices import Choice, ChoiceError

ALL = "*"
"""The key that stands for every operation that is not named."""

_PLACES = ("items", "next", "more", "done", "at", "total", "pages")
_STYLES = ", ".join(PagingStyle)


def read_choices(value: object) -> tuple[bool, Mapping[str, Choice]]:
    """Whether paging is looked for, and the choices by operation.

    Raises:
        ChoiceError: with the key that is wrong, and why, as its arguments.
    """
    if not is_object(value):
        raise ChoiceError("", "pagination must be a table")
    table = dict(value)
    detect = table.pop(ALL, True)
    if not isinstance(detect, bool):
        raise ChoiceError(ALL, '"*" is true or false')
    return detect, {key: _choice(key, of) for key, of in table.items()}


def _choice(key: str, value: object) -> Choice:
    if value is False:
        return Choice(off=True)
    if not is_object(value):
        raise ChoiceError(key, f"{key} is false or a table")
    known = [field.name for field in fields(Choice) if field.name != "off"]
    for name in value:
        if name not in known:
            told = ", ".join(known)
            raise ChoiceError(key, f"{name!r} is none of {told}")
    return Choice(**{name: _member(key, name, of) for name, of in value.items()})


def _member(key: str, name: str, value: object) -> Any:
    if name in _PLACES:
        return _path(key, name, value)
    if name == "first":
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise ChoiceError(key, "first must be a whole number")
    if not isinstance(value, str):
        raise ChoiceError(key, f"{name} must be a text")
    if name != "style":
        return value
    if value not in list(PagingStyle):
        raise ChoiceError(key, f"style is one of {_STYLES}")
    return PagingStyle(value)


def _path(key: str, name: str, value: object) -> ir.Path:
    """A place: names with dots between, or a list of names that have dots themselves."""
    if isinstance(value, str):
        return tuple(filter(None, value.split(".")))
    if is_array(value) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ChoiceError(key, f'{name} must be a text such as "meta.next", or a list')
