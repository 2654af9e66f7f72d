"""Reads the clients of a package: credentials, their environment variables, the base URL."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .surface import SdkClient, SdkOption
from .syntax import (
    FUNCTIONS,
    Function,
    Place,
    SdkParameter,
    SyntaxModule,
    SyntaxPackage,
    annotation_text,
    calls_in,
    keyword,
    last_name,
    methods_of,
    parameters_of,
    text_of,
)
from .values import fields_of

_URL = re.compile(r"https?://\S+")
_SECRET = re.compile(r"(?:.*_)?(?:key|token|secret|password|username|jwt|auth|bearer)")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+|Authorization")
_URL_NAMES = ("base_url", "_base_path", "host", "server_url")
_URL_TABLES = re.compile(r"_?(?:ENVIRONMENTS|SERVERS|SERVICE)")
_MODULES_NEARBY = (
    r"(?:.*\.)?(?:environment|sdkconfiguration|configuration|core\.client_wrapper)"
    r"|(?:.*\.)?utils\.security|(?:.*\.)?(?:models|components)\.security"
)
"""Where generators keep servers, and how they send the credentials."""


def clients_of(package: SyntaxPackage, roots: list[Place]) -> Iterator[SdkClient]:
    """The client classes, with what their constructors take."""
    for place in roots:
        modules = _modules_nearby(package, place)
        environment = {
            **_variables(modules),
            **_documented_variables(place),
        }
        options = [
            _option(one, environment, _headers(modules)) for one in _parameters(place)
        ]
        asynchronous = f"Async{place.name}"
        yield SdkClient(
            name=place.name,
            module=_shortest_import(package, place),
            async_name=asynchronous if asynchronous in place.module.classes else "",
            arguments=tuple(options),
            base_url=_base_url(modules),
            base_url_environment=next(
                (text for name, text in environment.items() if "base_url" in name), ""
            ),
            array_format=_array_format(place),
        )


def _array_format(place: Place) -> str:
    """How a Stainless client writes arrays in the query; "" for other clients."""
    function = methods_of(place).get("qs")
    for call in calls_in(function) if function is not None else ():
        if value := keyword(call, "array_format"):
            return text_of(value)
    return ""


def _modules_nearby(package: SyntaxPackage, place: Place) -> list[SyntaxModule]:
    """The modules of the client, of its bases, and of what its constructor calls."""
    found = [one.module for one in package.lineage(place)]
    names = package.named(_MODULES_NEARBY)
    # Of several SDKs in a package, the nearest one belongs to this client.
    folder = place.module.name.rpartition(".")[0]
    found += [
        module
        for name in names
        if name.startswith(f"{folder}.") and (module := package.module(name))
    ]
    function = methods_of(place).get("__init__")
    for node in ast.walk(function) if function else ():
        if isinstance(node, ast.ImportFrom):
            place.module.add_imports(node)
            for name in node.names:
                target = place.module.find(name.asname or name.name)
                if target is not None and isinstance(target.node, FUNCTIONS):
                    found.append(target.module)
    return list(dict.fromkeys(found))


def _variable(value: ast.AST | None) -> str:
    """The environment variable that an expression reads."""
    for call in calls_in(value) if value is not None else ():
        source = ast.unparse(call.func)
        if source.endswith(("environ.get", "getenv")) and call.args:
            return text_of(call.args[0])
    return ""


def _variable_of_call(module: SyntaxModule, value: ast.expr) -> str:
    """The variable that a function of the module reads: ``key = _key_from_environment()``."""
    if (
        isinstance(value, ast.Call)
        and not value.args
        and isinstance(value.func, ast.Name)
    ):
        return _variable(module.functions.get(value.func.id))
    return ""


def _assignments(module: SyntaxModule) -> Iterator[tuple[str, ast.expr]]:
    """Every ``name = value``, ``self.name = value`` and ``table["name"] = value``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                key = target.slice if isinstance(target, ast.Subscript) else None
                name = text_of(key) or last_name(target)
                if name:
                    yield name, node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield last_name(node.target), node.value


