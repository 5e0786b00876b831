"""What was told is there whenever the program is killed or the power goes; half a write never is."""

import io
import shlex
import shutil
import sys
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from jobtui.cli import session
from jobtui.cli.app import run
from jobtui.storage.store import SqliteStore
from tests import test_month as month
from tests.cli import conftest as cli
from tests.month import MONTH, lay_out
from tests.promises.disk import CUTS, LIBRARY, Disk, Left, before

pytestmark = pytest.mark.skipif(LIBRARY is None, reason="SQLite is built into this Python")

database, clock, folder = cli.database, month.clock, month.folder


class _Told(io.BytesIO):
    """Standard output: its first byte says that what was asked for is done."""

    def __init__(self, disk: Disk) -> None:
        super().__init__()
        self._disk = disk

    def write(self, data: Any) -> int:
        self._disk.acknowledge(bytes(data))
        return super().write(data)


def done(disk: Disk, arguments: Sequence[object], monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command with everything noted that it does to the disk, but for the backup at its end."""
    with monkeypatch.context() as patch, disk.watched():
        patch.setattr(session, "back_up_written", lambda: None)
        patch.setattr(sys, "stdout", io.TextIOWrapper(_Told(disk), encoding="utf-8", write_through=True))
        return run(list(map(str, arguments)))


def held(path: Path) -> dict[str, Any]:
    """All that a database holds; opening it brings a write that was cut off to its end."""
    store = SqliteStore(path)
    try:
        return store.dump()
    finally:
        store.close()


def _is_start(state: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether a state holds the first postings of another, each with all of its parts."""
    found = state["postings"]
    return bool(found == whole["postings"][: len(found)])


class Crash:
    """One command of which every crash is tried; `seen` counts the states that were looked at."""

    def __init__(self, disk: Disk, start: Left, place: Path, path: Path, *, in_parts: bool = False) -> None:
        self.disk = disk
        self.left = start
        self.seen = 0
        self._place = place
        self._path = path
        self._in_parts = in_parts
        self._known: set[tuple[bytes, bytes]] = set()

    def check(
        self, first: dict[str, Any], last: dict[str, Any], *, every: int = 1, last_ones: int = 8
    ) -> None:
        """Kill after each step; cut the power in one way after each `every`th, in all after the last ones."""
        chance = Random(len(self.disk.steps))
        for n, step in enumerate(self.disk.steps, 1):
            self.left.play(step)
            found = [("killed", self.left.killed())]
            ways = [chance.choice(CUTS)] if n % every == 0 else []
            if n + last_ones > len(self.disk.steps):
                ways = CUTS
            found += [(f"cut {way}", self.left.cut(chance, *way)) for way in ways]
            for how, files in found:
                self._check_one(files, first, last, f"{how} after step {n}, {step.what} {step.path}")

    def _check_one(
        self, files: dict[str, bytes], first: dict[str, Any], last: dict[str, Any], where: str
    ) -> None:
        key = sha256(repr([(name, sha256(data).digest()) for name, data in sorted(files.items())]).encode())
        if (self.left.told, key.digest()) in self._known:
            return
        self._known.add((self.left.told, key.digest()))
        self.seen += 1
        root = self.left.root
        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        for name, data in files.items():
            path = self._place / Path(name).relative_to(root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        state = held(self._place / self._path.relative_to(root))
        whole = state == last or (self._in_parts and _is_start(state, last))
        assert whole or (state == first and not self.left.told), f"lost or half there: {where}"
        if self._in_parts:
            stored = len(first["postings"]) + self.left.told.count(b" is now posting ")
            assert len(state["postings"]) >= stored, f"lost what was told: {where}"


def tried(
    arguments: Sequence[object],
    path: Path,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    in_parts: bool = False,
    every: int = 1,
    last_ones: int = 8,
) -> int:
    """Try the crashes of a command that writes to a database; how many states were looked at."""
    root = next(one for one in path.parents if one.exists())
    disk, start, first = Disk(root), before(root), held(path)
    assert done(disk, arguments, monkeypatch) == 0
    crash = Crash(disk, start, place, path, in_parts=in_parts)
    crash.check(first, held(path), every=every, last_ones=last_ones)
    assert crash.left.told
    assert crash.left.killed() == before(root).killed()  # what was played is what was done
    return crash.seen


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Saved postings."""
    folder = tmp_path / "files"
    lay_out(folder)
    return folder


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """Where the states after a crash are laid out."""
    return tmp_path / "crashed"


def test_the_first_import_is_whole_or_not_there(
    database: Path, tmp_path: Path, files: Path, crashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").mkdir()
    path = tmp_path / "new" / "share" / "jobtui" / "jobs.db"
    arguments = ["--db", path, "import", files / "03-osmunda-health.txt"]
    assert tried(arguments, path, crashed, monkeypatch, every=3) > 100
    (posting,) = held(path)["postings"]
    assert len(posting["requirements"]) >= 10


def test_a_folder_of_postings_is_stored_posting_by_posting(
    database: Path, files: Path, crashed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in sorted(files.glob("0*"))[:5]:
        shutil.copy(name, pile)
    path = tmp_path / "own" / "jobs.db"
    path.parent.mkdir()
    arguments = ["--db", path, "import", files / "08-brindlefork.txt"]
    assert done(Disk(path.parent), arguments, monkeypatch) == 0
    seen = tried(
        ["--db", path, "import", pile], path, crashed, monkeypatch, in_parts=True, every=12, last_ones=2
    )
    assert seen > 100
    assert len(held(path)["postings"]) > 4


def test_each_change_is_whole_or_not_there(
    database: Path, files: Path, crashed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "own" / "jobs.db"
    path.parent.mkdir()
    for command in (
        f'import "{files / "02-calder-quay-bank.txt"}"',
        "status 1 applied",
        'note 1 "Ask who pays"',
        "undo",
    ):
        arguments = ["--db", str(path), *shlex.split(command)]
        if command.startswith("import"):
            assert done(Disk(path.parent), arguments, monkeypatch) == 0
        else:
            assert tried(arguments, path, crashed, monkeypatch, every=4, last_ones=5) > 40


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_every_change_of_a_month_is_whole_or_not_there(
    part: int,
    database: Path,
    clock: month.Clock,
    folder: Path,
    crashed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "own" / "jobs.db"
    path.parent.mkdir()
    seen = 0
    for at, told in enumerate(MONTH):
        clock.present = month.FIRST + timedelta(days=told.day, minutes=at)
        with month.opened(path) as tracker:
            deed = month.named(told, tracker, folder)
        arguments = ["--db", str(path), *shlex.split(deed.command)]
        if at % 4 == part and deed.writes:
            seen += tried(
                arguments, path, crashed, monkeypatch, in_parts=deed.command.startswith("import"), every=3
            )
        else:
            assert done(Disk(path.parent), arguments, monkeypatch) == 0
    assert seen > 1000


def test_the_disk_sees_what_would_be_lost(
    database: Path, files: Path, crashed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A step that is not synced before it is acknowledged is found: here the last one, left out."""
    path = tmp_path / "own" / "jobs.db"
    path.parent.mkdir()
    root = path.parent
    assert done(Disk(root), ["--db", path, "import", files / "05-thrumline-games.md"], monkeypatch) == 0
    disk, start, first = Disk(root), before(root), held(path)
    assert done(disk, ["--db", path, "note", "1", "x"], monkeypatch) == 0
    synced = [n for n, step in enumerate(disk.steps) if step.what == "sync folder"]
    del disk.steps[synced[-1]]
    with pytest.raises(AssertionError, match="lost"):
        Crash(disk, start, crashed, path).check(first, held(path))
