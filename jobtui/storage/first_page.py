"""The first rows of the list, read before anything heavy is loaded: for the first picture only.

Whatever stands in its way, be it a file of another kind or another process that writes, raises an exception:
there is no first picture then, and the store says what is wrong.
"""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

from jobtui.domain.money import minor
from jobtui.storage.due import DUE
from jobtui.storage.identity import APPLICATION_ID, HEADER, MAGIC, SCHEMA, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NO_TITLE = "(no title stated)"
_MOST_COUNTED = 2_000
"""Among so many postings at most is counted what there is: nobody waits for more."""
_ROLLBACK_JOURNAL = b"\1\1"

_STAGES = "SELECT name, symbol, closed FROM stage WHERE NOT undone AND NOT dropped"

_COUNTS = """
SELECT count(*) FILTER (WHERE NOT s.closed), count(*) FILTER (WHERE s.closed)
FROM posting p JOIN stage s ON s.name = p.status
WHERE p.archived_at IS NULL AND p.deleted_at IS NULL AND NOT p.undone
"""

_ROWS = """
SELECT p.id, p.title, p.company, p.status, p.locations, p.workplace, p.salaries, p.next_action, p.next_due,
       p.suggested, p.file, count(r.n) AS asked, coalesce(sum(r.state = 'met'), 0) AS met
FROM (
    SELECT * FROM posting p WHERE p.archived_at IS NULL AND p.deleted_at IS NULL AND NOT p.undone
    ORDER BY p.id DESC LIMIT :rows
) p LEFT JOIN requirement r
ON r.posting_id = p.id AND r.kind = 'required' AND NOT r.dropped AND NOT r.undone
GROUP BY p.id ORDER BY p.id DESC
"""


class FirstPage:
    """What the list shows at first, newest posting first.

    `rows` and `stages` have those attributes of a PostingRow and a Stage that the usual columns ask for;
    `counted` are the open and the closed postings, and `due` is what is to be done on the day `today`: None
    and nothing where there may be too many postings to count.
    """

    def __init__(self, path: str, today: date, rows: int) -> None:
        _check(path)
        self.today = today
        with closing(_opened(path)) as db:
            self.stages: dict[str, Any] = {row["name"]: _stage(row) for row in db.execute(_STAGES)}
            self.rows: list[Any] = [_row(row) for row in db.execute(_ROWS, {"rows": rows})]
            few = not self.rows or self.rows[0].id <= _MOST_COUNTED
            self.due: Any = _due(tuple(db.execute(DUE, _this_day(today)).fetchone()) if few else (0,))
            self.counted = tuple(db.execute(_COUNTS).fetchone()) if few else None


def _check(path: str) -> None:
    """Look at the header first: SQLite would write beside some files that are not ours."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        header = os.read(handle, HEADER)
    finally:
        os.close(handle)
    ours = header.startswith(MAGIC) and numbers(header) == (APPLICATION_ID, SCHEMA)
    if not ours or header[18:20] != _ROLLBACK_JOURNAL:
        raise ValueError("another file, or one that must be brought up to date")


def _opened(path: str) -> sqlite3.Connection:
    """Reads one moment, waits for nobody, writes nothing."""
    name = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    db = sqlite3.connect(f"file://{name}?mode=ro", uri=True, timeout=0, isolation_level=None)
    db.row_factory = sqlite3.Row
    for setting in ("trusted_schema = 0", "cell_size_check = 1", "mmap_size = 0"):
        db.execute(f"PRAGMA {setting}")
    db.execute("BEGIN")
    return db


def _stage(row: sqlite3.Row) -> SimpleNamespace:
    name = row["name"]
    return SimpleNamespace(symbol=row["symbol"], closed=row["closed"], label=name[:1].upper() + name[1:])


def _row(row: sqlite3.Row) -> SimpleNamespace:
    text, due = row["next_action"], row["next_due"]
    action = SimpleNamespace(text=text or "", due=date.fromisoformat(due) if due else None)
    return SimpleNamespace(
        id=row["id"],
        title=row["title"],
        name=row["title"] or NO_TITLE,
        company=row["company"],
        status=row["status"],
        locations=json.loads(row["locations"]),
        workplace=row["workplace"],
        salaries=[_salary(one) for one in json.loads(row["salaries"])],
        next_action=action if text or due else None,
        tallies=SimpleNamespace(required=SimpleNamespace(met=row["met"], total=row["asked"])),
        suggested=json.loads(row["suggested"]),
        file_name=os.path.basename(row["file"]),
    )


def _salary(plain: "dict[str, Any]") -> SimpleNamespace:
    currency = plain.get("currency")
    low, high = (minor(plain.get(end), currency) for end in ("min", "max"))
    return SimpleNamespace(minimum=low, maximum=high, currency=currency, period=plain.get("period"))


def _due(counts: "tuple[int, ...]") -> SimpleNamespace:
    return SimpleNamespace(overdue=counts[0], total=sum(counts))


def _this_day(today: date) -> dict[str, str]:
    begins, ends = (_midnight(day) for day in (today, today + timedelta(days=1)))
    day = today.isoformat()
    return {"today": day, "due_by": day, "answer_by": day, "begins": begins, "ends": ends}


def _midnight(day: date) -> str:
    """The instant a local day begins, as the tables have it."""
    return f"{datetime.combine(day, time()).astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
