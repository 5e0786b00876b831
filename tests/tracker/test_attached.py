"""Rounds of interviews, people and documents: kept, put right, dropped, and each of it undone exactly."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobtui.domain.document import DocumentKind
from jobtui.domain.event import EventKind
from jobtui.domain.interview import Outcome
from jobtui.domain.problem import BadData, NoInput, NotThere, Problem, WrongUsage
from jobtui.tracker import contacts, documents, interviews
from jobtui.tracker.documents import MAX_BYTES, Condition, condition
from jobtui.tracker.output import AlreadyThere
from jobtui.tracker.tracker import Change, Tracker
from tests.tracker.conftest import NOON, state

BAD = "[@click=app.quit]x[/] \x1b]0;PWNED\x07 \u202eevil\u202c [bold]"


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person lives in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    """A file to send."""
    path = tmp_path / "my cv.pdf"
    path.write_bytes(b"%PDF as sent")
    return path


@pytest.fixture
def full(filled: Tracker, resume: Path) -> Tracker:
    """One round, one contact and one kept document on posting 1."""
    values = {
        "when": "fri 14:00",
        "zone": "Asia/Tokyo",
        "round": "panel",
        "people": "Ada; Bo",
        "place": "Room 4",
    }
    interviews.add(filled, 1, values)
    contacts.add(filled, {"name": "Ada Byron", "role": "recruiter", "note": "met\ntwice"}, 1)
    documents.add(filled, 1, str(resume), keep=True)
    return filled


_DEEDS: dict[str, Callable[[Tracker], Change]] = {
    "add a round": lambda t: interviews.add(t, 1, {"when": "2026-12-03 10:00", "note": "bring\nproof"}),
    "move a round": lambda t: interviews.edit(t, 1, {"when": "2026-12-03 10:00"}),
    "edit a round": lambda t: interviews.edit(t, 1, {"round": "", "people": "Cy", "place": BAD, "note": BAD}),
    "end a round": lambda t: interviews.end(t, 1, Outcome.FAILED, "too slow"),
    "drop a round": lambda t: interviews.drop(t, 1),
    "add a contact": lambda t: contacts.add(t, {"name": BAD, "email": "a@b"}, 2),
    "add a contact of none": lambda t: contacts.add(t, {"name": "Cy", "company": "Tideline"}),
    "edit a contact": lambda t: contacts.edit(t, 1, {"company": "Other", "phone": "1"}),
    "drop a contact": lambda t: contacts.drop(t, 1),
    "drop a document": lambda t: documents.drop(t, 1),
}


@pytest.mark.parametrize("name", _DEEDS)
def test_every_deed_is_undone_and_redone_exactly(full: Tracker, name: str) -> None:
    before = state(full)
    change = _DEEDS[name](full)
    after = state(full)
    assert after != before
    assert change.step
    undone = full.undo()
    assert undone is not None
    assert state(full) == before
    full.redo()
    assert state(full) == after


def test_adding_a_document_is_undone_with_its_copy(filled: Tracker, resume: Path) -> None:
    before = state(filled)
    documents.add(filled, 1, str(resume), keep=True)
    assert filled.store.document(1) == b"%PDF as sent"
    filled.undo()
    assert state(filled) == before
    assert filled.store.document(1) is None
    filled.redo()
    assert filled.store.document(1) == b"%PDF as sent"


_WRONG: dict[str, tuple[Callable[[Tracker], Change], str]] = {
    "no time": (lambda t: interviews.add(t, 1, {"when": "fri"}), "'fri' is no day with a time."),
    "no zone": (
        lambda t: interviews.add(t, 1, {"when": "fri 9", "zone": "Mars"}),
        "unknown time zone 'Mars'.",
    ),
    "no posting": (lambda t: interviews.add(t, 9, {"when": "fri 9"}), "there is no posting 9."),
    "long round": (lambda t: interviews.edit(t, 1, {"round": "x" * 301}), "the round must have at most 300"),
    "no outcome": (
        lambda t: interviews.edit(t, 1, {"outcome": "won"}),
        "unknown outcome 'won'. One of: open,",
    ),
    "no round": (lambda t: interviews.drop(t, 7), "there is no interview 7."),
    "no name": (lambda t: contacts.add(t, {"name": "  "}), "the name must have 1 to 300 characters"),
    "cleared name": (lambda t: contacts.edit(t, 1, {"name": ""}), "the name must have 1 to 300 characters"),
    "no address": (lambda t: contacts.edit(t, 1, {"email": "ada"}), "'ada' is not an email address."),
    "no contact": (lambda t: contacts.drop(t, 7), "there is no contact 7."),
    "contact of no posting": (lambda t: contacts.add(t, {"name": "x"}, 9), "there is no posting 9."),
    "no document": (lambda t: documents.drop(t, 7), "there is no document 7."),
    "no path": (lambda t: documents.add(t, 1, " "), "no file is named."),
    "no file": (lambda t: documents.add(t, 1, "/nowhere/cv"), "'/nowhere/cv' does not exist."),
    "odd name": (lambda t: documents.add(t, 1, "/tmp/\udcff"), "'/tmp/\udcff' has a name that is not UTF-8."),
    "nul": (lambda t: documents.add(t, 1, "/tmp/\0"), "'/tmp/\0' does not exist."),
    "device": (lambda t: documents.add(t, 1, "/dev/null"), "'/dev/null' is not a regular file (device)."),
}


@pytest.mark.parametrize("name", _WRONG)
def test_what_is_wrong_is_told_and_changes_nothing(full: Tracker, name: str) -> None:
    deed, told = _WRONG[name]
    before = state(full)
    with pytest.raises((WrongUsage, NotThere, NoInput)) as caught:
        deed(full)
    assert caught.value.message.startswith(told), caught.value.message
    assert state(full) == before


def test_a_round_is_kept_as_agreed(full: Tracker) -> None:
    (one,) = full.posting(1).interviews
    assert one.at == datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
    assert (one.zone, one.local.hour, one.people) == ("Asia/Tokyo", 14, ("Ada", "Bo"))
    event = next(e for e in full.posting(1).events if e.kind is EventKind.INTERVIEW)
    assert event.text == "interview added: panel, 2026-11-20 14:00 Asia/Tokyo"


def test_another_zone_keeps_the_time_and_another_time_keeps_the_zone(full: Tracker) -> None:
    interviews.edit(full, 1, {"zone": "Europe/London"})
    (one,) = full.posting(1).interviews
    assert (one.at.hour, one.zone) == (14, "Europe/London")
    interviews.edit(full, 1, {"when": "fri 9:15"})
    (one,) = full.posting(1).interviews
    assert (one.at.hour, one.at.minute, one.zone) == (9, 15, "Europe/London")
    interviews.edit(full, 1, {"zone": ""})
    assert full.posting(1).interviews[0].zone == "Europe/Berlin"


def test_what_stands_can_be_given_back_without_a_change(full: Tracker) -> None:
    before = state(full)
    assert interviews.edit(full, 1, interviews.shown(interviews.find(full, 1))).step == 0
    assert contacts.edit(full, 1, contacts.shown(contacts.find(full, 1))).step == 0
    assert state(full) == before


def test_the_end_of_a_round_is_told_and_its_note_added(full: Tracker) -> None:
    interviews.end(full, 1, Outcome.OPEN, "bring the laptop")
    change = interviews.end(full, 1, Outcome.PASSED, "offer on Monday")
    assert change.text.startswith("Interview passed: panel, Fri 20 Nov 14:00 Asia/Tokyo, here 06:00")
    (one,) = full.posting(1).interviews
    assert (one.outcome, one.note) == (Outcome.PASSED, "bring the laptop\noffer on Monday")


def test_the_night_when_clocks_are_turned_is_told(filled: Tracker) -> None:
    change = interviews.add(filled, 1, {"when": "2026-10-25 02:30"})
    assert "(02:30 comes twice that night: the first is taken" in change.text


def test_people_are_found_from_every_posting_of_their_company(full: Tracker) -> None:
    full.edit(3, {"company": "  KARROWGATE "})
    assert [one.name for one in full.posting(1).contacts] == ["Ada Byron"]
    assert full.posting(3).contacts == full.posting(1).contacts
    assert full.posting(2).contacts == ()
    assert full.posting(1).contacts[0].company == "Karrowgate"


def test_people_are_found_by_words(full: Tracker) -> None:
    contacts.add(full, {"name": "Bo", "company": "Tideline", "role": "Recruiter"})
    assert [one.name for one in contacts.found(full)] == ["Ada Byron", "Bo"]
    assert [one.name for one in contacts.found(full, "RECRUITER tide")] == ["Bo"]
    assert contacts.found(full, "recruiter nowhere") == []


def test_a_cleared_company_stays_cleared(filled: Tracker) -> None:
    contacts.add(filled, {"name": "Ada", "company": ""}, 1)
    assert [one.company for one in filled.posting(1).contacts] == [""]


def test_a_document_is_the_file_as_it_was(full: Tracker, resume: Path) -> None:
    (one,) = full.posting(1).documents
    assert (one.kind, one.path, one.size, one.kept) == (DocumentKind.RESUME, str(resume), 12, True)
    assert one.sent == NOON.date()
    assert condition(one) is Condition.SAME
    resume.write_bytes(b"%PDF as SENT")
    assert condition(one) is Condition.CHANGED
    resume.write_bytes(b"%PDF as sent, and more")
    assert condition(one) is Condition.CHANGED
    resume.write_bytes(b"%PDF as sent")
    assert condition(one) is Condition.SAME
    resume.unlink()
    assert condition(one) is Condition.GONE
    resume.mkdir()
    assert condition(one) is Condition.GONE


def test_a_document_may_have_been_sent_on_another_day(filled: Tracker, resume: Path) -> None:
    documents.add(filled, 1, str(resume), kind=DocumentKind.OTHER, sent=date(2026, 11, 2))
    (one,) = filled.posting(1).documents
    assert (one.kind, one.sent, one.kept) == (DocumentKind.OTHER, date(2026, 11, 2), False)
    event = next(e for e in filled.posting(1).events if e.kind is EventKind.DOCUMENT)
    assert (event.on, event.text) == (date(2026, 11, 2), "other sent: my cv.pdf")


def test_a_path_is_made_absolute(filled: Tracker, resume: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(resume.parent)
    monkeypatch.setenv("HOME", str(resume.parent))
    documents.add(filled, 1, f"../{resume.parent.name}/./my cv.pdf")
    documents.add(filled, 1, "~/my cv.pdf")
    assert [one.path for one in filled.posting(1).documents] == [str(resume)] * 2


def test_a_file_too_large_is_not_kept(filled: Tracker, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES)
        documents.add(filled, 1, str(large))
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(BadData, match="is larger than 20 MiB"):
        documents.add(filled, 1, str(large))


def test_no_pipe_is_waited_for(filled: Tracker, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoInput, match="is not a regular file"):
        documents.add(filled, 1, str(tmp_path / "pipe"))


def test_the_copy_is_written_out_as_it_was_sent(full: Tracker, resume: Path, tmp_path: Path) -> None:
    resume.unlink()
    target = tmp_path / "out.pdf"
    documents.save(full, 1, target)
    assert target.read_bytes() == b"%PDF as sent"
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        documents.save(full, 1, target)
    assert target.read_bytes() == b"mine"
    documents.save(full, 1, target, force=True)
    assert target.read_bytes() == b"%PDF as sent"


def test_only_a_kept_copy_can_be_written_out(filled: Tracker, resume: Path, tmp_path: Path) -> None:
    documents.add(filled, 1, str(resume))
    with pytest.raises(NotThere, match="no copy of document 1 is kept"):
        documents.save(filled, 1, tmp_path / "out.pdf")
    documents.drop(filled, 1)
    with pytest.raises(Problem, match="there is no document 1"):
        documents.save(filled, 1, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CV_v4.pdf", DocumentKind.RESUME),
        ("Byron Résumé.docx", DocumentKind.RESUME),
        ("Lebenslauf-2026.pdf", DocumentKind.RESUME),
        ("CoverLetter.odt", DocumentKind.LETTER),
        ("anschreiben.txt", DocumentKind.LETTER),
        ("cvs-import.csv", DocumentKind.OTHER),
        ("certificate.pdf", DocumentKind.OTHER),
    ],
)
def test_the_kind_is_guessed_from_the_name(name: str, kind: DocumentKind) -> None:
    assert documents.guessed(name) is kind
