"""Models: their fields, the codec of each class, and their base class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

from .codecs import (
    EXACT,
    FITS,
    PLAIN,
    SIMILAR,
    Codec,
    LiteralOf,
    MapOf,
    NullOr,
    OneOf,
    Ref,
    Score,
    TupleOf,
    encode,
)
from .conversions import (
    JSON,
    NOT_GIVEN,
    Convert,
    is_mapping,
    object_decoder,
    object_encoder,
)
from .json import read, write
from .typeguards import Annotations, is_list, is_object, is_tuple
from .validation import (
    LENIENT,
    DecodeContext,
    Place,
    Validation,
    ValidationIssue,
    issue_at,
    json_path,
    suggestion,
)

EXTRA = "*"
"""The key of unknown properties in an instance's dict; no attribute has this name."""


_NO_CLASSES: frozenset[type] = frozenset()
_NESTED = (dict, list)


class Field:
    """A field of a model.

    On the class, it is the attribute's value; on an instance, it is used only while the
    property is absent, because the instance's dict takes precedence.
    """

    __slots__ = ("access", "codec", "default", "nullable", "required", "wire")

    wire: str

    def __init__(
        self,
        wire: str | None,
        codec: Codec,
        required: bool,
        nullable: bool,
        default: Any = NOT_GIVEN,
        access: str = "",
    ) -> None:
        if wire is not None:
            self.wire = wire
        self.codec: Codec = codec
        self.required: bool = required
        self.nullable: bool = nullable
        # What the constructor sets if no value is passed.
        self.default: Any = default
        # "read": only in responses; "write": only in requests.
        self.access: str = access

    def __set_name__(self, owner: type, name: str) -> None:
        if not hasattr(self, "wire"):
            self.wire = name

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        if not self.required:
            return None
        for name, field in shape_of(owner).fields.items():
            if field is self:
                raise AttributeError(
                    f"{owner.__name__}.{name} is not set: "
                    f"the data has no property {self.wire!r}",
                    name=name,
                )
        raise AttributeError(f"a field of {owner.__name__} is not set")

    def is_valid(self, kind: type) -> bool:
        """Whether every value of a JSON class is valid, without a closer look."""
        if kind is type(None) and self.nullable:
            return True
        codec = self.codec
        return type(codec).check is Codec.check and bool(codec.matches(kind))

    def __repr__(self) -> str:
        kind = "required" if self.required else "optional"
        return f"{kind}({self.wire!r}, nullable={self.nullable})"


_SECRET_PARTS = ("password", "passwd", "passphrase", "secret", "privatekey", "apikey")
_SECRET_ENDS = ("token", "jwt", "accesskey", "credential", "cvv", "cvc")
_CURSORS = ("page", "next", "prev", "continu", "cursor", "sync")


class _Hidden:
    """The text of a model has this in place of a secret."""

    def __repr__(self) -> str:
        return "'***'"


def shown_value(name: str, value: Any) -> Any:
    """Return the value of a field as `repr` shows it: not empty strings and bytes are
    hidden if the name of the field is that of a secret, such as ``api_key``. Tokens of
    pages are shown.
    """
    if not value or not isinstance(value, str | bytes):
        return value
    plain = name.replace("_", "").replace("-", "").lower()
    secret = plain.endswith(_SECRET_ENDS) or any(
        part in plain for part in _SECRET_PARTS
    )
    if secret and not any(part in plain for part in _CURSORS):
        return _Hidden()
    return value


