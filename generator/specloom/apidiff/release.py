"""The next version and the changelog."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from specloom import __version__
from specloom.apidiff.compare import ApiSnapshot, compare_snapshots
from specloom.apidiff.findings import Finding, Level, Verdict, is_at_least, verdict_of
from specloom.apidiff.snapshots import (
    AUTO,
    RECORD,
    ApiRecord,
    SnapshotSource,
    greatest,
    in_order,
    is_less,
    raised,
    read_record,
    recorded_snapshot,
    snapshot_of,
    snapshot_of_folder,
)
from specloom.codes.changes import kind_of
from specloom.codes.code import CHANGED
from specloom.config import Config, path_label, setting_place
from specloom.diagnostics import Diagnostic, InputError, Span, counted
from specloom.document import Documents
from specloom.git import NoRevisionError, Revision
from specloom.kinds import is_array, is_object
from specloom.merge_text import united
from specloom.naming.assign import folded_text
from specloom.naming.lock import Lock
from specloom.openapi.operations import METHODS
from specloom.output.manifest import (
    MANIFEST,
    current_text,
    has_surface,
    is_merged_record,
    merge_of,
    published,
)
from specloom.targets.markdown.escaping import list_item
from specloom.targets.python.names import PythonNames

BREAKING = "Breaking"
ORDER = (BREAKING, "Added", "Changed", "Deprecated", "Removed", "Documentation")
MANY = 8  # the limit of listed subjects; the others are only counted


def grouped(findings: Iterable[Finding]) -> str:
    """The changes grouped under headings, one sentence each, breaking changes first."""
    groups: dict[str, list[Finding]] = {}
    for found in findings:
        groups.setdefault(_group(found), []).append(found)
    blocks: list[str] = []
    for name in ORDER:
        if name in groups:
            lines = [f"- {list_item(line)}" for line in _lines(name, groups[name])]
            blocks.append("\n".join([f"### {name}", "", *lines]))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _group(found: Finding) -> str:
    if found.level is Level.BREAKING:
        return BREAKING
    kind = kind_of(found.code)
    return kind.group if kind else CHANGED


_LISTS = {
    "operation-id": "other operationIds of",
    "reworded": "improved descriptions of",
}
"""The label of a list of all subjects with a change of this code."""


def _lines(name: str, findings: list[Finding]) -> list[str]:
    most = len(findings) if name == BREAKING else MANY
    times = Counter(found.code for found in findings)
    messages: list[str] = []
    listed: dict[str, list[str]] = {}
    for found in findings:
        # The message of a new operationId says more, but only of one.
        if found.code == "reworded" or (found.code in _LISTS and times[found.code] > 1):
            listed.setdefault(_LISTS[found.code], []).append(found.subject)
        else:
            messages.append(found.message)
    lines = joined_messages(messages, most)
    lines += [
        f"{label} {_listed(subjects, MANY)}" for label, subjects in listed.items()
    ]
    return list(dict.fromkeys(map(sentence, lines)))


_OF_OWNER = re.compile(
    r"`(?P<owner>\w+)\.(?P<attribute>[^`]+)` (?P<change>is new|was removed)"
    r"|`(?P<call>[^`]+)` (?P<requires>accepts the new optional argument|no longer accepts"
    r"|now requires) `(?P<argument>[^`]+)`(?P<before>, which was optional)?"
)
_RENAMED = re.compile(
    r"(?P<what>the model )?(?P<old>`[^`]+`) was renamed to (?P<new>`[^`]+`)(?P<rest>.*)"
)
_SUBJECTS = (
    re.compile(r"[^`]*(`[^`]+`)"),
    re.compile(r"(?:the argument )?`[^`]+` of (`[^`]+`)"),
)
"""The parts of a message in which messages about similar changes may differ."""
_LABELS = {
    "is new": "new in {}",
    "was removed": "removed from {}",
    "accepts the new optional argument": "new optional argument{s} of {}",
    "no longer accepts": "no longer accepted by {}",
    "now requires": "now required by {}",
    "now requires, which was optional": "now required by {} (optional before)",
    "the model … is new": "new models",
    "the model … was removed": "removed models",
}


def joined_messages(messages: Iterable[str], most: int) -> list[str]:
    """The messages, with one for several about similar changes.

    ``most`` is the limit of listed subjects; the others are only counted.
    """
    places = {message: place for place, message in enumerate(messages)}
    joined: dict[str, int] = {}
    subjects = (partial(_by_subject, part) for part in _SUBJECTS)
    steps: list[_Joining] = [_by_owner, _by_rename, *subjects]
    for join in steps:
        for text, of in join(tuple(places), most):
            if len(of) > 1:
                joined[text] = min(places.pop(message) for message in of)
    joined |= places
    return sorted(joined, key=joined.__getitem__)


_Joining: TypeAlias = Callable[[Iterable[str], int], Iterator[tuple[str, list[str]]]]
"""Returns the texts for similar messages, each with its messages."""


def _by_owner(messages: Iterable[str], most: int) -> Iterator[tuple[str, list[str]]]:
    """The text for attributes of models or arguments of calls, and its messages."""
    owners: dict[tuple[str, str], dict[str, str]] = {}
    for message in messages:
        if found := _OF_OWNER.fullmatch(message):
            owner, name, change = found["owner"], found["attribute"], found["change"]
            if owner is None:
                owner, name = found["call"], found["argument"]
                change = found["requires"] + (found["before"] or "")
            owners.setdefault((change, f"`{name}`"), {})[f"`{owner}`"] = message
    groups = _grouped_by_owners({key: tuple(of) for key, of in owners.items()})
    for (change, *holders), names in groups.items():
        plural = "s" if len(names) > 1 else ""
        label = _LABELS[change].format(_listed(holders, most), s=plural)
        of = [owners[change, name][holder] for name in names for holder in holders]
        yield f"{label}: {_listed(names, most)}", of


def _grouped_by_owners(
    owners: Mapping[tuple[str, str], tuple[str, ...]],
) -> Mapping[tuple[str, ...], list[str]]:
    """The attributes and arguments, by change and owners.

    What two owners have is in the groups of both if one of them has other changes that few
    share: they are then in one line.
    """
    sets = {(change, of) for (change, _), of in owners.items() if len(of) <= 2}
    times = Counter((change, owner) for change, of in sets for owner in of)
    groups: dict[tuple[str, ...], list[str]] = {}
    for (change, name), of in owners.items():
        apart = len(of) == 2 and any(times[change, owner] > 1 for owner in of)
        for some in ((owner,) for owner in of) if apart else (of,):
            groups.setdefault((change, *some), []).append(name)
    return groups


def _by_rename(messages: Iterable[str], most: int) -> Iterator[tuple[str, list[str]]]:
    """The text for renamed models or calls, and its messages."""
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for message in messages:
        if found := _RENAMED.fullmatch(message):
            key = found["what"] or "", found["rest"]
            groups.setdefault(key, {})[f"{found['old']} to {found['new']}"] = message
    for (what, rest), of in groups.items():
        label = "renamed models" if what else "renamed"
        after = rest.replace("the old name still works", "the old names still work")
        yield f"{label}: {_listed(of, most)}{after}", [*of.values()]


def _by_subject(
    part: re.Pattern[str], messages: Iterable[str], most: int
) -> Iterator[tuple[str, list[str]]]:
    """The text for messages that only differ in a part, and its messages."""
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for message in messages:
        if found := part.match(message):
            start, end = found.span(1)
            key = message[:start], message[end:]
            groups.setdefault(key, {})[found[1]] = message
    for (before, after), of in groups.items():
        listed, label = _listed(of, most), _LABELS.get(f"{before}…{after}")
        if label is not None:
            text = f"{label}: {listed}"
        elif before.endswith(" of ") or after.startswith((" of ", " in ")):
            text = f"{before}each of {listed}{after}"
        elif not before:
            text = f"{re.sub('^ (is |was )?', '', after)}: {listed}"
        else:
            continue
        yield text, [*of.values()]


def sentence(message: str) -> str:
    """A message as a sentence: with a capital letter and a full stop."""
    text = message if message.endswith(".") else f"{message}."
    return text[:1].upper() + text[1:]


def _listed(subjects: Iterable[str], most: int) -> str:
    """The subjects as a list in words; the limit ``most`` leaves more than one uncounted."""
    names = list(dict.fromkeys(subjects))
    if len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most:,} more"
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


CHANGELOG = "CHANGELOG.md"
HEAD = """# Changelog

