"""Every write: one transaction a step, its events and the record for undo in the same."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Any, cast

from sqlalchemy import Connection, event
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import NullPool
from sqlmodel import Session, col, create_engine, func, select

from jobtui.domain.event import AddPosting, Deed, NewEvent, Step, Written
from jobtui.domain.problem import NotThere
from jobtui.storage import cells, convert, derived, journal
from jobtui.storage.arriving import add_posting
from jobtui.storage.cells import Columns
from jobtui.storage.database import Database
from jobtui.storage.deeds import Scribe
from jobtui.storage.doctor import check_before_writing
from jobtui.storage.failures import explained
from jobtui.storage.following import is_plain, write_following
from jobtui.storage.item_deeds import ItemScribe
from jobtui.storage.load import load
from jobtui.storage.reader import Reader
from jobtui.storage.rows import insert
from jobtui.storage.tables import Event, Posting, build

# Two questions: to answer both at once SQLite would look at every event.
_NEWEST = "SELECT coalesce((SELECT max(step) FROM event), 0), coalesce((SELECT max(seq) FROM event), 0)"
_STEP = "SELECT step, at, kind, text, posting_id, undone FROM event WHERE step = ? ORDER BY seq"


class Writer:
    """Writes to one database and makes it when it is not there.

    Every write opens the file and closes it; while it is `staying` those of all threads share a connection.
    """

    def __init__(self, database: Database) -> None:
        """Look through the database first. Raises Damaged, and what opening it raises."""
        check_before_writing(database)
        self._database = database
        self._engine = create_engine(
            "sqlite://", creator=database.connect, poolclass=NullPool, json_serializer=convert.to_json
        )
        event.listen(self._engine, "begin", _begin)
        self.wrote = False
        self.staying = False
        self._held: Connection | None = None
        self._turn = Lock()
        configure_mappers()

    def commit(
        self,
        events: Sequence[NewEvent],
        at: datetime,
        *,
        step: int | None = None,
        check: Callable[[], None] | None = None,
    ) -> Written:
        """Write all events as a new step, or as part of `step` if that is the newest; or nothing.

        `check` is called where nobody else can write any more; what it raises stops the write.

        Raises NotThere for an unknown posting or requirement.
        """
        with self._writing() as transaction:
            if check is not None:
                check()
            journal.forget_undone(transaction.db)
            newest, before = transaction.db.execute(_NEWEST).fetchone()
            number = newest if step == newest else newest + 1
            postings: list[int | None] = []
            for new in events:
                about = replace(new, posting=postings[-1]) if new.follows else new
                postings.append(_write(transaction, number, about, cells.utc(at)))
            if not all(map(_only_arrives, events)):
                derived.follow(transaction.db, number, before)
            return Written(number, tuple(dict.fromkeys(one for one in postings if one is not None)))

    def undo(self, to: int | None = None) -> Step | None:
        """Take back the newest effective step, or every one after `to`, or raise ChangedLater."""
        return self._replay(to, undone=True)

    def redo(self, to: int | None = None) -> Step | None:
        """Do again the oldest undone step, or every one up to `to`, or raise ChangedLater."""
        return self._replay(to, undone=False)

    def load(self, plain: dict[str, Any]) -> int:
        """Put a dump into an empty store and return the number of postings. Raises Refused and BadData."""
        with self._writing() as transaction:
            journal.forget_undone(transaction.db)
            held = load(transaction.session, plain)
            derived.refresh_all(transaction.db)
            return held

    @contextmanager
    def deriving(self) -> Iterator[sqlite3.Connection]:
        """The driver within one transaction of its own, for what follows from the rows and is no step."""
        with self._writing() as transaction:
            yield transaction.db

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._let_go()
            self._engine.dispose()

    def _replay(self, to: int | None, *, undone: bool) -> Step | None:
        """Go over one step, or over all that lie before `to`, in one transaction; the last of them."""
        if not self._database.present():
            return None
        outermost, replay = (func.max, journal.undo) if undone else (func.min, journal.redo)
        of_these = select(outermost(Event.step)).where(col(Event.undone) == (not undone))
        last: int | None = None
        with self._writing() as transaction:
            session = transaction.session
            number: int | None = session.exec(of_these).one()
            while number is not None and (to is None or (number > to) is undone):
                replay(session, number)
                derived.follow(transaction.db, number)
                session.expire_all()  # cells were put back behind its back
                last = number
                number = None if to is None else session.exec(of_these).one()
            if last is None:
                return None
            rows = session.connection().exec_driver_sql(_STEP, (last,)).mappings().all()
            return convert.steps_of(rows)[0]

    @contextmanager
    def _writing(self) -> Iterator["_Transaction"]:
        with self._turn, explained(self._database.path, saving=True):
            self._database.create(lambda empty: build(empty, self._database.first_stages()))
            try:
                with self._connected() as connection, connection.begin():
                    transaction = _Transaction(connection)
                    yield transaction
                    transaction.flush()
            except BaseException as error:
                self._let_go()
                if isinstance(error, (ValueError, KeyError, TypeError, zlib.error)):
                    Reader(self._database).look_through()  # Damaged, where that is what made no sense
                raise
            self.wrote = True

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A new connection, or the one that stays, looked at again."""
        if not self.staying:
            self._let_go()
            with self._engine.connect() as connection:
                yield connection
            return
        if self._held is None:
            self._held = self._engine.connect()
        self._database.check_identity(_driver(self._held))
        yield self._held

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


