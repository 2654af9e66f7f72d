"""The command line."""

from specloom.cli.commands import main
from specloom.cli.custom import custom
from specloom.cli.difference import diff
from specloom.cli.starting import init
from specloom.cli.templates import templates
from specloom.cli.upgrading import upgrade
from specloom.cli.watching import watch

main.add_command(custom)
main.add_command(init)
main.add_command(templates)
main.add_command(upgrade)
main.add_command(watch)
main.add_command(diff)

__all__ = ["main"]
