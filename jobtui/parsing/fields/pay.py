"""Pay as offered: ranges with currency, period and place. Bonuses, estimates and rewards are not pay."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from jobtui.domain.reading import Finding, ZoneName
from jobtui.domain.salary import Period, Salary, minor
from jobtui.parsing import noise
from jobtui.parsing.fields import currency
from jobtui.parsing.fields.money import Amount, amounts, period
from jobtui.parsing.fields.offers import Offer, beside, merged_of
from jobtui.parsing.lines import Line
from jobtui.parsing.page import FRONT, Mark, Page, Role
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_RANGE = re.compile(
    (
        r"\s{0,3}(?:(?:per|an?|/)\s?(?:year|annum|hour|month|yr|hr)\s{0,2})?(?:[-–—~〜～]|to|and|bis|"
        r"à|a|y|et|und|ed?(?: i)?|en|och|até|tot|至|到|から|/)\s{0,3}(?:up to |max\.? )?\s{0,12}$"
    ),
    re.I,
)
_GLUED = re.compile(r"\s{0,2}$")
_OPEN_UP = re.compile(
    (
        r"(?:\b(?:up to|upto|max\.?|maximum|bis zu|jusqu['’]à|hasta|até|fino a|tot|"
        r"upp till|under|fino ad?|op til|opptil|enintään|do)|최대|最高|最大|上限|〜|～)"
        r"(?: a(?: maximum of)?)?[\s:]{0,3}$"
    ),
    re.I,
)
_OPEN_DOWN = re.compile(
    r"(?:\b(?:from|ab|starting (?:at|from)|starts at|min\.?|minimum(?: of)?|at least|mindestens|à partir de"
    r"|dès|desde|a partir de|vanaf|från|od|ab ca\.|(?:a )?partire da|da|fra|alkaen)|최소|最低|下限)"
    r"[\s:]{0,3}(?:von )?$",
    re.I,
)
_PLUS = re.compile(
    r"(?:\+|\s?이상|以上|or more|and up|and above|(?:/[月年天时時])?\s?起|[〜～](?!\s?\d))(?!\s?\d)"
)
_PAY = re.compile(
    (
        r"salary|\bpay\b|paid|compensation|wage|\brate\b|base|gehalt|vergütung|brutto|entlohnung|"
        r"verdienst|rémunération|salaire|fixe|brut|salario|salarial|retribuci|sueldo"
        r"|salário|remuneraç|retribuzione|\bral\b|stipendio|salaris|bruto|lön|wynagrodzenie|연봉|급여|"
        r"월급|시급|給与|年収|月給|時給|薪|\bctc\b|hiring range|package|\bote\b|earn"
    ),
    re.I,
)
_WHERE = (
    re.compile(
        r"(?:within|in|for) (?:the )?(?P<where>[A-Z][\w.]+(?: (?:and|&|,|Bay|of|the|area|"
        r"metropolitan|areas?|[A-Z][\w.]+)){0,9}?),? (?:and )?the (?:base )?(?:pay|salary) range "
        r"for this role in th(?:ose|at|is)"
    ),
    re.compile(
        r"(?:across|throughout|in|for) (?:the )?(?P<where>U\.S\.|[A-Z][\w.]*[A-Za-z](?: "
        r"[A-Z][\w.]+){0,3}) (?:is|are|:)"
    ),
    re.compile(
        r"^(?:(?:For|In) )?(?P<where>[A-Z][\w. ,&/()-]{1,40}?)(?: only| residents| "
        r"applicants)?\s?: (?:[A-Z][\w ]{2,30}: ?(?:from )?)?$"
    ),
)
_SPAN = re.compile(
    r"(?:(?:as|gross|net|annual|annually|monthly|yearly|per|a|an|each|month|year|flexible|flex|personal|in|of|for|"
    r"individual|dedicated) )*(?:benefits?|learning|wellness|wellbeing|training|education|development|travel|"
    r"lunch|meal|food|health|sports?|equipment|home office|mobility|personal)? ?(?=\w)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_LINK = re.compile(r"https?://\S+")
_CLAUSE = re.compile(r"[.;](?=\s)|,\s(?=(?:an?|plus|with)\b)")
_STOP = re.compile(r"[.;](?:\s|$)|,\s|\+|\bplus\b|\band\b|\(")
_COUNTED = re.compile(r"(?:\bage|level|grade|over|top|#|no\.|\bby|since|until|than)\s?$", re.I)
_MOST = 100
"""No posting offers so many amounts, nor names so many in a line: what does was made to take long."""
_LINES = 1000
"""So many lines with figures are looked at."""
_THOUSANDS = frozenset({1000, 10_000, 100_000})
"""What may stand for a currency that is not printed; millions do not."""


@cache
def _not_pay() -> tuple[re.Pattern[str], OneOf]:
    entry = table("noise")["not_pay"]
    before = "|".join(rf"(?:{w})" for w in entry["before"])
    return re.compile(rf"\b(?:{before})\b", re.I), OneOf((rf"\b(?:{w})\b" for w in entry["after"]), re.I)


def find_pay(page: Page, pieces: tuple[tuple[Line, int, int], ...]) -> tuple[Finding[Salary], ...]:
    """Every range the posting offers, equal ones merged; none from noise, boilerplate or about other
    people's pay.
    """
    offers: list[Offer] = []
    labelled = frozenset(f.line.start for f in page.labels if f.field == "salary")
    native = currency.of_page(page.source)
    for mark in islice(_marks(page, labelled), _LINES):
        if mark.zone in (ZoneName.ABOUT_COMPANY, ZoneName.APPLY) and not noise.about_pay(mark.line):
            continue
        offers += _in_line(mark, labelled, native)
        if len(offers) > _MOST:
            break
    merged = merged_of(offers)
    best = max((o.weight for o in merged), default=0)
    kept = [o for o in merged if o.weight >= min(best - 2, 4)]
    return tuple(_finding(o) for o in kept[:12])


def _marks(page: Page, labelled: frozenset[int]) -> Iterator[Mark]:
    """The lines that may offer pay: the employer's, and a labelled one of the front matter."""
    yield from (m for m in page.marks if m.rule == FRONT and m.line.start in labelled)
    yield from (m for m in page.employer() if _DIGIT.search(m.line.head))


