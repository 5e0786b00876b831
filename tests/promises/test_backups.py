"""Backups are complete and readable: made while others write, put back into nothing, thinned by the rule."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from jobtui.cli import session
from jobtui.domain.backup import export_of, kept
from jobtui.domain.event import AddNote, SetPosting
from jobtui.domain.problem import BadData, Damaged, NoInput, Refused
from jobtui.domain.reading import Facts, Finding, Reading
from jobtui.interop.lossless import to_pieces
from jobtui.storage import backup
from jobtui.storage.database import Database
from jobtui.storage.identity import APPLICATION_ID, SCHEMA
from jobtui.storage.store import SqliteStore
from jobtui.tracker import backups
from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui
from tests.promises.damage import files_of, spoilt
from tests.storage.support import add, full_reading, state, write

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)

database, jobtui = cli.database, cli.jobtui


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with three postings in a folder of its own."""
    path = tmp_path / "own" / "jobs.db"
    store = SqliteStore(path)
    add(store, full_reading(), _reading("b"), _reading("c"))
    store.close()
    return path


def _reading(text: str) -> Reading:
    """A small reading of this text."""
    digest = sha256(text.encode()).hexdigest()
    return Reading(f"{text}.txt", text, digest, facts=Facts(Finding(text)))


def _held(path: Path) -> bytes:
    store = SqliteStore(path)
    try:
        return state(store)
    finally:
        store.close()


def _copies(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*.db"))


# Made while others write

_WRITER = """
import sys
from pathlib import Path
from jobtui.domain.event import AddNote, AddRequirement
from jobtui.domain.requirement import Requirement
from jobtui.storage.store import SqliteStore
from tests.storage.support import write
store = SqliteStore(Path(sys.argv[1]))
for n in range(10_000):
    write(store, int(sys.argv[2]), AddNote(f"{n}"), AddRequirement(Requirement(f"{n}")))
    print(flush=True)
"""


def _backed_up_under_fire(path: Path, copies: int) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, path, str(n)], cwd=ROOT, stdout=subprocess.PIPE)
        for n in (2, 3)
    ]
    try:
        for one in writers:
            assert one.stdout
            one.stdout.readline()
        store = SqliteStore(path)
        made = [store.back_up().path for _ in range(copies)]
        store.close()
    finally:
        for one in writers:
            one.kill()
            one.communicate()
    written = [_check_moment(one) for one in made]
    assert written == sorted(written)
    assert written[-1] > written[0]


def _check_moment(copy: Path) -> int:
    """A copy holds a moment that was: the first notes of each writer, and no half of a step."""
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as db:
        numbers = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert numbers == [APPLICATION_ID, SCHEMA]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    other = SqliteStore(copy)
    postings = [other.posting(n) for n in (2, 3)]
    assert other.examine(full=True) == ([], [])
    other.close()
    for one in postings:
        numbers = [str(n) for n in range(len(one.notes))]
        assert [note.text for note in one.notes] == numbers
        assert [item.requirement.text for item in one.checklist] == numbers
    return sum(len(one.notes) for one in postings)


def test_a_backup_is_a_moment_that_was_while_two_processes_write(path: Path) -> None:
    _backed_up_under_fire(path, 12)


@pytest.mark.long
def test_two_hundred_backups_while_two_processes_write(path: Path) -> None:
    _backed_up_under_fire(path, 200)


# Put back


def test_the_export_beside_a_copy_holds_what_the_copy_does(path: Path) -> None:
    store = SqliteStore(path)
    made = backups.back_up(store)
    written = export_of(path).read_text(encoding="utf-8")
    whole = json.dumps({"jobtui": "export", **store.dump()}, indent=1, sort_keys=True)
    assert written == f"{whole}\n"
    write(store, 1, AddNote("later"))
    with store.dumping(copy=made.path) as plain:
        assert "".join(to_pieces(plain)) == written
    assert "".join(to_pieces(store.dump())) != written


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_leaving_a_large_database_tells_how_far_its_backup_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _Terminal()
    monkeypatch.setattr("sys.stderr", said)
    session.back_up(path)
    assert said.getvalue() == ""
    write(SqliteStore(path), 1, AddNote("later"))
    _copies(path)[0].unlink()
    monkeypatch.setattr(session, "_LARGE", 0)
    session.back_up(path)
    assert "backing up" in said.getvalue()
    assert said.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")


def test_an_empty_home_gets_everything_back(jobtui: Jobtui, path: Path, tmp_path: Path) -> None:
    before = jobtui("export", "json", "--db", path).out
    copy = jobtui("backup", "--db", path).out.strip()
    jobtui("note", "1", "later", "--db", path)
    fresh = tmp_path / "fresh" / "share" / "jobs.db"
    for given in (Path(copy), path.parent / "backups" / "jobs.latest.json"):
        done = jobtui("restore", given, "--db", fresh)
        assert done.out == f"Restored · 3 postings from '{given}'\n"
        assert jobtui("export", "json", "--db", fresh).out == before
        assert stat.S_IMODE(fresh.stat().st_mode) == 0o600
        assert stat.S_IMODE(fresh.parent.stat().st_mode) == 0o700
        fresh.unlink()


