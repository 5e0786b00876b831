"""How connections are set, who may open the file, what is imported, and several processes at once."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from jobtui.domain.event import AddNote, SetPosting
from jobtui.domain.filter import Query
from jobtui.domain.problem import BadDatabase, Busy, DiskFailed, NotThere
from jobtui.storage.database import Database
from jobtui.storage.store import SqliteStore
from tests.storage.support import NOW, add, brief, full_reading, state, write

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("reading", [True, False])
def test_every_connection_is_set(store: SqliteStore, path: Path, reading: bool) -> None:
    add(store, brief("a"))
    connection = Database(path).connect(reading=reading)
    held = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "foreign_keys",
            "busy_timeout",
            "journal_mode",
            "synchronous",
            "trusted_schema",
            "cell_size_check",
            "secure_delete",
            "mmap_size",
            "query_only",
        )
    }
    connection.close()
    assert list(held.values()) == [1, 5000, "delete", 3, 0, 1, 1, 0, int(reading)]


def test_only_the_database_module_opens_a_database() -> None:
    opening = re.compile(r"sqlite3\.connect|create_engine\(\"(?!sqlite://\")|sqlite3 import|import apsw")
    found = [
        path.relative_to(_ROOT).as_posix()
        for path in (_ROOT / "jobtui").rglob("*.py")
        if opening.search(path.read_text(encoding="utf-8"))
    ]
    # A backup opens the copy it makes, never the database; the first page opens it to read, and to close it.
    own = ("backup", "database", "first_page")
    assert sorted(found) == [f"jobtui/storage/{name}.py" for name in own]
    assert "?mode=ro" in (_ROOT / "jobtui/storage/first_page.py").read_text()
    engines = [path.name for path in (_ROOT / "jobtui").rglob("*.py") if "create_engine(" in path.read_text()]
    # A migration gets the connection that is open.
    assert sorted(engines) == ["__init__.py", "writer.py"]
    assert "creator=database.connect" in (_ROOT / "jobtui/storage/writer.py").read_text()


def _run(code: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=_ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_reading_loads_no_sqlmodel(store: SqliteStore, path: Path) -> None:
    add(store, full_reading())
    code = """
import sys
from datetime import datetime
from pathlib import Path
from jobtui.domain.filter import Query
from jobtui.domain.filter_text import parse_filter
from jobtui.storage.store import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
ids = store.find(Query(parse_filter("python due:none")), datetime.now())
store.rows(ids), store.counts(), store.posting(1), store.original(1, 1), store.stages(), store.steps(3)
store.stored("0" * 64, 1), store.version(), store.dump()
print(len(ids), *{"sqlmodel", "sqlalchemy", "pydantic", "platformdirs"} & sys.modules.keys())
store.warm_up()
print("sqlmodel" in sys.modules)
"""
    assert _run(code, path).split() == ["1", "True"]


def _missing(store: SqliteStore) -> None:
    with pytest.raises(NotThere):
        store.posting(99)


_READS: dict[str, Callable[[SqliteStore], object]] = {
    "stages": lambda store: store.stages(),
    "find": lambda store: store.find(Query(), NOW),
    "rows": lambda store: store.rows([1, 2]),
    "counts": lambda store: store.counts(),
    "posting": lambda store: store.posting(1),
    "original": lambda store: store.original(1, 1),
    "stored": lambda store: store.stored("0" * 64, 1),
    "steps": lambda store: store.steps(9),
    "version": lambda store: store.version(),
    "dump": lambda store: store.dump(),
    "missing": _missing,
    "warm_up": lambda store: store.warm_up(),
}


@pytest.mark.parametrize("name", _READS)
def test_nothing_is_held_after_a_read(store: SqliteStore, path: Path, name: str) -> None:
    add(store, full_reading(), full_reading("b"))
    _READS[name](store)
    other = Database(path).connect()
    other.execute("PRAGMA busy_timeout = 0")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("ROLLBACK")
    other.close()


def test_rows_of_a_screen_are_three_queries(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, *(full_reading(f"{n}", f"text {n}") for n in range(64)))
    asked: list[str] = []
    connect = Database.connect

    def traced(database: Database, *, reading: bool = False) -> sqlite3.Connection:
        connection = connect(database, reading=reading)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(Database, "connect", traced)
    other = SqliteStore(path)
    assert len(other.rows(range(1, 65))) == 64
    other.close()
    assert len([sql for sql in asked if "SELECT" in sql]) == 3


_WRITER = """
import sys
from pathlib import Path
from jobtui.domain.event import AddNote, AddRequirement
from jobtui.domain.requirement import Requirement
from jobtui.storage.store import SqliteStore
from tests.storage.support import write
store = SqliteStore(Path(sys.argv[1]))
for n in range(25):
    write(store, 1, AddNote(f"{sys.argv[2]} {n}"), AddRequirement(Requirement("r")))
