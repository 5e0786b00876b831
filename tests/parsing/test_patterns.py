# ruff: noqa: E501  (the invented postings are data)
"""Patterns: none may take long on any line, and the filter before them must lose no match."""

import contextlib
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import jobtui.parsing
from jobtui.domain.problem import BadData
from jobtui.parsing import read
from jobtui.parsing.fields.names import _prose
from jobtui.parsing.lines import LIMIT
from jobtui.parsing.patterns import OneOf, needs, split
from jobtui.parsing.tables import table
from tests.parsing.helpers import AS_OF

CHARACTERS = " aA1.-(é"


def _inside(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, OneOf):
        yield from value.patterns()
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, dict):
        yield from _inside(list(value.values()))


def every_pattern() -> dict[re.Pattern[Any], str]:
    """Every pattern that a module of the parser holds or makes."""
    found: dict[re.Pattern[Any], str] = {}
    for info in pkgutil.walk_packages(jobtui.parsing.__path__, "jobtui.parsing."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            made = value
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                made = value()
            found |= dict.fromkeys(_inside(made), f"{info.name}.{name}")
    found |= dict.fromkeys(_inside(_prose(1)), "names._prose")
    for part in ("legal", "apply", "company", "pay"):
        found |= dict.fromkeys(OneOf(table("noise")[part]["search"]).patterns(), f"noise.{part}")
    for part in ("preferred", "required"):
        found |= dict.fromkeys(OneOf(table("cues")[part]["search"]).patterns(), f"cues.{part}")
    for part in ("workplace_prose", "employment_prose"):
        for name, patterns in table("facts")[part].items():
            found |= dict.fromkeys(OneOf(patterns).patterns(), f"facts.{part}.{name}")
    return found


def _seconds(pattern: re.Pattern[Any], line: Any) -> float:
    start = time.process_time()
    pattern.search(line)
    return time.process_time() - start


def test_no_pattern_is_slow_on_a_line_of_one_character() -> None:
    """Rules look at 2,000 characters of a line; each pattern has to manage twice that sooner than a known
    slow one, whose time grows with the square of the length, manages five times as much.
    """
    patterns = every_pattern()
    assert len(patterns) > 500
    known, blank = re.compile(r"\s+x"), " " * 5 * LIMIT
    bound = min(_seconds(known, blank) for _ in range(5))
    slow = []
    for char in CHARACTERS:
        line = char * 2 * LIMIT
        for pattern, where in patterns.items():
            sought: Any = line.encode() if isinstance(pattern.pattern, bytes) else line
            if all(_seconds(pattern, sought) >= bound for _ in range(5)):
                slow.append((where, char, pattern.pattern[:60]))
    assert slow == []


@pytest.mark.parametrize("char", [*CHARACTERS, "<", "\n", "|", "#", "*"])
def test_reading_100_kb_of_one_character_ends_soon(char: str) -> None:
    start = time.process_time()
    with contextlib.suppress(BadData):
        read((char * 100_000 + "x").encode(), "a.txt", as_of=AS_OF)
    assert time.process_time() - start < 5


def test_time_grows_with_the_length_and_no_faster() -> None:
    text = "Requirements\n" + "- Experience with Python and 5+ years of SQL in team {}.\n" * 400

    def took(times: int) -> float:
        body = "".join(text.replace("{}", str(i)) for i in range(times)).encode()
        start = time.process_time()
        read(body, "a.txt", as_of=AS_OF)
        return time.process_time() - start

    took(1)
    assert took(8) < 24 * max(took(1), 0.02)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("salary range", {"salary range"}),
        ("colou?r", {"colo"}),
        (r"\bnice[- ]to[- ]have\b", {"nice"}),
        ("(?:must|should) have", {" have"}),
        (r"\d+ (?:years|months)", {"years", "months"}),
        ("a|b", None),
        ("(?:optional )?x", None),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, words: set[str] | None) -> None:
    assert needs(pattern) == (None if words is None else frozenset(words))


def test_alternatives_split_at_the_top_only() -> None:
    assert split(r"a(?:b|c)|[|]d|e\|f") == ["a(?:b|c)", "[|]d", r"e\|f"]


def test_the_filter_loses_no_match() -> None:
    """Every word of every vocabulary is still found by its own pattern."""
    lines = [
        "Knowledge of wicks is a plus", "preferably on weekends", "Fluency is required.", "You must have hands",
        "an equal opportunity employer", "without regard to age", "send us your CV today", "the base salary range is 5",
        "Erfahrung ist von Vorteil", "serait un vrai plus", "경험이 있으면 좋아요", "必須スキル", "5+ years of experience",
    ]  # fmt: skip
    vocabularies = [table("cues")["preferred"]["search"], table("cues")["required"]["search"], table("noise")["legal"]["search"],
                    table("noise")["apply"]["search"], table("noise")["pay"]["search"], table("cues")["prose"]["demand"]]  # fmt: skip
    for patterns in vocabularies:
        whole = re.compile("|".join(f"(?:{p})" for p in patterns))
        quick = OneOf(patterns)
        for line in lines:
            folded = line.casefold()
            assert bool(quick.search(folded)) == bool(whole.search(folded)), line
