"""Codecs: conversions between JSON values and Python values."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, overload

from .conversions import (
    ATOMS,
    JSON,
    MISFIT,
    NOT_GIVEN,
    Convert,
    Decoder,
    fitting_decoder,
    is_array,
    is_mapping,
    keep,
    list_decoder,
    list_encoder,
    map_decoder,
    map_encoder,
    scalar_decoder,
    tag_text,
    tagged_decoder,
    tuple_decoder,
    tuple_encoder,
    variant_decoder,
    variant_encoder,
)
from .json import read, write
from .typeguards import is_bytes
from .validation import (
    DECODING,
    LENIENT,
    DecodeContext,
    Decoding,
    Place,
    Validation,
    ValidationIssue,
    issue_at,
    note_unconverted,
)

Score: TypeAlias = tuple[int, int, int]
"""How well a value fits a union variant: exactness, positive evidence, negative
evidence.
"""

# The first element of a score.
EXACT = 3  # nothing is missing, mistyped or unknown
FITS = 2  # nothing is missing or mistyped
SIMILAR = 1  # the right JSON type, but it does not match the schema


class Codec:
    """Converts between the JSON values and the Python values of one type.

    Decoding does not raise: a value that does not match is kept as received. The
    separate method `check` finds and describes the mismatches, so that callers who do
    not validate do not pay for it. Conversions are built once and cached.
    """

    __slots__ = ("_decoder", "_encoder")

    expected = "any JSON value"
    """The description of the expected data in messages."""

    piecemeal = False
    """Whether a response of this type is a stream of items."""

    of_bytes = False
    """Whether the codec converts the bytes of a whole body instead of JSON values."""

    is_raw = False
    """Whether a whole body of this type is raw bytes, whatever its media type."""

    _decoder: Convert | None
    _encoder: Convert | None

    def decoder(self) -> Convert | None:
        """Return the conversion from JSON, or None if values need no conversion."""
        try:
            return self._decoder
        except AttributeError:
            self._decoder = self.make_decoder()
            return self._decoder

    def encoder(self) -> Convert:
        """Return the conversion to JSON."""
        try:
            convert = self._encoder
        except AttributeError:
            convert = self._encoder = self.make_encoder()
        return convert or encode

    def resolved(self) -> Decoder:
        """Return the conversion from JSON with references resolved."""
        convert = self.decoder()
        return JSON if convert is None else frozenset(), convert

    def resolved_encoder(self) -> Convert:
        """Return the conversion to JSON with references resolved."""
        return self.encoder()

    def make_decoder(self) -> Convert | None:
        """Build the conversion that `decoder` caches."""
        return None

    def make_encoder(self) -> Convert | None:
        """Build the conversion that `encoder` caches; None encodes by the value's own
        type.
        """
        return None

    def decode(self, value: Any, context: DecodeContext = LENIENT) -> Any:
        """Convert a JSON value to a Python value.

        Args:
            value: Parsed JSON; it is not modified.
            context: Whether validation issues raise, are reported or are ignored. If
                they are ignored, values that could not be converted are logged as
                warnings, once per location.

        Raises:
            ValidationError: If the value does not match and validation is ``"strict"``.
        """
        if context.checks:
            found: list[ValidationIssue] = []
            try:
                self.check(value, None, found)
            except RecursionError:
                wanted = "data that can be checked"
                found.append(ValidationIssue("$", wanted, "too deeply nested data"))
            context.settle(found)
        convert = self.decoder()
        if convert is None:
            return value
        if context.checks:
            return convert(value)
        decoding = Decoding()
        outer = DECODING.set(decoding)
        try:
            result = convert(value)
        finally:
            DECODING.reset(outer)
        if decoding.unconverted:
            what = context.what or self.expected
            unconverted = context.unconverted_values()
            if unconverted.is_due(what):
                unconverted.log_issues(what, value, self.check)
        return result

    def encode(self, value: Any) -> Any:
        """Convert a Python value to a JSON value. JSON values are returned unchanged."""
        try:
            return self.encoder()(value)
        except RecursionError:
            return encode_deep(self, value)

    def entries(self, value: Any) -> Iterable[tuple[str, Codec, Any]]:
        """The entries of a mapping: the JSON name, the codec and the value of each."""
        for key in value.keys():  # noqa: SIM118 - all that a mapping need have
            yield str(key), PLAIN, value[key]

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Append every validation issue of a JSON value to ``found``.

        Args:
            value: Parsed JSON.
            place: The location of the value.
            found: The list to append to.
        """
        if not self.accepts(value):
            found.append(issue_at(place, self.expected, value))

    def accepts(self, value: Any) -> bool:
        """Whether a JSON value has the right JSON type. Its contents are not checked."""
        return True

    def holds(self, value: Any) -> bool:
        """Whether the annotated Python type can hold the value.

        The contents need not match: a model holds any object, a date any string.
        """
        return self.accepts(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate how well a JSON value matches this variant of a union.

        Args:
            value: Parsed JSON.
            depth: Maximum number of further levels of nesting to inspect.

        Returns:
            The score, or None if the value does not match at all.
        """
        return (EXACT, 0, 0) if self.accepts(value) else None

    def inner_score(self, value: Any, depth: int = 3) -> Score:
        """Rate how well the properties match that are objects or arrays."""
        return (EXACT, 0, 0)

    def matches(self, kind: type) -> bool | None:
        """Whether every value of a JSON class has a score; None if some may have."""
        return None

    def fits(self, value: Any) -> bool:
        """Whether a JSON value has a score."""
        return self.score(value) is not None

    def fit(self, value: Any) -> int | None:
        """Rate what the value of a property says about the object that contains it.

        Returns:
            1 if it is evidence for this type, 0 if it is possible, -1 if an enum does
                not list it, -2 if it has the wrong JSON type, and None if it rules the
                object out.
        """
        return 0 if self.accepts(value) else -2

    def fit_of(self, kind: type) -> int | None:
        """What `fit` returns for every value of a JSON class; None if it depends."""
        matches = self.matches(kind) if type(self).fit is Codec.fit else None
        return None if matches is None else 0 if matches else -2

    def renamed(self, mapping: Any) -> Any:
        """Return a mapping with its Python names replaced by JSON names."""
        return mapping

    def items_of(self, request: Any, response: Any, context: DecodeContext) -> Any:
        """Return the items of a streamed response (see `streams`), or None for other
        types.
        """
        return None


def codec_of_class(kind: type) -> Codec | None:
    """The codec that a class brings along, as models do; None for other classes."""
    known = getattr(kind, "__codec__", None)
    codec: Codec | None = None if known is None else known()
    return codec


class Plain(Codec):
    """Passes values through unchanged."""

    __slots__ = ()

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Match any value, but rank below every more specific type."""
        return (FITS, -1, 0)

    def matches(self, kind: type) -> bool | None:
        """Match every value."""
        return True


PLAIN = Plain()
"""The codec of any JSON value, which is not converted."""


def encode(value: Any) -> Any:
    """Convert a Python value to a JSON value by the value's own type.

    Models and mappings become objects; sequences, sets and other iterables become
    arrays; dates, times and similar types become strings. A value without a JSON
    equivalent is returned unchanged.
    """
    kind = value.__class__
    if kind in ATOMS:
        return value
    if kind is list:
        return [item if item.__class__ in ATOMS else encode(item) for item in value]
    if kind is dict:
        return {
            key: item if item.__class__ in ATOMS else encode(item)
            for key, item in value.items()
            if item is not NOT_GIVEN
        }
    return encode_other(value)


class Ref(Codec):
    """A reference to a model or alias by its name in the package's `models`.

    The name is resolved when the first value that is not null arrives, so that a
    program imports only the models that it receives.

    Args:
        name: The name in the module.
        module: The module, if it is not the package's `models`.
    """

    __slots__ = ("_target", "module", "name")

    _target: Codec

    def __init__(self, name: str, module: str = "") -> None:
        self.name: str = name
        self.module: str = module

    @property
    def expected(self) -> str:  # type: ignore[override]
        """What the target expects."""
        return self.target().expected

    def target(self) -> Codec:
        """Return the codec that the name refers to.

        Raises:
            ImportError, AttributeError: There is no such module or name.
        """
        try:
            return self._target
        except AttributeError:
            pass
        # Two threads may both resolve the name: they find the same codec.
        found = codec_of(getattr(_module(self.module or _models()), self.name))
        self._target = found
        return found

    def make_decoder(self) -> Convert | None:
        """Return a decoder that resolves the target at the first value."""
        convert: Convert | None = None

        def decode(value: Any) -> Any:
            nonlocal convert
            if convert is None:
                if value is None:
                    return None
                convert = self.target().decoder() or keep
            return convert(value)

        return decode

    def make_encoder(self) -> Convert | None:
        """Return an encoder that resolves the target when it is first needed."""
        convert: Convert | None = None

        def encode_named(value: Any) -> Any:
            nonlocal convert
            if convert is None:
                if value is None:
                    return None
                convert = self.target().encoder()
            return convert(value)

        return encode_named

    def resolved(self) -> Decoder:
        """Return the target's conversion."""
        return self.target().resolved()

    def resolved_encoder(self) -> Convert:
        """Return the target's conversion."""
        return self.target().resolved_encoder()

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check the value as the target does."""
        self.target().check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Return whether the target accepts the value."""
        return self.target().accepts(value)

    def holds(self, value: Any) -> bool:
        """Return whether the target holds the value."""
        return self.target().holds(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Return the target's score."""
        return self.target().score(value, depth)

    def inner_score(self, value: Any, depth: int = 3) -> Score:
        """Leave the value to the target."""
        return self.target().inner_score(value, depth)

    def matches(self, kind: type) -> bool | None:
        """Return whether the target matches such values."""
        return self.target().matches(kind)

    def fit(self, value: Any) -> int | None:
        """Return the target's verdict."""
        return self.target().fit(value)

    def fit_of(self, kind: type) -> int | None:
        """Return the target's verdict."""
        return self.target().fit_of(kind)

    def renamed(self, mapping: Any) -> Any:
        """Return the mapping with the target's names."""
        return self.target().renamed(mapping)


def _models() -> str:
    parent = (__package__ or "").rpartition(".")[0]
    return f"{parent}.models" if parent else "models"


def _module(name: str) -> Any:
    from importlib import import_module

    return import_module(name)


Loader = Callable[[], tuple[Convert, Convert]]


class Scalar(Codec):
    """A value whose Python type is not a JSON type.

    Args:
        expected: What the data should be, for messages.
        load: Imports and returns the decoding and encoding functions. Modules such as
            `decimal` are loaded only when such a value is met.
    """

    __slots__ = ("expected", "load")

    def __init__(self, expected: str, load: Loader) -> None:
        self.expected: str = expected
        self.load: Loader = load

    def make_decoder(self) -> Convert | None:
        """Return the decoder; values that do not fit are kept unchanged."""
        return scalar_decoder(self.load()[0])

    def make_encoder(self) -> Convert | None:
        """Return the encoder."""
        return self.load()[1]

    def accepts(self, value: Any) -> bool:
        """Return whether the value can be converted."""
        try:
            self.load()[0](value)
        except MISFIT:
            return False
        return True

    def holds(self, value: Any) -> bool:
        """Return whether the value is a string or a number, as in JSON."""
        return isinstance(value, (str, int, float)) and value.__class__ is not bool

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score a value that can be converted higher than a plain string."""
        return (EXACT, 1, 0) if self.accepts(value) else None


class Kind(Codec):
    """A JSON type; its values are checked but not converted."""

    __slots__ = ("evidence", "expected", "kinds")

    def __init__(self, expected: str, kinds: tuple[type, ...], evidence: int) -> None:
        self.expected: str = expected
        self.kinds: tuple[type, ...] = kinds
        self.evidence: int = evidence

    def accepts(self, value: Any) -> bool:
        """Return whether the value has this type; a boolean is not a number."""
        return isinstance(value, self.kinds) and (
            value.__class__ is not bool or bool in self.kinds
        )

    def matches(self, kind: type) -> bool | None:
        """Return whether the class is this type."""
        return kind in self.kinds

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score an integer higher as an integer than as a number."""
        return (EXACT, self.evidence, 0) if self.accepts(value) else None


class Integer(Kind):
    """Integers, which JSON may also write as 1.0 (JSON Schema §4.2.3)."""

    __slots__ = ()

    def accepts(self, value: Any) -> bool:
        """Return whether the value is an integer."""
        return super().accepts(value) or (
            value.__class__ is float and value.is_integer()
        )

    def matches(self, kind: type) -> bool | None:
        """Return whether the class is `int`; some floats match too."""
        return None if kind is float else super().matches(kind)

    def holds(self, value: Any) -> bool:
        """Return whether the value is a number."""
        return isinstance(value, (int, float)) and value.__class__ is not bool


def _datetime() -> tuple[Convert, Convert]:
    from .dates import datetime_of, datetime_text

    return datetime_of, _or_encoded(datetime_text)


def _date() -> tuple[Convert, Convert]:
    from .dates import date_of, date_text

    return date_of, _or_encoded(date_text)


def _time() -> tuple[Convert, Convert]:
    from .dates import time_of, time_text

    return time_of, _or_encoded(time_text)


def _or_encoded(written: Convert) -> Convert:
    """A conversion of dates that encodes other values by their own type."""

    def encoder(value: Any) -> Any:
        result = written(value)
        return encode(value) if result is value else result

    return encoder


STRING = Kind("a string", (str,), 0)
"""A string; checked, not converted."""
INTEGER = Integer("an integer", (int,), 1)
"""An integer; checked, not converted."""
NUMBER = Kind("a number", (int, float), 0)
"""A number; checked, not converted."""
BOOLEAN = Kind("a boolean", (bool,), 0)
"""A boolean; checked, not converted."""
DATETIME = Scalar("a date-time (RFC 3339)", _datetime)
"""`datetime`, always with time zone; a received text is written back unchanged."""
DATE = Scalar("a date (RFC 3339)", _date)
"""`date`."""
TIME = Scalar("a time (RFC 3339)", _time)
"""`time`, naive if the text has no offset."""

_FORMATS = {
    ("builtins", "bytes"): ("formats", "BASE64"),
    ("datetime", "timedelta"): ("formats", "DURATION"),
    ("decimal", "Decimal"): ("formats", "DECIMAL"),
    ("uuid", "UUID"): ("formats", "UUID"),
}
_SCALARS: dict[tuple[str, str], Codec] = {
    ("builtins", "str"): STRING,
    ("builtins", "int"): INTEGER,
    ("builtins", "float"): NUMBER,
    ("builtins", "bool"): BOOLEAN,
    ("datetime", "datetime"): DATETIME,
    ("datetime", "date"): DATE,
    ("datetime", "time"): TIME,
}


def scalar_of(kind: type) -> Codec | None:
    """Return the codec of a Python type, or None.

    Raises:
        TypeError: The API has no values of the type, so this package has no codec for
            it.
    """
    key = kind.__module__, kind.__qualname__
    if key in _FORMATS and key not in _SCALARS:
        from importlib import import_module

        # Imported by name, because a package contains only the codecs that its API
        # needs.
        module, name = _FORMATS[key]
        try:
            found = import_module(f".{module}", __package__)
        except ModuleNotFoundError:
            raise TypeError(
                f"this package cannot convert {key[1]}: the API does not use it"
            ) from None
        _SCALARS[key] = getattr(found, name)
    return _SCALARS.get(key)


_NONE = type(None)


class NullOr(Codec):
    """The codec of a nullable value."""

    __slots__ = ("codec",)

    def __init__(self, codec: Codec) -> None:
        self.codec: Codec = codec

    @property
    def expected(self) -> str:  # type: ignore[override]
        """The description of the other codec, or null."""
        return f"{self.codec.expected} or null"

    def make_decoder(self) -> Convert | None:
        """Return the other codec's conversion, skipped for null."""
        convert = self.codec.decoder()
        if convert is None:
            return None
        return lambda value: None if value is None else convert(value)

    def make_encoder(self) -> Convert | None:
        """Return the other codec's conversion, skipped for None."""
        convert = self.codec.encoder()
        if convert is encode:
            return None
        return lambda value: None if value is None else convert(value)

    def resolved(self) -> Decoder:
        """Return the other codec's conversion, and keep null."""
        kept, convert = self.codec.resolved()
        return kept | {_NONE}, convert

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check a value that is not null."""
        if value is not None:
            self.codec.check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Whether the value is null or the other codec accepts it."""
        return value is None or self.codec.accepts(value)

    def holds(self, value: Any) -> bool:
        """Whether the value is null or the other codec holds it."""
        return value is None or self.codec.holds(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Match null; leave any other value to the other codec."""
        return (EXACT, 1, 0) if value is None else self.codec.score(value, depth)

    def inner_score(self, value: Any, depth: int = 3) -> Score:
        """Leave the value to the other codec."""
        return self.codec.inner_score(value, depth)

    def matches(self, kind: type) -> bool | None:
        """Match null; leave any other value to the other codec."""
        return kind is _NONE or self.codec.matches(kind)

    def fit(self, value: Any) -> int | None:
        """Allow null; leave any other value to the other codec."""
        return 0 if value is None else self.codec.fit(value)

    def renamed(self, mapping: Any) -> Any:
        """Return the mapping with the other codec's JSON names."""
        return self.codec.renamed(mapping)


class TupleOf(Codec):
    """The codec of an array with a codec per position, a `list` in Python.

    Args:
        items: The codecs of the first items; the data may have fewer items.
        rest: The codec of every further item.
    """

    __slots__ = ("items", "rest")
    expected = "an array"

    def __init__(self, items: tuple[Codec, ...], rest: Codec = PLAIN) -> None:
        self.items: tuple[Codec, ...] = items
        self.rest: Codec = rest

    def make_decoder(self) -> Convert | None:
        """Return a conversion to a list; a value that is not an array stays unchanged."""
        firsts = [item.decoder() for item in self.items]
        last = self.rest.decoder()
        if last is None and not any(firsts):
            return None
        return tuple_decoder(firsts, last)

    def make_encoder(self) -> Convert | None:
        """Return a conversion to a list of any iterable that is neither text nor a
        mapping.
        """
        firsts = [item.encoder() for item in self.items]
        last = self.rest.encoder()
        if last is encode and all(first is encode for first in firsts):
            return None
        return tuple_encoder(firsts, last, encode)

    def matches(self, kind: type) -> bool | None:
        """Match arrays."""
        return kind is list

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check that the value is an array, then check every item."""
        if value.__class__ is not list:
            found.append(issue_at(place, self.expected, value))
            return
        count = len(self.items)
        for index, item in enumerate(value):
            codec = self.items[index] if index < count else self.rest
            codec.check(item, (place, index), found)

    def accepts(self, value: Any) -> bool:
        """Whether the value is an array."""
        return value.__class__ is list

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an array by its first items."""
        if value.__class__ is not list:
            return None
        if not value or depth < 1:
            return EXACT, 0, 0
        scores: list[Score | None] = [
            codec.score(item, depth - 1)
            for item, codec in zip(
                value, (*self.items, self.rest)[: len(value)], strict=False
            )
        ]
        if None in scores:
            return SIMILAR, -1, 0
        return min(score for score in scores if score is not None)


class ListOf(TupleOf):
    """The codec of an array whose items share one codec, a `list` in Python."""

    __slots__ = ()

    def __init__(self, item: Codec) -> None:
        super().__init__((), item)

    def make_decoder(self) -> Convert | None:
        """Return a conversion to a list; a value that is not an array stays unchanged."""
        return None if self.rest.decoder() is None else list_decoder(self.rest.resolved)

    def make_encoder(self) -> Convert | None:
        """Return a conversion to a list of any iterable that is neither text nor a
        mapping.
        """
        if self.rest.encoder() is encode:
            return None
        return list_encoder(self.rest.resolved_encoder, encode)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an array by its first item that is not empty.

        A list of lists does not use up depth, because its type limits how deep it is.
        """
        if value.__class__ is not list:
            return None
        nested = isinstance(self.rest, TupleOf)
        if not value or (depth < 1 and not nested):
            return EXACT, 0, 0
        item: Any = next((one for one in value if one), value[0])
        score = self.rest.score(item, depth if nested else depth - 1)
        return (SIMILAR, -1, 0) if score is None else score


class MapOf(Codec):
    """The codec of an object whose properties share one codec, a `dict` in Python."""

    __slots__ = ("item",)
    expected = "an object"

    def __init__(self, item: Codec) -> None:
        self.item: Codec = item

    def make_decoder(self) -> Convert | None:
        """Return a conversion to a dict; a value that is not an object stays unchanged."""
        return None if self.item.decoder() is None else map_decoder(self.item.resolved)

    def matches(self, kind: type) -> bool | None:
        """Match objects."""
        return kind is dict

    def make_encoder(self) -> Convert | None:
        """Return a conversion to an object; keys become strings."""
        return map_encoder(self.item.resolved_encoder, encode)

    def entries(self, value: Any) -> Iterable[tuple[str, Codec, Any]]:
        """The entries of a mapping, all with one codec."""
        for key in value.keys():  # noqa: SIM118 - all that a mapping need have
            yield str(key), self.item, value[key]

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check that the value is an object, then check every property."""
        if value.__class__ is not dict:
            found.append(issue_at(place, self.expected, value))
            return
        for key, item in value.items():
            self.item.check(item, (place, key), found)

    def accepts(self, value: Any) -> bool:
        """Whether the value is an object."""
        return value.__class__ is dict

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Rate an object of arbitrary properties below one of declared properties."""
        if value.__class__ is not dict:
            return None
        if depth > 0:
            for item in value.values():
                if self.item.score(item, depth - 1) is None:
                    return SIMILAR, -1, 0
                break
        return FITS, 0, 0


_ARRAYS: Any = (tuple, set, frozenset)
_NUMBERS = frozenset((int, float))
# How many nested unions compare further variants: each level multiplies the work.
_TRIES = 2


class LiteralOf(Codec):
    """One of several fixed values; other values are kept as received.

    Args:
        values: The values that the API description lists.
        open: Whether other values of the same types are possible: a union then matches
            them to this type. They are validation issues nonetheless.
    """

    __slots__ = ("kinds", "open", "values")

    def __init__(self, *values: Any, open: bool = False) -> None:
        self.values: tuple[Any, ...] = values
        self.kinds: set[Any] = {value.__class__ for value in values}
        self.open: bool = open

    @property
    def expected(self) -> str:  # type: ignore[override]
        """The values, for messages."""
        return "one of " + ", ".join(map(repr, self.values))

    def has(self, value: Any) -> bool:
        """Return whether the value is listed: 1.0 is equal to 1, True is not."""
        return value in self.values and (
            value.__class__ in self.kinds or self.holds(value)
        )

    def accepts(self, value: Any) -> bool:
        """Return whether the value is listed, or is of a type that is possible."""
        return self.has(value) or (self.open and value.__class__ in self.kinds)

    def holds(self, value: Any) -> bool:
        """Return whether the value has the type of a listed one."""
        return value.__class__ in self.kinds or (
            value.__class__ in _NUMBERS and not self.kinds.isdisjoint(_NUMBERS)
        )

    def matches(self, kind: type) -> bool | None:
        """Match every value of a possible type; of another type, a number may match."""
        if kind in self.kinds:
            return True if self.open else None
        is_number = kind in _NUMBERS and not self.kinds.isdisjoint(_NUMBERS)
        return None if is_number else False

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Report a value that is not listed, even if the enum is open."""
        if not self.has(value):
            found.append(issue_at(place, self.expected, value))

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score a listed value higher than one that could be converted."""
        if self.has(value):
            return EXACT, 2, 0
        return (FITS, 0, 0) if self.accepts(value) else None

    def fit(self, value: Any) -> int | None:
        """A listed value is evidence for the object; others rule it out if it is closed."""
        if self.has(value):
            return 1
        return -1 if self.accepts(value) else None


class Trial(list["ValidationIssue"]):
    """Validation issues of one union variant, with a limit on nested comparisons."""

    def __init__(self, tries: int) -> None:
        super().__init__()
        self.tries = tries


def issues_of(
    codec: Codec, value: Any, tries: int, place: Place = None
) -> list[ValidationIssue]:
    """Return the validation issues of a value for one variant of a union."""
    found = Trial(tries)
    codec.check(value, place, found)
    return found


class OneOf(Codec):
    """One of several types, selected by the data.

    An object selects the model whose required properties are all present and that
    declares most of its properties; any other value selects the first type that fits
    best. A value that fits no type is kept unchanged.

    Args:
        members: The codecs; if two fit equally well, the first is used.
    """

    __slots__ = ("_able", "members")

    def __init__(self, *members: Codec) -> None:
        self.members: tuple[Codec, ...] = members
        self._able: dict[type, tuple[Codec, ...]] = {}

    @property
    def expected(self) -> str:  # type: ignore[override]
        """What the variants expect."""
        return " or ".join(dict.fromkeys(member.expected for member in self.members))

    def choice(self, value: Any) -> Codec | None:
        """Return the variant that a JSON value fits best, or None.

        Arrays are scored by a few of their items. Of variants with the same score, the
        first one is used for which the whole array is valid, or whose properties fit
        best what is inside the object.
        """
        best: list[Codec] = []
        highest: Score | None = None
        for member in self.able(value.__class__):
            score = member.score(value)
            if score is None or (highest is not None and score < highest):
                continue
            if score == highest:
                best.append(member)
            else:
                best, highest = [member], score
        if len(best) > 1 and value.__class__ is list:
            for member in best:
                if not issues_of(member, value, 0):
                    return member
        return _best_inside(best, lambda _: value)

    def make_decoder(self) -> Convert | None:
        """Return the decoder of the best-fitting variant; None if no variant converts."""
        if all(member.decoder() is None for member in self.members):
            return None
        return variant_decoder(self.decoder_of, self.decode_best)

    def able(self, kind: type) -> tuple[Codec, ...]:
        """Return the variants that may match the values of a class."""
        able = self._able.get(kind)
        if able is None:
            if kind not in JSON:
                return self.members
            able = tuple(one for one in self.members if one.matches(kind) is not False)
            self._able[kind] = able
        return able

    def decoder_of(self, kind: type) -> Convert:
        """Return the conversion of the values of a JSON class."""
        kept, _ = self.resolved()
        if kind in kept:
            return keep
        able = self.able(kind)
        if len(able) != 1:
            return self.decode_best
        one = able[0]
        while isinstance(one, Ref):
            one = one.target()
        convert = one.resolved()[1] or keep
        return convert if one.matches(kind) else fitting_decoder(one.fits, convert)

    def decode_best(self, value: Any) -> Any:
        """Convert a value to the variant that it fits best."""
        member = self.choice(value)
        if member is None:
            note_unconverted()
            return value
        convert = member.resolved()[1]
        return value if convert is None else convert(value)

    def resolved(self) -> Decoder:
        """Keep classes that a variant matches, if all that may match them keep them."""
        convert = self.decoder()
        if convert is None:
            return JSON, None
        able = [(kind, self.able(kind)) for kind in JSON]
        sure = [
            (kind, ones) for kind, ones in able if any(o.matches(kind) for o in ones)
        ]
        kept = (k for k, ones in sure if all(k in one.resolved()[0] for one in ones))
        return frozenset(kept), convert

    def make_encoder(self) -> Convert | None:
        """Return the encoder, which selects a variant for mappings and arrays."""
        if all(member.encoder() is encode for member in self.members):
            return None
        return variant_encoder(codec_of_class, self.encode_best)

    def encode_best(self, value: Any) -> Any:
        """Return the JSON value; only plain data has to be matched to a variant."""
        member = self.variant_for(value)
        if member is None:
            return encode(value)
        data = member.encoder()(value)
        if is_mapping(value) and self.undecided(value):
            # Constants distinguish the variants, and it is not known which one is meant.
            given = member.renamed(value)
            return {wire: item for wire, item in data.items() if wire in given}
        return data

    def variant_for(self, value: Any) -> Codec | None:
        """Return the variant that a mapping, array or bytes fit best; None for other
        values.
        """
        if is_mapping(value):
            return self.choice_for(value)
        if value.__class__ is list or is_bytes(value):
            return self.choice(value)
        return self.choice(list(value)) if isinstance(value, _ARRAYS) else None

    def choice_for(self, mapping: Any) -> Codec | None:
        """Return the variant that a mapping with JSON or Python names fits best."""
        plain = dict(mapping)
        return _best_inside(self._best_for(mapping), lambda one: one.renamed(plain))

    def undecided(self, mapping: Any) -> bool:
        """Return whether a mapping fits several variants equally well."""
        return len(self._best_for(mapping)) > 1

    def _best_for(self, mapping: Any) -> list[Codec]:
        best: list[Codec] = []
        highest: Score | None = None
        for member in self.members:
            score = member.score(member.renamed(dict(mapping)))
            if score is None or (highest is not None and score < highest):
                continue
            best = [*best, member] if score == highest else [member]
            highest = score
        return best

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Report the issues of the best-fitting variant; none if any variant fits."""
        member = self.choice(value)
        if member is None:
            found.append(issue_at(place, self.expected, value))
            return
        tries = found.tries if isinstance(found, Trial) else 0
        best = issues_of(member, value, tries, place)
        if not best:
            return
        if tries < _TRIES:
            for other in self.members:
                if other is not member and not issues_of(other, value, tries + 1):
                    return
        found.extend(best)

    def accepts(self, value: Any) -> bool:
        """Return whether any variant accepts the value."""
        return any(member.accepts(value) for member in self.members)

    def holds(self, value: Any) -> bool:
        """Return whether any variant holds the value."""
        return any(member.holds(value) for member in self.members)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Return the best of the variants' scores."""
        if depth < 0:
            return (FITS, 0, 0) if self.accepts(value) else None
        scores = [member.score(value, depth - 1) for member in self.members]
        return max((score for score in scores if score is not None), default=None)

    def matches(self, kind: type) -> bool | None:
        """Return whether any variant matches such values."""
        matches = [member.matches(kind) for member in self.members]
        return True if True in matches else None if None in matches else False

    def fit(self, value: Any) -> int | None:
        """Return the best of the variants' verdicts."""
        verdicts = [member.fit(value) for member in self.members]
        return max((one for one in verdicts if one is not None), default=None)


def _best_inside(best: list[Codec], data: Callable[[Codec], Any]) -> Codec | None:
    """Return the first of equally good variants that fits best what is inside."""
    if len(best) < 2:
        return best[0] if best else None
    return max(best, key=lambda member: member.inner_score(data(member)))


class Tagged(OneOf):
    """One of several types, selected by a property that names the type (the tag).

    An object with an unknown tag is kept unchanged; one without a tag is matched by its
    data, as in `OneOf`.

    Args:
        tag: The JSON name of the property.
        mapping: The codec of each tag; several tags may share one.
        default: The codec for unknown or missing tags.
        base: Whether the default is a class that the others extend: an object without a
            tag is then matched by its data first.
        by_members: Codecs whose tags the API description does not list: an object with
            an unknown tag selects one of these if its properties fit.
    """

    __slots__ = ("base", "default", "mapping", "others", "tag")

    def __init__(
        self,
        tag: str,
        mapping: Mapping[str, Codec],
        default: Codec | None = None,
        *,
        base: bool = False,
        by_members: tuple[Codec, ...] = (),
    ) -> None:
        # Two references to one name are the same variant, even as different objects. A
        # base comes first, so that another class is used only if it fits better.
        first = [default] if base and default is not None else []
        members = {repr_of(codec): codec for codec in (*first, *mapping.values())}
        super().__init__(*members.values())
        self.tag: str = tag
        self.mapping: Mapping[str, Codec] = mapping
        self.default: Codec | None = default
        self.base: bool = base
        self.others: OneOf = OneOf(*by_members)

    @property
    def expected(self) -> str:  # type: ignore[override]
        """The tags, for messages."""
        return f"an object with {self.tag!r} one of " + ", ".join(
            map(repr, self.mapping)
        )

    def choice(self, value: Any) -> Codec | None:
        """Return the codec for an object's tag."""
        if value.__class__ is not dict:
            return super().choice(value)
        tag = value.get(self.tag)
        if tag is not None or (self.tag in value and "null" in self.mapping):
            known = self.mapping.get(tag_text(tag))
            return known or self.default or self.others.choice(value)
        if self.base:
            return super().choice(value) or self.default
        return self.default or super().choice(value)

    def matches(self, kind: type) -> bool | None:
        """Leave an object to its tag."""
        return None if kind is dict else super().matches(kind)

    def resolved(self) -> Decoder:
        """Keep nothing, so that only the variants of received tags are imported."""
        return Codec.resolved(self)

    def decoder_of(self, kind: type) -> Convert:
        """Return the conversion of objects by their tags, or of other values."""
        if kind is dict:
            return tagged_decoder(self.tag, self._decoder_for, self.decode_best)
        return self.decode_best

    def _decoder_for(self, tag: str) -> Convert | None:
        known = self.mapping.get(tag)
        return None if known is None else known.resolved()[1] or keep

    def undecided(self, mapping: Any) -> bool:
        """Return whether a mapping without a tag fits several variants equally well."""
        return not self._tagged(mapping) and super().undecided(mapping)

    def _tagged(self, mapping: Any) -> Codec | None:
        tags = [mapping.get(self.tag)]
        tags += [codec.renamed(mapping).get(self.tag) for codec in self.members]
        known = (self.mapping.get(tag_text(tag)) for tag in tags if tag is not None)
        return next((codec for codec in known if codec), None)

    def choice_for(self, mapping: Any) -> Codec | None:
        """Return the codec for a mapping's tag, under its JSON or Python name."""
        known = self._tagged(mapping)
        if known is not None:
            return known
        if mapping.get(self.tag) is not None:
            return self.default or self.others.choice_for(mapping)
        if self.base:
            return super().choice_for(mapping) or self.default
        return self.default or super().choice_for(mapping)

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        """Check an object as the codec of its tag does."""
        if value.__class__ is not dict or value.get(self.tag) is None:
            super().check(value, place, found)
        elif (member := self.choice(value)) is None:
            found.append(issue_at(place, self.expected, value))
        else:
            member.check(value, place, found)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """Score a known tag as evidence for this union, an unknown one as evidence
        against.
        """
        if value.__class__ is not dict or value.get(self.tag) is None:
            return super().score(value, depth)
        if tag_text(value[self.tag]) in self.mapping:
            return EXACT, 3, 0
        return (self.default or self.others).score(value, depth)


def repr_of(codec: Codec) -> object:
    """Return a key that is equal for two codecs with the same target."""
    return (codec.module, codec.name) if isinstance(codec, Ref) else id(codec)


_BYTES: Any = (bytes, bytearray, memoryview)


def encode_other(value: Any) -> Any:
    """Encode a value that is neither a JSON scalar, a list nor a dict."""
    own = codec_of_class(value.__class__)
    if own is not None:
        return own.encoder()(value)
    if is_mapping(value):
        return {
            str(key): encode(value[key])
            for key in value.keys()  # noqa: SIM118 - `keys` is all that is required
            if value[key] is not NOT_GIVEN
        }
    if isinstance(value, _BYTES):
        text = getattr(value, "text", None)  # bytes that remember their encoding
        if text is not None:
            return text()
        from binascii import b2a_base64

        return b2a_base64(value, newline=False).decode()
    enum = sys.modules.get("enum")  # not imported, unless a value of an enum exists
    if enum is not None and isinstance(value, enum.Enum):
        return encode(value.value)
    for atom in (str, int, float):  # a subclass is encoded as its base class
        if isinstance(value, atom):
            return atom(value)
    if is_array(value):
        return [encode(item) for item in value]
    return _text(value)


def _text(value: Any) -> Any:
    for kind in type(value).__mro__:
        try:
            codec = scalar_of(kind)
        except TypeError:
            if kind.__name__ == "timedelta":
                raise
            return str(value)
        if codec is not None:
            return codec.encoder()(value)
    return value


Part = tuple[str | int, Codec, Any]


def encode_deep(codec: Codec, value: Any) -> Any:
    """Encode a value as `codec.encode` does; ValueError if the value contains itself."""
    root: list[Any] = [None]
    outer: set[int] = set()  # the ids of the values that contain the current one
    todo: list[tuple[Any, Part]] = [(root, (0, codec, value))]
    while todo:
        whole, (key, codec, value) = todo.pop()
        if whole is None:  # all parts of the value are encoded
            outer.remove(id(value))
            continue
        if id(value) in outer:
            raise ValueError(f"Circular reference in {type(value).__name__}")
        shell, parts = _opened(settled(codec, value), value)
        whole[key] = shell
        if parts:
            outer.add(id(value))
            todo.append((None, (key, codec, value)))
            todo += [(shell, part) for part in parts]
    return root[0]


def settled(codec: Codec, value: Any) -> Codec:
    """Resolve references, unions and null to the codec that converts the value."""
    while True:
        if isinstance(codec, Ref):
            codec = codec.target()
        elif isinstance(codec, NullOr):
            codec = codec.codec
        elif isinstance(codec, OneOf):
            codec = codec.variant_for(value) or PLAIN
        else:
            return codec


def _opened(codec: Codec, value: Any) -> tuple[Any, list[Part]]:
    """Return the JSON value, empty where it has parts, and its parts."""
    own = codec_of_class(value.__class__)
    if own is not None or is_mapping(value):
        members = (own or codec).entries(value)
    elif is_array(value):
        items = list(value)
        firsts = codec.items if isinstance(codec, TupleOf) else ()
        rest = codec.rest if isinstance(codec, TupleOf) else PLAIN
        codecs = (*firsts, *(rest for _ in items[len(firsts) :]))
        parts = zip(range(len(items)), codecs, items, strict=False)
        return [None] * len(items), list(parts)
    else:
        return codec.encoder()(value), []
    present: list[Part] = [part for part in members if part[2] is not NOT_GIVEN]
    return dict.fromkeys(key for key, _, _ in present), present


_BUILTIN_TYPES: dict[tuple[str, str], Codec] = {
    ("builtins", "object"): PLAIN,
    ("builtins", "list"): ListOf(PLAIN),
    ("builtins", "dict"): MapOf(PLAIN),
    ("builtins", "NoneType"): LiteralOf(None),
}
_CLASS: Any = type
_ARRAY_TYPES = ("list", "Sequence", "MutableSequence", "Iterable", "Collection")
_OBJECT_TYPES = ("dict", "Mapping", "MutableMapping")


def codec_of(kind: Any) -> Codec:
    """Return the codec of a model class, an alias, or a type such as `list[str] |
    None`.

    Raises:
        TypeError: There is no codec for the type.
    """
    if isinstance(kind, Codec):
        return kind
    if isinstance(kind, _CLASS) and not hasattr(kind, "__origin__"):
        own = codec_of_class(kind)
        if own is not None:
            return own
        named = _BUILTIN_TYPES.get((kind.__module__, kind.__qualname__)) or scalar_of(
            kind
        )
        if named is not None:
            return named
    return _generic(kind)


def _generic(kind: Any) -> Codec:
    from typing import Any, get_args, get_origin

    if kind is Any or kind is None:
        return PLAIN if kind is Any else LiteralOf(None)
    if hasattr(kind, "__value__"):  # created by a `type` statement
        return codec_of(kind.__value__)
    arguments = get_args(kind)
    origin = getattr(get_origin(kind), "__name__", str(get_origin(kind)))
    if origin == "tuple":
        return _tuple(arguments)
    if origin in _ARRAY_TYPES:
        return ListOf(codec_of(arguments[0]))
    if origin in _OBJECT_TYPES:
        return MapOf(codec_of(arguments[1]))
    if origin == "Annotated":
        return codec_of(arguments[0])
    if origin in ("Union", "UnionType"):
        return _union(arguments)
    if origin in ("Literal", "typing.Literal"):
        return LiteralOf(*arguments)
    raise TypeError(f"cannot decode JSON to {kind!r}: unsupported type")


def _tuple(arguments: tuple[Any, ...]) -> Codec:
    if len(arguments) == 2 and arguments[1] is ...:
        return ListOf(codec_of(arguments[0]))
    return TupleOf(tuple(codec_of(argument) for argument in arguments))


def _union(arguments: tuple[Any, ...]) -> Codec:
    present = [one for one in arguments if one is not type(None)]
    codecs = [codec_of(argument) for argument in present]
    codec = codecs[0] if len(codecs) == 1 else OneOf(*codecs)
    return codec if len(present) == len(arguments) else NullOr(codec)


T = TypeVar("T")

_TEXTS: Any = (str, bytes, bytearray, memoryview)

if TYPE_CHECKING:

    @overload
    def from_json(
        type: type[T], data: Any, *, validation: Validation = "lenient"
    ) -> T: ...
    @overload
    def from_json(
        type: Any, data: Any, *, validation: Validation = "lenient"
    ) -> Any: ...


def from_json(type: Any, data: Any, *, validation: Validation = "lenient") -> Any:
    """Decode JSON to a value of a type.

    Args:
        type: A model class, an alias from `models`, or a type such as `datetime` or
            `list[User] | None`.
        data: JSON text, as `str` or bytes, or a JSON value. If the type is `str`, a
            text that is not a JSON string is taken as the value itself.
        validation: What happens to data that does not match: `"lenient"` keeps it
            unchanged, `"warn"` also warns, `"strict"` raises.

    Returns:
        The value.

    Raises:
        ValueError: `data` is text but not valid JSON.
        TypeError: JSON cannot be decoded to the type.
        ValidationError: Something does not match and validation is `"strict"`.
    """
    codec = codec_of(type)
    context = LENIENT if validation == "lenient" else DecodeContext(validation)
    return codec.decode(_parsed(type, data), context)


def _parsed(kind: Any, data: Any) -> Any:
    if not isinstance(data, _TEXTS):
        return data
    if kind is not str or not isinstance(data, str):
        return read(data)
    try:
        value = read(data)
    except ValueError:
        return data
    return value if isinstance(value, str) else data


def to_json(value: Any) -> str:
    """Encode a model, or any value with a JSON equivalent, as JSON text.

    Raises:
        TypeError: The value, or something in it, has no JSON equivalent.
        ValueError: The value contains itself, or a number that JSON lacks, such as NaN.
    """
    return write(PLAIN.encode(value))
