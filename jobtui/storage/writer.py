"""Every write: one transaction a step, its events and the record for undo in the same."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import NullPool
from sqlmodel import Session, col, create_engine, func, select

from jobtui.domain.event import AddPosting, NewEvent, Step, Written
from jobtui.domain.problem import NotThere
from jobtui.storage import convert, derived, journal
from jobtui.storage.database import Database
from jobtui.storage.deeds import Scribe, new_posting
from jobtui.storage.doctor import check_before_writing
from jobtui.storage.failures import explained
from jobtui.storage.item_deeds import ItemScribe
from jobtui.storage.load import load
from jobtui.storage.reader import Reader
from jobtui.storage.tables import Event, Posting, build

_STEP = "SELECT step, at, kind, text, posting_id, undone FROM event WHERE step = ? ORDER BY seq"


class Writer:
    """Writes to one database and makes it when it is not there. Every write opens the file and closes it."""

    def __init__(self, database: Database) -> None:
        """Look through the database first. Raises Damaged, and what opening it raises."""
        check_before_writing(database)
        self._database = database
        self._engine = create_engine(
            "sqlite://", creator=database.connect, poolclass=NullPool, json_serializer=convert.to_json
        )
        event.listen(self._engine, "begin", _begin)
        self.wrote = False
        configure_mappers()

    def commit(self, events: Sequence[NewEvent], at: datetime, *, step: int | None = None) -> Written:
        """Write all events as a new step, or as part of `step` if that is the newest; or nothing.

        Raises NotThere for an unknown posting or requirement.
        """
        with self._writing() as session:
            journal.forget_undone(session)
            newest = session.exec(select(func.max(Event.step))).one() or 0
            number = newest if step == newest else newest + 1
            before = session.exec(select(func.max(Event.seq))).one() or 0
            postings = [_write(session, number, new, convert.utc(at)) for new in events]
            derived.follow(session, number, before)
            return Written(number, tuple(dict.fromkeys(one for one in postings if one is not None)))

    def undo(self, to: int | None = None) -> Step | None:
        """Take back the newest effective step, or every one after `to`, or raise ChangedLater."""
        return self._replay(to, undone=True)

    def redo(self, to: int | None = None) -> Step | None:
        """Do again the oldest undone step, or every one up to `to`, or raise ChangedLater."""
        return self._replay(to, undone=False)

    def load(self, plain: dict[str, Any]) -> int:
        """Put a dump into an empty store and return the number of postings. Raises Refused and BadData."""
        with self._writing() as session:
            held = load(session, plain)
            derived.follow_all(session)
            return held

    @contextmanager
    def deriving(self) -> Iterator[sqlite3.Connection]:
        """The driver within one transaction of its own, for what follows from the rows and is no step."""
        with self._writing() as session:
            yield derived.driver(session)

    def close(self) -> None:
        """Let go of what the engine holds."""
        self._engine.dispose()

    def _replay(self, to: int | None, *, undone: bool) -> Step | None:
        """Go over one step, or over all that lie before `to`, in one transaction; the last of them."""
        if not self._database.present():
            return None
        outermost, replay = (func.max, journal.undo) if undone else (func.min, journal.redo)
        of_these = select(outermost(Event.step)).where(col(Event.undone).is_(not undone))
        last: int | None = None
        with self._writing() as session:
            number: int | None = session.exec(of_these).one()
            while number is not None and (to is None or (number > to) is undone):
                replay(session, number)
                derived.follow(session, number)
                session.expire_all()  # cells were put back behind its back
                last = number
                number = None if to is None else session.exec(of_these).one()
            if last is None:
                return None
            rows = session.connection().exec_driver_sql(_STEP, (last,)).mappings().all()
            return convert.steps_of(rows)[0]

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with explained(self._database.path, saving=True):
            self._database.create(build)
            try:
                with Session(self._engine, expire_on_commit=False) as session, session.begin():
                    yield session
            except (ValueError, KeyError, TypeError, zlib.error):
                Reader(self._database).dump()  # Damaged, where it was what is stored that made no sense
                raise
            self.wrote = True


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later does not wait for its turn; this one does.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    # Undo puts back cell by cell, and a stage and the postings that name it change in the same step.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _write(session: Session, step: int, new: NewEvent, at: datetime) -> int | None:
    """Write one event with its deeds and return the id of its posting, None where it is about none."""
    on = new.on or at.astimezone().date()
    posting = _posting(session, new, on)
    row = Event(
        step=step,
        at=at,
        on_day=on,
        posting_id=posting.id if posting else None,
        kind=str(new.kind),
        text=convert.storable(new.text),
        before={},
        after={},
    )
    session.add(row)
    session.flush()
    record = journal.Journal(session, row)
    scribe = Scribe(record, posting, at, on) if posting else ItemScribe(record, None, {}, {})
    for deed in new.deeds:
        scribe.carry_out(deed)
    row.before, row.after = convert.storable(scribe.before), convert.storable(scribe.after)
    return row.posting_id


def _posting(session: Session, new: NewEvent, on: date) -> Posting | None:
    """The row an event is about: a new one where its first deed adds it, or none. Raises NotThere."""
    if new.posting is None:
        first = new.deeds[0] if new.deeds else None
        return new_posting(session, first, on) if isinstance(first, AddPosting) else None
    row = session.get(Posting, new.posting) if convert.is_key(new.posting) else None
    if row is None:
        raise NotThere(f"there is no posting {new.posting}.")
    return row
