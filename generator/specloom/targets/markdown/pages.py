"""All pages of the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from specloom import ir
from specloom.coverage import Coverage
from specloom.targets.groups import groups
from specloom.targets.markdown.api import Shelf, api_page
from specloom.targets.markdown.coverage import coverage_page
from specloom.targets.markdown.examples import Examples
from specloom.targets.markdown.files import files_of
from specloom.targets.markdown.guide import guide_pages
from specloom.targets.markdown.models import model_page
from specloom.targets.markdown.readme import readme_page
from specloom.targets.markdown.rest import rest_page
from specloom.targets.markdown.types import LinkedTypes
from specloom.targets.page import Page, Settings
from specloom.targets.python.names import PythonNames
from specloom.targets.samples import Samples


def pages(
    api: ir.Api,
    names: PythonNames,
    settings: Settings,
    coverage: Coverage,
    own: tuple[tuple[str, str], ...] = (),
) -> Iterator[Page]:
    """The README, the guide, two pages for each group of operations, a page for each
    declaration, and a page on coverage.

    Args:
        api: The API.
        names: Its names.
        settings: The settings of the maintainer.
        coverage: What the client does not fully support.
        own: Further pages that the README links, as pairs of title and path.
    """
    chapters = groups(api)
    files = files_of(chapters, api.declarations, names)
    types = LinkedTypes.of(api, names, files)
    shelf = Shelf(
        api=api,
        names=names,
        types=types,
        examples=Examples.of(api, names, settings),
        shown=Samples(api, ir.Access.BOTH),
    )
    yield readme_page(shelf, chapters, files, settings, own)
    yield from guide_pages(shelf, settings)
    yield coverage_page(api, coverage)
    for chapter in chapters:
        yield api_page(shelf, chapter, files.apis[chapter.key])
        yield rest_page(api, chapter, files.rest[chapter.key])
    for declaration in api.declarations:
        yield model_page(shelf, declaration, files.models[declaration.id])