class _Transaction:
    """One that was begun: the driver's connection, and a session over it for whoever needs one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = _driver(connection)

    @cached_property
    def session(self) -> Session:
        """A session that ends with the transaction."""
        return Session(self._connection, expire_on_commit=False)

    @property
    def db(self) -> sqlite3.Connection:
        """The driver's connection, with all that was written so far."""
        self.flush()
        return self._driver

    def flush(self) -> None:
        """Write what the session holds back."""
        if "session" in self.__dict__:
            self.session.flush()


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later does not wait for its turn; this one does.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    # Undo puts back cell by cell, and a stage and the postings that name it change in the same step.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _only_arrives(new: NewEvent) -> bool:
    """Whether an event does nothing but add a posting."""
    return new.posting is None and len(new.deeds) == 1 and isinstance(new.deeds[0], AddPosting)


def _write(transaction: _Transaction, step: int, new: NewEvent, at: datetime) -> int | None:
    """Write one event with its deeds and return the id of its posting, None where it is about none."""
    on = new.on or at.astimezone().date()
    told = {"step": step, "at": at, "on_day": on, "kind": str(new.kind), "text": cells.storable(new.text)}
    if new.posting is None and new.deeds and isinstance(new.deeds[0], AddPosting):
        return _write_arrival(transaction, new.deeds[0], new.deeds[1:], told)
    if new.follows and new.posting is not None and is_plain(new.deeds):
        write_following(transaction.db, new.posting, new.deeds, told)
        return new.posting
    session = transaction.session
    posting = None if new.posting is None else _existing(session, new.posting)
    event = Event(**told, posting_id=new.posting, before={}, after={})
    session.add(event)
    session.flush()
    _carry_out(session, new.deeds, event, posting, told)
    return new.posting


def _write_arrival(transaction: _Transaction, first: AddPosting, more: Sequence[Deed], told: Columns) -> int:
    """Write the event that adds a posting, and what else it does to it; the id of the posting.

    What comes with the posting also goes with it: only the posting's own row is in the journal.
    """
    db = transaction.db
    number, status = add_posting(db, first, told["at"], told["on_day"])
    event = insert(db, Event, told | {"posting_id": number, "before": {}, "after": {"status": status}})
    journal.record_added(db, event, Posting, number)
    if more:
        session = transaction.session
        _carry_out(session, more, session.get_one(Event, event), _existing(session, number), told)
    return number


def _carry_out(
    session: Session, deeds: Sequence[Deed], event: Event, posting: Posting | None, told: Columns
) -> None:
    """Do the deeds of an event, and let it tell of them beside what it tells already."""
    record = journal.Journal(session, event)
    scribe: Scribe | ItemScribe = ItemScribe(record, None, {}, {})
    if posting is not None:
        scribe = Scribe(record, posting, told["at"], told["on_day"])
    for deed in deeds:
        scribe.carry_out(deed)
    event.before = cells.storable({**event.before, **scribe.before})
    event.after = cells.storable({**event.after, **scribe.after})


def _existing(session: Session, posting: int) -> Posting:
    """The row of a posting. Raises NotThere."""
    row = session.get(Posting, posting) if cells.is_key(posting) else None
    if row is None:
        raise NotThere(f"there is no posting {posting}.")
    return row
