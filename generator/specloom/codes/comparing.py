"""The codes of comparing two states of an API: E52x."""

from __future__ import annotations

from specloom.codes.code import Code

COMPARING_CODES: tuple[Code, ...] = (
    Code(
        "E521",
        "there is no such state of an API",
        "What is compared is a document, the folder of a generated package, a revision of "
        "git whose config names a document, or a path in a revision.",
        "specloom diff HEAD~1:spec/acount.yaml spec/account.yaml",
        "Correct the path or the revision; git log names those that there are.",
    ),
    Code(
        "E522",
        "the configured version is too small for what changed",
        "The version in the config lies below what the changes since the last committed "
        "output ask for by semantic versioning: whoever updates would be broken, or would "
        "miss what is new. Below 1.0.0 the second number stands for what breaks. Changes "
        "of words alone ask for nothing.",
        '[tool.specloom]\nversion = "1.4.1"  # and an operation is gone since 1.4.0',
        'Write the version that the message names, or "auto"; --any-version takes the '
        "version as it is.",
    ),
)
