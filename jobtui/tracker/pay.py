"""Pay as a person types it, understood or refused in one sentence; never half understood."""

import re

from jobtui.domain.problem import WrongUsage
from jobtui.domain.salary import CURRENCIES, Period, Salary, minor

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR"}

_PERIODS = {"annum": Period.YEAR, "yr": Period.YEAR, "mo": Period.MONTH, "wk": Period.WEEK}
_PERIODS |= {"hr": Period.HOUR, "h": Period.HOUR}

# Thousands may be grouped by one of `, . ' ’` or a space, or as in 12,00,000: three digits follow the last.
# A mark before one or two last digits is a decimal one. `k` counts thousands, unless it begins a code.
_AMOUNT = re.compile(
    r"(?<!\d)(?<!\d[,.'’])"
    r"(?P<whole>\d{1,3}(?:(?P<mark>[,.'’ ])\d{3}(?:(?P=mark)\d{3})*|(?:,\d\d)+,\d{3})(?!\d)|\d+)"
    r"(?:[,.](?P<part>\d{1,2}))?(?![,.'’]?\d)"
    r"\s?(?P<k>[kK]\b|k(?=[A-Z]))?"
)
_TOO_LARGE = 10**12
_CODE = re.compile(r"\b[A-Z]{3}\b|(?<=[\dk])[A-Z]{3}\b")
_WORD = re.compile(r"[A-Za-z]{3,}")
_PERIOD = re.compile(
    r"(?:/|\bper )\s?([a-z]{1,6})|\b(?:an? |p\.)(year|month|week|day|hour|a\.)", re.IGNORECASE
)
_PLACE = re.compile(r"\(([^()]{1,200})\)")


def pay(text: str) -> Salary:
    """`120,000-150,000 USD /year (Berlin)`, `€45k–55k /yr`, `from $90,000`, `up to £65,000`, `CHF 90'000+`.

    Raises WrongUsage.
    """
    place = _PLACE.search(text)
    body = _PLACE.sub("", text).strip()
    amounts = _amounts(body)
    if wrong := _fault(amounts):
        raise WrongUsage(f"'{text[:60]}' {wrong}. Write it like 90,000-110,000 EUR /year.")
    period = _PERIOD.search(body)
    currency = _currency(_PERIOD.sub(" ", body))
    up_to = body.casefold().startswith("up to")
    onward = not up_to and len(amounts) == 1 and (body.casefold().startswith("from") or "+" in body)
    return Salary(
        None if up_to else minor(amounts[0], currency),
        None if onward else minor(amounts[-1], currency),
        currency,
        None if period is None else _period(period[1] or period[2]),
        (place[1].strip() or None) if place else None,
    )


def _amounts(body: str) -> list[float]:
    """All amounts in major units. Where only the second of two is in thousands, the first is meant so."""
    found = list(_AMOUNT.finditer(body))
    amounts = [_amount(match) for match in found]
    if len(amounts) == 2 and found[1]["k"] and not found[0]["k"] and amounts[0] * 1000 <= amounts[1]:
        amounts[0] *= 1000
    return amounts


def _fault(amounts: list[float]) -> str:
    """What keeps these amounts from being a range, "" if nothing does."""
    if not amounts:
        return "names no amount"
    if len(amounts) > 2:
        return "names more than two amounts"
    if amounts[0] > amounts[-1]:
        return "names the larger amount first"
    return "names too large an amount" if amounts[-1] >= _TOO_LARGE else ""


def _amount(match: re.Match[str]) -> float:
    whole = re.sub(r"\D", "", match["whole"])
    return float(f"{whole[:20]}.{match['part'] or 0}") * (1000 if match["k"] else 1)


def _currency(body: str) -> str | None:
    codes = _CODE.findall(body)
    words = [word.upper() for word in _WORD.findall(body)]
    known = [code for code in (*codes, *words) if code in CURRENCIES]
    signs = [currency for sign, currency in _SIGNS.items() if sign in body]
    return next(iter([*known, *codes, *signs]), None)


def _period(word: str) -> Period:
    name = word.casefold()
    if name == "a.":
        return Period.YEAR
    if name in _PERIODS:
        return _PERIODS[name]
    try:
        return Period(name)
    except ValueError:
        raise WrongUsage(f"unknown period '{name}'. One of: {', '.join(Period)}.") from None
