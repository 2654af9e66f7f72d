"""The pytest fixture ``mock_header_and_cookie``.

Add this module to ``pytest_plugins`` in the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockHeaderAndCookie

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_header_and_cookie() -> Iterator[MockHeaderAndCookie]:
    """A mock of the service without any responses set."""
    with MockHeaderAndCookie() as mock:
        yield mock
