"""Parts of several pages: links, types, limits, credentials and responses."""

from __future__ import annotations

import hashlib
import html
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from specloom import ir
from specloom.diagnostics import singular
from specloom.ir import ScalarKind, SchemeKind, resolve_type
from specloom.naming.assign import DEVICE_NAMES
from specloom.targets.calls import (
    MethodSignature,
    OperationGroup,
    payload,
)
from specloom.targets.markdown import escaping
from specloom.targets.markdown.escaping import code, one_line, value
from specloom.targets.markdown.text import external_link, see_also
from specloom.targets.python.code import Code, Symbol, flat
from specloom.targets.python.names import PythonNames, error_class
from specloom.targets.python.types import Types

README = "README.md"
# Stems in docs/ that other pages use or that hosts of Markdown treat specially.
TAKEN = frozenset({"readme", "index", "coverage", "rest", "guide"})
_MAX_STEM_BYTES = 200  # bytes of a stem; common file systems allow 255 for a whole name


class PathRequest(Struct, frozen=True):
    """A request for a file name: the ``key`` of a page and its preferred stem. If several
    pages prefer the same stem, the page with the lowest rank gets it.
    """

    key: str
    stem: str
    rank: int


class Files(Struct, frozen=True, kw_only=True):
    """File names in ``docs/`` by the key of a group or the ID of a declaration. Those of
    ``rest`` are in ``docs/rest/``.
    """

    apis: Mapping[str, str]
    models: Mapping[str, str]
    rest: Mapping[str, str]


def files_of(
    groups: Iterable[OperationGroup],
    declarations: Iterable[ir.Declaration],
    names: PythonNames,
) -> Files:
    """The file names of all pages."""
    keys = [group.key for group in groups]
    ids = [declaration.id for declaration in declarations]
    path_requests = [
        PathRequest(f"api {key}", api_title(names, key), 0) for key in keys
    ]
    path_requests += [PathRequest(f"model {id_}", names.model(id_), 1) for id_ in ids]
    found = stems(path_requests)
    return Files(
        apis={key: f"{found[f'api {key}']}.md" for key in keys},
        models={id_: f"{found[f'model {id_}']}.md" for id_ in ids},
        rest={key: f"{names.resource_module(key)}.md" for key in keys},
    )


def api_title(names: PythonNames, group: str) -> str:
    """The title of a group's page: ``PetsApi``, but ``AuditLogAPI`` for a class of this name."""
    name = names.resource_class(group)
    return name if name.endswith(("Api", "API")) else f"{name}Api"


def rest_name(group: OperationGroup) -> str:
    """The name of a group in the REST reference."""
    return group.key if group.path else "client"


def stems(path_requests: Iterable[PathRequest]) -> Mapping[str, str]:
    """A stem for each request. No two stems differ only in case.

    If several requests differ only in case, the one with the lowest rank gets its stem, and
    among equal ranks the last one by code points (``User`` before ``USER``). The others get
    a digest of their key, which does not depend on the other requests.
    """
    by_folded_stem: dict[str, list[PathRequest]] = {}
    for path_request in path_requests:
        by_folded_stem.setdefault(_folded(path_request.stem), []).append(path_request)
    found: dict[str, str] = {}
    for folded, group in by_folded_stem.items():
        best = min(path_request.rank for path_request in group)
        winner = max(
            (w for w in group if w.rank == best), key=lambda w: (w.stem, w.key)
        )
        for path_request in group:
            free = path_request is winner and folded not in TAKEN | DEVICE_NAMES
            fits = len(path_request.stem.encode("utf-8", "replace")) <= _MAX_STEM_BYTES
            found[path_request.key] = (
                path_request.stem if free and fits else _with_digest(path_request)
            )
    return found


def _folded(stem: str) -> str:
    return unicodedata.normalize("NFKC", stem).casefold()


