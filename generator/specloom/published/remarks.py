"""Warnings about published names."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from specloom.diagnostics import Report, Span
from specloom.published.history import History
from specloom.published.lock import Key, Lock


def tell(
    history: History, before: Lock, report: Report, place: Callable[[str], Span]
) -> None:
    """Warn of entries of ``release`` without effect, and of names that conflict after a merge.

    The former are reported at their ``place`` in the config, the latter at the names lock.
    """
    known = sorted({*map(history.written, history.aliases), *history.lock.released})
    for path in history.idle:
        near = get_close_matches(path, known, 1) or known[:1]
        hint = f"did you mean {near[0]!r}?" if near else "remove it from release"
        report.warning(
            "W503",
            place(path),
            f"release lists {path!r}, which is not a deprecated name",
            hint,
        )
    lock = Span(before.file)
    for one in before.contradictions:
        stays = history.names.get(one.key)
        if stays is not None:
            lost = one.other if stays == one.kept else one.kept
            works = any(a.name == lost for a in history.aliases_of(*one.key))
            report.warning(
                "W504",
                lock,
                f"{_thing(one.key)} was published as {one.kept!r} and as {one.other!r}: "
                f"it is now {stays!r}"
                + (
                    f", and {lost!r} keeps working as a deprecated name"
                    if works
                    else ""
                ),
            )
    for clash in history.clashes:
        report.warning(
            "W504",
            lock,
            f"{clash.name!r} was published for {_thing(clash.kept)} and for "
            f"{_thing(clash.lost)}: the latter is now {history.names[clash.lost]!r}",
        )


def _thing(key: Key) -> str:
    role, of = key
    return f"the {role} of {of}"
