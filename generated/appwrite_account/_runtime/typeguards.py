"""Tests of a value's kind for type checkers, and annotations for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any, TypeGuard


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)


def is_collection(value: object) -> TypeGuard[list[Any]]:
    """Whether the value is a list or another type that is written as a JSON array."""
    return isinstance(value, list | tuple | set | frozenset)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether the value is a tuple."""
    return isinstance(value, tuple)


def is_bytes(value: object) -> TypeGuard[bytes]:
    """Whether the value is bytes, a bytearray or a memoryview."""
    return isinstance(value, bytes | bytearray | memoryview)


def is_file(value: object) -> bool:
    """Whether the value provides raw bytes: bytes, an open file, a path or a file
    tuple.
    """
    if is_tuple(value):
        named = len(value) in (2, 3, 4) and isinstance(value[0], str)
        return named and is_raw(value[1])
    return is_bytes(value) or hasattr(value, "read") or hasattr(value, "__fspath__")


def is_raw(value: object) -> bool:
    """Whether the value is sent unchanged in any media type: text, bytes or their
    source.
    """
    return is_source(value) or isinstance(value, str) or is_file(value)


def is_source(value: object) -> bool:
    """Whether the value is an iterator, which may produce bytes."""
    return hasattr(value, "__next__") or hasattr(value, "__aiter__")


