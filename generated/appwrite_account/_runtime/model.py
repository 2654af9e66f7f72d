"""The base class of all models."""

from __future__ import annotations

from .codec import PLAIN, Codec
from .containers import is_mapping
from .deviations import LENIENT, DecodeContext
from .notgiven import NOT_GIVEN
from .shapes import EXTRA, Field, shape_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Self, TypeVar, dataclass_transform

    from .deviations import Validation

    T = TypeVar("T")
else:

    def dataclass_transform(**_: object) -> object:
        """Do nothing at run time; type checkers see a dataclass."""
        return lambda decorated: decorated


RESERVED_MEMBERS = (
    "extra",
    "fields_set",
    "from_dict",
    "from_json",
    "to_dict",
    "to_json",
)
"""The public attributes of every model, whose names no field may have."""


def required(
    wire: str | None = None,
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    read_only: bool = False,
    write_only: bool = False,
    default: Any = NOT_GIVEN,
) -> Any:
    """Declare a required field.

    Args:
        wire: The JSON name, if it differs from the Python name.
        codec: The codec of the values.
        nullable: Whether null is allowed.
        read_only: Whether the field occurs in responses only. It is then never sent.
        write_only: Whether the field occurs in requests only. Responses may then lack
            it.
        default: The value that the constructor sets if the argument is omitted. With
            `NOT_GIVEN` the argument is required, unless the field is read-only.
    """
    return Field(wire, codec, True, nullable, default, _access(read_only, write_only))


def optional(
    wire: str | None = None,
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    read_only: bool = False,
    write_only: bool = False,
    default: None = None,
) -> Any:
    """Declare an optional field. If it is absent, its value is None.

    Args:
        wire: The JSON name, if it differs from the Python name.
        codec: The codec of the values.
        nullable: Whether null is allowed. Setting None then sends null; otherwise it
            removes the field.
        read_only: Whether the field occurs in responses only. It is then never sent.
        write_only: Whether the field occurs in requests only.
        default: Always None; it tells type checkers that the argument is optional.
    """
    access = _access(read_only, write_only)
    return Field(wire, codec, False, nullable, NOT_GIVEN, access)


def _access(read_only: bool, write_only: bool) -> str:
    return "read" if read_only else "write" if write_only else ""


