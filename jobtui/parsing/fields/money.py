"""Amounts of money as people write them: glued, abbreviated, in many currencies."""

import re
from dataclasses import dataclass
from functools import cache

from jobtui.domain.salary import Period
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_NUMBER = (
    r"(?:\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?|"
    r"\d{1,2}(?:,\d{2}){1,2},\d{3}|\d{1,8}(?:[.,]\d{1,2}(?!\d))?)"
)
_PLAN = re.compile(r"40[13]\s?\(?[kb]\b", re.I)
"""Plans to save for old age, named by a paragraph of the law: 401k, 403(b)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount at `text[start:end]` in major units. `factor` is what its "k" or "lakh" multiplied it by, 1
    without.
    """

    value: float
    currency: str | None
    period: Period | None
    start: int
    end: int
    factor: int


@cache
def _amount() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """An amount with what stands behind it, a currency right before it, and what a currency can end in."""
    signs = sorted(table("money")["currency"], key=len, reverse=True)
    before = "|".join(_apart(s) + _sign(s) for s in signs)
    behind = "|".join(_sign(s) for s in signs)  # apart already: behind a number
    factors = sorted(table("money")["multiplier"], key=len, reverse=True)
    factor = "|".join(
        re.escape(f) + (r"(?:(?![A-Za-z])|(?=(?:EUR|USD|GBP|CHF|PLN)\b))" if f.isascii() else "")
        for f in factors
    )
    amount = re.compile(
        rf"(?<![\d.,])(?P<number>{_NUMBER})(?:,--?|"
        rf"\.--?)?(?:\s?(?P<factor>{factor}))?(?:\s?(?P<behind>{behind})(?!\s?\d))?"
    )
    return amount, re.compile(rf"(?P<before>{before})\s?$"), frozenset(s[-1] for s in signs)


def _sign(sign: str) -> str:
    return re.escape(sign) + (r"(?![A-Za-z])" if sign[-1].isalpha() and sign.isascii() else "")


def _apart(sign: str) -> str:
    return r"(?<![A-Za-z])" if sign[0].isalpha() and sign.isascii() else ""


@cache
def _periods() -> tuple[tuple[Period, OneOf], ...]:
    return tuple((Period(n), OneOf(p, re.I)) for n, p in table("money")["period"].items())


def amounts(text: str) -> list[Amount]:
    """Every number of a text that may be an amount, with its currency where one stands beside it."""
    entry = table("money")
    found: list[Amount] = []
    amount, currency_before, endings = _amount()
    for match in amount.finditer(text):
        value = number(match["number"])
        left = max(found[-1].end if found else 0, match.start() - 7)
        near = text[left : match.start()]
        before = currency_before.search(near) if near.rstrip()[-1:] in endings else None
        factor, sign = match["factor"], before["before"] if before else match["behind"]
        if value is None or (not before and _PLAN.match(text, match.start("number"))):
            continue
        implied = entry["implied"].get((factor or "").casefold())
        currency = entry["currency"].get(sign) if sign else implied[0] if implied else None
        start = left + before.start() if before else match.start("number")
        period = Period(implied[1]) if implied else None
        times = int(entry["multiplier"].get(factor, 1))
        found.append(Amount(value * times, currency, period, start, match.end(), times))
    return found


def number(text: str) -> float | None:
    """The value of a printed number, whichever sign parts its thousands: 60.000 · 3.284,86 · 142,800 ·
    17.32.
    """
    bare = re.sub(r"[\s'’\u00a0\u202f]", "", text)
    if bare.count(",") and bare.count("."):
        decimal = max(bare.rfind(","), bare.rfind("."))
        whole, part = bare[:decimal], bare[decimal + 1 :]
    else:
        tail = re.search(r"[.,](\d{1,2})$", bare)
        whole, part = (bare[: tail.start()], tail[1]) if tail else (bare, "")
    digits = re.sub(r"[.,]", "", whole)
    return float(f"{digits}.{part or 0}") if digits.isdigit() and len(digits) <= 12 else None


def period(text: str, start: int, end: int) -> Period | None:
    """The span of time that the words right behind an amount, or right before it, name."""
    behind, before = text[end : end + 34], text[max(0, start - 48) : start]
    near = re.split(r"[.;](?:\s|$)|\d{2}|\bplus\b|\+", behind, maxsplit=1)[0]
    for found in (_first(near), _last(before)):
        if found:
            return found
    return None


def _first(text: str) -> Period | None:
    hits = [(m.start(), p) for p, pattern in _periods() for m in pattern.finditer(text)]
    return min(hits, key=lambda h: h[0])[1] if hits else None


def _last(text: str) -> Period | None:
    hits = [(m.end(), p) for p, pattern in _periods() for m in pattern.finditer(text)]
    return max(hits, key=lambda h: h[0])[1] if hits else None