def _finding(offer: Offer) -> Finding[Salary]:
    low, high = (minor(x, offer.currency) for x in (offer.low, offer.high))
    return Finding(Salary(low, high, offer.currency, offer.period, offer.where), offer.spans, rule=offer.rule)


def _in_line(mark: Mark, labels: frozenset[int], native: currency.Native) -> Iterator[Offer]:
    line, text = mark.line, mark.line.head
    if "://" in text:
        text = _LINK.sub(lambda m: " " * len(m[0]), text)
    labelled = line.start in labels
    found = currency.meant(amounts(text)[:_MOST], native)
    i, last = 0, None
    while i < len(found):
        one, two = found[i], found[i + 1] if i + 1 < len(found) else None
        pair = two is not None and _pair(text, one, two)
        offer = _offer(mark, text, one, two if pair else None, labelled)
        if offer:
            offer = beside(offer, last)
            yield offer
            last = offer
        i += 2 if pair else 1


def _pair(text: str, one: Amount, two: Amount) -> bool:
    """Whether two amounts are the ends of one range."""
    between = text[one.end : two.start]
    if (
        one.currency
        and two.currency
        and one.currency != two.currency
        and text[two.start : two.end][:1] != "$"
    ):
        return False
    low, high = one.value, two.value
    if two.factor > 1 and one.factor == 1 and low < 1000:
        low *= two.factor
    if not 0 < low <= high or high > 12 * low:
        return False
    return bool(_RANGE.match(between) and between.strip()) or bool(
        _GLUED.match(between) and one.currency and two.currency and text[two.start] in "$€£"
    )