def _with_digest(path_request: PathRequest) -> str:
    digest = hashlib.sha256(
        path_request.key.encode("utf-8", "surrogatepass")
    ).hexdigest()[:8]
    start = path_request.stem.encode("utf-8", "replace")[:_MAX_STEM_BYTES]
    return f"{start.decode('utf-8', 'ignore')}-{digest}"


NONE = "No authorization required"


def authorization(operation: ir.Operation, declared: Collection[str]) -> str:
    """The security alternatives of an operation, joined by "or". Schemes that are required
    together are joined by commas.
    """
    if not any(operation.security):
        return NONE
    return " or ".join(
        ", ".join(_need(need, declared) for need in needs) or "none"
        for needs in operation.security
    )


def _need(need: ir.Need, declared: Collection[str]) -> str:
    name = need.scheme
    shown = (
        escaping.link(name, f"../README.md#{name}")
        if name in declared
        else escaping.plain(name)
    )
    scopes = ", ".join(escaping.code(scope) for scope in need.scopes if scope)
    return f"{shown} ({scopes})" if scopes else shown


class Scheme(Struct, frozen=True, kw_only=True):
    """The section of a security scheme in the README; ``anchor`` is its link target."""

    anchor: str
    heading: str
    points: tuple[str, ...]
    paragraphs: tuple[str, ...]


def scheme_of(scheme: ir.SecurityScheme, names: PythonNames) -> Scheme:
    """The section of a scheme, with the client's argument and the environment variable."""
    text = scheme.doc.description
    described = [escaping.block(text)] if text.strip() else []
    return Scheme(
        anchor=html.escape(escaping.one_line(scheme.wire), quote=True),
        heading=escaping.heading(scheme.wire),
        points=(
            _scheme_type(scheme),
            *_credential_lines(scheme, names),
            *_flow_lines(scheme),
        ),
        paragraphs=(*described, *see_also(scheme.doc)),
    )


class SchemeRow(Struct, frozen=True, kw_only=True):
    """The row of a security scheme in the README; ``anchor`` is its link target."""

    anchor: str
    name: str
    type: str
    argument: str
    variable: str


def scheme_row(scheme: ir.SecurityScheme, names: PythonNames) -> SchemeRow:
    """The row of a scheme, with the client's argument and the environment variable."""
    no_text = scheme.kind is SchemeKind.MUTUAL_TLS  # neither an argument nor a variable
    return SchemeRow(
        anchor=html.escape(escaping.one_line(scheme.wire), quote=True),
        name=escaping.plain(scheme.wire),
        type=escaping.cell(_scheme_type(scheme).partition(": ")[2]),
        argument="" if no_text else escaping.code_cell(names.credential(scheme.wire)),
        variable="" if no_text else escaping.code_cell(names.environment(scheme.wire)),
    )


def _scheme_type(scheme: ir.SecurityScheme) -> str:
    match scheme.kind:
        case SchemeKind.API_KEY:
            place = {
                ir.Location.QUERY: "the query parameter",
                ir.Location.COOKIE: "the cookie",
            }.get(scheme.location or ir.Location.HEADER, "the header")
            return f"**Type**: API key in {place} {escaping.code(scheme.parameter)}"
        case SchemeKind.BASIC:
            return "**Type**: user and password (HTTP Basic)"
        case SchemeKind.DIGEST:
            return "**Type**: user and password (HTTP Digest)"
        case SchemeKind.BEARER:
            form = escaping.code(scheme.bearer_format)
            return f"**Type**: bearer token{f' ({form})' if form else ''}"
        case SchemeKind.HTTP:
            return f"**Type**: HTTP scheme {escaping.code(scheme.scheme)}"
        case SchemeKind.OAUTH2:
            return "**Type**: OAuth 2.0 access token"
        case SchemeKind.OPENID:
            url = external_link(scheme.openid_url, scheme.openid_url)
            return f"**Type**: OpenID Connect, described at {url}"
        case SchemeKind.MUTUAL_TLS:
            return "**Type**: client certificate (mutual TLS): pass `cert` or an `http_client`"


