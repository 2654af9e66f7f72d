"""The constants of a test module: texts that are too long to stand in a test."""

from __future__ import annotations

from dataclasses import dataclass, field

from specloom.targets.pytest.statements import text_literal
from specloom.words import words


@dataclass(frozen=True, slots=True)
class ConstantView:
    """A constant and its value."""

    name: str
    value: str


@dataclass(slots=True)
class Constants:
    """Collects texts under names; the same text twice has one name."""

    _names: dict[str, str] = field(default_factory=dict[str, str])
    _texts: dict[str, str] = field(default_factory=dict[str, str])

    def spelled(self, text: str, wishes: tuple[str, ...]) -> str:
        """``text`` as a literal when it is short, else the name of its constant.

        The first wish that is free is the name; the last one must be unique in the module.
        """
        if "\n" not in text:
            return text_literal(text)
        if text not in self._names:
            wish = next((w for w in wishes if w not in self._texts), wishes[-1])
            self._names[text] = wish
            self._texts[wish] = text
        return self._names[text]

    @property
    def taken(self) -> set[str]:
        """The names in use."""
        return set(self._texts)

    def views(self) -> tuple[ConstantView, ...]:
        """The constants in the order of their first use."""
        return tuple(
            ConstantView(name, text_literal(text)) for name, text in self._texts.items()
        )


def constant_name(*texts: str) -> str:
    """Texts as the name of a constant."""
    name = "_".join(part.upper() for text in texts for part in words(text))
    return name if name.isidentifier() else f"SAMPLE_{name}"
