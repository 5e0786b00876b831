"""Numbers in words."""

import pytest

from jobtui.domain.number import counted


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [
        (0, "row", "0 rows"),
        (1, "row", "1 row"),
        (2000, "row", "2,000 rows"),
        (1_000_000, "possible duplicate", "1,000,000 possible duplicates"),
        (3, "responsibility", "3 responsibilities"),
        (3, "day", "3 days"),
    ],
)
def test_a_number_of_things_is_told_in_thousands(number: int, thing: str, words: str) -> None:
    assert counted(number, thing) == words