def _credential_lines(scheme: ir.SecurityScheme, names: PythonNames) -> Iterator[str]:
    if scheme.kind is SchemeKind.MUTUAL_TLS:
        return
    if scheme.doc.deprecated:
        yield "**Deprecated**: use another security scheme"
    if scheme.metadata_url:
        url = external_link(scheme.metadata_url, scheme.metadata_url)
        yield f"**Metadata** (RFC 8414): {url}"
    keywords = map(escaping.code, names.credentials(scheme.wire))
    variables = [
        names.environment(scheme.wire),
        names.password_environment(scheme.wire),
    ]
    many = "s" if names.password(scheme.wire) else ""
    listed = " and ".join(map(escaping.code, filter(None, variables)))
    yield f"**Argument{many}**: {' and '.join(keywords)}"
    yield f"**Environment variable{many}**: {listed}"


def _flow_lines(scheme: ir.SecurityScheme) -> Iterator[str]:
    for flow in scheme.flows:
        places = [
            f"{word} {escaping.code(url)}"
            for word, url in (
                ("authorization", flow.authorization_url),
                ("token", flow.token_url),
                ("refresh", flow.refresh_url),
            )
            if url
        ]
        yield f"**Flow**: {escaping.code(flow.kind)}: {', '.join(places)}"
        for scope, text in flow.scopes:
            yield f"**Scope**: {escaping.code(scope)}: {escaping.line(text)}"


_SEPARATOR = "\x00"  # no type contains it: it is escaped in string literals


class LinkedTypes(Struct, frozen=True):
    """Spells the types of results. ``pages`` are the files of the models in ``docs/``, by
    class name.
    """

    types: Types
    pages: Mapping[str, str]
    # A cache, because a few types account for most cells of a reference.
    _known: dict[ir.Type, str] = {}

    @classmethod
    def of(cls, api: ir.Api, names: PythonNames, files: Files) -> LinkedTypes:
        """The types of ``api``."""
        pages = {names.model(id_): file for id_, file in files.models.items()}
        return cls.linking(api, names, pages)

    @classmethod
    def linking(
        cls, api: ir.Api, names: PythonNames, pages: Mapping[str, str]
    ) -> LinkedTypes:
        """The types of ``api`` with links to ``pages``."""
        return cls(Types(api, names, "."), pages)

    def text(self, of: ir.Type) -> str:
        """The type as Python code, not escaped."""
        return self.spelled(self.types.got(of))

    def spelled(self, code: Code) -> str:
        """The text of a type's code, not escaped."""
        return flat(code, _symbol_name)

    def code(self, of: ir.Type) -> str:
        """The type as inline code, without links."""
        return escaping.code(self.text(of))

    def linked(self, of: ir.Type) -> str:
        """The type in bold, with a link for each model in it, for a paragraph or a table cell."""
        known = self._known.get(of)
        if known is None:
            known = self._known[of] = self._linked(of)
        return known

    def _linked(self, of: ir.Type) -> str:
        parts = [part for part in self._parts(self.types.got(of)) if part[0]]
        if not any(page for _, page in parts):
            return f"**{escaping.plain(''.join(text for text, _ in parts))}**"
        return "".join(
            (
                escaping.bold_link(text, page)
                if page
                else escaping.text_between_links(text)
            )
            for text, page in parts
        )

    def _parts(self, code: Code) -> Iterator[tuple[str, str]]:
        """Pieces of text, each with the page to link, or ""."""
        for place, piece in enumerate(flat(code, self._marked).split(_SEPARATOR)):
            yield piece, self.pages[piece] if place % 2 else ""

    def _marked(self, symbol: Symbol) -> str:
        known = symbol.module.startswith(".") and symbol.name in self.pages
        return f"{_SEPARATOR}{symbol.name}{_SEPARATOR}" if known else symbol.name


