"""What is said of a file that holds no posting, or one that is hard to read; and the others go on."""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobtui.parsing.child import Child
from tests.cli.conftest import JOBTUI, POSTING, Jobtui


@dataclass(frozen=True)
class Case:
    """A file, and all that is said of it; F stands for its name in quotes."""

    file: str
    content: str | bytes
    code: int = 65
    told: str = ""

    def write(self, folder: Path = Path()) -> Path:
        """Make the file."""
        path = folder / self.file
        path.write_bytes(self.content if isinstance(self.content, bytes) else self.content.encode())
        return path


ADVICE = "Save the posting as text or HTML and import that."
NO_POSTINGS = "F holds no postings: expected an object or a list of objects."
NO_NUMBER = 'F: "salary_min" is not a usable number.'
TOO_DEEP = "F is nested too deeply (more than 50 levels)."
NO_TEXT = "F holds no readable text."
BY_NAMES = "F: read by the names of its fields: {}."
LONG = "F: line 1 is very long ({} characters); only its start was searched for requirements."
NO_TITLE = "no title found in F; set one with jobtui edit 1 title=…"
SUGGESTED = "F: no title line; suggested from line 1."
SAVE = "Save as text, HTML or JSON."

REFUSED = [
    Case(
        "cut.json",
        '{"title": "Data Engineer',
        told="F is not valid JSON: line 1 column 11: unterminated string.",
    ),
    Case(
        "comma.json",
        '{"title": "a",\n "b"\n}',
        told="F is not valid JSON: line 3 column 1: a colon is missing.",
    ),
    Case("lists.json", "[" * 200_000, told=TOO_DEEP),
    Case("objects.json", '{"a":' * 51 + "1" + "}" * 51, told=TOO_DEEP),
    Case("digits.json", '{"title": "a", "salary_min": ' + "9" * 100_000 + "}", told=NO_NUMBER),
    Case("nan.json", '{"title": "a", "salary_min": NaN}', told=NO_NUMBER),
    Case("infinite.json", '{"title": "a", "salary_min": -Infinity}', told=NO_NUMBER),
    Case("large.json", '{"title": "a", "salary_min": 1e999}', told=NO_NUMBER),
    Case("numbers.json", "[1, 2, 3]", told=NO_POSTINGS),
    Case("string.json", '"Data Engineer"', told=NO_POSTINGS),
    Case("null.json", "null", told=NO_POSTINGS),
    Case("number.json", '[{"title": "a", "text": "b"}, 5]', told=NO_POSTINGS),
    Case(
        "type.json", '[{"title": "a"}, {"title": "b"}, {"title": 5}]', told='F item 3: "title" must be text.'
    ),
    Case(
        "many.json",
        json.dumps([{"title": "a"}] * 20_000),
        told="F holds 20,000 postings; the limit is 1,000. Split it or use --max-items.",
    ),
    Case("nothing.json", "{}", told="F item 1: nothing in it reads like a posting."),
    Case("scripts.html", "<html><script>alert(1)</script><style>p {}</style>", told=NO_TEXT),
    Case("comments.html", "<html>" + "<!--" * 25_000, told=NO_TEXT),
    Case("word.docx", b"PK\x03\x04" + bytes(60), told=f"F: .docx files are not supported. {SAVE}"),
    Case("packed.zip", b"PK\x03\x04" + bytes(60), told=f"F: .zip files are not supported. {SAVE}"),
    Case("posting.yaml", "title: Tester", told=f"F: .yaml files are not supported. {SAVE}"),
    Case("pdf.txt", b"%PDF-1.7\n", told=f"F is a PDF, not text. {ADVICE}"),
    Case("png.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), told=f"F is a PNG image, not text. {ADVICE}"),
    Case("zip.txt", b"PK\x03\x04" + bytes(40), told=f"F is a ZIP archive, not text. {ADVICE}"),
    Case("gzip.txt", b"\x1f\x8b\x08" + bytes(40), told=f"F is a gzip archive, not text. {ADVICE}"),
    Case("program.txt", b"\x7fELF\x02\x01" + bytes(40), told=f"F is a program, not text. {ADVICE}"),
    Case("base.txt", b"SQLite format 3\0" + bytes(90), told=f"F is a SQLite database, not text. {ADVICE}"),
    Case("nuls.txt", bytes(5000), told="F does not look like text."),
    Case("empty.txt", "", told="F is empty."),
    Case("white.html", " \n\t\r\n", told="F is empty."),
]

TAKEN = [
    Case("marked.txt", POSTING.encode("utf-8-sig"), 0),
    Case("utf-16.txt", POSTING.encode("utf-16"), 0),
    Case("utf-16-no-mark.txt", POSTING.encode("utf-16-le"), 0),
    Case("returns.txt", POSTING.replace("\n", "\r"), 0),
    Case(
        "bad-bytes.txt",
        POSTING.replace("Acme", "Äcmé Öl Übung").encode() + b"\xff" * 5,
        0,
        "F: 5 unreadable bytes replaced by ?.",
    ),
    Case(
        "western.txt",
        POSTING.replace("Acme", "Société Générale à la tête").encode("cp1252"),
        0,
        "F is not UTF-8; read as Windows-1252. Check accented letters, or give --encoding.",
    ),
    Case(
        "controls.txt",
        POSTING + "\0\x07\x1b\x1b\x9b" + "\x01\x02",
        0,
        "F: 7 control characters removed from display.",
    ),
    Case("long.txt", "x" * 1_000_000, 0, LONG.format("1,000,000") + "\n" + NO_TITLE),
    Case("untitled.txt", "We are looking for people.\n\nRequirements\n- Python\n", 0, NO_TITLE),
    Case("surrogate.json", r'{"title": "Da\ud800ta Engineer"}', 0, BY_NAMES.format("title")),
    Case("title.json", json.dumps({"title": "t" * 1000}), 0, BY_NAMES.format("title") + "\n" + SUGGESTED),
]


@pytest.mark.parametrize("case", [*REFUSED, *TAKEN], ids=lambda case: case.file)
def test_import_says_what_it_is(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    monkeypatch.chdir(tmp_path)
    case.write()
    result = jobtui("import", case.file)
    sort = "error" if case.code else "warning"
    told = [
        f"jobtui: {sort}: " + line.replace("F", f"'{case.file}'", 1) for line in case.told.split("\n") if line
    ]
    assert (result.code, result.err.splitlines()) == (case.code, told)
    assert result.out.splitlines()[-1] == ("imported 0, failed 1." if case.code else "imported 1.")


def test_a_long_title_is_cut(jobtui: Jobtui, tmp_path: Path) -> None:
    path = Case("title.json", json.dumps({"title": "t" * 1000})).write(tmp_path)
    jobtui("import", path)
    assert json.loads(jobtui("show", "1", "--json").out)["title"]["value"] == "t" * 300


NAMES = ("Payments", "Harbour", "Orchard")
"""So that no posting is taken for a newer version of another."""


def test_bad_files_do_not_stop_the_others(
    jobtui: Jobtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "many").mkdir()
    for case in REFUSED:
        case.write(Path("many"))
    for number in range(3):
        Path("many", f"{number * 4}.md").write_text(POSTING.replace("Data", NAMES[number]), "utf-8")
    Path("many", "zz-again.md").write_text(POSTING.replace("Data", NAMES[1]), "utf-8")
    result = jobtui("import", "many")
    assert result.code == 65
    assert result.out.splitlines()[-1] == f"imported 3, already stored 1, failed {len(REFUSED)}."
    told = sorted("jobtui: error: " + case.told.replace("F", f"'many/{case.file}'", 1) for case in REFUSED)
    assert sorted(result.err.splitlines()) == told


def few(seconds: float = 10, megabytes: int = 220) -> Callable[[pytest.MonkeyPatch], None]:
    """Give files less time or less memory than they have."""

    def set_(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Child.__init__, "__kwdefaults__", {"seconds": seconds, "megabytes": megabytes})

    return set_


HEAVY = b"[" + b'{"title":"a","text":"b"},' * 150_000 + b"{}]"


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (few(seconds=1), "'2.json' took longer than 1 s to read and was skipped."),
        (few(megabytes=72), "'2.json' took more than 72 MB of memory to read and was skipped."),
    ],
    ids=["time", "memory"],
)
@pytest.mark.parametrize("command", ["import", "parse"])
def test_a_file_that_takes_too_much_is_skipped(
    jobtui: Jobtui,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: Callable[[pytest.MonkeyPatch], None],
    told: str,
    command: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    limit(monkeypatch)
    Case("1.md", POSTING).write()
    Case("2.json", HEAVY).write()
    Case("3.md", POSTING.replace("Data", "Lead")).write()
    result = jobtui(command, "--max-items", "1000000", "1.md", "2.json", "3.md")
    assert (result.code, result.err) == (65, f"jobtui: error: {told}\n")
    if command == "import":
        assert result.out.splitlines()[-1] == "imported 2, failed 1."
    else:
        assert re.findall("^(.*) Engineer", re.sub(r"Title +L\d+ +", "", result.out), re.MULTILINE) == [
            "Data",
            "Lead",
        ]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")
def test_ctrl_c_ends_the_reader_too(database: Path, tmp_path: Path) -> None:
    path = Case("slow.json", HEAVY).write(tmp_path)
    started = subprocess.Popen(
        [*JOBTUI, "import", "--max-items", "1000000", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    children = Path(f"/proc/{started.pid}/task/{started.pid}/children")
    assert _within(30, lambda: bool(children.read_text()))
    (reader,) = (Path("/proc", number) for number in children.read_text().split())
    assert _within(60, lambda: _worked(reader) > 1)  # it is at the file: it starts in less
    for _ in range(2):  # the first one waits for the end of the file
        started.send_signal(signal.SIGINT)
        _within(1, lambda: not reader.exists())
    assert started.communicate(timeout=30)[1] == b"jobtui: interrupted.\n"
    assert started.returncode == 130
    assert not reader.exists()


def _within(seconds: float, there: Callable[[], bool]) -> bool:
    """Wait for something; whether it came."""
    until = time.monotonic() + seconds
    while not (came := there()) and time.monotonic() < until:
        time.sleep(0.02)
    return came


def _worked(process: Path) -> float:
    """For how many seconds a process of /proc had a core."""
    return int((process / "stat").read_text().rpartition(")")[2].split()[11]) / os.sysconf("SC_CLK_TCK")
