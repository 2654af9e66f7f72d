"""What the operations of ``books`` send, return and raise."""

from __future__ import annotations

import pytest


def test_add_book_is_not_tested() -> None:
    pytest.skip(reason="members have no place in application/xml")
