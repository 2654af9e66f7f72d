"""The kinds of changes that ``specloom diff`` tells of."""

from __future__ import annotations

from dataclasses import dataclass

ADDED, CHANGED, DEPRECATED = "Added", "Changed", "Deprecated"
REMOVED, DOCS = "Removed", "Documentation"


@dataclass(frozen=True, slots=True)
class Kind:
    """What ``specloom explain`` says of a change; ``group`` is the heading of a changelog
    that it belongs to when it breaks nobody.
    """

    code: str
    group: str
    title: str
    explanation: str


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
        "The method keeps the name that was published for it.",
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
        "a parameter is gone",
        "Python refuses a call that still gives the argument.",
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
        "Its style, explode or media type changed: a service that reads one way does not "
        "read the other.",
    ),
    Kind(
        "body-required",
        CHANGED,
        "a body became required or optional",
        "Breaks callers when it is required now.",
    ),
    Kind("body-removed", REMOVED, "a call takes no body any more", "Breaks callers."),
    Kind(
        "body-added", ADDED, "a call takes a body", "Breaks callers when it is required."
    ),
    Kind(
        "media-type-removed",
        REMOVED,
        "a media type is gone",
        "Breaks whoever sends it, or asks for it.",
    ),
    Kind("media-type-added", ADDED, "a media type is new", "Breaks nobody."),
    Kind(
        "status-removed",
        REMOVED,
        "a status is gone",
        "A success that no longer comes breaks whoever waits for it; an error that is no "
        "longer documented breaks nobody.",
    ),
    Kind("status-added", ADDED, "a status is new", "Breaks nobody."),
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
        "header-style", CHANGED, "a header is written another way", "Breaks its readers."
    ),
    Kind(
        "member-removed",
        REMOVED,
        "a member of an object is gone",
        "The argument or the attribute is gone: Python refuses the code that uses it. On "
        "the wire alone, only one that always came is missed.",
    ),
    Kind(
        "member-added",
        ADDED,
        "a member of an object is new",
        "Breaks senders when it is required.",
    ),
    Kind(
        "member-required",
        CHANGED,
        "a member became required",
        "Breaks senders; to readers it is a promise more.",
    ),
    Kind(
        "member-optional",
        CHANGED,
        "a member became optional",
        "Breaks readers, who have to expect that it is missing; senders may leave it out.",
    ),
    Kind(
        "extra-members",
        CHANGED,
        "other members than the named ones may be something else",
        "Breaks senders when less is let through. The SDK keeps what it does not know.",
    ),
    Kind(
        "type-changed",
        CHANGED,
        "a value has another type",
        "Breaks senders when less is let through, readers when more may come, and both "
        "when it is another thing, in Python too: a text that became a date.",
    ),
    Kind(
        "format-changed",
        CHANGED,
        "a value has another format",
        "Breaks senders when it narrows what fits, readers when it widens it.",
    ),
    Kind(
        "null-changed",
        CHANGED,
        "null came or went",
        "Breaks senders when it is no longer taken, readers when it may come.",
    ),
    Kind(
        "values-listed",
        CHANGED,
        "a value is now one of a list, or no longer",
        "Breaks senders when there is a list now. Readers are never held to a list.",
    ),
    Kind(
        "value-removed",
        REMOVED,
        "a listed value is gone",
        "Breaks senders; readers only when all values are others.",
    ),
    Kind(
        "value-added",
        ADDED,
        "a listed value is new",
        "Breaks nobody: enums of the SDK are open, so that its users expect other values.",
    ),
    Kind(
        "limit-changed",
        CHANGED,
        "a bound is another one",
        "A length, size, range or step. Breaks senders when it is tighter, readers when "
        "it is wider.",
    ),
    Kind(
        "pattern-changed",
        CHANGED,
        "a pattern is another one",
        "A new pattern breaks senders, a lost one readers, and another one both: nobody "
        "can tell which texts it lets through.",
    ),
    Kind(
        "dependent-changed",
        CHANGED,
        "which members ask for others has changed",
        "Breaks senders when more is asked for, readers when less is promised.",
    ),
    Kind(
        "rule-changed",
        CHANGED,
        "a rule that no type can tell has changed",
        "Such as not, contains, if or patternProperties. A new one breaks senders, a lost "
        "one readers, another one both.",
    ),
    Kind(
        "default-changed",
        CHANGED,
        "a default is another one",
        "Breaks callers who leave a parameter out: their call means another thing now. For "
        "members of bodies it is told only.",
    ),
    Kind(
        "union-kind",
        DOCS,
        "variants stand in oneOf instead of anyOf, or the reverse",
        "The SDK makes no difference.",
    ),
    Kind(
        "variant-removed",
        REMOVED,
        "a variant of a union is gone",
        "Breaks senders.",
    ),
    Kind(
        "variant-added",
        ADDED,
        "a variant of a union is new",
        "Breaks readers, who have to tell one more apart; not where anyOf lets an object "
        "be several variants at once.",
    ),
    Kind(
        "discriminator-changed",
        CHANGED,
        "variants are told apart another way",
        "Breaks when another member tells them apart, or a value means another variant.",
    ),
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
        "Breaks nobody by itself.",
    ),
    Kind(
        "security-removed",
        CHANGED,
        "a way to be let in is gone",
        "Whoever could call with it before cannot now.",
    ),
    Kind("security-added", ADDED, "there is another way to be let in", "Breaks nobody."),
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
    Kind("variable-added", ADDED, "a server's address has a new variable", "Breaks nobody."),
    Kind("package-renamed", CHANGED, "the package is called otherwise", "Breaks imports."),
    Kind("client-renamed", CHANGED, "the client is called otherwise", "Breaks imports."),
    Kind(
        "distribution-renamed",
        CHANGED,
        "what is installed is called otherwise",
        "Breaks whoever lists it as a dependency.",
    ),
    Kind("model-removed", REMOVED, "a model is gone", "Breaks imports of its class."),
    Kind("model-renamed", CHANGED, "a model is called otherwise", "Breaks imports."),
    Kind("model-added", ADDED, "a model is new", "Breaks nobody."),
    Kind(
        "method-renamed",
        CHANGED,
        "a method is found elsewhere",
        "It has another name, or hangs on another attribute of the client.",
    ),
    Kind(
        "argument-renamed",
        CHANGED,
        "an argument is called otherwise, or the body is given in another way",
        "Python refuses a call that still gives it.",
    ),
    Kind("member-renamed", CHANGED, "an attribute is called otherwise", "Breaks its users."),
    Kind("deprecated", DEPRECATED, "something is deprecated", "It works as before."),
    Kind("undeprecated", CHANGED, "something is no longer deprecated", "Breaks nobody."),
    Kind("reworded", DOCS, "something is described in other words", "Breaks nobody."),
)


def kind_of(code: str) -> Kind | None:
    """The entry of a code, written in any case; None when there is none."""
    wanted = code.lower()
    return next((kind for kind in KINDS if kind.code == wanted), None)
