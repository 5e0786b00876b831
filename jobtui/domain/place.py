"""Which of several pay ranges counts for me, where they depend on the place."""

import re
from collections.abc import Collection, Sequence

from jobtui.domain.salary import Salary

_COUNTRIES = {
    "us": "usa|united states|america",
    "uk": "uk|united kingdom|great britain|britain|england|scotland|wales|northern ireland",
    "de": "germany|deutschland",
    "fr": "france",
    "ca": "canada",
    "es": "spain|españa",
    "nl": "netherlands|nederland",
    "ch": "switzerland|schweiz|suisse",
    "at": "austria|österreich",
    "ie": "ireland",
    "in": "india",
    "au": "australia",
    "nz": "new zealand",
    "ae": "united arab emirates|uae",
    "be": "belgium|belgië|belgique",
    "br": "brazil|brasil",
    "cn": "china",
    "cz": "czechia|czech republic",
    "dk": "denmark|danmark",
    "fi": "finland|suomi",
    "gr": "greece",
    "hu": "hungary",
    "il": "israel",
    "it": "italy|italia",
    "jp": "japan",
    "mx": "mexico|méxico",
    "no": "norway|norge",
    "pl": "poland|polska",
    "pt": "portugal",
    "ro": "romania",
    "se": "sweden|sverige",
    "sg": "singapore",
    "za": "south africa",
}
_TOWNS = {
    "us": (
        "atlanta|austin|baltimore|bellevue|boston|brooklyn|charlotte|chicago|cleveland|columbus"
        "|cupertino|dallas|denver|detroit|houston|indianapolis|miami|minneapolis|nashville|oakland"
        "|orlando|philadelphia|phoenix|pittsburgh|raleigh|redmond|sacramento|seattle|sunnyvale|tampa"
        "|new york|san francisco|los angeles|san diego|san jose|palo alto|mountain view"
        "|salt lake city|las vegas|kansas city"
    ),
    "uk": "london|manchester|leeds|edinburgh|glasgow|bristol|liverpool|sheffield|belfast|cardiff",
    "de": (
        "berlin|hamburg|münchen|munich|köln|cologne|frankfurt|stuttgart|düsseldorf|leipzig|dresden|hannover"
    ),
    "fr": "paris|lyon|marseille|toulouse|nantes|lille|bordeaux",
    "es": "madrid|barcelona|sevilla|valencia",
    "nl": "amsterdam|rotterdam|utrecht|eindhoven",
    "ca": "toronto|vancouver|montreal|montréal|ottawa|calgary",
    "ch": "zürich|zurich|basel|bern|genf|genève|geneva|lausanne",
    "at": "wien|vienna|graz|linz|salzburg",
    "ie": "dublin|cork|galway",
    "pl": "warszawa|warsaw|kraków|wrocław|gdańsk|poznań",
    "in": "bangalore|bengaluru|mumbai|hyderabad|pune|chennai|delhi",
}
"""Towns that stand for their country where nothing else names it; of several of one name none does."""

_NO_COUNTRIES = (
    "new south wales|new england|new mexico|latin america|south america|north america|central america"
)
"""Places in whose names a country stands that they are not."""

_UNION = dict.fromkeys(
    ("eu", "european union", "eea", "europe"),
    frozenset("at be cz de dk es fi fr gr hu ie it nl pl pt ro se".split()),
)

_COUNTRY = {name: code for code, names in _COUNTRIES.items() for name in names.split("|")}
_LANDS = {name: frozenset([code]) for name, code in _COUNTRY.items()} | _UNION
"""The countries that a name stands for."""

_TOWN = {town: code for code, towns in _TOWNS.items() for town in towns.split("|")}
_LONG_NAMES = re.compile(
    rf"\b(?:{'|'.join(name for name in (*_COUNTRY, *_UNION, *_NO_COUNTRIES.split('|')) if ' ' in name)})\b"
)
_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT FL GA HI ID IL IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)
"""Without DE and IN, which are as often Germany and India."""

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
    """Whether a right to work somewhere is one in a country that a sentence names; in each, joined by "and".

    Who may work in one country of a union may not in all of it.
    """
    words = _words(re.sub(r"\bus\b", " ", text))  # small letters are the pronoun
    asked, joints = _lands(words)
    held = frozenset[str]().union(*_lands(_words(right))[0])
    enough = all if "and" in joints and "or" not in joints else any
    return enough(land <= held for land in asked) if asked else _country(text) in held


def _lands(words: Sequence[str]) -> tuple[list[frozenset[str]], Sequence[str]]:
    """The countries that words name, a union of them at once, and the words from the first to the last."""
    named = [at for at, word in enumerate(words) if word in _LANDS]
    between = words[named[0] : named[-1]] if named else ()
    return [_LANDS[words[at]] for at in named], between


def within(where: str, place: str) -> bool:
    """Whether a place that a posting names is one of mine, or lies in a country that is."""
    return _names(where, place) or _holds(place, where)


def around(where: str, place: str) -> bool:
    """Whether a posting names only the country around my place, or a town that may lie in my country."""
    either = _may_hold(where, place) or _may_hold(place, where)
    return either and not within(where, place)


def _names(where: str, place: str) -> bool:
    """Whether the words of a range's place name the town or region of the other."""
    town = place.split(",", maxsplit=1)[0]
    wanted = {word for word in _words(town) if word not in _LOOSE and word not in _COUNTRY}
    return bool(wanted) and wanted <= set(_words(where))


def _holds(where: str, place: str) -> bool:
    """Whether `where` is a whole country, and a place is known to lie in it."""
    return _is_country(where) and _country(place) == _country(where)


def _may_hold(where: str, place: str) -> bool:
    """Whether `where` is a whole country, and a place is known to lie in no other."""
    return _is_country(where) and _country(place) in (_country(where), None)


def _is_country(where: str) -> bool:
    left = [word for word in _words(where) if word not in _COUNTRY and word not in _LOOSE]
    return _country(where) is not None and not left


def _country(place: str) -> str | None:
    named = next((_COUNTRY[word] for word in _words(place) if word in _COUNTRY), None)
    if named is None and any(part.strip() in _US_STATES for part in place.split(",")[1:]):
        return "us"
    return named or _TOWN.get(" ".join(_words(place.split(",", maxsplit=1)[0])))


def _words(text: str) -> list[str]:
    """The words of a place in small letters; the name of a country is one."""
    folded = re.sub(r"\bu\.?\s?s\.?(?:\s?a\.?)?(?![\w])", "usa", text.casefold())
    found: list[str] = []
    end = 0
    for long in _LONG_NAMES.finditer(folded):
        found += [*_short_words(folded[end : long.start()]), long[0]]
        end = long.end()
    return [*found, *_short_words(folded[end:])]


def _short_words(folded: str) -> list[str]:
    return [part for word in re.findall(r"\w+", folded) for part in _ABBREVIATED.get(word, word).split()]
