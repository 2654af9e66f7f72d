"""The command line."""

from specloom.cli.app import diff, main, upgrade, watch
from specloom.cli.project import completion, custom, init, site, templates

main.add_command(completion)
main.add_command(custom)
main.add_command(init)
main.add_command(site)
main.add_command(templates)
main.add_command(upgrade)
main.add_command(watch)
main.add_command(diff)

__all__ = ["main"]
