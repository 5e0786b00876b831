"""The requisition id: behind its label, in the small print of the header, in records; never guessed."""

import json

import pytest

from tests.parsing.helpers import read_one

BODY = "\n\n## Requirements\n- Polish lamps\n- Reference: 1234\n\n## How to apply\n{}\n"


def read_in(head: str, end: str = "Write to us.") -> str | None:
    """The id read from a header and the lines on how to apply; it stands where it says."""
    reading = read_one(f"# Lamp Engineer\nHarrow Ltd\n{head}" + BODY.format(end))
    assert reading.facts.title and reading.facts.title.value == "Lamp Engineer"
    found = reading.facts.requisition
    if found is None:
        return None
    assert reading.text[slice(*found.spans[0])] == found.value
    return found.value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Job ID: R-12345", "R-12345"),
        ("Req #445566", "445566"),
        ("Leeds | Job ID 99887 | Full-time", "99887"),
        ("Requisition ID\nJR0012", "JR0012"),
        ("Requisition No. 77123", "77123"),
        ("Kennziffer: 2026-44", "2026-44"),
        ("Réf. : ABC/123-X", "ABC/123-X"),
        ("Referencia: DE-2026-01", "DE-2026-01"),
        ("Job-ID 4711", "4711"),
        ("공고번호 12345", "12345"),
        ("Lamp Engineer (Req ID: 2026-16)", "2026-16"),
    ],
)
def test_the_label_or_a_line_of_the_header_has_it(line: str, value: str) -> None:
    assert read_in(line) == value


@pytest.mark.parametrize(
    "line",
    [
        "Reference: 2026",
        "Reference: three",
        "Ref: 01/02/2026",
        "Job number: 12",
        "reference 1.50",
        "ID 445566",
        "We refer 20000 lamps a year",
        "Ref: 3f2a9c1e-0000-4000-8000-0123456789ab",
    ],
)
def test_a_year_a_day_an_amount_or_a_word_is_none(line: str) -> None:
    assert read_in(line) is None


def test_how_to_apply_may_have_it() -> None:
    assert read_in("", "Reference number: ABC-123.") == "ABC-123"
    assert read_in("", "Please quote reference ABC-123 in your letter.") == "ABC-123"


def test_other_postings_and_items_of_lists_do_not_count() -> None:
    assert read_in("", "Write to us.\n\nSimilar jobs\nLamp Lighter\nJob ID: 777777") is None


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ({"title": "Lamp Engineer", "description": "Polish.", "jobReqId": "R-77"}, "R-77"),
        (
            {"jobPostingInfo": {"title": "Lamp Engineer", "jobDescription": "Polish.", "jobReqId": "JR-9"}},
            "JR-9",
        ),
        (
            {
                "absolute_url": "https://example.com/1",
                "internal_job_id": 5,
                "title": "Lamp Engineer",
                "content": "Polish.",
                "requisition_id": "LAMP-5",
            },
            "LAMP-5",
        ),
        ({"title": "Lamp Engineer", "description": "Polish.", "id": 123456}, None),
    ],
)
def test_records_have_it_under_their_keys(record: dict[str, object], value: str | None) -> None:
    found = read_one(json.dumps(record), "a.json").facts.requisition
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    "identifier", [{"@type": "PropertyValue", "name": "Harrow", "value": "H-314"}, "H-314", ["H-314"]]
)
def test_linked_data_has_it_as_identifier(identifier: object) -> None:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Lamp Engineer",
        "hiringOrganization": {"name": "Harrow"},
        "description": "<p>Polish lamps in the harbour.</p>",
        "identifier": identifier,
    }
    page = f'<html><body><script type="application/ld+json">{json.dumps(posting)}</script></body></html>'
    found = read_one(page, "a.html").facts.requisition
    assert found and found.value == "H-314"
