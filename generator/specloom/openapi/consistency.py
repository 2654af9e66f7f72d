"""Where the parts of a document contradict each other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from specloom.openapi.complaints import complaint, in_short

Path = tuple[str | int, ...]

_VALIDATORS = {
    "2.0": "OpenAPIV2SpecValidator",
    "3.0": "OpenAPIV30SpecValidator",
    "3.1": "OpenAPIV31SpecValidator",
    "3.2": "OpenAPIV32SpecValidator",
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that is wrong at ``path``; ``shape`` is true when a schema is no
    schema.
    """

    path: Path
    message: str
    hint: str = ""
    shape: bool = False


@dataclass(slots=True)
class Limits:
    """How long a check may take, and whether it came to its end."""

    deadline: float
    exceeded: bool = False
    crashes: int = 0
    told: list[Path] = field(default_factory=list[Path])

    def over(self) -> bool:
        """Whether time is up."""
        self.exceeded = self.exceeded or time.monotonic() > self.deadline
        return self.exceeded


class _Ids(set[Any]):
    """A set where the library keeps a list in which it searches."""

    append = set[Any].add


class _AnyScheme(dict[str, Callable[[str], Any]]):
    """The reader of every URI scheme: nothing is ever fetched behind the caller's back."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> Callable[[str], Any]:
        return self._read


def contradictions(
    value: dict[str, Any],
    version: str,
    uri: str,
    read: Callable[[str], Any],
    limits: Limits,
) -> Iterator[Contradiction]:
    """What openapi-spec-validator finds beyond the document's shape, each at its place.

    ``read`` gives the content of the other files that ``uri`` refers to.
    """
    from jsonschema_path import SchemaPath
    from openapi_spec_validator.validation import validators

    stock: Any = getattr(validators, _VALIDATORS[version])

    class Placed(stock):  # type: ignore[misc]
        keyword_validators = {  # noqa: RUF012 - the library's own way
            name: _placed(name, base, version, limits)
            for name, base in stock.keyword_validators.items()
        }

    root = SchemaPath.from_dict(value, base_uri=uri, handlers=_AnyScheme(read))
    checker: Any = Placed(root)
    for error in checker.root_validator(checker.schema_path):
        found = getattr(error, "contradiction", None)
        if found is not None:
            yield found


def _placed(name: str, base: Any, version: str, limits: Limits) -> Any:
    """A checker of the library that says where it was, and whose crash costs no more
    than its part.

    The library names no place for what it finds.  It raises on documents that are
    broken in ways it did not foresee.
    """

    class Placed(base):  # type: ignore[misc]
        def __init__(self, registry: Any) -> None:
            super().__init__(registry)
            for table in ("visited_schema_ids", "meta_checked_schema_ids"):
                if hasattr(self, table):
                    setattr(self, table, _Ids())

        def __call__(self, *args: Any, **options: Any) -> Iterator[Any]:
            if limits.over():
                return
            try:
                for error in super().__call__(*args, **options):
                    if not hasattr(error, "contradiction"):
                        error.contradiction = _told(name, error, args)
                    yield error
            except Exception:
                limits.crashes += 1

        def _collect_properties(self, schema: Any) -> set[str]:
            return _property_names(schema)

        if version in ("2.0", "3.0"):

            def _validate_schema_meta(self, schema: Any, value: Any) -> None:
                """The shape of schemas was checked with the whole document."""

    return Placed


def _property_names(schema: Any) -> set[str]:
    """The names of all properties that a schema and its parts declare; each part is
    seen once.
    """
    names: set[str] = set()
    seen: set[int] = set()
    parts = [schema]
    while parts:
        part = parts.pop()
        value = part.read_value()
        if not isinstance(value, dict) or id(value) in seen:  # pyright: ignore
            continue
        seen.add(id(value))  # pyright: ignore
        if "properties" in part:
            names.update((part / "properties").keys())
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in part:
                parts.extend(part / keyword)
        parts.extend(part / keyword for keyword in ("items", "not") if keyword in part)
    return names


def _told(name: str, error: Any, args: tuple[Any, ...]) -> Contradiction:
    """What an error means, at the place where the checker ``name`` was called."""
    place: Path = next((tuple(arg.parts) for arg in args if hasattr(arg, "parts")), ())
    within = tuple(error.absolute_path)
    kind = type(error).__name__
    if name == "default":
        message, hint, _ = complaint(error)
        return Contradiction(
            (*place, "default", *within), f"The default: {message}", hint
        )
    if kind == "DuplicateOperationIDError":
        return Contradiction(
            (*place, "operationId"), "Another operation has this operationId."
        )
    if kind == "ExtraParametersError":
        missing = error.message.partition(": ")[2].strip("[]")
        return Contradiction(
            (*place, "required"), f"Required, but no property of the schema: {missing}."
        )
    if kind == "UnresolvableParameterError":
        return _unresolved(place, error, args)
    if error.validator and str(error.validator) != "<unset>":
        message, hint, member = complaint(error)
        path = (*place, *within, *((member,) if member else ()))
        return Contradiction(path, message, hint, shape=True)
    return Contradiction(place, f"{in_short(error.message)[1:-1]}.")


def _unresolved(place: Path, error: Any, args: tuple[Any, ...]) -> Contradiction:
    """A path parameter that stands only in the path, or only among the parameters."""
    parameter = error.message.split("'")[1]
    if f"{{{parameter}}}" in str(args[0]):
        message = f"The path has {{{parameter}}}, but no parameter declares it."
        hint = f"Add a parameter with 'in: path' and 'name: {parameter}'."
    else:
        message = f"The path parameter {parameter!r} does not stand in the path."
        hint = "Remove the parameter, or add it to the path in braces."
    return Contradiction(place, message, hint)
