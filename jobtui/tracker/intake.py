"""From saved files to stored postings: read, look for what is stored already, keep."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any

from jobtui.domain.event import AddPosting, EventKind, NewEvent
from jobtui.domain.filter import Filter, Query, Scope, Term
from jobtui.domain.posting import PostingRow
from jobtui.domain.problem import NoInput, Problem
from jobtui.domain.reading import Reading
from jobtui.interop.lossless import from_plain, is_export
from jobtui.parsing.child import Child, Request
from jobtui.parsing.decode import decode
from jobtui.tracker.draft import Draft
from jobtui.tracker.files import MAX_BYTES, Skipped, SourceFile, check_size, read_file, sources
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary

EXPORT_STARTS = (b'{\n "contacts": [', b'{\n "jobtui": "export",')
"""How exports begin: those of today, and the first ones."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. `as_of` anchors relative dates; None means each file's own day of change.

    `vocabulary` are the person's own headings; an Intake takes those of its tracker.
    """

    as_of: date | None = None
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    max_items: int = 1000
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def request(self, data: bytes, name: str, changed: date) -> Request:
        """What to ask of the parser for a file that was changed on a day."""
        own, _ = self.vocabulary.usable()
        return Request(data, name, self.as_of or changed, self.encoding, self.max_items, own)


class Outcome(StrEnum):
    """What became of one reading."""

    IMPORTED = "imported"
    ALREADY_STORED = "already stored"
    NEW_VERSION = "new version"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one reading (or of a file that gave none), for one line of a report."""

    file: str
    outcome: Outcome
    item: int = 1
    posting: int | None = None
    message: str = ""
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(slots=True)
class Intake:
    """One import: whatever it keeps until `new_step` is one step, whole or absent posting by posting.

    The files are read by a child process, from the first one until `close`.
    """

    tracker: Tracker
    options: ReadOptions = field(default_factory=ReadOptions)
    step: int | None = None
    child: Child = field(default_factory=Child)
    _ahead: "tuple[SourceFile, bytes, date] | None" = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.options = replace(self.options, vocabulary=self.tracker.vocabulary)

    def __enter__(self) -> "Intake":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child process. What was read can still be kept."""
        self.child.close()

    def read(self, source: SourceFile) -> list[Draft]:
        """Read one file. Raises a Problem that names it."""
        data, changed = self._bytes(source)
        return self._drafts(self.options.request(data, source.name, changed))

    def read_bytes(self, data: bytes, name: str) -> list[Draft]:
        """Read what came another way than in a file, such as pasted text. Raises a Problem."""
        check_size(data, name, self.options.max_bytes)
        return self._drafts(self.options.request(data, name, self.tracker.today))

    def new_step(self) -> None:
        """Let what is kept from now on be a step of its own, to be taken back by itself."""
        self.step = None

    def keep(self, draft: Draft) -> Result:
        """Store one draft in one transaction, unless its content is stored already."""
        return self._keep([draft])[0]

    def _keep(self, drafts: Sequence[Draft]) -> list[Result]:
        """Store what one file gave in one transaction, but for what is stored already."""
        kept = [(draft, draft.kept()) for draft in drafts]
        stored = [self.tracker.store.stored(reading.sha256, reading.item) for _, reading in kept]
        deeds = [
            AddPosting(reading, draft.data, draft.corrected, draft.corrected_requirements())
            for (draft, reading), known in zip(kept, stored, strict=True)
            if known is None
        ]
        new: Iterator[int] = iter(())
        if deeds:
            written = self.tracker.commit([_imported(deed) for deed in deeds], step=self.step)
            self.step = written.step
            new = iter(written.postings)
        return [
            _stored_before(reading, known) if known is not None else _now_stored(reading, next(new))
            for (_, reading), known in zip(kept, stored, strict=True)
        ]

    def take(self, source: SourceFile, following: SourceFile | None = None) -> list[Result]:
        """Read one file and keep all it holds; a failure is a result, not an exception.

        The `following` one is read while this one is stored.
        """
        try:
            data, changed = self._bytes(source)
            export = exported(data, source.name)
            if export is not None:
                return self._load(export, source.name)
            request = self.options.request(data, source.name, changed)
            self.child.expect(request)
            self.tracker.store.warm_up()  # the first time both take a while
            drafts = self._drafts(request)
            self._look_ahead(following)
            return self._keep(drafts)
        except Problem as problem:
            return [failed(problem, source.name)]

    def _look_ahead(self, source: SourceFile | None) -> None:
        """Let the child begin with a file. What is wrong with it is told when it is its turn."""
        if source is None or source.path is None:
            return
        with suppress(Problem):
            data, changed = source_bytes(source, self.options, self.tracker.today)
            self._ahead = source, data, changed
            if not _may_be_export(data):
                self.child.expect(self.options.request(data, source.name, changed))

    def _bytes(self, source: SourceFile) -> tuple[bytes, date]:
        """The bytes of a file, which may have been looked at ahead, and its day. Raises a Problem."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] is source:
            return ahead[1:]
        return source_bytes(source, self.options, self.tracker.today)

    def _load(self, export: dict[str, Any], name: str) -> list[Result]:
        """Put an export of ours into the empty store, its ids kept."""
        try:
            self.tracker.store.load(export)
        except Problem as problem:
            if problem.file is None:
                problem.message, problem.file = f"'{name}': {problem.message}", name
            raise
        return [
            Result(name, Outcome.IMPORTED, item, posting["id"])
            for item, posting in enumerate(export["postings"], 1)
        ]

    def _drafts(self, request: Request) -> list[Draft]:
        return [self._draft(reading, request) for reading in self.child.read(request)]

    def _draft(self, reading: Reading, request: Request) -> Draft:
        stored = self.tracker.store.stored(reading.sha256, reading.item)
        alike = () if stored is not None else self._alike(reading)
        return Draft(reading, request.data, stored, alike, request=request)

    def _alike(self, reading: Reading) -> tuple[PostingRow, ...]:
        facts = reading.facts
        if facts.title is None or facts.company is None:
            return ()
        company, title = facts.company.value.casefold(), facts.title.value.casefold()
        query = Query(Filter(terms=(Term("company", company),)), scope=Scope.ALL)
        rows = self.tracker.rows(self.tracker.find(query))
        wanted = (company, title)
        return tuple(
            row for row in rows if ((row.company or "").casefold(), (row.title or "").casefold()) == wanted
        )


