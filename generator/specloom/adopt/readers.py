"""Finds the methods of an SDK and the requests that they send: one reader per generator."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from specloom.document.tree import collector_at_rest

from .clients import clients_of
from .source import SdkNotFoundError, opened_source
from .surface import SdkArgument, SdkExtra, SdkMethod, Surface
from .syntax import (
    Function,
    Place,
    Scope,
    SyntaxModule,
    SyntaxPackage,
    calls_in,
    keyword,
    last_name,
    methods_of,
    parameters_of,
    text_of,
)
from .values import fields_of, json_name, models_of
from .walk import Sent, Walk, assigned, method_of

_VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY")
_STAINLESS_OPTIONS = frozenset(
    {"extra_headers", "extra_query", "extra_body", "timeout", "idempotency_key"}
)
_FERN_OPTIONS = frozenset({"request_options"})
_SPEAKEASY_OPTIONS = frozenset(
    {
        *("retries", "server_url", "timeout_ms", "http_headers", "retry_config"),
        *("accept_header_override", "url_variables"),
    }
)
_GENERATOR_OPTIONS = frozenset(
    {
        *("_request_timeout", "_request_auth", "_content_type", "_headers"),
        *("_host_index", "async_req", "_return_http_data_only", "_preload_content"),
        *("_check_input_type", "_check_return_type", "_spec_property_naming"),
    }
)


# Stainless, and Castiron, which goes on from it.


def stainless(package: SyntaxPackage) -> Walk:
    """``self._post("/files", body=maybe_transform({...}, FileCreateParams))``."""
    walk = Walk(package, _sent_by_stainless, _STAINLESS_OPTIONS)
    for name in package.named(r"(?:.*\.)?_client"):
        module = package.module(name)
        for one in module.classes.values() if module else ():
            bases = {last_name(base) for base in one.bases}
            if module and "SyncAPIClient" in bases:
                walk.start(Place(module, one))
                return walk
    return walk


def _sent_by_stainless(
    place: Place, function: Function, lineage: list[Place]
) -> Sent | None:
    scope = Scope.of(function)
    sent: Sent | None = None
    for call in calls_in(function):
        verb = _stainless_verb(call)
        if not verb or not call.args:
            continue
        paths = scope.templates(call.args[0])
        if not re.search(r"[/}]\w", paths[0]):  # the URL comes from a response
            continue
        if sent is not None:
            sent.also += [f"{verb} {path}" for path in paths if path not in sent.paths]
            continue
        sent = Sent(verb, paths)
        sent.put_path(scope, call.args[0])
        _put_stainless(place, sent, scope, call)
    return sent


def _stainless_verb(call: ast.Call) -> str:
    function = call.func
    if not isinstance(function, ast.Attribute):
        return ""
    receiver = ast.unparse(function.value)
    name = function.attr
    if receiver == "self._client":
        name = f"_{name}"
    elif receiver != "self":
        return ""
    name = name.removeprefix("_")
    if name == "get_api_list":
        return (text_of(keyword(call, "method")) or "get").upper()
    return name.upper() if name.upper() in _VERBS else ""


def _put_stainless(place: Place, sent: Sent, scope: Scope, call: ast.Call) -> None:
    options = keyword(call, "options")
    inner = next(iter(calls_in(options)), None) if options is not None else None
    query = keyword(inner, "query") if inner is not None else None
    sent.helper = inner is not None and keyword(inner, "post_parser") is not None
    files = keyword(call, "files")
    for name in _file_names(scope, files):
        for key, item in scope.entries(keyword(call, "body")):
            if key == name:
                sent.put(scope.argument_in(item), "file", key)
    if "extra_headers" in scope.values:
        sent.put_entries(scope, ast.Name(id="extra_headers"), "header")
    body = keyword(call, "body", "content")
    for value, location in ((query, "query"), (body, "body")):
        aliases, name = _aliases(place, scope, value)
        sent.body = name if location == "body" else sent.body
        named = scope.parameters & aliases.keys()
        if scope.entries(value) or not named or _is_argument(scope, value):
            sent.put_entries(scope, value, location, aliases)
            continue
        for one in named:  # other code prepares the values, their class has the names
            sent.put(one, location, aliases[one])
    sent.put(scope.argument_in(files), "file", scope.argument_in(files))
    for option in _STAINLESS_OPTIONS:
        sent.places.pop(option, None)


def _is_argument(scope: Scope, value: ast.expr | None) -> bool:
    """Whether a body is one argument as it is, but for ``maybe_transform``."""
    if isinstance(value, ast.Await):
        value = value.value
    given = value.args[0] if isinstance(value, ast.Call) and value.args else value
    return isinstance(given, ast.Name) and given.id in scope.parameters


def _file_names(scope: Scope, files: ast.expr | None) -> Iterator[str]:
    """The names in ``extract_files(body, paths=[["file"], ["files", "<array>"]])``."""
    values = [files] if files is not None else []
    if isinstance(files, ast.Name):
        values += scope.values.get(files.id, [])
    for value in values:
        for call in calls_in(value):
            paths = keyword(call, "paths")
            for part in paths.elts if isinstance(paths, ast.List) else ():
                if isinstance(part, ast.List) and part.elts:
                    yield text_of(part.elts[0])


def _aliases(
    place: Place, scope: Scope, value: ast.expr | None
) -> tuple[dict[str, str], str]:
    """The JSON names that ``maybe_transform(body, Params)`` gives, and the class's name."""
    values = [value] if value is not None else []
    if isinstance(value, ast.Name):
        values += scope.values.get(value.id, [])
    for one in values:
        for call in calls_in(one):
            if last_name(call.func).endswith("maybe_transform") and len(call.args) == 2:
                found: dict[str, str] = {}
                for name in _names_in(call.args[1]):
                    _add_aliases(place.module, name, found)
                return found, ast.unparse(call.args[1]).rpartition(".")[2]
    return {}, ""


