"""Where a page and the linked data (JSON-LD) in it name different values for one fact.

The linked data is taken for the reading. What the page says is named in a warning, and stays with the fact as
its alternatives. What may be two words for one thing is no disagreement, so that a warning means something.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from jobtui.domain.reading import Facts, Finding
from jobtui.domain.salary import Salary, describe, major, yearly
from jobtui.parsing.tables import table

_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=\d)[.,'’ \u00a0\u202f](?=\d{3}(?!\d))")
LIMIT = 100_000
"""So many characters of a page are compared."""
_QUOTED = 60
_DOLLARS = frozenset("USD AUD CAD NZD SGD HKD MXN TWD ARS CLP COP".split())
_HOURS = frozenset({"full-time", "part-time"})
_LASTING, _PASSING = (
    frozenset({"permanent"}),
    frozenset({"contract", "temporary", "internship", "freelance", "apprenticeship"}),
)

Findings = Sequence[Finding[Any]]


def disagreements(page: Facts, shown: str, linked: Facts, head: int) -> tuple[Facts, tuple[str, ...]]:
    """The linked data, with what a page (its facts and its text `shown`) says otherwise; a warning for each.

    The linked data was read from a text whose first `head` characters are its facts.
    """
    told = []
    facts = linked
    for name, (words, differ) in _FIELDS.items():
        ours = [f for f in page.findings(name) if not f.suggested]
        theirs = [f for f in linked.findings(name) if _in_facts(f, head)]
        if ours and theirs and differ(ours, theirs, shown):
            both = f"the page shows {_quoted(ours)}, its linked data {_quoted(theirs)}"
            told.append(f"{words}: {both}; the linked data was taken.")
            facts = replace(facts, **{name: _with_others(linked, name, theirs[0], ours)})
    return facts, tuple(told)


def _with_others(linked: Facts, name: str, taken: Finding[Any], others: Findings) -> Any:
    """The value of a field whose finding `taken` keeps the others, without their place in the page."""
    kept = replace(taken, alternatives=tuple(replace(other, spans=()) for other in others))
    if not isinstance(getattr(linked, name), tuple):
        return kept
    return tuple(kept if one is taken else one for one in linked.findings(name))


def _in_facts(found: Finding[Any], head: int) -> bool:
    """Whether the linked data says it as a fact: not in its body, and not by an address alone."""
    return found.rule.startswith("label.") and all(start < head for start, _ in found.spans)


def _quoted(found: Findings) -> str:
    values = (describe(f.value, with_place=True) if isinstance(f.value, Salary) else f.value for f in found)
    text = "; ".join(dict.fromkeys(values))
    clean = "".join(c if c.isprintable() else "?" for c in text)
    return f"'{clean if len(clean) <= _QUOTED else clean[: _QUOTED - 1] + '…'}'"


def _words(text: str) -> list[str]:
    """The words of a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def _said(words: Sequence[str], text: str) -> bool:
    """Whether a text holds the words, in their order."""
    return f" {' '.join(words)} " in f" {' '.join(_words(text))} "


def _named(page: Findings, linked: Findings, text: str) -> bool:
    """Titles, companies: neither holds all words of the other, and the page nowhere says the linked one."""
    ours, theirs = _words(page[0].value), _words(linked[0].value)
    if not theirs or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return False
    return not _said(theirs, text)


def _placed(page: Findings, linked: Findings, text: str) -> bool:
    """Places: no town of one is named by the other. A country agrees with every town."""
    ours, theirs = ([_town(f.value) for f in found] for found in (page, linked))
    if not all([*ours, *theirs]):
        return False
    if any(_said(name, text) for town in theirs for name in _names(town)):
        return False
    return not any(_said(name, f.value) for town in ours for name in _names(town) for f in linked)


