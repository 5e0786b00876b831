"""How much two texts have in common, and the numbers by which those that may be alike are found."""

import random

import pytest

from jobtui.domain.likeness import LEAST_WORDS, SHORT, alike, bands, nearness

_RANDOM = random.Random(7)
WORDS = [f"word{n}" for n in range(900)]


def text(length: int) -> list[str]:
    return [_RANDOM.choice(WORDS) for _ in range(length)]


def changed(words: list[str], share: float) -> str:
    """The text with this share of its words, in runs of ten, put in other words."""
    runs = [words[at : at + 10] for at in range(0, len(words), 10)]
    for at in _RANDOM.sample(range(len(runs)), round(share * len(runs))):
        runs[at] = text(10)
    return " ".join(word for run in runs for word in run)


def test_a_text_is_like_itself_and_not_like_another() -> None:
    one, other = " ".join(text(400)), " ".join(text(400))
    assert alike(one, one.upper()) == nearness(one, one) == 1
    assert alike(one, other) < 0.05


def test_the_more_is_changed_the_less_is_common() -> None:
    words = text(400)
    shares = [alike(" ".join(words), changed(words, share)) for share in (0, 0.1, 0.3, 0.6)]
    assert shares == sorted(shares, reverse=True) and len({*shares}) == 4


def test_one_other_line_does_not_part_short_texts() -> None:
    words = text(SHORT - 30)
    other = changed(words, 0.2)
    assert nearness(" ".join(words), other) > alike(" ".join(words), other) + 0.05
    assert nearness("a b c", "d e f") == nearness("", "a") == 0


@pytest.mark.parametrize(("share", "least"), [(0.02, 20), (0.1, 18)])
def test_texts_that_are_nearly_the_same_share_a_number(share: float, least: int) -> None:
    found = 0
    for _ in range(20):
        words = text(400)
        found += bool({*bands(" ".join(words))} & {*bands(changed(words, share))})
    assert found >= least


def test_other_texts_share_none_and_short_ones_have_none() -> None:
    assert not any({*bands(" ".join(text(400)))} & {*bands(" ".join(text(400)))} for _ in range(20))
    assert bands(" ".join(text(LEAST_WORDS - 1))) == ()
