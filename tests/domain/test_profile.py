"""Claims in words, what a claim may say, and what contradicts what."""

import pytest

from jobtui.domain.claim_rules import contradictions, key, sound
from jobtui.domain.problem import WrongUsage
from jobtui.domain.profile import Claim, ClaimKind, Firmness, describe

_K = ClaimKind
PAY = Claim(_K.PAY, amount=9_000_000, currency="EUR", period="year")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (Claim(_K.SKILL, "Python"), "Python"),
        (Claim(_K.SKILL, "Python", years=1), "Python, 1 year"),
        (Claim(_K.SKILL, "Go", years=2.5, last_used=2024), "Go, 2.5 years, last used 2024"),
        (Claim(_K.SKILL, "Rust", years=0), "no Rust"),
        (Claim(_K.DEGREE, "physics", level="master"), "Master's degree in physics"),
        (Claim(_K.DEGREE, level="phd"), "PhD"),
        (Claim(_K.EXPERIENCE, years=9), "9 years of experience in all"),
        (Claim(_K.EXPERIENCE, "people management", years=0), "no people management"),
        (Claim(_K.EXPERIENCE, "teaching", years=3), "3 years of teaching"),
        (Claim(_K.LANGUAGE, "English", level="C1"), "English, C1"),
        (Claim(_K.LANGUAGE, "German", years=0), "no German"),
        (Claim(_K.PLACE, "Leith", firmness=Firmness.WISH), "Leith (wish)"),
        (Claim(_K.WORKPLACE, "remote"), "remote (must)"),
        (PAY, "at least €90,000 /yr (must)"),
        (Claim(_K.AUTHORISATION, "EU"), "may work in EU"),
        (Claim(_K.AUTHORISATION, "US", years=0), "may not work in US"),
        (Claim(_K.CLEARANCE, "SC", years=0), "no clearance: SC"),
        (Claim(_K.HORIZON, years=4), "offers weighed over 4 years"),
    ],
)
def test_a_claim_in_words(claim: Claim, words: str) -> None:
    assert describe(claim) == words


def test_words_are_kept_as_the_table_writes_them() -> None:
    assert sound(Claim(_K.SKILL, "  data \n mesh ")).name == "data mesh"
    assert sound(Claim(_K.LANGUAGE, "English", level="c1")).level == "C1"
    assert sound(Claim(_K.DEGREE, level="Master")).level == "master"
    assert sound(Claim(_K.WORKPLACE, "On-site")).name == "onsite"
    assert sound(Claim(_K.PAY, amount=1, currency="eur", period="YEAR")).currency == "EUR"


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (Claim(_K.SKILL), "needs a name"),
        (Claim(_K.SKILL, "x" * 301), "at most 300"),
        (Claim(_K.SKILL, "Go", level="C1"), "has no level"),
        (Claim(_K.SKILL, "Go", firmness=Firmness.WISH), "has no firmness"),
        (Claim(_K.SKILL, "Go", years=-1), "0 to 80"),
        (Claim(_K.SKILL, "Go", years=float("nan")), "0 to 80"),
        (Claim(_K.SKILL, "Go", last_used=25), "a year such as"),
        (Claim(_K.CLEARANCE, "SC", years=2), "has no years"),
        (Claim(_K.DEGREE, "physics"), "unknown degree ''"),
        (Claim(_K.DEGREE, "physics", level="master", years=0), "has no years"),
        (Claim(_K.EXPERIENCE), "needs its years"),
        (Claim(_K.LANGUAGE, "English", level="C3"), "unknown level 'C3'"),
        (Claim(_K.WORKPLACE, "moon"), "unknown workplace 'moon'"),
        (Claim(_K.PAY, "x", amount=1, currency="EUR", period="year"), "has no name"),
        (Claim(_K.PAY, currency="EUR", period="year"), "needs an amount"),
        (Claim(_K.PAY, amount=1, period="year"), "needs a currency"),
        (Claim(_K.PAY, amount=1, currency="EUR", period="moon"), "unknown period 'moon'"),
        (Claim(_K.HORIZON, years=0), "1 to 40"),
        (Claim(_K.HORIZON, years=41), "1 to 40"),
    ],
)
def test_what_no_claim_can_say_is_refused(claim: Claim, said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        sound(claim)


def test_what_two_claims_are_about() -> None:
    assert key(Claim(_K.SKILL, "Go", years=3)) == key(Claim(_K.SKILL, "go"))
    assert key(Claim(_K.SKILL, "Go")) != key(Claim(_K.LICENCE, "Go"))
    master, bachelor = (Claim(_K.DEGREE, "physics", level=level) for level in ("master", "bachelor"))
    assert key(master) != key(bachelor)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (
            [Claim(_K.EXPERIENCE, years=9), Claim(_K.SKILL, "Go", years=10)],
            "'Go, 10 years' is more than the 9 years of experience in all.",
        ),
        (
            [Claim(_K.EXPERIENCE, years=9), Claim(_K.EXPERIENCE, years=12)],
            "two claims speak of the same thing: '9 years of experience in all' and "
            "'12 years of experience in all'.",
        ),
        (
            [Claim(_K.SKILL, "Go", last_used=2031)],
            "'Go, last used 2031' lies in the future.",
        ),
        (
            [Claim(_K.SKILL, "Go", years=0, last_used=2020)],
            "'no Go, last used 2020' says that I lack it and when I used it last.",
        ),
        (
            [Claim(_K.WORKPLACE, "remote"), Claim(_K.WORKPLACE, "onsite")],
            "onsite and remote cannot both be a must.",
        ),
    ],
)
def test_contradictions_are_said(claims: list[Claim], said: str) -> None:
    assert contradictions(claims, 2026) == [said]


def test_a_sound_profile_contradicts_nothing() -> None:
    claims = [
        Claim(_K.EXPERIENCE, years=9),
        Claim(_K.EXPERIENCE, "teaching", years=9),
        Claim(_K.SKILL, "Go", years=9, last_used=2026),
        Claim(_K.WORKPLACE, "remote"),
        Claim(_K.WORKPLACE, "hybrid", firmness=Firmness.WISH),
        Claim(_K.WORKPLACE, "onsite", years=0),
        PAY,
    ]
    assert contradictions(claims, 2026) == contradictions([], 2026) == []
