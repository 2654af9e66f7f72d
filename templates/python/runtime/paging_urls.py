"""Pagination by URLs in the body or in a header field."""

from __future__ import annotations

from .errors import PaginationError
from .kinds import is_collection, is_list
from .paging import Paged, Paging, found, member
from .security import ApiKey
from .urls import origin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .operations import Argument, Operation
    from .options import CallOptions
    from .turns import Onward, Turn

_IN_URL = ("path", "query", "querystring")


class LinkPaging(Paging):
    """The Link header field contains the URL of the next page (RFC 8288)."""

    __slots__ = ()

    def url(self, turn: Turn, page: Any) -> Any:
        """Return the URL of the next page in whatever form the service writes it."""
        return linked(turn.link)

    def onward(self, turn: Turn, page: Any) -> Onward | None:
        """Return the URL of the next page."""
        from .turns import Onward

        url = self.url(turn, page)
        if not isinstance(url, str) or not url or self.ends(page, otherwise=False):
            return None
        return Onward(url=url, mark=url)

    def asking(
        self, turn: Turn, to: Onward, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation at that URL."""
        return at_url(turn, to.url, options)


class UrlPaging(LinkPaging):
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
        self.next = next
        self.parameter = parameter

    def url(self, turn: Turn, page: Any) -> Any:
        """Return the URL of the next page as it is in the body."""
        value = found(page, self.next)
        return value if isinstance(value, str) else _target(value)

    def asking(
        self, turn: Turn, to: Onward, options: CallOptions
    ) -> tuple[Operation[Any], CallOptions]:
        """Return the operation at that URL or with that parameter value."""
        url = to.url.startswith(("http://", "https://", "/", "?"))
        if url or not self.parameter:
            return super().asking(turn, to, options)
        changed = {self.parameter: to.url}
        options["extra_query"] = {**options.get("extra_query", {}), **changed}
        return turn.operation, options


def _target(link: Any) -> Any:
    """Return the URL of a link object, or of the ``next`` link in a list.

    HAL, Siren and JSON:API write ``rel`` and ``href``, FHIR ``relation`` and ``url``.
    """
    if is_list(link):
        link = next((one for one in link if _leads_on(one)), None)
    targets = (member(link, name) for name in ("href", "url", "uri"))
    return next((url for url in targets if url), None)


def _leads_on(link: Any) -> bool:
    rel = member(link, "rel") or member(link, "relation")
    rels = rel.lower().split() if isinstance(rel, str) else rel
    return is_collection(rels) and "next" in rels


def linked(field: str) -> str:
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


def at_url(
    turn: Turn, reference: str, options: CallOptions
) -> tuple[Operation[Any], CallOptions]:
    """Return the operation at another URL, with its header fields, body and
    credentials.

    Query parameters that the caller passed as credentials, as arguments or in
    ``extra_query``, are kept too.

    Raises:
        PaginationError: The URL has another origin, which must not receive credentials.
    """
    from urllib.parse import unquote_plus  # needed only for these services

    origin_, path, query = _own_place(turn, reference)
    pieces = [p for p in query.split("&") if p]
    named = [(unquote_plus(piece.partition("=")[0]), piece) for piece in pieces]
    names = {name for name, _ in named}
    # The service may repeat the credentials in its URL; they are removed and added
    # again.
    secrets, arguments = _keys(turn, names)
    kept = "&".join(piece for name, piece in named if name not in secrets)
    extra = options.get("extra_query") or {}
    names -= secrets
    options["extra_query"] = {n: v for n, v in extra.items() if n not in names}
    options["base_url"] = origin_
    operation = turn.operation
    twin: Paged[Any, Any, Any] = Paged(
        operation.method,
        f"{path}?{kept}" if kept else path,
        paging=turn.paging,
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


def _keys(turn: Turn, names: set[str]) -> tuple[set[str], tuple[Argument, ...]]:
    """Return the query names that the call writes itself and the arguments to keep.

    These are API keys of the operation's security schemes, from the client's
    credentials or from arguments. An API key that only another operation requires
    counts if the URL, whose parameters are ``names``, lacks it.
    """
    from .requests import travelling

    exchange, operation = turn.exchange, turn.operation
    keys = {
        id: scheme.name
        for id, scheme in exchange.settings.service.schemes.items()
        if isinstance(scheme, ApiKey) and scheme.location == "query"
    }
    own = {keys[id] for ids in operation.security for id in ids if id in keys}
    given = {
        argument.wire: argument
        for argument, _ in travelling(operation.arguments, turn.values)
        if argument.location == "query" and argument.wire in keys.values()
    }
    passed = {*given, *(turn.options.get("extra_query") or {})}
    secrets = own & passed | {keys[id] for id in exchange.schemes if id in keys}
    wires = secrets | (given.keys() - names)
    arguments = (
        *(a for a in operation.arguments if a.location not in _IN_URL),
        *(a for wire, a in given.items() if wire in wires),
    )
    return secrets, arguments


def _own_place(turn: Turn, reference: str) -> tuple[str, str, str]:
    """Return origin, path and query of a URL at the client's own origin.

    An http URL at the host of a client that uses https counts as the same origin: a
    service behind a proxy does not know the scheme of its clients.
    """
    from urllib.parse import quote, urljoin

    base = turn.exchange.base_url
    try:
        url = urljoin(turn.url, quote(reference, safe="!#$%&'()*+,/:;=?@[]~"))
    except ValueError as error:
        message = f"{turn.exchange.label}: the next page's URL is not valid: {error}"
        raise PaginationError(message) from error
    place, own = origin(url), origin(base)
    same_host = place[0] == "http" and own[0] == "https" and place[1] == own[1]
    if place != own and not (same_host and place[2] in ("80", own[2])):
        shown = f"{place[0]}://{place[1]}:{place[2]}"
        raise PaginationError(
            f"{turn.exchange.label}: the next page is at another origin, {shown}; "
            "credentials are sent to the client's own origin only"
        )
    scheme, _, rest = base.partition("://")
    host = rest.partition("/")[0].partition("?")[0]
    where, _, query = url.partition("://")[2].partition("#")[0].partition("?")
    _, slash, path = where.partition("/")
    return f"{scheme}://{host}", slash + path, query
