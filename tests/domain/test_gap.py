"""What my profile lacks of what is asked, and the claim that would close most."""

from datetime import date

import pytest

from jobtui.domain.evidence import Evidence
from jobtui.domain.gap import closing, closing_words, gaps
from jobtui.domain.profile import Claim, ClaimKind
from jobtui.domain.requirement import Branch, ChecklistItem, Kind, Leaf, Requirement, State, Years
from jobtui.domain.verdict import Ground, Verdict
from jobtui.domain.weighing import weigh

_TODAY = date(2026, 11, 19)
_PYTHON = Claim(ClaimKind.SKILL, "Python", years=6)


def _items(*skills: str, kind: Kind = Kind.REQUIRED, state: State = State.UNREVIEWED) -> list[ChecklistItem]:
    return [
        ChecklistItem(n, n, Requirement(skill, kind, skills=(skill,)), state)
        for n, skill in enumerate(skills, 1)
    ]


def test_gaps_are_what_recurs_and_is_not_met() -> None:
    way = Branch("any", (Leaf(skill="Python"), Leaf(skill="C++")), open=True)
    either = ChecklistItem(7, 7, Requirement("such as", Kind.REQUIRED, alternatives=way))
    years = ChecklistItem(8, 8, Requirement("years", Kind.PREFERRED, years=(Years(12), Years(3))))
    asked = {
        1: [*_items("Python", "Kafka", "Rust"), either, years],
        2: [*_items("Kafka", kind=Kind.PREFERRED), either, years],
        3: _items("Go", state=State.MET),
        4: _items("Go", state=State.UNMET),
        5: _items("Go"),
    }
    claims = [_PYTHON, Claim(ClaimKind.SKILL, "Kafka", years=0), Claim(ClaimKind.EXPERIENCE, years=9)]
    found = {
        gap.frequency.label: (gap.frequency.required, gap.verdict) for gap in gaps(asked, claims, _TODAY)
    }
    assert found == {
        "Kafka": (1, Verdict.UNMET),
        "Go": (2, Verdict.UNCLEAR),
        "12+ years in general": (0, Verdict.PARTIAL),
    }


def test_the_claim_that_closes_most() -> None:
    asked = {1: _items("Python", "Kafka"), 2: _items("Kafka", "Go"), 3: _items("Go", kind=Kind.PREFERRED)}
    best = closing(asked, [_PYTHON], _TODAY)
    assert best is not None
    assert (best.claim.name, best.items, best.postings) == ("Kafka", 2, 2)
    assert closing_words(best) == "A claim of Kafka would meet 2 more required items in 2 postings."


def test_own_ticks_stay_and_nothing_may_be_left() -> None:
    assert closing({1: _items("Kafka", state=State.UNMET)}, [_PYTHON], _TODAY) is None
    assert closing({1: _items("Python")}, [_PYTHON], _TODAY) is None
    assert closing({}, [], _TODAY) is None


def test_a_claim_that_says_i_lack_it_is_tried_as_if_i_had_it() -> None:
    best = closing({1: _items("Kafka")}, [Claim(ClaimKind.SKILL, "kafka", years=0)], _TODAY)
    assert best is not None
    assert best.items == 1


def test_a_claim_is_weighed_only_where_it_could_change_something(monkeypatch: pytest.MonkeyPatch) -> None:
    weighings = 0

    def counting(requirement: Requirement, evidence: Evidence) -> Ground:
        nonlocal weighings
        weighings += 1
        return weigh(requirement, evidence)

    monkeypatch.setattr("jobtui.domain.gap.weigh", counting)
    asked = {n: _items(f"Skill{n}x") for n in range(1, 31)}
    best = closing(asked, [Claim(ClaimKind.SKILL, "Juggling")], _TODAY)
    assert best is not None
    assert (best.items, weighings) == (1, 2 * len(asked))
