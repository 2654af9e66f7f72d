"""Conversions of objects, arrays and unions, built for the types of their parts.

A conversion is built for a type when its first value arrives. What does not depend on
the value is decided then: which parts are converted and by which function, and which
classes of values are kept as they are. References are resolved when the first value
for them arrives, and skipped from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .validation import note_unconverted

Convert: TypeAlias = Callable[[Any], Any]
"""A conversion of one value, in either direction."""

Decoder: TypeAlias = tuple[frozenset[type], Convert | None]
"""The classes of JSON values that are kept as they are, and the conversion of others;
None if no value is converted.
"""

ATOMS: frozenset[type] = frozenset((str, int, float, bool, type(None)))
"""The classes of JSON values without parts. Models keep them when they are encoded."""
JSON: frozenset[type] = ATOMS | {dict, list}
"""The classes of parsed JSON values."""
_NULL: frozenset[type] = frozenset((type(None),))


MISFIT = (ValueError, TypeError, ArithmeticError)
"""The errors that a conversion raises if a value does not fit."""


def keep(value: Any) -> Any:
    """Return the value."""
    return value


class NotGiven:
    """The type of `NOT_GIVEN`, a singleton.

    An argument whose default is `NOT_GIVEN` accepts null: pass None to send null; pass
    nothing (or `NOT_GIVEN`) to leave the argument out of the request.
    """

    __slots__ = ()

    def __new__(cls) -> NotGiven:  # noqa: PYI034 - the only instance
        """Return `NOT_GIVEN`."""
        return NOT_GIVEN

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __copy__(self) -> NotGiven:
        return self

    def __deepcopy__(self, memo: object) -> NotGiven:
        return self

    def __reduce__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: NotGiven = object.__new__(NotGiven)
"""Marks an argument that was not passed."""


def is_mapping(value: Any) -> bool:
    """Whether a Python value is a dict or another mapping, which a model is not."""
    return value.__class__ is dict or (
        hasattr(value, "keys")
        and hasattr(value, "__getitem__")
        and not hasattr(value.__class__, "__codec__")
    )


def is_array(value: Any) -> bool:
    """Whether a Python value becomes an array: an iterable that is neither text nor a
    mapping.
    """
    if value.__class__ is list or value.__class__ is tuple:
        return True
    return (
        hasattr(value, "__iter__")
        and not isinstance(value, (str, bytes, bytearray, memoryview))
        and not is_mapping(value)
    )


# Data nested too deeply for Python's stack is kept as received. A RecursionError is
# caught at the level that raised it, so that all levels above are still converted.


class Steps:
    """The conversions of the properties of a class, each found at its first value.

    Args:
        finds: Functions that find the decoder of a property, by its attribute.

    Attributes:
        by_name: The kept classes and the conversion of each attribute.
        listed: The attribute, the kept classes and the conversion, in a tuple.

    Both are only replaced as a whole, so that threads need no lock.
    """

    __slots__ = ("by_name", "listed")

    def __init__(self, finds: Mapping[str, Callable[[], Decoder]]) -> None:
        self.replace({name: (_NULL, self.first(name, finds[name])) for name in finds})

    def replace(self, steps: dict[str, tuple[frozenset[type], Convert]]) -> None:
        """Set the steps."""
        self.by_name: dict[str, tuple[frozenset[type], Convert]] = steps
        self.listed: tuple[tuple[str, frozenset[type], Convert], ...]
        self.listed = tuple((name, *step) for name, step in steps.items())

    def first(self, name: str, find: Callable[[], Decoder]) -> Convert:
        """Return a conversion that replaces itself by the one that it finds."""

        def convert(value: Any) -> Any:
            kept, found = find()
            steps = dict(self.by_name)
            steps.pop(name, None)
            if found is not None:
                steps[name] = kept | _NULL, found
            self.replace(steps)
            return value if found is None else found(value)

        return convert


def object_decoder(
    model: type[Any],
    fill: Callable[[Any, dict[str, Any]], object],
    names: Mapping[str, str],
    finds: Mapping[str, Callable[[], Decoder]],
    split: Callable[[dict[str, Any]], dict[str, Any]],
) -> Convert:
    """Return a conversion of JSON objects to instances of a class.

    Args:
        model: The class.
        fill: Sets all attributes of an instance.
        names: The attribute of each property by its JSON name.
        finds: Functions that find the decoder of a property, by its attribute. The
            others are kept.
        split: Returns the attributes for an object with unknown properties.
    """
    steps, known, new = Steps(finds), frozenset(names), object.__new__
    same = all(name == attribute for name, attribute in names.items())
    if same and not finds:
        return _flat_decoder(model, fill, known, split)

    def decode(data: Any) -> Any:
        if data.__class__ is not dict:
            note_unconverted()
            return data
        instance = new(model)
        if same:
            values = data.copy() if known.issuperset(data) else split(data)
            fill(instance, values)
        else:
            values = instance.__dict__
            try:
                for name, value in data.items():
                    values[names[name]] = value
            except KeyError:
                values.update(split(data))
        try:
            listed = steps.listed
            if len(listed) < len(values):
                for name, kept, convert in listed:
                    value = values.get(name)
                    if value.__class__ not in kept:
                        values[name] = convert(value)
            elif listed:
                by_name = steps.by_name
                for name, value in values.items():
                    if name in by_name:
                        kept, convert = by_name[name]
                        if value.__class__ not in kept:
                            values[name] = convert(value)
        except RecursionError:
            return data
        return instance

    return decode


def _flat_decoder(
    model: type[Any],
    fill: Callable[[Any, dict[str, Any]], object],
    known: frozenset[str],
    split: Callable[[dict[str, Any]], dict[str, Any]],
) -> Convert:
    """Return a conversion of objects all of whose known properties are kept."""
    new = object.__new__

    def decode(data: Any) -> Any:
        if data.__class__ is not dict:
            note_unconverted()
            return data
        instance = new(model)
        fill(instance, data.copy() if known.issuperset(data) else split(data))
        return instance

    return decode


def object_encoder(
    model: type[Any],
    names: Mapping[str, str],
    finds: Mapping[str, Callable[[], Convert]],
    extra: str,
    encode_extra: Callable[[dict[str, Any], dict[str, Any]], object],
    otherwise: Convert,
) -> Convert:
    """Return a conversion of instances of a class to JSON objects.

    Args:
        model: The class.
        names: The JSON name of each property by its attribute.
        finds: Functions that find the encoder of a property, by its attribute.
        extra: The attribute of unknown properties.
        encode_extra: Adds unknown properties to an object.
        otherwise: Converts values that are not instances of the class itself.
    """
    known = frozenset(names)
    same = all(name == attribute for attribute, name in names.items())
    converts: dict[str, Convert] = {}

    def first(attribute: str, find: Callable[[], Convert]) -> Convert:
        def convert(value: Any) -> Any:
            found = converts[attribute] = find()
            return found(value)

        return convert

    converts.update({name: first(name, find) for name, find in finds.items()})

    def encode(value: Any) -> Any:
        if value.__class__ is not model:
            return otherwise(value)
        values: dict[str, Any] = value.__dict__
        unknown = None
        if extra in values:
            values = values.copy()
            unknown = values.pop(extra)
        if same and known.issuperset(values):
            data = values.copy()
            for name, item in values.items():
                if item.__class__ not in ATOMS:
                    data[name] = converts[name](item)
        else:
            data = {
                names[name]: item if item.__class__ in ATOMS else converts[name](item)
                for name, item in values.items()
            }
        if unknown:
            encode_extra(data, unknown)
        return data

    return encode


def scalar_decoder(parse: Convert) -> Convert:
    """Return a conversion of values without parts; one that does not fit is kept."""

    def decode(value: Any) -> Any:
        try:
            return parse(value)
        except MISFIT:
            note_unconverted()
            return value

    return decode


def tuple_decoder(firsts: list[Convert | None], last: Convert | None) -> Convert:
    """Return a conversion of arrays, by the conversions of the first items and of the
    rest.
    """
    count = len(firsts)

    def decode(value: Any) -> Any:
        if value.__class__ is not list:
            note_unconverted()
            return value
        try:
            result = [
                item if convert is None else convert(item)
                for item, convert in zip(value, firsts, strict=False)
            ]
            tail = value[count:]
            result += tail if last is None else map(last, tail)
        except RecursionError:
            return value
        return result

    return decode


def list_decoder(find: Callable[[], Decoder]) -> Convert:
    """Return a conversion of arrays, by a function that finds the decoder of items."""
    found: Decoder | None = None

    def decode(value: Any) -> Any:
        nonlocal found
        if value.__class__ is not list:
            note_unconverted()
            return value
        if not value:
            return []
        if found is None:
            found = find()
        kept, convert = found
        if convert is None:
            return value
        try:
            if not kept:
                return [convert(item) for item in value]
            return [item if item.__class__ in kept else convert(item) for item in value]
        except RecursionError:
            return value

    return decode


def map_decoder(find: Callable[[], Decoder]) -> Convert:
    """Return a conversion of objects, by a function that finds the decoder of every
    property.
    """
    found: Decoder | None = None

    def decode(value: Any) -> Any:
        nonlocal found
        if value.__class__ is not dict:
            note_unconverted()
            return value
        if not value:
            return {}
        if found is None:
            found = find()
        kept, convert = found
        if convert is None:
            return value
        try:
            return {
                key: item if item.__class__ in kept else convert(item)
                for key, item in value.items()
            }
        except RecursionError:
            return value

    return decode


def variant_decoder(find: Callable[[type], Convert], otherwise: Convert) -> Convert:
    """Return a conversion of one of several types.

    Args:
        find: Finds the conversion of the values of a JSON class.
        otherwise: Converts values of other classes.
    """
    converts: dict[type, Convert] = {}

    def decode(value: Any) -> Any:
        kind = value.__class__
        convert = converts.get(kind)
        if convert is None:
            if kind not in JSON:
                return otherwise(value)
            convert = converts[kind] = find(kind)
        return convert(value)

    return decode


def fitting_decoder(fits: Callable[[Any], bool], convert: Convert) -> Convert:
    """Return a conversion of the values that fit; others are kept as received."""

    def decode(value: Any) -> Any:
        if fits(value):
            return convert(value)
        note_unconverted()
        return value

    return decode


def tagged_decoder(
    tag: str, find: Callable[[str], Convert | None], otherwise: Convert
) -> Convert:
    """Return a conversion of objects by the tag that they contain.

    Args:
        tag: The JSON name of the tag.
        find: Finds the conversion for a tag; None for an unknown one.
        otherwise: Converts objects without a known tag.
    """
    converts: dict[str, Convert] = {}

    def decode(value: dict[str, Any]) -> Any:
        name: Any = value.get(tag)
        if name.__class__ is not str:
            return otherwise(value)
        convert = converts.get(name)
        if convert is None:
            convert = find(name)
            if convert is None:
                return otherwise(value)
            converts[name] = convert
        return convert(value)

    return decode


def tag_text(tag: Any) -> str:
    """Return a tag as JSON writes it: true instead of True."""
    if tag is None:
        return "null"
    if tag.__class__ is bool:
        return "true" if tag else "false"
    return str(tag)


def list_encoder(find: Callable[[], Convert], encode: Convert) -> Convert:
    """Return a conversion to a list of any iterable that is neither text nor a mapping.

    Args:
        find: Finds the encoder of the items.
        encode: Converts other values.
    """
    convert: Convert | None = None

    def encode_items(value: Any) -> Any:
        nonlocal convert
        if value.__class__ is not list and not is_array(value):
            return encode(value)
        if convert is None:
            convert = find()
        one = convert
        return [one(item) for item in value]

    return encode_items


def map_encoder(find: Callable[[], Convert], encode: Convert) -> Convert:
    """Return a conversion of mappings to objects; keys become strings.

    Args:
        find: Finds the encoder of the properties.
        encode: Converts other values.
    """
    convert: Convert | None = None

    def encode_properties(value: Any) -> Any:
        nonlocal convert
        if not is_mapping(value):
            return encode(value)
        if convert is None:
            convert = find()
        one = convert
        if one is encode and value.__class__ is dict:
            return {
                key if key.__class__ is str else str(key): (
                    item if item.__class__ in ATOMS else encode(item)
                )
                for key, item in value.items()
                if item is not NOT_GIVEN
            }
        return {
            str(key): one(value[key])
            for key in value.keys()  # noqa: SIM118 - `keys` is all that is required
            if value[key] is not NOT_GIVEN
        }

    return encode_properties


def tuple_encoder(firsts: list[Convert], last: Convert, encode: Convert) -> Convert:
    """Return a conversion to a list, by the conversions of the first items and of the
    rest.
    """

    def encode_items(value: Any) -> Any:
        if not is_array(value):
            return encode(value)
        items: list[Any] = list(value)
        result = [convert(item) for item, convert in zip(items, firsts, strict=False)]
        result += [last(item) for item in items[len(firsts) :]]
        return result

    return encode_items


def variant_encoder(find: Callable[[type], Any], otherwise: Convert) -> Convert:
    """Return a conversion of values of one of several types to JSON.

    Args:
        find: Returns the codec that a class itself has, as models do, or None.
        otherwise: Converts the values of other classes.
    """
    converts: dict[type, Convert] = {}

    def encode(value: Any) -> Any:
        kind = value.__class__
        if kind in ATOMS:
            return value
        convert = converts.get(kind)
        if convert is None:
            codec = find(kind)
            if codec is None:
                return otherwise(value)
            convert = converts[kind] = codec.encoder()
        return convert(value)

    return encode
