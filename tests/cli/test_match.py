"""match, and what list and show tell of it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Jobtui

POSTING = """\
# Harbour Engineer

Harrow Ltd
Location: Leith, Scotland

## Requirements

- 5+ years of software engineering
- Experience with Kafka
- Experience with Rust

## Nice to have

- Fluent Dutch
"""


@pytest.fixture
def stored(jobtui: Jobtui, tmp_path: Path) -> Jobtui:
    """One posting, and a profile that says something."""
    path = tmp_path / "harbour.md"
    path.write_text(POSTING, encoding="utf-8")
    assert jobtui("import", path).code == 0
    return jobtui


@pytest.fixture
def known(stored: Jobtui) -> Jobtui:
    """The same, and a profile."""
    for said in (
        ("experience", "--years", "4"),
        ("skill", "Kafka", "--proof", "Three years of billing"),
        ("place", "Leith", "--must"),
    ):
        assert stored("profile", "add", *said).code == 0
    return stored


def test_every_verdict_has_two_lines(known: Jobtui) -> None:
    found = json.loads(known("match", "1", "--json").out)
    years, kafka, rust, dutch = found["requirements"]
    assert (found["schema"], found["posting"]) == (1, 1)
    assert (years["verdict"], years["by"], years["short_years"]) == ("partial", "profile", 1)
    assert (years["n"], years["kind"], years["text"]) == (1, "required", "5+ years of software engineering")
    assert (years["line"], years["line_text"]) == (8, "- 5+ years of software engineering")
    text = json.loads(known("show", "1", "--json").out)["text"]
    ((start, end),) = years["spans"]
    assert text[start:end] == years["text"]
    toml = known("profile", "--toml").out.splitlines()
    for one, expected in ((years["claims"][0], "total = 4"), (kafka["claims"][0], '"Apache Kafka" = ')):
        assert toml[one["line"] - 1].startswith(expected)
    assert kafka["claims"][0]["proof"] == "Three years of billing"
    assert (rust["verdict"], rust["claims"], rust["branch"]) == ("unclear", [], "Rust")
    assert dutch["kind"] == "preferred"
    (wish,) = found["wishes"]
    assert (wish["kind"], wish["verdict"], wish["field"]) == ("place", "kept", "locations")
    assert found["summary"] == (
        "1 of 3 required met, 1 short by 1 year, 1 unclear; 0 of 1 preferred met, 1 unclear"
    )


def test_a_tick_of_mine_is_told_as_mine(known: Jobtui) -> None:
    known("check", "1", "3", "met", "--note", "a toy compiler")
    found = json.loads(known("match", "1", "--json").out)["requirements"][2]
    assert (found["verdict"], found["by"], found["profile"]) == ("met", "me", "unclear")
    assert "a toy compiler" in found["reason"]
    assert "✓ mine: met" in known("match", "1").out


def test_it_reads_as_a_page(known: Jobtui) -> None:
    lines = known("match", "1").out.splitlines()
    assert lines[1] == "1 of 3 required met, 1 short by 1 year, 1 unclear; 0 of 1 preferred met, 1 unclear."
    assert "1 ± partial L8 5+ years of software engineering".split() in [line.split() for line in lines]
    assert "↳ 5+ years: short by 1 year (4 years of experience in all)" in "\n".join(lines)
    assert lines[-1].split() == ["+", "kept", "Leith", "(must)", "Leith,", "Scotland"]


def test_list_and_show_tell_it(known: Jobtui) -> None:
    counts = {"asked": 3, "met": 1, "partial": 1, "unmet": 0, "unclear": 1}
    (row,) = json.loads(known("list", "--json").out)["postings"]
    assert counts.items() <= row["match"].items()
    shown = json.loads(known("show", "1", "--json").out)["match"]
    assert counts.items() <= shown.items()
    assert shown["summary"].startswith("1 of 3 required met")
    assert "1 of 3 required met" in known("show", "1").out
    known("check", "1", "2", "unmet")
    assert known("list", "match:short", "--columns", "id,match").out.split() == ["ID", "MATCH", "1", "0/3"]


def test_an_empty_profile_says_where_to_begin(stored: Jobtui) -> None:
    result = stored("match", "1")
    assert result.code == 0
    assert "The profile is empty" in result.err
    assert "jobtui profile add" in result.err
    assert "jobtui profile add" in stored("list", "match:met").err
    (row,) = json.loads(stored("list", "--json").out)["postings"]
    assert row["match"] is None
    assert json.loads(stored("show", "1", "--json").out)["match"] is None


def test_a_profile_that_contradicts_itself_is_told(known: Jobtui) -> None:
    known("profile", "add", "skill", "Rust", "--years", "7")
    result = known("match", "1")
    assert result.code == 0
    assert "in the profile 'Rust, 7 years' is more than the 4 years of experience in all." in result.err
    (doubt,) = json.loads(known("match", "1", "--json").out)["doubts"]
    assert doubt.startswith("'Rust, 7 years' is more than")


def test_a_posting_without_requirements_says_so(known: Jobtui) -> None:
    known("add", "--title", "Bare", "--company", "Harrow Ltd")
    assert "No requirements were found in this posting." in known("match", "2").out
    found = json.loads(known("match", "2", "--json").out)
    assert (found["requirements"], found["summary"]) == ([], "no requirements were found in this posting")


def test_what_is_not_there(known: Jobtui) -> None:
    result = known("match", "9")
    assert (result.code, result.out) == (1, "")
    assert result.err == "jobtui: error: there is no posting 9.\n"


def test_a_list_is_shown_though_the_match_cannot_be_kept(
    known: Jobtui, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobtui.domain.problem import CannotWrite
    from jobtui.storage.store import SqliteStore

    def refused(*_: object) -> bool:
        raise CannotWrite("the disk says no.")

    monkeypatch.setattr(SqliteStore, "keep_fits", refused)
    result = known("list", "--columns", "id,match")
    assert (result.code, result.out.split()) == (0, ["ID", "MATCH", "1"])
    assert "not every posting was matched with the profile: the disk says no." in result.err
