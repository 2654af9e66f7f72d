"""Codes of overlays, which change a document before it is read: E21x, W21x."""

from __future__ import annotations

from specloom.codes.code import Code

CHOOSING_CODES: tuple[Code, ...] = (
    Code(
        "E211",
        "invalid overlay",
        "An overlay needs a version 1.0.x, an info object with title and version, and "
        "actions that each have a target and an update or remove. specloom applies none of "
        "the actions of an invalid overlay.",
        "overlay: 1.0.0\ninfo: {title: Fixes, version: 1.0.0}\nactions: []",
        "Correct the overlay as the Overlay Specification 1.0 requires.",
    ),
    Code(
        "E212",
        "the target of an overlay action is not a JSONPath query",
        "Targets are RFC 9535 queries, without the extensions of other JSONPath "
        "implementations.",
        "target: paths./users.get",
        "Start the target at the root, for example $.paths['/users'].get.",
    ),
    Code(
        "E213",
        "an overlay action does not match the type of its target",
        "An object can only be updated with an object. A string, number, boolean or null "
        "cannot be a target of update, and the whole document cannot be removed.",
        "target: $.info.title\nupdate: Shop",
        "Select the enclosing object: target: $.info, update: {title: Shop}.",
    ),
    Code(
        "W211",
        "the target of an overlay action selects nothing",
        "The document has nothing at the target, so the action changes nothing. The "
        "document may have changed since the overlay was written.",
        "target: $.paths['/usres']",
        "Correct the target or remove the action.",
    ),
    Code(
        "W212",
        "an overlay extends another document",
        "The extends field of the overlay names a file other than the document that is "
        "read. specloom applies the overlay anyway.",
        "extends: other.yaml",
        "Remove the overlay from the config, or correct extends.",
    ),
    Code(
        "W213",
        "null in an overlay does not remove a property",
        "A null in an update leaves a property unchanged when the property holds an object "
        "or an array. Overlays often contain empty properties that only show the structure "
        "of the document.",
        "target: $\nupdate: {components: }",
        "Remove the property with a separate action: remove: true.",
    ),
)
