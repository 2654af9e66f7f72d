"""Dicts in place of ``PostTokensBodyToken``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class PostTokensBodyTokenParam(TypedDict, total=False):
    """A dict in place of ``PostTokensBodyToken``."""

    token: Required[str]
