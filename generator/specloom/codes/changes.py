"""The changes that ``specloom diff`` reports."""

from __future__ import annotations

from specloom.codes.kind import ADDED, CHANGED, DEPRECATED, DOCS, REMOVED, Kind
from specloom.codes.schema_changes import SCHEMA_KINDS

KINDS: tuple[Kind, ...] = (
    Kind(
        "operation-removed",
        REMOVED,
        "an operation was removed",
        "Breaking: code that calls its method fails.",
    ),
    Kind(
        "operation-moved",
        CHANGED,
        "an operation has another HTTP method or path",
        "The operationId is the same. Breaking: proxies, recorded tests and released "
        "versions of the package use the old method and path.",
    ),
    Kind("operation-added", ADDED, "an operation was added", "Not breaking."),
    Kind(
        "operation-id",
        DOCS,
        "an operation has another operationId",
        "Not breaking: the published name of its method still works.",
    ),
    Kind(
        "webhook-removed",
        REMOVED,
        "a webhook or callback was removed",
        "Breaking: the function that parses its request is removed too.",
    ),
    Kind(
        "webhook-added",
        ADDED,
        "a webhook or callback was added",
        "Not breaking.",
    ),
    Kind(
        "argument-removed",
        REMOVED,
        "a parameter was removed or has another location",
        "Breaking: Python raises TypeError for a call that still passes the argument. A "
        "parameter that moves, for example from the query to a header, keeps its argument, "
        "but released versions of the package send it where the service no longer reads it.",
    ),
    Kind(
        "argument-added",
        ADDED,
        "a parameter was added",
        "Breaking for callers when it is required.",
    ),
    Kind(
        "argument-required",
        CHANGED,
        "a parameter became required or optional",
        "Breaking for callers when it became required.",
    ),
    Kind(
        "argument-style",
        CHANGED,
        "a parameter is serialized in another way",
        "Its style, explode, allowReserved or media type changed. Breaking: a service that "
        "reads one format does not read the other. A change of allowEmptyValue is breaking "
        "for callers only when an empty value is no longer allowed.",
    ),
    Kind(
        "body-required",
        CHANGED,
        "a request body became required or optional",
        "Breaking for callers when it became required.",
    ),
    Kind(
        "body-removed",
        REMOVED,
        "an operation no longer has a request body",
        "Breaking for callers.",
    ),
    Kind(
        "body-added",
        ADDED,
        "an operation has a request body now",
        "Breaking for callers when it is required.",
    ),
    Kind(
        "media-type-removed",
        REMOVED,
        "a media type was removed",
        "Breaking for callers that send it or request it.",
    ),
    Kind(
        "media-type-added",
        ADDED,
        "a media type was added",
        "Breaking for callers when the method can now return another type, for example "
        "str in addition to a model.",
    ),
    Kind(
        "status-removed",
        REMOVED,
        "a response status was removed",
        "Removing a success status is breaking for callers that expect it, unless neither "
        "its response nor the one that replaces it has content. Removing an error status is "
        "breaking for callers that read its model.",
    ),
    Kind(
        "status-added",
        ADDED,
        "a response status was added",
        "Breaking for callers when the method can now return another type. A new error "
        "status is breaking for callers that read the model used so far: that of a status "
        "range or of the default response.",
    ),
    Kind(
        "header-removed",
        REMOVED,
        "a response header was removed",
        "Breaking for code that reads it.",
    ),
    Kind("header-added", ADDED, "a response header was added", "Not breaking."),
    Kind(
        "header-required",
        CHANGED,
        "a response header became required or optional",
        "Breaking for code that reads it when it became optional.",
    ),
    Kind(
        "header-style",
        CHANGED,
        "a response header is serialized in another way",
        "Breaking for code that reads it.",
    ),
    *SCHEMA_KINDS,
    Kind(
        "credential-removed",
        REMOVED,
        "a security scheme was removed",
        "Breaking: the client no longer has the argument.",
    ),
    Kind(
        "credential-changed",
        CHANGED,
        "a security scheme has another type",
        "Breaking: the credentials used so far are no longer valid.",
    ),
    Kind("credential-added", ADDED, "a security scheme was added", "Not breaking."),
    Kind(
        "flows-changed",
        CHANGED,
        "OAuth 2.0 flows, URLs or scopes changed",
        "Breaking for code that gets tokens with a flow, URL or scope that was removed. The "
        "SDK itself only takes the token.",
    ),
    Kind(
        "security-removed",
        CHANGED,
        "a security requirement is no longer accepted",
        "Breaking for callers that authenticate with it.",
    ),
    Kind(
        "security-added",
        ADDED,
        "another security requirement is accepted",
        "Not breaking.",
    ),
    Kind(
        "servers-changed",
        CHANGED,
        "the URL of a server changed",
        "Not breaking: the client uses the new URL.",
    ),
    Kind(
        "variable-removed",
        REMOVED,
        "a server variable was removed",
        "Breaking: the client no longer has the argument.",
    ),
    Kind(
        "variable-changed",
        CHANGED,
        "a server variable has other values",
        "Breaking for code that uses a value that was removed.",
    ),
    Kind(
        "variable-added",
        ADDED,
        "a server variable was added",
        "Not breaking.",
    ),
    Kind("package-renamed", CHANGED, "the package has another name", "Breaks imports."),
    Kind(
        "client-renamed",
        CHANGED,
        "the client class has another name",
        "Breaks imports.",
    ),
    Kind(
        "distribution-renamed",
        CHANGED,
        "the distribution has another name",
        "Breaking for projects that list it as a dependency.",
    ),
    Kind(
        "model-removed", REMOVED, "a model was removed", "Breaks imports of its class."
    ),
    Kind(
        "model-renamed",
        CHANGED,
        "a model has another name",
        "Breaks imports once the deprecated name is released.",
    ),
    Kind("model-added", ADDED, "a model was added", "Not breaking."),
    Kind(
        "method-renamed",
        CHANGED,
        "a method has another name or namespace",
        "Not breaking while the deprecated name works.",
    ),
    Kind(
        "argument-renamed",
        CHANGED,
        "an argument has another name or position",
        "Breaking: Python raises TypeError for the old name, or assigns positional "
        "arguments to other parameters.",
    ),
    Kind(
        "member-renamed",
        CHANGED,
        "a field has another name",
        "Breaking for code that uses it.",
    ),
    Kind("deprecated", DEPRECATED, "something was deprecated", "It still works."),
    Kind("undeprecated", CHANGED, "something is no longer deprecated", "Not breaking."),
    Kind("reworded", DOCS, "a description changed", "Not breaking."),
)


def kind_of(code: str) -> Kind | None:
    """Return the entry of a change in any letter case, or None for an unknown one."""
    wanted = code.lower()
    return next((kind for kind in KINDS if kind.code == wanted), None)
