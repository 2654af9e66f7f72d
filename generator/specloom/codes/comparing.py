"""Codes of the API diff: E52x."""

from __future__ import annotations

from specloom.codes.code import Code

COMPARING_CODES: tuple[Code, ...] = (
    Code(
        "E521",
        "an input of diff cannot be found",
        "An input is a document, the folder of a generated package, a git revision whose "
        "config names a document, or a path in a git revision.",
        "specloom diff HEAD~1:spec/acount.yaml spec/account.yaml",
        "Correct the path or the revision; git log lists the revisions.",
    ),
    Code(
        "E522",
        "the configured version is too low for the changes",
        "The version in the config is lower than semantic versioning requires for the "
        "changes since the last committed output. A breaking change requires a new major "
        "version and an addition a new minor version; below 1.0.0, a new minor version and "
        "a new patch version. Changes of descriptions require nothing.",
        '[tool.specloom]\nversion = "1.4.1"  # an operation was removed since 1.4.0',
        'Set the version that the message names, or version = "auto"; --any-version keeps '
        "the configured version.",
    ),
)
