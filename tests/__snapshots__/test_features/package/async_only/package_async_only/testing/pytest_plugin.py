"""The pytest fixture ``mock_harbour``.

Add this module to ``pytest_plugins`` in the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockHarbour

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_harbour() -> Iterator[MockHarbour]:
    """A mock of the service without any responses set."""
    with MockHarbour() as mock:
        yield mock
