"""What is timed, each as seconds or other samples of one run: see `goals` for what they should be."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from jobtui.parsing import read
from tests.bench import peers
from tests.bench.grow import grow
from tests.bench.made import made
from tests.bench.timed import Timed, Usage, now, timed

JOBTUI = str(Path(sys.executable).with_name("jobtui"))
MOUSE_ON = b"\x1b[?1000h"
"""Textual's first word to a terminal: what was painted before it was painted without Textual."""

_STRANGER = 1_000_000
"""Postings from this number on stand in no database."""
_LONG = 1_000_000
"""Letters of the longest posting that is read."""
_TYPED = ("python", "kubern", "senior")
_SENTENCE = "senior-python-engineer-york"
"""No longer than the line shows: it is looked for as a whole."""
_ERASED = "kubernetes pytho"

Samples = defaultdict[str, list[float]]
"""What was measured, by `cost@size`, times in milliseconds."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and how often things are measured. `folder` keeps databases from run to run."""

    folder: Path
    home: Path
    vd: peers.VisiData
    rounds: int
    samples: Samples = field(default_factory=lambda: defaultdict(list))

    def database(self, size: int) -> Path:
        """A database of so many postings, grown when it is asked for first."""
        path = self.folder / f"{size}" / "jobtui.db"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(".part")
            aside.unlink(missing_ok=True)
            grow(size, aside, date.today())
            aside.rename(path)
        return path

    def as_backed_up(self, size: int) -> None:
        """Let the database look as if it was just backed up, so that no run spends its time on that."""
        path = self.database(size)
        folder = path.parent / "backups"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        (folder / f"{path.stem}.{stamp}.db").hardlink_to(path)

    def table(self, size: int) -> Path:
        """The same as CSV, for VisiData."""
        path = self.database(size).with_suffix(".csv")
        if not path.exists():
            peers.write_table(self.database(size), path)
        return path

    def env(self, size: int | None = None) -> dict[str, str]:
        """The environment of a person who has no settings, and the database of that size."""
        folders = {f"XDG_{name}_HOME": str(self.home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        own = {"JOBTUI_DB": str(self.database(size))} if size else {}
        return {"HOME": str(self.home), **folders, **own}

    def note(self, cost: str, size: int, seconds: float | None) -> None:
        """Keep a sample in milliseconds."""
        if seconds is not None:
            self.samples[f"{cost}@{size}"].append(1000 * seconds)

    @contextmanager
    def opened(self, size: int, window: tuple[int, int] = (120, 40)) -> Iterator[Timed]:
        """The screens over a database of that size, everything shown, and the keys idle for a while."""
        with timed((JOBTUI,), self.env(size), window) as terminal:
            terminal.written_at(peers.companies(self.database(size), 1)[0])
            terminal.settle(1.0)
            yield terminal


def migrated(bench: Bench, size: int) -> None:
    """Bring a database of an older run up to date, which makes copies of it."""
    _ran([JOBTUI, "show", "1", "--json"], bench.env(size))


def start(bench: Bench, sizes: Sequence[int]) -> None:
    """From nothing to rows: the floor, the empty app, jobtui on each size and VisiData, in turn."""
    first = {size: peers.companies(bench.database(size), 1)[0] for size in sizes}
    for round_ in range(bench.rounds + 1):
        keep = bench.note if round_ else _forget
        with timed((*peers.FLOOR, str(bench.database(sizes[-1])), peers.PAGE), bench.env()) as terminal:
            keep("floor", 0, terminal.written_at(first[sizes[-1]]) - terminal.started)
        with timed(peers.EMPTY, bench.env()) as terminal:
            keep("empty", 0, terminal.written_at(peers.READY) - terminal.started)
            bench.samples["memory of empty@0"].append(terminal.usage().memory)
            terminal.settle()
            keep("quit of empty", 0, terminal.gone("\x11"))
        for size in sizes:
            with timed((JOBTUI,), bench.env(size)) as terminal:
                keep("rows", size, terminal.written_at(first[size]) - terminal.started)
                terminal.send("/")
                bench.samples[f"memory@{size}"].append(terminal.usage().memory)
                frame = terminal.written_at(first[size], after=MOUSE_ON)
                bench.samples[f"memory of the frame@{size}"].append(terminal.usage().memory)
                keep("frame", size, frame - terminal.started)
                keep("live", size, terminal.written_at(b"pay>80k") - terminal.started)
        if bench.vd.program and round_ % 2:
            _start_visidata(bench, sizes[-1], first[sizes[-1]], keep)


def _start_visidata(bench: Bench, size: int, first: bytes, keep: Callable[[str, int, float], None]) -> None:
    with timed(bench.vd.command(bench.table(size)), bench.env()) as terminal:
        keep("rows of VisiData", size, terminal.written_at(first) - terminal.started)
        keep("all of VisiData", size, terminal.shown_at(f" {size} rows") - terminal.started)


def _forget(cost: str, size: int, seconds: float) -> None:
    """The first round warms up."""


def first_second(bench: Bench, size: int) -> None:
    """Letters typed into the filter as soon as the screens answer, one every 33 ms, while all is loaded."""
    first = peers.companies(bench.database(size), 1)[0]
    for _ in range(3):
        with timed((JOBTUI,), bench.env(size)) as terminal:
            terminal.written_at(first, after=MOUSE_ON)
            terminal.echoed("/", b"pay>80k")
            begun = now()
            for end in range(1, len(_SENTENCE) + 1):
                while (left := begun + 0.033 * end - now()) > 0:
                    terminal.listen(left)
                typed = _SENTENCE[:end]
                bench.note("first second", size, terminal.echoed(typed[-1], typed.encode()))


def keys(bench: Bench, size: int, count: int) -> None:
    """A key to its repaint in each list, in VisiData as well, and from one view to another."""
    with bench.opened(size) as terminal:
        _move(bench, terminal, "key in the list", size, peers.companies(bench.database(size), count + 1))
        for view in "241" * (1 + count // 10):
            bench.note("switching", size, terminal.press(view, 0.25).last)
        for view, name in (("2", "board"), ("4", "agenda")):
            terminal.press(view, 0.4)
            _press(bench, terminal, f"key in the {name}", size, count)
    if bench.vd.program:
        rows = peers.companies(bench.database(size), count + 1, peers.EVERY)
        with timed(bench.vd.command(bench.table(size)), bench.env()) as terminal:
            terminal.shown_at(f" {size} rows")
            _move(bench, terminal, "key in VisiData", size, rows)


def _move(bench: Bench, terminal: Timed, cost: str, size: int, rows: Sequence[bytes]) -> None:
    """Down the rows one by one: until the row that the cursor comes to was painted anew.

    Nine times a second VisiData writes something, whatever is done.
    """
    for company in rows[1:]:
        while terminal.listen(0.08):
            pass
        bench.note(cost, size, terminal.echoed("j", company))


def _press(bench: Bench, terminal: Timed, cost: str, size: int, count: int) -> None:
    for _ in range(count):
        bench.note(cost, size, terminal.press("j", 0.1).first)


def comparing(bench: Bench, size: int, count: int) -> None:
    """The four postings that ask the most, at the end of the list, side by side."""
    with bench.opened(size) as terminal:
        terminal.press("G", 0.3)
        for key in " k k k ":
            terminal.press(key, 0.2)
        for _ in range(max(3, count // 5)):
            bench.note("comparing", size, terminal.press("c", 0.25).last)
            terminal.press("1", 0.25)
        terminal.press("c", 0.25)
        _press(bench, terminal, "key in the comparison", size, count)


def opening(bench: Bench, size: int, count: int) -> None:
    """Postings opened one after the other where they fill the window."""
    with bench.opened(size, (80, 24)) as terminal:
        for _ in range(count):
            bench.note("opening", size, terminal.press("\r", 0.2).last)
            terminal.press("\x1b", 0.3)
            terminal.press("j", 0.1)


def filtering(bench: Bench, size: int, count: int) -> None:
    """Letters typed into the filter, sixteen of them erased, and what SQLite alone takes for one."""
    with bench.opened(size) as terminal:
        for word in _TYPED[:count]:
            terminal.press("/", 0.2)
            for letter in word:
                answer = terminal.press(letter, 0.3)
                bench.note("letter", size, answer.first)
                bench.note("found", size, answer.rows)
                bench.note("found with all", size, answer.last)
            terminal.press("\x1b", 0.4)
        for _ in range(1 + count):
            terminal.press("/", 0.2)
            terminal.press(_ERASED, 0.4)
            bench.note("erased", size, terminal.press("\x7f" * len(_ERASED), 0.4).last)
            terminal.press("\x1b", 0.4)
    for word in _TYPED:
        for end in range(2, len(word) + 1):
            bench.samples[f"found by SQLite@{size}"].append(peers.query_ms(bench.database(size), word[:end]))


def rest(bench: Bench, size: int, count: int) -> None:
    """What is held and done when nobody does anything, and how fast it ends."""
    for _ in range(count):
        with timed((JOBTUI,), bench.env(size)) as terminal:
            terminal.written_at(peers.companies(bench.database(size), 1)[0])
            terminal.settle(2.0)
            before, written = terminal.usage(), len(terminal.written)
            idle = now() + 3
            while now() < idle:
                terminal.listen(0.2)
            after = terminal.usage()
            bench.samples[f"memory later@{size}"].append(after.memory)
            bench.samples[f"idle@{size}"].append(max(0.0, 100 * (after.cpu - before.cpu) / 3))
            bench.samples[f"idle bytes@{size}"].append(len(terminal.written) - written + _disk(before, after))
            bench.note("quit", size, terminal.gone("q"))


def _disk(before: Usage, after: Usage) -> int:
    return after.written - before.written


def listing(bench: Bench, sizes: Sequence[int]) -> None:
    """`jobtui list --json`, beside Python doing nothing and the same answer by sqlite3 and json alone."""
    for size in sizes[1:]:
        for _ in range(2 * bench.rounds + 1 if size == sizes[1] else 2):
            _list(bench, size)


def _list(bench: Bench, size: int) -> None:
    bench.note("pass", 0, _ran(peers.PASS, bench.env()))
    query = [*peers.QUERY, str(bench.database(size)), peers.LISTED]
    told = subprocess.check_output(query, env={**os.environ, **bench.env()}, text=True)
    listed = _ran([JOBTUI, "list", "--json"], bench.env(size))
    bench.note("query", size, float(told) / 1000)
    bench.note("list --json", size, listed)
    bench.note("list --json but the query", size, listed - float(told) / 1000)


def _ran(command: Sequence[str], env: Mapping[str, str]) -> float:
    started = now()
    subprocess.run(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, check=True)
    return now() - started


def reading(bench: Bench, size: int) -> None:
    """Made-up postings read one by one, and one that is very long: the processor's time for 5 KB."""
    texts = [made(_STRANGER + number, date.today()).text for number in range(size)]
    long = "".join(texts * (1 + _LONG // sum(map(len, texts))))[:_LONG]
    for text in texts[:10]:
        _read(text)
    for cost, several in (("reading", texts[10:]), ("reading 1 MB", [long])):
        for text in several:
            bench.note(cost, size, _read(text) * 5000 / len(text))


def _read(text: str) -> float:
    begun = time.process_time()
    read(text.encode(), "posting.txt", as_of=date.today())
    return time.process_time() - begun


def importing(bench: Bench, size: int) -> None:
    """So many files into a new database: files a second."""
    with tempfile.TemporaryDirectory(dir=bench.home) as folder:
        files = Path(folder) / "files"
        files.mkdir()
        for number in range(size):
            text = made(_STRANGER + number, date.today()).text
            (files / f"{number}.txt").write_text(text, encoding="utf-8")
        env = bench.env() | {"JOBTUI_DB": f"{folder}/new.db"}
        bench.samples[f"imported@{size}"].append(size / _ran([JOBTUI, "import", str(files)], env))
