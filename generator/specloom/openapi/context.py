"""The state of reading one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from specloom import ir
from specloom.diagnostics import Report
from specloom.document import Documents, Node

DEEPEST = 30  # types inside types, without a declaration in between


class Dialect(StrEnum):
    """The version of the standard that the root document declares, without its patch."""

    SWAGGER_2_0 = "2.0"
    OPENAPI_3_0 = "3.0"
    OPENAPI_3_1 = "3.1"
    OPENAPI_3_2 = "3.2"

    @property
    def is_swagger(self) -> bool:
        """Whether this is Swagger 2.0, the version before OpenAPI 3."""
        return self is Dialect.SWAGGER_2_0

    @property
    def reads_ref_siblings(self) -> bool:
        """Whether keywords beside ``$ref`` apply (JSON Schema 2020-12 §8.2.3.1)."""
        return self in (Dialect.OPENAPI_3_1, Dialect.OPENAPI_3_2)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a type stands: the words a name could be made from, and how deep it nests.

    ``unions`` holds the ids of the unions whose variants are being merged here.
    """

    hint: str
    depth: int = 0
    unions: frozenset[str] = frozenset()

    @property
    def is_deep(self) -> bool:
        """Whether what stands here is better declared on its own."""
        return self.depth > DEEPEST

    def inner(self, words: str = "") -> Place:
        """The place of a type inside this one."""
        hint = f"{self.hint} {words}" if words else self.hint
        return Place(hint, self.depth + 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A schema object that takes part in a type, with what its inline children are
    called after; ``ignored`` names keywords that were used up already.
    """

    node: Node
    hint: str
    ignored: frozenset[str] = frozenset()

    def get(self, keyword: str) -> Node | None:
        """The keyword's value, unless it is in ``ignored``."""
        return None if keyword in self.ignored else self.node.get(keyword)


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema seen as the parts that must all hold (``allOf`` flattened, bases first).

    ``id`` is what it is declared by if it turns out to need a declaration; ``node`` is
    the schema that people wrote, for documentation and place.
    """

    id: str
    node: Node
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A referenced declaration that is not read yet; ``shape`` is None until then."""

    id: str
    hint: str
    node: Node
    shape: Shape | None = None
    component: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """The declaration at a location of the documents."""

    id: str
    hint: str
    component: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A base schema with a discriminator, and the schemas that extend it by ``allOf``."""

    base: Named
    node: Node
    discriminator: Node
    heirs: tuple[Node, ...]

    @property
    def id(self) -> str:
        """The id of the union of the base and its subtypes."""
        return f"{self.base.id}/discriminator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An item of a list: the label that identifies it, a digest of its words (``mark``),
    what it is called after (``hint``), and the same where variants go by number, and where
    they add but their titles. One that several schemas extend is called after each.
    """

    label: str
    mark: str = ""
    hint: str = ""
    numbered: str = ""
    source: str = ""


@dataclass(slots=True)
class Context:
    """The documents, the findings, and the declarations read so far.

    References are followed with a worklist: ``claim`` adds a declaration, and
    ``declarations.drain`` reads the claimed ones.
    """

    documents: Documents
    report: Report
    dialect: Dialect
    excluded: frozenset[str] = frozenset()
    declared: dict[str, ir.Declaration] = field(
        default_factory=dict[str, ir.Declaration]
    )
    pending: list[Pending] = field(default_factory=list[Pending])
    claimed: set[str] = field(default_factory=set[str])
    homes: dict[str, Named] = field(default_factory=dict[str, Named])
    families: dict[str, Family] = field(default_factory=dict[str, Family])
    nullable: dict[str, bool] = field(default_factory=dict[str, bool])
    skipped: list[ir.Skipped] = field(default_factory=list[ir.Skipped])
    parameters: list[tuple[str, Node, ir.Parameter]] = field(
        default_factory=list[tuple[str, Node, ir.Parameter]]
    )
    parts: dict[tuple[str, str], tuple[Part, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[Part, ...]]
    )
    merged: dict[tuple[str, ...], dict[str, ir.Type]] = field(
        default_factory=dict[tuple[str, ...], dict[str, ir.Type]]
    )
    listed: dict[str, tuple[Listed, ...]] = field(
        default_factory=dict[str, tuple[Listed, ...]]
    )
    warned: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])

    def claim(self, wanted: Pending) -> ir.Ref:
        """A reference to the declaration, which is read only once."""
        if wanted.id not in self.claimed:
            self.claimed.add(wanted.id)
            self.pending.append(wanted)
        return ir.Ref(wanted.id)

    def warn(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """Warn, once per operation, that something at a node is degraded.

        A schema that several others extend is read for each of them.
        """
        key = (self.report.owner, code, node.id, message)
        if key in self.warned:
            return
        self.warned.add(key)
        self.report.warning(code, node.span, message, hint, element=node.id)
