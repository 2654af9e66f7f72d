"""Matches the surface of a published SDK with a document, and writes its names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from specloom import ir
from specloom.adopt.surface import SdkArgument, SdkMethod, SdkModel, SdkOption, Surface
from specloom.naming.assign import folded_text

RequestKey = tuple[str, str]  # method, path without the names of placeholders


class ArgumentMatch(Struct, frozen=True, kw_only=True):
    """An argument of both: ``name`` is that of the SDK, ``own`` that of the package."""

    operation: str
    json_name: str
    name: str
    own: str


class ReturnType(Struct, frozen=True, kw_only=True):
    """What a method returns: ``kind`` is page, stream or "", ``text`` the type of an item
    of it, or of the whole response. ``model`` is the name of its schema if it is one.
    ``page`` is the class of the response of which a page is a subclass.
    """

    text: str
    kind: str = ""
    model: str = ""
    page: str = ""

    def __str__(self) -> str:
        return f"{self.kind} of {self.text}" if self.kind else self.text


class Adoption(Struct, frozen=True, kw_only=True):
    """The names to write, and what the SDK and the document do not share.

    ``operations`` maps operations to call paths, ``former`` to further calls that send the
    same request, ``unmatched`` are calls whose request the document does not have, and
    ``new`` operations that the SDK does not have. ``missing_arguments`` are arguments of
    the SDK that the document does not have. ``same_returns`` is the number of methods with
    the same return type, ``other_returns`` are those of the SDK and of the package that
    differ. ``client_arguments`` are parameters that the SDK's client takes.
    """

    surface: Surface
    operations: Mapping[str, str]
    former: Mapping[str, tuple[str, ...]]
    unmatched: tuple[SdkMethod, ...]
    new: tuple[str, ...]
    models: Mapping[str, str] = {}
    arguments: tuple[ArgumentMatch, ...] = ()
    missing_arguments: tuple[tuple[str, str], ...] = ()
    same_returns: int = 0
    other_returns: tuple[tuple[str, ReturnType, ReturnType], ...] = ()
    client_arguments: tuple[str, ...] = ()
    credentials: Mapping[str, str] = {}
    environment: Mapping[str, str] = {}


def request_key(method: str, path: str, *, exact: bool = False) -> RequestKey:
    """A method and a path whose placeholders have no names.

    Unless ``exact``, the query and the fragment are dropped.
    """
    if not exact:
        path = re.split("[?#]", path, maxsplit=1)[0]
    return method.upper(), re.sub(r"\{[^{}]*\}", "{}", path).rstrip("/")


def matched_methods(
    api: ir.Api, surface: Surface
) -> tuple[dict[str, list[SdkMethod]], tuple[SdkMethod, ...]]:
    """The methods of each operation, the best first, and those without an operation.

    Paths of one side may have a prefix that all paths of the other side lack (``/v1``).
    """
    keys = {request_key(o.method, o.path): o.id for o in api.operations}
    exact = {request_key(o.method, o.path, exact=True): o.id for o in api.operations}
    prefix, cut = _prefixes(keys, surface)
    found: dict[str, list[SdkMethod]] = {}
    unmatched: list[SdkMethod] = []
    for method in sorted(
        surface.methods, key=lambda m: (bool(m.duplicate_of), m.helper)
    ):
        ids = [
            exact.get(request_key(verb, _moved(path, prefix, cut), exact=True))
            or keys.get(request_key(verb, _moved(path, prefix, cut)))
            for verb, path in method.requests
        ]
        known = [id_ for id_ in ids if id_ is not None]
        if known:
            found.setdefault(known[0], []).append(method)
        else:
            unmatched.append(method)
    return found, tuple(unmatched)


def _prefixes(keys: Iterable[RequestKey], surface: Surface) -> tuple[str, str]:
    """What to add to and to cut from the SDK's paths so that most are in the document."""
    known = set(keys)
    ours = {"", *(_first(path) for _, path in known)}
    theirs = {"", *(_first(path) for m in surface.methods for _, path in m.requests)}
    best = (-1, "", "")
    for prefix in sorted(ours):
        for cut in sorted(theirs):
            if prefix and cut:
                continue
            count = sum(
                request_key(verb, _moved(path, prefix, cut)) in known
                for method in surface.methods
                for verb, path in method.requests
            )
            if count > best[0]:
                best = (count, prefix, cut)
    return best[1], best[2]


def _first(path: str) -> str:
    """The first segment of a path, with its slash."""
    return f"/{path.lstrip('/').partition('/')[0]}" if "{" not in path[:2] else ""


def _moved(path: str, prefix: str, cut: str) -> str:
    path = path if path.startswith("/") else f"/{path}"
    if cut and path.startswith(f"{cut}/"):
        path = path.removeprefix(cut)
    return prefix + path


