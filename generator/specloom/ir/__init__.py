"""What an API is, free of OpenAPI's spelling, of any language and of names in code.

Every value is frozen and hashable. A declared thing has an ``id`` that comes from its place
in the document (``#/components/schemas/User``), its ``wire`` name as it travels, and a
``span``. A type never nests a declaration: it points to one by ``Ref(id)``. Absent and null
are two things: ``required`` stands on the member, ``Nullable`` in the type.
"""

from specloom.ir.access import (
    Flow,
    Need,
    SchemeKind,
    SecurityScheme,
    Server,
    ServerVariable,
)
from specloom.ir.declarations import (
    NO_DOC,
    Access,
    Alias,
    Declaration,
    Doc,
    Field,
    Limit,
    Model,
    Xml,
)
from specloom.ir.operations import (
    Api,
    Operation,
    RateLimit,
    Tag,
    Webhook,
)
from specloom.ir.payloads import (
    Body,
    Content,
    Encoding,
    Header,
    Link,
    Location,
    Parameter,
    Response,
    Style,
)
from specloom.ir.types import (
    STRING,
    Array,
    Discriminator,
    Json,
    Literals,
    Map,
    Never,
    Nullable,
    Ref,
    Scalar,
    ScalarKind,
    Tuple,
    Type,
    Union,
    Unknown,
)

__all__ = [
    "NO_DOC",
    "STRING",
    "Access",
    "Alias",
    "Api",
    "Array",
    "Body",
    "Content",
    "Declaration",
    "Discriminator",
    "Doc",
    "Encoding",
    "Field",
    "Flow",
    "Header",
    "Json",
    "Limit",
    "Link",
    "Literals",
    "Location",
    "Map",
    "Model",
    "Need",
    "Never",
    "Nullable",
    "Operation",
    "Parameter",
    "RateLimit",
    "Ref",
    "Response",
    "Scalar",
    "ScalarKind",
    "SchemeKind",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "Style",
    "Tag",
    "Tuple",
    "Type",
    "Union",
    "Unknown",
    "Webhook",
    "Xml",
]