@dataclass_transform(kw_only_default=True, field_specifiers=(required, optional))
class Model:
    """Base class of the models, which have one attribute per field of the schema.

    A field that was neither passed nor received is absent: an optional one is None, and
    reading a required one raises AttributeError. Properties that the schema does not
    declare are kept in `extra`. Reading and writing preserves the JSON value, including
    absent and null fields, undeclared properties, and values that do not match the
    schema.
    """

    def __init_subclass__(
        cls, *, additional: Codec | None = None, **options: Any
    ) -> None:
        """Remember how undeclared properties are converted.

        Args:
            additional: The codec of properties that the schema does not declare.
            options: Arguments for other base classes.
        """
        super().__init_subclass__(**options)
        if additional is not None:
            cls._additional = additional  # type: ignore[attr-defined]
        # The path that users import the class from; see errors.py.
        package, models, module = cls.__module__.rpartition(".models.")
        if models and "." not in module and f"{package}._runtime.model" == __name__:
            cls.__module__ = f"{package}.models"

    def __init__(self, /, **values: Any) -> None:
        fields = shape_of(type(self)).fields
        members = self.__dict__
        for name, value in values.items():
            field = fields.get(name)
            if field is None:
                from .misspelled import suggestion

                raise TypeError(
                    f"{type(self).__name__}() got an unexpected keyword argument "
                    f"{name!r}{suggestion(name, fields)}"
                )
            if value is NOT_GIVEN or (
                value is None and not field.required and not field.nullable
            ):
                continue
            members[name] = value
        missing: list[str] = []
        for name, field in fields.items():
            if not field.required or name in values:
                continue
            if field.default is not NOT_GIVEN:
                members[name] = field.default
            elif field.access != "read":
                missing.append(name)
        if missing:
            raise TypeError(
                f"{type(self).__name__}() is missing required arguments: "
                + ", ".join(map(repr, missing))
            )

    if not TYPE_CHECKING:  # to a type checker, only declared attributes exist

        def __setattr__(self, name: str, value: Any) -> None:
            field = shape_of(type(self)).fields.get(name)
            if field is None:
                from .misspelled import suggestion

                raise AttributeError(
                    f"{type(self).__name__} has no field {name!r}"
                    f"{suggestion(name, shape_of(type(self)).fields)}; "
                    "put undeclared properties into .extra",
                    name=name,
                    obj=self,
                )
            if value is NOT_GIVEN or (
                value is None and not field.required and not field.nullable
            ):
                self.__dict__.pop(name, None)
            else:
                self.__dict__[name] = value

        # The body of an error is plain JSON until the API's document has a model for it.
        # Code that subscripts the plain JSON continues to work with the model.
        def __getitem__(self, name: str) -> Any:
            return self.to_dict()[name]

        def __contains__(self, name: object) -> bool:
            return name in self.to_dict()

        __iter__ = None

    @classmethod
    def from_dict(
        cls, data: Mapping[str, Any], *, validation: Validation = "lenient"
    ) -> Self:
        """Create an instance from a JSON object.

        Args:
            data: The properties by their JSON names; it is not modified.
            validation: What to do with values that do not match the schema: `"lenient"`
                keeps them as they are, `"warn"` issues warnings, `"strict"` raises.

        Raises:
            TypeError: If `data` is not a mapping.
            ValidationError: If a value does not match the schema and validation is
                `"strict"`.
        """
        if data.__class__ is not dict:
            if not is_mapping(data):
                raise TypeError(
                    f"{cls.__name__}.from_dict() needs a mapping, not {data!r}"
                )
            data = dict(data)
        context = LENIENT if validation == "lenient" else DecodeContext(validation)
        instance: Self = shape_of(cls).decode(data, context)
        return instance

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of the instance, with JSON names."""
        data: dict[str, Any] = shape_of(type(self)).encode(self)
        return data

    @classmethod
    def from_json(
        cls, text: str | bytes | bytearray, *, validation: Validation = "lenient"
    ) -> Self:
        """Create an instance from the text of a JSON object.

        Args:
            text: The JSON text.
            validation: What to do with values that do not match the schema, see
                `from_dict`.

        Raises:
            ValueError: If `text` is malformed JSON.
            TypeError: If `text` is not a JSON object.
            ValidationError: If a value does not match the schema and validation is
                `"strict"`.
        """
        from .jsontext import read

        return cls.from_dict(read(text), validation=validation)

    def to_json(self) -> str:
        """Return the JSON text of the instance.

        Raises:
            TypeError: If a value has no JSON equivalent.
            ValueError: If a number has no JSON equivalent, such as NaN.
        """
        from .jsontext import write

        return write(self.to_dict())

    @property
    def extra(self) -> dict[str, Any]:
        """The properties that the schema does not declare, by their JSON names.

        Changing this dict changes the instance.
        """
        members: dict[str, Any] = self.__dict__
        return members.setdefault(EXTRA, {})  # type: ignore[no-any-return]

    @property
    def fields_set(self) -> frozenset[str]:
        """The Python names of the declared fields that are present."""
        return frozenset(name for name in self.__dict__ if name != EXTRA)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _members(self) == _members(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        members = _members(self)
        parts = [
            f"{name}={value!r}" for name, value in members.items() if name != EXTRA
        ]
        if EXTRA in members:
            parts.append(f"extra={members[EXTRA]!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __replace__(self, /, **changes: Any) -> Self:
        """Return a copy with some fields changed, for `copy.replace` (Python 3.13)."""
        copied = self.__copy__()
        for name, value in changes.items():
            setattr(copied, name, value)
        return copied

    def __copy__(self) -> Self:
        copied = type(self).__new__(type(self))
        copied.__dict__.update(self.__dict__)
        if EXTRA in copied.__dict__:
            copied.__dict__[EXTRA] = dict(copied.__dict__[EXTRA])
        return copied

    def __getstate__(self) -> dict[str, Any]:
        return dict(_members(self))

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from .pydantic_schema import core_schema

        return core_schema(cls)


def _members(model: object) -> dict[str, Any]:
    """Return the attributes of an instance, without an empty `extra`."""
    members = model.__dict__
    if EXTRA in members and not members[EXTRA]:
        return {name: value for name, value in members.items() if name != EXTRA}
    return members
