"""Postings as CSV, one line each, that a spreadsheet can open without running what a posting says."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from unicodedata import category

from jobtui.domain.posting import PostingRow
from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Dated
from jobtui.domain.salary import Salary, describe, major

Value = str | int | float | None

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SPACES_AND_INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf")


def to_csv(rows: Iterable[PostingRow], columns: Sequence[str] = (), *, raw: bool = False) -> str:
    """A header and one line a posting: RFC 4180, every field quoted, lines ended by CR LF.

    `columns` are some of COLUMNS; without them all are there.

    Text that a spreadsheet would take for a formula gets a leading `'`, unless `raw`. Days are ISO 8601, an
    interval of days is `first/last`. Amounts are major units, those of the first salary stated. Several
    locations or tags are joined by `; `. What is not stated is empty.
    """
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    chosen = columns or COLUMNS
    writer.writerow(chosen)
    for row in rows:
        values = values_of(row, chosen)
        writer.writerow(values if raw else [guarded(v) if isinstance(v, str) else v for v in values])
    return out.getvalue()


def guarded(text: str) -> str:
    """The text with a leading `'` if a spreadsheet could run it as a formula.

    That is if the first character, after spaces and invisible ones, is = + - @ or a full-width form of these,
    or if the text begins, after spaces and a byte order mark, with a tab, a line end or another control.
    """
    seen = next((char for char in text if category(char) not in _SPACES_AND_INVISIBLE), "")
    start = text.lstrip(" \ufeff")[:1]
    dangerous = seen in _FORMULA_SIGNS or (start and category(start) == "Cc")
    return f"'{text}" if dangerous else text


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(texts)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(dated: Dated | None) -> str | None:
    """One day, an interval (`2026-10-06/2026-11-04`, `..` for an unknown end), or the posting's words."""
    if dated is None:
        return None
    if dated.earliest is None and dated.latest is None:
        return dated.text
    if dated.earliest == dated.latest:
        return str(dated.latest)
    return f"{dated.earliest or '..'}/{dated.latest or '..'}"


def _pay(row: PostingRow) -> Salary:
    """The first pay that states an amount."""
    return next((salary for salary in row.salaries if describe(salary)), Salary(None, None))


_VALUES: Mapping[str, Callable[[PostingRow], Value]] = {
    "id": lambda row: row.id,
    "title": lambda row: row.title,
    "company": lambda row: row.company,
    "status": lambda row: row.status,
    "since": lambda row: _day(row.since),
    "locations": lambda row: _joined(row.locations),
    "workplace": lambda row: row.workplace,
    "employment_type": lambda row: row.employment_type,
    "salary_min": lambda row: major(_pay(row).minimum, _pay(row).currency),
    "salary_max": lambda row: major(_pay(row).maximum, _pay(row).currency),
    "salary_currency": lambda row: _pay(row).currency,
    "salary_period": lambda row: _pay(row).period,
    "posted": lambda row: _days(row.posted),
    "closes": lambda row: _days(row.closes),
    "next_action": lambda row: row.next_action.text if row.next_action else None,
    "due": lambda row: _day(row.next_action.due) if row.next_action else None,
    "required_met": lambda row: row.tallies.required.met,
    "required_total": lambda row: row.tallies.required.total,
    "preferred_met": lambda row: row.tallies.preferred.met,
    "preferred_total": lambda row: row.tallies.preferred.total,
    "url": lambda row: row.url,
    "archived": lambda row: "true" if row.archived else "false",
    "tags": lambda row: _joined(row.tags),
    "requisition": lambda row: row.requisition,
}

COLUMNS = tuple(_VALUES)
"""The names of all columns in their order."""


def columns_of(names: Iterable[str]) -> tuple[str, ...]:
    """The columns of these names, each once. Raises WrongUsage."""
    return tuple(dict.fromkeys(_column(name.strip()) for name in names))


def _column(name: str) -> str:
    if name.casefold() not in COLUMNS:
        raise WrongUsage(f"unknown column '{name[:60]}'. One of: {', '.join(COLUMNS)}.")
    return name.casefold()


def values_of(row: PostingRow, columns: Sequence[str]) -> tuple[Value, ...]:
    """What stands in some of COLUMNS."""
    return tuple(_VALUES[name](row) for name in columns)
