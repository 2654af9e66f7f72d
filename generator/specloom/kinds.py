"""Type guards for the data of JSON and TOML, its text, and quickly defined data classes."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, FrozenInstanceError
from functools import partial
from itertools import chain, repeat
from json.encoder import encode_basestring as quoted
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, TypeGuard, cast


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object (a table in TOML)."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value is an array."""
    return isinstance(value, list)


def members(value: object) -> Mapping[str, Any]:
    """Return the properties of an object; none for another type of value."""
    return value if is_object(value) else {}


_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode


def json_text(value: Any, indent: int) -> str:
    """The text of a value as JSON, with a line for each item.

    ``json.dumps`` returns the same, but is slow if it indents, because it then passes each
    piece of text through a generator for each level. Values of other types are written as
    strings.

    Raises:
        RecursionError: the value nests too deeply.
    """
    return _lines(value, "\n", " " * indent)


def large_json_text(value: Any, indent: int) -> str:
    """Like ``json_text`` with a line break at the end, with less memory for large values.

    The parts are joined in UTF-8: one emoji makes Python store each character in four bytes.
    """
    parts = chain(_pieces(value, "\n", " " * indent, 3), "\n")
    encoded = b"".join(part.encode("utf-8", "surrogatepass") for part in parts)
    return encoded.decode("utf-8", "surrogatepass")


def _pieces(value: Any, margin: str, step: str, depth: int) -> Iterator[str]:
    """Yield the text of an object in pieces, as many levels below it as ``depth``."""
    if not depth or not value or not is_object(value):
        yield _lines(value, margin, step)
        return
    before, inner = "{", margin + step
    for key, item in value.items():
        yield f"{before}{inner}{_key(key)}: "
        yield from _pieces(item, inner, step, depth - 1)
        before = ","
    yield margin + "}"


def _lines(value: Any, margin: str, step: str) -> str:
    """The text of a value; ``margin`` starts the line of its closing bracket."""
    if isinstance(value, str):
        return quoted(value)
    if is_object(value):
        opening, closing = "{", "}"
        heads: Iterable[str] = [f"{_key(key)}: " for key in value]
        items: Iterable[Any] = value.values()
    elif is_array(value) or isinstance(value, tuple):
        opening, closing, heads = "[", "]", repeat("")
        items = cast("Sequence[Any]", value)
    else:
        return "null" if value is None else _encode(value)
    if not value:
        return opening + closing
    inner = margin + step
    # A loop, because a comprehension would double the depth of the stack.
    parts: list[str] = []
    for head, item in zip(heads, items, strict=False):
        # Most items are texts, numbers and booleans; a call for each is most of the work.
        kind = item.__class__
        if kind is str:
            text = quoted(item)
        elif kind is int:
            text = str(item)
        elif kind is bool:
            text = "true" if item else "false"
        else:
            text = _lines(item, inner, step)
        parts.append(head + text)
    return f"{opening}{inner}{f',{inner}'.join(parts)}{margin}{closing}"


def _key(key: object) -> str:
    if isinstance(key, str):
        return quoted(key)
    # Such as a status of YAML.
    return _encode({key: 0})[1:-4]


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        kw_only: bool = False,
        order: bool = False,
        eq: bool = True,
    ) -> Any:
        """Like ``dataclasses.dataclass``, but compiles the methods at their first use.

        A run defines 280 classes and uses half of them; compiling all methods was half of
        the time that imports took. Frozen classes with slots also create objects faster.
        """
        if cls is None:
            options = {"frozen": frozen, "slots": slots, "kw_only": kw_only}
            return partial(dataclass, **options, order=order, eq=eq)
        options = {"slots": slots, "kw_only": kw_only}
        made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, **options)
        texts = {"__init__": partial(_init, is_frozen=frozen, has_slots=slots)}
        if eq:
            texts["__eq__"] = partial(_comparison, "==")
        if order:
            texts |= {name: partial(_comparison, sign) for name, sign in _ORDER.items()}
        has_hash = made.__dict__.get("__hash__") is not None
        if eq and frozen and not has_hash:
            texts["__hash__"] = _hash
        methods = {"__repr__": _repr, **(_FROZEN if frozen else {})}
        for name, text_of in texts.items():
            methods[name] = _compiled_later(made, name, text_of)
        for name, method in methods.items():
            if name not in made.__dict__ or name == "__hash__":
                setattr(made, name, method)
        if eq and not frozen and not has_hash:
            made.__hash__ = None
        return made


_Method = Callable[..., Any]
_Text = tuple[str, str, dict[str, Any]]
"""The parameters and the body of a method, and the names that it uses."""
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _compiled_later(cls: type, name: str, text_of: Callable[[type], _Text]) -> _Method:
    """A method that compiles itself when it is called first."""

    def method(self: object, *arguments: Any, **options: Any) -> Any:
        parameters, body, names = text_of(cls)
        exec(f"def {name}({parameters}):\n    {body}", names)  # noqa: S102 - own text
        compiled = names[name]
        compiled.__qualname__ = method.__qualname__
        setattr(cls, name, compiled)
        return compiled(self, *arguments, **options)

    method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return method


def _init(cls: Any, *, is_frozen: bool, has_slots: bool) -> _Text:
    names: dict[str, Any] = {"MISSING": MISSING, "set_field": object.__setattr__}
    plain, keyword, body = ["self"], list[str](), list[str]()
    for each in dataclasses.fields(cls):
        name, default, factory = each.name, f"default_{each.name}", f"new_{each.name}"
        has_default = each.default is not MISSING
        has_factory = each.default_factory is not MISSING
        names |= {default: each.default} if has_default else {}
        names |= {factory: each.default_factory} if has_factory else {}
        value = default if has_default else f"{factory}()"
        if each.init:
            given = f"={default}" if has_default else "=MISSING" if has_factory else ""
            (keyword if each.kw_only else plain).append(f"{name}{given}")
            made = f"{factory}() if {name} is MISSING else {name}"
            value = made if has_factory else name
        elif not (has_default or has_factory):
            continue
        if not is_frozen:
            body.append(f"self.{name} = {value}")
        elif has_slots:
            names[f"set_{name}"] = getattr(cls, name).__set__
            body.append(f"set_{name}(self, {value})")
        else:
            body.append(f"set_field(self, {name!r}, {value})")
    body += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    parameters = [*plain, *(["*", *keyword] if keyword else [])]
    return ", ".join(parameters), "\n    ".join(body or ["pass"]), names


def _values(cls: Any, owner: str) -> str:
    """The expression of a tuple of the fields that comparisons use."""
    compared = [each.name for each in dataclasses.fields(cls) if each.compare]
    return f"({''.join(f'{owner}.{name}, ' for name in compared)})"


def _comparison(sign: str, cls: Any) -> _Text:
    same = f"return {_values(cls, 'self')} {sign} {_values(cls, 'other')}"
    body = f"if other.__class__ is self.__class__: {same}\n    return NotImplemented"
    return "self, other", body, {}


def _hash(cls: Any) -> _Text:
    return "self", f"return hash({_values(cls, 'self')})", {}


@recursive_repr()
def _repr(self: Any) -> str:
    shown = [each.name for each in dataclasses.fields(self) if each.repr]
    parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({parts})"


def _refuse_assignment(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


_FROZEN = {
    "__setattr__": _refuse_assignment,
    "__delattr__": _refuse_deletion,
    "__getstate__": _state,
    "__setstate__": _restore,
}