def _names_in(expression: ast.expr) -> list[ast.expr]:
    return [
        inner
        for inner in ast.walk(expression)
        if isinstance(inner, ast.Name | ast.Attribute)
    ]


def _add_aliases(
    module: SyntaxModule, name: ast.expr, found: dict[str, str], depth: int = 0
) -> None:
    target = module.resolve(name)
    if target is None or depth > 3:
        return
    if isinstance(target.node, ast.ClassDef):
        for one in fields_of(target):
            found.setdefault(one.name, one.wire)
    elif isinstance(target.node, ast.expr):
        for inner in _names_in(target.node):
            _add_aliases(target.module, inner, found, depth + 1)


# Fern.


def fern(package: SyntaxPackage) -> Walk:
    """``self._client_wrapper.httpx_client.request("v1/voices", method="GET", ...)``."""
    walk = Walk(package, _sent_by_fern, _FERN_OPTIONS)
    root = fern_client(package)
    if root is not None:
        walk.start(root)
    return walk


def fern_client(package: SyntaxPackage) -> Place | None:
    """The client: the class that makes the wrapper, or what ``client.py`` makes of it."""
    places: list[Place] = []
    for name in package.named(r"(?:\w+\.)?(?:client|base_client)"):
        module = package.module(name)
        for one in module.classes.values() if module else ():
            if module and not one.name.startswith("Async"):
                places.append(Place(module, one))
    roots = [place for place in places if _makes_wrapper(place)]
    for place in places:
        inherited = package.lineage(place)[1:]
        if any(root.node is one.node for root in roots for one in inherited):
            return place
    return roots[0] if roots else None


def _makes_wrapper(place: Place) -> bool:
    function = methods_of(place).get("__init__")
    calls = calls_in(function) if function else ()
    return any(last_name(call.func) == "SyncClientWrapper" for call in calls)


def _sent_by_fern(
    place: Place, function: Function, lineage: list[Place]
) -> Sent | None:
    call = _fern_request(function)
    if call is not None:
        return _fern_sent(function, call)
    raw = _raw_method(place, function)
    inner = _fern_request(raw) if raw is not None else None
    return _fern_sent(raw, inner) if raw is not None and inner is not None else None


def _fern_request(function: Function) -> ast.Call | None:
    for call in calls_in(function):
        is_request = last_name(call.func) in ("request", "stream")
        if is_request and "client" in ast.unparse(call.func).lower():
            is_raw = "_raw_client" in ast.unparse(call.func)
            if not is_raw and (
                keyword(call, "method") is not None or len(call.args) > 1
            ):
                return call
    return None


