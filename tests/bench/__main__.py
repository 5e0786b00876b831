"""The whole table of goals: `python -m tests.bench --cache FOLDER`, about five minutes.

Databases are grown into the cache folder first, if they are not there: 100,000 postings take a few minutes
and 3 GB. Every run is kept there; the tables and the picture in the documents tell of the newest three.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from compileall import compile_dir
from datetime import datetime
from pathlib import Path
from statistics import median

from tests.bench import costs, peers
from tests.bench.costs import Bench
from tests.bench.goals import READ, Samples, goals
from tests.bench.plot import Bar, Curve, drawn
from tests.bench.told import goal_table, growth_table, put_between

_ROOT = Path(__file__).parents[2]
_TOLD = _ROOT / "docs" / "speed.md"
_DRAWN = _ROOT / "docs" / "speed.svg"
_SIZES = (5, 1_000, 10_000, 100_000)
_KEPT = 3

_CURVES = {
    "rows": "rows visible",
    "key in the list": "a key in the list",
    "letter": "a letter shown",
    "found": "rows for a letter",
    "opening": "opening a posting",
}

Step = Callable[[Bench, Sequence[int]], None]


def _at_each(measure: Callable[..., None], *often: int) -> Step:
    """Measure it at every size but the smallest; half as `often` where it is not the largest."""

    def step(bench: Bench, sizes: Sequence[int]) -> None:
        for size in sizes[1:]:
            measure(bench, size, *(count if size == sizes[-1] else count // 2 for count in often))

    return step


STEPS: dict[str, Step] = {
    "start": costs.start,
    "first second": lambda bench, sizes: costs.first_second(bench, sizes[-1]),
    "keys": _at_each(costs.keys, 30),
    "comparing": _at_each(costs.comparing, 15),
    "opening": _at_each(costs.opening, 10),
    "filter": _at_each(costs.filtering, 3),
    "rest": _at_each(costs.rest, 2),
    "list": costs.listing,
    "reading": lambda bench, sizes: costs.reading(bench, READ),
    "import": lambda bench, sizes: costs.importing(bench, sizes[1]),
}
"""What is measured, in this order."""


def main() -> None:
    """Measure, keep, and write the tables and the picture."""
    given = _arguments()
    given.cache.mkdir(parents=True, exist_ok=True)
    vd = peers.visidata(given.vd)
    compile_dir(_ROOT / "jobtui", quiet=1)  # as pip does, and PYTHONDONTWRITEBYTECODE would not
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(given.cache.absolute(), Path(home), vd, given.rounds)
        for size in given.sizes:
            print(f"{size:,} postings: {bench.database(size)}", file=sys.stderr)
            costs.migrated(bench, size)
            bench.as_backed_up(size)
        for name in given.only or STEPS:
            _measure(name, bench, given.sizes)
        if given.files:
            costs.importing(bench, given.files)
            speed = median(bench.samples[f"imported@{given.files}"])
            print(f"import of {given.files:,} files: {speed:.0f} a second")
    runs = _runs(given.cache / "runs.json", dict(bench.samples), anew=given.anew, keep=not given.dry_run)
    _tell(given.sizes, runs, vd, write=not given.dry_run)


def _measure(name: str, bench: Bench, sizes: Sequence[int]) -> None:
    """One step; where something does not come, the rest is measured all the same."""
    begun = time.monotonic()
    try:
        STEPS[name](bench, sizes)
    except (TimeoutError, OSError, subprocess.SubprocessError) as error:
        print(f"{name}: {error}", file=sys.stderr)
    print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--cache", type=Path, required=True, help="where databases and runs are kept")
    parser.add_argument("--sizes", type=_sizes, default=_SIZES, help="four numbers of postings")
    parser.add_argument("--only", type=lambda names: names.split(","), help=f"some of {', '.join(STEPS)}")
    parser.add_argument("--rounds", type=int, default=7, help="how often each program is started")
    parser.add_argument("--vd", help="VisiData, if vd is not on the PATH")
    parser.add_argument("--files", type=int, help="import so many files as well")
    parser.add_argument("--anew", action="store_true", help="forget the runs before")
    parser.add_argument("--dry-run", action="store_true", help="print the tables, leave the documents alone")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(map(int, text.split(",")))
    if len(sizes) != len(_SIZES) or sorted(set(sizes)) != list(sizes):
        raise argparse.ArgumentTypeError("four numbers that rise")
    return sizes


def _runs(path: Path, samples: Samples, *, anew: bool, keep: bool) -> list[Samples]:
    """The newest runs, this one last; with `keep` the next run finds it there."""
    before = [] if anew or not path.exists() else json.loads(path.read_text())
    runs: list[Samples] = [*before, samples][-_KEPT:]
    if keep:
        path.write_text(json.dumps(runs))
    return runs


def _tell(sizes: Sequence[int], runs: Sequence[Samples], vd: peers.VisiData, *, write: bool) -> None:
    small, thousand, middle, large = sizes
    without = "" if vd.program else "VisiData"
    table = [_where(), "", *goal_table(goals(small, thousand, middle, large), runs, without)]
    growth = [*growth_table(sizes[1:], runs)]
    print("\n".join([*table, "", *growth]))
    if write:
        put_between(_TOLD, "goals", table)
        put_between(_TOLD, "growth", growth)
        _DRAWN.write_text(drawn(_bars(sizes, runs), _curves(sizes, runs)), encoding="utf-8")


def _where() -> str:
    """On what it was measured, and when."""
    when = datetime.now().astimezone().strftime("%d %B %Y")
    return f"{when}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores:"


def _pooled(runs: Sequence[Samples], cost: str) -> float | None:
    found = [sample for run in runs for sample in run.get(cost, ())]
    return median(found) if found else None


def _bars(sizes: Sequence[int], runs: Sequence[Samples]) -> list[Bar]:
    large = sizes[-1]
    named = {
        "floor@0": ("Python, sqlite3 and a page of rows", False),
        **{f"rows@{size}": (f"jobtui, {size:,} postings", True) for size in sizes},
        "empty@0": ("an empty Textual app", False),
        f"rows of VisiData@{large}": (f"VisiData, first of {large:,} rows", False),
        f"all of VisiData@{large}": (f"VisiData, all {large:,} rows", False),
    }
    found = {cost: _pooled(runs, cost) for cost in named}
    return [Bar(name, ms, own) for cost, (name, own) in named.items() if (ms := found[cost]) is not None]


def _curves(sizes: Sequence[int], runs: Sequence[Samples]) -> list[Curve]:
    curves = []
    for cost, name in _CURVES.items():
        found = [(size, ms) for size in sizes[1:] if (ms := _pooled(runs, f"{cost}@{size}")) is not None]
        curves += [Curve(name, found)] if found else []
    return curves


if __name__ == "__main__":
    main()
