"""Views for the templates of the site. Texts are HTML unless a comment says that they are not."""

from __future__ import annotations

from specloom.kinds import dataclass
from specloom.targets.calls import Page
from specloom.targets.site.prose import TocEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """An entry of the navigation: a page, or a section with pages. ``title`` is plain."""

    title: str
    path: str = ""
    entries: tuple[NavEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """What the theme shows next to a page; ``markdown`` is its source in the output."""

    title: str
    section: str
    toc: tuple[TocEntry, ...]
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page of the site: its path without suffix, and what it shows."""

    path: str
    template: str
    view: object
    meta: PageMeta

    def page(self) -> Page:
        """The page for the renderer."""
        return Page(path=f"{self.path}.html", template=self.template, view=self.view)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProperty:
    """A property, a parameter or an argument; everything but ``id`` is HTML."""

    id: str
    name: str
    type: str
    marks: tuple[str, ...]
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab."""

    title: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TabSet:
    """Tabs, with a number that is unique on its page."""

    number: int
    tabs: tuple[Tab, ...]

    @property
    def count(self) -> int:
        """The number of tabs."""
        return len(self.tabs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteResponse:
    """A response: all HTML."""

    status: str
    type: str
    effect: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOperation:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLink:
    """A link with a note; both texts and the note are HTML."""

    href: str
    title: str
    note: str = ""
    method: str = ""
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiView:
    """The page of a resource."""

    title: str
    about: str
    entries: tuple[SiteLink, ...]
    sections: tuple[SiteOperation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteModelView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGroup:
    """Links below a heading."""

    heading: str
    links: tuple[SiteLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A page of links in groups."""

    title: str
    intro: str
    groups: tuple[LinkGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteScheme:
    """A security scheme."""

    heading: str
    points: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRestSection:
    """An operation of the REST reference."""

    heading: str
    deprecated: bool
    method: str
    url: str
    about: str
    properties: tuple[tuple[SiteProperty, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRestView:
    """A page of the REST reference."""

    title: str
    sections: tuple[SiteRestSection, ...]
