"""The tests of a generated package. Their expectations come only from the document."""

from specloom.targets.pytest.operation_tests import pages

__all__ = ["pages"]
