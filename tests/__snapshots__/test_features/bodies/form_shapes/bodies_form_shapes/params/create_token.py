"""Dicts in place of ``CreateTokenBodyToken``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class CreateTokenBodyTokenParam(TypedDict, total=False):
    """A dict in place of ``CreateTokenBodyToken``."""

    token: Required[str]
