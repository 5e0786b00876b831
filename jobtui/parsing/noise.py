"""What is not the posting: page chrome, boilerplate, instructions to applicants."""

import re
from functools import cache

from jobtui.parsing import headings
from jobtui.parsing.lines import Line
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_STRONG = re.compile(r"equal (?:employment )?opportunit|without regard to|all qualified applicants")
_BUTTON = re.compile(r"\bapply\b|bewerben|postul|candidat|inscrib|sollicite|ansök|aplikuj|지원하기|応募|申请")


@cache
def _lines() -> tuple[frozenset[str], OneOf]:
    entry = table("noise")["lines"]
    return frozenset(headings.key(x) for x in entry["exact"]), OneOf(entry["match"])


@cache
def _chrome_prose() -> OneOf:
    return OneOf(table("noise")["lines"]["search"], re.I)


@cache
def _search(part: str) -> OneOf:
    flags = 0 if part == "company" else re.I
    return OneOf(table("noise")[part]["search"], flags)


@cache
def _generated() -> frozenset[str]:
    return frozenset(table("noise")["site"]["generated"])


def chrome(line: Line) -> bool:
    """Whether the whole line is a button, a counter or a menu entry."""
    if _chrome_prose().search(line.head[:300]):
        return True
    if len(line.text) > 300:
        return False
    exact, pattern = _lines()
    folded = headings.key(line.text)
    plain = " ".join(line.text.casefold().split())
    return folded in exact or not folded or bool(pattern.fullmatch(folded) or pattern.fullmatch(plain))


def button(line: Line) -> bool:
    """Whether the line is a button to apply with."""
    return bool(_BUTTON.search(line.text.casefold()))


def generated(line: Line) -> bool:
    """Whether the line says that a machine wrote what follows."""
    return headings.key(line.text) in _generated()


def legal(line: Line) -> bool:
    """Whether the line is boilerplate of law and policy."""
    return strict(line) or (len(line.text) > 40 and bool(_search("legal").search(line.head.casefold())))


def strict(line: Line) -> bool:
    """Whether the line is boilerplate beyond doubt, however short."""
    return bool(_STRONG.search(line.head.casefold()))


def applying(line: Line) -> bool:
    """Whether the line tells how to apply."""
    return len(line.text) > 25 and bool(_search("apply").search(line.head))


def about_employer(line: Line) -> bool:
    """Whether the line speaks of the employer rather than of the person."""
    text = (
        line.head[:1].lower() + line.head[1:]
        if line.head[:3] in ("We ", "We'", "Our", "Wir", "Nou", "Not")
        else line.head
    )
    return bool(_search("company").search(text))


def about_pay(line: Line) -> bool:
    """Whether the line speaks of pay with figures."""
    return bool(
        re.search(r"\d", line.head)
        and _search("pay").search(line.head)
        and re.search(
            r"[$€£₩¥₹]|\b[A-Z]{3}\b ?\d|\d ?(?:USD|EUR|GBP|CAD|CHF|PLN)\b|\d{2}[.,]\d{3}", line.head
        )
    )
