"""The fixture ``mock_absent_or_null`` for pytest.

Name this module in ``pytest_plugins`` of the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockAbsentOrNull

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_absent_or_null() -> Iterator[MockAbsentOrNull]:
    """A test double of the service, without answers set."""
    with MockAbsentOrNull() as mock:
        yield mock
