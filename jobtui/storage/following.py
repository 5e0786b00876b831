"""What happens to a posting right after it came, by statements: moving in brings several events a posting."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from jobtui.domain.event import AddNote, Deed, SetPosting
from jobtui.storage import convert
from jobtui.storage.cells import Columns, storable
from jobtui.storage.rows import cells, insert, insert_all
from jobtui.storage.tables import Event, Note, Posting


def is_plain(deeds: Sequence[Deed]) -> bool:
    """Whether these deeds are of those that can be written so: columns of the posting, and notes."""
    return all(isinstance(deed, SetPosting | AddNote) for deed in deeds)


def write_following(db: sqlite3.Connection, posting: int, deeds: Sequence[Deed], told: Columns) -> None:
    """Write an event on a posting that came in the same transaction, as `deeds.Scribe` would.

    What comes with a posting also goes with it, so nothing of it is in the record of undo.
    """
    values: Columns = {}
    notes: list[str] = []
    for deed in deeds:
        if isinstance(deed, SetPosting):
            values |= deed.values
        elif isinstance(deed, AddNote):
            notes.append(deed.text)
    columns = {name: convert.column(value) for name, value in values.items()}
    if "status" in values:
        columns.setdefault("since", told["on_day"])
    now = _now(db, posting, columns)
    before = {name: json.loads(now[name]) if name == "tags" else now[name] for name in values}
    after = {name: convert.plain(value) for name, value in values.items()}
    after |= {"note": notes[-1]} if notes else {}
    told_by = {"before": storable(before), "after": storable(after)}
    insert(db, Event, told | {"posting_id": posting} | told_by)
    if new := cells(Posting, columns):
        asked = ", ".join(f"{name} = ?" for name in new)
        db.execute(f"UPDATE posting SET {asked} WHERE id = ?", (*new.values(), posting))
    of = {"posting_id": posting}
    insert_all(db, Note, [of | convert.note_columns(text, told["at"]) for text in notes])


def _now(db: sqlite3.Connection, posting: int, columns: Columns) -> dict[str, Any]:
    """What these columns hold."""
    if not columns:
        return {}
    row = db.execute(f"SELECT {', '.join(columns)} FROM posting WHERE id = ?", (posting,)).fetchone()
    return dict(zip(columns, row, strict=True))
