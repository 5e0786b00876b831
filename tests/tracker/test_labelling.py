"""Lines of stored postings labelled: what was read from them follows, what the person did stays."""

from collections.abc import Iterator

import pytest

from jobtui.domain.event import SetZones
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.domain.reading import Block, ZoneName
from jobtui.domain.requirement import Kind, State
from jobtui.tracker import lines
from jobtui.tracker.corrector import Corrector
from jobtui.tracker.intake import Intake
from jobtui.tracker.labelling import Relabelling, extents, labels_for, zone_at
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import Vocabulary
from tests.tracker.conftest import NOON, state

TEXT = """\
Kiln Operator
Ember & Clay
Bergen, Norway

About us
We fire things.

Things we dream of
- A dog of your own; steady hands
- Moonlight and Python
- Patience

Requirements
- English C1
- Norwegian is a plus

Duties: Polish lamps
Sweep floors

Benefits
- Free coffee
- A boat
"""


@pytest.fixture(scope="module")
def corrector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corrector]:
    with Corrector(Vocabulary(tmp_path_factory.mktemp("own") / "h.toml"), NOON.date()) as one:
        yield one


@pytest.fixture
def kept(tracker: Tracker) -> Tracker:
    """The use cases on one posting, number 1, whose first list has a heading that is not known."""
    with Intake(tracker) as intake:
        (draft,) = intake.read_bytes(TEXT.encode(), "kiln.txt")
        intake.keep(draft)
    return tracker


def asked(tracker: Tracker) -> list[tuple[str, str]]:
    """The checklist by words and kind."""
    return [(item.requirement.text, item.requirement.kind.value) for item in tracker.posting(1).checklist]


def values(tracker: Tracker, field: str) -> list[str]:
    return [one.value for one in tracker.posting(1).facts.findings(field)]


def zones(tracker: Tracker, *words: str) -> list[ZoneName]:
    """The zones in which these words of the stored text stand."""
    capture = tracker.posting(1).capture
    assert capture is not None
    found = [zone_at(capture, TEXT.index(one)) for one in words]
    return [zone.name for zone in found if zone]


def ends(tracker: Tracker) -> list[int]:
    """Where the zones begin and end, one after the other."""
    capture = tracker.posting(1).capture
    assert capture is not None
    return [end for zone in capture.zones for end in (zone.start, zone.end)]


ENGLISH, NORWEGIAN = ("English C1", "required"), ("Norwegian is a plus", "preferred")
DREAMS = ("A dog of your own; steady hands", "Moonlight and Python", "Patience")


def test_a_heading_takes_the_lines_under_it_along(kept: Tracker, corrector: Corrector) -> None:
    before = state(kept)
    change = lines.edit(kept, corrector, 1, {"@8": "preferred"})
    assert change.text == "Line 8 labelled preferred: requirements 3 added"
    assert asked(kept) == [*((dream, "preferred") for dream in DREAMS), ENGLISH, NORWEGIAN]
    assert [item.n for item in kept.posting(1).checklist] == [1, 2, 3, 4, 5]
    assert zones(kept, "Things", "Patience", "English") == ["preferred", "preferred", "requirements"]
    first = kept.item(1, 1)
    assert first.corrected
    assert TEXT[slice(*first.requirement.spans[0])] == DREAMS[0]
    assert len(kept.posting(1).events) == 2
    after = state(kept)
    kept.undo()
    assert state(kept) == before
    kept.redo()
    assert state(kept) == after


def test_lines_are_labelled_without_their_neighbours(kept: Tracker, corrector: Corrector) -> None:
    lines.edit(kept, corrector, 1, {"@10-11": "requirements"})
    assert asked(kept) == [(DREAMS[1], "required"), (DREAMS[2], "required"), ENGLISH, NORWEGIAN]
    assert zones(kept, "- A dog", "- Patience", "English") == ["overview", "requirements", "requirements"]
    assert ends(kept) == sorted(ends(kept))


def test_states_and_notes_stay_with_items_that_stay(kept: Tracker, corrector: Corrector) -> None:
    kept.check(1, 1, State.MET, note="Cambridge 2019")
    change = lines.edit(kept, corrector, 1, {"@13-15": "profile"})
    assert change.text == "Lines 13-15 labelled profile: requirements 1 changed"
    item = kept.item(1, 1)
    assert (item.requirement.kind, item.state, item.note) == (Kind.UNLABELLED, State.MET, "Cambridge 2019")
    assert item.corrected
    assert asked(kept)[1] == NORWEGIAN  # its own words say how firmly it is asked


def test_noise_takes_all_off_that_was_read_there(kept: Tracker, corrector: Corrector) -> None:
    assert "Python" in values(kept, "skills")
    lines.edit(kept, corrector, 1, {"@8-11": "noise", "@13": "noise", "@20-22": "noise"})
    assert asked(kept) == []
    assert values(kept, "benefits") == []
    assert "Python" not in values(kept, "skills")
    assert zones(kept, "Patience", "English", "A boat") == ["noise"] * 3
    assert {"benefits", "skills"} <= kept.posting(1).corrected
    assert zones(kept, "Polish") == ["responsibilities"]
    lines.edit(kept, corrector, 1, {"@21": "benefits"})
    assert values(kept, "benefits") == ["Free coffee"]


def test_duties_become_demands_also_behind_their_heading(kept: Tracker, corrector: Corrector) -> None:
    assert values(kept, "responsibilities") == ["Polish lamps", "Sweep floors"]
    lines.edit(kept, corrector, 1, {"@17": "requirements"})
    assert values(kept, "responsibilities") == []
    assert asked(kept)[2:] == [("Polish lamps", "required"), ("Sweep floors", "required")]


