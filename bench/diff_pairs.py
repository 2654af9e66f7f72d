"""Compares pairs of documents whose verdict is known, and says how often ours is the same.

    python bench/diff_pairs.py [CORPUS]

CORPUS holds diff-pairs/MANIFEST.tsv: base, revision, and the verdict that the project they
come from asserts in its own tests. Those judge what travels; we judge what the users of a
typed SDK notice, so some verdicts are not ours: HELD says which, and why. Exit 1 when of the
others fewer than 95 % of the breaking pairs are called breaking, or more than 5 % of the
compatible ones.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from specloom.apidiff.compare import compare_snapshots
from specloom.apidiff.findings import Finding, Verdict, verdict_of, without_sdk
from specloom.apidiff.snapshots import SnapshotSource, snapshot_of
from specloom.config import Config
from specloom.diagnostics import InputError
from specloom.document.node import DiskReader
from specloom.document.remote import fetched

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
LEAST_BREAKING, MOST_COMPATIBLE = 0.95, 0.05
GONE = "attributes or arguments are gone: Python refuses the code that uses them"
# By the end of the revision's path (and of the base's, where one revision has several).
HELD = {
    "request_params/optional-request-params.yaml": (
        "the arguments base_query_param are gone: Python refuses calls that give them"
    ),
    "request_body_default_value_changed_revision.yaml": (
        "beside the default, the JSON body is gone: its argument and its model with it"
    ),
    "request_xml_type_compatible_revision.yaml": (
        "an object that became text: what callers give is another type"
    ),
    "response_property_any_of_removed_revision.yaml": (
        "the models Rabbit and Breed3 are gone: imports of their classes fail"
    ),
    "response_property_one_of_removed_revision.yaml": (
        "the models Rabbit and Breed3 are gone: imports of their classes fail"
    ),
    "schemaDiff/schema-add-property-2.yaml": GONE,
    "bc_schema_changed_but_compatible.yaml": GONE,
    "bc_request_schema_props_put_increased.yaml": GONE,
    "request_property_all_of_inline_added_revision.yaml": (
        "the part of allOf that is new comes down to one more optional member"
    ),
    "request_property_all_of_annotation_only_added_revision.yaml": (
        "the part of allOf that is new has words only; it lets everything through"
    ),
    "request_property_any_of_ref_inline_enum_revision.yaml": (
        "the same values stand in a named schema now: the same arguments fit"
    ),
    "webhook_operation_revision.yaml": (
        "the service sends the webhook: a body that always comes, with one member more, "
        "breaks nobody who reads it"
    ),
    "bc_response_header_required_increased.yaml": (
        "a header of an answer that always comes is a promise more"
    ),
    "allOf_diff_2.yaml": "the model BasePet is gone, and pet_color of what extended it",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A base and a revision with the verdict that is expected of them."""

    id: str
    base: Path
    revision: Path
    expected: str

    @property
    def held(self) -> str:
        """Why the verdict is not ours; "" when it is."""
        path = self.revision.as_posix()
        return next((why for end, why in HELD.items() if path.endswith(end)), "")


def pairs_in(corpus: Path) -> list[Pair]:
    """The pairs of a manifest."""
    with (corpus / "diff-pairs" / "MANIFEST.tsv").open(encoding="utf-8") as lines:
        return [
            Pair(
                row["id"],
                corpus / row["base"],
                corpus / row["revision"],
                row["expected"],
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def findings_of(pair: Pair) -> tuple[Finding, ...]:
    """What changes from base to revision."""

    def source(file: Path) -> SnapshotSource:
        return SnapshotSource(
            shown=file.name,
            document=file,
            shelf=DiskReader(),
            fetch=fetched,
            config=Config(),
        )

    before = snapshot_of(source(pair.base))
    return compare_snapshots(before, snapshot_of(source(pair.revision), before))


def agrees(pair: Pair, verdict: Verdict) -> bool | None:
    """Whether a verdict is the expected one; None where none is known."""
    if pair.expected.startswith("breaking"):
        return verdict is Verdict.MAJOR
    if pair.expected == "compatible":
        return verdict is not Verdict.MAJOR
    if pair.expected == "changed":
        return verdict is not Verdict.NONE
    if pair.expected == "unchanged":
        return verdict is Verdict.NONE
    return None


def main() -> int:
    """Prints the table, and whether the rates are met."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    wire: Counter[str] = Counter()
    held: Counter[str] = Counter()
    notes: list[str] = []
    for pair in pairs_in(corpus):
        try:
            findings = findings_of(pair)
        except InputError as stop:
            notes.append(f"unread  {pair.id}: {stop}")
            continue
        verdict = verdict_of(findings)
        same = agrees(pair, verdict)
        if same is None:
            continue
        total[pair.expected] += 1
        good[pair.expected] += same
        wire[pair.expected] += agrees(pair, verdict_of(without_sdk(findings))) is True
        if not same:
            held[pair.expected] += bool(pair.held)
            word = "held   " if pair.held else "MISSED "
            why = pair.held or "; ".join(f.message for f in findings[:3])
            name = pair.revision.relative_to(corpus / "diff-pairs").as_posix()
            notes.append(f"{word} {name}: {pair.expected}, we say {verdict}: {why}")
    print(
        f"{'expected':15}{'pairs':>6}{'same':>6}{'held':>6}{'of others':>11}{'wire':>6}"
    )
    rates: dict[str, float] = {}
    for name in sorted(total):
        left = total[name] - held[name]
        rates[name] = good[name] / left if left else 1.0
        print(
            f"{name:15}{total[name]:6}{good[name]:6}{held[name]:6}{rates[name]:11.1%}"
            f"{wire[name]:6}"
        )
    print("\n".join(["", *notes]))
    breaking = min(rates.get("breaking", 1), rates.get("breaking-warn", 1))
    met = breaking >= LEAST_BREAKING
    met &= 1 - rates.get("compatible", 1) <= MOST_COMPATIBLE
    print(f"\n{'met' if met else 'NOT MET'}: 95 % of breaking, 5 % of compatible pairs")
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
