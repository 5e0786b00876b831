"""My profile on a store: every change is one step that goes back exactly; nothing is replaced unseen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jobtui.domain.problem import BadData, Busy, NotThere, Problem, WrongUsage
from jobtui.domain.profile import Claim, ClaimKind, describe
from jobtui.interop import profile_toml
from jobtui.tracker import profile, profile_file, resume
from jobtui.tracker.drafts import Drafts
from jobtui.tracker.tracker import Change, Tracker
from tests.tracker.conftest import state

RESUME = """\
# Ina Calder

## Skills
- Go (4 years), SQL

## Languages
English (C1)
"""

_DEEDS: dict[str, Callable[[Tracker], Change]] = {
    "add": lambda tracker: profile.add(
        tracker, "skill", {"name": "Rust", "years": "2", "proof": "the kernel"}
    ),
    "edit": lambda tracker: profile.edit(tracker, 1, {"years": "7", "last_used": "2026"}),
    "drop": lambda tracker: profile.drop(tracker, 2),
    "take over": lambda tracker: profile.take_over(tracker, [Claim(ClaimKind.SKILL, "Go", years=1)]),
    "merge": lambda tracker: profile.take_over(tracker, [Claim(ClaimKind.SKILL, "Go")], whole=False),
}


@pytest.fixture
def told(filled: Tracker) -> Tracker:
    """Two claims: 1 is Python, 2 all experience."""
    profile.add(filled, "skill", {"name": "python", "years": "6"})
    profile.add(filled, "experience", {"years": "9"})
    return filled


def _words(tracker: Tracker) -> list[str]:
    return [describe(one) for one in profile.claims(tracker)]


@pytest.mark.parametrize("deed", _DEEDS)
def test_each_is_one_step_that_goes_back_and_forth(told: Tracker, deed: str) -> None:
    before = state(told)
    change = _DEEDS[deed](told)
    after = state(told)
    assert change.step
    assert after != before
    told.undo()
    assert state(told) == before
    told.redo()
    assert state(told) == after


def test_names_are_those_that_postings_are_read_by(told: Tracker) -> None:
    profile.add(told, "skill", {"name": "postgres"})
    profile.add(told, "language", {"name": "deutsch", "level": "native"})
    assert _words(told) == ["Python, 6 years", "PostgreSQL", "9 years of experience in all", "German, native"]
    with pytest.raises(WrongUsage, match="has 'PostgreSQL' already, claim 3"):
        profile.add(told, "skill", {"name": "PostgreSQL", "years": "3"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"years": "many"}, "'many' is not a number of years."),
        ({"years": "-1"}, "0 to 80"),
        ({"last_used": "25"}, "'25' is not a year."),
        ({"name": ""}, "needs a name"),
        ({"level": "C1"}, "has no level"),
        ({"colour": "red"}, "unknown field 'colour'. One of: name, level"),
        ({"held": "perhaps"}, "neither yes nor no"),
        ({"firmness": "maybe"}, "unknown firmness 'maybe'"),
        ({"amount": "lots"}, "names no amount"),
    ],
)
def test_what_cannot_be_understood_changes_nothing(told: Tracker, values: dict[str, str], said: str) -> None:
    before = state(told)
    with pytest.raises(WrongUsage, match=said):
        profile.edit(told, 1, values)
    assert state(told) == before


def test_years_count_wherever_it_is_said_that_they_are_held(told: Tracker) -> None:
    profile.edit(told, 1, {"held": "no"})
    profile.edit(told, 1, {"years": "7", "held": "yes"})
    assert _words(told)[0] == "Python, 7 years"


def test_nothing_is_written_where_nothing_changes(told: Tracker) -> None:
    assert profile.edit(told, 1, {"years": "6"}).step == 0
    assert profile.take_over(told, profile.claims(told)).step == 0


def test_what_is_not_there_is_said(told: Tracker) -> None:
    with pytest.raises(NotThere, match="there is no claim 9"):
        profile.edit(told, 9, {"years": "1"})
    with pytest.raises(NotThere, match="there is no claim 9"):
        profile.drop(told, 9)
    with pytest.raises(WrongUsage, match="unknown kind 'skil'"):
        profile.add(told, "skil", {"name": "Go"})


def test_what_a_form_shows_is_what_it_takes(told: Tracker) -> None:
    profile.add(told, "pay", {"amount": "80k EUR/year", "firmness": "wish"})
    profile.add(told, "clearance", {"name": "SC", "held": "no"})
    for one in profile.claims(told):
        assert profile.edit(told, one.id, profile.shown(one)).step == 0
        profile.drop(told, one.id)
        profile.add(
            told,
            one.kind,
            {name: text for name, text in profile.shown(one).items() if name != "held"}
            | ({"held": "no"} if one.years == 0 else {}),
        )
    assert _words(told)[-2:] == ["at least €80,000 /yr (wish)", "no clearance: SC"]


def test_a_merge_leaves_what_it_does_not_name(told: Tracker) -> None:
    wanted = [Claim(ClaimKind.SKILL, "Python", years=8), Claim(ClaimKind.SKILL, "k8s")]
    change = profile.take_over(told, wanted, whole=False)
    assert change.text == "Profile: 1 added, 1 changed"
    assert _words(told) == ["Python, 8 years", "Kubernetes", "9 years of experience in all"]
    assert profile.claims(told)[0].id == 1


def test_contradictions_are_told(told: Tracker) -> None:
    profile.edit(told, 1, {"years": "12"})
    assert profile.doubts(told) == ["'Python, 12 years' is more than the 9 years of experience in all."]


# As a file


def test_an_editor_changes_what_was_changed_in_it(told: Tracker) -> None:
    drafts = Drafts()
    change = profile_file.edit(told, lambda text: text.replace("total = 9", "total = 10"), drafts)
    assert change.text == "Profile: changed 9 years of experience in all → 10 years of experience in all"
    assert profile_file.edit(told, lambda text: text, drafts).step == 0
    assert profile_file.edit(told, lambda text: "", drafts).step == 0
    assert _words(told) == ["Python, 6 years", "10 years of experience in all"]


def test_a_broken_text_is_kept_for_the_next_time(told: Tracker) -> None:
    drafts, before = Drafts(), state(told)
    with pytest.raises(BadData) as said:
        profile_file.edit(told, lambda text: "[skill]\nGo = 'x'\n", drafts)
    assert "line 2: Go: expected" in said.value.message
    assert "What you wrote is kept" in said.value.message
    assert state(told) == before
    opened: list[str] = []

    def mended(text: str) -> str:
        opened.append(text)
        return text.replace("'x'", "3")

    profile_file.edit(told, mended, drafts)
    assert opened == ["[skill]\nGo = 'x'\n"]
    assert _words(told) == ["Go, 3 years"]
    assert list(drafts) == []


def test_what_another_window_wrote_meanwhile_is_not_dropped(told: Tracker) -> None:
    drafts = Drafts()

    def meanwhile(text: str) -> str:
        profile.add(told, "skill", {"name": "Go"})
        return text.replace("total = 9", "total = 10")

    with pytest.raises(Busy, match="changed meanwhile"):
        profile_file.edit(told, meanwhile, drafts)
    assert _words(told) == ["Python, 6 years", "Go", "9 years of experience in all"]
    assert "total = 10" in drafts.get(profile_file.NAME)


def test_a_file_goes_in_and_out(told: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "me.toml"
    held = profile.claims(told)
    file.write_text(profile_toml.text(held), encoding="utf-8")
    profile.drop(told, 1)
    profile.take_over(told, profile_file.read(file))
    assert _words(told) == [describe(one) for one in held]
    file.write_bytes(b"[skill]\n\xff = 3")
    with pytest.raises(BadData, match="is not UTF-8"):
        profile_file.read(file)
    file.write_bytes(b"#" * (profile_file.MAX_BYTES + 1))
    with pytest.raises(BadData, match="larger than 1 MiB"):
        profile_file.read(file)


# Out of a resume


def test_a_resume_only_fills_what_is_open(told: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "resume.md"
    file.write_text(RESUME.replace("Go", "Python"), encoding="utf-8")
    found = resume.proposals(told, file)
    assert [describe(one.claim) for one in found] == ["SQL", "English, C1"]
    profile.edit(told, 1, {"years": ""})
    filled = resume.proposals(told, file)[0].claim
    assert (filled.id, filled.years, filled.proof) == (1, 4, "Python (4 years), SQL")
    profile.edit(told, 1, {"proof": "my own words"})
    filled = resume.proposals(told, file)[0].claim
    assert (filled.years, filled.proof, filled.source) == (4, "my own words", "")


def test_what_is_accepted_is_one_step_and_nothing_else_is_kept(told: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "resume.md"
    file.write_text(RESUME, encoding="utf-8")
    before = state(told)
    found = resume.proposals(told, file)
    assert state(told) == before
    resume.accept(told, resume.chosen(found, "1,3"))
    assert _words(told) == ["Python, 6 years", "Go, 4 years", "9 years of experience in all", "English, C1"]
    go = profile.claims(told)[1]
    assert (go.proof, go.source) == ("Go (4 years), SQL", "resume.md:4")
    assert b"Calder" not in state(told)
    told.undo()
    assert state(told) == before


@pytest.mark.parametrize(
    ("text", "numbers"), [("all", [1, 2, 3]), ("2", [2]), ("3,1", [1, 3]), ("1-2, 2-3", [1, 2, 3])]
)
def test_proposals_are_named_by_number(told: Tracker, tmp_path: Path, text: str, numbers: list[int]) -> None:
    file = tmp_path / "resume.md"
    file.write_text(RESUME, encoding="utf-8")
    found = resume.proposals(told, file)
    assert resume.chosen(found, text) == [found[n - 1] for n in numbers]
    for wrong in ("", "0", "4", "2-1", "x", "1-9", "1;2"):
        with pytest.raises(WrongUsage):
            resume.chosen(found, wrong)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "is a PDF. Save it as text"),
        (b"PK\x03\x04x", "is a Word or ZIP file"),
        (b"", "is empty"),
        (b"\x00\x01" * 500, "does not look like text"),
    ],
)
def test_what_is_no_resume_is_refused(told: Tracker, tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "cv.txt"
    file.write_bytes(data)
    with pytest.raises(Problem, match=said):
        resume.proposals(told, file)
