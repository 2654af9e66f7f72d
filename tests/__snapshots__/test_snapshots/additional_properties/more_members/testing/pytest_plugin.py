"""The pytest fixture ``mock_more_members``.

Add this module to ``pytest_plugins`` in the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockMoreMembers

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_more_members() -> Iterator[MockMoreMembers]:
    """A mock of the service without any responses set."""
    with MockMoreMembers() as mock:
        yield mock
