"""Codecs that refer to others by name."""

from __future__ import annotations

from .codec import Codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Place, ValidationIssue


class Ref(Codec):
    """A reference to a model or alias by its name in the package's `models`."""

    __slots__ = ("_target", "direct", "module", "name")

    _target: Codec

    direct: Convert | None
    """The target's decoder, None until the first value that is not null."""

    def __init__(self, name: str, module: str = "") -> None:
        self.name = name
        self.module = module
        self.direct = None

    @property
    def expected(self) -> str:  # type: ignore[override]
        return self.target().expected

    def target(self) -> Codec:
        try:
            return self._target
        except AttributeError:
            pass
        from .typed import codec_of

        # Two threads may both resolve the name: they find the same codec.
        found = codec_of(getattr(_module(self.module or _models()), self.name))
        self._target = found
        return found

    def make_decoder(self) -> Convert | None:
        convert: Convert | None = None

        def decode(value: Any) -> Any:
            nonlocal convert
            if convert is None:
                if value is None:
                    return None
                convert = self.direct = self.target().decoder() or _same
            return convert(value)

        return decode

    def make_encoder(self) -> Convert | None:
        convert: Convert | None = None

        def encode_named(value: Any) -> Any:
            nonlocal convert
            if convert is None:
                if value is None:
                    return None
                convert = self.target().encoder()
            return convert(value)

        return encode_named

    def check(self, value: Any, place: Place, found: list[ValidationIssue]) -> None:
        self.target().check(value, place, found)

    def accepts(self, value: Any) -> bool:
        return self.target().accepts(value)

    def holds(self, value: Any) -> bool:
        return self.target().holds(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        return self.target().score(value, depth)

    def fit(self, value: Any) -> int | None:
        return self.target().fit(value)

    def renamed(self, mapping: Any) -> Any:
        return self.target().renamed(mapping)


def _models() -> str:
    parent = (__package__ or "").rpartition(".")[0]
    return f"{parent}.models" if parent else "models"


def _module(name: str) -> Any:
    from importlib import import_module

    return import_module(name)


def _same(value: Any) -> Any:
    return value
