"""Spoilt postings for the reader: `python -m tests.fuzz --minutes 10 [--seed N] [--keep FOLDER] [CORPUS...]`.

A case is made from its number and the seed alone, so that it can be made again. Complained of is any
exception but a Problem, a value that is not what the text says at its spans, a second reading unlike the
first, and a reading that takes long for its size. Files that fail are made as short as halving can, and kept.
"""

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from types import FrameType

from jobtui.domain.problem import Problem
from jobtui.interop.readings import to_json
from jobtui.parsing import read
from tests.bench.reading import SAMPLES
from tests.mutations import spoilt
from tests.parsing.invariants import assert_verbatim

AS_OF = date(2026, 1, 1)
AGAIN = 20
"""Each so manieth case is read twice."""
SLOW, TIMES, HANGS = 1.0, 20, 5.0
"""Seconds of the processor that are too many for any case; how many times the median time a KB is too slow;
and seconds after which a reading is broken off."""
SMALL = 8
"""KB that a file counts at least: what a reading takes whatever its size."""
TRIES = 200


class TooLong(BaseException):
    """A reading was broken off. No exception that the reader could catch."""


@dataclass(slots=True)
class Fuzz:
    """The cases of one seed, and how long those went that were read."""

    seed: int
    sources: Sequence[str]
    timed: bool = True
    paces: list[float] = field(default_factory=list)

    def case(self, number: int) -> tuple[bytes, str]:
        """The bytes and the name of the case of a number."""
        rng = Random(f"{self.seed}:{number}")
        return spoilt(rng, rng.choice(self.sources), rng.choice(self.sources))

    def complaint(self, data: bytes, file: str, *, again: bool = False) -> str | None:
        """What is wrong with the reading of a file, in a few words; None where nothing is."""
        started = time.process_time()
        try:
            told = self._told(data, file)
        except TooLong:
            return "hangs"
        except Exception as error:
            return f"{type(error).__name__} in {_where(error)}"
        if again and told != self._told(data, file):
            return "two readings"
        slow = self.timed and not again and self._slow(len(data) / 1000, time.process_time() - started)
        return "slow" if slow else None

    def _told(self, data: bytes, file: str) -> str:
        """All that a file says, checked; its refusal where it is refused."""
        signal.setitimer(signal.ITIMER_PROF, HANGS if self.timed else 0)
        try:
            found = read(data, file, as_of=AS_OF)
            for reading in found:
                assert_verbatim(reading)
            return json.dumps([to_json(reading) for reading in found], allow_nan=False)
        except Problem as problem:
            return problem.message
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _slow(self, size: float, seconds: float) -> bool:
        """Whether so many seconds are too many for so many KB."""
        pace = seconds / max(size, SMALL)
        usual = median(self.paces) if len(self.paces) > 200 else pace
        if len(self.paces) < 2000:
            self.paces.append(pace)
        return seconds > SLOW or pace > TIMES * usual

    def failures(self, numbers: Iterator[int]) -> Iterator[tuple[int, str]]:
        """The numbers of the cases that fail, each with the complaint."""
        for number in numbers:
            found = self.complaint(*self.case(number), again=number % AGAIN == 0)
            if found:
                yield number, found

    def shortened(self, data: bytes, file: str, complaint: str) -> bytes:
        """The file without whatever the complaint does not need: halves, then quarters, and so on."""
        size, tries = len(data) // 2, 0
        while size and tries < TRIES:
            at = 0
            while at < len(data) and tries < TRIES:
                tries += 1
                less = data[:at] + data[at + size :]
                if self.complaint(less, file, again=complaint == "two readings") == complaint:
                    data = less
                else:
                    at += size
            size //= 2
        return data


def _where(error: Exception) -> str:
    """The innermost function of the project that an exception came from."""
    place, trace = "", error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        if "jobtui" in Path(code.co_filename).parts or "tests" in Path(code.co_filename).parts:
            place = f"{Path(code.co_filename).stem}.{code.co_name}"
        trace = trace.tb_next
    return place


def _too_long(signum: int, frame: FrameType | None) -> None:
    raise TooLong


def sources(corpora: Sequence[Path]) -> list[str]:
    """The texts of the samples and of the files of the corpora."""
    files = [*SAMPLES.iterdir(), *(f for c in corpora for f in c.rglob("*"))]
    kinds = (".txt", ".md", ".html", ".json", ".xml")
    return [f.read_text("utf-8", "replace") for f in sorted(files) if f.is_file() and f.suffix in kinds]


def numbers(seconds: float) -> Iterator[int]:
    """0, 1, 2 … until the time is over."""
    number, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        yield number
        number += 1
    print(f"{number:,} cases.")


def main() -> int:
    """Run for some minutes; 1 where a case failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where files that fail are kept")
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS")
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, _too_long)
    fuzz = Fuzz(asked.seed, sources(asked.corpora))
    seen: dict[str, int] = {}
    for number, complaint in fuzz.failures(numbers(60 * asked.minutes)):
        seen[complaint] = seen.get(complaint, 0) + 1
        if seen[complaint] > 3:
            continue
        data, file = fuzz.case(number)
        less = fuzz.shortened(data, file, complaint)
        print(
            f"case {number}: {complaint}; {file}, {len(data):,} bytes, shortened to {len(less):,}", flush=True
        )
        if asked.keep:
            asked.keep.mkdir(parents=True, exist_ok=True)
            (asked.keep / f"{asked.seed}-{number}-{file}").write_bytes(less)
    for complaint, count in seen.items():
        print(f"{count:,} × {complaint}")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