def source_bytes(source: SourceFile, options: ReadOptions, today: date) -> tuple[bytes, date]:
    """The bytes of a file and the day it was changed; standard input was changed today. Raises a Problem."""
    if source.path is not None:
        return read_file(source.path, options.max_bytes, export_starts=EXPORT_STARTS)
    if sys.stdin is None:
        raise NoInput("standard input is closed.", file=source.name)
    try:
        data = sys.stdin.buffer.read(options.max_bytes + 1)
    except OSError as error:
        raise NoInput("standard input cannot be read.", file=source.name) from error
    check_size(data, source.name, options.max_bytes)
    return data, today


def refusal(path: str) -> str:
    """Why nothing can be read under a path, one sentence; "" if it looks as if something can."""
    first = next(sources([path]), None)
    if first is None:
        return f"no files found in '{path}'."
    if isinstance(first, Problem):
        return first.message
    if isinstance(first, Skipped) or first.path is None or str(first.path) != str(Path(path)):
        return ""  # a folder: what is wrong with one of its files does not stop the others
    try:
        data, _ = read_file(first.path, export_starts=EXPORT_STARTS)
        decode(data, path)
    except Problem as problem:
        return problem.message
    return ""


def exported(data: bytes, name: str) -> dict[str, Any] | None:
    """The dump in a JSON export of jobtui, None if it is something else. Raises BadData for a newer one."""
    if not _may_be_export(data):
        return None
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return from_plain(plain, name) if is_export(plain) else None


def _may_be_export(data: bytes) -> bool:
    marked = b'"jobtui"' in data or (b'"schema"' in data and b'"postings"' in data)
    if data.lstrip()[:1] != b"{" or not marked:
        return False
    # A large one is as we wrote it, a value in every 33 bytes or so. A denser one would only fill the memory.
    return len(data) <= MAX_BYTES or sum(map(data.count, (b"[", b"{", b","))) <= len(data) // 20


def failed(problem: Problem, name: str) -> Result:
    """The result of a file that could not be read."""
    return Result(problem.file or name, Outcome.FAILED, message=problem.message, problem=problem)


def _imported(deed: AddPosting) -> NewEvent:
    return NewEvent(EventKind.IMPORTED, f"imported from {PurePath(deed.reading.file).name}", None, (deed,))


def _stored_before(reading: Reading, posting: int) -> Result:
    message = f"'{reading.file}' is already stored as posting {posting}; skipped."
    return Result(reading.file, Outcome.ALREADY_STORED, reading.item, posting, message)


def _now_stored(reading: Reading, posting: int) -> Result:
    return Result(reading.file, Outcome.IMPORTED, reading.item, posting, warnings=_told(reading, posting))


def _told(reading: Reading, posting: int) -> tuple[str, ...]:
    """The reading's warnings with what only storing can know: the number to edit."""
    if reading.facts.title is not None:
        return reading.warnings
    own = f"no title found in '{reading.file}'; set one with jobtui edit {posting} title=…"
    return (*(warning for warning in reading.warnings if not warning.startswith("no title")), own)
