"""Interviews, contacts and documents by command: what is kept, shown, printed for scripts, and undone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Jobtui, Result, on_a_terminal

BAD = "\x1b]0;owned\x07\x1b[2J [bold]zQ7x[/bold] [@click=app.quit] \u202eevil"


@pytest.fixture
def two(jobtui: Jobtui, monkeypatch: pytest.MonkeyPatch) -> Jobtui:
    """Two postings of one company, in the hands of somebody in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    jobtui("add", "--title", "Data Engineer", "--company", "Acme")
    jobtui("add", "--title", "Tester", "--company", "ACME")
    return jobtui


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    """A file to send."""
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"as sent")
    return path


def plain(result: Result) -> Any:
    """The JSON a command printed, which must have succeeded in silence."""
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def test_a_round_from_its_first_day_to_its_end(two: Jobtui) -> None:
    added = two(
        "interview",
        "add",
        "1",
        "2026-12-03 14:00",
        "--zone",
        "tokyo",
        "--round",
        "panel",
        "--with",
        "Ada",
        "--with",
        "Bo",
        "--place",
        "Room 4",
        "--note",
        "laptop",
    )
    told = r"Interview added: panel, Thu 3 Dec (2026 )?14:00 Asia/Tokyo, here 06:00 · Data Engineer · Acme\n"
    assert re.fullmatch(told, added.out)
    two("interview", "edit", "1", "--when", "2026-12-04 09:30", "--with", "Cy", "--place", "")
    two("interview", "outcome", "1", "passed", "--note", "offer on Monday")
    assert plain(two("interview", "list", "1", "--json")) == {
        "schema": 1,
        "interviews": [
            {
                "id": 1,
                "posting": 1,
                "at": "2026-12-04T00:30:00Z",
                "zone": "Asia/Tokyo",
                "local": "2026-12-04T09:30:00+09:00",
                "round": "panel",
                "people": ["Cy"],
                "place": "",
                "note": "laptop\noffer on Monday",
                "outcome": "passed",
            }
        ],
    }
    row = two("interview", "list").out
    assert re.search(r"^ +1  Fri 4 Dec.* 09:30 Asia/Tokyo, here 01:30  passed  panel · with Cy · ", row)
    assert row.rstrip().endswith("Data Engineer · Acme")
    assert two("interview", "drop", "1").code == 0
    assert plain(two("interview", "list", "--json"))["interviews"] == []
    two("undo")
    assert len(plain(two("interview", "list", "--json"))["interviews"]) == 1


def test_a_zone_is_taken_from_the_words_and_told_when_it_is_none(two: Jobtui) -> None:
    two("interview", "add", "1", "2026-12-03 14:00 America/New_York")
    assert plain(two("interview", "list", "--json"))["interviews"][0]["at"] == "2026-12-03T19:00:00Z"
    wrong = two("interview", "add", "1", "2026-12-03 14:00", "--zone", "Mars")
    assert (wrong.code, wrong.err[:46]) == (2, "jobtui: error: unknown time zone 'Mars'. Write")
    assert two("interview", "add", "1", "tomorrow").code == 2
    assert two("interview", "edit", "1").err.startswith("jobtui: error: nothing to edit. Give --when")
    assert two("interview", "outcome", "1", "won").code == 2
    assert two("interview", "drop", "5").code == 1
    assert two("interview", "list", "5").code == 1


def test_the_bin_keeps_its_interviews_to_itself(two: Jobtui) -> None:
    two("interview", "add", "1", "2026-12-03 14:00")
    two("delete", "1")
    assert plain(two("interview", "list", "--json"))["interviews"] == []
    assert len(plain(two("interview", "list", "1", "--json"))["interviews"]) == 1


def test_a_contact_is_found_from_every_posting_of_the_company(two: Jobtui) -> None:
    two("contact", "add", "Ada Byron", "--posting", "1", "--role", "recruiter", "--email", "ada@acme.example")
    held = {
        "id": 1,
        "posting": 1,
        "name": "Ada Byron",
        "company": "Acme",
        "role": "recruiter",
        "email": "ada@acme.example",
        "phone": "",
        "note": "",
    }
    assert plain(two("contact", "list", "--json")) == {"schema": 1, "contacts": [held]}
    assert plain(two("show", "2", "--json"))["contacts"] == [held]
    assert "\nPeople\n  1  Ada Byron  recruiter  ada@acme.example\n" in two("show", "2").out
    two("contact", "edit", "1", "--phone", "0131 1", "--note", "one\ntwo")
    shown = two("contact", "show", "1").out.splitlines()
    assert shown[0] == "1  Ada Byron"
    assert shown[-4:] == ["Phone    0131 1", "Note     one", "         two", "Posting  1"]
    assert plain(two("contact", "show", "1", "--json"))["phone"] == "0131 1"
    assert two("contact", "list", "ACME", "0131").out.split()[:4] == ["1", "Ada", "Byron", "Acme"]
    nobody = two("contact", "list", "nowhere")
    assert (nobody.out, nobody.err) == ("", "jobtui: nobody found.\n")
    two("contact", "drop", "1")
    assert plain(two("contact", "list", "--json"))["contacts"] == []
    two("undo")
    assert plain(two("contact", "show", "1", "--json"))["note"] == "one\ntwo"