def _symbol_name(symbol: Symbol) -> str:
    return symbol.name


_PLAIN = (ScalarKind.INTEGER, ScalarKind.NUMBER, ScalarKind.BOOLEAN, ScalarKind.NULL)


def wire_type(api: ir.Api, type_: ir.Type) -> str:
    """The JSON type, or several joined by "or"."""
    return " or ".join(dict.fromkeys(_json_types(api, type_, ()))) or "any"


def _json_types(api: ir.Api, type_: ir.Type, above: tuple[str, ...]) -> tuple[str, ...]:
    match type_:
        case ir.Scalar():
            return (_scalar_type(type_.kind),)
        case ir.Array() | ir.Tuple():
            return ("array",)
        case ir.Map():
            return ("object",)
        case ir.Unknown():
            return ("any",)
        case ir.Never():
            return ("nothing",)
        case ir.Nullable():
            return (*_json_types(api, type_.inner, above), "null")
        case ir.Literals():
            return tuple(map(_literal_type, type_.values))
        case ir.Union():
            return tuple(w for v in type_.variants for w in _json_types(api, v, above))
        case ir.Ref():
            return _json_types_of_ref(api, type_, above)


def _json_types_of_ref(
    api: ir.Api, ref: ir.Ref, above: tuple[str, ...]
) -> tuple[str, ...]:
    if ref.id in above:  # a union that contains itself adds no further type
        return ()
    found = resolve_type(api, ref)
    if isinstance(found, ir.Model):
        return ("object",)
    return _json_types(api, found, (*above, ref.id))


def _scalar_type(kind: ScalarKind) -> str:
    if kind in _PLAIN:
        return kind.value
    return "file" if kind is ScalarKind.BINARY else "string"


def _literal_type(json: ir.Json) -> str:
    match json.value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case None:
            return "null"
        case _:
            return "object"


# Keywords of JSON Schema (draft 2020-12, validation §6) and the text for each value.
_LIMIT_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "minLength": "at least {} characters",
        "maxLength": "at most {} characters",
        "minimum": "at least {}",
        "maximum": "at most {}",
        "exclusiveMinimum": "more than {}",
        "exclusiveMaximum": "less than {}",
        "multipleOf": "a multiple of {}",
        "minItems": "at least {} items",
        "maxItems": "at most {} items",
        "minProperties": "at least {} properties",
        "maxProperties": "at most {} properties",
        "maxSize": "at most {} bytes",
        "contentMediaType": "contains {}",
        "contentEncoding": "encoded as {}",
    }
)
_PERIODS: Mapping[int, str] = MappingProxyType(
    {1: "second", 60: "minute", 3600: "hour", 86400: "day"}
)


def limits_text(limits: Iterable[ir.Limit], of: ir.Type) -> str:
    """The limits of a value of type ``of``, joined by semicolons; "" if there are none."""
    words = [text for limit in limits for text in _limit_words(limit)]
    return "; ".join([*_format(of), *words])


def rate_text(rate: ir.RateLimit) -> str:
    """A rate limit as a sentence."""
    span = _PERIODS.get(rate.seconds, f"{rate.seconds} seconds")
    count = "1 request" if rate.requests == 1 else f"{rate.requests} requests"
    keys = " and for each ".join(map(code, rate.keys))
    return f"At most {count} per {span}{f', counted for each {keys}' if keys else ''}."


def _limit_words(limit: ir.Limit) -> Iterator[str]:
    text = _limit_text(limit)
    if text:
        yield f"each item {text}" if limit.of_items else text


def _format(of: ir.Type) -> Iterator[str]:
    """The format of a string or number, if its Python type does not show it."""
    match of:
        case ir.Nullable(inner):
            yield from _format(inner)
        case ir.Scalar(
            ScalarKind.STRING | ScalarKind.INTEGER | ScalarKind.NUMBER, name
        ):
            if name:
                yield f"format {code(name)}"
        case _:
            return


