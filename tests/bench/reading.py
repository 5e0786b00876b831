"""How long reading takes: `python -m tests.bench.reading [FILES AND FOLDERS...]`, without them the samples.

Times are of the processor, in one process, behind a warm-up. The milliseconds are those of one machine; how
they grow with the text is the same on all. An exponent of 1 means twice the time for twice the text.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from math import log
from pathlib import Path
from statistics import linear_regression, median

from jobtui.domain.problem import Problem
from jobtui.parsing import read
from tests.bench.grown import SHAPES, paragraphs

SAMPLES = Path(__file__).parents[2] / "jobtui" / "samples"
KB = 1000
SIZES = (5, 20, 80, 320, 1000)
AS_OF = date(2026, 1, 1)
_COLD = """
import sys, time
data, file, started = open(sys.argv[1], "rb").read(), sys.argv[1], time.process_time()
import datetime, jobtui.parsing.pipeline
loaded = time.process_time()
jobtui.parsing.read(data, file, as_of=datetime.date(2026, 1, 1))
print(loaded - started, time.process_time() - loaded)
"""


def cpu_ms(data: bytes, file: str) -> float:
    """Milliseconds of the processor that reading takes, a refusal included."""
    started = time.process_time()
    with suppress(Problem):
        read(data, file, as_of=AS_OF)
    return 1000 * (time.process_time() - started)


def usual_ms(data: bytes, file: str, runs: int = 5) -> float:
    """The median of some runs."""
    return median(cpu_ms(data, file) for _ in range(runs))


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The slope of time over size, both as logarithms: 1 is linear, 2 quadratic."""
    return linear_regression([*map(log, sizes)], [*map(log, times)]).slope


def postings(paths: Sequence[Path]) -> list[tuple[bytes, str]]:
    """The files, and those of the folders, of kinds that hold postings."""
    files = [f for path in paths for f in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    kinds = (".txt", ".md", ".html", ".json", ".xml")
    return [(f.read_bytes(), f.name) for f in files if f.is_file() and f.suffix in kinds]


def cold(path: Path) -> tuple[float, float]:
    """Milliseconds to load the reader and to read the first posting, in a new process."""
    told = subprocess.check_output([sys.executable, "-c", _COLD, str(path)], text=True)
    load, first = (1000 * float(x) for x in told.split())
    return load, first


def each(found: Sequence[tuple[bytes, str]]) -> Iterator[str]:
    """What reading the postings takes, one by one."""
    for data, file in found:  # compiles the patterns
        cpu_ms(data, file)
    sizes = [len(data) / KB for data, _ in found]
    times = [usual_ms(data, file) for data, file in found]
    scaled = sorted(5 * ms / size for ms, size in zip(times, sizes, strict=True))
    yield "| postings | median size | median | per 5 KB | slowest tenth, per 5 KB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    yield (
        f"| {len(found)} | {median(sizes):.1f} KB | {median(times):.1f} ms | {median(scaled):.1f} ms "
        f"| over {scaled[int(len(scaled) * 0.9)]:.1f} ms |"
    )


def growth(parts: Sequence[str]) -> Iterator[str]:
    """How the time grows from 5 KB to 1 MB, for each shape of posting."""
    yield f"| ms for about … KB | {' | '.join(map(str, SIZES))} | ms a KB | exponent |"
    yield f"| --- |{' ---: |' * (len(SIZES) + 2)}"
    for name, make in SHAPES.items():
        made = [make(parts, size * KB) for size in SIZES]
        cpu_ms(made[1][1], made[1][0])
        times = [usual_ms(data, file, 3 if len(data) < 100 * KB else 1) for file, data in made]
        sizes = [len(data) / KB for _, data in made]
        row = " | ".join(f"{ms:,.0f}" for ms in times)
        yield f"| {name} | {row} | {times[-1] / sizes[-1]:.1f} | {exponent(sizes, times):.2f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILES AND FOLDERS")
    found = postings(parser.parse_args().paths or [SAMPLES])
    load, first = min(cold(next(SAMPLES.glob("*.txt"))) for _ in range(3))
    print(f"First use: {load:.0f} ms to load the reader, {first:.0f} ms for the first posting.\n")
    print("\n".join(each(found)), end="\n\n")
    for line in growth([part for data, file in found for part in paragraphs(data, file)]):
        print(line, flush=True)


if __name__ == "__main__":
    main()
