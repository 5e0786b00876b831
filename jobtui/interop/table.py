"""Postings as CSV, one line each, that a spreadsheet can open without running what a posting says."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO
from unicodedata import category

from jobtui.domain.posting import PostingRow
from jobtui.domain.reading import Dated
from jobtui.domain.salary import Salary, describe, major

COLUMNS = (
    "id",
    "title",
    "company",
    "status",
    "since",
    "locations",
    "workplace",
    "employment_type",
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_period",
    "posted",
    "closes",
    "next_action",
    "due",
    "required_met",
    "required_total",
    "preferred_met",
    "preferred_total",
    "url",
    "archived",
)

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SPACES_AND_INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf")


def to_csv(rows: Iterable[PostingRow], *, raw: bool = False) -> str:
    """A header of COLUMNS and one line a posting: RFC 4180, every field quoted, lines ended by CR LF.

    Text that a spreadsheet would take for a formula gets a leading `'`, unless `raw`. Days are ISO 8601, an
    interval of days is `first/last`. Amounts are major units, those of the first salary stated. Several
    locations are joined by `; `. What is not stated is empty.
    """
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        values = _values(row)
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


def _values(row: PostingRow) -> tuple[str | int | float | None, ...]:
    """The values of one line in the order of COLUMNS."""
    pay = next((salary for salary in row.salaries if describe(salary)), Salary(None, None))
    action = row.next_action
    return (
        row.id,
        row.title,
        row.company,
        row.status,
        _day(row.since),
        "; ".join(row.locations),
        row.workplace,
        row.employment_type,
        major(pay.minimum, pay.currency),
        major(pay.maximum, pay.currency),
        pay.currency,
        pay.period,
        _days(row.posted),
        _days(row.closes),
        action.text if action else None,
        _day(action.due) if action else None,
        row.tallies.required.met,
        row.tallies.required.total,
        row.tallies.preferred.met,
        row.tallies.preferred.total,
        row.url,
        "true" if row.archived else "false",
    )


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