def _limit_text(limit: ir.Limit) -> str:
    shown = one_line(value(limit.value))
    if limit.keyword in _LIMIT_TEXTS:
        text = _LIMIT_TEXTS[limit.keyword].format(shown)
        return singular(text) if shown == "1" else text
    if limit.keyword == "uniqueItems":
        return "unique items" if limit.value.value else ""
    if limit.keyword == "pattern":
        return f"matches {code(shown)}"
    return f"{limit.keyword} {code(shown)}"


def webhook_lines(
    api: ir.Api,
    names: PythonNames,
    found: Iterable[ir.Webhook],
    shown: Callable[[ir.Type], str],
) -> Iterator[str]:
    """A line for each webhook or callback: its name, the function that reads its body, the
    type of the result, and its summary.

    Args:
        api: The API.
        names: The Python names of the API.
        found: The webhooks or callbacks.
        shown: Spells a type for the page.
    """
    read = {one.webhook.id: one.type for one in names.calls.incoming}
    for webhook in found:
        name = f"**{escaping.plain(webhook.wire)}**"
        if webhook.expression:
            name += f" ({escaping.code(f'{webhook.method} {webhook.expression}')})"
        else:
            name += f" ({webhook.method})"
        if webhook.id in read:
            module = f"{names.settings.package}.webhooks"
            parser = escaping.code(f"{module}.{names.parser(webhook.id)}")
            name += f", read by {parser} as {shown(read[webhook.id])}"
        text = escaping.summary(webhook.doc.summary)
        text = text or escaping.line(webhook.doc.description)
        yield f"{name}{f': {text}' if text else ''}"


class ResponseRow(Struct, frozen=True, kw_only=True):
    """A row of the table of responses."""

    status: str
    type: str
    description: str
    effect: str


def response_rows(call: MethodSignature, types: LinkedTypes) -> tuple[ResponseRow, ...]:
    """The responses in the document's order."""
    return tuple(
        ResponseRow(
            status=escaping.plain(response.status),
            type=_response_type(response, types),
            description=escaping.cell(response.doc.description or response.doc.summary),
            effect=_response_effect(call, response),
        )
        for response in call.operation.responses
    )


def header_lines(call: MethodSignature, types: LinkedTypes) -> tuple[str, ...]:
    """The headers and links of the responses. A header or link that several responses share
    has one line.
    """
    statuses: dict[tuple[str, str], list[str]] = {}
    for response in call.operation.responses:
        for line in _headers_and_links(response, types):
            statuses.setdefault(line, []).append(escaping.plain(response.status))
    return tuple(
        f"{head} of {', '.join(dict.fromkeys(found))}{f': {text}' if text else ''}"
        for (head, text), found in statuses.items()
    )


def _headers_and_links(
    response: ir.Response, types: LinkedTypes
) -> Iterator[tuple[str, str]]:
    """Each header and link, as its name with its type or target, and its description."""
    for header in response.headers:
        text = escaping.line(header.doc.description or header.doc.summary)
        shown = f"Header {escaping.code(header.wire)} ({types.linked(header.type)})"
        yield shown, text
    for link in response.links:
        given = ", ".join(f"{name} = {of}" for name, of in link.parameters)
        goal = escaping.code(f"{link.target}({given})")
        yield f"Link {escaping.code(link.name)} to {goal}", escaping.line(
            link.description
        )


def _response_type(response: ir.Response, types: LinkedTypes) -> str:
    found = (content.stream or payload(content) for content in response.contents)
    return " or ".join(dict.fromkeys(map(types.linked, found)))


def _response_effect(call: MethodSignature, response: ir.Response) -> str:
    if response in call.success:
        return "returned" if response.contents else "returns `None`"
    if response not in call.errors:
        return "returns the header `Location`"
    return f"raises `{error_class(response.status)}`"