def test_a_restore_can_be_taken_back_and_is_seen_by_who_has_it_open(jobtui: Jobtui, path: Path) -> None:
    copy = jobtui("backup", "--db", path).out.strip()
    onlooker = SqliteStore(path)
    old, version = state(onlooker), onlooker.version()
    write(onlooker, 1, AddNote("newer"))
    new = state(onlooker)
    done = jobtui("restore", copy, "--db", path)
    assert state(onlooker) == old
    assert onlooker.version() != version
    before = done.err.split("'")[1]
    jobtui("restore", before, "--db", path)
    assert state(onlooker) == new
    write(onlooker, 1, AddNote("goes on"))
    onlooker.close()


def test_a_damaged_database_is_kept_beside_what_is_put_in_its_place(jobtui: Jobtui, path: Path) -> None:
    held = _held(path)
    copy = jobtui("backup", "--db", path).out.strip()
    journal = Path(f"{path}-journal")
    for way, damage in spoilt(path.read_bytes(), 3).items():
        if way == "text":  # which is somebody's, perhaps
            continue
        path.write_bytes(damage)
        journal.write_bytes(b"what a crash left")
        done = jobtui("restore", copy, "--db", path)
        assert done.code == 0, (way, done)
        assert _held(path) == held, way
        aside = Path(done.err.split("'")[1])
        if aside.parent == path.parent:  # else SQLite could still read it
            assert aside.read_bytes() == damage, way
        assert not journal.exists()


def test_the_journal_of_a_database_that_is_gone_spoils_no_new_one(path: Path) -> None:
    connection = Database(path).connect()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("UPDATE posting SET title = 'half'")
    connection.execute("PRAGMA cache_size = 0")
    connection.execute("UPDATE capture SET text = text || 'more'")
    journal = Path(f"{path}-journal").read_bytes()
    connection.close()
    assert journal
    path.unlink()
    Path(f"{path}-journal").write_bytes(journal)
    store = SqliteStore(path)
    add(store, _reading("new"))
    assert store.examine(full=True) == ([], [])
    assert [row.title for row in store.rows([1, 2])] == ["new"]
    store.close()
    (gone,) = path.parent.glob("jobs.db.gone-*-journal")
    assert gone.read_bytes() == journal


def test_what_is_no_backup_is_refused_and_nothing_touched(path: Path, tmp_path: Path) -> None:
    good = backup.keep(Database(path)).path
    newer, foreign, text, empty, folder = (
        tmp_path / name for name in "newer foreign text empty folder".split()
    )
    newer.write_bytes(good.read_bytes()[:60] + (SCHEMA + 1).to_bytes(4, "big") + good.read_bytes()[64:])
    with closing(sqlite3.connect(foreign)) as db:
        db.executescript("PRAGMA journal_mode = WAL; CREATE TABLE posting (id)")
    text.write_text("Dear Sir")
    empty.touch()
    folder.mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "half").write_bytes(good.read_bytes()[:-5000])
    (tmp_path / "export").write_text('{"jobtui": "export", "schema": 99, "postings": []}')
    refused: dict[str, tuple[type[Any], str]] = {
        "newer": (
            BadData,
            f"was made by a newer jobtui (schema {SCHEMA + 1}; this one knows up to {SCHEMA})",
        ),
        "foreign": (BadData, "is not a jobtui backup"),
        "text": (BadData, "is not a jobtui backup"),
        "empty": (BadData, "is not a jobtui backup"),
        "half": (BadData, "is damaged"),
        "pipe": (BadData, "is not a jobtui backup"),
        "folder": (NoInput, "is a folder"),
        "nowhere": (NoInput, "does not exist"),
        "own/jobs.db": (Refused, "is the database itself"),
    }
    before = files_of(tmp_path)
    store = SqliteStore(path)
    for name, (kind, words) in refused.items():
        with pytest.raises(kind) as caught:
            store.restore(tmp_path / name)
        assert words in caught.value.message, name
        assert files_of(tmp_path) == before, name
    store.close()


def test_an_export_of_a_newer_jobtui_is_refused(jobtui: Jobtui, path: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.json"
    newer.write_text('{"jobtui": "export", "schema": 99, "postings": []}')
    before = files_of(path.parent)
    done = jobtui("restore", newer, "--db", path)
    assert (done.code, files_of(path.parent)) == (65, before)
    assert "was written by a newer jobtui" in done.err


# Kept and thinned


def test_forty_days_of_backups_keep_what_the_rule_says(path: Path) -> None:
    made: set[datetime] = set()
    opened = Database(path)
    for hours in range(0, 40 * 24, 6):
        now = NOW + timedelta(hours=hours)
        made = kept({*made, backup.keep(opened, now).at}, now)
    found = backup.backups_of(path)
    assert {one.at for one in found} == made
    assert len(found) < 160 // 5
    for one in found:
        assert backup.look(one.path).postings == 3


def test_nothing_is_thinned_for_a_copy_that_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Database(path)
    for days in (900, 800, 700):
        backup.keep(opened, NOW - timedelta(days=days))
        for one in _copies(path):
            os.link(one, one.with_name(f"kept-{one.name}")) if days == 700 else None
    old = path.parent / "backups" / "jobs.20200101T000000Z.db"
    old.write_bytes(_copies(path)[0].read_bytes())
    before = _copies(path)

    def fail(_: Path) -> None:
        raise backup.NotWhole("is damaged")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "_looked", fail)
        with pytest.raises(Damaged):
            backup.keep(opened)
    assert _copies(path) == before
    assert not [one for one in (path.parent / "backups").iterdir() if one.name.endswith(".new")]
    backup.keep(opened)
    assert not old.exists()


