"""Damage is noticed and never made worse: a damaged file is refused or read right, and never written to."""

import re
from pathlib import Path
from typing import Any

import pytest

from jobtui.storage import backup
from jobtui.storage.database import Database
from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui, Result
from tests.month import lay_out
from tests.promises.damage import files_of, spoilt

database, jobtui = cli.database, cli.jobtui

READS = (
    *("list --all", "list python", "show 2", "agenda", "stats", "log"),
    *("export csv", "export json", "doctor", "backup"),
)
WRITES = ("note 2 more", "status 2 offer", "delete 2 3 4", "undo")

WRONG_AT_MOST = 0.04
"""SQLite keeps no sums over what it stores: of 64 bytes changed at once, some may all lie within texts."""


@pytest.fixture
def path(jobtui: Jobtui, tmp_path: Path) -> Path:
    """A database as it is after some use, with a backup."""
    folder = tmp_path / "files"
    lay_out(folder)
    path = tmp_path / "own" / "jobs.db"
    for command in (
        ["import", *sorted(folder.glob("0*"))],
        ["note", "2", "Ask who pays"],
        ["status", "1,2", "applied"],
        ["archive", "4"],
        ["backup"],
    ):
        assert jobtui(*command, "--db", path).code == 0
    return path


class Trial:
    """Commands on a file that is damaged again before each; `wrong` counts answers that were not right."""

    def __init__(self, jobtui: Jobtui, path: Path) -> None:
        self._jobtui = jobtui
        self._path = path
        self._whole = path.read_bytes()
        self._right = {command: self.run(command) for command in READS}
        self.held = self._backups()
        self.tried = self.refused = self.wrong = 0

    def run(self, command: str) -> Result:
        """One command."""
        return self._jobtui(*command.split(), "--db", self._path)

    def on(self, way: str, damage: bytes, command: str) -> None:
        """One command on a damaged file."""
        self._path.unlink()  # what a failure before may still have open is another file
        self._path.touch(mode=0o600)
        self._path.write_bytes(damage)
        done = self.run(command)
        self.tried += 1
        where = f"{command} on {way}"
        assert "Traceback" not in done.err + done.out, where
        assert done.code in (0, 1, 72), (where, done)
        assert self.held.items() <= self._backups().items(), where
        if done.code == 72:
            self.refused += 1
            assert self._path.read_bytes() == damage, where
            assert re.search(r"is damaged\. It was left as it is\.|is not a jobtui database", done.err), where
            assert "is not a jobtui database" in done.err or "Run: jobtui restore " in done.err, where
        elif command in READS:
            assert self._path.read_bytes() == damage, where
            self.wrong += done != self._right[command] and command not in ("backup", "doctor")
        for one in self._path.parent.glob("jobs.db-*"):
            one.unlink()

    def _backups(self) -> dict[str, Any]:
        return files_of(self._path.parent / "backups")

    def end(self) -> None:
        """The backup is as good as ever, and everything is back."""
        self._path.write_bytes(self._whole)
        for one in backup.backups_of(self._path):
            assert backup.look(one.path).postings
        assert self.run("list --all") == self._right["list --all"]
        assert self.refused > self.tried / 2
        assert self.wrong <= self.tried * WRONG_AT_MOST


def test_damage_is_refused_or_does_not_matter(jobtui: Jobtui, path: Path) -> None:
    trial = Trial(jobtui, path)
    for at, (way, damage) in enumerate(spoilt(path.read_bytes(), 40, 8).items()):
        for command in (READS[at % len(READS)], WRITES[at % len(WRITES)]):
            trial.on(way, damage, command)
    trial.end()


@pytest.mark.long
@pytest.mark.parametrize("command", READS + WRITES)
def test_two_hundred_ways_of_damage(jobtui: Jobtui, path: Path, command: str) -> None:
    trial = Trial(jobtui, path)
    for way, damage in spoilt(path.read_bytes(), 200, 20).items():
        trial.on(way, damage, command)
    trial.end()


def test_no_backup_is_made_of_a_damaged_file(jobtui: Jobtui, path: Path) -> None:
    """The page of an index is damaged, of which reading and writing may never know."""
    with_index = Database(path).connect()
    (root,) = with_index.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'posting_undone'"
    ).fetchone()
    with_index.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\x5a" * 4096
    path.write_bytes(data)
    before = files_of(path.parent)
    assert jobtui("backup", "--db", path).code == 72
    assert jobtui("doctor", "--db", path).code == 72
    assert files_of(path.parent) == before


def test_the_message_names_the_newest_good_backup_and_its_command_works(jobtui: Jobtui, path: Path) -> None:
    right = jobtui("list", "--all", "--db", path)
    good = backup.backups_of(path)[0].path
    bad = good.with_name("jobs.20991231T000000Z.db")
    bad.write_bytes(good.read_bytes()[:-4096])
    path.write_bytes(path.read_bytes()[:-8192])
    done = jobtui("list", "--all", "--db", path)
    assert done.code == 72
    told = re.search(
        r"Newest good backup: (\S+), \d{4}-\d\d-\d\d \d\d:\d\d\. Run: jobtui (restore .*)$", done.err
    )
    assert told
    assert told[1] == str(good)
    assert jobtui(*told[2].split()).code == 0
    assert jobtui("list", "--all", "--db", path) == right
