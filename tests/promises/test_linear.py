"""No pattern of the program takes the square of a text's length. Those of the parser: tests/parsing."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from string import punctuation
from typing import Any

import pytest

import jobtui

LENGTH = 8_000
NOTICEABLE = 0.004
"""Seconds of the processor: what takes less on that length takes little on the longest text there is."""

TEXTS = [
    *(char * LENGTH for char in f"{punctuation} \n\taA1é中\u0301"),
    *(
        (pair * LENGTH)[:LENGTH]
        for pair in ("a ", "a.", "1,", "a@", "m/", "(a", "a:", '"a', "[a", "A b", "1 a")
    ),
]

_FROM_THE_START = {"match", "fullmatch"}
_WAYS = {*_FROM_THE_START, "search", "findall", "finditer", "sub", "subn", "split"}
_ELSEWHERE = "jobtui.parsing"

Used = dict[tuple[re.Pattern[str], str], str]
"""Patterns with the way they are used, and the module."""


def _modules() -> Iterator[Any]:
    for info in pkgutil.walk_packages(jobtui.__path__, "jobtui."):
        if not info.name.startswith(_ELSEWHERE) and not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _inside(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, dict):
        yield from _inside([*value, *value.values()])


def _calls(module: Any) -> Iterator[tuple[str, str, ast.expr | None]]:
    """What is called in a module as `name.way(first, ...)`."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr, None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of = node.func.value
            if isinstance(of, ast.Name):
                yield of.id, node.func.attr, node.args[0]


def every_pattern() -> Used:
    """Each pattern of the modules outside the parser."""
    found: Used = {}
    for module in _modules():
        calls = list(_calls(module))
        for name, way, first in calls:
            if name == "re" and way in _WAYS and isinstance(first, ast.Constant):
                found[re.compile(str(first.value)), way] = module.__name__
        for name, value in list(vars(module).items()):
            ways = {way for of, way, _ in calls if of == name and way in _WAYS} or {"finditer"}
            found |= {(pattern, way): module.__name__ for pattern in _inside(value) for way in ways}
    return found


def _seconds(pattern: re.Pattern[str], way: str, text: str) -> float:
    start = time.process_time()
    if way in _FROM_THE_START:
        getattr(pattern, way)(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - start


def _slow(pattern: re.Pattern[str], way: str, text: str) -> bool:
    """Whether four times the length takes far more than four times as long."""
    long, short = text, text[: LENGTH // 4]
    return all(
        (took := _seconds(pattern, way, long)) > NOTICEABLE and took > 8 * _seconds(pattern, way, short)
        for _ in range(3)
    )


def test_no_pattern_takes_the_square_of_a_length() -> None:
    patterns = every_pattern()
    assert len(patterns) > 60
    slow = [
        (where, pattern.pattern[:70], way, text[:3])
        for (pattern, way), where in patterns.items()
        for text in TEXTS
        if _slow(pattern, way, text)
    ]
    assert slow == []


@pytest.mark.parametrize("known", [r"\s+x", r"\w+:"])
def test_one_that_does_is_found(known: str) -> None:
    assert any(_slow(re.compile(known), "search", text) for text in TEXTS)
