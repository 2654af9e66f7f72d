"""The Markdown reference: an ``ir.Api`` as pages for people."""

from specloom.targets.markdown.pages import pages

__all__ = ["pages"]
