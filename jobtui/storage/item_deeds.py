"""What deeds do to what is kept beside postings: rounds, people, files, pairs, filters, stages, history."""

import zlib
from dataclasses import dataclass
from typing import Any, cast, get_args

from sqlmodel import Session, col, select

from jobtui.domain.contact import Contact as ContactItem
from jobtui.domain.event import AddItem, Deed, EventKind, ReplaceStatus, SetEvent, SetItem
from jobtui.domain.item import Item
from jobtui.domain.problem import NotThere
from jobtui.domain.wording import UNDATED
from jobtui.storage import cells, convert, items
from jobtui.storage.item_tables import Document, Interview, ItemRow, Offer, Point, Score, Stage
from jobtui.storage.journal import Journal
from jobtui.storage.tables import Event, Note

_ROWS: dict[str, type[ItemRow]] = {str(row.__tablename__): row for row in get_args(ItemRow)}

_OF_EVENT = {"on": "on_day", "text": "text", "before": "before", "after": "after", "dropped": "dropped"}
"""What may be set of a past event, and its column."""

_FROM, _TO = "json_extract(before, '$.status')", "json_extract(after, '$.status')"
_TOLD_OF = f"kind = 'status' AND instr(text, :old) AND :new IN ({_FROM}, {_TO}) AND {_FROM} IS NOT NULL"
_TOLD = (
    f"CASE WHEN {_FROM} = {_TO} THEN {_TO} || ' on that day' ELSE {_FROM} || ' → ' || {_TO} END"
    f" || iif(substr(text, -{len(UNDATED)}) = '{UNDATED}', '{UNDATED}', '')"
)
"""Which changes of status must be told anew once a stage is renamed; their words, as `wording` has them."""

_OWNED = (Interview, Document, Score, Point, Offer)
"""What belongs to one posting and to no other."""


@dataclass(frozen=True, slots=True)
class ItemScribe:
    """Carries out the deeds of one event, which is about a posting or about none.

    `before` and `after` gather what the event tells people.
    """

    journal: Journal
    posting: int | None
    before: dict[str, Any]
    after: dict[str, Any]

    def carry_out(self, deed: Deed) -> None:
        """Do one deed. Raises NotThere for an unknown number, ValueError for what only a posting can take."""
        match deed:
            case AddItem(item, data):
                self._add(item, data)
            case SetItem():
                self._set(deed)
            case SetEvent():
                self._set_event(deed)
            case ReplaceStatus(old, new):
                self._replace_status(old, new)
            case _:
                raise ValueError(f"{type(deed).__name__} is about a posting")

    def _add(self, item: Item, data: bytes | None) -> None:
        table = items.TABLES[type(item)]
        columns = items.columns(item)
        if self.posting is not None and not isinstance(item, ContactItem) and "posting_id" in columns:
            columns["posting_id"] = self.posting
        if data is not None:
            columns["data"] = zlib.compress(data)
        row = self._put(table, columns)
        self.after[table] = {**items.to_plain(item), "id": row.id}

    def _row(self, table: str, number: int) -> ItemRow | None:
        if not cells.is_key(number):
            return None
        return cast("ItemRow | None", self._session.get(_ROWS[table], number))

    def _put(self, table: str, columns: cells.Columns) -> ItemRow:
        held = self._dropped_stage(columns["name"]) if table == "stage" else None
        if held is not None:
            self.journal.change(held, {**columns, "dropped": False})
            return held
        row = _ROWS[table](**columns)
        self.journal.add(row)
        return row

    def _dropped_stage(self, name: str) -> Stage | None:
        """A stage that was taken away keeps its name, which two rows cannot have."""
        return self._session.exec(select(Stage).where(Stage.name == name, Stage.dropped)).first()

    def _set(self, deed: SetItem) -> None:
        table = items.TABLES[deed.kind]
        row = self._row(table, deed.id)
        if row is None or (isinstance(row, _OWNED) and row.posting_id != self.posting):
            raise NotThere(f"there is no {table.replace('_', ' ')} {deed.id}.")
        columns = items.changed(deed.kind, deed.values)
        if isinstance(row, Stage) and (held := self._dropped_stage(columns.get("name", ""))):
            self.journal.change(held, {"name": f"{held.name} #{held.id}"})
        told = {name: items.COLUMN.get(name, name) for name in deed.values}
        self.before[table] = {"id": row.id} | {
            name: convert.plain(getattr(row, column)) for name, column in told.items()
        }
        self.journal.change(row, columns)
        self.after[table] = {"id": row.id} | {
            name: convert.plain(getattr(row, column)) for name, column in told.items()
        }

    def _set_event(self, deed: SetEvent) -> None:
        row = self._session.get(Event, deed.seq) if cells.is_key(deed.seq) else None
        if row is None or row.posting_id != self.posting:
            raise NotThere(f"there is no event {deed.seq}.")
        columns = {_OF_EVENT[name]: cells.storable(value) for name, value in deed.values.items()}
        before = {name: convert.plain(getattr(row, _OF_EVENT[name])) for name in deed.values}
        after = {name: convert.plain(value) for name, value in deed.values.items()}
        self.before.update(before, seq=row.seq)
        self.after.update(after, seq=row.seq)
        if row.kind == EventKind.NOTED and (follows := columns.keys() & {"text", "dropped"}):
            self._let_note_follow(row, {name: columns[name] for name in follows})
        self.journal.change(row, columns)

    def _let_note_follow(self, event: Event, columns: cells.Columns) -> None:
        """The note that an event tells of stands in a table of its own."""
        same = (Note.posting_id == event.posting_id, Note.at == event.at, Note.text == event.text)
        note = self._session.exec(select(Note).where(*same, ~col(Note.dropped))).first()
        if note is not None:
            self.journal.change(note, columns)

    def _replace_status(self, old: str, new: str) -> None:
        self.journal.replace("posting", "status", old, new, "status = :old", ":new")
        for column in ("before", "after"):
            said = f"json_extract({column}, '$.status')"
            self.journal.replace(
                "event", column, old, new, f"{said} = :old", f"json_set({column}, '$.status', :new)"
            )
        self.journal.replace("event", "text", old, new, _TOLD_OF, _TOLD)
        self.before["status"], self.after["status"] = old, new

    @property
    def _session(self) -> Session:
        return self.journal.session
