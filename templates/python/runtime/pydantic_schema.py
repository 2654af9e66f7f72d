"""Support for models as pydantic fields; pydantic imports this module if it is used."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .model import Model


def core_schema(model: type[Model]) -> Any:
    """Return the pydantic-core schema that validates and serializes a model."""
    from importlib import import_module

    core = import_module("pydantic_core.core_schema")

    def instance(value: Any) -> Any:
        if isinstance(value, model):
            return value
        if value.__class__ is not dict:
            # pydantic reports a ValueError as a validation error, but not a TypeError.
            raise ValueError(f"expected an object or a {model.__name__}")
        return model.from_dict(value)

    def members(value: Model) -> dict[str, Any]:
        return value.to_dict()

    any_object = core.dict_schema(core.str_schema())
    return core.no_info_plain_validator_function(
        instance,
        serialization=core.plain_serializer_function_ser_schema(
            members, return_schema=any_object
        ),
        json_schema_input_schema=any_object,
    )
