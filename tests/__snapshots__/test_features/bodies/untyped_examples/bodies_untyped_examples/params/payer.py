"""Dicts in place of ``Payer``."""

from __future__ import annotations

from typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Required


class PayerParam(TypedDict, total=False):
    """A dict in place of ``Payer``."""

    name: Required[str]
    reference: str
