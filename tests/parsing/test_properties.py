# ruff: noqa: E501  (the invented postings are data)
"""What holds for every posting: spans lead to values, marks change nothing, nothing raises."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobtui.domain.problem import BadData
from jobtui.domain.reading import Reading
from jobtui.interop.readings import to_json
from jobtui.parsing import read
from tests.parsing.helpers import AS_OF, corpus_files, needs_corpus, read_one
from tests.parsing.invariants import assert_verbatim

TAIL = (
    "\n\nSimilar jobs\n\nMiller\nOther Mill Ltd\nYork, UK\n$90,000 - $95,000 a year\n3 days ago\nRequirements\n"
    "- 12 years of Cobol\nReviews\n3.8\nSalary Ranges\n$163,358\n"
)

HEADERS = [
    "Senior Lamp Engineer",
    "**Lamp Engineer - Harrow**",
    "Harrow | Lamp Engineer | Remote | $80-120k",
    "Lampentechniker (m/w/d)",
]
FACTS = [
    "Location: Leeds, UK (Hybrid)",
    "Job Type: Full-Time",
    "Posted 12 days ago",
    "Salary: £30,000 - £40,000 per year",
    "Company: Harrow Ltd",
]
HEADINGS = [
    "Responsibilities",
    "Requirements:",
    "Nice to have",
    "Dein Profil",
    "이런 분을 찾아요",
    "Benefits",
    "About Harrow",
    "Our Oven Park",
    "What you'll do",
]
ITEMS = [
    "Bachelor's degree AND 6+ years of coding in C, Java or Go OR equivalent experience",
    "3+ years of people management experience", "Knowledge of Kubernetes is a plus", "Erfahrung mit SQL und Größe",
    "Fluent English (C1) or native German", "BSc in physics or equivalent, and tools such as Docker/Podman",
    "Télétravail et maîtrise de Python", "Airflow 운영이 가능하신 분이면 좋아요", "Free tea; and", "Polish the lamps of the harbour.",
]  # fmt: skip
BULLETS = ["- ", "• ", "* ", "", "1. "]


@st.composite
def postings(draw: st.DrawFn) -> str:
    """Postings put together from headers, facts, headings and items."""
    lines = [
        draw(st.sampled_from(HEADERS)),
        *draw(st.lists(st.sampled_from(FACTS), max_size=4, unique=True)),
        "",
    ]
    for heading in draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=5, unique=True)):
        bullet = draw(st.sampled_from(BULLETS))
        lines += [
            heading,
            *(bullet + x for x in draw(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=5))),
            "",
        ]
    return "\n".join(lines)


def values(reading: Reading) -> Any:
    """Everything read, without offsets and rules, composed."""

    def bare(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: bare(v) for k, v in node.items() if k not in ("spans", "rule")}
        if isinstance(node, list):
            return [bare(x) for x in node]
        return unicodedata.normalize("NFC", node) if isinstance(node, str) else node

    left_out = ("text", "sha256", "zones", "warnings", "file", "format", "encoding")
    return bare({k: v for k, v in to_json(reading).items() if k not in left_out})


@settings(max_examples=60, deadline=None)
@given(postings())
def test_spans_lead_to_values(text: str) -> None:
    assert_verbatim(read_one(text))


@settings(max_examples=40, deadline=None)
@given(postings())
def test_a_noise_tail_changes_nothing(text: str) -> None:
    text += "\nResponsibilities\n- Trim wicks\n\nRequirements\n- Clean hands\n"
    assert values(read_one(text + TAIL)) == values(read_one(text))


@settings(max_examples=40, deadline=None)
@given(postings(), st.sampled_from(["crlf", "nfd", "blank", "glyph"]))
def test_how_a_text_is_typed_changes_nothing(text: str, how: str) -> None:
    changed = {
        "crlf": text.replace("\n", "\r\n"),
        "nfd": unicodedata.normalize("NFD", text),
        "blank": re.sub(r"\n\n", "\n\n\n", text),
        "glyph": re.sub(r"(?m)^(?:- |\* |• )", "‣ ", text),
    }[how]
    assert values(read_one(changed)) == values(read_one(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=600))
def test_no_text_raises(text: str) -> None:
    try:
        found = read(text.encode("utf-8", "surrogatepass"), "a.txt", as_of=AS_OF)
    except BadData:
        return
    assert_verbatim(found[0])


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.json", "a.md", "a.xml"]))
def test_no_bytes_raise_anything_but_bad_data(data: bytes, file: str) -> None:
    try:
        read(data, file, as_of=AS_OF)
    except BadData as problem:
        assert problem.message and "Traceback" not in problem.message


@settings(max_examples=80, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
                    lambda x: st.lists(x, max_size=4) | st.dictionaries(st.sampled_from(
                        ["title", "company", "location", "description", "salary", "detail", "jobs", "remote", "posted", "requirements"]), x, max_size=5),
                    max_leaves=12))  # fmt: skip
def test_no_json_raises_anything_but_bad_data(node: Any) -> None:
    import json

    try:
        for reading in read(json.dumps(node).encode(), "a.json", as_of=AS_OF):
            assert_verbatim(reading)
    except BadData:
        pass


def test_two_runs_give_the_same() -> None:
    text = "\n".join([*HEADERS, *FACTS, *HEADINGS, *ITEMS])
    assert to_json(read_one(text)) == to_json(read_one(text))


def _readings() -> Iterator[tuple[Path, Reading]]:
    for path in corpus_files():
        yield path, read(path.read_bytes(), path.name, as_of=AS_OF)[0]


@needs_corpus
def test_every_posting_of_the_corpus_leads_to_its_words() -> None:
    for _, reading in _readings():
        assert_verbatim(reading)


@needs_corpus
def test_a_noise_tail_changes_no_posting_of_the_corpus() -> None:
    for path, reading in _readings():
        seen = {z.name for z in reading.zones}
        if path.suffix in (".txt", ".md") and {"responsibilities", "requirements"} <= seen:
            assert values(read_one(reading.text + TAIL)) == values(read_one(reading.text)), path


@needs_corpus
@pytest.mark.parametrize("how", ["crlf", "nfd", "blank"])
def test_how_it_is_typed_changes_no_posting_of_the_corpus(how: str) -> None:
    for path in corpus_files():
        if path.suffix not in (".txt", ".md"):
            continue
        text = path.read_text("utf-8")
        changed = {
            "crlf": text.replace("\n", "\r\n"),
            "nfd": unicodedata.normalize("NFD", text),
            "blank": text.replace("\n\n", "\n\n\n"),
        }[how]
        assert values(read_one(changed, path.name)) == values(read_one(text, path.name)), path
