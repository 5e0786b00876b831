"""The profile as TOML: whatever it holds comes back, each claim has its line, faults are located."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobtui.domain.claim_rules import contradictions, sound
from jobtui.domain.display import safe_block
from jobtui.domain.problem import BadData
from jobtui.domain.profile import DEGREES, Claim, ClaimKind, Firmness
from jobtui.domain.requirement import LEVELS
from jobtui.interop import profile_reading, profile_toml

_K = ClaimKind
_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.sampled_from('"\\\x7f#=[]')
)
_NAMES = _TEXT.filter(lambda text: text.strip() != "" and text.casefold() != "total")
_YEARS = st.integers(1, 320).map(lambda quarters: quarters / 4)


def _claims() -> st.SearchStrategy[Claim]:
    proof = {"proof": _TEXT, "source": _TEXT}
    firm = {"firmness": st.sampled_from(Firmness)}
    maybe_years = st.none() | st.just(0.0) | _YEARS
    used = st.none() | st.integers(1950, 2100)
    held = st.sampled_from([None, 0.0])
    level = st.sampled_from(["", *LEVELS])
    return st.one_of(
        st.builds(Claim, st.just(_K.SKILL), _NAMES, years=maybe_years, last_used=used, **proof),
        st.builds(Claim, st.just(_K.DEGREE), _TEXT, level=st.sampled_from(DEGREES), **proof),
        st.builds(
            Claim,
            st.just(_K.EXPERIENCE),
            st.sampled_from(["", "Total"]) | _NAMES,
            years=_YEARS,
            last_used=used,
            **proof,
        ),
        st.builds(Claim, st.just(_K.LANGUAGE), _NAMES, level=level, years=held, **proof),
        st.builds(Claim, st.sampled_from([_K.PLACE, _K.EMPLOYMENT]), _NAMES, years=held, **firm, **proof),
        st.builds(Claim, st.just(_K.WORKPLACE), st.just("remote"), years=held, **firm, **proof),
        st.builds(
            Claim,
            st.just(_K.PAY),
            amount=st.integers(1, 10**11),
            currency=st.sampled_from(["EUR", "JPY", "KWD"]),
            period=st.sampled_from(["year", "hour"]),
            **firm,
            **proof,
        ),
        st.builds(Claim, st.sampled_from([_K.CLEARANCE, _K.LICENCE]), _NAMES, years=held, **proof),
        st.builds(Claim, st.just(_K.HORIZON), years=st.integers(1, 40).map(float), **proof),
    ).map(sound)


@given(st.lists(_claims(), max_size=8))
@settings(max_examples=150, deadline=None)
def test_whatever_it_holds_comes_back(claims: list[Claim]) -> None:
    held = [replace(one, id=number) for number, one in enumerate(claims, 1)]
    written = profile_toml.text(held)
    order = list(ClaimKind)
    read = profile_reading.read(written, "profile.toml")
    assert sorted(map(repr, read)) == sorted(map(repr, claims))
    assert [order.index(one.kind) for one in read] == sorted(order.index(one.kind) for one in claims)
    lines = profile_toml.lines(held)
    assert lines.keys() == {one.id for one in held}
    assert len(set(lines.values())) == len(held)


def test_each_claim_stands_on_its_line() -> None:
    held = [
        Claim(_K.SKILL, "Python", years=6, last_used=2026, proof='the "ledger"', id=7),
        Claim(_K.SKILL, "C++", id=8),
        Claim(_K.SKILL, "Rust", years=0, id=9),
        Claim(_K.EXPERIENCE, years=9, id=2),
        Claim(_K.EXPERIENCE, years=12, id=3),
        Claim(_K.DEGREE, "optics", level="master", id=4),
        Claim(_K.PAY, amount=9_000_000, currency="EUR", period="year", id=5),
        Claim(_K.PAY, amount=5_550, currency="GBP", period="hour", firmness=Firmness.WISH, id=6),
    ]
    lines = profile_toml.text(held).splitlines()
    assert {id: lines[at - 1].strip() for id, at in profile_toml.lines(held).items()} == {
        7: 'Python = { years = 6, last_used = 2026, proof = "the \\"ledger\\"" }',
        8: '"C++" = true',
        9: "Rust = false",
        2: "9,",
        3: "12,",
        4: 'master = "optics"',
        5: "EUR = 90000",
        6: 'GBP = { amount = 55.5, period = "hour", firmness = "wish" }',
    }


def test_what_cannot_be_seen_is_written_out() -> None:
    held = Claim(_K.SKILL, "a\u202eb\x1b", proof="żółć 日本 \U000e0041", id=1)
    written = profile_toml.text([held])
    assert safe_block(written) == written
    assert "żółć 日本 " in written
    assert [replace(one, id=1) for one in profile_reading.read(written, "me.toml")] == [held]


def test_an_empty_profile_shows_what_can_be_said() -> None:
    written = profile_toml.text([])
    assert list(tomllib.loads(written)) == list(ClaimKind)
    assert profile_reading.read(written, "profile.toml") == profile_reading.read("", "profile.toml") == []


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("[skill]\nGo = 'six'", 2, "Go: expected name = years, or true."),
        ("[skil]\nGo = 1", 1, "unknown section 'skil'. Did you mean 'skill'?"),
        ("[hobby]\nGo = 1", 1, "unknown section 'hobby'. One of: skill,"),
        ("skill = 3", 1, "'skill' must be a section"),
        ('[skill]\nGo = 3\n"C++" = { yeras = 3 }', 3, "C++: unknown 'yeras'. One of: years, last_used, held"),
        ("[degree]\nmastre = 'x'", 2, "mastre: unknown degree 'mastre'. One of: bachelor, master, phd."),
        ("[experience]\ntotal = true", 2, "total: experience needs its years"),
        ("[horizon]\nyear = 4", 2, "year: unknown. The only line of this section is years."),
        ("[pay]\n\n# so much\nEUR = -3", 4, "EUR: pay needs an amount above 0"),
        ("[pay]\nEuros = 3", 2, "Euros: pay needs a currency of three letters"),
        ("[skill]\na = 1\n[skill.Python]\nyears = '6'", 3, "Python: years must be a number such as 6."),
        ("[skill]\na = [1,\n { last_used = 20251 }]", 2, "a: last used must be a year such as 2025"),
        ("[skill]\na = { years = true }", 2, "a: years must be a number"),
        ("[skill]\na = { held = 1 }", 2, "a: held must be true or false."),
        ("[workplace]\nmoon = 'must'", 2, "moon: unknown workplace 'moon'"),
        ("[workplace]\nremote = 'perhaps'", 2, 'remote: firmness must be "must" or "wish".'),
        ("[place]\nBerlin = 5", 2, 'Berlin: expected name = "must" or "wish".'),
        ("[clearance]\nSC = { years = 3 }", 2, "SC: unknown 'years'."),
        ("[pay]\nEUR = nan", 2, "EUR: nan is no usable number."),
        ("[pay]\nEUR = -inf", 2, "EUR: -inf is no usable number."),
        ("[skill]\nGo = " + "9" * 400, 2, "Go: 9999"),
        ("[skill]\na = 1979-05-27", 2, "a: expected name = years"),
        ("[skill]\nGo = 1\n[licence]\nGo = 2", 4, "Go: expected driving licence"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(written: str, line: int, said: str) -> None:
    with pytest.raises(BadData) as told:
        profile_reading.read(written, "me.toml")
    assert told.value.message.startswith(f"'me.toml', line {line}: {said}")


@pytest.mark.parametrize(
    "written",
    [
        "a = = 3",
        "[skill",
        "[skill]\na = 1\na = 2",
        "x = " + "[" * 5000,
        "x = " + "9" * 5000,
        "[skill]\nGo = 0x" + "f" * 5000,
        "[skill]\nGo = [{ last_used = 0b" + "1" * 50_000 + " }]",
    ],
)
def test_what_is_no_toml_is_said(written: str) -> None:
    with pytest.raises(BadData, match=r"'me\.toml' is not valid TOML: "):
        profile_reading.read(written, "me.toml")


def test_the_page_about_it_shows_a_profile_that_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "profile.md").read_text(encoding="utf-8")
    shown = page.split("```toml\n")[1].split("```")[0]
    read = profile_reading.read(shown, "docs/profile.md")
    assert {one.kind for one in read} >= {_K.SKILL, _K.DEGREE, _K.EXPERIENCE, _K.PAY, _K.HORIZON}
    assert contradictions(read, 2026) == []
