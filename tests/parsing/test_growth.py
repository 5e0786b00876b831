"""Reading takes work in proportion to the text, whatever the text is made of. Work is counted, not timed."""

import cProfile

import pytest

from jobtui.parsing import read
from tests.bench.grown import SHAPES, paragraphs
from tests.bench.reading import AS_OF, SAMPLES, exponent, postings

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
