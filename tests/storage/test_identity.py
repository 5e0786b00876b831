"""What is opened, what is refused, in which words, and that a refused file keeps its bytes."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from jobtui.domain.problem import BadDatabase, CannotWrite, DiskFailed, Problem
from jobtui.storage.database import Database
from jobtui.storage.failures import explained
from jobtui.storage.identity import APPLICATION_ID, SCHEMA
from jobtui.storage.store import SqliteStore
from tests.storage.support import add, brief, state

_ROOT = Path(__file__).parents[2]


def _sqlite(path: Path, script: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(script)
    connection.close()


def _newer(path: Path) -> None:
    _sqlite(path, f"CREATE TABLE t (x); PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 9")


def _unnumbered(path: Path) -> None:
    _sqlite(path, f"CREATE TABLE t (x); PRAGMA application_id = {APPLICATION_ID}")


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


_TEXT = "'{}' is not a jobtui database (it looks like text). It was left as it is."
_FOREIGN = "'{}' is not a jobtui database (it belongs to another program). It was left as it is."

_DAMAGED = "'{}' is damaged. It was left as it is. There is no backup of it."

_REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("Dear Sir,\nnaïve\n" * 20), _TEXT),
    "short text": (lambda path: path.write_text("x"), _TEXT),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), _FOREIGN),
    "foreign": (lambda path: _sqlite(path, "CREATE TABLE moz_places (id)"), _FOREIGN),
    "foreign in WAL mode": (
        lambda path: _sqlite(path, "PRAGMA journal_mode = WAL; CREATE TABLE moz_places (id)"),
        _FOREIGN,
    ),
    "newer": (
        _newer,
        "'{}' was made by a newer jobtui (schema 9; this one knows up to 4). "
        "Update jobtui. Nothing was changed.",
    ),
    "no schema number": (_unnumbered, _DAMAGED),
    "zeros": (lambda path: path.write_bytes(bytes(4096)), _DAMAGED),
    "empty": (lambda path: path.touch(), "'{}' is empty."),
    "folder": (lambda path: path.mkdir(), "'{}' is a folder, not a jobtui database."),
    "broken link": (_link_to_nowhere, "'{}' is a broken link, not a jobtui database."),
    "looping link": (
        lambda path: path.symlink_to(path),
        "'{}' is a broken link, not a jobtui database.",
    ),
    "pipe": (os.mkfifo, "'{}' is not a regular file, so not a jobtui database."),
}


def _bytes_of(folder: Path) -> dict[str, str]:
    files = [entry for entry in folder.iterdir() if entry.is_file()]
    return {entry.name: sha256(entry.read_bytes()).hexdigest() for entry in files}


@pytest.mark.parametrize("name", _REFUSED)
def test_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    make, sentence = _REFUSED[name]
    path = tmp_path / "x.db"
    make(path)
    before = _bytes_of(tmp_path)
    store = SqliteStore(path)
    for attempt in (store.stages, store.dump, lambda: add(store, brief("a")), store.undo):
        with pytest.raises(BadDatabase) as caught:
            attempt()
        assert (caught.value.message, caught.value.code) == (sentence.format(path), 72)
    assert _bytes_of(tmp_path) == before


def test_empty_file_in_our_own_folder_is_new(tmp_path: Path) -> None:
    path = tmp_path / "jobtui.db"
    path.touch()
    store = SqliteStore(path, own_folder=True)
    assert store.counts().open == 0
    add(store, brief("a"))
    assert store.counts().open == 1
    store.close()


def test_identity_is_written(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    header = path.read_bytes()[:100]
    assert (header[68:72], int.from_bytes(header[60:64], "big")) == (b"JobT", SCHEMA)
    assert list(path.parent.iterdir()) == [path]


def test_truncated_or_overwritten_database_is_damaged(store: SqliteStore, path: Path) -> None:
    add(store, brief("a", "long text " * 2000))
    store.close()
    whole = path.read_bytes()
    for broken in (whole[:5000], whole[:4096] + bytes(len(whole) - 4096), whole[:4096] + os.urandom(9000)):
        path.write_bytes(broken)
        with pytest.raises(BadDatabase, match=r"is damaged\. It was left .* no backup of it\.$"):
            SqliteStore(path).dump()
        assert path.read_bytes() == broken


def test_flipped_bytes_give_the_data_or_a_refusal(store: SqliteStore, path: Path) -> None:
    add(store, brief("a", "text"), brief("b", "text"))
    store.close()
    whole = path.read_bytes()
    for seed in range(150):
        broken = bytearray(whole)
        for n in range(64):
            broken[(seed * 7919 + n * 104729) % len(whole)] ^= 1 + (seed + n) % 255
        path.write_bytes(broken)
        other = SqliteStore(path)
        try:
            other.dump()
            other.rows([1, 2])
            other.posting(1)
            other.steps(5)
        except Problem as problem:
            assert problem.code in (1, 72), problem.message
        finally:
            other.close()
        assert path.read_bytes() == bytes(broken)


def test_file_replaced_while_open(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    assert store.counts().open == 1
    path.rename(path.with_suffix(".old"))
    for attempt in (store.counts, lambda: add(store, brief("b"))):
        with pytest.raises(BadDatabase, match="the database file was replaced while jobtui was open"):
            attempt()
    other = SqliteStore(path)
    add(other, brief("other"))
    other.close()
    for attempt in (store.counts, lambda: add(store, brief("b"))):
        with pytest.raises(BadDatabase, match="the database file was replaced while jobtui was open"):
            attempt()


def test_file_a_newer_jobtui_took_over_while_open(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    assert store.counts().open == 1
    _sqlite(path, "PRAGMA user_version = 9")
    before = path.read_bytes()
    for attempt in (store.counts, lambda: add(store, brief("b"))):
        with pytest.raises(BadDatabase, match="was made by a newer jobtui"):
            attempt()
    assert path.read_bytes() == before


def test_file_moved_away_between_opening_and_writing(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    connection = Database(path).connect()
    path.rename(path.with_suffix(".old"))
    with pytest.raises(BadDatabase, match="was replaced"), explained(path, saving=True):
        connection.execute("UPDATE posting SET pay = 1")
    connection.close()


def test_file_another_process_makes_first_is_kept(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = Database._fill

    def fill_late(database: Database, aside: Path, build: Callable[[sqlite3.Connection], None]) -> None:
        fill(database, aside, build)
        monkeypatch.undo()
        other = SqliteStore(path)
        add(other, brief("first"))
        other.close()

    monkeypatch.setattr(Database, "_fill", fill_late)
    add(store, brief("second"))
    assert [row.title for row in store.rows([1, 2])] == ["first", "second"]
    assert list(path.parent.iterdir()) == [path]


def test_file_made_later_is_found(store: SqliteStore, path: Path) -> None:
    assert (store.counts().open, store.version()) == (0, 0)
    other = SqliteStore(path)
    add(other, brief("a"))
    first = store.version()
    assert (store.counts().open, first > 0) == (1, True)
    add(other, brief("b"))
    other.close()
    assert (store.counts().open, store.version() != first) == (2, True)


def test_version_stays_while_nobody_writes(store: SqliteStore) -> None:
    add(store, brief("a"))
    version = store.version()
    state(store)
    assert store.version() == version


# Modes and rights


@contextmanager
def _umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_new_file_and_folder_are_private(store: SqliteStore, path: Path) -> None:
    with _umask(0):
        add(store, brief("a"))
    assert (_mode(path.parent), _mode(path)) == (0o700, 0o600)
    assert store.notices == ()


def test_wider_rights_are_narrowed_and_mentioned_once(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    path.chmod(0o644)
    path.parent.chmod(0o755)
    other = SqliteStore(path)
    assert (other.counts().open, other.counts().open) == (1, 1)
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o755)
    assert other.notices == (f"'{path}' could be read by others; now only you can.",)
    other.close()
    own = SqliteStore(path, own_folder=True)
    own.counts()
    assert (_mode(path.parent), len(own.notices)) == (0o700, 1)
    own.close()


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = SqliteStore(tmp_path / "file" / "sub" / "x.db")
    assert store.counts().open == 0
    with pytest.raises(CannotWrite) as caught:
        add(store, brief("a"))
    assert caught.value.message == (
        f"cannot create '{tmp_path}/file/sub': not a directory. Set JOBTUI_DB to another place."
    )


def test_name_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    with pytest.raises(BadDatabase) as caught:
        SqliteStore(path).counts()
    assert caught.value.message == f"'{path}' cannot be read: file name too long."


def test_no_room_for_a_new_database(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", no_room)
    with pytest.raises(DiskFailed, match="the disk is full"):
        add(store, brief("a"))


_AS_SOMEBODY = """
import sys
import tempfile
from pathlib import Path
from jobtui.domain.problem import Problem
from jobtui.storage.store import SqliteStore
from tests.storage.support import add, brief
store = SqliteStore(Path(sys.argv[1]))
for attempt in (lambda: store.counts().open, lambda: add(store, brief("b")).step):
    try:
        print(attempt())
    except Problem as problem:
        print(problem.code, problem.message)
