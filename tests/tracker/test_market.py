"""Where pay stands, the range of my place counted; and the postings near one, with the reasons."""

from collections.abc import Callable, Iterator

import pytest

from jobtui.domain.event import AddItem, EventKind, NewEvent
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.tracker.intake import Intake, ReadOptions
from jobtui.tracker.market import market, matching, ranked
from jobtui.tracker.similar import similar
from jobtui.tracker.tracker import Tracker

_POSTING = """\
# {title}

{company} · Leeds

## About the role

{work}

Salary: {pay}

## Requirements

{asks}
"""


Keep = Callable[..., int]


@pytest.fixture
def keep(tracker: Tracker) -> Iterator[Keep]:
    """Stores a posting and tells its number."""
    with Intake(tracker, ReadOptions(as_new=True)) as intake:

        def kept(
            title: str,
            pay: str = "not told",
            *,
            company: str = "Harrow Ltd",
            work: str = "You keep the light.",
            asks: str = "- Experience with Python\n- Experience with SQL",
        ) -> int:
            text = _POSTING.format(title=title, company=company, work=work, pay=pay, asks=asks)
            (draft,) = intake.read_bytes(text.encode(), f"{title}.md")
            posting = intake.keep(draft).posting
            assert posting is not None
            return posting

        yield kept


@pytest.fixture
def paid(keep: Keep, tracker: Tracker) -> Tracker:
    """Six software engineers, one of them without pay, and one cook."""
    for n in range(1, 6):
        keep(f"Software Engineer {n}", f"${n}00,000 - ${n}20,000 a year", company=f"Firm {n}")
    keep("Software Engineer 6")
    keep("Cook", "$30,000 - $40,000 a year")
    return tracker


def test_where_pay_stands(paid: Tracker) -> None:
    held = [ranked(paid, paid.posting(n)).standing for n in (1, 5, 6)]
    assert [(one.n, one.unstated, one.percentile) if one else None for one in held] == [
        (5, 1, 0),
        (5, 1, 100),
        None,
    ]


def test_the_range_of_my_place_counts(keep: Keep, tracker: Tracker) -> None:
    pay = (
        "The base pay range for this role across the U.S. is USD $100,000 - $120,000 per year. A different "
        "range applies within the Seattle area: USD $300,000 - $320,000 per year."
    )
    keep("Software Engineer", pay)
    ranges = tracker.posting(1).facts.salaries
    assert [one.value.where for one in ranges] == ["U.S.", "Seattle"]
    lowest = market(tracker).spreads[0].middles
    place = NewEvent(EventKind.PROFILE, "there", None, (AddItem(Claim(ClaimKind.PLACE, "Seattle, WA")),))
    tracker.write("there", [place])
    assert (lowest, market(tracker).spreads[0].middles) == ((11_000_000,), (31_000_000,))


def test_only_what_a_filter_finds(paid: Tracker) -> None:
    everything, cooks = market(paid), market(paid, matching(paid, "cook"))
    assert (everything.postings, cooks.postings) == (7, 1)
    assert {one.name: one.postings for one in everything.frequencies} == {"Python": 7, "SQL": 7}
    assert market(paid, matching(paid, "nobody")).postings == 0


def test_near_ones_with_their_reasons(keep: Keep, tracker: Tracker) -> None:
    team = "You work on beacon lamps and lanterns with two others."
    one = keep("Software Engineer", work=team)
    colleague = keep("Lamp Manager", work=f"Lead us. {team}", asks="- Experience with Go")
    elsewhere = keep("Developer", company="Else Ltd")
    keep("Cook", company="Third Ltd", asks="- Soups of all kinds")
    found = {near.row.id: near.near.reasons for near in similar(tracker, tracker.posting(one))}
    assert found.keys() == {colleague, elsewhere}
    assert any("beacon lamps and lanterns" in reason for reason in found[colleague])
    assert "same company" in found[colleague]
    assert found[elsewhere][0] == "2 of 2 demands shared: Python, SQL"


def test_nothing_is_near_what_asks_nothing(keep: Keep, tracker: Tracker) -> None:
    one = keep("Cook", company="", asks="")
    keep("Software Engineer", company="Else")
    assert similar(tracker, tracker.posting(one)) == ()
