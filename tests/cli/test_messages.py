"""Bad input and the answer to it: what is wrong, what to do, and the exit code that tells which."""

import os
import re
import socket
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import POSTING, Jobtui

Make = Callable[[Path], None]


def data(content: bytes) -> Make:
    """Make a file of bytes."""

    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


def text(content: str, encoding: str = "utf-8") -> Make:
    """Make a file of text."""
    return data(content.encode(encoding))


def sparse(size: int) -> Make:
    """Make a file that is large and takes no room."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(size)

    return make


def listening(path: Path) -> None:
    """Make a socket. Its address must be short, hence the detour."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with closing(socket.socket(socket.AF_UNIX)) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


@dataclass(frozen=True)
class Case:
    """A file, what import says of it (F stands for its name), and the exit code."""

    name: str
    make: Make
    code: int
    told: str
    file: str = "posting.txt"
    options: tuple[str, ...] = ()


NOTHING = ""

BAD_FILES = [
    Case("missing", lambda path: None, 66, "error: 'F' does not exist."),
    Case("broken link", lambda path: path.symlink_to("nowhere"), 66, "error: 'F' is a broken link."),
    Case("link to itself", lambda path: path.symlink_to(path), 66, "error: 'F' is a broken link."),
    Case(
        "named pipe",
        os.mkfifo,
        66,
        "error: 'F' is not a regular file (named pipe). Save it to a file first.",
    ),
    Case("socket", listening, 66, "error: 'F' is not a regular file (*). Save it to a file first."),
    Case(
        "device",
        lambda path: path.symlink_to("/dev/zero"),
        66,
        "error: 'F' is not a regular file (device). Save it to a file first.",
    ),
    Case(
        "200 MB",
        sparse(200_000_000),
        65,
        "error: 'F' is larger than 5 MiB. Postings are usually under 50 KiB;"
        " use --max-bytes to read it anyway.",
    ),
    Case("empty", text(""), 65, "error: 'F' is empty."),
    Case("white space", text(" \n\t\n "), 65, "error: 'F' is empty."),
    Case(
        "PDF",
        data(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        65,
        "error: 'F' is a PDF, not text. Save the posting as text or HTML and import that.",
    ),
    Case("PNG", data(b"\x89PNG\r\n\x1a\n" + bytes(40)), 65, "error: 'F' is a PNG*, not text. *"),
    Case("gzip", data(b"\x1f\x8b\x08" + bytes(40)), 65, "error: 'F' is *, not text. *"),
    Case("ELF", data(b"\x7fELF\x02\x01\x01" + bytes(60)), 65, "error: 'F' is *, not text. *"),
    Case("SQLite", data(b"SQLite format 3\0" + bytes(90)), 65, "error: 'F' is *, not text. *"),
    Case("binary", data(bytes(range(256)) * 8), 65, "error: 'F' does not look like text."),
    Case(
        "newer export",
        text('{"jobtui": "export", "schema": 99, "postings": []}'),
        65,
        "error: 'F' was written by a newer jobtui (format 99; this one reads up to 1). Update jobtui.",
        file="a.json",
    ),
    Case(
        "Word",
        data(b"PK\x03\x04" + bytes(60)),
        65,
        "error: 'F': .docx files are not supported. Save as text, HTML or JSON.",
        file="a.docx",
    ),
]

DOUBTFUL_FILES = [
    Case(
        "Latin letters",
        text(POSTING.replace("Acme", "Société Générale"), "cp1252"),
        0,
        "warning: 'F' is not UTF-8; read as *. Check accented letters, or give --encoding.",
    ),
    Case("UTF-16", text(POSTING, "utf-16"), 0, NOTHING),
    Case("UTF-8 with a mark", text(POSTING, "utf-8-sig"), 0, NOTHING),
    Case(
        "control characters",
        text(POSTING.replace("Leith", "L\x1b\x07eith")),
        0,
        "warning: 'F': 2 control characters removed from display.",
    ),
    Case(
        "no title",
        text("We are looking for people.\n\nRequirements\n- Python\n"),
        0,
        "warning: no title found in 'F'; set one with jobtui edit 1 title=…",
    ),
]


def matches(pattern: str, told: Iterable[str], path: Path) -> bool:
    """Whether some line is the message, in which F is the file and * anything."""
    exact = re.escape(f"jobtui: {pattern}").replace(r"\*", ".*").replace("'F'", re.escape(f"'{path}'"))
    return any(re.fullmatch(exact, line) for line in told)


@pytest.mark.parametrize("case", [*BAD_FILES, *DOUBTFUL_FILES], ids=lambda case: case.name)
def test_import_answers(jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    monkeypatch.chdir(tmp_path)  # long names are shortened
    path = Path(case.file)
    case.make(path)
    result = jobtui("import", *case.options, path)
    told = result.err.splitlines()
    assert result.code == case.code, result
    assert matches(case.told, told, path) if case.told else not told, result
    assert result.out.splitlines()[-1] == ("imported 0, failed 1." if case.code else "imported 1.")
    assert all(line.startswith(("jobtui: error: ", "jobtui: warning: ")) for line in told)


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case.name)
def test_parse_answers_the_same(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    if case.name == "newer export":
        pytest.skip("parse knows no exports")
    monkeypatch.chdir(tmp_path)
    path = Path(case.file)
    case.make(path)
    result = jobtui("parse", path)
    assert (result.code, result.out) == (case.code, "")
    assert matches(case.told, result.err.splitlines(), path), result


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file(jobtui: Jobtui, posting_file: Path) -> None:
    posting_file.chmod(0)
    result = jobtui("import", posting_file)
    assert (result.code, result.err) == (
        66,
        f"jobtui: error: '{posting_file}' cannot be read: permission denied.\n",
    )


def test_no_name_is_not_the_folder_one_is_in(jobtui: Jobtui) -> None:
    result = jobtui("import", "")
    assert (result.code, result.err) == (66, "jobtui: error: '' does not exist.\n")


@pytest.mark.parametrize("scheme", ["http", "https", "HTTPS", "ftp"])
def test_a_web_address_is_refused(jobtui: Jobtui, scheme: str) -> None:
    result = jobtui("import", f"{scheme}://example.com/jobs/1")
    assert result.code == 77
    assert result.err == "jobtui: error: jobtui reads no web pages. Save the page and import the file.\n"


USAGE = [
    (["show", "999"], 1, "there is no posting 999."),
    (["show", "99999999999999999999"], 1, "there is no posting 99999999999999999999."),
    (["show", "x"], 2, "'x' is not the number of a posting. jobtui list shows the numbers."),
    (["show"], 2, "missing argument 'ID'. See jobtui show --help."),
    (["show", "1", "--wide"], 2, "no such option: --wide. See jobtui show --help."),
    (["import", "-name.txt"], 2, "no such option: -n. See jobtui import --help."),
    (["lst"], 2, "there is no command 'lst'. Did you mean 'list'?"),
    (["undo", "x" * 5000], 2, f"got unexpected extra argument(s) ({'x' * 60}…). See jobtui undo --help."),
    (["backup", "x" * 5000], 73, f"cannot write '{'x' * 5000}': file name too long."),
    (["frobnicate"], 2, "there is no command 'frobnicate'. See jobtui --help."),
    (["export"], 2, "missing command. See jobtui export --help."),
    (["list", "--db", ""], 2, "--db names no file. Give a path."),
    (["list", "--db"], 2, "option '--db' requires an argument. See jobtui --help."),
    (
        ["status", "1", "aplied"],
        2,
        "unknown status 'aplied'. Did you mean 'applied'? One of: saved, applied, screening, interview,"
        " offer, accepted, declined, rejected, withdrawn, ghosted.",
    ),
    (
        ["status", "1", "applied", "--on", "2026-02-30"],
        2,
        "'2026-02-30' is not a date. Use YYYY-MM-DD, fri or +3d.",
    ),
    (
        ["todo", "1", "ring", "--due", "0000-01-01"],
        2,
        "'0000-01-01' is not a date. Use YYYY-MM-DD, fri or +3d.",
    ),
    (
        ["import", "--as-of", "99999-01-01", "x"],
        2,
        "'99999-01-01' is not a date. Use YYYY-MM-DD, fri or +3d.",
    ),
    (["import", "--encoding", "nosuch", "x"], 2, "unknown encoding 'nosuch'."),
    (["import", "--max-bytes", "0", "x"], 2, "'0' is not a whole number above 0."),
    (["list", "--sort", "size"], 2, "unknown order 'size'. One of: newest, title, *."),
    (["check", "1", "1", "mett"], 2, "unknown state 'mett'. One of: unreviewed, met, partial, unmet."),
    (["check", "1", "7", "met"], 1, "posting 1 has no requirement 7."),
    (
        ["requirement", "kind", "1", "1", "must"],
        2,
        "unknown kind 'must'. One of: required, preferred, unlabelled.",
    ),
    (["edit", "1", "title"], 2, "'title' is not FIELD=VALUE. Write it like title='Data Engineer'."),
    (["edit", "1", "title="], 2, "the title must have 1 to 300 characters (this has 0)."),
    (["edit", "1", "title=" + "x" * 301], 2, "the title must have 1 to 300 characters (this has 301)."),
    (["edit", "1", "colour=red"], 2, "unknown field 'colour'. One of: *."),
    (["edit", "1", "url=ftp://x"], 2, "'ftp://x' is not a web address. Use http:// or https://."),
    (["add", "--title", " "], 2, "the title must have 1 to 300 characters (this has 0)."),
    (["note", "1", ""], 2, "a note must have 1 to 100,000 characters (this has 0)."),
    (["compare", "1"], 2, "two to four postings can be compared, not 1."),
    (["compare", "1", "2", "3", "4", "5"], 2, "two to four postings can be compared, not 5."),
    (["compare", "1", "1"], 2, "posting 1 is named twice. Compare two to four different postings."),
    (["show", "1", "--source"], 2, "posting 1 was typed by hand; there is no captured text."),
    (["undelete", "1"], 1, "not in the bin, nothing to bring back."),
    (["redo"], 1, "there is nothing to redo."),
]


@pytest.mark.parametrize(("arguments", "code", "told"), USAGE, ids=[" ".join(case[0])[:40] for case in USAGE])
def test_wrong_usage(jobtui: Jobtui, arguments: list[str], code: int, told: str) -> None:
    jobtui("add", "--title", "Tester")
    before = jobtui("export", "json").out
    result = jobtui(*arguments)
    assert (result.code, result.out) == (code, "")
    assert matches(f"error: {told}", result.err.splitlines(), Path()), result.err
    assert len(result.err.splitlines()) == 1
    assert jobtui("export", "json").out == before


def test_nothing_to_undo(jobtui: Jobtui) -> None:
    result = jobtui("undo")
    assert (result.code, result.err) == (1, "jobtui: error: there is nothing to undo.\n")


def other_program(path: Path) -> None:
    """Make a database that is not ours."""
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (x)")
        made.commit()


def newer(path: Path) -> None:
    """Make a database of ours, of a schema yet unknown."""
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (x)")
        made.execute(f"PRAGMA application_id = {int.from_bytes(b'JobT', 'big')}")
        made.execute("PRAGMA user_version = 99")
        made.commit()


BAD_DATABASES = [
    (Path.mkdir, "'F' is a folder, not a jobtui database."),
    (lambda path: path.symlink_to("nowhere"), "'F' is a broken link, not a jobtui database."),
    (text("Dear diary\n" * 40), "'F' is not a jobtui database (it looks like text). It was left as it is."),
    (other_program, "'F' is not a jobtui database (it belongs to another program). It was left as it is."),
    (text(""), "'F' is empty."),
    (
        newer,
        "'F' was made by a newer jobtui (schema 99; this one knows up to *)."
        " Update jobtui. Nothing was changed.",
    ),
]
BAD_DATABASE_NAMES = ["folder", "broken link", "text", "other program", "empty", "newer"]


@pytest.mark.parametrize(("make", "told"), BAD_DATABASES, ids=BAD_DATABASE_NAMES)
@pytest.mark.parametrize("arguments", [("list",), ("add", "--title", "x"), ("info",)], ids=" ".join)
def test_unusable_databases(
    jobtui: Jobtui, database: Path, make: Make, told: str, arguments: tuple[str, ...]
) -> None:
    make(database)
    before = database.read_bytes() if database.is_file() else None
    result = jobtui(*arguments)
    assert result.code == 72
    assert matches(f"error: {told}", result.err.splitlines(), database), result.err
    assert (database.read_bytes() if database.is_file() else None) == before


@pytest.mark.parametrize("command", ["json", "csv"])
def test_where_an_export_cannot_go(jobtui: Jobtui, tmp_path: Path, command: str) -> None:
    taken, link = tmp_path / "taken", tmp_path / "link"
    taken.write_text("mine", encoding="utf-8")
    link.symlink_to(taken)
    for path, told in (
        (taken, "'F' already exists. Use --force to replace it."),
        (link, "'F' is a link; refusing to write through it."),
        (tmp_path / "no" / "where", "cannot write 'F': no such folder."),
    ):
        result = jobtui("export", command, "-o", path)
        assert result.code == 73
        assert matches(f"error: {told}", result.err.splitlines(), path), result.err
    assert jobtui("export", command, "-o", link, "--force").code == 73
    assert taken.read_text(encoding="utf-8") == "mine"
