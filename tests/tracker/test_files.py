"""From names to bytes: what is read, what is left out, and what is refused before it can do harm."""

import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from jobtui.domain.problem import BadData, Busy, NoInput, Problem, Refused
from jobtui.tracker.files import (
    MAX_EXPORT_BYTES,
    Skipped,
    SourceFile,
    check_size,
    read_file,
    sources,
    without_files,
)
from jobtui.tracker.intake import ReadOptions, source_bytes

OUTSIDE = "is a link to a file outside this folder; skipped. Name it directly to import it."
NOBODY = 65534


@pytest.fixture(autouse=True)
def _nothing_hangs() -> Iterator[None]:
    """Opening the wrong thing the wrong way waits for ever."""

    def late(number: int, frame: object) -> None:
        raise TimeoutError("still waiting")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@contextmanager
def somebody_else() -> Iterator[None]:
    """Be a user whom modes bind: the superuser may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that every user can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755)


def names(folder: Path, found: Iterator[SourceFile | Skipped | Problem]) -> list[str]:
    """The files found, relative to the folder; whatever else is found is an error."""
    files = [one for one in found if isinstance(one, SourceFile)]
    assert all(file.name == str(file.path) for file in files)
    return [os.path.relpath(file.name, folder) for file in files]


def refused(path: Path, max_bytes: int = 1000) -> NoInput | BadData | Busy:
    """The problem that reading a file ends with."""
    with pytest.raises((NoInput, BadData, Busy)) as caught:
        read_file(path, max_bytes)
    assert caught.value.file == str(path)
    assert isinstance(caught.value, NoInput | BadData | Busy)
    return caught.value


# Which files


def tree(folder: Path) -> Path:
    """A folder with files, hidden ones, and folders in it."""
    for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.txt", "sub/deep/d.txt", ".git/config", "sub/.e"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return folder


def test_a_folder_opens_one_level_in_order_without_hidden_files(tmp_path: Path) -> None:
    folder = tree(tmp_path)
    assert names(folder, sources([str(folder)])) == ["a.md", "b.txt"]
    assert names(folder, sources([str(folder)], recursive=True)) == [
        "a.md",
        "b.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
    ]


def test_names_stay_as_given_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    given = ["sub/c.txt", "-", "./.hidden.txt", "missing", "sub/", "b.txt"]
    assert list(sources(given)) == [
        SourceFile("sub/c.txt", Path("sub/c.txt")),
        SourceFile("-", None),
        SourceFile("./.hidden.txt", Path(".hidden.txt")),
        SourceFile("missing", Path("missing")),
        SourceFile("sub/c.txt", Path("sub/c.txt")),
        SourceFile("b.txt", Path("b.txt")),
    ]


def test_no_name_is_not_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree(tmp_path))
    (found,) = sources([""])
    assert isinstance(found, NoInput) and found.message == "'' does not exist."


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    (tmp_path / "deep" / "sub").mkdir(parents=True)
    (tmp_path / "deep" / ".hidden.txt").touch()
    bare, deep = str(tmp_path / "bare"), str(tmp_path / "deep")
    assert list(without_files([bare, deep, "missing", "-"])) == [
        f"no files found in '{bare}'.",
        f"no files found in '{deep}'. Use --recursive to look into its folders.",
    ]
    assert list(without_files([deep], recursive=True)) == [f"no files found in '{deep}'."]
    (tmp_path / "deep" / "sub" / "a.txt").touch()
    assert list(without_files([deep], recursive=True)) == []


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://A.example/jobs", "ftp://a", "file:///a"])
def test_a_web_address_is_refused(address: str) -> None:
    (found,) = sources([address])
    assert isinstance(found, Refused)
    assert found.message == "jobtui reads no web pages. Save the page and import the file."
    assert (found.code, found.file) == (77, address)


def test_a_link_out_of_the_folder_is_left_out_but_can_be_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("key")
    folder = tmp_path / "postings"
    (folder / "sub").mkdir(parents=True)
    for link in ("out.txt", "sub/out.txt"):
        (folder / link).symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    found = list(sources([str(folder)], recursive=True))
    assert found == [Skipped(str(folder / name), OUTSIDE) for name in ("out.txt", "sub/out.txt", "up")]
    named = str(folder / "out.txt")
    assert list(sources([named])) == [SourceFile(named, folder / "out.txt")]
    assert read_file(folder / "out.txt")[0] == b"key"


def test_a_sibling_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs-secret").write_text("key")
    (tmp_path / "jobs" / "link").symlink_to("../jobs-secret")
    assert list(sources([str(tmp_path / "jobs")])) == [Skipped(str(tmp_path / "jobs" / "link"), OUTSIDE)]


def test_links_within_the_folder_are_followed_to_files_only(tmp_path: Path) -> None:
    folder = tree(tmp_path)
    (folder / "again.txt").symlink_to("b.txt")
    (folder / "sub" / "above.txt").symlink_to("../a.md")
    (folder / "sub" / "round").symlink_to("..")
    assert names(folder, sources([str(folder)], recursive=True)) == [
        "a.md",
        "again.txt",
        "b.txt",
        "sub/above.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
    ]


def test_a_folder_named_through_a_link_is_read(tmp_path: Path) -> None:
    tree(tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    assert names(tmp_path, sources([str(tmp_path / "link")])) == ["link/a.md", "link/b.txt"]


def test_odd_entries_of_a_folder_are_told_when_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    found = [one for one in sources([str(tmp_path)]) if isinstance(one, SourceFile) and one.path]
    told = [refused(one.path).message.removeprefix(f"'{one.name}' ") for one in found if one.path]
    assert told == [
        "is a broken link.",
        "is a broken link.",
        "is not a regular file (named pipe). Save it to a file first.",
    ]


def test_a_closed_folder(common: Path) -> None:
    closed, listed = common / "closed", common / "listed"
    for folder in (closed, listed):
        folder.mkdir()
        (folder / "a.txt").write_text("x")
    closed.chmod(0)
    listed.chmod(0o444)  # its names can be read, its files cannot be reached
    with somebody_else():
        inside, refusal = closed / "a.txt", "cannot be read: permission denied."
        (problem,) = sources([str(closed)])
        assert isinstance(problem, NoInput) and problem.message == f"'{closed}' {refusal}"
        assert list(sources([str(inside)])) == [SourceFile(str(inside), inside)]
        assert refused(inside).message == f"'{inside}' {refusal}"
        (found,) = sources([str(listed)])
        assert isinstance(found, SourceFile) and found.path
        assert refused(found.path).message == f"'{listed / 'a.txt'}' {refusal}"


# Their bytes


def test_the_bytes_and_the_local_day_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00\r\n")
    for hour in (0, 12, 23):
        changed = datetime(2026, 3, 29, hour, 30).timestamp()
        os.utime(path, (0, changed))
        assert read_file(path) == (b"\xff\x00\r\n", date(2026, 3, 29))


def test_a_time_that_no_calendar_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    real = path.stat()
    impossible = os.stat_result((*real[:8], 2**61, real[9]))
    monkeypatch.setattr(os, "fstat", lambda handle: impossible)
    assert read_file(path) == (b"x", datetime.now().astimezone().date())


@pytest.mark.parametrize("name", [b"a\nb.txt", b"\xff\xfe.txt", b"[bold]\x1b[31m.txt", b" "])
def test_odd_names_are_read(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text("x")
    (found,) = sources([str(tmp_path)])
    assert found == SourceFile(str(path), path)
    assert read_file(path)[0] == b"x"


def test_an_empty_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert read_file(tmp_path / "a")[0] == b""


@pytest.mark.parametrize("name", ["missing", "a.txt/b", "x" * 300, "a\0b"])
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()
    path = tmp_path / name
    (found,) = sources([str(path)])
    assert found == SourceFile(str(path), path)
    problem = refused(path)
    why = "cannot be read: file name too long." if len(name) > 255 else "does not exist."
    assert (problem.code, problem.message) == (66, f"'{path}' {why}")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    problem = refused(tmp_path)
    assert problem.message == f"'{tmp_path}' is a folder. Give a file, or use import to read a whole folder."


@pytest.mark.parametrize("writer", [False, True])
def test_a_named_pipe_is_not_waited_for(tmp_path: Path, *, writer: bool) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    end = os.open(path, os.O_RDWR | os.O_NONBLOCK) if writer else None
    problem = refused(path)
    if end is not None:
        os.close(end)
    assert problem.code == 66
    assert problem.message == f"'{path}' is not a regular file (named pipe). Save it to a file first."


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket must be short
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind("s")
        problem = refused(Path("s"))
    assert problem.message == "'s' is not a regular file (socket or device). Save it to a file first."


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused_unread(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _forbid_reading(monkeypatch)
    problem = refused(Path(name))
    assert problem.message == f"'{name}' is not a regular file (device). Save it to a file first."


def test_no_permission(common: Path) -> None:
    path = common / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with somebody_else():
        problem = refused(path)
    assert (problem.code, problem.message) == (66, f"'{path}' cannot be read: permission denied.")


@pytest.mark.parametrize(
    ("link", "target"), [("broken", "nowhere"), ("self", "self"), ("one", "two"), ("below", "a.txt/b")]
)
def test_a_broken_link(tmp_path: Path, link: str, target: str) -> None:
    (tmp_path / "two").symlink_to("one")
    (tmp_path / "a.txt").touch()
    (tmp_path / link).symlink_to(target)
    problem = refused(tmp_path / link)
    assert (problem.code, problem.message) == (66, f"'{tmp_path / link}' is a broken link.")


def test_a_disk_that_fails_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def fail(handle: int, count: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    assert refused(path).message == f"'{path}' cannot be read: input/output error."


# Too large


def _forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(handle: int, count: int) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(os, "read", read)


LARGE = "'{}' is larger than {}. Postings are usually under 50 KiB; use --max-bytes to read it anyway."


def test_the_size_allowed_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    assert read_file(path, 1000)[0] == b"x" * 1000
    assert refused(path, 999).message == LARGE.format(path, "999 bytes")


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    _forbid_reading(monkeypatch)
    with pytest.raises(BadData) as caught:
        read_file(path)
    assert (caught.value.code, caught.value.message) == (65, LARGE.format(path, "5 MiB"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_a_file_that_hides_its_size_is_read_to_the_limit_only() -> None:
    path = Path("/proc/self/status")
    assert path.stat().st_size == 0
    assert refused(path, 100).message == LARGE.format(path, "100 bytes")
    assert read_file(path)[0].startswith(b"Name:")


def test_reading_stops_right_behind_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "endless"
    path.touch()
    asked: list[int] = []

    def read(handle: int, count: int) -> bytes:
        asked.append(count)
        return b"x" * min(count, 700)

    monkeypatch.setattr(os, "read", read)
    assert isinstance(refused(path, 1000), BadData)
    assert asked == [1001, 301]


def test_only_an_export_may_be_larger(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(b"{export" + b" " * 2000)
    assert len(read_file(path, 1000, export_starts=(b"{export",))[0]) == 2007
    with pytest.raises(BadData):
        read_file(path, 1000, export_starts=(b"[export",))
    with path.open("wb") as file:
        file.write(b"{export")
        file.truncate(MAX_EXPORT_BYTES + 1)
    with pytest.raises(BadData, match="is larger than 64 MiB"):
        read_file(path, 1000, export_starts=(b"{export",))


def test_pasted_text_has_the_same_limit() -> None:
    check_size(b"x" * 10, "pasted text", 10)
    with pytest.raises(BadData) as caught:
        check_size(b"x" * 11, "pasted text", 10)
    assert caught.value.message == LARGE.format("pasted text", "10 bytes")


# Changed while it is read


@pytest.mark.parametrize("how", ["appended to", "cut", "written over"])
def test_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    os.utime(path, (0, 1_000_000_000))
    real = os.read

    def read(handle: int, count: int) -> bytes:
        data = real(handle, count)
        if how == "written over":
            path.write_text("after!")
        else:
            os.truncate(path, 9 if how == "appended to" else 2)
            os.utime(path, (0, 1_000_000_000))
        return data

    monkeypatch.setattr(os, "read", read)
    problem = refused(path)
    assert isinstance(problem, Busy)
    assert (problem.code, problem.message) == (75, f"'{path}' changed while it was being read. Try again.")


def test_no_handle_is_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    opened: list[int] = []
    real = os.open

    def note(name: Path, flags: int) -> int:
        opened.append(real(name, flags))
        return opened[-1]

    monkeypatch.setattr(os, "open", note)
    read_file(path)
    refused(path, 1)
    refused(tmp_path)
    assert len(opened) == 3
    for handle in opened:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(handle)


# Standard input


STDIN = SourceFile("-", None)


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))


def test_standard_input_changed_today(monkeypatch: pytest.MonkeyPatch) -> None:
    today = date(2026, 11, 19)
    give(monkeypatch, b"\xffpost\r\n")
    assert source_bytes(STDIN, ReadOptions(), today) == (b"\xffpost\r\n", today)


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"x" * 50)
    with pytest.raises(BadData) as caught:
        source_bytes(STDIN, ReadOptions(max_bytes=10), date(2026, 11, 19))
    assert caught.value.message == LARGE.format("-", "10 bytes")
    assert sys.stdin.buffer.tell() == 11


def test_standard_input_that_is_closed_or_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(NoInput, match=r"^standard input is closed\.$"):
        source_bytes(STDIN, ReadOptions(), date(2026, 11, 19))

    class Folder(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", TextIOWrapper(Folder()))
    with pytest.raises(NoInput, match=r"^standard input cannot be read\.$") as caught:
        source_bytes(STDIN, ReadOptions(), date(2026, 11, 19))
    assert (caught.value.code, caught.value.file) == (66, "-")


def test_a_file_is_read_by_the_options_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    os.utime(path, (0, time.mktime((2026, 5, 1, 12, 0, 0, 0, 0, -1))))
    source = SourceFile("a.txt", path)
    assert source_bytes(source, ReadOptions(), date(2026, 11, 19)) == (b"text", date(2026, 5, 1))
    with pytest.raises(BadData):
        source_bytes(source, ReadOptions(max_bytes=3), date(2026, 11, 19))
