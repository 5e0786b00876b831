"""A comparison as JSON and as Markdown."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jobtui.domain.compare import compare
from jobtui.domain.display import safe_line
from jobtui.domain.requirement import Kind, State, Years
from jobtui.domain.verdict import Verdict
from jobtui.interop.comparison import escaped, to_json, to_markdown
from tests.factories import asks, found, pay, posting

HELD = compare(
    [
        posting(
            7,
            (asks("Python, 6+ years", skills=("Python",), years=(Years(6),)), State.MET),
            (asks("Calm", Kind.PREFERRED), State.PARTIAL),
            title="Data | Engineer",
            company="A <b>C</b>",
            facts={"workplace": found("remote", (3, 9), suggested=True)},
        ),
        posting(
            9,
            (asks("Go", Kind.UNLABELLED, skills=("Go",)), State.UNMET),
            asks("A|B", skills=("A|B",)),
            company=None,
            facts={"title": found("Backend Engineer", suggested=True)},
        ),
    ]
)


BOLD = ("strong_open", "strong_close")


def rendered(markdown: str, *, groups: bool = False) -> list[list[str]]:
    """The texts of a table's cells, row by row, as a Markdown renderer shows them.

    Nothing is markup but, where there are `groups`, their names.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    lines: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            lines.append([])
        elif token.type == "inline" and token.level == 4:
            types = {child.type for child in token.children or ()}
            assert types <= {"text", *(BOLD if groups and not lines[-1] else ())}, token.children
            lines[-1].append("".join(child.content for child in token.children or ()))
    return lines


def test_json_has_the_documented_shape() -> None:
    plain = json.loads(json.dumps(to_json(HELD)))
    assert plain["schema"] == 1
    assert plain["postings"] == [7, 9]
    assert plain["names"] == ["Data | Engineer", "Backend Engineer"]
    assert plain["suggested"] == [False, True]
    assert plain["companies"] == ["A <b>C</b>", None]
    rows = {row["label"]: row for row in plain["rows"]}
    assert rows["Python"] == {
        "group": "skill",
        "label": "Python",
        "same": False,
        "cells": [
            {
                "text": "Python, 6+ years",
                "short": "Python, 6+ years",
                "kind": "required",
                "state": "met",
                "verdict": None,
                "spans": [[100, 116]],
                "posting": 7,
                "n": 1,
                "suggested": False,
                "mine": None,
            },
            None,
        ],
    }
    assert rows["workplace"]["cells"][0] == {
        "text": "remote",
        "short": "remote",
        "kind": None,
        "state": None,
        "verdict": None,
        "spans": [[3, 9]],
        "posting": 7,
        "n": None,
        "suggested": True,
        "mine": None,
    }
    assert rows["in general"]["cells"][0]["text"] == "Python, 6+ years"
    assert rows["in general"]["cells"][0]["short"] == "6+ years"
    assert (plain["scale"], plain["notes"]) == (None, [])
    assert rows["type"]["same"] is True
    assert len(plain["rows"]) == len(HELD.rows)


def test_markdown_is_a_table_under_the_roles_and_a_legend() -> None:
    text = to_markdown(HELD)
    lines = rendered(text, groups=True)
    assert lines[0] == ["", "Data | Engineer, A <b>C</b>", "Backend Engineer ?"]
    assert {len(line) for line in lines} == {3}
    headings = [line[0] for line in lines if line[1:] == ["", ""] and line[0]]
    assert headings == ["Experience", "Skills", "Other requirements"]
    assert len(lines) == len(HELD.rows) + len(headings) + 1
    assert ["status", "saved", "saved"] in lines
    assert ["workplace", "remote ?", "–"] in lines
    assert ["in general", "● ✓ 6+ years", "–"] in lines
    assert ["Python", "● ✓ Python, 6+ years", "–"] in lines
    assert ["Go", "–", "◌ ✗ Go"] in lines
    assert ["only here", "○ ~ Calm", ""] in lines
    assert ["A|B", "–", "● A|B"] in lines
    legend = text.splitlines()[-1]
    for mark in "●○◌✓~✗–?":
        assert mark in legend
    assert text.endswith("\n")


HOSTILE = [
    "a|b",
    r"a\|b",
    r"trailing \\",
    "<script>alert(1)</script>",
    "<!-- -->",
    "&lt;b&gt;",
    "*bold* _it_ ~~gone~~ `code`",
    "[click](javascript:alert(1))",
    "![x](y)",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "---",
    ":--",
    "one\ntwo\r\nthree\u2028four",
    "C# and C++, 5+ years",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_shows_every_mark_letter_for_letter(text: str) -> None:
    assert rendered(f"| x |\n| --- |\n| {escaped(text)} |\n")[1] == [" ".join(text.split())]


@pytest.mark.parametrize("text", ["# heading", "- item", "+ item", "1. item", "> quote", "---", ":--", "<b>"])
def test_a_cell_alone_on_its_line_is_no_markup_either(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escaped(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert [child.type for child in tokens[1].children or ()] == ["text"]


@given(st.text() | st.text(alphabet="\\|`*_[]<>&~#-!():;.1a \n"))
@example("\\")
def test_no_text_leaves_its_cell(text: str) -> None:
    line = " ".join(safe_line(text).split())
    lines = rendered(f"| x | y |\n| --- | --- |\n| {escaped(text)} | end |\n")
    assert lines[1] == [line, "end"]


def test_an_ampersand_is_escaped_only_where_it_would_vanish() -> None:
    assert (escaped("R&D"), escaped("a & b;"), escaped("&lt;"), escaped("&#60;")) == (
        "R&D",
        "a & b;",
        "\\&lt;",
        "\\&#60;",
    )


def test_control_characters_do_not_pass() -> None:
    assert escaped("a\x1b[31m\u202eb") == "a␛\\[31mb"


def test_pay_stands_on_a_scale_in_json_and_mine_is_marked() -> None:
    ranges = (found(pay(139_900, 274_800, "U.S.")), found(pay(188_000, 304_200, "New York City")))
    held = compare(
        [
            posting(1, facts={"salaries": ranges}),
            posting(2, facts={"salaries": (found(pay(None, 200_000)),)}),
        ],
        places=["New York"],
    )
    assert to_json(held)["scale"] == {
        "currency": "USD",
        "period": "year",
        "low": 139_900,
        "high": 304_200,
        "bars": [
            [
                {"low": 139_900, "high": 274_800, "mine": False},
                {"low": 188_000, "high": 304_200, "mine": True},
            ],
            [{"low": None, "high": 200_000, "mine": None}],
        ],
    }
    lines = rendered(to_markdown(held))
    assert ["pay", "$188,000–304,200 /yr (New York City) ← yours", "up to $200,000 /yr"] in lines


def test_what_my_profile_says_stands_beside_what_i_did_not_tick() -> None:
    items = (asks("Go", skills=("Go",)), (asks("C", skills=("C",)), State.MET))
    held = compare([posting(1, *items), posting(2)], verdicts={(1, 1): Verdict.UNCLEAR, (1, 2): Verdict.MET})
    lines = rendered(to_markdown(held), groups=True)
    assert ["Go", "● ? Go", "–"] in lines
    assert ["C", "● ✓ C", "–"] in lines
    cells = {row["label"]: row["cells"][0] for row in to_json(held)["rows"]}
    assert (cells["Go"]["verdict"], cells["C"]["verdict"]) == ("unclear", "met")
    assert any("lists no requirements" in note for note in to_json(held)["notes"])
    assert "posting 2 lists no requirements" in to_markdown(held)