"""


def test_two_processes_lose_no_write(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    running = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name], cwd=_ROOT) for name in ("x", "y")
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    posting = store.posting(1)
    assert {note.text for note in posting.notes} == {f"{name} {n}" for name in ("x", "y") for n in range(25)}
    assert [item.n for item in posting.checklist] == list(range(1, 51))
    assert sorted(step.number for step in store.steps(99)) == list(range(1, 52))


_CREATOR = """
import sys
from pathlib import Path
from jobtui.storage.store import SqliteStore
from tests.storage.support import add, brief
store = SqliteStore(Path(sys.argv[1]))
store.warm_up()
sys.stdin.readline()
add(store, brief(sys.argv[2]))
"""


def test_two_processes_make_the_file_at_once(path: Path, store: SqliteStore) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _CREATOR, str(path), str(n)], cwd=_ROOT, stdin=subprocess.PIPE, text=True
        )
        for n in range(3)
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.close()
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert store.counts().open == 3
    assert list(path.parent.iterdir()) == [path]


def test_undo_of_what_another_process_did(store: SqliteStore, path: Path) -> None:
    add(store, full_reading())
    before = state(store)
    _run(_WRITER.replace("range(25)", "range(1)"), path, "x")
    after = state(store)
    undone = store.undo()
    assert undone is not None and (undone.number, state(store)) == (2, before)
    redo = "import sys; from pathlib import Path; from jobtui.storage.store import SqliteStore"
    assert _run(f"{redo}; print(SqliteStore(Path(sys.argv[1])).redo().number)", path) == "2\n"
    assert state(store) == after


def test_another_writer_makes_it_busy(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, brief("a"))
    monkeypatch.setitem(vars(sys.modules[Database.__module__])["_SETTINGS"], "busy_timeout", 50)
    other = Database(path).connect()
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match=r"^another jobtui is saving\. Try again in a moment\.$"):
        write(store, 1, AddNote("x"))
    assert store.counts().open == 1
    other.execute("ROLLBACK")
    other.close()
    write(store, 1, AddNote("x"))


def test_threads_share_a_store(store: SqliteStore) -> None:
    add(store, brief("a"))
    failed: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for n in range(5):
                write(store, 1, AddNote(f"{name}{n}"))
                assert store.posting(1).notes
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(store.posting(1).notes) == 10


_SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from jobtui.domain.problem import Problem
from jobtui.storage.store import SqliteStore
from tests.storage.support import add, brief, state
path = Path(sys.argv[1])
store = SqliteStore(path)
before = state(store)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4096, resource.RLIM_INFINITY))
try:
    add(store, brief("b", "x y z " * 50_000))
except Problem as problem:
    print(problem.code, problem.message, state(store) == before)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(add(store, brief("b", "x y z " * 50_000)).step)
"""


def test_disk_that_fails_changes_nothing(store: SqliteStore, path: Path) -> None:
    add(store, brief("a"))
    failed, again = _run(_SMALL_DISK, path).splitlines()
    told = f"not saved: the disk reported an error ({path}). Nothing was changed;"
    assert (failed, again) == (f"74 {told} check the disk before going on. True", "2")


def test_full_disk_says_so(store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, brief("a"))
    before, pages = state(store), path.stat().st_size // 4096
    monkeypatch.setitem(vars(sys.modules[Database.__module__])["_SETTINGS"], "max_page_count", pages + 1)
    with pytest.raises(DiskFailed) as caught:
        add(store, brief("b", "x y z " * 50_000))
    assert caught.value.message == (
        "not saved: the disk is full. Nothing was changed. Free some space and try again."
    )
    monkeypatch.undo()
    assert state(store) == before


def test_closed_store_opens_again(store: SqliteStore) -> None:
    add(store, brief("a"))
    store.close()
    assert store.counts().open == 1
    write(store, 1, SetPosting({"status": "applied"}))
    store.close()
    store.close()


def test_writes_that_stay_open_open_the_file_once(
    store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []
    connect = Database.connect

    def counted(self: Database, *, reading: bool = False) -> sqlite3.Connection:
        opened.append(reading)
        return connect(self, reading=reading)

    monkeypatch.setattr(Database, "connect", counted)
    add(store, brief("a"))
    opened.clear()
    store.stay_open()
    for n in range(3):
        write(store, 1, AddNote(f"{n}"))
        with pytest.raises(NotThere):
            write(store, 9, AddNote("x"))  # what fails lets go of it
    assert opened.count(False) == 3
    opened.clear()
    write(store, 1, AddNote("3"))
    write(store, 1, AddNote("4"))
    other = SqliteStore(path)
    write(other, 1, AddNote("5"))
    other.close()
    assert [note.text for note in store.posting(1).notes] == [*"012345"]
    store.let_go()
    write(store, 1, AddNote("6"))
    write(store, 1, AddNote("7"))
    assert opened.count(False) == 1 + 1 + 2


def test_a_file_that_was_put_elsewhere_is_not_written_through_what_stays_open(
    store: SqliteStore, path: Path
) -> None:
    add(store, brief("a"))
    store.stay_open()
    write(store, 1, AddNote("x"))
    path.rename(path.with_suffix(".aside"))
    with pytest.raises(BadDatabase):
        write(store, 1, AddNote("y"))
