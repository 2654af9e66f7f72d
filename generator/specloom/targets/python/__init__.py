"""The Python package: an ``ir.Api`` as a typed client."""

from specloom.targets.python.models import Mixins, extensible
from specloom.targets.python.names import PythonNames, names_of
from specloom.targets.python.package import (
    client_name,
    environment_prefix,
    ledger,
    package_name,
    pages,
    release,
    toml,
)

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
