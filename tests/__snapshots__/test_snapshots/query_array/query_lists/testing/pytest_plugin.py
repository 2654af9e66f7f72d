"""The pytest fixture ``mock_query_lists``.

Add this module to ``pytest_plugins`` in the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockQueryLists

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_query_lists() -> Iterator[MockQueryLists]:
    """A mock of the service without any responses set."""
    with MockQueryLists() as mock:
        yield mock
