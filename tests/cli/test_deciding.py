"""Roles weighed, pros and cons, offers and rates by command: what is printed, what is refused."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Jobtui, Result, on_a_terminal

BAD = "\x1b]0;owned\x07\x1b[2J [bold]zQ7x[/bold] [@click=app.quit] \u202eevil"


@pytest.fixture
def weighed(jobtui: Jobtui) -> Jobtui:
    """Three roles: two with every score and an offer, one that lacks a score."""
    for line in (
        "add --title Engineer --company Acme",
        "add --title Analyst --company Bolt",
        "add --title Tester",
        "criterion add Pay --weight 6",
        "criterion add Growth --weight 7",
        "score 1 pay 4",
        "score 1 growth 3",
        "score 2 pay 5",
        "score 2 growth 2",
        "score 3 1 1",
        "point 1 + friendly",
        "point 1 - far",
    ):
        assert jobtui(*line.split()).code == 0, line
    jobtui("score", "1", "pay", "4", "--reason", "as I asked")
    jobtui("offer", "1", "--base", "95k EUR", "--bonus", "10k", "--deadline", "+5d", "--days-off", "30")
    jobtui("offer", "2", "--base", "120k USD /year")
    return jobtui


def plain(result: Result) -> Any:
    """The JSON a command printed, which must have succeeded in silence."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_the_decision_in_words(weighed: Jobtui) -> None:
    told = weighed("decide")
    assert told.code == 0
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert lines[:3] == ["#1 Engineer · Acme", "#2 Analyst · Bolt", "#3 Tester"]
    for line in (
        "criterion weight #1 #2 #3",
        "Pay 6 4 5 1",
        "Growth 7 3 2 –",
        "weighted of 5 3.46 3.38 1 of 2 scored: 0.46 to 3.15",
        "place 1st 2nd –",
        "Order: 1st #1 Engineer (3.46), 2nd #2 Analyst (3.38).",
        "#3 Tester is not ranked: 1 of 2 scored: 0.46 to 3.15, whatever the rest; it cannot come first.",
        "The smallest change that matters: raising Pay from 6 to 7 brings #2 Analyst level with it.",
        "Lowering Growth from 7 to 6 brings #2 Analyst level with it",
        "Pay 4 #1 Engineer as I asked",
        "1 + friendly · #1 Engineer",
    ):
        assert line in lines
    assert lines[-1] == "Assumed: I stay 4 years, the usual; bonus paid in full; no tax."


def test_the_decision_for_scripts(weighed: Jobtui) -> None:
    told = plain(weighed("decide", "2", "1", "--json"))
    assert (told["schema"], told["first"], told["horizon_years"]) == (1, [1], 4)
    pay, growth = told["criteria"]
    assert pay["turns"] == [{"weight": 7, "first": [2, 1]}]
    assert (growth["counts"], growth["words"]) == (
        True,
        "lowering Growth from 7 to 6 brings #2 Analyst level with it",
    )
    analyst, engineer = told["postings"]
    assert (analyst["mean"], engineer["mean"], engineer["rank"]) == (3.3846, 3.4615, 1)
    assert engineer["scores"][0] == {"criterion": 1, "value": 4, "reason": "as I asked"}
    assert [point["side"] for point in engineer["points"]] == ["pro", "con"]
    assert engineer["offer"]["yearly"]["total"] == 105_000
    tester = plain(weighed("decide", "--json"))["postings"][2]
    assert (tester["scored"], tester["asked"], tester["mean"], tester["rank"]) == (1, 2, None, None)
    assert (tester["low"], tester["high"]) == (0.4615, 3.1538)
    assert tester["scores"][1] == {"criterion": 2, "value": None, "reason": None}


def test_names_alone_list(weighed: Jobtui) -> None:
    assert [one["weight"] for one in plain(weighed("criterion", "--json"))["criteria"]] == [6, 7]
    assert len(plain(weighed("score", "--json"))["scores"]) == 5
    assert plain(weighed("score", "list", "1", "--json"))["scores"][0]["name"] == "Pay"
    assert [one["id"] for one in plain(weighed("point", "--json"))["points"]] == [1, 2]
    assert [one["currency"] for one in plain(weighed("offer", "--json"))["offers"]] == ["EUR", "USD"]
    assert plain(weighed("rate", "--json"))["rates"] == []
    for name, line in (
        ("criterion", "  1       6  Pay"),
        ("score", "4 of 5  Pay     as I asked · #1 Engineer · Acme"),
        ("point", "  2  -  far · #1 Engineer · Acme"),
        ("offer", "  2  $120,000 /yr · #2 Analyst · Bolt"),
    ):
        assert line in weighed(name).out.splitlines()


