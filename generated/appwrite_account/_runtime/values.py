"""Values of any type from JSON, also back to it."""

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
    """Make a value of a type of JSON.

    Args:
        type: A model class, an alias of `models`, or a type such as `datetime` or
            `list[User] | None`.
        data: JSON text, as `str` or bytes, or a JSON value. Where the type is `str`,
            a text that is no JSON text of a string is taken to be the value.
        validation: What happens to data that does not fit: `"lenient"` keeps it as it
            is, `"warn"` warns of it, `"strict"` raises.

    Raises:
        ValueError: `data` is a text, and no JSON.
        TypeError: No value can be made of JSON for the type.
        ValidationError: Something does not fit and validation is `"strict"`.
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
    """The JSON text of a model, or of any value that has a counterpart in JSON.

    Raises:
        TypeError: The value, or something in it, has no counterpart in JSON.
        ValueError: The value has a number that JSON has not, such as NaN.
    """
    from .jsontext import write

    return write(PLAIN.encode(value))
