"""Codecs that stand for others by name."""

from __future__ import annotations

from .codec import Codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .codec import Convert, Score
    from .deviations import Place, ValidationIssue


class Ref(Codec):
    """A model, or the codec of an alias, by its name in the package's `models`.

    It is looked up when the first value that is not null arrives: what a program
    never receives, it never imports.

    Args:
        name: The name in the module.
        module: The module, when it is not the package's `models`.
    """

    __slots__ = ("_target", "direct", "module", "name")

    _target: Codec

    direct: Convert | None
    """The target's conversion, None until the first value that is not null."""

    def __init__(self, name: str, module: str = "") -> None:
        self.name = name
        self.module = module
        self.direct = None

    @property
    def expected(self) -> str:  # type: ignore[override]
        """What the target expects."""
        return self.target().expected

    def target(self) -> Codec:
        """The codec that the name stands for.

        Raises:
            ImportError, AttributeError: There is no such module or name.
        """
        try:
            return self._target
        except AttributeError:
            pass
        from .typed import codec_of

        # Two threads may both come here: they find the same, and either may keep it.
        found = codec_of(getattr(_module(self.module or _models()), self.name))
        self._target = found
        return found

    def make_decoder(self) -> Convert | None:
        """The target's conversion, found at the first value."""
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
        """The target's conversion, found at the first value that needs it."""
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
        """Check the value as the target does."""
        self.target().check(value, place, found)

    def accepts(self, value: Any) -> bool:
        """Whether the target accepts the value."""
        return self.target().accepts(value)

    def holds(self, value: Any) -> bool:
        """Whether the target holds the value."""
        return self.target().holds(value)

    def score(self, value: Any, depth: int = 2) -> Score | None:
        """The target's score."""
        return self.target().score(value, depth)

    def fit(self, value: Any) -> int | None:
        """The target's verdict."""
        return self.target().fit(value)

    def renamed(self, mapping: Any) -> Any:
        """The mapping with the target's names."""
        return self.target().renamed(mapping)


def _models() -> str:
    parent = (__package__ or "").rpartition(".")[0]
    return f"{parent}.models" if parent else "models"


def _module(name: str) -> Any:
    from importlib import import_module

    return import_module(name)


def _same(value: Any) -> Any:
    return value