def adopt(api: ir.Api, surface: Surface) -> Adoption:
    """The names of the SDK for the operations, models and credentials of an API."""
    found, unmatched = matched_methods(api, surface)
    operations: dict[str, str] = {}
    former: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for id_, methods in found.items():
        calls = list(dict.fromkeys(m.call for m in methods))
        free = [call for call in calls if call not in taken]
        if free:
            operations[id_] = free[0]
            taken.add(free[0])
        rest = [c for c in calls if c != operations.get(id_)]
        if rest := [c for c in rest if c not in taken]:
            former[id_] = tuple(rest)
    credentials, environment = _credentials(api, surface)
    return Adoption(
        surface=surface,
        operations=operations,
        former=former,
        unmatched=unmatched,
        new=tuple(o.id for o in api.operations if o.id not in found),
        models=dict(_models(api, surface)),
        credentials=credentials,
        environment=environment,
        client_arguments=tuple(dict.fromkeys(_client_arguments(api, surface))),
    )


def _client_arguments(api: ir.Api, surface: Surface) -> Iterator[str]:
    """The parameters of operations that are arguments of the SDK's client."""
    options = [
        option
        for client in surface.clients[:1]
        for option in client.arguments
        if option.role not in ("credential", "base_url")
    ]
    names = {folded_text(option.name) for option in options}
    names |= {folded_text(option.header) for option in options if option.header}
    for operation in api.operations:
        for parameter in operation.parameters:
            if folded_text(parameter.wire) in names:
                yield parameter.wire


def returned_models(
    adoption: Adoption, found: Mapping[str, ReturnType], taken: Collection[str]
) -> dict[str, str]:
    """The models that methods of both return, and that the SDK gives another name.

    A name is left out if methods disagree, if the SDK has several public classes of that
    name, or if the package has a model of it (``taken``).
    """
    best = adoption.surface.by_call
    known = Counter(model.name for model in _public_models(adoption.surface))
    names: dict[str, set[str]] = {}
    models: dict[str, set[str]] = {}
    for id_, call in adoption.operations.items():
        own, method = found.get(id_), best[call]
        if own is not None and own.model and bool(method.page) is (own.kind == "page"):
            names.setdefault(own.model, set()).add(method.returns)
            models.setdefault(method.returns, set()).add(own.model)
    return {
        model: name
        for model, (name, *more) in ((m, sorted(n)) for m, n in names.items())
        if not more
        and len(models[name]) == 1
        and known[name] == 1
        and name not in taken
        and name.isidentifier()
        and model not in adoption.models
    }


def _public_models(surface: Surface) -> list[SdkModel]:
    """The models of the SDK, without the classes that only describe fields of others.

    Such a class has the name of a model with its own module: ``SalesTaxItem`` in
    ``invoice.py`` next to that in ``sales_tax_item.py``.
    """
    models = [one for one in surface.models if one.kind == "model"]
    own = {one.name for one in models if _has_own_module(one)}
    return [one for one in models if one.name not in own or _has_own_module(one)]


def _has_own_module(model: SdkModel) -> bool:
    return folded_text(model.module.rpartition(".")[2]) == folded_text(model.name)


def matched_returns(
    adoption: Adoption, found: Mapping[str, ReturnType]
) -> tuple[int, tuple[tuple[str, ReturnType, ReturnType], ...]]:
    """How many methods return the same, and the operations that return something else.

    ``found`` are the return types of the package. Methods whose return type is unknown
    count as neither.
    """
    best = adoption.surface.by_call
    same = 0
    others: list[tuple[str, ReturnType, ReturnType]] = []
    for id_, call in adoption.operations.items():
        method, own = best[call], found.get(id_)
        if own is None or not (method.returns or method.return_annotation == "None"):
            continue
        kind = "page" if method.page else ""
        kind = "stream" if method.stream and own.kind == "stream" else kind
        theirs = ReturnType(text=method.returns or "None", kind=kind)
        alike = theirs.kind == own.kind and _same_type(theirs.text, own.text)
        if alike or (not kind and own.page and _same_type(theirs.text, own.page)):
            same += 1
        else:
            others.append((id_, theirs, own))
    return same, tuple(others)


_ANYTHING = frozenset({"Any", "object", "Unset"})
_WORD = re.compile(r"\w+")


def _same_type(theirs: str, own: str) -> bool:
    """Whether two annotations name the same classes, wherever null is allowed."""
    sides = [set(map(str.lower, _WORD.findall(text))) for text in (theirs, own)]
    without_null = [side - {"none", "optional"} for side in sides]
    if without_null[0] == without_null[1]:
        return True
    return theirs in _ANYTHING and own in _ANYTHING


