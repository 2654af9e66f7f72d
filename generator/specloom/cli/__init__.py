"""The command line."""

from specloom.cli.commands import main
from specloom.cli.starting import init

main.add_command(init)

__all__ = ["main"]
