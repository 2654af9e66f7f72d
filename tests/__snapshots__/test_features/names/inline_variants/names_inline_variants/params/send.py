"""Dicts in place of ``SendBodyWithEmail`` and related models."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class SendBodyWithEmailParam(TypedDict, total=False):
    """A dict in place of ``SendBodyWithEmail``."""

    email: Required[str]
    text: str


class SendBodyWithPhoneParam(TypedDict, total=False):
    """A dict in place of ``SendBodyWithPhone``."""

    phone: Required[str]
    text: str


class SendBodyListItemParam(TypedDict, total=False):
    """A dict in place of ``SendBodyListItem``."""

    id: Required[str]
