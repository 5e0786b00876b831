# ruff: noqa: E501  (the invented postings are data)
"""The object that `parse --json` prints."""

import json

from jobtui.interop.readings import to_json
from tests.parsing.helpers import read_one

TEXT = "Lamp Engineer\nCompany: Harrow\nSalary: £30,000 - £40,000 per year\n\nRequirements\n- 3+ years of Python\n"


def test_every_documented_key_is_there() -> None:
    plain = to_json(read_one(TEXT))
    assert (
        plain["schema"] == 1
        and plain["item"] == 1
        and plain["format"] == "text"
        and plain["encoding"] == "utf-8"
    )
    assert set(plain) == {
        "schema", "file", "item", "format", "encoding", "sha256", "text", "title", "company", "locations", "workplace",
        "employment_type", "salaries", "posted", "closes", "url", "requisition", "summary", "skills", "responsibilities", "requirements",
        "benefits", "zones", "warnings",
    }  # fmt: skip
    assert plain["posted"] is None and plain["locations"] == [] and plain["text"] == TEXT


def test_values_are_plain_and_spans_index_the_text() -> None:
    plain = json.loads(json.dumps(to_json(read_one(TEXT))))
    title, pay, item = plain["title"], plain["salaries"][0], plain["requirements"][0]
    assert TEXT[slice(*title["spans"][0])] == title["value"] == "Lamp Engineer"
    assert (title["origin"], title["suggested"]) == ("employer", False)
    assert pay["value"] == {"min": 30000, "max": 40000, "currency": "GBP", "period": "year", "where": None}
    assert (
        item["text"] == "3+ years of Python" and item["kind"] == "required" and item["skills"] == ["Python"]
    )
    assert item["years"] == [{"min": 3, "max": None, "area": ""}]
    assert {"zone", "origin", "start", "end"} <= set(plain["zones"][0])
