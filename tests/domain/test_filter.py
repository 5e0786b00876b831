"""Queries: how far a filter reaches, orders as text, and days told from today."""

from datetime import date

import pytest

from jobtui.domain.filter import Order, Query, Scope, SortKey, due_day, order_text, ordered
from jobtui.domain.filter_text import parse_filter
from jobtui.domain.problem import WrongUsage

THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("typed", "scope", "reach"),
    [
        ("", Scope.OPEN, Scope.OPEN),
        ("status:rejected", Scope.OPEN, Scope.ACTIVE),
        ("is:closed", Scope.OPEN, Scope.ACTIVE),
        ("-is:closed", Scope.OPEN, Scope.OPEN),
        ("is:archived", Scope.OPEN, Scope.ALL),
        ("is:archived", Scope.ACTIVE, Scope.ALL),
        ("-is:archived", Scope.ACTIVE, Scope.ACTIVE),
        ("is:archived", Scope.DELETED, Scope.DELETED),
        ("is:closed", Scope.ARCHIVED, Scope.ARCHIVED),
        ("is:new", Scope.OPEN, Scope.OPEN),
    ],
)
def test_a_filter_reaches_what_it_asks_for(typed: str, scope: Scope, reach: Scope) -> None:
    assert Query(parse_filter(typed), scope=scope).reach is reach


def test_an_order_of_several_keys() -> None:
    order = ordered("Company, -pay")
    assert order == (Order(SortKey.COMPANY), Order(SortKey.PAY, descending=True))
    assert order_text(order) == "company,-pay"


@pytest.mark.parametrize("text", ["", "company,", "--pay", "colour", "company pay"])
def test_an_order_that_is_none(text: str) -> None:
    with pytest.raises(WrongUsage, match=r"One of: newest, title"):
        ordered(text)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("today", THURSDAY),
        ("tomorrow", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 18)),
        ("fri", date(2026, 11, 20)),
        ("thu", date(2026, 11, 26)),
        ("monday", date(2026, 11, 23)),
        ("sat", date(2026, 11, 21)),
        ("sunday", date(2026, 11, 22)),
        ("friday", date(2026, 11, 20)),
        ("thurs", date(2026, 11, 26)),
        ("wednesday", date(2026, 11, 25)),
        ("tues", date(2026, 11, 24)),
        ("+3d", date(2026, 11, 22)),
        ("-3d", date(2026, 11, 16)),
        ("+0", THURSDAY),
        ("2026-12-01", date(2026, 12, 1)),
        ("20261201", None),
        ("2026-02-30", None),
        ("month", None),
        ("sunshine", None),
        ("we", None),
        ("+3w", None),
        ("", None),
    ],
)
def test_due_day(value: str, day: date | None) -> None:
    assert due_day(value, THURSDAY) == day
