"""The tests of a generated package, whose expectations come from the document alone."""

from specloom.targets.pytest.operation_tests import pages

__all__ = ["pages"]
