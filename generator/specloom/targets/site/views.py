"""Views for the templates of the site. Texts are HTML unless a comment says that they are not."""

from __future__ import annotations

from msgspec import Struct

from specloom.targets.calls import Page
from specloom.targets.site.prose import TocEntry


class NavEntry(Struct, frozen=True, kw_only=True):
    """An entry of the navigation: a page, or a section with pages. ``title`` is plain."""

    title: str
    path: str = ""
    entries: tuple[NavEntry, ...] = ()


class PageMeta(Struct, frozen=True, kw_only=True):
    """What the theme shows next to a page; ``markdown`` is its source in the output."""

    title: str
    section: str
    toc: tuple[TocEntry, ...]
    markdown: str = ""


class SitePage(Struct, frozen=True, kw_only=True):
    """A page of the site: its path without suffix, and what it shows."""

    path: str
    template: str
    view: Struct
    meta: PageMeta

    def page(self) -> Page:
        """The page for the renderer."""
        return Page(path=f"{self.path}.html", template=self.template, view=self.view)


class SiteProperty(Struct, frozen=True, kw_only=True):
    """A property, a parameter or an argument; everything but ``id`` is HTML."""

    id: str
    name: str
    type: str
    marks: tuple[str, ...]
    text: str
    notes: tuple[str, ...]


class Tab(Struct, frozen=True, kw_only=True):
    """A tab."""

    title: str
    content: str


class TabSet(Struct, frozen=True, kw_only=True):
    """Tabs, with a number that is unique on its page."""

    number: int
    tabs: tuple[Tab, ...]

    @property
    def count(self) -> int:
        """The number of tabs."""
        return len(self.tabs)


class SiteResponse(Struct, frozen=True, kw_only=True):
    """A response: all HTML."""

    status: str
    type: str
    effect: str
    text: str


class SiteOperation(Struct, frozen=True, kw_only=True):
    """The section of an operation. ``request``, ``response`` and ``arguments`` are empty or
    have one element, which the template passes to another.
    """

    heading: str
    deprecated: bool
    method: str
    path: str
    paragraphs: tuple[str, ...]
    signature: str
    request: tuple[TabSet, ...]
    response: tuple[TabSet, ...]
    arguments: tuple[tuple[SiteProperty, ...], ...]
    limits: str
    result: str
    pages: str
    outcomes: tuple[SiteResponse, ...]
    headers: tuple[str, ...]
    authorization: str
    callbacks: tuple[str, ...]


class SiteLink(Struct, frozen=True, kw_only=True):
    """A link with a note; both texts and the note are HTML."""

    href: str
    title: str
    note: str = ""
    method: str = ""
    deprecated: bool = False


class ApiView(Struct, frozen=True, kw_only=True):
    """The page of a resource."""

    title: str
    about: str
    entries: tuple[SiteLink, ...]
    sections: tuple[SiteOperation, ...]


class SiteModelView(Struct, frozen=True, kw_only=True):
    """The page of a model."""

    title: str
    deprecated: bool
    paragraphs: tuple[str, ...]
    importing: str
    facts: tuple[str, ...]
    properties: tuple[tuple[SiteProperty, ...], ...]
    points_id: str
    points_title: str
    points: tuple[str, ...]
    example: str
    used: bool
    uses: tuple[SiteLink, ...]
    holders: tuple[SiteLink, ...]
    more: bool


class LinkGroup(Struct, frozen=True, kw_only=True):
    """Links below a heading."""

    heading: str
    links: tuple[SiteLink, ...]


class ListView(Struct, frozen=True, kw_only=True):
    """A page of links in groups."""

    title: str
    intro: str
    groups: tuple[LinkGroup, ...]


class SiteScheme(Struct, frozen=True, kw_only=True):
    """A security scheme."""

    heading: str
    points: tuple[str, ...]
    paragraphs: tuple[str, ...]


class HomeView(Struct, frozen=True, kw_only=True):
    """The first page."""

    title: str
    about: tuple[str, ...]
    facts: tuple[str, ...]
    servers: tuple[str, ...]
    arguments: tuple[str, ...]
    first: tuple[TabSet, ...]
    caught: str
    errors_page: bool
    schemes: tuple[SiteScheme, ...]
    resources: tuple[SiteLink, ...]
    webhooks: tuple[str, ...]


class SiteRestSection(Struct, frozen=True, kw_only=True):
    """An operation of the REST reference."""

    heading: str
    deprecated: bool
    method: str
    url: str
    about: str
    properties: tuple[tuple[SiteProperty, ...], ...]


class SiteRestView(Struct, frozen=True, kw_only=True):
    """A page of the REST reference."""

    title: str
    sections: tuple[SiteRestSection, ...]