Changes that affect users of this package, newest first. Versions follow
[semantic versioning](https://semver.org). specloom writes the entries from the changes in
the API document. You may edit them; your edits are kept.
"""
FIRST = "The first version with a changelog."
_HEADING = re.compile(r"^## \[?([^\s\]]+)", re.MULTILINE)
_BLOCK = re.compile(r"^### (.+)$", re.MULTILINE)


def new_changelog(version: str) -> str:
    """A changelog with one version."""
    return f"{HEAD}\n## {version}\n\n{FIRST}\n"


def with_entry(text: str | None, version: str, body: str) -> str:
    """The changelog with a new entry at the top."""
    before, _, after = split_at_entry(text or HEAD, None)
    return (
        f"{before.rstrip()}\n\n## {version}\n\n{body.rstrip()}\n{_after_heading(after)}"
    )


def without_entry(text: str, version: str) -> str:
    """The changelog without the entries of a version; a merge may have left several."""
    before, entry, after = split_at_entry(text, version)
    while entry:
        text = f"{before.rstrip()}\n{_after_heading(after)}"
        before, entry, after = split_at_entry(text, version)
    return text


def without_lines(text: str, version: str, lines: Collection[str]) -> str:
    """The changelog without some lines of a version's entry."""
    before, entry, after = split_at_entry(text, version)
    head, _, body = entry.partition("\n")
    remaining = [line for line in body.splitlines() if line not in lines]
    if len(remaining) == len(body.splitlines()):
        return text
    entry_text = _text_of_entries(_blocks("\n".join(remaining))).rstrip()
    return f"{before.rstrip()}\n\n{head}\n\n{entry_text}\n{_after_heading(after)}"


def versions_in(text: str) -> list[str]:
    """The versions that have an entry, newest first."""
    return list(dict.fromkeys(found[1] for found in _HEADING.finditer(text)))


def joined_entries(entries: Iterable[str]) -> str:
    """The entries of one version in two branches as one, with the lines of both."""
    blocks: dict[str, list[str]] = {}
    for entry in entries:
        for name, lines in _blocks(entry).items():
            known = blocks.setdefault(name, [])
            known += [line for line in lines if line not in known or not line.strip()]
    return _text_of_entries(blocks)


def is_same_entry(one: str, other: str) -> bool:
    """Whether two entries have the same lines, in any order."""
    first, second = (
        {(name, line) for name, lines in _blocks(e).items() for line in lines if line}
        for e in (one, other)
    )
    return first == second


def entry_of(text: str, version: str) -> str:
    """The text under the heading of a version; "" if there is none."""
    entry = split_at_entry(text, version)[1]
    return entry.partition("\n")[2].strip()


def split_at_entry(text: str, version: str | None) -> tuple[str, str, str]:
    """The text before an entry, the entry, and the text after it.

    A version of None means a new entry, before all others.
    """
    found = list(_HEADING.finditer(text))
    for index, heading in enumerate(found):
        if version is None:
            return text[: heading.start()], "", text[heading.start() :]
        if heading[1] == version:
            more = found[index + 1 :]
            end = more[0].start() if more else len(text)
            return text[: heading.start()], text[heading.start() : end], text[end:]
    return text, "", ""


def _after_heading(text: str) -> str:
    return f"\n{text.strip()}\n" if text.strip() else ""


def merged(edited: str, before: str, after: str) -> str:
    """An edited entry, updated from the generated text ``before`` to that ``after``."""
    if edited.strip() == before.strip():
        return after
    known, added = _entry_lines(before), _entry_lines(after)
    removed = {line for lines in known.values() for line in lines} - {
        line for lines in added.values() for line in lines
    }
    kept = "\n".join(line for line in edited.splitlines() if line not in removed)
    blocks = _blocks(kept)
    for name, lines in added.items():
        old = known.get(name, [])
        blocks[name] = blocks.get(name, [])
        blocks[name] += [line for line in lines if line not in old]
    return _text_of_entries(blocks)


def _entry_lines(entry: str) -> dict[str, list[str]]:
    return {
        name: [line for line in lines if line.startswith("- ")]
        for name, lines in _blocks(entry).items()
    }


def _blocks(entry: str) -> dict[str, list[str]]:
    """The lines under each heading of an entry; those before the first heading under ""."""
    pieces = _BLOCK.split(entry)
    found = {"": pieces[0].strip().splitlines()}
    for name, lines in zip(pieces[1::2], pieces[2::2], strict=True):
        found[name.strip()] = lines.strip().splitlines()
    return found


def _text_of_entries(blocks: dict[str, list[str]]) -> str:
    ranks = {name: rank for rank, name in enumerate(("", *ORDER))}
    sections: list[str] = []
    for name in sorted(blocks, key=lambda name: ranks.get(name, len(ranks))):
        lines = "\n".join(blocks[name]).strip()
        if lines:
            sections.append(f"### {name}\n\n{lines}" if name else lines)
    return "\n\n".join(sections) + "\n"


MADE_ANEW = "### Changed\n\n- Generated by specloom {}; the API is unchanged.\n"
UNORDERED = frozenset({"required", "enum", "type"})
SETTINGS = "### Changed\n\n- The settings of the package changed.\n"
SAME = "### Documentation\n\n- Descriptions and examples changed.\n"


class Baseline(Struct, frozen=True, kw_only=True):
    """The state before a run: the output folder, and the revision of the last release.

    The last release is HEAD unless ``since`` names another revision. A configured
    version that is too low is an error unless ``lenient``.
    """

    folder: Path
    config: Config
    since: str = ""
    lenient: bool = False


class Release(Struct, frozen=True, kw_only=True):
    """The version of the package, and its changelog, if it has one."""

    version: str
    changelog: str | None


def plan_release(
    baseline: Baseline,
    read: Callable[[], ApiSnapshot],
    files: Callable[[], Mapping[str, str]],
    names: PythonNames,
) -> Release:
    """The version and the changelog for the changes since a baseline.

    ``read`` returns the snapshot of the API, ``files`` its record. The version in
    ``names`` comes from the config, otherwise from the document.

    Raises:
        InputError (E522): the configured version is too low for the changes.
    """
    version, auto = names.settings.version, baseline.config.version == AUTO
    if not baseline.config.version:
        return Release(version=version, changelog=None)
    text = current_text(baseline.folder, CHANGELOG)
    text = None if text is None else united(text)
    record = _record_in(baseline.folder)
    settled = bool(
        record
        and record.metadata.version
        and not baseline.since
        and _is_same(record, baseline.config, files())
        and published(baseline.folder).entries == names.history.lock.entries
    )
    known = settled and not is_merged_record(baseline.folder)
    merge = None if baseline.since or known else _merge(baseline.folder)
    if record is not None and settled and merge is None:
        version = record.metadata.version if auto else version
        if version == record.metadata.version:
            return Release(version=version, changelog=text or new_changelog(version))
    base = merge.base if merge else _last_release(baseline)
    if base is None:
        return Release(version=version, changelog=text or new_changelog(version))
    state = read()
    before = snapshot_of(base, after=state)
    findings = compare_snapshots(before, state)
    verdict = _verdict(findings, base, baseline.config, files())
    least = raised(base.config.version, verdict)
    if auto:
        sides = merge.sides if merge else ()
        version = greatest(least, *(side.config.version for side in sides))
    elif not baseline.lenient:
        _refuse_low_version(baseline.config, version, least, findings)
    if merge is not None:
        body = _body(findings, base, state)
        changelog = _changelog_of_merge(merge, before, text, version, body)
    else:
        changelog = _changelog(
            baseline, base, before, record, state, text, version, findings
        )
    return Release(version=version, changelog=changelog)


class _MergedBranches(Struct, frozen=True):
    """The snapshots of two merged branches, and their common ancestor."""

    base: SnapshotSource
    sides: tuple[SnapshotSource, SnapshotSource]


def _merge(folder: Path) -> _MergedBranches | None:
    """The merge since the output was generated, finished or not.

    None without one, or if one of its revisions has no output.
    """
    folder = Path.cwd() / folder
    found = merge_of(folder, MANIFEST) if folder.is_dir() else None
    if found is None:
        return None
    try:
        ours, theirs = (
            snapshot_of_folder(one, folder) for one in (found.ours, found.theirs)
        )
        return _MergedBranches(snapshot_of_folder(found.base, folder), (ours, theirs))
    except InputError:
        return None


def _changelog_of_merge(
    merge: _MergedBranches,
    before: ApiSnapshot,
    text: str | None,
    version: str,
    body: str,
) -> str:
    """The changelog of two branches; ``before`` is the snapshot of their base.

    The newest entries of both become the entry of the next version. Older entries of a
    branch stay, and so do edits by hand.
    """
    base = merge.base
    histories = [_text_of(side) for side in merge.sides]
    known = versions_in(_text_of(base))
    drafts = [side.config.version for side in merge.sides]
    kept_entries = [
        each
        for history, draft in zip(histories, drafts, strict=True)
        for each in versions_in(history)
        if each not in known and each != draft
    ]
    if text is None:
        text = new_changelog(base.config.version)
    lines = {line for history in histories for line in history.splitlines()}
    by_git = lines.issuperset(text.splitlines())
    sources = histories if by_git else [text]
    new = [
        each for each in dict.fromkeys((*drafts, *kept_entries)) if each not in known
    ]
    entries = {
        each: joined_entries(entry_of(one, each) for one in sources) for each in new
    }
    for each in (*new, version):
        text = without_entry(text, each) if each not in known else text
    for each in reversed(in_order(set(kept_entries))):
        text = with_entry(text, each, entries[each])
    if version == base.config.version:
        return text
    own_versions = [each for each in new if each not in kept_entries]
    edited = joined_entries(entries[each] for each in own_versions)
    drafted = joined_entries(
        _body(compare_snapshots(before, state), base, state)
        for state in map(snapshot_of, merge.sides)
    )
    if not is_same_entry(edited, drafted):
        body = merged(edited, drafted, body)
    return with_entry(text, version, body)


def _text_of(source: SnapshotSource) -> str:
    """The changelog of a snapshot."""
    return (source.record.text(CHANGELOG) if source.record else None) or ""


def _record_in(folder: Path) -> ApiRecord | None:
    """The record in the folder, if it can be read."""
    try:
        return read_record(folder)
    except InputError:
        return None


def _is_current(files: Mapping[str, str], record: ApiRecord) -> bool:
    """Whether a record equals the new one and was written by this version of specloom."""
    return record.generator in ("", __version__) and all(
        (
            _same_metadata(record.text(path), text)
            if path == RECORD
            else _same_content(record.text(path), text)
        )
        for path, text in files.items()
    )


def _is_same(record: ApiRecord, config: Config, files: Mapping[str, str]) -> bool:
    """Whether a record is current and has the settings of a config."""
    surface = has_surface(record.text(MANIFEST) or "", config)
    return surface and _is_current(files, record)


def _same_content(known: str | None, new: str) -> bool:
    """Whether two files of records have the same content, in any order."""
    if known is None or known == new:
        return known == new
    try:
        return bool(_ordered(json.loads(known)) == _ordered(json.loads(new)))
    except (ValueError, RecursionError):
        return False


def _ordered(value: Any, key: str = "") -> Any:
    """A document's content, with lists sorted if their order has no meaning."""
    if is_object(value):
        return {name: _ordered(inner, name) for name, inner in value.items()}
    if is_array(value):
        items = [_ordered(item) for item in value]
        without_version = key in UNORDERED and all(
            isinstance(item, str) for item in items
        )
        # Tags of an operation are strings, and the first one is its group.
        if key == "tags" and all(map(is_object, items)):
            return sorted(items, key=json.dumps)
        return sorted(items) if without_version else items
    return value


def _same_metadata(known: str | None, new: str) -> bool:
    """Whether two records have the same metadata, apart from keys that only the old one
    has: another version of specloom wrote them.
    """
    try:
        before, after = json.loads(known or "{}"), json.loads(new)
    except (ValueError, RecursionError):
        return False
    # Records of packages with both clients do not have this key.
    keys = (after.keys() | {"clients"}) - {"document", "parts"}
    return is_object(before) and all(before.get(k) == after.get(k) for k in keys)


def _last_release(baseline: Baseline) -> SnapshotSource | None:
    """The last committed snapshot, otherwise the one in the folder."""
    folder = Path.cwd() / baseline.folder
    root = next((p for p in (folder, *folder.parents) if p.is_dir()), folder)
    try:
        return snapshot_of_folder(Revision(baseline.since or "HEAD", root), folder)
    except (NoRevisionError, InputError):
        if baseline.since:
            raise _no_release_error(baseline) from None
    record = _record_in(baseline.folder)
    if record is None or not record.metadata.version:
        return None
    return recorded_snapshot(record, published(baseline.folder), "")


def _no_release_error(baseline: Baseline) -> InputError:
    message = f"{baseline.since} has no record of the API in {baseline.folder}"
    hint = "Name a revision that contains the generated output."
    return InputError(
        Diagnostic(code="E521", span=Span(baseline.since), message=message, hint=hint)
    )


def _verdict(
    findings: tuple[Finding, ...],
    base: SnapshotSource,
    config: Config,
    files: Mapping[str, str],
) -> Verdict:
    """The verdict of the changes; at least a patch if other inputs changed."""
    found = verdict_of(findings)
    if found is not Verdict.NONE:
        return found
    record = base.record
    same = record is not None and _is_same(record, config, files)
    return Verdict.NONE if same else Verdict.PATCH


def _refuse_low_version(
    config: Config, version: str, least: str, findings: tuple[Finding, ...]
) -> None:
    verdict = verdict_of(findings)
    if not is_at_least(verdict, Verdict.MINOR) or not is_less(version, least):
        return
    first = findings[0]
    location = setting_place(config.file, "version")
    raise InputError(
        Diagnostic(
            code="E522",
            span=location,
            message=f"version {version} is too low for the changes, which require {least}:"
            f" {first.message}"
            + (f" and {len(findings) - 1} more" if len(findings) > 1 else ""),
            hint=f'Set version = "{least}" or "auto", or pass --any-version.',
            related=((first.place, first.message),) if first.new or first.old else (),
        )
    )


def _changelog(
    baseline: Baseline,
    base: SnapshotSource,
    before: ApiSnapshot,
    record: ApiRecord | None,
    state: ApiSnapshot,
    text: str | None,
    version: str,
    findings: tuple[Finding, ...],
) -> str:
    """The changelog with the entry of the next version; ``before`` is the snapshot of ``base``."""
    released = base.config.version
    body = _body(findings, base, state)
    draft = record.metadata.version if record is not None else ""
    if text is None:
        text = new_changelog(released)
    if draft and draft != released and entry_of(text, draft):
        assert record is not None
        source = recorded_snapshot(record, published(baseline.folder), "")
        drafted = snapshot_of(source, after=state)
        changes = compare_snapshots(before, drafted)
        body = merged(entry_of(text, draft), _body(changes, base, drafted), body)
        text = without_entry(text, draft)
    if version == released:
        return text
    # A rebase puts the lines of a replayed commit into the entry of a release.
    known = entry_of(_text_of(base), released).splitlines()
    replayed = {line for line in body.splitlines() if line.startswith("- ")}
    if known:
        text = without_lines(text, released, replayed.difference(known))
    return with_entry(without_entry(text, version), version, body)


def _body(
    findings: tuple[Finding, ...], base: SnapshotSource, state: ApiSnapshot
) -> str:
    if findings:
        return grouped(findings)
    now = state.public_api.names.settings.generator_version if state.public_api else ""
    then = base.record.generator if base.record else now
    if then != now:
        return MADE_ANEW.format(now)
    api, text = state.public_api, base.record.text(MANIFEST) if base.record else ""
    return SETTINGS if api and not has_surface(text or "", api.config) else SAME


ANY = "*"
"""The method of an operation whose path item is a reference."""

RENAMED = 0.5
"""The least share of common operations of one API under different titles."""
REWRITTEN = 0.1
"""The least share of common operations of one API under the same title."""
SMALL = 5
"""With fewer operations or schemas, the same title is enough, and schemas do not count.
"""

COMMON = re.compile(
    r"[A-Z*]+ /?(?:health\w*|healthcheck|live\w*|ready\w*|status|ping|version|info|metrics"
    r"|login|logout|token|openapi\.json)?/?",
)
"""Operations that services of any kind have."""
VERSIONS = re.compile(r"/(?:api|rest|v\d+\w*|\d{4}-\d\d(?:-\d\d)?|latest)(?=/|$)", re.I)
"""Segments of a path that are versions."""
NOT_A_TITLE = frozenset({"", "fastapi", "openapidefinition", "swagger", "untitled"})
"""Default titles of tools, without the words of NOISE."""
NOISE = frozenset(
    {"api", "apis", "rest", "the", "http", "service", "specification", "spec", "public"}
)


class Outline(Struct, frozen=True, kw_only=True):
    """The identity of an API.

    It consists of its title, None if unknown, its operations (method and path) with
    their operationIds, and the names of its schemas.
    """

    title: str | None
    operations: Mapping[str, str] = {}
    schemas: frozenset[str] = frozenset()


def other_document(
    folder: Path | None, documents: Documents, published: Lock
) -> Diagnostic | None:
    """The error for an output in ``folder`` that belongs to another document.

    None for one that belongs to this document, or if nothing was generated.
    """
    if folder is None:
        return None
    before = recorded_outline(folder, published)
    root = documents.root()
    now = outline_of(root.value)
    if before is None or not is_other(before, now):
        return None
    info = root.get("info")
    title = info.get("title") if info is not None else None
    had, has = (counted(len(o.operations), "operation") for o in (before, now))
    was = f"{named(before.title)}, with {had}"
    both = len(shared(before.operations, now.operations))
    return Diagnostic(
        code="E409",
        span=(title or root).span,
        message=f"{path_label(folder)}/ was generated from another document: {was}. This one, "
        f"{named(now.title)}, has {has}, {both} of them in common",
        hint="Write to another folder with --output, or replace the output with --force: the "
        "package and its published names then belong to this document.",
    )


def named(title: str | None) -> str:
    """A title as messages show it."""
    if title is None:
        return "a document of unknown title"
    whole = " ".join(title.split())
    return json.dumps(
        whole if len(whole) <= 60 else f"{whole[:59]}…", ensure_ascii=False
    )


def recorded_outline(folder: Path, published: Lock) -> Outline | None:
    """The outline of the API that the output in ``folder`` was generated from.

    It comes from the record of the API, otherwise from the published names; None if
    nothing was generated.
    """
    try:
        record = read_record(folder)
        content = json.loads(record.root_bytes())
    except (InputError, OSError, ValueError, RecursionError):
        content = None
    if is_object(content):
        return outline_of(content)
    methods = {
        key: entry.source
        for (role, key), entry in published.entries.items()
        if role == "method" and re.fullmatch(r"[A-Z]+ /\S*", key) and not entry.gone
    }
    schemas = frozenset(
        entry.source or entry.name
        for (role, _), entry in published.entries.items()
        if role == "model"
    )
    if not methods and not schemas:
        return None
    return Outline(title=None, operations=methods, schemas=schemas)


def outline_of(content: Mapping[str, Any]) -> Outline:
    """The outline of a document's API; malformed parts are left out."""
    info = content.get("info")
    title = info.get("title") if is_object(info) else ""
    components = content.get("components")
    schemas = components.get("schemas") if is_object(components) else None
    return Outline(
        title=title if isinstance(title, str) else "",
        operations=dict(_operations(content)),
        schemas=frozenset(_names(schemas))
        | frozenset(_names(content.get("definitions"))),
    )


def _operations(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in ("paths", "webhooks"):
        items = content.get(kind)
        for path, item in items.items() if is_object(items) else ():
            place = str(path) if kind == "paths" else f"webhook {path}"
            if not is_object(item):
                continue
            if "$ref" in item:
                yield f"{ANY} {place}", ""
            for method, operation in item.items():
                if str(method).lower() in METHODS and is_object(operation):
                    id_ = operation.get("operationId")
                    known = id_ if isinstance(id_, str) else ""
                    yield f"{str(method).upper()} {place}", known


def _names(schemas: object) -> Iterator[str]:
    if is_object(schemas):
        yield from map(str, schemas)


def is_other(old: Outline, new: Outline) -> bool:
    """Whether two outlines belong to different APIs."""
    title = _title(new.title or "")
    was = title if old.title is None else _title(old.title)
    generic = "".join(title) in NOT_A_TITLE
    before, now = old.operations, new.operations
    if _specific_operations(before) and (was != title or _specific_operations(now)):
        before, now = _specific_operations(before), _specific_operations(now)
    if not before and not old.schemas:
        return False
    common, fewer = len(shared(before, now)), min(len(before), len(now))
    alike = common / fewer if fewer else 0.0
    if not before:
        alike = _schemas_alike(old, new, 1)
    if _schemas_alike(old, new, SMALL) >= RENAMED:
        return False
    if was == title:
        return alike < REWRITTEN and fewer >= (2 if generic else SMALL)
    # A renamed API keeps more than a few operations.
    rest = bool(before) and common < len(before) * REWRITTEN
    return alike < RENAMED or rest


def _specific_operations(found: Mapping[str, str]) -> dict[str, str]:
    """The operations that are typical of an API."""
    return {
        key: id_
        for key, id_ in found.items()
        if not COMMON.fullmatch(without_version(key))
    }


def shared(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """The operations of ``new`` that ``old`` has too: equal in method and path, apart
    from versions and the names of parameters, or in operationId.
    """
    keys = {without_version(key) for key in old}
    paths = {key.partition(" ")[2] for key in keys}
    unknown = {key.partition(" ")[2] for key in keys if key.startswith(f"{ANY} ")}
    ids = {folded_text(id_) for id_ in old.values()} - {""}
    found: set[str] = set()
    for key, id_ in new.items():
        method, _, path = without_version(key).partition(" ")
        known = paths if method == ANY else unknown
        if f"{method} {path}" in keys or path in known or folded_text(id_) in ids:
            found.add(key)
    return found


def without_version(key: str) -> str:
    """A method and a path without versions and the names of parameters."""
    return re.sub(r"\{[^{}]*\}", "{}", VERSIONS.sub("", key.rstrip("/"))) or key


def _title(title: str) -> tuple[str, ...]:
    """The words of a title that are part of a name, without versions."""
    words: Iterable[str] = re.findall(r"\w+", title.casefold())
    return tuple(
        w for w in words if w not in NOISE and not re.fullmatch(r"v?\d+\w*", w)
    )


def _schemas_alike(old: Outline, new: Outline, least: int) -> float:
    """The share of schemas that two APIs have in common; 0 if one has fewer than
    ``least``.
    """
    fewer = min(len(old.schemas), len(new.schemas))
    return len(old.schemas & new.schemas) / fewer if fewer >= least else 0.0
