"""The file of each page of the reference."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from specloom import ir
from specloom.targets.groups import Group
from specloom.targets.python.names import PythonNames
from specloom.words import DEVICE_NAMES

README = "README.md"
# Names in docs/ that hosts of Markdown treat specially, or that other pages use.
TAKEN = frozenset({"readme", "index", "coverage", "rest", "guide"})
_LONGEST = 200  # bytes of a stem; common file systems allow 255 for a whole name


@dataclass(frozen=True, slots=True)
class Wish:
    """A request for a file name: the ``key`` of a page and the stem it wants. If several
    want the same stem, the lowest rank gets it.
    """

    key: str
    stem: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """File names in ``docs/`` by the key of a group or the ID of a declaration. Those of
    ``rest`` are in ``docs/rest/``.
    """

    apis: Mapping[str, str]
    models: Mapping[str, str]
    rest: Mapping[str, str]


def files_of(
    groups: Iterable[Group],
    declarations: Iterable[ir.Declaration],
    names: PythonNames,
) -> Files:
    """The file names of all pages."""
    keys = [group.key for group in groups]
    ids = [declaration.id for declaration in declarations]
    wishes = [Wish(f"api {key}", api_title(names, key), 0) for key in keys]
    wishes += [Wish(f"model {id_}", names.model(id_), 1) for id_ in ids]
    found = stems(wishes)
    return Files(
        apis={key: f"{found[f'api {key}']}.md" for key in keys},
        models={id_: f"{found[f'model {id_}']}.md" for id_ in ids},
        rest={key: f"{names.resource_module(key)}.md" for key in keys},
    )


def api_title(names: PythonNames, group: str) -> str:
    """The title of a group's page."""
    return f"{names.resource_class(group)}Api"


def stems(wishes: Iterable[Wish]) -> Mapping[str, str]:
    """A stem for each request. No two stems differ only in case.

    If several requests differ only in case, the one with the lowest rank gets its stem, and
    among equal ranks the last one by code points (``User`` before ``USER``). The others get
    a digest of their key, which does not depend on the other requests.
    """
    rivals: dict[str, list[Wish]] = {}
    for wish in wishes:
        rivals.setdefault(_folded(wish.stem), []).append(wish)
    found: dict[str, str] = {}
    for folded, group in rivals.items():
        best = min(wish.rank for wish in group)
        winner = max(
            (w for w in group if w.rank == best), key=lambda w: (w.stem, w.key)
        )
        for wish in group:
            free = wish is winner and folded not in TAKEN | DEVICE_NAMES
            fits = len(wish.stem.encode("utf-8", "replace")) <= _LONGEST
            found[wish.key] = wish.stem if free and fits else _signed(wish)
    return found


def _folded(stem: str) -> str:
    return unicodedata.normalize("NFKC", stem).casefold()


def _signed(wish: Wish) -> str:
    digest = hashlib.sha256(wish.key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    room = wish.stem.encode("utf-8", "replace")[:_LONGEST]
    return f"{room.decode('utf-8', 'ignore')}-{digest}"
