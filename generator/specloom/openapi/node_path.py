"""A document's node, dressed as the path objects that openapi-spec-validator reads."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from specloom.document import Documents, Node
from specloom.document.kinds import is_object


class Resolved(NamedTuple):
    """A schema's content, with what resolves the references inside it."""

    contents: Any
    resolver: Any


class NodePath:
    """Looks like ``jsonschema_path.SchemaPath`` and walks over this project's nodes.

    References are followed wherever one stands, through the files and the cache that
    the reader uses, too.  Nothing is fetched behind the caller's back, each path knows
    its place, and a document of 13 MB is walked in seconds.
    """

    __slots__ = ("_documents", "_target", "node")

    def __init__(self, documents: Documents, node: Node) -> None:
        self._documents = documents
        self._target: Node | None = None
        self.node = node

    @property
    def target(self) -> Node:
        """The node behind all references; raises LookupError when they lead nowhere."""
        if self._target is None:
            self._target = self._documents.quietly_followed(self.node)
            if self._target is None:
                raise LookupError(self.node.id)
        return self._target

    def __truediv__(self, key: object) -> NodePath:
        step = self.target.step(str(key))
        if step is None:
            raise LookupError(f"{self.node.id} has no {key!r}")
        return NodePath(self._documents, step)

    def __contains__(self, key: object) -> bool:
        return str(key) in self.target

    def __getitem__(self, key: str) -> Any:
        return (self / key).read_value()

    def __iter__(self) -> Iterator[NodePath]:
        for item in self.target.items():
            yield NodePath(self._documents, item)

    def keys(self) -> list[str]:
        """The names of the members."""
        return [name for name, _ in self.target.members()]

    def items(self) -> Iterator[tuple[str, NodePath]]:
        """Name and path of each member."""
        for name, member in self.target.members():
            yield name, NodePath(self._documents, member)

    def read_value(self) -> Any:
        """The plain value behind all references."""
        return self.target.value

    def read_str(self, default: str | None = None) -> str:
        """The value as a string; ``default`` when there is one, else LookupError."""
        value = self.target.value
        if isinstance(value, str):
            return value
        if default is None:
            raise LookupError(f"{self.node.id} is no string")
        return default

    @contextmanager
    def resolve(self) -> Generator[Resolved, None, None]:
        """The content beside a resolver for the ``jsonschema`` library."""
        yield Resolved(self.read_value(), self._resolver(self.target))

    def _clone_with_parts(self, _: tuple[object, ...]) -> _Root:
        """The document's root, from which the library reads the dialect."""
        return _Root(NodePath(self._documents, self._documents.root()))

    def _resolver(self, node: Node) -> Any:
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        def retrieve(uri: str) -> Any:
            content = self._documents.value_at(uri)
            return DRAFT202012.create_resource(content if is_object(content) else {})

        registry: Any = Registry
        return registry(retrieve=retrieve).resolver(base_uri=node.source.uri)


class _Root:
    """The root of a document, whose members need not be there."""

    def __init__(self, path: NodePath) -> None:
        self._path = path

    def __truediv__(self, key: str) -> Any:
        return self._path / key if key in self._path else _Missing()


class _Missing:
    """A member that is not there."""

    def read_str(self, default: str) -> str:
        """Always the default."""
        return default