"""


def _tried_without_rights(path: Path) -> list[str]:
    """What reading and writing give where modes count: root must give up its right to pass them by."""
    command = [sys.executable, "-B", "-c", _AS_SOMEBODY, str(path)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root passes by the modes of files, and setpriv is not there to stop it")
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT)
    return done.stdout.splitlines()


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
def test_read_only_place_can_be_read(
    store: SqliteStore, path: Path, file_mode: int, folder_mode: int
) -> None:
    add(store, brief("a"))
    store.close()
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    before = path.read_bytes()
    told = f"73 '{path}' can be read but not changed: permission denied."
    assert _tried_without_rights(path) == ["1", told]
    assert path.read_bytes() == before
    path.parent.chmod(0o700)


def test_hidden_file_says_so(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    path.chmod(0)
    assert _tried_without_rights(path) == [f"72 '{path}' cannot be read: permission denied."] * 2


def test_hidden_folder_says_so(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    path.parent.chmod(0)
    assert _tried_without_rights(path) == [f"72 '{path}' cannot be read: permission denied."] * 2
    path.parent.chmod(0o700)


def test_place_where_nothing_can_be_made(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    told = f"73 cannot create '{folder}/{{}}': permission denied. Set JOBTUI_DB to another place."
    assert _tried_without_rights(folder / "x.db") == ["0", told.format("x.db")]
    assert _tried_without_rights(folder / "sub" / "x.db") == ["0", told.format("sub")]


def test_names_that_mean_something_in_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=ro#%20 b" / "ü\udcff.db"
    add(SqliteStore(path), brief("a"))
    connection = Database(path).connect(reading=True)
    assert connection.execute("SELECT count(*) FROM posting").fetchone() == (1,)
    connection.close()
