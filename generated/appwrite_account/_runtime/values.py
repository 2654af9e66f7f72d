"""Values of any type, decoded from JSON and encoded to JSON."""

from __future__ import annotations

from .codec import PLAIN, encode
from .deviations import LENIENT, DecodeContext
from .notgiven import NOT_GIVEN, NotGiven

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, overload

    from .deviations import Validation

    T = TypeVar("T")

_TEXTS: Any = (str, bytes, bytearray, memoryview)

__all__ = ["NOT_GIVEN", "NotGiven", "encode", "from_json", "to_json"]

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
    from .typed import codec_of

    codec = codec_of(type)
    context = LENIENT if validation == "lenient" else DecodeContext(validation)
    return codec.decode(_parsed(type, data), context)


def _parsed(kind: Any, data: Any) -> Any:
    if not isinstance(data, _TEXTS):
        return data
    from .jsontext import read

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
        ValueError: The value contains a number that JSON lacks, such as NaN.
    """
    from .jsontext import write

    return write(PLAIN.encode(value))
