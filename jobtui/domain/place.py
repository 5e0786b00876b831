"""Which of several pay ranges counts for me, where they depend on the place."""

import re
from collections.abc import Collection, Sequence

from jobtui.domain.salary import Salary

_COUNTRIES = {
    "us": "us usa united states america u.s.",
    "uk": "uk britain england scotland wales kingdom",
    "de": "germany deutschland",
    "fr": "france",
    "ca": "canada",
    "es": "spain españa",
    "nl": "netherlands nederland",
    "ch": "switzerland schweiz suisse",
    "at": "austria österreich",
    "ie": "ireland",
    "in": "india",
    "au": "australia",
}
_COUNTRY = {word: code for code, words in _COUNTRIES.items() for word in words.split()}
_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)
_UNION = dict.fromkeys(("eu", "european union", "eea", "europe"), frozenset("de fr es nl at ie".split()))
_ABBREVIATED = {"nyc": "new york city", "sf": "san francisco", "la": "los angeles", "dc": "washington"}
_LOOSE = frozenset("area metropolitan metro bay region greater city and the of or in".split())
"""Words of a place that many places share."""


def mine(salaries: Sequence[Salary], places: Collection[str]) -> Salary | None:
    """The range that counts for somebody at these places, the first place first; None where none is said to.

    A range that names the place goes before one for its country, and that before one for no place at all.
    Without places, or where no range depends on one, the first counts; among those alike as well.
    """
    if not salaries:
        return None
    if not places or all(salary.where is None for salary in salaries):
        return salaries[0]
    for place in places:
        named = [salary for salary in salaries if salary.where and _names(salary.where, place)]
        wide = [salary for salary in salaries if salary.where and _holds(salary.where, place)]
        if counts := [*named, *wide]:
            return counts[0]
    return next((salary for salary in salaries if salary.where is None), None)


def admits(right: str, text: str) -> bool:
    """Whether a right to work somewhere is one in the country that a sentence names."""
    asked = _country(re.sub(r"\bus\b", " ", text))  # small letters are the pronoun
    if asked is None:
        return False
    return _country(right) == asked or (right.casefold() in _UNION and asked in _UNION[right.casefold()])


def within(where: str, place: str) -> bool:
    """Whether a place that a posting names is one of mine, or lies in a country that is."""
    return _names(where, place) or (_holds(place, where) and _country(where) is not None)


def around(where: str, place: str) -> bool:
    """Whether a posting names only the country around my place."""
    return _holds(where, place) and not within(where, place)


def _names(where: str, place: str) -> bool:
    """Whether the words of a range's place name the town or region of the other."""
    town = place.split(",", maxsplit=1)[0]
    wanted = {word for word in _words(town) if word not in _LOOSE and word not in _COUNTRY}
    return bool(wanted) and wanted <= set(_words(where))


def _holds(where: str, place: str) -> bool:
    """Whether a range for a whole country counts at a place, known to lie in it or in no other country."""
    country = _country(where)
    left = [word for word in _words(where) if word not in _COUNTRY and word not in _LOOSE]
    return country is not None and not left and _country(place) in (country, None)


def _country(place: str) -> str | None:
    if any(part.strip() in _US_STATES for part in place.split(",")[1:]):
        return "us"
    return next((_COUNTRY[word] for word in _words(place) if word in _COUNTRY), None)


def _words(text: str) -> list[str]:
    folded = re.sub(r"\bu\.?\s?s\.?(?:\s?a\.?)?(?![\w])", "usa", text.casefold())
    words = re.findall(r"\w+", folded)
    return [part for word in words for part in _ABBREVIATED.get(word, word).split()]
