"""How far a rule can be trusted: its measured precision. A value of a doubtful rule is a suggestion.

The counts come from `tables/confidence.toml`, which `python -m tests.measure` writes.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jobtui.domain.reading import Facts
from jobtui.parsing.tables import table

FIELDS = ("title", "company", "locations", "workplace", "employment_type", "salaries", "posted")
"""The fields whose rules are measured."""

THRESHOLD = 0.75
"""Below this share of right values a value is shown as a suggestion."""

# A rule seen once is no rule of 0 % or 100 %: to its own counts come two imagined values, as often right as
# the values of all rules together. So a rule that was never wrong is not doubted for being rare, one error in
# one or two values is enough to doubt it, and as counts grow they alone decide.
_IMAGINED = 2

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Field, rule, then how many values were `right` and how many `wrong`."""


def precision(field: str, rule: str, counts: Counts) -> float | None:
    """The share of right values of a rule, 0 to 1, corrected for small counts; None where never measured."""
    found = counts.get(field, {}).get(rule)
    if not found or not found["right"] + found["wrong"]:
        return None
    seen = found["right"] + found["wrong"]
    return (found["right"] + _IMAGINED * _overall(counts)) / (seen + _IMAGINED)


def _overall(counts: Counts) -> float:
    """The share of right values of all rules of the measured fields."""
    every = [one for field in FIELDS for one in counts.get(field, {}).values()]
    right, wrong = (sum(one[verdict] for one in every) for verdict in ("right", "wrong"))
    return right / (right + wrong) if right + wrong else THRESHOLD


def doubtful(field: str, rule: str, counts: Counts) -> bool:
    """Whether a rule was measured and found below the threshold."""
    share = precision(field, rule, counts)
    return share is not None and share < THRESHOLD


@cache
def _doubted() -> frozenset[tuple[str, str]]:
    """Field and rule of every doubtful rule."""
    counts: Counts = table("confidence")
    pairs = ((field, rule) for field in FIELDS for rule in counts.get(field, {}))
    return frozenset((field, rule) for field, rule in pairs if doubtful(field, rule, counts))


def weighed(facts: Facts) -> Facts:
    """The facts with the values of doubtful rules marked as suggested; no value changes, no mark is taken."""
    changed: dict[str, Any] = {}
    for name in FIELDS:
        found = facts.findings(name)
        if any((name, one.rule) in _doubted() for one in found):
            marked = tuple(replace(o, suggested=o.suggested or (name, o.rule) in _doubted()) for o in found)
            changed[name] = marked if isinstance(getattr(facts, name), tuple) else marked[0]
    return replace(facts, **changed) if changed else facts
