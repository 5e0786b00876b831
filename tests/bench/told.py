"""What was measured, as Markdown."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from tests.bench.goals import GROWING, Goal, Samples, grows

MISSING = "–"


def goal_table(goals: Sequence[Goal], runs: Sequence[Samples], without: str = "") -> Iterator[str]:
    """Each goal, what was measured in the median of the runs, and its value in every run.

    `without` names a peer that was not there.
    """
    counted = "".join(f" run {number} |" for number in range(1, len(runs) + 1))
    yield f"| cost | measured | beside | goal |{counted} met |"
    yield f"| --- | ---: | --- | ---: |{' ---: |' * len(runs)} --- |"
    for goal in goals:
        values = [goal.value(run) for run in runs]
        held = [value for value in values if value is not None]
        met = "yes" if held and goal.met(median(held)) else "no"
        if not held:
            met = f"{without} was not there" if without and without in goal.peer else "not measured"
        told = "".join(f" {_ratio(goal, value)} |" for value in values)
        cells = " | ".join([goal.what, _measured(goal, runs), _beside(goal, runs), goal.limit])
        yield f"| {cells} |{told} {met} |"


def growth_table(sizes: Sequence[int], runs: Sequence[Samples]) -> Iterator[str]:
    """What each cost is at each size in the median of the runs, in ms, and how it grows."""
    yield f"| cost, ms | {' | '.join(f'{size:,}' for size in sizes)} | grows |"
    yield f"| --- |{' ---: |' * len(sizes)} --- |"
    for cost, name in GROWING.items():
        found = [_median(runs, f"{cost}@{size}") for size in sizes]
        held = [one for one in found if one is not None]
        if len(held) == len(sizes):
            yield f"| {name} | {' | '.join(map(_number, held))} | {grows(sizes, held)} |"


def put_between(path: Path, name: str, lines: Sequence[str]) -> None:
    """Replace what stands between the markers of that name in a file. Raises ValueError without markers."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    text = path.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        raise ValueError(f"'{path}' has no place for the {name}")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    new = "\n".join([begin, *lines, end])
    path.write_text(pattern.sub(lambda _: new, text), encoding="utf-8")


def _measured(goal: Goal, runs: Sequence[Samples]) -> str:
    found = [value for run in runs if (value := goal.measured(run)) is not None]
    return f"{_number(median(found))}{goal.unit}" if found else MISSING


def _beside(goal: Goal, runs: Sequence[Samples]) -> str:
    found = _median(runs, goal.beside) if goal.beside else None
    return goal.peer if found is None else f"{goal.peer}: {_number(found)}{goal.unit}"


def _ratio(goal: Goal, value: float | None) -> str:
    if value is None:
        return MISSING
    return f"{value:.2f} ×" if goal.beside else _number(value)


def _median(runs: Sequence[Samples], cost: str) -> float | None:
    found = [sample for run in runs for sample in run.get(cost, ())]
    return median(found) if found else None


def _number(value: float) -> str:
    if value < 1:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"