def _town(place: str) -> list[str]:
    """The words before the first comma; none where they name a country or are a code."""
    first = place.split(",", maxsplit=1)[0].strip()
    known = table("places")
    wide = first.casefold() in known["countries"] or first in known["codes"] or first.upper() == first != ""
    return [] if wide and first.isascii() else _words(first)


def _names(town: list[str]) -> list[list[str]]:
    """What a town is called in other languages too."""
    return _exonyms().get(" ".join(town), [town])


@cache
def _exonyms() -> dict[str, list[list[str]]]:
    called = [[_words(name) for name in names] for names in table("places")["exonyms"]]
    return {" ".join(name): names for names in called for name in names}


def _elsewhere(page: Findings, linked: Findings, text: str) -> bool:
    """Workplaces: another one."""
    return bool(page[0].value != linked[0].value)


def _otherwise(page: Findings, linked: Findings, text: str) -> bool:
    """Employment types that exclude each other: other hours, or lasting against passing."""
    ours, theirs = (frozenset(f[0].value.split(", ")) for f in (page, linked))
    hours = ours & _HOURS, theirs & _HOURS
    if all(hours) and not hours[0] & hours[1]:
        return True
    crossed = [
        (a & _LASTING, b & _PASSING, a & _PASSING | b & _LASTING) for a, b in ((ours, theirs), (theirs, ours))
    ]
    return any(lasting and passing and not both for lasting, passing, both in crossed)


def _paid(page: Findings, linked: Findings, text: str) -> bool:
    """Pay: no range of one is a range of the other, in whatever period, nor stands in the page at all."""
    pairs = [(a.value, b.value) for a in page for b in linked]
    if any(_same_pay(a, b) for a, b in pairs):
        return False
    bare = [f.value for f in page if _bare_dollar(f, text)]
    if any(_same_pay(replace(a, currency=None), f.value) for a in bare for f in linked if _dollars(f.value)):
        return False
    if any((a.minimum, a.maximum) == (b.minimum, b.maximum) for a, b in pairs):
        return True  # in another currency or period
    plain = _GROUPED.sub("", text)
    return not any(all(_printed(end, plain) for end in _ends(b.value)) for b in linked)


def _same_pay(a: Salary, b: Salary) -> bool:
    if a.currency and b.currency and a.currency != b.currency:
        return False
    open_period = a.period is None or b.period is None
    if open_period or a.period is b.period:
        return _near(a.minimum, b.minimum) and _near(a.maximum, b.maximum)
    return _near(yearly(a), yearly(b))


def _bare_dollar(pay: Finding[Salary], text: str) -> bool:
    """Whether a page says `$` and leaves open whose dollars these are."""
    said = " ".join(text[start:end] for start, end in pay.spans)
    return "$" in said and not re.search(r"[A-Za-z]{1,3}\s?\$|USD", said)


def _dollars(pay: Salary) -> bool:
    return pay.currency in _DOLLARS


def _near(a: int | None, b: int | None) -> bool:
    """Equal but for rounding; an open end agrees with every end."""
    return a is None or b is None or abs(a - b) <= 0.02 * max(a, b)


def _ends(pay: Salary) -> list[int]:
    ends = (major(end, pay.currency) for end in (pay.minimum, pay.maximum))
    return [int(end) for end in ends if end is not None]


def _printed(amount: int, text: str) -> bool:
    """Whether an amount stands in a text whose digits are not grouped: `45000`, or `45k`."""
    short = rf"|{amount // 1000}\s?[kK]" if amount % 1000 == 0 else ""
    return bool(re.search(rf"(?<!\d)(?:{amount}{short})(?!\d)", text))


_FIELDS: dict[str, tuple[str, Callable[[Findings, Findings, str], bool]]] = {
    "title": ("title", _named),
    "company": ("company", _named),
    "locations": ("location", _placed),
    "workplace": ("workplace", _elsewhere),
    "employment_type": ("employment type", _otherwise),
    "salaries": ("pay", _paid),
}
"""For each fact its name in the warning, and whether values of the page and of the linked data differ."""
