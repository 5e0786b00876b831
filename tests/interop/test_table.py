"""Postings as CSV: its form, its values, and that no posting runs in a spreadsheet."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.posting import NextAction, PostingRow
from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Dated
from jobtui.domain.requirement import Tallies, Tally
from jobtui.domain.salary import Period, Salary
from jobtui.interop.table import COLUMNS, columns_of, guarded, to_csv, values_of
from tests.factories import day, pay, row

FULL = row(
    3,
    'The "best", engineer',
    status="applied",
    since=date(2026, 11, 2),
    locations=("Berlin, DE", "Remote"),
    workplace="hybrid",
    employment_type="full-time",
    salaries=(Salary(1_732, 2_050, "EUR", Period.HOUR), pay(1, 2)),
    posted=Dated("1mo ago", date(2026, 10, 6), date(2026, 11, 4)),
    closes=day("2026-11-30"),
    next_action=NextAction("Call", date(2026, 11, 20)),
    tallies=Tallies(Tally(7, 5), Tally(3, 1), Tally(2, 2)),
    url="https://example.com/3",
    archived=True,
    tags=("dream", "via:email"),
    requisition="R-7",
)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_one_line_holds_what_is_known() -> None:
    assert read(to_csv([FULL])) == [
        {
            "id": "3",
            "title": 'The "best", engineer',
            "company": "Tideline",
            "status": "applied",
            "since": "2026-11-02",
            "locations": "Berlin, DE; Remote",
            "workplace": "hybrid",
            "employment_type": "full-time",
            "salary_min": "17.32",
            "salary_max": "20.5",
            "salary_currency": "EUR",
            "salary_period": "hour",
            "posted": "2026-10-06/2026-11-04",
            "closes": "2026-11-30",
            "next_action": "Call",
            "due": "2026-11-20",
            "required_met": "5",
            "required_total": "7",
            "preferred_met": "1",
            "preferred_total": "3",
            "url": "https://example.com/3",
            "archived": "true",
            "tags": "dream; via:email",
            "requisition": "R-7",
        }
    ]


def test_what_is_not_stated_is_empty() -> None:
    (line,) = read(to_csv([PostingRow(1, None, None, "saved")]))
    given = {"id", "status", "required_met", "required_total", "preferred_met", "preferred_total", "archived"}
    assert {name for name, value in line.items() if value} == given
    assert (line["required_total"], line["archived"]) == ("0", "false")


def test_every_field_is_quoted_and_lines_end_in_cr_lf() -> None:
    text = to_csv([row(1, "a\r\nb")])
    assert text.startswith('"id","title",')
    assert text.split("\r\n", 1)[1].startswith('"1","a\r\nb","Tideline","saved",""')
    assert text.endswith('"false","",""\r\n')


def test_the_columns_asked_for_come_in_their_order() -> None:
    columns = columns_of([" Due", "company", "due", "salary_min"])
    assert to_csv([FULL], columns) == '"due","company","salary_min"\r\n"2026-11-20","Tideline","17.32"\r\n'
    assert values_of(FULL, ("archived", "id")) == ("true", 3)


def test_an_unknown_column_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUsage, match=r"unknown column 'firm'\. One of: id, title, company"):
        columns_of(["title", "firm"])


def test_no_postings_give_a_header() -> None:
    assert to_csv([]) == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("dated", "text"),
    [
        (Dated("until filled"), "until filled"),
        (Dated("30+ days ago", None, date(2026, 10, 20)), "../2026-10-20"),
        (Dated("December", date(2026, 12, 1)), "2026-12-01/.."),
        (Dated("=1+1"), "'=1+1"),
    ],
)
def test_days_that_are_not_one_day(dated: Dated, text: str) -> None:
    assert read(to_csv([row(1, closes=dated)]))[0]["closes"] == text


def test_the_first_pay_with_an_amount_is_taken() -> None:
    (line,) = read(to_csv([row(1, salaries=(pay(None, currency="EUR"), pay(None, 65_000), pay(9, 9)))]))
    assert (line["salary_min"], line["salary_max"], line["salary_currency"]) == ("", "65000", "USD")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "\ufeff=1",
        "\u00a0\u200b=1",
        "\x00=1",
        "\u00a0\t=1",
        "\u2028=1",
        "\u2029=1",
        "\tx",
        " \tx",
        "\rx",
        "\nx",
        "\x00x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_what_a_spreadsheet_could_run_is_guarded_unless_raw(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert read(to_csv([row(1, text)]))[0]["title"] == f"'{text}"
    assert read(to_csv([row(1, text)], raw=True))[0]["title"] == text


@pytest.mark.parametrize("text", ["", " ", "C++", "a=b", "'x", "5+ years", "(=x)", "·x", "a\tb", "–"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_every_column_of_text_is_guarded() -> None:
    bad = "=1"
    hostile = PostingRow(
        1,
        bad,
        bad,
        bad,
        locations=(bad,),
        workplace=bad,
        employment_type=bad,
        salaries=(Salary(1, 2, bad),),
        posted=Dated(bad),
        closes=Dated(bad),
        url=bad,
        next_action=NextAction(bad),
        tags=(bad,),
        requisition=bad,
    )
    assert [value for value in read(to_csv([hostile]))[0].values() if value.startswith("=")] == []


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, texts)
def test_raw_csv_gives_back_any_text(title: str, company: str) -> None:
    held = replace(row(1), title=title, company=company)
    (line,) = read(to_csv([held], raw=True))
    assert (line["title"], line["company"]) == (title, company)
