"""Schemas of model classes, used to decode, encode and validate."""

from __future__ import annotations

from .codec import EXACT, FITS, PLAIN, SIMILAR, Codec, encode
from .containers import is_mapping
from .deviations import MISFITS, ValidationIssue, issue_at, json_path
from .notgiven import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Place

EXTRA = "*"
"""The key of unknown properties in an instance's dict; no attribute has this name."""

_ATOMS = frozenset((str, int, float, bool, type(None)))
_JSON = _ATOMS | {dict, list}


class Field:
    """A field of a model."""

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
        self.codec = codec
        self.required = required
        self.nullable = nullable
        # What the constructor sets if no value is passed.
        self.default = default
        # "read": only in responses; "write": only in requests.
        self.access = access

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

    def __repr__(self) -> str:
        kind = "required" if self.required else "optional"
        return f"{kind}({self.wire!r}, nullable={self.nullable})"


class Shape(Codec):
    """The codec of a model class: its fields by Python name and by JSON name."""

    __slots__ = (
        "additional",
        "constants",
        "fields",
        "model",
        "names",
        "needed",
        "received",
    )

    def __init__(self, model: type[Any], additional: Codec) -> None:
        self.model = model
        self.additional = additional
        self.fields: dict[str, Field] = {}
        for base in reversed(model.__mro__):
            for name, value in vars(base).items():
                if value.__class__ is Field:
                    self.fields[name] = value
                elif name in self.fields:  # a subclass replaced it
                    del self.fields[name]
        fields = self.fields.values()
        self.names = {field.wire: name for name, field in self.fields.items()}
        self.needed = frozenset(
            f.wire for f in fields if f.required and f.access != "write"
        )
        self.received = frozenset(f.wire for f in fields if f.access == "read")
        self.constants = {
            f.wire: f.default
            for f in fields
            if f.required and f.default is not NOT_GIVEN and f.access != "read"
        }

    @property
    def expected(self) -> str:  # type: ignore[override]
        return f"an object ({self.model.__name__})"

    def make_decoder(self) -> Convert | None:
        names, model, new = self.names, self.model, object.__new__
        converts = [
            (name, convert)
            for name, field in self.fields.items()
            if (convert := field.codec.decoder()) is not None
        ]

        def decode(data: Any) -> Any:
            if data.__class__ is not dict:
                MISFITS.count += 1
                return data
            instance = new(model)
            values = instance.__dict__
            try:
                for wire, value in data.items():
                    values[names[wire]] = value
            except KeyError:
                self.split(data, values)
            try:
                for name, convert in converts:
                    value = values.get(name)
                    if value is not None:
                        values[name] = convert(value)
            except RecursionError:
                return data
            return instance

        return decode

    def split(self, data: dict[str, Any], values: dict[str, Any]) -> None:
        names, convert = self.names, self.additional.decoder()
        extra = values[EXTRA] = {}
        for wire, value in data.items():
            name = names.get(wire)
            if name is not None:
                values[name] = value
            else:
                extra[wire] = value if convert is None else convert(value)

    def make_encoder(self) -> Convert | None:
        model = self.model
        wires = {name: field.wire for name, field in self.fields.items()}
        converts = {name: field.codec.encoder() for name, field in self.fields.items()}

        def encode_members(value: Any) -> Any:
            if value.__class__ is not model:
                return self.write_mapping(value) if is_mapping(value) else encode(value)
            values: dict[str, Any] = value.__dict__
            extra = values.get(EXTRA)
            if extra is not None:
                values = {name: item for name, item in values.items() if name != EXTRA}
            data = {
                wires[name]: item if item.__class__ in _ATOMS else converts[name](item)
                for name, item in values.items()
            }
            if extra:
                convert = self.additional.encoder()
                for wire, item in extra.items():
                    if wire not in data:
                        data[wire] = convert(item)
            return data

        return encode_members

    def write_mapping(self, mapping: Any) -> Any:
        return {
            wire: self.codec_at(wire).encoder()(value)
            for wire, value in self.completed(mapping).items()
            if value is not NOT_GIVEN
        }

    def completed(self, mapping: Any) -> dict[str, Any]:
        named = self.renamed(mapping)
        for wire, value in self.constants.items():
            named.setdefault(wire, value)
        return named

    def codec_at(self, wire: str) -> Codec:
        name = self.names.get(wire)
        return self.additional if name is None else self.fields[name].codec

    def renamed(self, mapping: Any) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key in mapping.keys():  # noqa: SIM118 - a mapping needs only keys()
            field = None if key in self.names else self.fields.get(key)
            if field is None:
                result[str(key)] = mapping[key]
            else:
                result.setdefault(field.wire, mapping[key])
        return result

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        if value.__class__ is not dict:
            found.append(issue_at(place, self.expected, value))
            return
        for wire in self.names:
            if wire in self.needed and wire not in value:
                path = json_path((place, wire))
                found.append(ValidationIssue(path, "a required property", "nothing"))
        for wire, item in value.items():
            name = self.names.get(wire)
            if name is None:
                self.additional.check(item, (place, wire), found)
            elif item is not None or not self.fields[name].nullable:
                self.fields[name].codec.check(item, (place, wire), found)

    def accepts(self, value: Any) -> bool:
        return value.__class__ is dict

    def score(self, value: Any, depth: int = 2) -> Score | None:
        if value.__class__ is not dict:
            return None
        missing = len(self.needed - value.keys())
        unknown = matched = wrong = 0
        for wire, item in value.items():
            name = self.names.get(wire)
            if name is None:
                unknown += 1
                continue
            matched += 1
            field = self.fields[name]
            if item.__class__ not in _JSON or depth < 1:
                continue
            if item is None and field.nullable:
                continue
            verdict = field.codec.fit(item)
            if verdict is None:
                return None
            matched += verdict == 1
            wrong += verdict == -1
        if missing and not matched:
            return None
        tier = SIMILAR if missing or wrong else FITS if unknown else EXACT
        return tier, matched - missing - 2 * wrong, -unknown


def shape_of(model: type[Any]) -> Shape:
    shape: Shape | None = model.__dict__.get("_shape")
    if shape is None:
        # Two threads may both build it; the results are equal.
        shape = Shape(model, getattr(model, "_additional", PLAIN))
        model._shape = shape
    return shape
