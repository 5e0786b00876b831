"""Export, import, export gives the same bytes, whatever was kept; files are whole and private."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.cli import conftest as cli
from tests.cli.conftest import Jobtui
from tests.month import lay_out

database, jobtui = cli.database, cli.jobtui

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)

COMMANDS = (
    "add --title {} --company {} --skills {} --closes 2026-12-24",
    "note 1 {}",
    "todo 1 {} --due +3d",
    "requirement add 1 {}",
    "requirement add 1 {} --kind preferred",
    "check 1 1 partial --note {}",
    "tag add {} 1 2",
    "edit 1 title={} location={}",
    "contact add {} --company {} --role {} --email {} --note {}",
    "interview add 1 2026-12-03~10:00 --round {} --with {} --place {} --note {}",
    "document add 1 {files}/03-osmunda-health.txt --keep",
    "filter save {} python",
    "stage add {}",
    "status 1 applied --note {} --on 2026-11-02",
    "offer add 1 --base 95k~EUR --note {}",
    "criterion add {}",
    "score set 1 1 4 --reason {}",
    "point add 1 + {}",
    "profile add skill {} --years 6 --proof {}",
    "rate set USD EUR 0.92",
    "import {files}/08-brindlefork.txt",
    "import {files}/again/08-brindlefork.txt",
    "add --title {}",
    "duplicates different 1 2",
    "requirement drop 1 2",
    "interview outcome 1 cancelled",
    "archive 2",
    "delete 1",
    "undelete 1",
    "delete 2",
    "undo",
    "undo",
    "redo",
)
"""Everything that can be kept, each text drawn anew."""

PARTS = range(5)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saved postings."""
    folder = tmp_path_factory.mktemp("files")
    lay_out(folder)
    return folder


def _kept(jobtui: Jobtui, files: Path, path: Path, texts: Iterator[str]) -> int:
    """Keep texts wherever they can be kept; how many commands took theirs."""
    taken = 0
    for command in COMMANDS:
        words = [word.replace("~", " ").replace("{files}", str(files)) for word in command.split()]
        words = [word.replace("{}", next(texts)) if "{}" in word else word for word in words]
        taken += jobtui("--db", path, *words).code == 0
    return taken


def _there_and_back(jobtui: Jobtui, path: Path) -> None:
    """The same bytes come out of another database into which an export went, and of the restored one."""
    first, other = path.with_name("a.json"), path.with_name("other.db")
    assert jobtui("--db", path, "export", "json", "-o", first).code == 0
    done = jobtui("--db", other, "import", first)
    assert done.code == 0, done.err
    assert jobtui("--db", other, "export", "json").out.encode() == first.read_bytes()
    assert jobtui("--db", other, "doctor", "--full").code == 0
    assert jobtui("--db", path.with_name("third.db"), "restore", first).code == 0
    assert jobtui("--db", path.with_name("third.db"), "export", "json").out.encode() == first.read_bytes()


def _every_text(jobtui: Jobtui, files: Path, tmp_path: Path, examples: int, part: int = 0) -> None:
    place = iter(range(10**6))

    @seed(part)
    @settings(max_examples=examples, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(TEXT, min_size=1, max_size=12))
    def attempt(texts: list[str]) -> None:
        folder = tmp_path / str(next(place))
        folder.mkdir()
        endless = (text for _ in iter(int, 1) for text in texts)
        assert _kept(jobtui, files, folder / "jobs.db", endless) > 12
        _there_and_back(jobtui, folder / "jobs.db")

    attempt()


def test_any_text_goes_there_and_back(jobtui: Jobtui, files: Path, tmp_path: Path) -> None:
    _every_text(jobtui, files, tmp_path, 4)


@pytest.mark.long
@pytest.mark.parametrize("part", range(1, 5))
def test_two_hundred_sets_of_texts_go_there_and_back(
    part: int, jobtui: Jobtui, files: Path, tmp_path: Path
) -> None:
    _every_text(jobtui, files, tmp_path, 50, part)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in PARTS[1:])])
def test_a_month_of_postings_goes_there_and_back(
    part: int, jobtui: Jobtui, files: Path, tmp_path: Path
) -> None:
    chance, path = Random(part), tmp_path / "own" / "jobs.db"
    path.parent.mkdir()
    saved = sorted(files.glob("0*"))
    chance.shuffle(saved)
    assert jobtui("--db", path, "import", *saved).code == 0
    for number in range(1, len(saved) + 1):
        for words in (
            ["status", str(number), chance.choice(["applied", "screening", "rejected", "offer"])],
            ["check", str(number), "1", chance.choice(["met", "partial", "unmet"])],
            [chance.choice(["archive", "delete"]), str(number)],
        ):
            if chance.random() < 0.6:
                jobtui("--db", path, *words)
    _there_and_back(jobtui, path)


@contextmanager
def _umask_off() -> Iterator[None]:
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "ics", "proof"])
def test_a_file_is_private_and_goes_over_nothing(jobtui: Jobtui, tmp_path: Path, form: str) -> None:
    jobtui("add", "--title", "Tester", "--closes", "2026-12-24")
    jobtui("status", "1", "applied")
    path, link = tmp_path / "out" / "x", tmp_path / "out" / "link"
    path.parent.mkdir()
    with _umask_off():
        assert jobtui("export", form, "-o", path).code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    whole = path.read_bytes()
    assert b"Tester" in whole
    told = jobtui("export", form, "-o", path)
    assert (told.code, told.err) == (
        73,
        f"jobtui: error: '{path}' already exists. Use --force to replace it.\n",
    )
    path.write_bytes(b"mine")
    link.symlink_to(path)
    told = jobtui("export", form, "-o", link, "--force")
    assert (told.code, path.read_bytes()) == (73, b"mine")
    assert told.err == f"jobtui: error: '{link}' is a link; refusing to write through it.\n"
    assert jobtui("export", form, "-o", path, "--force").code == 0
    assert path.read_bytes() == whole
    assert jobtui("export", form).out.encode() == whole
    assert jobtui("export", form, "-o", tmp_path / "no" / "x").code == 73
    assert sorted(one.name for one in path.parent.iterdir()) == ["link", "x"]
