"""Reads the classes of values in a package: models, TypedDicts, enums and aliases."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain

from .surface import SdkField, SdkModel
from .syntax import (
    Place,
    Scope,
    SyntaxModule,
    SyntaxPackage,
    annotation_text,
    keyword,
    last_name,
    methods_of,
    text_of,
)

_MODULES = (
    r"(?:.*\.)?_?(?:types|models?|components|operations|shared|schemas|pages)(?:\..*)?"
)
_NOT_MODELS = {"Protocol", "Exception", "ABC", "Generic", "NamedTuple"}
_NOT_FIELDS = {
    *("model_config", "additional_properties", "openapi_types", "attribute_map"),
    *("discriminator_value_class_map", "discriminator", "Config", "swagger_types"),
}
_ABSENT = {"NotRequired", "Optional", "Unset", "OptionalNullable"}


def models_of(package: SyntaxPackage) -> Iterator[SdkModel]:
    """The classes of values that the package has, by module."""
    for name in package.named(_MODULES):
        module = package.module(name)
        if module is None:
            continue
        for one in module.classes.values():
            model = _model(Place(module, one))
            if model is not None:
                yield model
        for alias, value in module.values.items():
            if alias[:1].isupper() and not alias.isupper():
                found = _alias(module, alias, value)
                if found is not None:
                    yield found


def _model(place: Place) -> SdkModel | None:
    node, module = place.node, place.module
    if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
        return None
    bases = {last_name(base) for base in node.bases}
    if bases & {"Enum", "StrEnum", "IntEnum", "OpenEnum"}:
        return SdkModel(
            name=node.name,
            kind="enum",
            module=module.name,
            values=tuple(_enum_values(node)),
        )
    fields = fields_of(place)
    if bases & _NOT_MODELS or not (fields or _is_model(bases)):
        return None
    kind = "dict" if "TypedDict" in bases or _is_typed_dict(place) else "model"
    return SdkModel(name=node.name, kind=kind, module=module.name, fields=tuple(fields))


def _is_model(bases: set[str]) -> bool:
    return any(base.endswith(("Model", "TypedDict")) for base in bases)


def _is_typed_dict(place: Place) -> bool:
    return any(
        last_name(base) == "TypedDict"
        for one in place.module.package.lineage(place)
        if isinstance(one.node, ast.ClassDef)
        for base in one.node.bases
    )


def _enum_values(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(
            statement.value, ast.Constant
        ):
            yield str(statement.value.value)


def _alias(module: SyntaxModule, name: str, value: ast.expr) -> SdkModel | None:
    """A type under a name, such as ``Role: TypeAlias = Literal["user", "admin"]``."""
    if not isinstance(value, ast.Subscript | ast.BinOp | ast.Name | ast.Attribute):
        return None
    literals = tuple(
        str(item.value)
        for inner in ast.walk(value)
        if isinstance(inner, ast.Subscript) and last_name(inner.value) == "Literal"
        for item in ast.walk(inner.slice)
        if isinstance(item, ast.Constant)
    )
    return SdkModel(
        name=name,
        kind="alias",
        module=module.name,
        values=literals,
        target="" if literals else ast.unparse(value),
    )


def fields_of(place: Place) -> list[SdkField]:
    """The fields of a class and of its bases in the package, with their JSON names."""
    found: dict[str, SdkField] = {}
    for one in reversed(
        place.module.package.lineage(place, stop=("BaseModel", "Model"))
    ):
        if isinstance(one.node, ast.ClassDef):
            json_names = _json_names(one)
            is_total = not any(
                part.arg == "total" and getattr(part.value, "value", True) is False
                for part in one.node.keywords
            )
            for statement in one.node.body:
                read = _field(statement, json_names, is_total=is_total)
                if read is not None:
                    found[read.name] = read
            for name, wire in _listed_fields(one.node).items():
                found.setdefault(name, SdkField(name=name, wire=wire))
    return list(found.values())


def _field(
    statement: ast.stmt, json_names: dict[str, str], *, is_total: bool
) -> SdkField | None:
    if not isinstance(statement, ast.AnnAssign):
        return None
    if not isinstance(statement.target, ast.Name):
        return None
    name, annotation = statement.target.id, statement.annotation
    is_constant = last_name(annotation) in ("ClassVar", "TypeAlias", "PrivateAttr")
    if name in _NOT_FIELDS or is_constant or name.startswith("__"):
        return None
    public = name.lstrip("_")
    wire = json_name(annotation, statement.value) or json_names.get(public, "")
    if name.startswith("_") and not wire:
        return None
    return SdkField(
        name=public,
        wire=wire or name,
        annotation=annotation_text(annotation),
        required=_is_required(annotation, statement.value, is_total=is_total),
    )


def json_name(*expressions: ast.expr | None) -> str:
    """The alias within ``Annotated[..., PropertyInfo(alias="type")]`` or ``Field(...)``."""
    for expression in expressions:
        if expression is None:
            continue
        for inner in ast.walk(expression):
            if isinstance(inner, ast.Call):
                alias = keyword(
                    inner, "alias", "serialization_alias", "validation_alias"
                )
                if text_of(alias):
                    return text_of(alias)
                is_own = last_name(inner.func) in ("required", "optional")
                if is_own and inner.args and text_of(inner.args[0]):
                    return text_of(inner.args[0])
    return ""


def _is_required(
    annotation: ast.expr, value: ast.expr | None, *, is_total: bool
) -> bool:
    outer = last_name(annotation)
    if outer == "Required":
        return True
    if outer in _ABSENT or "Unset" in ast.unparse(annotation):
        return False
    if isinstance(value, ast.Call):
        called = last_name(value.func)
        default = keyword(value, "default", "default_factory", "factory")
        has_default = default is not None or (
            bool(value.args) and ast.unparse(value.args[0]) != "..."
        )
        is_field = called in ("Field", "FieldInfo", "field")
        return called == "required" or (is_field and not has_default)
    return value is None and is_total


def _json_names(place: Place) -> dict[str, str]:
    """The JSON names that ``to_dict`` writes: ``field_dict["displayName"] = name``."""
    function = methods_of(place).get("to_dict")
    if function is None:
        return {}
    scope = Scope.of(function)
    found: dict[str, str] = {}
    for table in ("field_dict", "_dict"):
        pairs = scope.entries(ast.Name(id=table, ctx=ast.Load()))
        for wire, value in pairs:
            names = [one.id for one in ast.walk(value) if isinstance(one, ast.Name)]
            if names:
                found.setdefault(names[0], wire)
    return found


def _listed_fields(node: ast.ClassDef) -> dict[str, str]:
    """The fields of a class that lists them in a table: ``attribute_map``."""
    starts = (s for s in node.body if isinstance(s, ast.FunctionDef))
    created = (f.body for f in starts if f.name == "__init__")
    for statement in chain(node.body, *created):
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Dict):
            names = {last_name(target) for target in statement.targets}
            if "attribute_map" in names:
                pairs = zip(statement.value.keys, statement.value.values, strict=True)
                return {text_of(key): text_of(value) for key, value in pairs}
    function = next(
        (
            one
            for one in node.body
            if isinstance(one, ast.FunctionDef) and one.name == "attribute_map"
        ),
        None,
    )
    returned = function.body[-1] if function else None
    if isinstance(returned, ast.Return) and isinstance(returned.value, ast.Dict):
        pairs = zip(returned.value.keys, returned.value.values, strict=True)
        return {text_of(key): text_of(value) for key, value in pairs}
    return {}
