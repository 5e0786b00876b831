"""Which pay range counts where I am."""

import pytest

from jobtui.domain.place import admits, mine, within
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
        (("Berlin",), None),
        (("Hilltown",), None),
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


@pytest.mark.parametrize(
    ("where", "place", "lies"),
    [
        ("London, United Kingdom", "UK", True),
        ("London, United Kingdom", "United States", False),
        ("Dubai, United Arab Emirates", "US", False),
        ("Sydney, New South Wales", "UK", False),
        ("Perth, WA, Australia", "Australia", True),
        ("Perth, WA, Australia", "US", False),
        ("Seattle, WA", "US", True),
        ("South America", "US", False),
        ("Belfast, Northern Ireland", "Ireland", False),
        ("Kraków, Poland", "Poland", True),
    ],
)
def test_a_country_is_known_by_its_whole_name(where: str, place: str, lies: bool) -> None:
    assert within(where, place) is lies


@pytest.mark.parametrize(
    ("right", "text", "admitted"),
    [
        ("US", "You must have the right to work in the United Kingdom", False),
        ("UK", "You must have the right to work in the United Kingdom", True),
        ("United States", "Authorised to work in the US", True),
        ("EU", "Eligible to work in Poland", True),
        ("EU", "Tell us where you may work", False),
        ("Switzerland", "Right to work in the EU or Switzerland", True),
        ("Germany", "Right to work in the EU or Switzerland", False),
        ("EU", "Right to work in the European Union", True),
        ("UK", "Right to work in Germany and the UK, or a visa", False),
        ("EU and UK", "Right to work in Germany and the UK", True),
    ],
)
def test_a_right_to_work_holds_in_its_country(right: str, text: str, admitted: bool) -> None:
    assert admits(right, text) is admitted