def test_what_the_person_dropped_or_typed_stays_so(kept: Tracker, corrector: Corrector) -> None:
    kept.drop_requirement(1, 1)
    kept.add_requirement(1, "A licence")
    kept.edit(1, {"benefits": "A house", "title": "Potter"})
    lines.edit(kept, corrector, 1, {"@13-15": "requirements", "@20": "noise"})
    assert asked(kept) == [NORWEGIAN, ("A licence", "required")]
    assert values(kept, "benefits") == ["A house"]
    lines.edit(kept, corrector, 1, {"benefits": "@21", "title": "@6"})
    lines.edit(kept, corrector, 1, {"@6": "noise", "@21": "legal"})
    assert values(kept, "title") == ["We fire things."]
    assert values(kept, "benefits") == ["Free coffee"]


def test_a_later_word_goes_before_an_earlier_one(kept: Tracker, corrector: Corrector) -> None:
    lines.edit(kept, corrector, 1, {"@8": "responsibilities"})
    lines.edit(kept, corrector, 1, {"@8": "preferred"})
    assert values(kept, "responsibilities") == ["Polish lamps", "Sweep floors"]
    assert len(asked(kept)) == 5
    lines.edit(kept, corrector, 1, {"@9-11": "noise", "@10": "benefits"})
    assert values(kept, "benefits") == ["Moonlight and Python", "Free coffee", "A boat"]
    assert asked(kept) == [ENGLISH, NORWEGIAN]
    assert ends(kept) == sorted(ends(kept))


def test_labels_and_facts_go_in_one_step(kept: Tracker, corrector: Corrector) -> None:
    before = state(kept)
    lines.edit(kept, corrector, 1, {"@11": "required", "title": "@2", "pay": "40k-50k EUR /year"})
    posting = kept.posting(1)
    assert posting.title == "Ember & Clay"
    assert posting.events[-1].text == "line 11 labelled requirements, title set, salaries set"
    assert ("Patience", "required") in asked(kept)
    kept.undo()
    assert state(kept) == before


def test_an_item_joined_across_the_edge_stays(kept: Tracker, corrector: Corrector) -> None:
    lines.edit(kept, corrector, 1, {"@8": "preferred"})
    lines.join(kept, corrector, 1, 3, 4)
    lines.edit(kept, corrector, 1, {"@9-11": "noise"})
    assert asked(kept) == [("Patience English C1", "preferred"), NORWEGIAN]


@pytest.mark.parametrize(
    ("written", "part", "why"),
    [("@8", "stuff", "unknown part 'stuff'"), ("@99", "noise", "there is no line 99"),
     ("@14", "requirements", "nothing changes: line 14 was read so before")],
)  # fmt: skip
def test_what_cannot_be_labelled_changes_nothing(
    kept: Tracker, corrector: Corrector, written: str, part: str, why: str
) -> None:
    before = state(kept)
    with pytest.raises(WrongUsage, match=why):
        lines.edit(kept, corrector, 1, {written: part})
    assert state(kept) == before


def test_a_posting_typed_by_hand_has_no_lines(tracker: Tracker, corrector: Corrector) -> None:
    tracker.add({"title": "Potter"})
    with pytest.raises(NotThere, match="typed by hand"):
        lines.edit(tracker, corrector, 1, {"@1": "noise"})


def test_a_text_that_would_be_read_as_something_else_is_refused(
    tracker: Tracker, corrector: Corrector
) -> None:
    page = "<p>Cook</p>" * 20
    with Intake(tracker) as intake:
        (draft,) = intake.read_bytes(("Cook\n" * 10 + page).encode(), "cook.md")
        intake.keep(draft)
    with pytest.raises(WrongUsage, match="cannot be read again"):
        lines.edit(tracker, corrector, 1, {"@2": "noise"})


def test_only_headings_that_would_teach_something_are_offered(kept: Tracker, corrector: Corrector) -> None:
    said = {"@8": "preferred", "@13": "profile", "title": "Ok"}
    assert lines.new_headings(kept, corrector, 1, said) == [("Things we dream of", "preferred")]
    taught = Corrector(corrector.vocabulary, corrector.today)
    with taught:
        taught.vocabulary.teach("things we dream of", "preferred")
        assert lines.new_headings(kept, taught, 1, said) == []
        assert lines.new_headings(kept, taught, 1, {"@8": "noise"}) == [("Things we dream of", "noise")]
        taught.vocabulary.teach("things we dream of", None)


def test_extents_of_words_that_touch_are_one() -> None:
    blocks = [Block(0, 10, ZoneName.NOISE), Block(12, 30, ZoneName.NOISE), Block(40, 50, ZoneName.NOISE)]
    assert extents(blocks, [(5, 8), (13, 20)]) == [(0, 10), (12, 30)]
    assert extents(blocks, [(5, 14), (20, 21)]) == [(0, 30)]


def test_zones_on_other_lines_stay(kept: Tracker, corrector: Corrector) -> None:
    posting = kept.posting(1)
    capture = posting.capture
    assert capture is not None
    before = corrector.stored(capture)
    assert Relabelling(posting, before, before, [(0, len(TEXT))]).deeds() == ()
    after = corrector.stored(capture, labels_for(before.blocks, (14, 26), "legal"))
    (deed,) = [
        one for one in Relabelling(posting, before, after, [(14, 26)]).deeds() if isinstance(one, SetZones)
    ]
    assert [zone.name for zone in deed.zones][:3] == ["header", "legal", "header"]
    assert deed.zones[3:] == capture.zones[1:]
