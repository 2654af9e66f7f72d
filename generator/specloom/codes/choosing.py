"""The codes of patching a document before it is read: E21x, W21x."""

from __future__ import annotations

from specloom.codes.code import Code

CHOOSING_CODES: tuple[Code, ...] = (
    Code(
        "E211",
        "an overlay is not as it should be",
        "An overlay has a version 1.0, an info with title and version, and actions that "
        "each have a target and an update or remove. None of its actions is carried out.",
        "overlay: 1.0.0\ninfo: {title: Fixes, version: 1.0.0}\nactions: []",
        "Add or correct what the message names.",
    ),
    Code(
        "E212",
        "the target of an overlay's action is no JSONPath",
        "Targets are query expressions of RFC 9535, without the extensions that some "
        "programs know.",
        "target: paths./users.get",
        "Begin at the root: $.paths['/users'].get selects the GET of /users.",
    ),
    Code(
        "E213",
        "an overlay's action does not fit what it selects",
        "An object can be updated with an object alone. A text or number can not be "
        "updated by itself, and the whole document can not be removed.",
        "target: $.info.title\nupdate: Shop",
        "Select the object around it: target: $.info, update: {title: Shop}.",
    ),
    Code(
        "W211",
        "an overlay's action selects nothing",
        "The document has nothing where the target points, so the action changes "
        "nothing. The document may have moved on since the overlay was written.",
        "target: $.paths['/usres']",
        "Correct the target, or take the action out.",
    ),
    Code(
        "W212",
        "an overlay is for another document",
        "Its member extends names a file other than the document that is read. It is "
        "carried out all the same.",
        "extends: other.yaml",
        "Take the overlay out of the config, or correct extends.",
    ),
    Code(
        "W213",
        "null in an overlay replaces nothing",
        "A member that holds an object or an array is left as it is: overlays often "
        "carry empty members that merely show the document's structure.",
        "target: $\nupdate: {components: }",
        "Remove the member by an action of its own: remove: true.",
    ),
)
