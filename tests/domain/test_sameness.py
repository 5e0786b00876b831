"""By what two postings are told to be one role."""

import pytest

from jobtui.domain.sameness import employer_key, page_key, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme, Inc.", "ACME"),
        ("Acme GmbH & Co. KG", "Acme GmbH"),
        ("Acme Co., Ltd.", "acme"),
        ("Acme S.à r.l.", "Acme S.A.R.L."),
        ("Acme Sp. z o.o.", "Acme"),
        ("株式会社アクメ", "アクメ"),
        ("(주)아크미", "아크미 주식회사"),
        ("L.L. Acme", "LL Acme"),
    ],
)
def test_a_legal_form_makes_no_other_company(one: str, other: str) -> None:
    assert employer_key(one) == employer_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Acme", "Acme Tools"), ("Inc", "AG"), ("New Acme", "Acme")])
def test_other_words_make_another_company(one: str, other: str) -> None:
    assert employer_key(one) != employer_key(other)


def test_nothing_is_no_company() -> None:
    assert (employer_key(None), employer_key(" -- "), title_key(None), page_key(None)) == ("", "", "", "")


@pytest.mark.parametrize(
    "url",
    [
        "http://jobs.example.com/roles/17/",
        "https://www.jobs.example.com/roles/17",
        "https://JOBS.example.com/roles/17#apply",
        "https://jobs.example.com/roles/17?utm_source=mail&ref=42&gclid=x",
        "https://jobs.example.com/roles/%31%37",
    ],
)
def test_one_page_has_many_addresses(url: str) -> None:
    assert page_key(url) == "jobs.example.com/roles/17"


def test_what_names_the_role_in_an_address_counts() -> None:
    one, other = ("https://example.com/jobs?gh_jid=1&lang=en", "https://example.com/jobs?gh_jid=2")
    assert page_key(one) == "example.com/jobs?gh_jid=1" != page_key(other)


@pytest.mark.parametrize(
    "url", ["https://example.com", "https://example.com/?utm_source=a", "x", "https://[", ""]
)
def test_a_front_page_is_the_page_of_no_role(url: str) -> None:
    assert page_key(url) == ""


def test_signs_and_genders_make_no_other_title() -> None:
    assert title_key("Data-Engineer (m/w/d)") == title_key("DATA ENGINEER") != title_key("Data Engineer II")
    assert title_key("C++ Developer") != title_key("C Developer")
