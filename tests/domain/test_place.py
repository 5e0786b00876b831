"""Which pay range counts where I am."""

import pytest

from jobtui.domain.place import mine
from jobtui.domain.salary import Salary

_WIDE = Salary(1, 2, "USD", where="U.S.")
_CITIES = Salary(3, 4, "USD", where="San Francisco Bay area and New York City metropolitan area")
_NOWHERE = Salary(5, 6, "USD")


@pytest.mark.parametrize(
    ("places", "counts"),
    [
        ((), _WIDE),
        (("San Francisco",), _CITIES),
        (("San Francisco, CA",), _CITIES),
        (("New York, NY",), _CITIES),
        (("NYC",), _CITIES),
        (("Seattle, WA",), _WIDE),
        (("Seattle",), _WIDE),
        (("United States",), _WIDE),
        (("USA",), _WIDE),
        (("Berlin, Germany",), None),
        (("Berlin, Germany", "New York"), _CITIES),
    ],
)
def test_the_range_of_my_place_counts(places: tuple[str, ...], counts: Salary | None) -> None:
    assert mine([_WIDE, _CITIES], places) == counts


def test_ranges_for_no_place() -> None:
    assert mine([], ["Berlin"]) is None
    assert mine([_NOWHERE], ["Berlin"]) == _NOWHERE
    assert mine([_CITIES, _NOWHERE], ["Berlin, Germany"]) == _NOWHERE
    assert mine([_CITIES, _WIDE], ["Austin, TX"]) == _WIDE