def _raw_method(place: Place, function: Function) -> Function | None:
    """The method of the raw client that a method delegates to."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and last_name(node.value) == "_raw_client":
            for name, target in assigned(place, methods_of(place).get("__init__")):
                if name == "_raw_client" and target is not None:
                    for one in place.module.package.lineage(target):
                        if node.attr in methods_of(one):
                            return methods_of(one)[node.attr]
    return None


def _fern_sent(function: Function, call: ast.Call) -> Sent | None:
    scope = Scope.of(function)
    positional = list(call.args)
    method = text_of(keyword(call, "method"))
    if not method and positional and text_of(positional[0]).upper() in _VERBS:
        method = text_of(positional.pop(0))
    template = positional[0] if positional else keyword(call, "path", "url")
    sent = Sent(method.upper() or "GET", scope.templates(template))
    sent.put_path(scope, template)
    for name, location in (
        ("files", "file"),
        ("params", "query"),
        ("headers", "header"),
        ("json", "body"),
        ("data", "body"),
        ("content", "body"),
    ):
        sent.put_entries(scope, keyword(call, name), location)
    sent.places.pop("request_options", None)
    return sent


# Speakeasy.


def speakeasy(package: SyntaxPackage) -> Walk:
    """``self._build_request(method="GET", path="/v1/models/{model_id}", ...)``."""
    walk = Walk(package, _sent_by_speakeasy, _SPEAKEASY_OPTIONS, suffix="_async")
    root = speakeasy_client(package)
    if root is not None:
        walk.start(root)
    return walk


def speakeasy_client(package: SyntaxPackage) -> Place | None:
    """The class of ``sdk.py``."""
    for name in package.named(r"(?:.*\.)?sdk"):
        module = package.module(name)
        for one in module.classes.values() if module else ():
            if module and "BaseSDK" in {last_name(base) for base in one.bases}:
                return Place(module, one)
    for name in package.named(r"(?:.*\.)?sdk"):  # until 2024, without BaseSDK
        module = package.module(name)
        for one in module.classes.values() if module else ():
            if module and "__init__" in methods_of(Place(module, one)):
                return Place(module, one)
    return None


def _sent_by_speakeasy(
    place: Place, function: Function, lineage: list[Place]
) -> Sent | None:
    for call in calls_in(function):
        name = last_name(call.func).removeprefix("_")
        path = text_of(keyword(call, "path"))
        if name in ("build_request", "build_request_async") and path:
            scope = Scope.of(function)
            sent = Sent(text_of(keyword(call, "method")).upper(), [path])
            _put_speakeasy(place, sent, scope, keyword(call, "request"))
            for name, (location, wire, _) in sent.places.items():
                if location == "path":
                    path = path.replace(f"{{{wire}}}", f"{{{name}}}")
            sent.paths = [path]
            return sent
    return None


def _put_speakeasy(
    place: Place, sent: Sent, scope: Scope, request: ast.expr | None
) -> None:
    name = request.id if isinstance(request, ast.Name) else ""
    for value in scope.values.get(name, []):
        if not isinstance(value, ast.Call):
            continue
        target = place.module.resolve(value.func)
        if target is not None and isinstance(target.node, ast.ClassDef):
            _put_model(target, sent, scope, value)
            return
    if name in scope.parameters:
        sent.put(name, "request", "", whole=True)
    elif request is not None:
        sent.put(scope.argument_in(request), "body", "", whole=True)


def _put_model(place: Place, sent: Sent, scope: Scope, made: ast.Call) -> None:
    """Note the arguments of ``models.XRequest(id=id, body=models.Body(...))``."""
    node = place.node
    parts = {
        statement.target.id: statement
        for one in place.module.package.lineage(place)
        if isinstance(one.node, ast.ClassDef)
        for statement in one.node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
    }
    holds_parameters = any(_speakeasy_location(one) for one in parts.values())
    if not holds_parameters and isinstance(node, ast.ClassDef):
        sent.body = node.name
    for one in made.keywords:
        statement = parts.get(one.arg or "")
        wire = json_name(statement.annotation, statement.value) if statement else ""
        location = _speakeasy_location(statement) if statement else ""
        if location == "request":
            inner = place.module.resolve(statement.annotation) if statement else None
            sent.body = inner.name if inner else ""
            nested = one.value
            if isinstance(nested, ast.Call) and inner and _makes(nested, inner):
                _put_model(inner, sent, scope, nested)
            else:
                sent.put(scope.argument_in(nested), "body", "", whole=True)
        else:
            name = scope.argument_in(one.value)
            sent.put(name, location or "body", wire or one.arg or "")


def _makes(call: ast.Call, place: Place) -> bool:
    return bool(call.keywords) and last_name(call.func) == place.name != ""


def _speakeasy_location(statement: ast.AnnAssign) -> str:
    """Where ``FieldMetadata(path=...)`` puts a field; request is the body."""
    expressions = [statement.annotation, statement.value]
    for expression in filter(None, expressions):
        for call in calls_in(expression):
            if last_name(call.func) == "FieldMetadata":
                for name in ("path", "query", "header", "request"):
                    if keyword(call, name) is not None:
                        return name
                multipart = keyword(call, "multipart")
                if multipart is not None:
                    return "file" if "file=True" in ast.unparse(multipart) else "body"
                return "body" if keyword(call, "form", "json") is not None else ""
            if last_name(call.func) == "field" and "metadata" in ast.unparse(call):
                found = re.search(
                    r"(path_param|query_param|header|request)'", ast.unparse(call)
                )
                return found[1].removesuffix("_param") if found else ""
    return ""


# specloom.


def own(package: SyntaxPackage) -> Walk:
    """``self._call(_GET_PET, {"pet_id": pet_id}, options)``."""
    walk = Walk(package, _sent_by_own, frozenset({"options"}))
    module = package.module(f"{package.name}.client")
    for one in module.classes.values() if module else ():
        if module and not one.name.startswith("Async"):
            walk.start(Place(module, one))
            break
    return walk


# The functions of the runtime, and what earlier versions call them.
_OWN_LOCATIONS = {
    "body_property": "body",
    "member": "body",
    "part": "body",
    "whole_body": "body",
}


def _sent_by_own(place: Place, function: Function, lineage: list[Place]) -> Sent | None:
    for node in ast.walk(function):
        table = place.module.values.get(node.id) if isinstance(node, ast.Name) else None
        if not isinstance(table, ast.Call) or len(table.args) < 2:
            continue
        method, path = map(text_of, table.args[:2])
        if method not in _VERBS or not path.startswith("/"):
            continue
        sent = Sent(method, [path])
        listed = keyword(table, "arguments")
        for one in listed.elts if isinstance(listed, ast.Tuple) else ():
            if isinstance(one, ast.Call) and one.args:
                wire, *rest = map(text_of, one.args[:2])
                name = (rest[0] if rest else "") or wire
                kind = last_name(one.func)
                whole = kind == "whole_body"  # its only text is the argument's name
                location = _OWN_LOCATIONS.get(kind, kind)
                sent.put(name, location, "" if whole else wire, whole=whole)
                if kind == "path":
                    sent.paths = [sent.paths[0].replace(f"{{{wire}}}", f"{{{name}}}")]
        if keyword(table, "body") is not None:
            _put_own_body(sent, function)
        return sent
    return None


def _put_own_body(sent: Sent, function: Function) -> None:
    """Set the body to the argument ``body``, for code without a table of properties."""
    if "body" in {one.name for one in parameters_of(function)}:
        sent.put("body", "body", "", whole=True)


# openapi-generator.


def openapi_generator(package: SyntaxPackage) -> Walk:
    """``self.api_client.param_serialize(method="GET", resource_path="/pets", ...)``."""
    walk = Walk(package, _never, _GENERATOR_OPTIONS)
    names = package.named(r"(?:.*\.)?apis?\.\w+(?:\.\w+)?|(?:.*\.)?\w+_api")
    for name in _largest_part(names, r"(?:^|\.)(?:apis?\.|\w+_api$)"):
        module = package.module(name)
        for one in module.classes.values() if module else ():
            if module and one.name.endswith("Api"):
                _read_api(walk, Place(module, one))
    for name in package.named(r"(?:.*\.)?configuration")[:1]:
        module = package.module(name)
        if module and "Configuration" in module.classes:
            walk.roots.append(Place(module, module.classes["Configuration"]))
    return walk


def _largest_part(names: list[str], inner: str) -> list[str]:
    """The modules of one API: a package can have an asynchronous copy, or other versions."""
    parts: dict[str, list[str]] = {}
    for name in names:
        parts.setdefault(re.split(inner, name, maxsplit=1)[0], []).append(name)
    return max(parts.values(), key=len) if parts else []


def _never(place: Place, function: Function, lineage: list[Place]) -> Sent | None:
    return None


def _read_api(walk: Walk, place: Place) -> None:
    functions = methods_of(place)
    prefix = namespace_of(place.name)
    for name, function in functions.items():
        if name.startswith("_") or name.endswith(
            ("_with_http_info", "_without_preload_content")
        ):
            continue
        for code in (f"_{name}_serialize", f"{name}_with_http_info", name):
            sent = _sent_by_api(functions[code]) if code in functions else None
            if sent is not None:
                hidden = _hidden_arguments(functions[code])
                found = method_of(
                    f"{prefix}.{name}", function, sent, place, walk.options
                )
                walk.methods.append(_with_hidden(found, sent, hidden, functions[code]))
                break
        else:
            if name not in ("close",):
                reason = "does not send a request itself"
                extra = SdkExtra(
                    call=f"{prefix}.{name}", reason=reason, place=place.at(function)
                )
                walk.extras.append(extra)
    walk.methods += _endpoints(place, prefix)


def namespace_of(name: str) -> str:
    """The attribute that a class of operations would be: PetStoreApi is pet_store."""
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return text.lower().removesuffix("_api") or "default"


_CONTAINERS = (
    (r"_?path_params", "path"),
    (r"_?query_params", "query"),
    (r"_?header_params", "header"),
    (r"_?(?:local_var_)?files", "file"),
    (r"_?form_params", "body"),
    (r"_?body_params", "body"),
)


def _sent_by_api(function: Function) -> Sent | None:
    for call in calls_in(function):
        name = last_name(call.func)
        if name == "param_serialize":
            method, path = keyword(call, "method"), keyword(call, "resource_path")
        elif name == "call_api" and len(call.args) > 1:
            path, method = call.args[:2]
        else:
            continue
        if not text_of(path):
            continue
        scope = Scope.of(function, _hidden_arguments(function))
        sent = Sent(text_of(method).upper(), [text_of(path)])
        _put_containers(sent, scope)
        return sent
    return None


def _put_containers(sent: Sent, scope: Scope) -> None:
    for pattern, location in _CONTAINERS:
        for name in {*scope.values, *scope.items}:
            if not re.fullmatch(pattern, name):
                continue
            value = ast.Name(id=name, ctx=ast.Load())
            if scope.items.get(name) or location != "body" or "form" in name:
                sent.put_entries(scope, value, location)
            else:
                sent.put(scope.argument_in(value), "body", "", whole=True)
    for name, (location, wire, _) in list(sent.places.items()):
        if location == "path":
            sent.paths = [
                one.replace(f"{{{wire}}}", f"{{{name}}}") for one in sent.paths
            ]
    for option in _GENERATOR_OPTIONS:
        sent.places.pop(option, None)


def _hidden_arguments(function: Function) -> list[str]:
    """The arguments that ``all_params`` lists, which ``**kwargs`` takes."""
    scope = Scope.of(function)
    found: list[str] = []
    for name in ("all_params", "_all_params"):
        for value in scope.values.get(name, [])[:1]:
            found += [text_of(item) for item in ast.walk(value) if text_of(item)]
    return [one for one in found if one not in _GENERATOR_OPTIONS]


def _with_hidden(
    method: SdkMethod, sent: Sent, hidden: list[str], code: Function
) -> SdkMethod:
    """Add the arguments that the signature does not show, and the response."""
    shown = {one.name for one in method.arguments}
    more = [
        SdkArgument(
            name=name,
            wire=sent.places.get(name, ("", "", False))[1],
            location=sent.places.get(name, ("", "", False))[0],
            whole=sent.places.get(name, ("", "", False))[2],
            required=False,
        )
        for name in hidden
        if name not in shown
    ]
    returns = method.returns or _listed_response(code)
    return replace(method, arguments=(*method.arguments, *more), returns=returns)


def _listed_response(code: Function) -> str:
    """The response of ``response_types_map = {200: "Pet"}`` or ``response_type="Pet"``."""
    scope = Scope.of(code)
    for name in ("response_types_map", "_response_types_map"):
        for value in scope.values.get(name, []):
            keys = value.keys if isinstance(value, ast.Dict) else []
            values = value.values if isinstance(value, ast.Dict) else []
            for key, item in zip(keys, values, strict=True):
                if str(getattr(key, "value", "")).startswith("2"):
                    return text_of(item)
    for call in calls_in(code):
        if text_of(keyword(call, "response_type")):
            return text_of(keyword(call, "response_type"))
    return ""


def _endpoints(place: Place, prefix: str) -> Iterator[SdkMethod]:
    """The methods of ``self.list_pets = _Endpoint(settings={...}, root_map={...})``."""
    for node in ast.walk(place.node) if place.node else ():
        value = node.value if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.Assign) and isinstance(value, ast.Call):
            name = last_name(node.targets[0]).removesuffix("_endpoint")
            is_endpoint = last_name(value.func) in ("_Endpoint", "Endpoint")
            method = (
                _endpoint(place, f"{prefix}.{name}", value) if is_endpoint else None
            )
            if method is not None:
                yield method


def _endpoint(place: Place, call_path: str, call: ast.Call) -> SdkMethod | None:
    settings = _table(keyword(call, "settings"))
    path = text_of(settings.get("endpoint_path"))
    arguments = tuple(_endpoint_arguments(call))
    for one in arguments:
        if one.location == "path":
            path = path.replace(f"{{{one.wire}}}", f"{{{one.name}}}")
    response = settings.get("response_type")
    first = response.elts[:1] if isinstance(response, ast.Tuple) else []
    if not path:
        return None
    return SdkMethod(
        call=call_path,
        method=text_of(settings.get("http_method")).upper(),
        path=path,
        arguments=arguments,
        returns=last_name(first[0]) if first else "",
        owner=place.name,
        place=place.at(call),
    )


def _endpoint_arguments(call: ast.Call) -> Iterator[SdkArgument]:
    parameters, root = (
        _table(keyword(call, name)) for name in ("params_map", "root_map")
    )
    wires = _table(root.get("attribute_map"))
    locations = _table(root.get("location_map"))
    types = _table(root.get("openapi_types"))
    required = _texts(parameters.get("required"))
    for name in _texts(parameters.get("all")):
        if name not in _GENERATOR_OPTIONS:
            location = text_of(locations.get(name))
            yield SdkArgument(
                name=name,
                wire=text_of(wires.get(name)),
                location={"form": "body"}.get(location, location),
                annotation=ast.unparse(types[name]) if name in types else "",
                required=name in required,
                keyword_only=name not in required,
                whole=location == "body",
            )


def _texts(value: ast.expr | None) -> list[str]:
    items = value.elts if isinstance(value, ast.List | ast.Tuple) else []
    return [text_of(item) for item in items]


def _table(value: ast.expr | None) -> dict[str, ast.expr]:
    if not isinstance(value, ast.Dict):
        return {}
    return {
        text_of(key): one for key, one in zip(value.keys, value.values, strict=True)
    }


# openapi-python-client.


def openapi_python_client(package: SyntaxPackage) -> Walk:
    """Modules ``api/<tag>/<operation>.py`` with ``_get_kwargs`` and ``sync``."""
    walk = Walk(package, _never, frozenset({"client", "_client"}))
    names = package.named(r"(?:.*\.)?api\.(?:.*\.)?\w+")
    for name in _largest_part(names, r"(?:^|\.)api\."):
        module = package.module(name)
        code = module.functions.get("_get_kwargs") if module else None
        if module is None or code is None:
            continue
        call = re.split(r"(?:^|\.)api\.", name, maxsplit=1)[1]
        for entry in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
            function = module.functions.get(entry)
            if function is not None:
                sent = _sent_by_kwargs(module, code)
                place = Place(module, function)
                found = method_of(call, function, sent, place, walk.options)
                returns = _parsed_response(module) or found.returns
                walk.methods.append(replace(found, returns=returns, owner=name))
                break
    for name in package.named(r"(?:.*\.)?client")[:1]:
        module = package.module(name)
        for one in ("AuthenticatedClient", "Client"):
            if module and one in module.classes:
                walk.roots.append(Place(module, module.classes[one]))
    return walk


def _sent_by_kwargs(module: SyntaxModule, code: Function) -> Sent:
    scope = Scope.of(code)
    table = {"_kwargs", "kwargs"} & {*scope.values}
    entries = [
        pair
        for name in sorted(table)
        for pair in scope.entries(ast.Name(id=name, ctx=ast.Load()))
    ]
    for node in ast.walk(code):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict):
            entries += scope.entries(node.value)
    given = dict(entries)
    method = text_of(given.get("method")) or _called_verb(module)
    url = given.get("url")
    sent = Sent(method.upper(), scope.templates(url))
    sent.put_path(scope, url)
    for name, location in (
        ("params", "query"),
        ("cookies", "cookie"),
        ("json", "body"),
        ("data", "body"),
        ("files", "body"),
        ("content", "body"),
    ):
        for key, value in entries:
            if key == name:
                sent.put_entries(scope, value, location)
    sent.put_entries(scope, ast.Name(id="headers", ctx=ast.Load()), "header")
    return sent


def _called_verb(module: SyntaxModule) -> str:
    """The method of ``httpx.get(**kwargs)``, in versions before 0.15."""
    for name in ("sync_detailed", "asyncio_detailed"):
        function = module.functions.get(name)
        for call in calls_in(function) if function else ():
            verb = last_name(call.func)
            if verb.upper() in _VERBS and any(one.arg is None for one in call.keywords):
                return verb
    return ""


def _parsed_response(module: SyntaxModule) -> str:
    """The class that ``_parse_response`` makes of a successful response."""
    function = module.functions.get("_parse_response")
    for node in ast.walk(function) if function else ():
        if isinstance(node, ast.If) and re.search(
            r"== (?:2\d\d|HTTPStatus\.(?:OK|CREATED|ACCEPTED))", ast.unparse(node.test)
        ):
            for call in calls_in(ast.Module(body=node.body, type_ignores=[])):
                if last_name(call.func) == "from_dict" and isinstance(
                    call.func, ast.Attribute
                ):
                    inside = any(isinstance(one, ast.For) for one in node.body)
                    name = last_name(call.func.value)
                    return f"list[{name}]" if inside else name
    return ""


class SdkReader(Struct, frozen=True):
    """How to recognize the packages of a generator, and how to read them."""

    generator: str
    marker: str  # a module that only its packages have
    read: Callable[[SyntaxPackage], Walk]


READERS = (
    SdkReader("specloom", r"_runtime\.operations", own),
    SdkReader("Fern", r"(?:.*\.)?core\.client_wrapper", fern),
    SdkReader("Speakeasy", r"(?:.*\.)?sdkconfiguration", speakeasy),
    SdkReader("Stainless", r"(?:.*\.)?_base_client", stainless),
    SdkReader("openapi-generator", r"(?:.*\.)?api_client", openapi_generator),
    SdkReader(
        "openapi-python-client", r"(?:.*\.)?api\.(?:.*\.)?\w+", openapi_python_client
    ),
)


def read_surface(source: str | Path) -> Surface:
    """Read the public surface of an SDK from its source, without running it.

    Args:
        source: A folder, a wheel or an sdist, an installed package (the name of the import
            or of the distribution), or ``name==version`` to download.

    Raises:
        SdkNotFoundError: There is no such package, or no known generator made it.
    """
    # Syntax trees have many objects and few cycles.
    with opened_source(source) as found, collector_at_rest():
        package = SyntaxPackage(found.folder)
        for reader in READERS:
            if not package.named(reader.marker):
                continue
            walk = reader.read(package)
            if walk.methods:
                return Surface(
                    generator=reader.generator,
                    package=package.name,
                    distribution=found.distribution,
                    version=found.version,
                    clients=tuple(clients_of(package, walk.roots)),
                    methods=tuple(without_duplicates(walk.methods)),
                    extras=tuple(walk.extras),
                    models=tuple(models_of(package)),
                )
        known = ", ".join(reader.generator for reader in READERS)
        raise SdkNotFoundError(
            f"{package.name} is not recognized as a generated SDK",
            hint=f"Give a package made with {known}.",
        )


def without_duplicates(methods: list[SdkMethod]) -> Iterator[SdkMethod]:
    """Mark the methods that send the same request as a better one.

    The best is not deprecated, not a helper, streams only on demand, and is not in beta.
    """
    best: dict[tuple[str, str], SdkMethod] = {}
    for one in methods:
        key = one.method, re.sub(r"\{[^}]*\}", "{}", one.path)
        if key not in best or _preference(one) < _preference(best[key]):
            best[key] = one
    for one in methods:
        chosen = best[one.method, re.sub(r"\{[^}]*\}", "{}", one.path)]
        yield one if chosen is one else replace(one, duplicate_of=chosen.call)


def _preference(method: SdkMethod) -> tuple[bool, bool, int, int]:
    streams = sum(value == "True" for _, value in method.fixed)
    return method.deprecated, method.helper, streams, method.call.count("beta")
