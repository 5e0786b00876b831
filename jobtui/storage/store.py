"""The store of the tracker on one SQLite file. Reading needs the standard library only."""

from __future__ import annotations

from contextlib import closing, contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from jobtui.domain.fit import LATEST
from jobtui.domain.problem import Damaged, Problem
from jobtui.storage.database import PATIENCE, Database, FirstStages, usual_stages
from jobtui.storage.failures import damaged
from jobtui.storage.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from jobtui.domain.agenda import Due, Found, Span
    from jobtui.domain.backup import Backup, Held, Restored
    from jobtui.domain.event import Event, Kept, NewEvent, Step, Written
    from jobtui.domain.filter import Query
    from jobtui.domain.fit import Fit
    from jobtui.domain.frequency import Ask, Frequency
    from jobtui.domain.history import Track
    from jobtui.domain.kin import Akin
    from jobtui.domain.market import Offered
    from jobtui.domain.moving import Known
    from jobtui.domain.pace import Along
    from jobtui.domain.posting import Capture, Counts, Posting, PostingRow
    from jobtui.domain.requirement import ChecklistItem
    from jobtui.domain.sameness import Traits
    from jobtui.domain.stage import Stage, Uses
    from jobtui.storage.writer import Writer


class SqliteStore:
    """What `tracker.store.Store` asks for, kept in the file `path`, which the first write makes.

    `own_folder` says that the file lies in jobtui's own data folder: an empty file there is taken as new, and
    the folder is closed to others. Another process that writes is waited for, `patience` seconds at most.
    Every method is safe in threads. SQLModel waits for the first write.
    """

    def __init__(
        self,
        path: Path,
        *,
        own_folder: bool = False,
        patience: float = PATIENCE,
        first_stages: FirstStages = usual_stages,
    ) -> None:
        self._database = Database(path, own_folder=own_folder, patience=patience, first_stages=first_stages)
        self._reader = Reader(self._database)
        self._searcher = Reader(self._database)
        self._counter = Reader(self._database)
        self._prepared: Writer | None = None
        self._preparing = Lock()

    @property
    def path(self) -> Path:
        """The file of the database, as an absolute path."""
        return self._database.path

    @property
    def notices(self) -> Sequence[str]:
        """What the person should be told once: rights taken away from others when the file was opened."""
        return tuple(self._database.notices)

    def stages(self) -> tuple[Stage, ...]:
        """The possible stages in order."""
        return self._reader.stages()

    def items(self, kind: type[Kept]) -> list[Kept]:
        """All that is kept of one kind, in its order."""
        return self._reader.items(kind)

    def tags(self) -> list[list[str]]:
        """The tags of each posting that carries some and is not in the bin."""
        return self._reader.tags()

    def document(self, document: int) -> bytes | None:
        """The copy of a document, None where none is kept."""
        return self._reader.document(document)

    def find(self, query: Query, now: datetime) -> list[int]:
        """The ids of the postings the query shows, in its order. `now` is local and dates `due:` terms."""
        return self._reader.find(query, now)

    def lanes(self, query: Query, now: datetime) -> dict[str | None, list[int]]:
        """The same by the open stage they stand in; those in closed stages under None."""
        return self._reader.lanes(query, now)

    def search(self, query: Query, now: datetime) -> list[int] | None:
        """The same in a thread of its own, beside all other reading; None where `stop_search` ended it."""
        return self._searcher.search(query, now)

    def stop_search(self) -> None:
        """End a search that another thread waits for. Safe in threads; nothing where there is none."""
        self._searcher.stop()

    def rows(self, ids: Sequence[int]) -> list[PostingRow]:
        """The narrow rows of these postings, in the order given; ids that are not there are left out."""
        return self._reader.rows(ids)

    def listed(self, ids: Sequence[int]) -> str:
        """The whole answer of `list --json` about these rows: JSON."""
        return self._reader.listed(ids)

    def counts(self) -> Counts:
        """How many postings there are."""
        return self._reader.counts()

    def newest(self) -> int:
        """The number of the newest posting, 0 where there is none: no fewer than there are."""
        return self._reader.newest()

    def posting(self, posting: int) -> Posting:
        """The whole posting, in the bin or not. Raises NotThere."""
        return self._reader.posting(posting)

    def original(self, posting: int, n: int) -> bytes:
        """The bytes capture `n` of a posting came from. Raises NotThere."""
        return self._reader.original(posting, n)

    def newest_text(self, posting: int) -> Capture | None:
        """What a posting was read from last; None where it was typed, or is not there."""
        return self._reader.newest_text(posting)

    def stored(self, sha256: str, item: int) -> int | None:
        """The posting that already holds this content (one in the bin as well), or None."""
        return self._reader.stored(sha256, item)

    def known(self) -> list[Known]:
        """Every posting, in the bin or not, as far as rows of other trackers are held against it."""
        return self._reader.known()

    def akin(self, traits: Traits) -> dict[int, Akin]:
        """Postings with the same employer or page, or a text that may be alike, by their numbers in order."""
        return self._reader.akin(traits)

    def alike(self) -> list[tuple[int, int]]:
        """Every two postings whose texts may be alike, the smaller number first."""
        return self._reader.alike()

    def dropped(self, posting: int) -> list[tuple[ChecklistItem, bool]]:
        """The requirements taken off a checklist, each with whether a newer version of the posting did it."""
        return self._reader.dropped(posting)

    def unmatched(self, limit: int, below: int = LATEST) -> dict[int, tuple[ChecklistItem, ...]]:
        """The newest postings below a number not yet held against the profile, with what they ask."""
        return self._reader.unmatched(limit, below)

    def keep_fits(self, fits: Mapping[int, Fit], version: int) -> bool:
        """Keep how postings fit, unless anything was written since `version`; whether they were kept."""
        from jobtui.storage.fits import keep

        with self._writer().deriving() as db:
            if unchanged := self.version() == version:
                keep(db, fits)
        return unchanged

    def checklists(self, postings: Sequence[int]) -> dict[int, tuple[ChecklistItem, ...]]:
        """What each of these postings asks."""
        return self._reader.checklists(postings)

    def offered(self, among: Collection[int] | None = None) -> list[Offered]:
        """What each posting that is not in the bin pays, or each of those named."""
        return self._counter.offered(among)

    def frequencies(self, among: Collection[int] | None = None) -> list[Frequency]:
        """How often each thing is asked in the employers' own words, the most frequent first."""
        return self._counter.frequencies(among)

    def asks(self, among: Collection[int]) -> dict[int, frozenset[tuple[Ask, str]]]:
        """What each of these postings asks: the sort and the name of each thing."""
        return self._counter.asks(among)

    def sharing(self, posting: int, limit: int) -> list[int]:
        """The postings that ask most of what this one asks, those that share the most first."""
        return self._counter.sharing(posting, limit)

    def agenda(self, span: Span) -> Found:
        """What stands in the agenda of a span, in no order."""
        return self._searcher.agenda(span)

    def due(self, now: datetime) -> Due:
        """How much is to be done today, at the local instant `now`."""
        return self._reader.due(now)

    def tracks(self, among: Collection[int] | None = None) -> list[Track]:
        """The stages each posting stood in, those in the bin left out."""
        return self._counter.tracks(among)

    def stop_counting(self) -> None:
        """End what counts all postings in another thread."""
        self._counter.stop()

    def standing(self) -> dict[str, int]:
        """How many postings stand in each stage that holds some."""
        return self._reader.standing()

    def uses(self, stage: str) -> Uses:
        """How many postings stand in a stage, and how many histories name it."""
        return self._reader.uses(stage)

    def event(self, seq: int) -> Event:
        """One event that was neither undone nor struck out. Raises NotThere."""
        return self._reader.event(seq)

    def steps(self, limit: int) -> list[Step]:
        """The newest steps, newest first, those undone but still open to redo included."""
        return self._reader.steps(limit)

    def version(self) -> int:
        """A number that changes when anything was written; 0 before the file is there."""
        return self._reader.version()

    def written(self) -> str:
        """What stands for the last step: another one after every write but that of fits."""
        return self._reader.written()

    def commit(
        self,
        events: Sequence[NewEvent],
        at: datetime,
        *,
        step: int | None = None,
        check: Callable[[], None] | None = None,
    ) -> Written:
        """Write all events in one transaction at the UTC instant `at`, or nothing. Raises NotThere.

        They form a new step, or join `step` while that is still the newest effective one. What `check`
        raises, called where nobody else can write any more, stops the write.
        """
        return self._writer().commit(events, at, step=step, check=check)

    def undo(self, to: int | None = None) -> Step | None:
        """Take back the newest effective step, or all after the step `to`; the last one.

        Raises ChangedLater where another write stands in the way.
        """
        return self._writer().undo(to)

    def redo(self, to: int | None = None) -> Step | None:
        """Do again the oldest step undone since the last write, or all up to the step `to`; the last one."""
        return self._writer().redo(to)

    @contextmanager
    def dumping(self, along: Along = iter, *, copy: Path | None = None) -> Iterator[dict[str, Any]]:
        """Everything effective as plain JSON values, the same for the same state; or all that a copy holds.

        The `postings` are an iterator, to be used meanwhile; `along` is handed their numbers. It is all of
        one moment, which holds up who writes, but not who looks things up here.
        """
        database = self._database if copy is None else Database(copy)
        try:
            with closing(Reader(database)) as reader, reader.dumping(along) as plain:
                yield plain
        except Damaged as error:
            raise damaged(self.path) from error  # a copy is no better than what it was made of

    def dump(self) -> dict[str, Any]:
        """The same as a whole."""
        with self.dumping() as plain:
            return plain | {"postings": [*plain["postings"]]}

    def load(self, plain: dict[str, Any]) -> int:
        """Put a dump into an empty store, ids kept. Raises Refused if not empty, BadData naming the item."""
        return self._writer().load(plain)

    @property
    def wrote(self) -> bool:
        """Whether anything was written through this store."""
        return self._prepared is not None and self._prepared.wrote

    def back_up(self) -> Backup:
        """Keep a whole copy of the database beside it. Raises Damaged, CannotWrite, DiskFailed, NotThere."""
        from jobtui.storage.backup import keep

        return keep(self._database)

    def backup_is_due(self) -> bool:
        """Whether something was changed since the last time, and that is half an hour ago."""
        from jobtui.storage.backup import is_due

        return is_due(self._database)

    def backups(self) -> list[Backup]:
        """The copies that were kept, the newest first; nobody looked at them."""
        from jobtui.storage.backup import backups_of

        return backups_of(self.path)

    def newest_whole(self) -> Backup | None:
        """The newest of them that can be relied on."""
        from jobtui.storage.backup import newest_whole

        return newest_whole(self.path)

    def copy_to(self, target: Path, *, force: bool = False) -> Held:
        """Copy the database to a file the person named. Raises as `back_up` does."""
        from jobtui.storage.backup import copy_to

        return copy_to(self._database, target, force=force)

    def safeguard(self) -> None:
        """Keep a copy before something large, unless the last one holds everything.

        One that cannot be made is a notice, nothing more.
        """
        from jobtui.storage.backup import is_due, keep

        try:
            if is_due(self._database, large=True):
                keep(self._database)
        except Problem as problem:
            self._database.notices.append(f"no backup was made: {problem.message}")

    def restore(self, candidate: Path) -> Restored:
        """Let the database hold what a backup holds. Raises as `restore.restore` does."""
        from jobtui.storage.restore import restore

        return restore(self._database, candidate)

    def examine(self, *, full: bool = False) -> tuple[list[str], list[str]]:
        """What is damaged, and what is not as jobtui would have left it: a sentence each."""
        return self._reader.examine(full=full)

    def warm_up(self) -> None:
        """Load what the first write needs, so that it is not slow."""
        self._writer()

    def stay_open(self) -> None:
        """Let the writes to come share one connection, until `let_go`."""
        self._writer().staying = True

    def let_go(self) -> None:
        """Let every write open the file again."""
        if self._prepared is not None:
            self._prepared.staying = False
            self._prepared.close()

    def close(self) -> None:
        """Let go of the database."""
        self._reader.close()
        for beside in (self._searcher, self._counter):
            beside.stop()
            beside.close()
        if self._prepared is not None:
            self._prepared.close()

    def _writer(self) -> Writer:
        with self._preparing:
            if self._prepared is None:
                from jobtui.storage.writer import Writer

                self._prepared = Writer(self._database)
            return self._prepared
