"""The Python package: an ``ir.Api`` as a typed client."""

from specloom.targets.python.ledger import ledger
from specloom.targets.python.mixins import Mixins, extensible
from specloom.targets.python.names import PythonNames, names_of
from specloom.targets.python.packaging import (
    client_name,
    environment_prefix,
    package_name,
    release,
    toml,
)
from specloom.targets.python.pages import pages

__all__ = [
    "Mixins",
    "PythonNames",
    "client_name",
    "environment_prefix",
    "extensible",
    "ledger",
    "names_of",
    "package_name",
    "pages",
    "release",
    "toml",
]
