"""The pytest fixture ``mock_json_body``.

Add this module to ``pytest_plugins`` in the conftest.py at the root of the tests, or
import the fixture there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import MockJSONBody

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def mock_json_body() -> Iterator[MockJSONBody]:
    """A mock of the service without any responses set."""
    with MockJSONBody() as mock:
        yield mock