def test_copies_of_another_database_in_the_folder_are_left_alone(path: Path) -> None:
    other = path.parent / "backups" / "jobs.v1.20200101T000000Z.db"
    third = path.parent / "backups" / "jobs.old.20200101T000000Z.db"
    other.parent.mkdir()
    for one in (other, third):
        one.touch()
    backup.keep(Database(path))
    assert other.exists()
    assert third.exists()
    assert len(backup.backups_of(path)) == 2


# When


def test_a_run_that_wrote_backs_up_once_in_half_an_hour(jobtui: Jobtui, path: Path) -> None:
    jobtui("list", "--db", path)
    assert not (path.parent / "backups").exists()
    jobtui("note", "1", "a", "--db", path)
    (first,) = _copies(path)
    jobtui("note", "1", "b", "--db", path)
    assert _copies(path) == [first]
    old = first.with_name(f"jobs.{datetime.now(UTC) - timedelta(minutes=31):%Y%m%dT%H%M%SZ}.db")
    first.rename(old)
    jobtui("list", "--db", path)
    assert _copies(path) == [old]
    session.back_up(path)  # as after the screens close
    assert len(_copies(path)) == 2
    session.back_up(path)
    assert len(_copies(path)) == 2


def test_before_a_change_of_three_there_is_a_copy_of_what_was(jobtui: Jobtui, path: Path) -> None:
    held = _held(path)
    jobtui("status", "1,2", "applied", "--db", path)
    (first,) = _copies(path)  # at its end
    first.unlink()
    held = _held(path)
    jobtui("tag", "add", "x", "1", "2", "3", "--db", path)
    assert _held(_copies(path)[0]) == held


def test_a_backup_that_fails_is_a_warning_and_the_work_is_done(jobtui: Jobtui, path: Path) -> None:
    (path.parent / "backups").write_text("in the way")
    for arguments in (["note", "1", "a"], ["archive", "1", "2", "3"]):
        done = jobtui(*arguments, "--db", path)
        assert done.code == 0
        assert "jobtui: warning: no backup was made: cannot write" in done.err
    assert jobtui("backup", "--db", path).code == 73
    assert len(SqliteStore(path).posting(1).notes) == 1


def test_a_copy_to_a_named_place_never_goes_over_anything(jobtui: Jobtui, path: Path, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    assert jobtui("backup", place, "--db", path).out == f"{place / 'jobs.db'}\n"
    assert jobtui("backup", place, "--db", path).code == 73
    assert jobtui("backup", place, "--force", "--db", path).code == 0
    link = tmp_path / "link"
    link.symlink_to(place / "jobs.db")
    assert jobtui("backup", link, "--force", "--db", path).code == 73
    assert jobtui("backup", path, "--force", "--db", path).code == 77
    assert jobtui("backup", tmp_path / "no" / "x.db", "--db", path).code == 73
    assert jobtui("backup", "--db", tmp_path / "nothing.db").code == 1
    assert _held(place / "jobs.db") == _held(path)


# The doctor


def test_the_doctor_names_what_is_odd(jobtui: Jobtui, path: Path) -> None:
    assert jobtui("doctor", "--full", "--db", path).code == 0
    connection = Database(path).connect()
    connection.execute("UPDATE posting SET status = 'offer' WHERE id = 1")
    connection.execute("DELETE FROM words WHERE rowid = 2")
    connection.execute("UPDATE capture SET data = x'00' WHERE posting_id = 3")
    connection.close()
    done = jobtui("doctor", "--full", "--db", path)
    assert done.code == 1
    for words in (
        "posting 1 is 'offer', but its history ends in 'saved'",
        "1 postings are not in the index of words",
        "capture 1 of posting 3 is not the file that was imported",
    ):
        assert words in done.out
    store = SqliteStore(path)
    write(store, 1, SetPosting({"status": "saved"}))
    store.close()


def test_the_doctor_finds_rows_that_refer_to_nothing(jobtui: Jobtui, path: Path) -> None:
    connection = Database(path).connect()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM posting WHERE id = 2")
    connection.close()
    done = jobtui("doctor", "--db", path)
    assert done.code == 72
    assert "refers to no row of posting" in done.out
    assert "is damaged. It was left as it is." in done.err