class Shape(Codec):
    """The codec of a model class: its fields by Python name and by JSON name.

    Built when the class is first used, not when it is defined, because a program
    imports many more models than it uses.
    """

    __slots__ = (
        "additional",
        "constants",
        "fields",
        "model",
        "names",
        "needed",
        "received",
        "renames",
        "unchecked",
        "verdicts",
    )

    verdicts: dict[str, dict[Any, int]]
    """Known results of `fit` by JSON name and class, or by listed text. They are added
    as values arrive.
    """

    unchecked: dict[str, frozenset[type]]
    """The classes of values that are valid whatever the value, by JSON name."""

    def __init__(self, model: type[Any], additional: Codec) -> None:
        self.model: type[Any] = model
        self.additional: Codec = additional
        self.fields: dict[str, Field] = {}
        for base in reversed(model.__mro__):
            for name, value in vars(base).items():
                if value.__class__ is Field:
                    self.fields[name] = value
                elif name in self.fields:  # a subclass replaced it
                    del self.fields[name]
        fields = self.fields.values()
        self.names: dict[str, str] = {
            field.wire: name for name, field in self.fields.items()
        }
        self.renames: bool = any(wire != name for wire, name in self.names.items())
        self.needed: frozenset[str] = frozenset(
            f.wire for f in fields if f.required and f.access != "write"
        )
        self.received: frozenset[str] = frozenset(
            f.wire for f in fields if f.access == "read"
        )
        self.constants: dict[str, Any] = {
            f.wire: f.default
            for f in fields
            if f.required and f.default is not NOT_GIVEN and f.access != "read"
        }

    def __getattr__(self, name: str) -> Any:
        # What only validation and unions need is computed when they first need it.
        fields = self.fields.values()
        if name == "verdicts":
            found: Any = {f.wire: {type(None): 0} if f.nullable else {} for f in fields}
        elif name == "unchecked":
            found = {f.wire: frozenset(filter(f.is_valid, JSON)) for f in fields}
        else:
            raise AttributeError(name)
        setattr(self, name, found)
        return found

    @property
    def expected(self) -> str:  # type: ignore[override]
        """The model's name, for messages."""
        return f"an object ({self.model.__name__})"

    def make_decoder(self) -> Convert | None:
        """Return the decoder, which makes an instance; a value that is not an object is
        kept.
        """
        finds = {
            name: field.codec.resolved
            for name, field in self.fields.items()
            if field.codec.decoder() is not None
        }
        return object_decoder(self.model, _fill, self.names, finds, self.split)

    def split(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the attributes for data with unknown properties."""
        names, convert = self.names, self.additional.decoder()
        extra = {wire: value for wire, value in data.items() if wire not in names}
        if convert is not None:
            extra = {wire: convert(value) for wire, value in extra.items()}
        if self.renames:
            values = {names[w]: value for w, value in data.items() if w in names}
        else:
            values = data.copy()
            for wire in extra:
                del values[wire]
        values[EXTRA] = extra
        return values

    def make_encoder(self) -> Convert | None:
        """Return the encoder, which makes an object of an instance or a mapping."""
        fields = self.fields.items()
        return object_encoder(
            self.model,
            {name: field.wire for name, field in fields},
            {name: field.codec.resolved_encoder for name, field in fields},
            EXTRA,
            self.encode_extra,
            lambda other: (
                self.write_mapping(other) if is_mapping(other) else encode(other)
            ),
        )

    def encode_extra(self, data: dict[str, Any], extra: dict[str, Any]) -> None:
        """Add undeclared properties to an object, unless it has them."""
        convert = self.additional.encoder()
        for wire, item in extra.items():
            if wire not in data:
                data[wire] = convert(item)

    def write_mapping(self, mapping: Any) -> Any:
        """Return the JSON object of a mapping with JSON names or Python names.

        If both names of a field are present, the JSON name's value counts. Required
        fields with one possible value are added, as the constructor of the model sets
        them.
        """
        return {
            wire: self.codec_at(wire).encoder()(value)
            for wire, value in self.completed(mapping).items()
            if value is not NOT_GIVEN
        }

    def completed(self, mapping: Any) -> dict[str, Any]:
        """Return the mapping with JSON names and with the constants that it lacks."""
        named = self.renamed(mapping)
        for wire, value in self.constants.items():
            named.setdefault(wire, value)
        return named

    def entries(self, value: Any) -> Iterable[tuple[str, Codec, Any]]:
        """The fields of an instance or a mapping: JSON name, codec and value of each."""
        if not isinstance(value, self.model):
            for wire, item in self.completed(value).items():
                yield wire, self.codec_at(wire), item
            return
        taken: set[str] = set()
        values: dict[str, Any] = value.__dict__
        for name, item in values.items():
            if name != EXTRA:
                field = self.fields[name]
                taken.add(field.wire)
                yield field.wire, field.codec, item
        for wire, item in values.get(EXTRA, {}).items():
            if wire not in taken:
                yield wire, self.additional, item

    def codec_at(self, wire: str) -> Codec:
        """Return the codec of a property by its JSON name."""
        name = self.names.get(wire)
        return self.additional if name is None else self.fields[name].codec

    def renamed(self, mapping: Any) -> dict[str, Any]:
        """Return the mapping with JSON names in place of Python names."""
        result: dict[str, Any] = {}
        for key in mapping.keys():  # noqa: SIM118 - a mapping needs only keys()
            field = None if key in self.names else self.fields.get(key)
            if field is None:
                result[str(key)] = mapping[key]
            else:
                result.setdefault(field.wire, mapping[key])
        return result

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check that the value is an object, that no property is missing, and each
        property.
        """
        if value.__class__ is not dict:
            found.append(issue_at(place, self.expected, value))
            return
        if not self.needed <= value.keys():
            for wire in self.names:
                if wire in self.needed and wire not in value:
                    path = json_path((place, wire))
                    found.append(
                        ValidationIssue(path, "a required property", "nothing")
                    )
        unchecked = self.unchecked
        for wire, item in value.items():
            if item.__class__ in unchecked.get(wire, _NO_CLASSES):
                continue
            name = self.names.get(wire)
            if name is None:
                self.additional.check(item, (place, wire), found)
            elif item is not None or not self.fields[name].nullable:
                self.fields[name].codec.check(item, (place, wire), found)

    def accepts(self, value: Any) -> bool:
        """Return whether the value is an object."""
        return value.__class__ is dict

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score an object by the properties it has and lacks, and by their types.

        A property that has one of several fixed values, such as a tag, is decisive.
        """
        if value.__class__ is not dict:
            return None
        missing = len(self.needed - value.keys())
        unknown = unlisted = matched = wrong = 0
        for wire, item in value.items():
            known = self.verdicts.get(wire)
            if known is None:
                unknown += 1
                continue
            matched += 1
            if depth < 1:
                continue
            kind = item.__class__
            verdict = known.get(kind)
            if verdict is None and kind is str:
                verdict = known.get(item)
            if verdict is None:
                if kind not in JSON:
                    continue
                verdict = self.verdict(wire, item)
                if verdict is None:
                    return None
            matched += verdict == 1
            wrong += verdict == -2
            unlisted += verdict == -1
        if missing and not matched:
            return None
        tier = SIMILAR if missing or wrong else FITS if unknown else EXACT
        return tier, matched - missing - 2 * wrong, -unknown - unlisted

    def inner_score(self, value: Any, depth: int = 3) -> Score:
        """Rate how well the properties match that are objects or arrays."""
        tier, known, unknown = EXACT, 0, 0
        for wire, item in value.items() if value.__class__ is dict and depth else ():
            if item.__class__ in _NESTED and wire in self.names:
                codec = self.fields[self.names[wire]].codec
                inside = codec.inner_score(item, depth - 1)
                for one in (codec.score(item) or (0, 0, 0), inside):
                    tier = min(tier, one[0])
                    known += one[1]
                    unknown += one[2]
        return tier, known, unknown

    def verdict(self, wire: str, item: Any) -> int | None:
        """Return what `fit` of a property's codec returns."""
        codec = self.fields[self.names[wire]].codec
        kind = item.__class__
        verdict = codec.fit_of(kind)
        if verdict is not None:
            self.verdicts[wire][kind] = verdict
            return verdict
        verdict = codec.fit(item)
        if verdict == 1 and kind is str and codec.__class__ is LiteralOf:
            self.verdicts[wire][item] = verdict
        return verdict

    def fits(self, value: Any) -> bool:
        """Return whether an object has a score, which is not computed."""
        if value.__class__ is not dict:
            return False
        verdicts, is_known = self.verdicts, not self.needed
        for wire, item in value.items():
            known = verdicts.get(wire)
            if known is None:
                continue
            is_known, kind = True, item.__class__
            if kind in known or (kind is str and item in known):
                continue
            if kind in JSON and self.verdict(wire, item) is None:
                return False
        return is_known

    def fit_of(self, kind: type) -> int | None:
        """Return the verdict on an object, or on another value."""
        return 0 if kind is dict else -2

    def matches(self, kind: type) -> bool | None:
        """Leave an object to its properties."""
        return None if kind is dict else False


def shape_of(model: type[Any]) -> Shape:
    """Return the schema of a model class, built on first use."""
    shape: Shape | None = model.__dict__.get("_shape")
    if shape is None:
        # Two threads may both build it; the results are equal.
        shape = Shape(model, getattr(model, "_additional", PLAIN))
        model._shape = shape
    return shape


T = TypeVar("T")


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


class DataclassFields:
    """The fields of a model for `dataclasses.fields`, made on first use."""

    def __get__(self, instance: Any, owner: type[Any]) -> dict[str, Any]:
        """Return the fields by their Python names."""
        from dataclasses import _FIELD, field  # type: ignore[attr-defined]

        fields: dict[str, Any] = {}
        for name, declared in shape_of(owner).fields.items():
            made: Any = field() if declared.required else field(default=None)
            made.name, made.kw_only, made._field_type = name, True, _FIELD
            fields[name] = made
        return fields


class DataclassParams:
    """What `dataclasses` did for a model: nothing."""

    init = repr = eq = order = unsafe_hash = frozen = False


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
        written = vars(cls).get("__annotations__")
        if written and cls.__module__.startswith(__name__.rpartition("_runtime.")[0]):
            known = Annotations(written, cls.__module__)
            type.__setattr__(cls, "__annotations__", known)
        package, models, module = cls.__module__.rpartition(".models.")
        if models and "." not in module and f"{package}._runtime.models" == __name__:
            cls.__module__ = f"{package}.models"

    @classmethod
    def __codec__(cls) -> Codec:
        """The codec of the class, see `codecs.codec_of_class`."""
        return shape_of(cls)

    def __init__(self, /, **values: Any) -> None:
        fields = shape_of(type(self)).fields
        members = self.__dict__
        for name, value in values.items():
            field = fields.get(name)
            if field is None:
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
        """Return the JSON object of the instance, with JSON names.

        Raises:
            ValueError: If the instance contains itself.
        """
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
        return cls.from_dict(read(text), validation=validation)

    def to_json(self) -> str:
        """Return the JSON text of the instance.

        Raises:
            TypeError: If a value has no JSON equivalent.
            ValueError: If a number has no JSON equivalent, such as NaN, or if the
                instance contains itself.
        """
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

    if TYPE_CHECKING:
        __hash__: ClassVar[None]  # type: ignore[assignment]
    else:
        __hash__ = None

    @recursive_repr("...")
    def __repr__(self) -> str:
        parts = [f"{name}={value!r}" for name, value in self.__rich_repr__()]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Yield names and values, for rich; strings that look like secrets are hidden."""
        members = _members(self)
        for name, value in members.items():
            if name != EXTRA:
                yield name, shown_value(name, value)
        if EXTRA in members:
            extra: dict[str, Any] = members[EXTRA]
            yield "extra", {n: shown_value(n, value) for n, value in extra.items()}

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
        from .json_schema import core_schema

        return core_schema(cls, shape_of(cls))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from .json_schema import json_schema

        return json_schema(cls, handler)

    if not TYPE_CHECKING:  # FastAPI reads a dataclass from the body of a request
        __dataclass_fields__ = DataclassFields()
        __dataclass_params__ = DataclassParams()


_fill = vars(Model)["__dict__"].__set__
"""Sets all attributes of an instance."""


def _members(model: object) -> dict[str, Any]:
    """Return the attributes of an instance, without an empty `extra`."""
    members = model.__dict__
    if EXTRA in members and not members[EXTRA]:
        return {name: value for name, value in members.items() if name != EXTRA}
    return members


Part = tuple[Codec, Any, Any]


class Sent(Codec):
    """Another codec's values without their read-only properties.

    A program may send back a value that it received, read-only properties included; a
    service need not accept these (OpenAPI 3.1 §4.8.24, readOnly).

    Args:
        codec: Converts the whole value.
    """

    __slots__ = ("codec",)

    def __init__(self, codec: Codec) -> None:
        self.codec: Codec = codec

    @property
    def expected(self) -> str:  # type: ignore[override]
        """What the other codec expects."""
        return self.codec.expected

    def encode(self, value: Any) -> Any:
        """Return the JSON value without read-only properties."""
        return without_received(self.codec, value, self.codec.encode(value))

    def make_encoder(self) -> Convert | None:
        """Return ``encode``."""
        return self.encode

    def make_decoder(self) -> Convert | None:
        """Return the other codec's decoder."""
        return self.codec.decoder()

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check the value as the other codec does."""
        self.codec.check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Return whether the other codec accepts the value."""
        return self.codec.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Return the other codec's score."""
        return self.codec.score(value, depth)

    def fit(self, value: Any) -> int | None:
        """Return the other codec's verdict."""
        return self.codec.fit(value)

    def renamed(self, mapping: Any) -> Any:
        """Return the mapping with the other codec's names."""
        return self.codec.renamed(mapping)


def without_received(codec: Codec, value: Any, data: Any) -> Any:
    """Remove read-only properties from encoded data, at every depth.

    A model knows its own read-only properties, even where a union does not know the
    model.

    Args:
        codec: The codec that encoded the value.
        value: The value that was encoded.
        data: The value's JSON; changed in place and returned.
    """
    todo: list[Part] = [(codec, value, data)]
    while todo:
        codec, value, item = todo.pop()
        if is_object(item):
            todo += _member_parts(_settled(codec, value, item), value, item)
        elif is_list(item):
            todo += _item_parts(_settled(codec, value, item), value, item)
    return data


def _member_parts(codec: Codec, value: Any, item: dict[str, Any]) -> list[Part]:
    if isinstance(codec, Shape):
        for wire in codec.received & item.keys():
            del item[wire]
        values = _by_wire(codec, value)
        return [
            (codec.codec_at(wire), values.get(wire), member)
            for wire, member in item.items()
        ]
    inner = codec.item if isinstance(codec, MapOf) else PLAIN
    known = value if is_object(value) else {}
    return [(inner, known.get(key), member) for key, member in item.items()]


def _by_wire(shape: Shape, value: Any) -> dict[str, Any]:
    """Return the fields of a model or mapping by their JSON names."""
    if not isinstance(value, Model):
        return shape.renamed(value) if is_mapping(value) else {}
    own = value.__dict__
    return {
        **own.get(EXTRA, {}),
        **{wire: own[name] for wire, name in shape.names.items() if name in own},
    }


def _item_parts(codec: Codec, value: Any, item: list[Any]) -> list[Part]:
    firsts = codec.items if isinstance(codec, TupleOf) else ()
    rest = codec.rest if isinstance(codec, TupleOf) else PLAIN
    codecs = (*firsts, *(rest for _ in item[len(firsts) :]))
    # An iterable that can be read only once was read when it was encoded.
    listed = is_list(value) or is_tuple(value)
    known: Iterable[Any] = value if listed else (None for _ in item)
    return list(zip(codecs, known, item, strict=False))


def _settled(codec: Codec, value: Any, item: Any) -> Codec:
    """Return the codec that describes an item, behind references, unions and null."""
    if isinstance(value, Model):
        return shape_of(type(value))
    while True:
        if isinstance(codec, Ref):
            codec = codec.target()
        elif isinstance(codec, NullOr):
            codec = codec.codec
        elif isinstance(codec, OneOf):
            codec = codec.choice(item) or PLAIN
        else:
            return codec
