"""tag, and the status of several postings at once."""

import json

import pytest

from tests.cli.conftest import Jobtui


@pytest.fixture
def two(jobtui: Jobtui) -> Jobtui:
    """The command line on two postings."""
    for title in ("Data Engineer", "Platform Engineer"):
        assert jobtui("add", "--title", title).code == 0
    return jobtui


def test_tags_from_the_first_to_the_last(two: Jobtui) -> None:
    assert two("tag", "add", "dream job,Remote", "1", "2").code == 0
    plain = json.loads(two("list", "--all", "--json").out)
    assert {row["id"]: row["tags"] for row in plain["postings"]}[1] == ["dream job", "Remote"]
    assert json.loads(two("show", "2", "--json").out)["tags"] == ["dream job", "Remote"]
    assert json.loads(two("tag", "list", "--json").out)["tags"][0] == {"tag": "dream job", "postings": 2}
    assert two("tag", "rename", "remote", "home").code == 0
    assert two("tag", "drop", "dream job", "1").code == 0
    assert two("tag", "list").out.split() == ["1", "dream", "job", "2", "home"]
    for _ in range(3):
        assert two("undo").code == 0
    assert json.loads(two("tag", "list", "--json").out)["tags"] == []


def test_a_tag_that_is_none_is_refused(two: Jobtui) -> None:
    refused = two("tag", "add", "x" * 41, "1")
    assert (refused.code, refused.out) == (2, "")
    assert "1 to 40 characters" in refused.err
    assert two("tag", "rename", "nobody", "x").code == 1


def test_several_postings_move_in_one_step(two: Jobtui) -> None:
    moved = json.loads(two("status", "1,2", "applied", "--json").out)
    assert moved["postings"] == [1, 2]
    two("undo")
    plain = json.loads(two("list", "--all", "--json").out)
    assert {row["status"] for row in plain["postings"] if row["id"] in (1, 2)} == {"saved"}
    assert two("status", "1,x", "applied").code == 2
