"""Spans of time as resumes write them: `Jan 2018 – Mar 2021`, `03/2018 bis heute`, `since 2019`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from jobtui.parsing.tables import table


@dataclass(frozen=True, slots=True)
class Tenure:
    """From one month to another, both counted from year 0, the last not included; `text[start:end]` says so.

    Of a year alone nobody knows the month: it counts as its January, at both ends. `until` is the calendar
    year in which it ends.
    """

    first: int
    last: int
    until: int
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    words = table("resume")["spans"]
    to, since, present = (_one_of(words[name]) for name in ("to", "since", "present"))
    return re.compile(
        rf"(?<![\w/.])(?:(?P<a>{_date('a')})\s?(?:{to})\s?(?:(?P<b>{_date('b')})|(?P<now>{present}))"
        rf"|(?:{since})\s(?P<c>{_date('c')}))(?![\w/]|[.-]\d)",
        re.I,
    )


def _date(name: str) -> str:
    months = _one_of(table("facts")["dates"]["months"])
    return (
        rf"(?:(?P<{name}word>{months})\.?,?\s|(?P<{name}month>0?[1-9]|1[0-2])[./])?(?P<{name}year>(?:19|20)\d\d)"
        rf"(?:[-/.](?P<{name}after>0[1-9]|1[0-2])(?!\d))?"
    )


def _one_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(rf"{re.escape(one)}" + (r"(?!\w)" if one[-1].isalpha() else "") for one in ordered)


def find(text: str, today: date) -> list[Tenure]:
    """The spans of time a line states, in order; one that ends before it begins or begins later is none."""
    now = today.year * 12 + today.month
    found = []
    for match in _pattern().finditer(text):
        name = "a" if match["a"] else "c"
        first = _month(match, name)
        last = _month(match, "b", after=True) if match["b"] else now
        until = int(match["byear"]) if match["b"] else today.year
        if first <= last and first < now:
            found.append(Tenure(first, last, until, match.start(), match.end()))
    return found


def _month(match: re.Match[str], name: str, *, after: bool = False) -> int:
    """The month in which a date lies; `after` it where it ends a span, if the month is known."""
    months: dict[str, int] = table("facts")["dates"]["months"]
    word, number = match[f"{name}word"], match[f"{name}month"] or match[f"{name}after"]
    month = months[word.casefold()] if word else int(number or 0)
    return int(match[f"{name}year"]) * 12 + (month - 1 + after if month else 0)


def together(tenures: Iterable[Tenure], today: date) -> int:
    """How many months they cover, each counted once and none after today."""
    now = today.year * 12 + today.month
    covered, reached = 0, 0
    for one in sorted(tenures, key=lambda tenure: tenure.first):
        last = min(one.last, now)
        covered += max(0, last - max(one.first, reached))
        reached = max(reached, last)
    return covered
