"""The kinds of changes that ``specloom diff`` tells of."""

from __future__ import annotations

from specloom.codes.kind import ADDED, CHANGED, DEPRECATED, DOCS, REMOVED, Kind
from specloom.codes.schema_changes import SCHEMA_KINDS

KINDS: tuple[Kind, ...] = (
    Kind(
        "operation-removed",
        REMOVED,
        "an operation is gone",
        "Its method is no longer there. Breaks whoever calls it.",
    ),
    Kind(
        "operation-moved",
        CHANGED,
        "an operation has another method or path",
        "It has the operationId of before. Counts as breaking: its address is part of what "
        "proxies, recorded tests and releases of before rely on.",
    ),
    Kind("operation-added", ADDED, "an operation is new", "Breaks nobody."),
    Kind(
        "operation-id",
        DOCS,
        "an operation has another operationId",
        "The name that was published for its method goes on working.",
    ),
    Kind(
        "webhook-removed",
        REMOVED,
        "the service no longer sends a request",
        "A webhook or callback is gone, and with it the function that reads it.",
    ),
    Kind("webhook-added", ADDED, "the service sends a new request", "Breaks nobody."),
    Kind(
        "argument-removed",
        REMOVED,
        "a parameter is gone, or travels elsewhere",
        "Python refuses a call that still gives the argument. One that moved, as from the "
        "query to a header, keeps its name, but older releases of the package send it where "
        "the service no longer looks.",
    ),
    Kind(
        "argument-added",
        ADDED,
        "a parameter is new",
        "Breaks callers when it is required.",
    ),
    Kind(
        "argument-required",
        CHANGED,
        "a parameter became required or optional",
        "Breaks callers when it is required now.",
    ),
    Kind(
        "argument-style",
        CHANGED,
        "a parameter is written another way",
        "Its style, explode, allowReserved or media type changed: a service that reads one "
        "way does not read the other. One that may be empty breaks nobody; one that must not "
        "be any more breaks callers.",
    ),
    Kind(
        "body-required",
        CHANGED,
        "a body became required or optional",
        "Breaks callers when it is required now.",
    ),
    Kind("body-removed", REMOVED, "a call takes no body any more", "Breaks callers."),
    Kind(
        "body-added",
        ADDED,
        "a call takes a body",
        "Breaks callers when it is required.",
    ),
    Kind(
        "media-type-removed",
        REMOVED,
        "a media type is gone",
        "Breaks whoever sends it, or asks for it.",
    ),
    Kind(
        "media-type-added",
        ADDED,
        "a media type is new",
        "Breaks callers when the response has a type in it that the call did not return "
        "before, as text beside a model.",
    ),
    Kind(
        "status-removed",
        REMOVED,
        "a status is gone",
        "A success that is gone breaks callers that expect it, unless neither it nor the one "
        "that replaces it has content. An error that is no longer documented breaks callers "
        "that read its model.",
    ),
    Kind(
        "status-added",
        ADDED,
        "a status is new",
        "Breaks callers when its result has a type that the call did not return before. A "
        "newly documented error breaks callers that read another model: one of a range of "
        "statuses, or the default.",
    ),
    Kind(
        "header-removed",
        REMOVED,
        "a header of an answer is gone",
        "Breaks whoever reads it.",
    ),
    Kind("header-added", ADDED, "a header of an answer is new", "Breaks nobody."),
    Kind(
        "header-required",
        CHANGED,
        "a header became certain or uncertain",
        "Breaks readers when it may be missing now.",
    ),
    Kind(
        "header-style",
        CHANGED,
        "a header is written another way",
        "Breaks its readers.",
    ),
    *SCHEMA_KINDS,
    Kind(
        "credential-removed",
        REMOVED,
        "a security scheme is gone",
        "The client no longer has the argument.",
    ),
    Kind(
        "credential-changed",
        CHANGED,
        "a security scheme is another one",
        "What was given so far no longer proves anything.",
    ),
    Kind("credential-added", ADDED, "a security scheme is new", "Breaks nobody."),
    Kind(
        "flows-changed",
        CHANGED,
        "flows, addresses or scopes of OAuth 2.0 are others",
        "Breaks whoever gets a token by what is gone; the SDK takes the token only.",
    ),
    Kind(
        "security-removed",
        CHANGED,
        "a way to be let in is gone",
        "Whoever could call with it before cannot now.",
    ),
    Kind(
        "security-added", ADDED, "there is another way to be let in", "Breaks nobody."
    ),
    Kind(
        "servers-changed",
        CHANGED,
        "the service has another address",
        "The client calls it without further ado.",
    ),
    Kind(
        "variable-removed",
        REMOVED,
        "a variable of a server's address is gone",
        "The client no longer has the argument.",
    ),
    Kind(
        "variable-changed",
        CHANGED,
        "a variable of a server's address has other values",
        "Breaks whoever uses a value that is gone.",
    ),
    Kind(
        "variable-added",
        ADDED,
        "a server's address has a new variable",
        "Breaks nobody.",
    ),
    Kind(
        "package-renamed", CHANGED, "the package is called otherwise", "Breaks imports."
    ),
    Kind(
        "client-renamed", CHANGED, "the client is called otherwise", "Breaks imports."
    ),
    Kind(
        "distribution-renamed",
        CHANGED,
        "what is installed is called otherwise",
        "Breaks whoever lists it as a dependency.",
    ),
    Kind("model-removed", REMOVED, "a model is gone", "Breaks imports of its class."),
    Kind(
        "model-renamed",
        CHANGED,
        "a model is called otherwise",
        "Breaks imports once the former name is given up.",
    ),
    Kind("model-added", ADDED, "a model is new", "Breaks nobody."),
    Kind(
        "method-renamed",
        CHANGED,
        "a method is found elsewhere",
        "It has another name, or hangs on another attribute of the client. Breaks nobody "
        "while the former name goes on working.",
    ),
    Kind(
        "argument-renamed",
        CHANGED,
        "an argument is called otherwise, or is given in another way",
        "Python refuses a call that still gives it, or takes it for something else: arguments "
        "that are given by position have another order.",
    ),
    Kind(
        "member-renamed",
        CHANGED,
        "an attribute is called otherwise",
        "Breaks its users.",
    ),
    Kind("deprecated", DEPRECATED, "something is deprecated", "It works as before."),
    Kind(
        "undeprecated", CHANGED, "something is no longer deprecated", "Breaks nobody."
    ),
    Kind("reworded", DOCS, "something is described in other words", "Breaks nobody."),
)


def kind_of(code: str) -> Kind | None:
    """The entry of a code, written in any case; None when there is none."""
    wanted = code.lower()
    return next((kind for kind in KINDS if kind.code == wanted), None)
