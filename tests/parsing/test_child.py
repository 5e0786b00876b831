"""The process that reads: the same readings, an end for what takes too long or too much, and no orphans."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jobtui.domain.problem import BadData, WrongUsage
from jobtui.parsing import read
from jobtui.parsing.child import Child, Request
from jobtui.samples import postings

AS_OF = date(2026, 11, 20)
SMALL = Request(
    b"# Data Engineer\n\nAcme Tidal Ltd\n\n## Requirements\n\n- 5+ years of Python\n", "small.md", AS_OF
)
LARGE = Request(b"We need five years of Python experience, 5+ years.\n" * 100_000, "large.txt", AS_OF)
LONG = Request(b"x" * 100_000, "long.txt", AS_OF)
SLOW = Request(b"[" + b'{"title":"a","text":"b"},' * 200_000 + b"{}]", "slow.json", AS_OF, max_items=300_000)
MANY = Request(b'[{"title":"a","text":"b"},{"title":"c","text":"d"}]', "many.json", AS_OF)

needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks into /proc")


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """A child with the limits that files have."""
    with Child() as made:
        yield made


def here(request: Request) -> list[object]:
    """What the same parser gives in this process."""
    return [*read(request.data, request.file, as_of=request.as_of)]


def process(child: Child) -> int:
    """The id of the process behind it."""
    assert child._process is not None
    return child._process.pid


def lives(number: int) -> bool:
    """Whether there is such a process; one that ended but was not yet waited for counts as gone."""
    try:
        os.kill(number, 0)
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def gone(number: int) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + 8
    while lives(number) and time.monotonic() < until:
        time.sleep(0.02)
    return not lives(number)


def test_the_child_reads_as_this_process_does(child: Child) -> None:
    requests = [Request(data, name, AS_OF) for name, data in postings()]
    for request in (*requests, MANY, SMALL):
        assert child.read(request) == here(request)
    assert process(child)


def test_what_the_parser_refuses_is_refused_the_same(child: Child) -> None:
    with pytest.raises(BadData) as refused:
        child.read(Request(b" \n", "caf\udce9.txt", AS_OF))
    assert (refused.value.message, refused.value.file) == ("'caf?.txt' is empty.", "caf\udce9.txt")
    with pytest.raises(WrongUsage, match="unknown encoding 'nosuch'"):
        child.read(Request(SMALL.data, "a.txt", AS_OF, "nosuch"))
    with pytest.raises(BadData, match=r"holds 2 postings; the limit is 1\."):
        child.read(Request(MANY.data, MANY.file, AS_OF, max_items=1))


def test_a_file_can_be_announced_and_another_one_asked_for(child: Child) -> None:
    child.expect(LONG)  # longer than a pipe, and so is its answer
    assert child.read(SMALL) == here(SMALL)
    child.expect(MANY)
    assert child.read(MANY) == here(MANY)


def test_what_takes_too_long_is_skipped_and_the_next_file_is_read() -> None:
    with Child(seconds=1) as child:
        with pytest.raises(BadData) as slow:
            child.read(SLOW)  # a minute of work
        assert slow.value.message == "'slow.json' took longer than 1 s to read and was skipped."
        assert slow.value.file == "slow.json"
        assert child.read(SMALL) == here(SMALL)
    assert Child()._obituary(-signal.SIGPROF, "F") == "'F' took longer than 10 s to read and was skipped."


def test_many_files_may_take_longer_than_one_may() -> None:
    with Child(seconds=0.5) as child:
        child.read(SMALL)
        first = process(child)
        for _ in range(20):
            child.read(LONG)
        assert process(child) == first


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no process to this limit")
def test_what_takes_too_much_memory_is_skipped_and_the_next_file_is_read() -> None:
    with Child(megabytes=48) as child:
        with pytest.raises(BadData) as large:
            child.read(LARGE)
        assert large.value.message == "'large.txt' took more than 48 MB of memory to read and was skipped."
        assert child.read(SMALL) == here(SMALL)


def test_a_child_that_falls_over_is_told_with_the_file_and_replaced(child: Child) -> None:
    child.expect(LARGE)
    os.kill(process(child), signal.SIGSEGV)
    with pytest.raises(BadData) as fallen:
        child.read(LARGE)
    assert fallen.value.message == "'large.txt' could not be read: the reader failed on it. It was skipped."
    assert child.read(SMALL) == here(SMALL)


def test_a_child_that_ended_between_two_files_is_not_the_fault_of_the_next(child: Child) -> None:
    child.read(SMALL)
    first = process(child)
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    assert child.read(SMALL) == here(SMALL)
    assert process(child) != first


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false", ""])
def test_without_a_child_files_are_read_here(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with Child() as child:
        assert child.read(SMALL) == here(SMALL)
        child.expect(LARGE)
        assert child.read(MANY) == here(MANY)


def test_ctrl_c_is_for_the_one_that_asks(child: Child) -> None:
    child.read(SMALL)
    first = process(child)
    assert os.getpgid(first) != os.getpgrp()
    os.kill(first, signal.SIGINT)
    assert child.read(SMALL) == here(SMALL)
    assert process(child) == first


def test_the_process_ends_when_it_is_closed_and_when_it_is_forgotten() -> None:
    closed, busy, forgotten = Child(), Child(), Child()
    assert closed.read(SMALL) == busy.read(SMALL) == forgotten.read(SMALL)
    numbers = [process(closed), process(busy), process(forgotten)]
    busy.expect(LARGE)
    closed.close()
    closed.close()
    busy.close()
    del forgotten
    gc.collect()
    assert [lives(number) for number in numbers] == [False, False, False]
    assert closed.read(SMALL) == here(SMALL)
    closed.close()


_ORPHAN = """
import os, signal
from datetime import date
from jobtui.parsing.child import Child, Request
child = Child()
child.read(Request(b"# Tester", "a.md", date(2026, 1, 1)))
print(child._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_process_ends_with_the_one_that_started_it() -> None:
    done = subprocess.run([sys.executable, "-c", _ORPHAN], stdout=subprocess.PIPE, check=False)
    assert done.returncode == -signal.SIGKILL
    assert gone(int(done.stdout))


@needs_proc
def test_the_process_gets_nothing_but_its_pipes(child: Child, tmp_path: Path) -> None:
    with (tmp_path / "secret").open("wb") as secret, Child() as other:
        os.set_inheritable(secret.fileno(), True)
        other.read(SMALL)
        held = {str(one.readlink()) for one in Path(f"/proc/{process(other)}/fd").iterdir()}
    assert all(one == "/dev/null" or one.startswith("pipe:") for one in held), held
    assert len(held) == 3


_LOADED = """
import sys
from datetime import date
from jobtui.parsing.child import Child, Request
with Child() as child:
    child.read(Request(b"# Tester", "a.md", date(2026, 1, 1)))
print([name for name in sys.modules if name.startswith(("jobtui.parsing.", "tomllib"))])
"""


def test_the_one_that_asks_loads_no_tables() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    assert done.stdout == "['jobtui.parsing.child']\n"
