"""Gathers what the output has of its maintainer's own, as far as generated files show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from specloom.config import shown as relative
from specloom.custom.finding import custom_texts, found_mixins
from specloom.custom.matching import Shown, matched
from specloom.custom.moving import NOTHING, Moving, moving
from specloom.diagnostics import Report
from specloom.targets.python.mixins import NO_MIXINS, Mixins

PAGES = "docs/custom"
_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Custom:
    """Mixins, pages of documentation (title and path), the texts of the package's own
    modules by path, and what moves with a package that has another name now.
    """

    mixins: Mixins = NO_MIXINS
    pages: tuple[tuple[str, str], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    moving: Moving = NOTHING


def custom_code(
    folder: Path | None, package: str, shown: Shown, report: Report
) -> Custom:
    """The custom code in the folder of an output whose modules show ``shown``; none without
    a folder.
    """
    if folder is None:
        return Custom()
    home, place = folder / package, f"{relative(folder)}/"
    along = moving(folder, package, report)
    found = list(found_mixins(home, place, report))
    texts = custom_texts(home)
    for old in sorted({path.partition("/")[0] for path in along.moves}):
        inner = {p.partition("/")[2] for p in along.moves if p.startswith(f"{old}/")}
        found += found_mixins(folder / old, place, report, inner)
        moved = custom_texts(folder / old).items()
        texts |= {along.moves[p]: text for p, text in moved if p in along.moves}
    return Custom(
        mixins=matched(found, shown, report),
        pages=tuple(_pages(folder)),
        texts=texts,
        moving=along,
    )


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((folder / PAGES).rglob("*.md")):
        if not file.is_file():
            continue
        title = _TITLE.search(file.read_bytes().decode("utf-8", "replace"))
        yield title[1] if title else file.stem, file.relative_to(folder).as_posix()
