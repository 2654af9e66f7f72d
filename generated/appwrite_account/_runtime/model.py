"""The base of every model."""

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
        """Say to type checkers what the class decorated is; at run time nothing."""
        return lambda decorated: decorated


RESERVED_MEMBERS = (
    "extra",
    "fields_set",
    "from_dict",
    "from_json",
    "to_dict",
    "to_json",
)
"""The public names of every model, which no field of a model may take."""


def required(
    wire: str | None = None,
    codec: Codec = PLAIN,
    *,
    nullable: bool = False,
    read_only: bool = False,
    write_only: bool = False,
    default: Any = NOT_GIVEN,
) -> Any:
    """Declare a member that is always there.

    Args:
        wire: The member's name in JSON, where it differs from the attribute's.
        codec: How its values are converted.
        nullable: Whether null is one of its values.
        read_only: Whether only answers have it: then it is never sent.
        write_only: Whether only requests have it: then no answer lacks it.
        default: What the constructor sets when it is given nothing; `NOT_GIVEN` lets
            it be left out, as a member that is only read must be.
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
    """Declare a member that may be absent, and then reads as None.

    Args:
        wire: The member's name in JSON, where it differs from the attribute's.
        codec: How its values are converted.
        nullable: Whether null is one of its values; then setting None sends null,
            else setting None is the same as leaving the member out.
        read_only: Whether only answers have it: then it is never sent.
        write_only: Whether only requests have it.
        default: Always None; it tells type checkers that the argument may be left out.
    """
    access = _access(read_only, write_only)
    return Field(wire, codec, False, nullable, NOT_GIVEN, access)


def _access(read_only: bool, write_only: bool) -> str:
    return "read" if read_only else "write" if write_only else ""


@dataclass_transform(kw_only_default=True, field_specifiers=(required, optional))
class Model:
    """Data with named members, as the API's description declares them.

    A member that was neither given nor received is absent: an optional one reads as
    None, a required one raises AttributeError. Members that the description does not
    know are kept in `extra`. What is read and written again is the same JSON value:
    absent, null, unknown and ill-fitting members included.
    """

    def __init_subclass__(
        cls, *, additional: Codec | None = None, **options: Any
    ) -> None:
        """Note how unknown members are converted.

        Args:
            additional: The codec of members that are not declared.
            options: For other bases of the class.
        """
        super().__init_subclass__(**options)
        if additional is not None:
            cls._additional = additional  # type: ignore[attr-defined]

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
                f"{type(self).__name__}() is missing " + ", ".join(map(repr, missing))
            )

    if not TYPE_CHECKING:  # to a type checker, only declared attributes exist

        def __setattr__(self, name: str, value: Any) -> None:
            field = shape_of(type(self)).fields.get(name)
            if field is None:
                raise AttributeError(
                    f"{type(self).__name__} has no member {name!r}; members that are not "
                    "declared go into .extra",
                    name=name,
                    obj=self,
                )
            if value is NOT_GIVEN or (
                value is None and not field.required and not field.nullable
            ):
                self.__dict__.pop(name, None)
            else:
                self.__dict__[name] = value

        # The body of an error is JSON as it came until the description has a model for
        # it: what read the JSON goes on reading the model.
        def __getitem__(self, name: str) -> Any:
            return self.to_dict()[name]

        def __contains__(self, name: object) -> bool:
            return name in self.to_dict()

        __iter__ = None

    @classmethod
    def from_dict(
        cls, data: Mapping[str, Any], *, validation: Validation = "lenient"
    ) -> Self:
        """Make an instance of a JSON object.

        Args:
            data: Members by their names in JSON; left unchanged.
            validation: What happens to data that does not fit: `"lenient"` keeps it
                as it is, `"warn"` warns of it, `"strict"` raises.

        Raises:
            TypeError: `data` is no mapping.
            DeviationError: Something does not fit and validation is `"strict"`.
        """
        if data.__class__ is not dict:
            if not is_mapping(data):
                raise TypeError(f"{cls.__name__} is made of an object, not {data!r}")
            data = dict(data)
        context = LENIENT if validation == "lenient" else DecodeContext(validation)
        instance: Self = shape_of(cls).decode(data, context)
        return instance

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of this instance: members by their names in JSON."""
        data: dict[str, Any] = shape_of(type(self)).encode(self)
        return data

    @classmethod
    def from_json(
        cls, text: str | bytes | bytearray, *, validation: Validation = "lenient"
    ) -> Self:
        """Make an instance of the text of a JSON object.

        Args:
            text: JSON text.
            validation: As for `from_dict`.

        Raises:
            ValueError: `text` is no JSON.
            TypeError: `text` is the JSON of something else than an object.
            DeviationError: Something does not fit and validation is `"strict"`.
        """
        from .jsontext import read

        return cls.from_dict(read(text), validation=validation)

    def to_json(self) -> str:
        """The JSON text of this instance.

        Raises:
            TypeError: A member has a value without a counterpart in JSON.
            ValueError: A member has a number that JSON has not, such as NaN.
        """
        from .jsontext import write

        return write(self.to_dict())

    @property
    def extra(self) -> dict[str, Any]:
        """The members that the description does not know, by their names in JSON.

        Changes to this dict are changes to the instance.
        """
        members: dict[str, Any] = self.__dict__
        return members.setdefault(EXTRA, {})  # type: ignore[no-any-return]

    @property
    def fields_set(self) -> frozenset[str]:
        """The names of the declared members that are not absent."""
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
        """A copy with some members changed, for `copy.replace` (Python 3.13)."""
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
    """What an instance consists of; an empty `extra` is none."""
    members = model.__dict__
    if EXTRA in members and not members[EXTRA]:
        return {name: value for name, value in members.items() if name != EXTRA}
    return members
