"""Reading takes work in proportion to the text, whatever the text is made of."""

import cProfile

import pytest

from jobtui.parsing import read
from tests.bench.grown import SHAPES, paragraphs
from tests.bench.reading import AS_OF, SAMPLES, cpu_ms, exponent, postings

SMALL, LARGE = 40_000, 160_000


def calls(data: bytes, file: str) -> int:
    """How many functions are called to read a posting."""
    profile = cProfile.Profile()
    with profile:
        read(data, file, as_of=AS_OF)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(scope="module")
def parts() -> list[str]:
    """Paragraphs of the samples."""
    return [part for data, file in postings([SAMPLES]) for part in paragraphs(data, file)]


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_text(shape: str, parts: list[str]) -> None:
    made = [SHAPES[shape](parts, size) for size in (SMALL, LARGE)]
    sizes = [len(data) for _, data in made]
    assert exponent(sizes, [calls(data, file) for file, data in made]) < 1.2


@pytest.mark.parametrize("piece", ["1?", "$1 ", "; ", ",", "A"])
def test_a_line_of_one_thing_takes_no_longer_than_some_lines_of_prose(piece: str, parts: list[str]) -> None:
    file, prose = SHAPES["mixed paragraphs"](parts, 20_000)
    dense = "Miller\n\nRequirements\n" + f"- {piece * (1900 // len(piece))}\n" * 10
    pace, usual = (min(cpu_ms(data, file) for _ in range(3)) / len(data) for data in (dense.encode(), prose))
    assert pace < 10 * usual
