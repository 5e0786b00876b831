"""From saved files to stored postings: read, look for what is stored already, keep."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from jobtui.domain.event import AddPosting
from jobtui.domain.problem import NoInput, Problem
from jobtui.domain.reading import Reading
from jobtui.interop.sheet import is_csv
from jobtui.parsing.child import Request
from jobtui.parsing.children import Children
from jobtui.tracker import outcome
from jobtui.tracker.arrival import Arrival, arrival, may_be_one, new_arrival, recognised
from jobtui.tracker.contents import EXPORT_STARTS, exported, may_be_export
from jobtui.tracker.draft import Draft
from jobtui.tracker.files import MAX_BYTES, Skipped, SourceFile, check_size, read_file
from jobtui.tracker.group import Group
from jobtui.tracker.moving_tables import MAX_TABLE_BYTES, TableFound, is_table, read_table
from jobtui.tracker.outcome import ExportFound, Outcome, Result, failed
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary

Given = SourceFile | Skipped | Problem
"""What a path that was named leads to."""

Named = TypeVar("Named")

_AHEAD = 8
"""How many files are read before it is their turn."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read. `as_of` anchors relative dates; None means each file's own day of change.

    `vocabulary` are the person's own headings; an Intake takes those of its tracker. With `as_new`
    nothing is the next version of a stored posting. `table` says that the files are tables of other trackers.
    """

    as_of: date | None = None
    encoding: str | None = None
    max_bytes: int = MAX_BYTES
    max_items: int = 1000
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    as_new: bool = False
    table: bool = False

    def request(self, data: bytes, name: str, changed: date) -> Request:
        """What to ask of the parser for a file that was changed on a day."""
        own, _ = self.vocabulary.usable()
        return Request(data, name, self.as_of or changed, self.encoding, self.max_items, own)


@dataclass(slots=True)
class Intake:
    """One import: whatever it keeps until `new_step` is one step, whole or absent posting by posting.

    The files are read by child processes, from the first one until `close`.
    """

    tracker: Tracker
    options: ReadOptions = field(default_factory=ReadOptions)
    step: int | None = None
    parser: Children = field(default_factory=Children)
    _ahead: dict[int, "_Looked"] = field(default_factory=dict, init=False)
    """What was looked at before its turn, by the `id` of its source: one file can be named twice."""
    _group: Group = field(default_factory=Group, init=False)

    def __post_init__(self) -> None:
        self.options = replace(self.options, vocabulary=self.tracker.vocabulary)

    def __enter__(self) -> "Intake":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child processes. What was read can still be kept."""
        self._ahead.clear()
        self.parser.close()
        self.tracker.store.let_go()

    def ahead(self, given: Iterable[Named]) -> Iterator[Named]:
        """The same one by one; while one is read and kept, those that follow are being read."""
        coming: deque[Named] = deque()
        for one in given:
            coming.append(one)
            if isinstance(one, SourceFile):
                self._look_ahead(one)
            if len(coming) > _AHEAD:
                yield coming.popleft()
        yield from coming

    def read(self, source: SourceFile) -> list[Draft]:
        """Read one file. Raises a Problem that names it: ExportFound, TableFound for what is no posting."""
        looked = self._looked(source)
        self._refuse_many(looked)
        return self._drafts(looked.request)

    def read_bytes(self, data: bytes, name: str) -> list[Draft]:
        """Read what came another way than in a file, such as pasted text. Raises a Problem."""
        check_size(data, name, self.options.max_bytes)
        self._refuse_table(data, name)
        return self._drafts(self.options.request(data, name, self.tracker.today))

    def _refuse_many(self, looked: "_Looked") -> None:
        """Raise ExportFound or TableFound for a file that is to be taken as a whole."""
        export = exported(looked.data, looked.source.name)
        if export is not None:
            raise ExportFound(export, looked.source.name)
        self._refuse_table(looked.data, looked.source.name)

    def _refuse_table(self, data: bytes, name: str) -> None:
        """Raise TableFound for the table of another tracker."""
        table = read_table(data, name, self.options.encoding, anyway=self.options.table)
        if table is not None:
            raise TableFound(table)

    def new_step(self) -> None:
        """Let what is kept from now on be a step of its own, to be taken back by itself."""
        self.step = None

    def keep(self, draft: Draft) -> Result:
        """Store one draft in one transaction, unless its content is stored already."""
        return self._keep([draft])[0]

    def _keep(self, drafts: Sequence[Draft]) -> list[Result]:
        """Store what one file gave in one transaction, but for what is stored already.

        What may be the next version of another one in the file waits until that one is stored.
        """
        results: list[Result] = []
        waiting: list[tuple[Draft, AddPosting]] = []
        for draft in drafts:
            reading = draft.kept()
            known = self.tracker.store.stored(reading.sha256, reading.item)
            if known is None:
                if any(may_be_one(reading, deed.reading) for _, deed in waiting):
                    results += self._written(waiting)
                    waiting = []
                waiting.append((draft, draft.deed()))
            else:
                results += [*self._written(waiting), outcome.stored_before(reading, known)]
                waiting = []
        return [*results, *self._written(waiting)]

    def _written(self, waiting: Sequence[tuple[Draft, AddPosting]]) -> list[Result]:
        """Store what is not stored yet, each as a posting of its own or as the next version of one."""
        results: list[Result] = []
        planned: list[Arrival] = []
        for draft, deed in waiting:
            one = arrival(self.tracker, self.parser, draft, deed)
            if one.earlier is not None and one.earlier.posting in _continued(planned):
                results += self._commit(planned)
                planned = []
                one = arrival(self.tracker, self.parser, draft, deed)
            planned.append(one)
        return [*results, *self._commit(planned)]

    def _commit(self, planned: Sequence[Arrival]) -> list[Result]:
        if not planned:
            return []
        written = self.tracker.commit([event for one in planned for event in one.events], step=self.step)
        self.step = written.step
        new = iter([posting for posting in written.postings if posting not in _continued(planned)])
        return [one.result(one.earlier.posting if one.earlier else next(new)) for one in planned]

    def take(self, source: SourceFile) -> list[Result]:
        """Read one file and keep all it holds; a failure is a result. Raises TableFound alone."""
        return [*self.gather(source), *self.rest()]

    def gather(self, source: SourceFile) -> list[Result]:
        """The same, but what is new may wait for the next files; what became of the files so far, in order.

        Whoever gathers calls `rest` at the end, and where TableFound is raised.
        """
        try:
            looked = self._looked(source)
            self._refuse_many(looked)
            self.tracker.store.stay_open()  # takes a while the first time, in which a child starts and reads
            drafts = self._drafts(looked.request)
        except TableFound:
            raise
        except ExportFound as found:
            return [*self.rest(), *self._loaded(found)]
        except Problem as problem:
            return [*self.rest(), failed(problem, source.name)]
        if self._group.add(drafts):
            return self.rest() if self._group.full else []
        return [*self.rest(), *self._kept(drafts)]

    def rest(self) -> list[Result]:
        """Store what waits, in one transaction. Where that cannot be, each in its own."""
        waiting, self._group = self._group.drafts, Group()
        if not waiting:
            return []
        with suppress(Problem):
            if {draft.seen for draft in waiting} == {self.tracker.store.version()}:
                return self._commit([new_arrival(draft, draft.deed()) for draft in waiting])
        return [one for draft in waiting for one in self._kept([draft])]

    def _kept(self, drafts: Sequence[Draft]) -> list[Result]:
        """Keep what one file gave; a failure is a result."""
        try:
            return self._keep(drafts)
        except Problem as problem:
            return [failed(problem, drafts[0].reading.file)]

    def _look_ahead(self, source: SourceFile) -> None:
        """Let a file be read soon. What is wrong with it is told when it is its turn."""
        if source.path is not None:
            with suppress(Problem):
                self._ahead[id(source)] = self._looked(source)

    def _looked(self, source: SourceFile) -> "_Looked":
        """What is in a file, which may have been looked at ahead, and is now being read. Raises a Problem."""
        if id(source) in self._ahead:
            return self._ahead.pop(id(source))
        data, changed = source_bytes(source, self.options, self.tracker.today)
        request = self.options.request(data, source.name, changed)
        if not (self.options.table or may_be_export(data) or is_table(data, source.name)):
            self.parser.expect(request)
        return _Looked(source, data, request)

    def recognised(self, draft: Draft) -> Draft:
        """The draft with what is known of it by what is stored now."""
        return recognised(self.tracker, self.parser, draft)

    def _loaded(self, found: ExportFound) -> list[Result]:
        try:
            return self.load(found.export, found.name)
        except Problem as problem:
            return [failed(problem, found.name)]

    def load(self, export: Mapping[str, Any], name: str) -> list[Result]:
        """Put an export of ours into the empty store, its ids kept. Raises a Problem, nothing stored."""
        try:
            self.tracker.store.load(dict(export))
        except Problem as problem:
            if problem.file is None:
                problem.message, problem.file = f"'{name}': {problem.message}", name
            raise
        return [
            Result(name, Outcome.IMPORTED, item, posting["id"])
            for item, posting in enumerate(export["postings"], 1)
        ]

    def _drafts(self, request: Request) -> list[Draft]:
        return [self._draft(reading, request) for reading in self.parser.read(request)]

    def _draft(self, reading: Reading, request: Request) -> Draft:
        stored = self.tracker.store.stored(reading.sha256, reading.item)
        draft = Draft(reading, request.data, stored, as_new=self.options.as_new, request=request)
        return draft if stored is not None else recognised(self.tracker, self.parser, draft)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file, its bytes, and how its reading is asked for."""

    source: SourceFile
    data: bytes
    request: Request


def _continued(planned: Sequence[Arrival]) -> set[int]:
    """The stored postings that get another version."""
    return {one.earlier.posting for one in planned if one.earlier is not None}


def source_bytes(source: SourceFile, options: ReadOptions, today: date) -> tuple[bytes, date]:
    """The bytes of a file and the day it was changed; standard input was changed today. Raises a Problem."""
    most = options.max_bytes
    if options.table or is_csv(source.name):
        most = max(most, MAX_TABLE_BYTES)
    if source.path is not None:
        return read_file(source.path, most, export_starts=EXPORT_STARTS)
    if sys.stdin is None:
        raise NoInput("standard input is closed.", file=source.name)
    try:
        data = sys.stdin.buffer.read(most + 1)
    except OSError as error:
        raise NoInput("standard input cannot be read.", file=source.name) from error
    check_size(data, source.name, most)
    return data, today