def matched_arguments(
    adoption: Adoption, found: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[tuple[ArgumentMatch, ...], tuple[tuple[str, str], ...]]:
    """The arguments that both have, and those that only the SDK has.

    ``found`` are the arguments of the operations: their JSON names and their names in the
    package.
    """
    best = adoption.surface.by_call
    same: list[ArgumentMatch] = []
    missing: list[tuple[str, str]] = []
    for id_, call in adoption.operations.items():
        ours = dict(found.get(id_, ()))
        folded = {folded_text(json_name): json_name for json_name in ours}
        path_names = iter(re.findall(r"\{([^{}]*)\}", id_))
        placeholder = dict(zip(_placeholders(best[call]), path_names, strict=False))
        for argument in best[call].arguments:
            if not argument.location or argument.whole:
                continue
            json_name = _json_name(argument, ours, folded, placeholder)
            if json_name:
                own = ours[json_name]
                same.append(
                    ArgumentMatch(
                        operation=id_,
                        json_name=json_name,
                        name=argument.name,
                        own=own,
                    )
                )
            else:
                missing.append((id_, argument.name))
    return tuple(same), tuple(missing)


def _placeholders(method: SdkMethod) -> list[str]:
    return list(ir.placeholders(method.path))


def _json_name(
    argument: SdkArgument,
    ours: Mapping[str, str],
    folded: Mapping[str, str],
    placeholder: Mapping[str, str],
) -> str:
    """The JSON name of an argument of the SDK in the document, or ""."""
    if argument.location == "path":
        wanted = placeholder.get(argument.name, argument.wire or argument.name)
    else:
        wanted = argument.wire or argument.name
    return wanted if wanted in ours else folded.get(folded_text(wanted), "")


def _models(api: ir.Api, surface: Surface) -> Iterator[tuple[str, str]]:
    """The models of both with the same JSON names, each shape once on either side."""
    ours: dict[frozenset[str], list[str]] = {}
    for declared in api.declarations:
        if isinstance(declared, ir.Model) and declared.component:
            shape = frozenset(one.wire for one in declared.fields)
            ours.setdefault(shape, []).append(declared.id.rpartition("/")[2])
    theirs: dict[frozenset[str], list[SdkModel]] = {}
    for model in _public_models(surface):
        if model.name.isidentifier():
            shape = frozenset(one.wire for one in model.fields)
            theirs.setdefault(shape, []).append(model)
    counted = [model.name for models in theirs.values() for model in models]
    names = {d.id.rpartition("/")[2] for d in api.declarations if d.component}
    for shape, keys in ours.items():
        found = theirs.get(shape, [])
        if len(shape) < 2 or len(keys) != 1 or len({m.name for m in found}) != 1:
            continue
        name = found[0].name
        if name != keys[0] and name not in names and counted.count(name) == len(found):
            yield keys[0], name


def _credentials(
    api: ir.Api, surface: Surface
) -> tuple[dict[str, str], dict[str, str]]:
    """The client's argument and variable for each scheme of the API.

    A scheme is that of the argument that sends its header; a single scheme has the single
    credential.
    """
    options = [
        option
        for client in surface.clients[:1]
        for option in client.arguments
        if option.role == "credential"
    ]
    names: dict[str, str] = {}
    variables: dict[str, str] = {}
    # The most particular first: "AdminApiKeyAuth" is not the scheme of "api_key".
    for scheme in sorted(api.schemes, key=lambda s: -len(s.wire)):
        free = [o for o in options if o.name not in names.values()]
        option = _option_of(scheme, free, alone=len(api.schemes) == 1)
        if option is not None:
            names[scheme.wire] = option.name
            if option.environment:
                variables[scheme.wire] = option.environment
    return names, variables


def _option_of(
    scheme: ir.SecurityScheme, options: Sequence[SdkOption], *, alone: bool
) -> SdkOption | None:
    header = scheme.parameter or "Authorization"
    sent = [o for o in options if o.header.casefold() == header.casefold()]
    named = [o for o in options if folded_text(o.name) in folded_text(scheme.wire)]
    named.sort(key=lambda o: (o not in sent, -len(o.name)))
    found = [*named, *sent]
    if not found and alone:
        found += options[:1]
    return found[0] if found else None


def names_text(adoption: Adoption) -> str:
    """The names as TOML: the content of ``names.toml``."""
    tables: list[tuple[str, Iterable[tuple[str, str | tuple[str, ...]]]]] = [
        ("operations", adoption.operations.items()),
        ("models", adoption.models.items()),
        (
            "arguments",
            [
                (f"{one.operation}.{one.json_name}", one.name)
                for one in adoption.arguments
                if one.name != one.own
            ],
        ),
        ("former", adoption.former.items()),
        ("credentials", adoption.credentials.items()),
        ("environment", adoption.environment.items()),
    ]
    lines = ["# The names of a published SDK, which programs already use."]
    for table, entries in tables:
        rows = [f"{json.dumps(key)} = {json.dumps(name)}" for key, name in entries]
        lines += ["", f"[{table}]", *rows] if rows else []
    return "\n".join(lines) + "\n"


def settings_lines(adoption: Adoption) -> Iterator[str]:
    """The settings that go into the config, such as the package and the client."""
    surface = adoption.surface
    yield f"package = {json.dumps(surface.package)}"
    for client in surface.clients[:1]:
        yield f"client = {json.dumps(client.name)}"
        if client.array_format == "brackets":
            yield 'query-arrays = "brackets"'
    if _has_one_positional(adoption):
        yield 'positional-arguments = "last"'
    if adoption.client_arguments:
        yield f"client-arguments = {json.dumps(list(adoption.client_arguments))}"
    if surface.distribution:
        yield f"distribution = {json.dumps(surface.distribution)}"
    verbs = [call.rpartition(".")[2] for call in adoption.operations.values()]
    if verbs.count("get") > verbs.count("retrieve"):
        yield 'naming = "resources"'
        yield 'retrieve-verb = "get"'


def _has_one_positional(adoption: Adoption) -> bool:
    """Whether methods take only the last of several path parameters by position."""
    found: list[bool] = []
    for call in adoption.operations.values():
        method = adoption.surface.by_call[call]
        by_keyword = {
            a.name: a.keyword_only for a in method.arguments if a.location == "path"
        }
        order = [name for name in _placeholders(method) if name in by_keyword]
        if len(order) > 1:
            flags = [by_keyword[name] for name in order]
            found.append(all(flags[:-1]) and not flags[-1])
    return found.count(True) * 2 > len(found)


def adoption_data(adoption: Adoption) -> dict[str, object]:
    """The comparison as values of JSON."""
    return {
        "package": adoption.surface.package,
        "version": adoption.surface.version,
        "generator": adoption.surface.generator,
        "operations": dict(adoption.operations),
        "former": {id_: list(calls) for id_, calls in adoption.former.items()},
        "missing_in_document": [
            {"call": m.call, "method": m.method, "path": m.path}
            for m in adoption.unmatched
        ],
        "missing_in_package": list(adoption.new),
        "arguments": len(adoption.arguments),
        "arguments_missing_in_document": [
            {"operation": id_, "argument": name}
            for id_, name in adoption.missing_arguments
        ],
        "return_types": adoption.same_returns,
        "return_types_that_differ": [
            {"operation": id_, "sdk": str(theirs), "package": str(own)}
            for id_, theirs, own in adoption.other_returns
        ],
        "client_arguments": list(adoption.client_arguments),
        "models": dict(adoption.models),
        "credentials": dict(adoption.credentials),
        "environment": dict(adoption.environment),
    }


def adoption_text(adoption: Adoption) -> str:
    """The comparison as a table for people."""
    surface = adoption.surface
    renamed = sum(1 for one in adoption.arguments if one.name != one.own)
    lines = [
        f"{surface.distribution or surface.package} {surface.version} "
        f"(made with {surface.generator})",
        f"  {len(adoption.operations):5} operations get the call that the package has",
        f"  {len(adoption.arguments):5} arguments of both, {renamed} of them renamed",
        f"  {adoption.same_returns:5} methods return the same type",
        f"  {len(adoption.other_returns):5} methods return another type",
        f"  {len(adoption.models):5} models renamed",
        f"  {len(adoption.unmatched):5} calls whose request the document does not have",
        f"  {len(adoption.new):5} operations that the package does not have",
        f"  {len(adoption.missing_arguments):5} arguments that the document does not have",
    ]
    for title, rows in _differences(adoption):
        if rows:
            lines += ["", f"{title}:", *(f"  {row}" for row in rows)]
    return "\n".join(lines) + "\n"


def _differences(adoption: Adoption) -> Iterator[tuple[str, list[str]]]:
    """What a user has to know: a title and its rows."""
    yield (
        "Calls that the document does not have",
        [f"{m.call}: {m.method} {m.path}" for m in adoption.unmatched],
    )
    yield (
        "Arguments that the document does not have",
        [
            f"{adoption.operations[id_]}({name}=)"
            for id_, name in adoption.missing_arguments
        ],
    )
    yield (
        "Return types that differ",
        [
            f"{adoption.operations[id_]}: {theirs} is {own} in the package"
            for id_, theirs, own in adoption.other_returns
        ],
    )
    yield (
        "Further calls of the same request, which become deprecated names",
        [
            f"{call}: use {adoption.operations.get(id_, id_)}"
            for id_, calls in adoption.former.items()
            for call in calls
        ],
    )
