"""What the tests of the store share: readings to keep, short ways to write, and the state as bytes."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from jobtui.domain.event import AddPosting, Deed, EventKind, NewEvent, Written
from jobtui.domain.filter import Order, Query, Scope, SortKey
from jobtui.domain.filter_text import parse_filter
from jobtui.domain.reading import Dated, Facts, Finding, Origin, Reading, Zone, ZoneName
from jobtui.domain.requirement import Branch, Degree, Kind, Leaf, Requirement, Years
from jobtui.domain.salary import Period, Salary
from jobtui.storage import derived
from jobtui.storage.store import SqliteStore

NOW = datetime(2026, 11, 19, 21, 4, 5, tzinfo=UTC)
TODAY = date(2026, 11, 19)

OLDEST_FIRST = (Order(SortKey.NEWEST, descending=True),)

TEXT = "Staff Engineer at Karrowgate\n\n* 6+ years of Python, or a master's degree\n* Rust is a plus\n"


def full_reading(file: str = "karrowgate.txt", text: str = TEXT) -> Reading:
    """A reading that holds something in every place there is."""
    title = Finding("Staff Engineer", ((0, 14),), Origin.EMPLOYER, "header.first", suggested=True)
    range_ = Salary(14280000, 27480050, "USD", Period.YEAR, "U.S.")
    facts = Facts(
        title=title,
        company=Finding("Karrowgate", ((18, 28),)),
        locations=(Finding("Łódź"), Finding("Redmond, WA", ((3, 4), (8, 9)))),
        workplace=Finding("hybrid", rule="workplace.word"),
        employment_type=Finding("full-time"),
        salaries=(Finding(range_, ((1, 2),)), Finding(Salary(1732, None, "EUR", Period.HOUR))),
        posted=Finding(Dated("1mo ago", date(2026, 10, 6), date(2026, 11, 4))),
        closes=Finding(Dated("soon")),
        url=Finding("https://example.com/1", origin=Origin.SITE),
        summary=Finding("In short", origin=Origin.GENERATED),
        skills=(Finding("Python", ((41, 47),)), Finding("Rust")),
        responsibilities=(Finding("Build it"),),
        benefits=(Finding("Bicycle"),),
    )
    choice = Branch("any", (Leaf(years=Years(6, 9, "python")), Branch("all", (Leaf(degree=Degree.MASTER),))))
    requirements = (
        Requirement(
            "6+ years of Python, or a master's degree",
            Kind.REQUIRED,
            ((32, 72),),
            rule="list.item",
            years=(Years(6, None, "python"),),
            degree=Degree.MASTER,
            equivalent=True,
            alternatives=choice,
            skills=("Python",),
        ),
        Requirement("Rust is a plus", Kind.PREFERRED, ((75, 89),), stricter_repeat=True),
        Requirement("Curiosity", origin="site"),
    )
    return Reading(
        file=file,
        text=text,
        sha256=sha256(text.encode("utf-8", "replace")).hexdigest(),
        format="markdown",
        encoding="windows-1252",
        item=2,
        facts=facts,
        requirements=requirements,
        zones=(Zone(0, 28, ZoneName.HEADER), Zone(30, 90, ZoneName.REQUIREMENTS, Origin.SITE, "heading")),
        warnings=("encoding guessed",),
    )


def brief(title: str | None, text: str = "", *wanted: Requirement, **facts: Any) -> Reading:
    """A small reading: a title, a text, requirements, and facts by name as bare values."""
    found: dict[str, Any] = {"title": title, **facts}
    held: dict[str, Any] = {
        name: tuple(map(Finding, value)) if isinstance(value, tuple) else Finding(value)
        for name, value in found.items()
        if value is not None
    }
    digest = sha256(f"{title}{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(f"{title}.txt", text, digest, facts=Facts(**held), requirements=wanted)


def add(store: SqliteStore, *readings: Reading, at: datetime = NOW) -> Written:
    """Import these readings as one step."""
    events = [
        NewEvent(
            EventKind.IMPORTED,
            f"imported {r.file}",
            None,
            (AddPosting(r, r.text.encode("utf-8", "replace")),),
            TODAY,
        )
        for r in readings
    ]
    return store.commit(events, at)


def write(
    store: SqliteStore, posting: int, *deeds: Deed, kind: EventKind = EventKind.EDITED, text: str = "edited"
) -> Written:
    """One step of one event."""
    return store.commit([NewEvent(kind, text, posting, deeds, TODAY)], NOW)


def state(store: SqliteStore) -> bytes:
    """The whole state as the bytes of its export."""
    return json.dumps(store.dump(), sort_keys=True, ensure_ascii=False).encode()


_FOLLOWS = (
    "SELECT rowid, * FROM words ORDER BY rowid",
    "SELECT posting_id, band FROM likeness ORDER BY posting_id, band",
    "SELECT id, plain_title, plain_company, plain_places, plain_skills, employer, page, came, met "
    "FROM posting WHERE NOT undone ORDER BY id",
)
"""What is kept only to be found fast."""


def assert_follows(path: Path) -> None:
    """Hold what follows from the rows of a database against the same made anew."""
    with closing(sqlite3.connect(":memory:")) as copy:
        with closing(sqlite3.connect(path)) as held:
            held.backup(copy)
        kept = [copy.execute(sql).fetchall() for sql in _FOLLOWS]
        derived.refresh_all(copy)
        assert kept == [copy.execute(sql).fetchall() for sql in _FOLLOWS]


def titles(store: SqliteStore, typed: str = "", **query: Any) -> list[str | None]:
    """The titles a filter finds, in order."""
    asked = Query(parse_filter(typed), **query)
    return [row.title for row in store.rows(store.find(asked, datetime(2026, 11, 19, 12)))]


def all_ids(store: SqliteStore) -> Sequence[int]:
    """Every posting that is neither archived nor deleted, oldest first."""
    return store.find(Query(sort=OLDEST_FIRST, scope=Scope.ACTIVE), NOW)