class Annotations(dict[str, Any]):
    """The annotations of a class or function, whose names are found on first access.

    Generated modules import the names of annotations for type checkers only, so that
    importing them stays fast. The annotations of a class become types. Those of a
    function stay text, which is what `help` shows, and its module gets the names.

    Args:
        source: The annotations.
        module: The name of the module that contains them.
        function: The function that has them, if it is not a class.
    """

    __slots__ = ("_found", "_function", "_module")

    def __init__(
        self, source: dict[str, Any], module: str, function: Any = None
    ) -> None:
        super().__init__(source)
        self._module = module
        self._function = function
        self._found = False

    def _find(self) -> None:
        if self._found:
            return
        self._found = True
        scope = Scope(self._module)
        function = self._function
        for key, text in list(super().items()):
            text = getattr(text, "__forward_arg__", text)
            if not isinstance(text, str):
                continue
            try:
                if function is None:
                    super().__setitem__(key, scope.evaluated(text))
                else:
                    scope.complete(text, function)
            except (NameError, KeyError, SyntaxError):
                continue  # the caller of get_type_hints may know the name

    # `dict` copies without these methods unless __iter__ is overridden.
    def __iter__(self) -> Iterator[str]:
        self._find()
        return super().__iter__()

    def __getitem__(self, key: str) -> Any:
        self._find()
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return an annotation."""
        self._find()
        return super().get(key, default)

    def keys(self) -> Any:
        """Return the annotated names."""
        self._find()
        return super().keys()

    def items(self) -> Any:
        """Return names and annotations."""
        self._find()
        return super().items()

    def values(self) -> Any:
        """Return the annotations."""
        self._find()
        return super().values()


_STANDARD = {
    "collections.abc": "AsyncIterable AsyncIterator Awaitable Callable Coroutine "
    "Iterable Iterator Mapping Sequence",
    "datetime": "date datetime time timedelta",
    "decimal": "Decimal",
    "os": "PathLike",
    "uuid": "UUID",
    "builtins": "bool bytes dict float int list object str tuple type",
}
_FILES = {
    "FileContent": "bytes | IO[bytes] | PathLike[str]",
    "File": "FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]",
    "Content": "FileContent | Iterable[bytes] | AsyncIterable[bytes]",
}
_PREFIXES = {
    "builtins": "builtins",
    "decimal": "decimal",
    "dt": "datetime",
    "typing": "typing",
    "uuid": "uuid",
}
_RUNTIME = (
    *("settings", "codecs", "conversions", "auth", "validation", "pagination"),
    *("streaming", "operations", "raw_response", "call_flow"),
)
_VIEWS = ("WithRawResponse", "WithStreamingResponse")


class Scope:
    """The names that the annotations of a generated module use.

    A type with the name of a class or method is written with its module
    (`models.User`), other names that the document has too with an underscore (`_list`).

    Args:
        module: The module's name.
    """

    def __init__(self, module: str) -> None:
        self.package: str = (__package__ or "").rpartition(".")[0]
        self.module: ModuleType | None = sys.modules.get(module)
        self.is_runtime: bool = module.startswith(f"{__package__}.")

    def evaluated(self, text: str) -> Any:
        """Return the type that an annotation means.

        Raises:
            NameError: A name is unknown.
        """
        names: Any = self
        return eval(text, {}, names)

    def complete(self, text: str, function: Any) -> None:
        """Add the names of an annotation that the function's namespace lacks.

        An attribute that holds a resource imports its class when it is first read.
        """
        names: dict[str, Any] = function.__globals__
        for name in compile(text, "<annotation>", "eval").co_names:
            if name not in names:
                found = _imported_by(function) if name == text else None
                names[name] = self[name] if found is None else found

    def __getitem__(self, name: str) -> Any:
        if name in _PREFIXES:
            return _import(_PREFIXES[name])
        if name in ("models", "pages", "types"):
            return _Types(self, f"{self.package}.{name}")
        bare = name.removeprefix("_")
        finds = (
            (self.model_named, self.type_named)
            if bare == name and not self.is_runtime
            else (self.type_named, self.model_named)
        )
        for find in finds:
            found = find(bare)
            if found is not None:
                return found
        own = getattr(self.module, name, None)
        if own is None:
            raise KeyError(name)
        return own

    def model_named(self, name: str) -> Any:
        """Return a model or alias of the package, or None."""
        models = _import(f"{self.package}.models")
        if name not in getattr(models, "__all__", ()):
            return None
        found = getattr(models, name)
        return type_of(found) if hasattr(found, "make_decoder") else found

    def type_named(self, name: str) -> Any:
        """Return a type of the standard library or of the runtime."""
        for module, listed in _STANDARD.items():
            if name in listed.split():
                return getattr(_import(module), name)
        if name in _FILES:
            return self.evaluated(_FILES[name])
        places = ["typing", *(f"{__package__}.{one}" for one in _RUNTIME)]
        places += [f"{self.package}.types", f"{self.package}.pages"]
        for place in places:
            found = getattr(_import(place), name, None)
            if found is not None:
                return found
        if name.endswith(_VIEWS):
            return getattr(_import(f"{__package__}.client"), "View", None)
        return None


class _Types:
    """The types that a module of the package exports."""

    def __init__(self, scope: Scope, module: str) -> None:
        self._scope = scope
        self._module = module

    def __getattr__(self, name: str) -> Any:
        if self._module.endswith(".models"):
            return self._scope.model_named(name)
        found = getattr(_import(self._module), name, None)
        return self._scope.type_named(name) if found is None else found


def _import(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError:  # a package has only the modules that it needs
        return None


def _imported_by(function: Any) -> Any:
    """Return what a property imports and returns: the class of a resource, or None."""
    names: tuple[str, ...] = function.__code__.co_names
    if len(names) != 2 or names[0] in function.__globals__:
        return None
    place = function.__module__.rpartition(".")[0]
    return getattr(_import(f"{place}.{names[0]}"), names[1], None)


_PENDING: set[str] = set()


def defer_annotations(owner: type) -> None:
    """Let the annotations of a class and of its methods and properties find their names
    on first access.
    """
    own = vars(owner)
    for value in list(own.values()):
        if value.__class__.__name__.endswith("property"):
            value = getattr(value, "fget", None) or getattr(value, "func", None)
        function = getattr(value, "__wrapped__", value)
        for one in (value, function):
            written: Any = getattr(one, "__annotations__", None)
            if one.__class__ is FunctionType and written.__class__ is dict:
                one.__annotations__ = Annotations(written, owner.__module__, function)
    declared: Any = own.get("__annotations__")
    if declared.__class__ is dict:
        owner.__annotations__ = Annotations(declared, owner.__module__)


def typed_dict(module: Any, name: str) -> Any:
    """Return a typed dict of a module, or a union of typed dicts.

    The module's annotations are text; they become types here.
    """
    found = getattr(module, name)
    if isinstance(found, type):
        for one in dir(module):
            kind = getattr(module, one)
            if getattr(kind, "__module__", "") == module.__name__:
                _complete(kind, module.__name__)
        return found
    if name in _PENDING:  # the union contains itself
        from typing import ForwardRef

        models = f"{(__package__ or '').rpartition('.')[0]}.models"
        return ForwardRef(name, module=models)
    _PENDING.add(name)
    try:
        scope = Scope(module.__name__)
        return _union(scope.evaluated(one.__forward_arg__) for one in found.__args__)
    finally:
        _PENDING.discard(name)


def _complete(kind: Any, module: str) -> None:
    """Give a typed dict its annotations and its required keys."""
    written = kind.__annotations__
    if isinstance(written, Annotations):
        return
    texts = {key: getattr(of, "__forward_arg__", "") for key, of in written.items()}
    needed = {
        key for key, of in texts.items() if "Required[" in of.partition("[")[0] + "["
    }
    kind.__required_keys__ = frozenset(needed)
    kind.__optional_keys__ = frozenset(written) - needed
    kind.__annotations__ = Annotations(texts, module)


def _union(types: Iterable[Any]) -> Any:
    from typing import Union

    return Union[tuple(types)]  # noqa: UP007


_TYPES = {
    "STRING": "str",
    "INTEGER": "int",
    "NUMBER": "float",
    "BOOLEAN": "bool",
    "DATETIME": "datetime",
    "DATE": "date",
    "TIME": "time",
    "DURATION": "timedelta | str",
    "DECIMAL": "Decimal",
    "UUID": "UUID",
    "BASE64": "bytes",
    "BINARY": "bytes",
    "INTEGER_TEXT": "int",
    "NUMBER_TEXT": "float",
}


def scalar_name(codec: Any) -> str:
    """Return the name of a codec's constant, such as `DATE`, or ""."""
    for module in ("codecs", "formats"):
        found = _import(f"{__package__}.{module}")
        names: list[str] = [] if found is None else dir(found)
        for name in names:
            if getattr(found, name) is codec:
                return name
    return ""


