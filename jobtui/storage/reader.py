"""Every read: plain SQL over the standard library's driver, so that no list waits for SQLModel.

Between two calls no transaction is open and no cursor half read: another process can write at any time.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from jobtui.domain.agenda import Due, Found
from jobtui.domain.posting import Counts
from jobtui.domain.problem import NotThere, Stopped
from jobtui.storage import cells, fits, kin, narrow, pending, sums
from jobtui.storage.failures import damaged, explained
from jobtui.storage.lanes import lanes
from jobtui.storage.listed import listed
from jobtui.storage.queries import find_sql

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from jobtui.domain.agenda import Span
    from jobtui.domain.event import Event, Kept, Step
    from jobtui.domain.filter import Query
    from jobtui.domain.frequency import Ask, Frequency
    from jobtui.domain.history import Track
    from jobtui.domain.kin import Akin
    from jobtui.domain.market import Offered
    from jobtui.domain.moving import Known
    from jobtui.domain.pace import Along
    from jobtui.domain.posting import Capture, Posting, PostingRow
    from jobtui.domain.requirement import ChecklistItem
    from jobtui.domain.sameness import Traits
    from jobtui.domain.stage import Stage, Uses
    from jobtui.storage.database import Database

_STAGES = "SELECT * FROM stage WHERE NOT undone AND NOT dropped ORDER BY position, name"

_TAGS = "SELECT tags FROM posting WHERE tags <> '[]' AND deleted_at IS NULL AND NOT undone"

_COPY = "SELECT data FROM document WHERE id = ? AND NOT undone AND NOT dropped"

_CAPTURE = """
SELECT c.data FROM capture c JOIN posting p ON p.id = c.posting_id
WHERE c.posting_id = ? AND c.n = ? AND NOT c.undone AND NOT p.undone
"""


class Reader:
    """Reads one database, one call at a time in whatever thread. One that is not there yet reads as empty."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: sqlite3.Connection | None = None
        self._opened = self._taught = 0
        self._lock = RLock()

    def stages(self) -> tuple[Stage, ...]:
        """The possible stages in order."""
        with self._reading() as db:
            if db is None:
                return self._database.first_stages()
            return tuple(map(narrow.stage_of, _all(db, _STAGES)))

    def items(self, kind: type[Kept]) -> list[Kept]:
        """All that is kept of one kind, in its order."""
        from jobtui.storage import items

        table = items.TABLES[kind]
        sql = f"SELECT {items.READ.get(table, '*')} FROM {table} WHERE NOT undone AND NOT dropped"
        with self._reading() as db:
            rows = [] if db is None else _all(db, f"{sql} ORDER BY {items.ORDER[kind]}")
        return [items.READERS[table](row) for row in rows]

    def tags(self) -> list[list[str]]:
        """The tags of each posting that carries some and is not in the bin."""
        with self._reading() as db:
            return [] if db is None else [json.loads(row["tags"]) for row in _all(db, _TAGS)]

    def document(self, document: int) -> bytes | None:
        """The copy of a document, None where none is kept."""
        with self._reading() as db:
            found = [] if db is None else _all(db, _COPY, (document,))
        return cells.data_of(found[0]["data"]) if found and found[0]["data"] is not None else None

    def find(self, query: Query, now: datetime) -> list[int]:
        """The ids of the postings the query shows, in its order."""
        with self._reading() as db:
            if db is None:
                return []
            self._teach(db, query)
            sql, parameters = find_sql(query, now)
            # All of them in one cell: to fetch a row each would take longer than to find them.
            ((found,),) = _all(db, f"SELECT json_group_array(id) FROM ({sql})", parameters)
            ids: list[int] = json.loads(found)
            return ids

    def lanes(self, query: Query, now: datetime) -> dict[str | None, list[int]]:
        """The same by the open stage they stand in; those in closed stages under None."""
        with self._reading() as db:
            if db is None:
                return {}
            self._teach(db, query)
            return lanes(db, query, now)

    def search(self, query: Query, now: datetime) -> list[int] | None:
        """The same as `find`; None where `stop` ended it before it was done."""
        try:
            return self.find(query, now)
        except Stopped:
            return None

    def stop(self) -> None:
        """End what runs in another thread now."""
        if (connection := self._connection) is not None:
            connection.interrupt()

    def rows(self, ids: Sequence[int]) -> list[PostingRow]:
        """The narrow rows of these postings, in the order given, by three queries whatever their number."""
        with self._reading() as db:
            return [] if db is None else narrow.rows(db, ids)

    def listed(self, ids: Sequence[int]) -> str:
        """The whole answer of `list --json` about these rows: JSON."""
        with self._reading() as db:
            return listed(db, ids)

    def counts(self) -> Counts:
        """How many postings there are, by what is done with them."""
        with self._reading() as db:
            return Counts() if db is None else sums.counts(db)

    def newest(self) -> int:
        """The number of the newest posting, 0 where there is none."""
        with self._reading() as db:
            return 0 if db is None else sums.newest(db)

    def posting(self, posting: int) -> Posting:
        """The whole posting. Raises NotThere."""
        from jobtui.storage import postings

        with self._reading() as db:
            if db is not None and cells.is_key(posting):
                for row in _all(db, "SELECT * FROM posting WHERE id = ? AND NOT undone", (posting,)):
                    return postings.whole(db, row)
        raise NotThere(f"there is no posting {posting}.")

    def original(self, posting: int, n: int) -> bytes:
        """The bytes a capture came from. Raises NotThere."""
        with self._reading() as db:
            if db is not None and cells.is_key(posting):
                for row in _all(db, _CAPTURE, (posting, n)):
                    return cells.data_of(row["data"])
        raise NotThere(f"posting {posting} has no capture {n}.")

    def newest_text(self, posting: int) -> Capture | None:
        """What a posting was read from last; None where it was typed, or is not there."""
        from jobtui.storage.postings import newest_text

        with self._reading() as db:
            return None if db is None else newest_text(db, posting)

    def stored(self, sha256: str, item: int) -> int | None:
        """The posting that already holds this content, or None."""
        with self._reading() as db:
            return None if db is None else kin.stored(db, sha256, item)

    def known(self) -> list[Known]:
        """Every posting, in the bin or not, as far as rows of other trackers are held against it."""
        from jobtui.storage.known import known

        with self._reading() as db:
            return [] if db is None else known(db)

    def akin(self, traits: Traits) -> dict[int, Akin]:
        """Postings with the same employer or page, or a text that may be alike, by their numbers in order."""
        with self._reading() as db:
            return {} if db is None else kin.akin(db, traits)

    def alike(self) -> list[tuple[int, int]]:
        """Every two postings whose texts may be alike."""
        with self._reading() as db:
            return [] if db is None else kin.alike(db)

    def dropped(self, posting: int) -> list[tuple[ChecklistItem, bool]]:
        """The requirements taken off a checklist, each with whether a newer version of the posting did it."""
        with self._reading() as db:
            return kin.dropped(db, posting) if db is not None and cells.is_key(posting) else []

    def unmatched(self, limit: int, below: int) -> dict[int, tuple[ChecklistItem, ...]]:
        """The newest postings below a number not yet held against the profile, with what they ask."""
        with self._reading() as db:
            return {} if db is None else fits.unmatched(db, limit, below)

    def checklists(self, postings: Sequence[int]) -> dict[int, tuple[ChecklistItem, ...]]:
        """What each of these postings asks."""
        with self._reading() as db:
            return {} if db is None else fits.checklists(db, postings)

    def offered(self, among: Collection[int] | None = None) -> list[Offered]:
        """What each posting that is not in the bin pays, or each of those named."""
        from jobtui.storage import market

        with self._reading() as db:
            return [] if db is None else market.offered(db, among)

    def frequencies(self, among: Collection[int] | None = None) -> list[Frequency]:
        """How often each thing is asked in the employers' own words, the most frequent first."""
        from jobtui.storage import market

        with self._reading() as db:
            return [] if db is None else market.frequencies(db, among)

    def asks(self, among: Collection[int]) -> dict[int, frozenset[tuple[Ask, str]]]:
        """What each of these postings asks: the sort and the name of each thing."""
        from jobtui.storage import market

        with self._reading() as db:
            return {} if db is None else market.asks(db, among)

    def sharing(self, posting: int, limit: int) -> list[int]:
        """The postings that ask most of what this one asks, those that share the most first."""
        from jobtui.storage import market

        with self._reading() as db:
            return [] if db is None else market.sharing(db, posting, limit)

    def agenda(self, span: Span) -> Found:
        """What stands in the agenda of a span, in no order."""
        with self._reading() as db:
            return Found() if db is None else pending.found(db, span)

    def due(self, now: datetime) -> Due:
        """How much is to be done today, at the local instant `now`."""
        with self._reading() as db:
            return Due() if db is None else pending.due(db, now)

    def tracks(self, among: Collection[int] | None = None) -> list[Track]:
        """The stages each posting stood in, those in the bin left out."""
        from jobtui.storage import tracks

        with self._reading() as db:
            return [] if db is None else tracks.tracks(db, among)

    def standing(self) -> dict[str, int]:
        """How many postings stand in each stage that holds some."""
        from jobtui.storage import tracks

        with self._reading() as db:
            return {} if db is None else tracks.standing(db)

    def uses(self, stage: str) -> Uses:
        """How many postings stand in a stage, and how many histories name it."""
        from jobtui.domain.stage import Uses
        from jobtui.storage import tracks

        with self._reading() as db:
            return Uses() if db is None else tracks.uses(db, stage)

    def event(self, seq: int) -> Event:
        """One event. Raises NotThere."""
        from jobtui.storage import tracks

        with self._reading() as db:
            if db is None:
                raise NotThere(f"there is no event {seq}.")
            return tracks.event(db, seq)

    def steps(self, limit: int) -> list[Step]:
        """The newest steps, newest first."""
        with self._reading() as db:
            return [] if db is None else sums.steps(db, limit)

    def version(self) -> int:
        """A number that changes when another connection has written, or the file has come to be."""
        with self._reading() as db:
            return 0 if db is None else self._opened * 2**32 + _all(db, "PRAGMA data_version")[0][0]

    def written(self) -> str:
        """What was written last, and how much of it is taken back; "" before the file is there."""
        with self._reading() as db:
            return "" if db is None else sums.written(db)

    @contextmanager
    def dumping(self, along: Along = iter) -> Iterator[dict[str, Any]]:
        """Everything effective as plain JSON values, the `postings` one by one; of one moment."""
        from jobtui.storage.dump import dump

        with self._reading() as db:
            yield dump(db, () if db else self._database.first_stages(), along)

    def look_through(self) -> None:
        """Read everything once. Raises Damaged where something in it makes no sense."""
        with self.dumping() as plain:
            for _ in plain["postings"]:
                pass

    def examine(self, *, full: bool) -> tuple[list[str], list[str]]:
        """What is damaged, and what is not as jobtui would have left it."""
        from jobtui.storage.doctor import examine

        with self._reading() as db:
            return ([], []) if db is None else examine(db, full=full)

    def close(self) -> None:
        """Let go of the file. The next read opens it again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """One moment of the database, or None where there is none; let go of at the end.

        What cannot be understood cannot have been written by jobtui: raises BadDatabase.
        """
        path = self._database.path
        with self._lock, explained(path, saving=False):
            if not self._database.present():
                yield None
                return
            db = self._connected()
            db.execute("BEGIN")
            try:
                self._database.check_identity(db)
                yield db
            except (ValueError, LookupError, TypeError, zlib.error) as error:
                raise damaged(path) from error
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._database.connect(reading=True)
            self._connection.row_factory = sqlite3.Row
            self._opened += 1
        return self._connection

    def _teach(self, db: sqlite3.Connection, query: Query) -> None:
        """Let a connection know what a filter asks of Python; most lists have none."""
        if query.filter and self._taught != self._opened:
            from jobtui.storage.functions import FUNCTIONS

            for name, function in FUNCTIONS.items():
                db.create_function(name, 1, function, deterministic=True)
            self._taught = self._opened


def _all(db: sqlite3.Connection, sql: str, parameters: Any = ()) -> list[sqlite3.Row]:
    return db.execute(sql, parameters).fetchall()
