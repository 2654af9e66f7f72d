"""The command line."""

from specloom.cli.commands import main

__all__ = ["main"]