def _offer(mark: Mark, text: str, one: Amount, two: Amount | None, labelled: bool) -> Offer | None:
    last = two or one
    low, high = one.value, two.value if two else None
    if two and two.factor > 1 and one.factor == 1 and low < 1000:
        low *= two.factor
    money = one.currency or (two.currency if two else None)
    thousands = {one.factor, last.factor} & _THOUSANDS
    if money is None and not (labelled and low >= 1000) and not thousands:
        return None
    span = period(text, one.start, last.end) or one.period or last.period
    weight = _weight(mark, text, one, two, span, labelled)
    rate = labelled and 7 <= (high or low) < 300 and money is not None
    if weight <= 0 or not (rate or _sane(high or low, money, span)):
        return None
    before = text[max(0, one.start - 30) : one.start]
    if two is None:
        if _OPEN_UP.search(before):
            low, high = None, one.value  # type: ignore[assignment]
        elif _OPEN_DOWN.search(before) or _PLUS.match(text, one.end):
            high = None
        else:
            high = low
    spans = mark.line.spans(one.start, last.end)
    rule = "label.salary" if labelled else f"pay.{mark.zone.value}"
    return Offer(low, high, money, span, _where(text, one.start, last.end), spans, weight, rule)


def _weight(
    mark: Mark, text: str, one: Amount, two: Amount | None, span: Period | None, labelled: bool
) -> int:
    """How surely an amount is this posting's pay; 0 where it is not."""
    last = two or one
    before, behind = _around(text, one.start, last.end)
    told = bool(_PAY.search(before) or _PAY.search(behind))
    if _others_pay(before, behind, ranged=two is not None) or (_COUNTED.search(before) and not told):
        return 0
    money = one.currency or last.currency
    if money is None and not labelled and not told and span is None:
        return 0
    heading = mark.zone is ZoneName.COMPENSATION or (mark.zone is ZoneName.HEADER and len(text) < 120)
    short = (
        len(text) < 90
        and mark.role is not Role.HEADING
        and mark.zone in (ZoneName.OVERVIEW, ZoneName.BENEFITS)
    )
    leads = short and money is not None and one.start <= 12 and last.value >= 10_000
    if mark.zone is ZoneName.BENEFITS and not (told or labelled or two) and last.value < 20_000:
        return 0  # a sum among the benefits is a budget, a card or an allowance
    ranged = two is not None and (short or money is not None)
    if not (labelled or told or span is not None or heading or leads or ranged):
        return 0
    return 4 * labelled + 3 * told + 2 * (span is not None) + 2 * heading + (two is not None) + short


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the same clause before and behind an amount."""
    near = text[max(0, start - 60) : start]
    clause = max((m.end() for m in _CLAUSE.finditer(near)), default=0)
    return near[clause:], _STOP.split(text[end : end + 30], maxsplit=1)[0]


def _others_pay(before: str, behind: str, *, ranged: bool) -> bool:
    """Bonuses, budgets, peers: named right before the amount with no word of pay after it, or right behind
    it.
    """
    not_before, not_behind = _not_pay()
    bad = not_before.search(before)
    if bad and not (ranged and _PAY.search(before[bad.end() :])):
        return True
    return bool(not_behind.match(_SPAN.sub("", behind.lstrip(), count=1)))


def _sane(value: float, currency: str | None, span: Period | None) -> bool:
    """Whether an amount can be pay at all."""
    small = {"KRW": 1000, "JPY": 700, "INR": 100, "HUF": 1000}.get(currency or "", 4)
    if value < small:
        return False
    if span is Period.HOUR:
        return value < 2000 * (100 if small > 100 else 1)
    if span in (None, Period.YEAR):
        return value >= 5000 or (span is None and currency is not None and value >= 300)
    return True


def _where(text: str, start: int, end: int) -> str | None:
    before = text[max(0, start - 220) : start].replace("USD ", "")
    for pattern in _WHERE[:2]:
        found = list(pattern.finditer(before))
        if found:
            return " ".join(found[-1]["where"].split())
    match = _WHERE[2].match(before) if start < 70 else None
    if match and not _PAY.search(match["where"]):
        return match["where"].strip()
    return None
