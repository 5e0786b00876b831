"""A new posting with all that comes with it, by one statement a table: imports bring thousands."""

import sqlite3
from collections.abc import Iterator, Sequence
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
    """Store a posting, in the first stage since the day `on`; its number and its status.

    What follows from it is stored with it: see `derived`.
    """
    reading, data = deed.reading, convert.original_bytes(deed)
    (status,) = db.execute(_FIRST_STAGE).fetchone()
    file = cells.storable(reading.file) if data is not None else ""
    own = {"status": status, "since": on, "file": file, "came": at}
    listed = convert.listing(reading.facts)
    skills = [cells.storable(found.value) for found in reading.facts.skills if found.value]
    posting = insert(db, Posting, own | listed | _sort_keys(reading, listed, skills))
    insert_all(db, Fact, _facts(posting, deed))
    if data is not None:
        columns = convert.capture_columns(reading, data, at)
        insert(db, Capture, {"posting_id": posting, "n": 1} | columns)
    insert_all(db, Requirement, _requirements(posting, deed))
    text = cells.storable(reading.text) if data is not None else ""
    asked = [cells.storable(requirement.text) for requirement in reading.requirements]
    body = [convert.to_json(listed["locations"]), listed["requisition"], text, *asked, *skills]
    found = (listed["title"] or "", listed["company"] or "", (), [*filter(None, body)])
    derived.make_findable(db, posting, found, text)
    return posting, status


def _sort_keys(reading: Reading, listed: Columns, skills: Sequence[str]) -> Columns:
    """By what it is sorted."""
    places = map(cells.storable, listed["locations"])
    asked = any(item.kind is Kind.REQUIRED for item in reading.requirements)
    keys = derived.sort_keys(listed["title"], listed["company"], places, skills, listed["url"])
    return {"met": 0.0 if asked else None, **keys}


def _facts(posting: int, deed: AddPosting) -> Iterator[Columns]:
    for name in FIELDS:
        findings, corrected = deed.reading.facts.findings(name), name in deed.corrected
        if findings or corrected:
            yield {"posting_id": posting} | convert.fact_columns(name, findings, corrected=corrected)


def _requirements(posting: int, deed: AddPosting) -> Iterator[Columns]:
    for index, requirement in enumerate(deed.reading.requirements):
        own = {"posting_id": posting, "n": index + 1, "corrected": index in deed.corrected_requirements}
        yield own | convert.requirement_columns(requirement)
