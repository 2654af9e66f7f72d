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
)
