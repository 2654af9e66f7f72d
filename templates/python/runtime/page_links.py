"""Pages that link to the next one, in a header field or in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .auth import ApiKey
from .errors import PaginationError
from .operations import Argument, Operation
from .pagination import (
    NextPage,
    PagedOperation,
    PageState,
    Pagination,
    property_of,
    value_at,
)
from .requests import sent_arguments
from .typeguards import is_collection, is_list
from .urls import origin

if TYPE_CHECKING:
    from .settings import CallOptions

_IN_URL = ("path", "query", "querystring")


class LinkPagination(Pagination):
    """The Link header field contains the URL of the next page (RFC 8288)."""

    __slots__ = ()

    def url(self, state: PageState, page: Any) -> Any:
        """Return the URL of the next page in whatever form the service writes it."""
        return next_link(state.link)

    def next_page(self, state: PageState, page: Any) -> NextPage | None:
        """Return the URL of the next page."""

        url = self.url(state, page)
        if not isinstance(url, str) or not url or self.is_last(page, otherwise=False):
            return None
        return NextPage(url=url, mark=url)

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation at that URL."""
        return operation_at_url(state, to.url, options)


class UrlPagination(LinkPagination):
    """The property ``next`` of the body leads to the next page.

    It is a URL, a link object, or a list of link objects, of which the one with the
    relation ``next`` counts. A value that is not a URL is the next value of
    ``parameter``, if there is one.
    """

    __slots__ = ("next", "parameter")

    def __init__(
        self,
        *,
        next: tuple[str, ...],
        items: tuple[str, ...] = (),
        more: tuple[str, ...] = (),
        done: tuple[str, ...] = (),
        parameter: str = "",
    ) -> None:
        super().__init__(items=items, more=more, done=done)
        self.next: tuple[str, ...] = next
        self.parameter: str = parameter

    def url(self, state: PageState, page: Any) -> Any:
        """Return the URL of the next page as it is in the body."""
        value = value_at(page, self.next)
        return value if isinstance(value, str) else _target(value)

    def next_call(
        self, state: PageState, to: NextPage, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation at that URL or with that parameter value."""
        url = to.url.startswith(("http://", "https://", "/", "?"))
        if url or not self.parameter:
            return super().next_call(state, to, options)
        changed = {self.parameter: to.url}
        options["extra_query"] = {**options.get("extra_query", {}), **changed}
        return state.operation, options


def _target(link: Any) -> Any:
    """Return the URL of a link object, or of the ``next`` link in a list.

    HAL, Siren and JSON:API write ``rel`` and ``href``, FHIR ``relation`` and ``url``.
    """
    if is_list(link):
        link = next((one for one in link if _is_next(one)), None)
    targets = (property_of(link, name) for name in ("href", "url", "uri"))
    return next((url for url in targets if url), None)


def _is_next(link: Any) -> bool:
    rel = property_of(link, "rel") or property_of(link, "relation")
    rels = rel.lower().split() if isinstance(rel, str) else rel
    return is_collection(rels) and "next" in rels


def next_link(field: str) -> str:
    """Return the target of the ``next`` link in a Link header field (RFC 8288 §3).

    Targets and quoted strings may contain commas and semicolons.
    """
    rest = field
    while rest:
        _, _, rest = rest.partition("<")
        target, end, rest = rest.partition(">")
        parameters, rest = _parameters(rest)
        if end and "next" in parameters.get("rel", "").lower().split():
            return target.strip()
    return ""


def _parameters(text: str) -> tuple[dict[str, str], str]:
    """Return a link's parameters and the remaining text; the first of two equals
    counts.
    """
    found: dict[str, str] = {}
    text = text.lstrip()
    while text.startswith(";"):
        name, sign, rest = text[1:].partition("=")
        bare = min(i for c in ";,\0" if (i := (text + "\0").find(c, 1)) > 0)
        if not sign or bare < 1 + len(name):
            text = text[bare:].lstrip()
            continue
        rest = rest.lstrip()
        if rest.startswith('"'):
            value, rest = _quoted(rest[1:])
        else:
            end = min(i for c in ";,\0" if (i := (rest + "\0").find(c)) >= 0)
            value, rest = rest[:end].strip(), rest[end:]
        found.setdefault(name.strip().lower(), value)
        text = rest.lstrip()
    return found, text


def _quoted(text: str) -> tuple[str, str]:
    """Return a quoted string without backslashes, and the text after it."""
    out: list[str] = []
    pieces = iter(enumerate(text))
    for index, c in pieces:
        if c == '"':
            return "".join(out), text[index + 1 :]
        out.append(next(pieces, (0, ""))[1] if c == "\\" else c)
    return "".join(out), ""


def operation_at_url(
    state: PageState, reference: str, options: CallOptions
) -> tuple[Operation[Any], CallOptions]:
    """Return the operation at another URL, with its header fields, body and
    credentials.

    Query parameters that the caller passed as credentials, as arguments or in
    ``extra_query``, are kept too.

    Raises:
        PaginationError: The URL has another origin, which must not receive credentials.
    """
    from urllib.parse import unquote_plus

    origin_, path, query = _url_parts(state, reference)
    pieces = [p for p in query.split("&") if p]
    named = [(unquote_plus(piece.partition("=")[0]), piece) for piece in pieces]
    names = {name for name, _ in named}
    # The service may repeat the credentials in its URL; they are removed and added
    # again.
    secrets, arguments = _keys(state, names)
    kept = "&".join(piece for name, piece in named if name not in secrets)
    extra = options.get("extra_query") or {}
    names -= secrets
    options["extra_query"] = {n: v for n, v in extra.items() if n not in names}
    options["base_url"] = origin_
    operation = state.operation
    twin: PagedOperation[Any, Any, Any] = PagedOperation(
        operation.method,
        f"{path}?{kept}" if kept else path,
        pagination=state.pagination,
        arguments=arguments,
        body=operation.body,
        writers=operation.writers,
        body_required=operation.body_required,
        needs=operation.needs,
        constants=operation.constants,
        responses=operation.responses,
        security=operation.security,
    )
    return twin, options


def _keys(state: PageState, names: set[str]) -> tuple[set[str], tuple[Argument, ...]]:
    """Return the query names that the call writes itself and the arguments to keep.

    These are API keys of the operation's security schemes, from the client's
    credentials or from arguments. An API key that only another operation requires
    counts if the URL, whose parameters are ``names``, lacks it.
    """
    call, operation = state.call, state.operation
    keys = {
        id: scheme.name
        for id, scheme in call.settings.service.schemes.items()
        if isinstance(scheme, ApiKey) and scheme.location == "query"
    }
    own = {keys[id] for ids in operation.security for id in ids if id in keys}
    given = {
        argument.wire: argument
        for argument, _ in sent_arguments(operation.arguments, state.values)
        if argument.location == "query" and argument.wire in keys.values()
    }
    passed = {*given, *(state.options.get("extra_query") or {})}
    secrets = own & passed | {keys[id] for id in call.schemes if id in keys}
    wires = secrets | (given.keys() - names)
    arguments = (
        *(a for a in operation.arguments if a.location not in _IN_URL),
        *(a for wire, a in given.items() if wire in wires),
    )
    return secrets, arguments


def _url_parts(state: PageState, reference: str) -> tuple[str, str, str]:
    """Return origin, path and query of a URL at the client's own origin.

    An http URL at the host of a client that uses https counts as the same origin: a
    service behind a proxy does not know the scheme of its clients.
    """
    from urllib.parse import quote, urljoin

    base = state.call.base_url
    try:
        url = urljoin(state.url, quote(reference, safe="!#$%&'()*+,/:;=?@[]~"))
    except ValueError as error:
        message = f"{state.call.label}: the next page's URL is not valid: {error}"
        raise PaginationError(message) from error
    place, own = origin(url), origin(base)
    same_host = place[0] == "http" and own[0] == "https" and place[1] == own[1]
    if place != own and not (same_host and place[2] in ("80", own[2])):
        shown = f"{place[0]}://{place[1]}:{place[2]}"
        raise PaginationError(
            f"{state.call.label}: the next page is at another origin, {shown}; "
            "credentials are sent to the client's own origin only"
        )
    scheme, _, rest = base.partition("://")
    host = rest.partition("/")[0].partition("?")[0]
    where, _, query = url.partition("://")[2].partition("#")[0].partition("?")
    _, slash, path = where.partition("/")
    return f"{scheme}://{host}", slash + path, query
