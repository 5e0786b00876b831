"""docs/commands.md is what the command line takes and prints."""

import json
from pathlib import Path
from typing import Any

import pytest

from jobtui.cli.groups import MODULES
from tests.docs.commands_page import (
    CHANGE,
    EXAMPLES,
    PAGE,
    SHAPES,
    documented,
    is_change,
    page,
    printed,
    speaks_json,
)
from tests.docs.prepared import at_home
from tests.docs.shapes import misfits, rendered, shape, united, unsaid

TOLD = json.loads(SHAPES.read_text(encoding="utf-8"))


def test_the_page_is_that_of_the_program() -> None:
    """Mend with: python -m tests.docs.commands_page."""
    assert PAGE.read_text(encoding="utf-8") == page(TOLD)


def test_every_command_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in MODULES if f"### jobtui {name}\n" not in text] == []


def test_every_command_that_speaks_json_has_its_form_told() -> None:
    speaking = {
        words for _, words, command in documented() if speaks_json(command) and not is_change(command)
    }
    assert speaking == EXAMPLES.keys() - {CHANGE} == TOLD.keys() - {CHANGE}


@pytest.mark.parametrize("part", range(4))
def test_json_has_the_form_that_is_told(home: Path, part: int) -> None:
    """Of the first example of each command; the long test takes them all."""
    with at_home(home):
        found = {name: printed(name, home, 1) for name in list(TOLD)[part::4]}
    strange = {name: [*misfits(TOLD[name], one)] for name, one in found.items()}
    assert {name: wrong for name, wrong in strange.items() if wrong} == {}


@pytest.mark.long
def test_json_of_every_example_has_the_form_that_is_told(home: Path) -> None:
    with at_home(home):
        found = {name: printed(name, home) for name in TOLD}
    strange = {name: [*misfits(TOLD[name], one)] for name, one in found.items()}
    assert {name: wrong for name, wrong in strange.items() if wrong} == {}


def test_no_form_tells_only_that_something_is_null_or_empty() -> None:
    """Mend with another example, or in `ELSE` and `IN_LISTS`."""
    assert {name: wrong for name, told in TOLD.items() if (wrong := [*unsaid(told)])} == {}


def test_a_shape_tells_types_keys_and_what_is_not_always_there() -> None:
    seen: list[dict[str, Any]] = [{"a": [1, None], "b": "x"}, {"a": [], "b": None, "c": True}]
    told = united(map(shape, seen))
    assert rendered(told) == '{"a": [number or null], "b": text or null, "c"?: true/false}'
    fits: list[dict[str, Any]] = [{"a": [2.5], "b": None}, {"a": [], "b": "y", "c": False}]
    assert [wrong for one in fits for wrong in misfits(told, shape(one))] == []
    assert [*misfits(told, shape({"a": ["x"], "d": {}}))] == [
        "$.b: is not always there",
        "$.a[]: text is not told",
        "$.d: is not told",
    ]
