"""Finds the components that nothing needs once operations are left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from specloom.document import Documents, Node
from specloom.openapi.listing import Listed, listed_operations
from specloom.openapi.references import reference_in


def orphans(
    documents: Documents, components: Mapping[str, Node], excluded: Collection[str]
) -> frozenset[str]:
    """The ids of the components that only operations with an id in ``excluded`` reach.

    A component that no operation at all reaches is not among them: somebody described
    it for a reason that has nothing to do with what was left out, and it keeps what it
    needs.
    """
    if not excluded:
        return frozenset()
    quiet = documents.silent()
    reach = _Reach(quiet, components)
    operations = listed_operations(quiet)
    lost = reach.of(n for one in operations if one.id in excluded for n in _parts(one))
    starts = [n for one in operations if one.id not in excluded for n in _parts(one)]
    starts += [node for node in components.values() if node.id not in lost]
    root = quiet.root()
    starts += [root[key] for key in ("webhooks", "x-webhooks") if key in root]
    return lost - reach.of(starts)


def _parts(operation: Listed) -> Iterator[Node]:
    """The operation's own description, and what its path items share."""
    yield operation.node
    for holder in operation.holders:
        shared = holder.get("parameters")
        if shared is not None:
            yield shared


class _Reach:
    """Follows references, wherever they stand."""

    def __init__(self, documents: Documents, components: Mapping[str, Node]) -> None:
        self._documents = documents
        self._components = {node.id for node in components.values()}

    def of(self, starts: Iterable[Node]) -> frozenset[str]:
        """The ids of the components that the starts are, hold or lead to."""
        work, seen = list(starts), set[str]()
        found: set[str] = set()
        while work:
            node = work.pop()
            if node.id in seen:
                continue
            seen.add(node.id)
            found.update(self._around(node))
            work.extend(child for _, child in node.members())
            work.extend(node.items())
            for ref in self._references(node):
                target = self._documents.quietly_resolved(ref, node)
                if target is not None:
                    work.append(target)
        return frozenset(found)

    def _around(self, node: Node) -> Iterator[str]:
        """The component that a node is or stands in."""
        steps = node.id.split("/")
        for end in (3, 4):  # #/definitions/Pet, #/components/schemas/Pet
            id = "/".join(steps[:end])
            if id in self._components:
                yield id

    def _references(self, node: Node) -> Iterator[str]:
        ref = reference_in(node)
        if ref is not None:
            yield ref
        mapping = node.get("mapping") if "propertyName" in node else None
        for _, member in mapping.members() if mapping is not None else ():
            if member.is_text:
                name = str(member.value)
                bare = not any(mark in name for mark in "#/.")
                yield f"#/components/schemas/{name}" if bare else name
