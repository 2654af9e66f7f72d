"""Applies the actions of overlays."""

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
    """Apply overlays to the root document, one after the other.

    A value that comes from an overlay keeps its location there. A target that matches
    nothing is a warning (W211). An invalid overlay is an error, and none of its actions is
    applied. Returns what was removed: its pointer in the document at that time, and the
    location of the action.

    Raises:
        InputError: an overlay cannot be read.
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
    """Warn if an overlay extends another file (W212).

    An http or https URL is ignored, because it names where the document was published.
    """
    wanted = urldefrag(urljoin(root.source.uri, root.text("extends"))).url
    own = documents.root().source.uri
    if "extends" in root and urlsplit(wanted).scheme == "file" and wanted != own:
        report.warning(
            "W212",
            root["extends"].span,
            f"the overlay extends {root.text('extends')!r}, which is another document",
            "Remove the overlay from the config, or correct extends.",
            element=root["extends"].id,
        )


class _Step:
    """Applies one action to a document."""

    def __init__(self, graft: Graft, action: Action, report: Report) -> None:
        self._graft = graft
        self._action = action
        self._report = report

    def carry_out(self) -> None:
        """Change everything that the action selects."""
        action = self._action
        try:
            places = action.query(self._graft.value)
        except QueryError as error:
            self._refuse(
                "E212", action.target, f"the target cannot be evaluated: {error}", ""
            )
            return
        if not places:
            self._report.warning(
                "W211",
                action.target.span,
                f"the target {action.target.value!r} matches nothing",
                "Correct the target, or remove the action.",
                element=action.target.id,
            )
        if action.update is None:
            self._remove(places)
            return
        for place in places:
            self._update(place, action.update)

    def _remove(self, places: list[Place]) -> None:
        # In reverse order, so that indices stay valid and inner values are removed first.
        for place in sorted(places, reverse=True):
            if place:
                self._graft.remove(_pointer(place), self._action.node.span)
            else:
                message = "the whole document cannot be removed"
                self._refuse(
                    UNFIT,
                    self._action.target,
                    message,
                    "Select a part of the document.",
                )

    def _update(self, place: Place, update: Node) -> None:
        pointer = _pointer(place)
        try:
            value = walked(self._graft.value, pointer)
        except (KeyError, IndexError, TypeError):
            return  # replaced by the update of an enclosing value
        if is_array(value):
            self._graft.append(pointer, update, self._action.node)
        elif is_object(value) and update.is_object:
            for node in self._graft.merge(pointer, update):
                self._report.warning(
                    "W213",
                    node.span,
                    f"null does not replace the value of {node.key!r}",
                    "Remove the property with a separate action: remove: true.",
                    element=node.id,
                )
        elif is_object(value):
            message = f"the target is an object, but update is {kind_of(update.value)}"
            self._refuse(UNFIT, update, message, "Write an object to merge.")
        else:
            message = f"the target is {kind_of(value)}, not an object or array"
            hint = "Select the enclosing object, and update its property."
            self._refuse(UNFIT, self._action.target, message, hint)

    def _refuse(self, code: str, node: Node, message: str, hint: str) -> None:
        self._report.error(code, node.span, message, hint, element=node.id)


def _pointer(place: Place) -> tuple[str, ...]:
    return tuple(map(str, place))
