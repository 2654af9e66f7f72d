"""Carries out the actions of overlays."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from specloom.diagnostics import Report, Span
from specloom.document import Documents, Graft, Node, kind_of
from specloom.document.kinds import is_array, is_object, walked
from specloom.overlay.actions import Action, read_actions
from specloom.overlay.targets import Place, QueryError

UNFIT = "E213"
Removal = tuple[tuple[str, ...], Span]


def apply_overlays(
    documents: Documents, files: Iterable[Path], report: Report
) -> tuple[Removal, ...]:
    """Changes the root document as overlays say, one after the other.

    Each value that comes from an overlay keeps its place there.  A target that nothing
    matches is a warning (W211); an overlay that is not understood is an error, and none
    of its actions is carried out.  Returns what was removed: its place in the document
    at that time, and the place of the action.

    Raises:
        InputError: an overlay cannot be read at all.
    """
    graft = Graft(documents.root().source)
    parts = [documents.companion(file) for file in files]
    for root in parts:
        _check_extends(root, documents, report)
        for action in read_actions(root, report):
            _Step(graft, action, report).carry_out()
    documents.substitute(graft.source(), tuple(root.source for root in parts))
    return tuple(graft.removed)


def _check_extends(root: Node, documents: Documents, report: Report) -> None:
    """Tells when an overlay names another file as the one that it is for.

    An address on the web is left alone: it names where the document was published.
    """
    wanted = urldefrag(urljoin(root.source.uri, root.text("extends"))).url
    own = documents.root().source.uri
    if "extends" in root and urlsplit(wanted).scheme == "file" and wanted != own:
        report.warning(
            "W212",
            root["extends"].span,
            f"The overlay extends {root.text('extends')!r}, another document.",
            "Take the overlay out of the config, or correct extends.",
            element=root["extends"].id,
        )


class _Step:
    """One action on a document that is being changed."""

    def __init__(self, graft: Graft, action: Action, report: Report) -> None:
        self._graft = graft
        self._action = action
        self._report = report

    def carry_out(self) -> None:
        """Changes all that the action selects."""
        action = self._action
        try:
            places = action.query(self._graft.value)
        except QueryError as error:
            self._refuse("E212", action.target, f"The target fails: {error}.", "")
            return
        if not places:
            self._report.warning(
                "W211",
                action.target.span,
                f"The target {action.target.value!r} matches nothing.",
                "Correct the expression, or take the action out.",
                element=action.target.id,
            )
        if action.update is None:
            self._remove(places)
            return
        for place in places:
            self._update(place, action.update)

    def _remove(self, places: list[Place]) -> None:
        # From the end: what is left keeps its index, and what stands inside goes first.
        for place in sorted(places, reverse=True):
            if place:
                self._graft.remove(_pointer(place), self._action.node.span)
            else:
                message = "The whole document cannot be removed."
                self._refuse(UNFIT, self._action.target, message, "Select a part.")

    def _update(self, place: Place, update: Node) -> None:
        pointer = _pointer(place)
        try:
            value = walked(self._graft.value, pointer)
        except (KeyError, IndexError, TypeError):
            return  # replaced a moment ago, by the update of what was around it
        if is_array(value):
            self._graft.append(pointer, update, self._action.node)
        elif is_object(value) and update.is_object:
            for node in self._graft.merge(pointer, update):
                self._report.warning(
                    "W213",
                    node.span,
                    f"null does not replace what {node.key!r} holds.",
                    "Remove the member by an action of its own.",
                    element=node.id,
                )
        elif is_object(value):
            message = f"The target is an object, but the update {kind_of(update.value)}"
            self._refuse(UNFIT, update, f"{message}.", "Write an object to merge.")
        else:
            message = f"The target is {kind_of(value)}, no object or array."
            hint = "Select the object around it, and update its member."
            self._refuse(UNFIT, self._action.target, message, hint)

    def _refuse(self, code: str, node: Node, message: str, hint: str) -> None:
        self._report.error(code, node.span, message, hint, element=node.id)


def _pointer(place: Place) -> tuple[str, ...]:
    return tuple(map(str, place))
