"""Reads the pagination settings of the config."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from specloom import ir
from specloom.ir import PagingStyle
from specloom.kinds import is_array, is_object
from specloom.paging.choices import Choice, ChoiceError

ALL = "*"
"""The key of the setting for all operations that are not listed."""

_PLACES = ("items", "next", "more", "done", "at", "total", "pages")
_STYLES = ", ".join(PagingStyle)


def read_choices(value: object) -> tuple[bool, Mapping[str, Choice]]:
    """Read whether pagination is detected, and the settings by operation.

    Raises:
        ChoiceError: a setting is invalid; its arguments are the key and the reason.
    """
    if not is_object(value):
        raise ChoiceError("", "pagination must be a table")
    table = dict(value)
    detect = table.pop(ALL, True)
    if not isinstance(detect, bool):
        raise ChoiceError(ALL, '"*" must be true or false')
    return detect, {key: _choice(key, of) for key, of in table.items()}


def _choice(key: str, value: object) -> Choice:
    if value is False:
        return Choice(off=True)
    if not is_object(value):
        raise ChoiceError(key, f"{key} must be false or a table")
    known = [field.name for field in fields(Choice) if field.name != "off"]
    for name in value:
        if name not in known:
            told = ", ".join(known)
            raise ChoiceError(key, f"unknown key {name!r}; the keys are {told}")
    return Choice(**{name: _member(key, name, of) for name, of in value.items()})


def _member(key: str, name: str, value: object) -> Any:
    if name in _PLACES:
        return _path(key, name, value)
    if name == "first":
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise ChoiceError(key, "first must be an integer")
    if not isinstance(value, str):
        raise ChoiceError(key, f"{name} must be a string")
    if name != "style":
        return value
    if value not in list(PagingStyle):
        raise ChoiceError(key, f"unknown style {value!r}; the styles are {_STYLES}")
    return PagingStyle(value)


def _path(key: str, name: str, value: object) -> ir.Path:
    """Read a path: names separated by dots, or a list of names."""
    if isinstance(value, str):
        return tuple(filter(None, value.split(".")))
    if is_array(value) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ChoiceError(
        key, f'{name} must be a string such as "meta.next", or a list of strings'
    )