def test_a_contact_of_no_posting(two: Jobtui) -> None:
    added = two("contact", "add", "Bo", "--company", "Tideline")
    assert added.out == "Contact added: Bo · Tideline\n"
    assert two("contact", "add", " ").code == 2
    assert two("contact", "add", "Cy", "--posting", "9").code == 1
    assert two("contact", "add", "Cy", "--email", "no").code == 2
    assert two("contact", "edit", "1").code == 2


def test_a_document_and_what_became_of_it(two: Jobtui, resume: Path, tmp_path: Path) -> None:
    added = two("document", "add", "1", resume, "--sent", "2026-11-18", "--keep")
    assert added.out == "Resume sent: cv.pdf, a copy is kept · Data Engineer · Acme\n"
    (held,) = plain(two("document", "list", "1", "--json"))["documents"]
    digest = held.pop("sha256")
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert held == {
        "id": 1,
        "posting": 1,
        "kind": "resume",
        "path": str(resume),
        "size": 7,
        "sent": "2026-11-18",
        "kept": True,
        "state": "same",
    }
    assert two("document", "check").code == 0
    resume.write_bytes(b"changed")
    check = two("document", "check")
    assert (check.code, check.out) == (1, f"changed since  {resume}\n")
    assert plain(two("show", "1", "--json"))["documents"][0]["state"] == "changed since"
    resume.unlink()
    assert two("document", "check", "--json").code == 1
    assert f"  1  resume  sent 2026-11-18  gone  {resume} · copy kept\n" in two("show", "1").out
    out = tmp_path / "out.pdf"
    assert two("document", "save", "1", out).err == f"jobtui: written to '{out}'.\n"
    assert out.read_bytes() == b"as sent"
    assert two("document", "save", "1", out).code == 73
    assert two("document", "save", "1", out, "--force").code == 0
    two("document", "drop", "1")
    assert two("document", "check").code == 0
    two("undo")
    assert "copy kept" in two("document", "list").out


def test_a_document_that_cannot_be_added(two: Jobtui, resume: Path, tmp_path: Path) -> None:
    assert two("document", "add", "1", tmp_path).code == 66
    assert two("document", "add", "1", tmp_path / "none").code == 66
    assert two("document", "add", "1", resume, "--kind", "photo").code == 2
    assert two("document", "add", "1", resume, "--sent", "someday").code == 2
    assert two("document", "add", "9", resume).code == 1
    assert two("document", "save", "1", "x").code == 1
    assert plain(two("document", "list", "--json"))["documents"] == []


def test_text_of_others_never_acts(two: Jobtui, tmp_path: Path) -> None:
    odd = tmp_path / f"cv {BAD.replace('/', '|')}.pdf"
    odd.write_bytes(b"x")
    added = (
        (
            "interview",
            "add",
            "1",
            "2026-12-03 14:00",
            "--round",
            BAD,
            "--with",
            BAD,
            "--place",
            BAD,
            "--note",
            BAD,
        ),
        (
            "contact",
            "add",
            BAD,
            "--posting",
            "1",
            "--role",
            BAD,
            "--phone",
            BAD,
            "--note",
            BAD,
            "--company",
            BAD,
        ),
        ("document", "add", "1", odd),
    )
    told = [two(*arguments) for arguments in added]
    assert [one.code for one in told] == [0, 0, 0]
    looked = (
        ("show", "1"),
        ("interview", "list"),
        ("contact", "list"),
        ("contact", "show", "1"),
        ("document", "list"),
        ("document", "check"),
    )
    for result in (*told, *(two(*arguments) for arguments in looked)):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", result.out + result.err)
        assert "zQ7x[" in result.out
    for arguments in looked:
        written = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(*arguments, columns=300)[1])
        assert "[bold]zQ7x[" in written
        assert not re.search(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202e]", written), arguments


def test_everything_survives_an_export_and_an_import(
    two: Jobtui, resume: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two(
        "interview", "add", "1", "2026-12-03 14:00", "--zone", "Asia/Tokyo", "--with", "Ada", "--note", "a\nb"
    )
    two("contact", "add", "Ada", "--posting", "1", "--note", "x")
    two("contact", "add", "Bo")
    two("document", "add", "1", resume, "--keep")
    two("document", "add", "2", resume)
    two("contact", "drop", "2")
    whole = two("export", "json").out
    kept = tmp_path / "all.json"
    kept.write_text(whole, encoding="utf-8")
    monkeypatch.setenv("JOBTUI_DB", str(tmp_path / "other.db"))
    assert two("import", kept).code == 0
    assert two("export", "json").out == whole
    assert two("document", "save", "1", tmp_path / "again.pdf").code == 0
    assert (tmp_path / "again.pdf").read_bytes() == b"as sent"
