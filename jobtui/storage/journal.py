"""The record that undo and redo go by: every cell a step changed, with its raw value before and after.

A row that a step adds is one more changed cell: its `undone` goes from 1 to 0. So taking back an import
copies no bytes, and doing it again needs none.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

from sqlalchemy import Connection
from sqlmodel import Session, col, update

from jobtui.domain.problem import Problem
from jobtui.storage.convert import to_json
from jobtui.storage.rows import insert
from jobtui.storage.tables import Change, Event, Row

_LOADED = """
SELECT text FROM event WHERE step = :step AND EXISTS (SELECT 1 FROM event WHERE step = :step AND loaded)
ORDER BY seq LIMIT 1
"""

_CHANGES = """
SELECT c.event_seq, c.table_name, c.row_id, c.column_name, c.before, c.after
FROM change c JOIN event e ON e.seq = c.event_seq WHERE e.step = ? ORDER BY c.id
"""

_NEWEST_UNDONE = "SELECT undone FROM event ORDER BY seq DESC LIMIT 1"

_ROWS: tuple[type[Row], ...] = get_args(Row)


class ChangedLater(Problem):
    """A step stands in the way of another, or has no record to go back by. Nothing was changed."""

    code = 1
    kind = "changed-later"


class Journal:
    """Changes rows for one event and keeps the record. Nothing else changes rows."""

    def __init__(self, session: Session, event: Event) -> None:
        self.session = session
        self.event = event

    def change(self, row: Row | Event, values: Mapping[str, Any]) -> None:
        """Give columns of a row new values."""
        if not values:
            return
        names = list(values)
        before = self._cells(row, names)
        for name, value in values.items():
            setattr(row, name, value)
        self.session.flush()
        after = self._cells(row, names)
        for name, was, now in zip(names, before, after, strict=True):
            if was != now:
                self._record(row, name, was, now)

    def add(self, row: Row) -> None:
        """Put a new row into its table."""
        self.session.add(row)
        self.session.flush()
        self._record(row, "undone", 1, 0)

    def replace(self, table: str, column: str, old: str, new: str, where: str, cell: str) -> None:
        """Give one column of every row that fulfils `where` the value of the SQL expression `cell`.

        Both may use the parameters `:old` and `:new`. For what concerns rows without number.
        """
        parameters = {"old": old, "new": new, "event": self.event.seq}
        text = f"{cell} || ''"  # JSON would not be quoted
        record = (
            "INSERT INTO change (event_seq, table_name, row_id, column_name, before, after) "
            f"SELECT :event, '{table}', rowid, '{column}', json_quote({column}), json_quote({text}) "
            f"FROM {table} WHERE {where} ORDER BY rowid"
        )
        connection = self.session.connection()
        connection.exec_driver_sql(record, parameters)
        connection.exec_driver_sql(f"UPDATE {table} SET {column} = {cell} WHERE {where}", parameters)
        self.session.expire_all()

    def _cells(self, row: Row | Event, names: Sequence[str]) -> Sequence[Any]:
        sql = f"SELECT {', '.join(names)} FROM {row.__tablename__} WHERE rowid = ?"
        return self.session.connection().exec_driver_sql(sql, (_number(row),)).one()

    def _record(self, row: Row | Event, column: str, before: Any, after: Any) -> None:
        self.session.add(
            Change(
                event_seq=self.event.seq,
                table_name=row.__tablename__,
                row_id=_number(row),
                column_name=column,
                before=to_json(before),
                after=to_json(after),
            )
        )


_ADDED = {"column_name": "undone", "before": to_json(1), "after": to_json(0)}


def record_added(db: sqlite3.Connection, event: int, table: type[Row], row: int) -> None:
    """Keep in the record that an event put a row into its table."""
    insert(db, Change, {"event_seq": event, **_ADDED, "table_name": table.__tablename__, "row_id": row})


def _number(row: Row | Event) -> int:
    return row.seq if isinstance(row, Event) else row.id


def undo(session: Session, step: int) -> None:
    """Write back what every cell of the step held. Raises ChangedLater if one does not hold what it wrote."""
    _replay(session, step, undone=True)


def redo(session: Session, step: int) -> None:
    """The inverse of `undo`."""
    _replay(session, step, undone=False)


def forget_undone(db: sqlite3.Connection) -> None:
    """Remove what was taken back: from now on it cannot be done again."""
    newest = db.execute(_NEWEST_UNDONE).fetchone()
    if newest is None or not newest[0]:
        return  # steps are taken back from the newest on, so there is none
    for table in (Event, *_ROWS):
        db.execute(f"DELETE FROM {table.__tablename__} WHERE undone = 1")  # as its index has it


def _replay(session: Session, step: int, *, undone: bool) -> None:
    connection = session.connection()
    loaded = connection.exec_driver_sql(_LOADED, {"step": step}).scalar()
    if loaded is not None:
        raise ChangedLater(f"'{loaded}' came with an import of an export and cannot be undone.")
    changes = [_Cell(*row) for row in connection.exec_driver_sql(_CHANGES, (step,))]
    for change in reversed(changes) if undone else changes:
        expected, wanted = (change.after, change.before) if undone else (change.before, change.after)
        if not _put(connection, change, json.loads(expected), json.loads(wanted)):
            raise _in_the_way(session.get_one(Event, change.event), undone=undone)
    session.exec(update(Event).where(col(Event.step) == step).values(undone=undone))


class _Cell(NamedTuple):
    """A changed cell; an import has hundreds of thousands."""

    event: int
    table: str
    row: int
    column: str
    before: str
    after: str


def _put(connection: Connection, change: _Cell, expected: Any, wanted: Any) -> bool:
    """Put a raw value into a cell if it holds the one expected; tell whether it did."""
    sql = f"UPDATE {change.table} SET {change.column} = ? WHERE rowid = ? AND {change.column} IS ?"
    return connection.exec_driver_sql(sql, (wanted, change.row, expected)).rowcount == 1


def _in_the_way(event: Event, *, undone: bool) -> ChangedLater:
    what = "undone" if undone else "done again"
    on = "something" if event.posting_id is None else f"posting {event.posting_id}"
    return ChangedLater(f"'{event.text}' cannot be {what}: {on} was changed later; undo that first.")