def _variables(modules: list[SyntaxModule]) -> dict[str, str]:
    """The environment variable of each option, from the code and from specloom's tables."""
    found: dict[str, str] = {}
    for module in modules:
        for name, value in _assignments(module):
            variable = _variable(value) or _variable_of_call(module, value)
            if variable:
                found.setdefault(name, variable)
        for call in calls_in(module.tree):
            option = text_of(keyword(call, "keyword"))
            if option and text_of(keyword(call, "env")):
                found.setdefault(option, text_of(keyword(call, "env")))
    return found


def _documented_variables(place: Place) -> dict[str, str]:
    """The lines "- `api_key` from `OPENAI_API_KEY`" of the constructor."""
    function = methods_of(place).get("__init__")
    text = (ast.get_docstring(function) if function else "") or ""
    return dict(re.findall(r"`(\w+)` from `([A-Z][A-Z0-9_]+)`", text))


def _headers(modules: list[SyntaxModule]) -> dict[str, str]:
    """The header field that carries each option."""
    found: dict[str, str] = {}
    for module in modules:
        for header, value in _header_values(module):
            for node in ast.walk(value):
                if isinstance(node, ast.Name | ast.Attribute):
                    name = last_name(node).lstrip("_").removeprefix("get_")
                    found.setdefault(name, header)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.AnnAssign):
                for call in calls_in(node.annotation):
                    field = text_of(keyword(call, "field_name"))
                    if field:
                        found.setdefault(last_name(node.target), field)
        for call in calls_in(module.tree):
            option = text_of(keyword(call, "keyword"))
            if option and keyword(call, "env") is not None:
                is_key = len(call.args) > 1
                found[option] = text_of(call.args[1]) if is_key else "Authorization"
    return found


def _header_values(module: SyntaxModule) -> Iterator[tuple[str, ast.expr]]:
    """Every ``{"X-Key": value}`` and ``headers["X-Key"] = value``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if _HEADER.fullmatch(text_of(key)):
                    yield text_of(key), value
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                key = target.slice if isinstance(target, ast.Subscript) else None
                if text_of(key) and "headers" in ast.unparse(target):
                    yield text_of(key), node.value


def _parameters(place: Place) -> list[SdkParameter]:
    """The parameters of the constructor, or the fields of an attrs class."""
    for one in place.module.package.lineage(place):
        function: Function | None = methods_of(one).get("__init__")
        if function is not None:
            return [
                parameter
                for parameter in parameters_of(function)
                if not parameter.name.startswith("_")
            ]
    absent = ast.Constant(value=None)
    return [
        SdkParameter(
            field.wire if field.name.startswith("_") else field.name,
            ast.Constant(value=field.annotation),
            None if field.required else absent,
            keyword_only=False,
        )
        for field in fields_of(place)
        if field.name not in ("_client", "_async_client")
    ]


def _option(
    one: SdkParameter, environment: dict[str, str], headers: dict[str, str]
) -> SdkOption:
    variable = _variable(one.default) or environment.get(one.name, "")
    header = headers.get(one.name, "")
    role = ""
    if one.name in _URL_NAMES:
        role = "base_url"
    elif _SECRET.fullmatch(one.name):
        role = "credential"
    elif header and variable:
        role = "header"
    return SdkOption(
        name=one.name,
        environment=variable,
        role=role,
        header=header if role in ("credential", "header") else "",
        annotation=annotation_text(one.annotation),
        default=ast.unparse(one.default) if one.default is not None else "",
        required=one.default is None,
        keyword_only=one.keyword_only,
    )


def _base_url(modules: list[SyntaxModule]) -> str:
    """The first server: of a table of environments or servers, or the default."""
    for module in modules:
        for name, value in _assignments(module):
            if name in _URL_NAMES or _URL_TABLES.fullmatch(name):
                for node in ast.walk(value):
                    if _URL.fullmatch(text_of(node)):
                        return text_of(node)
        for one in module.classes.values():
            if one.name.endswith("Environment"):
                for node in ast.walk(one):
                    if _URL.fullmatch(text_of(node)):
                        return text_of(node)
    return ""


def _shortest_import(package: SyntaxPackage, place: Place) -> str:
    """The shortest name of a module that has the class."""
    parts = place.module.name.split(".")
    for end in range(1, len(parts)):
        name = ".".join(parts[:end])
        module = package.module(name)
        found = module.find(place.name) if module else None
        if found is not None and found.name == place.name:
            return name
    return place.module.name