def type_of(codec: Any, within: tuple[str, ...] = ()) -> Any:
    """Return the type of the values of a codec; aliases ``within`` are recursive."""
    kind = codec.__class__.__name__
    scope = Scope("")
    if kind == "Ref":
        if codec.name in within:
            return Any
        found = getattr(_import(f"{scope.package}.models"), codec.name)
        within = (*within, codec.name)
        return found if isinstance(found, type) else type_of(found, within)
    if kind == "NullOr":
        return _union((type_of(codec.codec, within), None))
    if kind == "ListOf":
        return list[type_of(codec.rest, within)]  # type: ignore[misc]
    if kind == "TupleOf":
        items = (*codec.items, codec.rest)
        return list[_union(type_of(one, within) for one in items)]  # type: ignore[misc]
    if kind == "MapOf":
        return dict[str, type_of(codec.item, within)]  # type: ignore[misc]
    if kind in ("OneOf", "Tagged"):
        types = [type_of(one, within) for one in codec.members]
        more = [Mapping[str, Any]] if kind == "Tagged" and codec.default is None else []
        return _union([*types, *more])
    if kind == "LiteralOf":
        return _literal(codec)
    name = scalar_name(codec)
    short = name if name in _TYPES else name.partition("_")[0].removesuffix("URL")
    # A model of the document may be called Any or Decimal.
    return _union(map(scope.type_named, _TYPES.get(short, "Any").split(" | ")))


def _literal(codec: Any) -> Any:
    from typing import Literal

    values: tuple[Any, ...] = codec.values
    fit = tuple(v for v in values if isinstance(v, str | bool | int))
    kinds: set[Any] = codec.kinds
    if not fit or (len(fit) < len(values) and not codec.open):
        return Any
    listed: Any = Literal[fit]
    return _union((listed, *kinds)) if codec.open else listed
