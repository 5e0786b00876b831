"""A new posting with all that comes with it, by one statement a table: imports bring thousands."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime

from jobtui.domain.event import AddPosting
from jobtui.domain.fields import FIELDS
from jobtui.domain.reading import Reading
from jobtui.domain.requirement import Kind
from jobtui.storage import cells, convert, derived
from jobtui.storage.cells import Columns
from jobtui.storage.rows import insert, insert_all
from jobtui.storage.tables import Capture, Fact, Posting, Requirement

_FIRST_STAGE = "SELECT name FROM stage WHERE NOT dropped ORDER BY position, name LIMIT 1"


def add_posting(db: sqlite3.Connection, deed: AddPosting, at: datetime, on: date) -> tuple[int, str]:
    """Store a posting, in the first stage since the day `on`; its number and its status."""
    reading, data = deed.reading, convert.original_bytes(deed)
    (status,) = db.execute(_FIRST_STAGE).fetchone()
    file = cells.storable(reading.file) if data is not None else ""
    own = {"status": status, "since": on, "file": file, "came": at}
    posting = insert(db, Posting, own | convert.listing(reading.facts) | _sort_keys(reading))
    insert_all(db, Fact, _facts(posting, deed))
    if data is not None:
        columns = convert.capture_columns(reading, data, at)
        insert(db, Capture, {"posting_id": posting, "n": 1} | columns)
    insert_all(db, Requirement, _requirements(posting, deed))
    return posting, status


def _sort_keys(reading: Reading) -> Columns:
    """By what it is sorted and found: what `derived` would else have to write into every index once more."""
    facts = reading.facts
    title, company, url = (
        cells.storable(one.value) if one else None for one in (facts.title, facts.company, facts.url)
    )
    places, skills = (
        [cells.storable(one.value) for one in found] for found in (facts.locations, facts.skills)
    )
    asked = any(item.kind is Kind.REQUIRED for item in reading.requirements)
    return {"met": 0.0 if asked else None, **derived.sort_keys(title, company, places, skills, url)}


def _facts(posting: int, deed: AddPosting) -> Iterator[Columns]:
    for name in FIELDS:
        findings, corrected = deed.reading.facts.findings(name), name in deed.corrected
        if findings or corrected:
            yield {"posting_id": posting} | convert.fact_columns(name, findings, corrected=corrected)


def _requirements(posting: int, deed: AddPosting) -> Iterator[Columns]:
    for index, requirement in enumerate(deed.reading.requirements):
        own = {"posting_id": posting, "n": index + 1, "corrected": index in deed.corrected_requirements}
        yield own | convert.requirement_columns(requirement)