def test_offers_side_by_side_in_one_currency_only_by_a_rate(weighed: Jobtui) -> None:
    without = weighed("offer", "compare").out
    assert "in EUR     €105,000    no rate" in without
    assert "no rate USD→EUR on file: jobtui rate USD EUR FACTOR" in without
    assert plain(weighed("offer", "compare", "--json"))["offers"][1]["total"]["amount"] is None
    assert weighed("rate", "EUR", "USD", "1.2").out == "Rate: 1 EUR = 1.2 USD\n"
    told = weighed("offer", "compare").out
    assert "in EUR     €105,000    €100,000" in told
    assert "1 EUR = 1.2 USD" in told
    amounts = [
        one["total"]["amount"]
        for one in plain(weighed("offer", "compare", "--in", "usd", "--json"))["offers"]
    ]
    assert amounts == [126_000, 120_000]


def test_a_posting_shows_what_it_is_weighed_by(weighed: Jobtui) -> None:
    told = weighed("show", "1").out
    for line in ("Offers", "For and against", "Scores", "4 of 5  Pay     as I asked", "  1  +  friendly"):
        assert line in told.splitlines()
    assert "€95,000 /yr, with all €105,000 a year · answer by" in told
    found = plain(weighed("show", "1", "--json"))
    assert [one["value"] for one in found["scores"]] == [4, 3]
    assert [one["text"] for one in found["points"]] == ["friendly", "far"]
    assert found["offers"][0]["days_off"] == 30


def test_an_offer_stands_in_the_agenda(weighed: Jobtui) -> None:
    (item,) = plain(weighed("agenda", "--json"))["items"]
    assert (item["posting"], item["kind"], item["text"]) == (1, "offer", "answer within 5 days")
    weighed("status", "1", "declined")
    assert plain(weighed("agenda", "--json"))["items"] == []


def test_an_offer_names_the_status_that_it_does_not_set(weighed: Jobtui) -> None:
    told = weighed("offer", "3", "--base", "1k EUR")
    assert "jobtui status 3 offer moves it on" in told.err
    assert plain(weighed("show", "3", "--json"))["status"] == "saved"


_REFUSED = (
    ("criterion add X --weight 11", 2, "11 is not a weight from 0 to 10."),
    ("criterion edit 1", 2, "nothing to edit. Give --name or --weight."),
    ("criterion edit 9 --weight 1", 1, "there is no criterion '9'."),
    ("score 1 pay 6", 2, "6 is not a score from 0 to 5."),
    ("score 1 payy 3", 1, "Did you mean 'Pay'?"),
    ("score 9 pay 3", 1, "there is no posting 9."),
    ("point 1 x far", 2, "'x' is neither + nor -."),
    ("point nonsense", 2, "'nonsense' is not the number of a posting."),
    ("offer 1 --bonus 3k", 2, "an offer needs a base."),
    ("offer 1 --base 95k", 2, "'95k' names no currency."),
    ("offer edit 1", 2, "nothing to edit."),
    ("offer compare 1", 2, "offers are compared from two postings on"),
    ("offer compare 1 3", 1, "posting 3 has no offer."),
    ("rate EUR USD x", 2, "'x' is not a rate."),
    ("decide 1", 2, "decide takes 2 to 4 different postings"),
    ("decide 1 2 9", 1, "there is no posting 9."),
)


def test_bad_input_is_one_sentence_and_changes_nothing(weighed: Jobtui) -> None:
    before = weighed("export", "json").out
    for line, code, words in _REFUSED:
        told = weighed(*line.split())
        assert (told.code, told.out) == (code, ""), line
        assert told.err.count("\n") == 1
        assert words in told.err
    assert weighed("export", "json").out == before


def test_with_nothing_there_the_way_on_is_named(jobtui: Jobtui) -> None:
    for line, words in (
        ("decide", "jobtui criterion add Pay --weight 5"),
        ("criterion", "jobtui criterion add"),
        ("score", "jobtui score ID CRITERION"),
        ("point", "jobtui point ID"),
        ("offer", "jobtui offer ID --base"),
        ("rate", "jobtui rate EUR USD"),
    ):
        told = jobtui(line)
        assert (told.code, told.out) == (0, "")
        assert words in told.err
    jobtui("criterion", "add", "Pay")
    assert "jobtui score ID Pay 4" in jobtui("decide").err


def test_no_text_of_mine_acts(weighed: Jobtui) -> None:
    weighed("point", "2", "+", BAD)
    weighed("score", "2", "pay", "5", "--reason", BAD)
    weighed("offer", "edit", "2", "--note", BAD)
    for line in ("decide", "point", "score", "offer", "show 2"):
        code, written = on_a_terminal(*line.split())
        assert code == 0
        assert "zQ7x" in written.replace("\n", "").replace("\r", "")
        assert "\x1b]0;" not in written and "\x1b[2J" not in written and "\u202e" not in written
