"""The Markdown documentation of an API: README, guide and reference."""

from specloom.targets.markdown.pages import pages

__all__ = ["pages"]
