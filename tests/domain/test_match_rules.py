"""What holds of any claims and any requirement, and a whole checklist counted."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from jobtui.domain.fit import Fit
from jobtui.domain.match import fit, match, summary
from jobtui.domain.profile import Claim
from jobtui.domain.requirement import Branch, ChecklistItem, Kind, Requirement, State, Topic
from jobtui.domain.verdict import RANK, By, Verdict
from tests.domain.claims import (
    EQUIVALENT,
    MET,
    ML,
    NINE,
    PEOPLE,
    SOFTWARE,
    TODAY,
    UNCLEAR,
    asks,
    degree,
    judged,
    knows,
    skill,
    speaks,
    studied,
    talks,
    worked,
    years,
)

SKILLS = ("Python", "Java", "SQL", "PostgreSQL", "Machine learning")
AREAS = ("", SOFTWARE, PEOPLE, ML)
LEVELS = ("bachelor", "master", "phd")
LEAVES = st.one_of(
    st.builds(skill, st.sampled_from(SKILLS)),
    st.builds(years, st.integers(0, 15), st.sampled_from(AREAS)),
    st.builds(degree, st.sampled_from(LEVELS)),
    st.builds(speaks, st.just("German"), st.sampled_from(["", "B2", "fluent", "native"])),
    st.just(EQUIVALENT),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Branch,
        st.sampled_from(["all", "any"]),
        st.lists(inner, min_size=2, max_size=3).map(tuple),
        st.booleans(),
    ),
    max_leaves=6,
)
TOPICS = st.lists(st.sampled_from([Topic.LEADERSHIP, Topic.CLEARANCE, Topic.DOMAIN]), unique=True, max_size=1)
REQUIREMENTS = st.builds(
    lambda tree, text, topics: asks(tree, text, *topics),
    TREES,
    st.sampled_from(["5 years of Python and SQL", "You lead a team", "so it says"]),
    TOPICS,
)
CLAIMS = st.one_of(
    st.builds(knows, st.sampled_from(SKILLS), st.sampled_from([None, 0, 1, 5, 40])),
    st.builds(worked, st.sampled_from([0, 1, 5, 9, 40]), st.sampled_from(AREAS)),
    st.builds(studied, st.sampled_from(LEVELS)),
    st.builds(talks, st.just("German"), st.sampled_from(["", "A2", "C1", "native"])),
)
HAS_MUCH = st.one_of(
    st.builds(knows, st.sampled_from(SKILLS), st.just(40)),
    st.builds(worked, st.just(40), st.sampled_from(AREAS)),
    st.just(studied("phd")),
    st.just(talks("German", "native")),
)


@given(REQUIREMENTS, st.lists(CLAIMS, max_size=5), HAS_MUCH)
def test_a_strong_claim_never_worsens_a_verdict(asked: Requirement, held: list[Claim], more: Claim) -> None:
    before, after = judged(asked, *held), judged(asked, *held, more)
    assert RANK[after.verdict] >= RANK[before.verdict], (before.reason, after.reason)


@given(REQUIREMENTS, st.lists(CLAIMS, max_size=5), CLAIMS.filter(lambda claim: claim.years != 0))
def test_no_true_claim_takes_away_what_is_met(asked: Requirement, held: list[Claim], more: Claim) -> None:
    if judged(asked, *held).verdict is MET:
        assert judged(asked, *held, more).verdict is MET


@given(REQUIREMENTS, st.lists(CLAIMS, max_size=4, unique=True))
def test_the_order_of_claims_does_not_matter(asked: Requirement, held: list[Claim]) -> None:
    found = {
        (one.verdict, one.branch, one.short) for one in (judged(asked, *some) for some in permutations(held))
    }
    assert len(found) == 1


@given(REQUIREMENTS, st.lists(CLAIMS, max_size=4), st.sampled_from([State.MET, State.PARTIAL, State.UNMET]))
def test_my_own_tick_always_wins(asked: Requirement, held: list[Claim], state: State) -> None:
    alone, mine = judged(asked, *held), judged(asked, *held, state=state, note="so I say")
    assert (mine.verdict, mine.by, mine.profile) == (Verdict(state), By.ME, alone.verdict)
    assert "so I say" in mine.reason
    assert (alone.verdict.value == state.value) is ("the profile alone" not in mine.reason)


@given(REQUIREMENTS)
def test_an_empty_profile_is_never_unmet(asked: Requirement) -> None:
    assert judged(asked).verdict in (UNCLEAR, MET)


# The whole checklist


def checklist(*asked: tuple[Requirement, State]) -> list[ChecklistItem]:
    return [ChecklistItem(n, n, one, state) for n, (one, state) in enumerate(asked, 1)]


def test_a_summary_counts_in_words() -> None:
    open_, wished = State.UNREVIEWED, Kind.PREFERRED
    items = checklist(
        (asks(skill("Python")), open_),
        (asks(years(10)), open_),
        (asks(years(11)), open_),
        (asks(skill("Kafka")), open_),
        (asks(skill("Rust")), State.UNMET),
        (asks(speaks("German", "C1")), open_),
        (asks(skill("Go"), kind=wished), open_),
        (asks(skill("Python"), kind=wished), open_),
    )
    found = match(items, [knows("Python"), NINE, talks("German", "B2")], TODAY)
    assert summary(found, items) == (
        "1 of 6 required met, 1 short by 1 year, 1 short by 2 years, 1 partial, 1 unmet, 1 unclear; "
        "1 of 2 preferred met, 1 unclear"
    )
    assert fit(found, items) == Fit(asked=6, met=1, partial=3, unmet=1, wished=2, wished_met=1)


def test_unlabelled_items_count_only_where_nothing_is_required() -> None:
    plain = (asks(skill("Go"), kind=Kind.UNLABELLED), State.MET)
    firm = (asks(skill("Rust")), State.UNMET)
    for asked, expected in (([plain], Fit(1, 1)), ([plain, firm], Fit(1, 0, 0, 1))):
        items = checklist(*asked)
        assert fit(match(items, [], TODAY), items) == expected


def test_a_posting_without_requirements_says_so() -> None:
    assert match([], [NINE], TODAY) == ()
    assert summary([], []) == "no requirements were found in this posting"
    assert fit([], []) == Fit()
