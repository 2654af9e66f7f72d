"""The tests of a generated package, whose expectations come from the document alone."""

from specloom.targets.pytest.pages import pages

__all__ = ["pages"]
