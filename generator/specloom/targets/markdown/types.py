"""Python types, with links to the pages of the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specloom import ir
from specloom.targets.markdown import escapers
from specloom.targets.markdown.files import Files
from specloom.targets.python.code import Code, Symbol, flat
from specloom.targets.python.names import PythonNames
from specloom.targets.python.types import Types

_MARK = "\x00"  # no type contains it: it is escaped in string literals


@dataclass(frozen=True, slots=True)
class LinkedTypes:
    """Spells the types that callers get. ``pages`` are the files of the models in ``docs/``, by
    class name.
    """

    types: Types
    pages: Mapping[str, str]
    # A cache: most cells of a reference have one of a few types.
    _known: dict[ir.Type, str] = field(default_factory=dict[ir.Type, str])

    @classmethod
    def of(cls, api: ir.Api, names: PythonNames, files: Files) -> LinkedTypes:
        """The types of ``api``."""
        pages = {names.model(id_): file for id_, file in files.models.items()}
        return cls(Types(api, names, "."), pages)

    def text(self, of: ir.Type) -> str:
        """The type as Python code, not escaped."""
        return self.spelled(self.types.got(of))

    def spelled(self, code: Code) -> str:
        """The text of a type's code, not escaped."""
        return flat(code, _name)

    def linked(self, of: ir.Type) -> str:
        """The type in bold, with a link for each model in it, for a paragraph or a table cell."""
        if of not in self._known:
            self._known[of] = self._linked(of)
        return self._known[of]

    def _linked(self, of: ir.Type) -> str:
        parts = [part for part in self._parts(self.types.got(of)) if part[0]]
        if not any(page for _, page in parts):
            return f"**{escapers.plain(''.join(text for text, _ in parts))}**"
        return "".join(
            escapers.bold_link(text, page) if page else escapers.stretch(text)
            for text, page in parts
        )

    def _parts(self, code: Code) -> Iterator[tuple[str, str]]:
        """Pieces of text, each with the page to link, or ""."""
        for place, piece in enumerate(flat(code, self._marked).split(_MARK)):
            yield piece, self.pages[piece] if place % 2 else ""

    def _marked(self, symbol: Symbol) -> str:
        known = symbol.module.startswith(".") and symbol.name in self.pages
        return f"{_MARK}{symbol.name}{_MARK}" if known else symbol.name


def _name(symbol: Symbol) -> str:
    return symbol.name
