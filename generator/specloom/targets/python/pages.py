"""Which files a package has."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.targets.page import Page, Settings
from specloom.targets.python.client import client_page
from specloom.targets.python.mixins import (
    BASE,
    NO_MIXINS,
    Mixins,
    Public,
    extensible,
    wired,
)
from specloom.targets.python.models import model_pages
from specloom.targets.python.names import PythonNames
from specloom.targets.python.packaging import (
    errors_page,
    fixed_page,
    models_page,
    package_page,
    project_page,
    types_page,
    version_page,
)
from specloom.targets.python.paging import pages_page
from specloom.targets.python.queries import queries_page
from specloom.targets.python.raw_responses import raw_responses_page
from specloom.targets.python.resources import resource_pages
from specloom.targets.python.testing import testing_pages
from specloom.targets.python.webhooks import webhook_pages
from specloom.targets.python.xml_forms import xml_pages

CUSTOM = {
    "__init__.py": "python/custom_init.py.jinja",
    "README.md": "python/custom_readme.md.jinja",
}
"""What the folder of custom code begins with, by template."""


def pages(
    api: ir.Api,
    names: PythonNames,
    settings: Settings,
    mixins: Mixins = NO_MIXINS,
) -> Iterator[Page]:
    """The files of the package, but for the runtime's, which are copied; what ``mixins``
    extend is brought together with them.
    """
    shown = extensible(api, names) if mixins.of else dict[str, tuple[Public, ...]]()
    for page in _pages(api, names, settings, mixins):
        yield from wired(page, settings.package, mixins, shown)


def _pages(
    api: ir.Api, names: PythonNames, settings: Settings, mixins: Mixins
) -> Iterator[Page]:
    package = settings.package
    yield project_page(api, settings)
    yield package_page(api, names)
    yield version_page(settings)
    yield fixed_page(f"{package}/py.typed", "python/py.typed.jinja")
    yield errors_page(api, package)
    yield types_page(api, package)
    yield client_page(api, names, package)
    yield models_page(api, names)
    yield from model_pages(api, names, package, mixins)
    yield fixed_page(
        f"{package}/resources/__init__.py", "python/resources_init.py.jinja"
    )
    yield from resource_pages(api, names, package)
    yield raw_responses_page(api, names, package)
    yield from pages_page(api, names, package)
    yield from queries_page(api, package)
    yield from webhook_pages(api, names, package)
    yield from xml_pages(api, names, package)
    for file, template in CUSTOM.items():
        yield fixed_page(f"{package}/custom/{file}", template, once=True)
    if mixins.of:
        for module in dict.fromkeys(m.partition(".")[0] for m in mixins.of):
            if module != "client":
                yield fixed_page(
                    f"{package}/{BASE}{module}/__init__.py",
                    "python/base_init.py.jinja",
                )
    yield from testing_pages(api, names, package, mixins)
