"""The picture painted before Textual is loaded is the first one that Textual draws, cell by cell."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from jobtui import paths
from jobtui.domain.filter import Query
from jobtui.domain.posting import NextAction
from jobtui.storage import first_page
from jobtui.storage.first_page import FirstPage
from jobtui.storage.store import SqliteStore
from jobtui.tracker.tracker import Tracker
from jobtui.tui import prepaint
from jobtui.tui.pieces import cells
from jobtui.tui.widgets.posting_cells import Look, cell, sign
from tests.factories import row
from tests.first_picture import Scene, codes, drawn, known, painted, scenes, screens
from tests.promises.hostile_strings import HOSTILE
from tests.tui import stories

SIZES = ((80, 24), (120, 40), (200, 50), (60, 16), (101, 24), (171, 37))

_HOSTILE = [
    Scene(
        [
            replace(row(n, text), company=text, next_action=NextAction(text))
            for n, text in enumerate(HOSTILE[at : at + 40], 1)
        ]
    )
    for at in range(0, len(HOSTILE), 40)
]


def _seen(char: str, look: str) -> tuple[str, object]:
    """What can be seen of a cell: of a blank one the ground alone."""
    ground = re.search(r"(?:^|;)(48;5;\d+|48;2;\d+;\d+;\d+|4[0-79]|10[0-7])$", look)
    bare = not char.strip() and "7;" not in look[:4]
    return char, (ground and ground[1]) if bare else look


async def test_every_cell_is_as_the_view_draws_it(tmp_path: Path) -> None:
    looks, views, hints = prepaint.known("textual-dark truecolor", "views", "hints")
    async with screens(tmp_path / "jobs.db") as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            for scene in (*scenes(), *(_HOSTILE if size == SIZES[0] else ())):
                ours = painted(scene, size, {"views": views, "hints": hints})
                for line, theirs in zip(ours, await drawn(pilot, scene), strict=True):
                    assert [_seen(char, looks[part][style]) for char, part, style in line] == [
                        _seen(char, codes(style, "truecolor")) for char, style in theirs
                    ], size


def _written(held: object) -> object:
    return json.loads(json.dumps(held))


async def _is_known(folder: Path, *themes: str) -> None:
    found = await known(folder, *themes)
    assert dict(zip(found, prepaint.known(*found), strict=True)) == _written(found)


async def test_views_keys_and_colours_are_written_down_as_they_are(tmp_path: Path) -> None:
    await _is_known(tmp_path, "ansi-light", "gruvbox")


def test_a_terminal_of_256_colours_is_told_none_it_lacks() -> None:
    looks, more = prepaint.known("textual-dark 256", "textual-dark truecolor")
    assert ";2;" not in _worn(looks) and ";2;" in _worn(more)


def _worn(looks: dict[str, dict[str, str]]) -> str:
    return " ".join(style.removeprefix("2;") for part in looks.values() for style in part.values())


@pytest.mark.long
async def test_every_theme_is_written_down_as_it_is(tmp_path: Path) -> None:
    await _is_known(tmp_path)


def test_the_first_page_holds_what_the_store_holds(filled: Tracker, path: Path) -> None:
    page = FirstPage(str(path), stories.TODAY, 64)
    rows = filled.rows(filled.find(Query()))
    theirs = Look({stage.name: stage for stage in filled.stages()}, stories.TODAY)
    ours = Look(page.stages, page.today)
    columns = "title company status met next pay place".split()
    assert [one.id for one in page.rows] == [one.id for one in rows]
    for one, other in zip(page.rows, rows, strict=True):
        assert sign(one, ours, marked=False) == sign(other, theirs, marked=False)
        assert [cell(name, one, ours) for name in columns] == [cell(name, other, theirs) for name in columns]
    counts, due = filled.counts(), filled.due()
    assert page.counted == (counts.open, counts.closed)
    assert (page.due.overdue, page.due.total) == (due.overdue, due.total)


def test_what_counts_as_narrow_takes_one_cell() -> None:
    assert [char for char in map(chr, range(0xD800)) if cells(char) != cell_len(char)] == []


def test_nobody_waits_for_a_long_count(filled: Tracker, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_page, "_MOST_COUNTED", 0)
    page = FirstPage(str(path), stories.TODAY, 2)
    assert (len(page.rows), page.counted, page.due.total) == (2, None, 0)


@pytest.mark.parametrize("given", ["", "/elsewhere", " "])
def test_folders_are_those_of_the_program(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    for name in ("JOBTUI_DB", "JOBTUI_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, given)
    assert prepaint._database(None) == str(paths.database_path())
    assert f"{prepaint._folder('XDG_CONFIG_HOME', '.config')}/config.toml" == str(paths.config_path())


ODD_PLACES = {
    "no colour": {"NO_COLOR": "1"},
    "no size": {"COLUMNS": "0"},
    "small": {"COLUMNS": "59"},
    "few colours": {"COLORTERM": "", "TERM": "xterm"},
    "another theme of Textual": {"TEXTUAL_THEME": "nord"},
    "not wanted": {"JOBTUI_PREPAINT": "0"},
    "no database": {"JOBTUI_DB": "/nowhere.db"},
}
ODD_SETTINGS = ("prepaint = false", 'theme = "none"', '[list]\nsort = "title"', "theme = [", "symbols = 1")
ODD_FILES = {
    "another program's": (68, b"Else"),
    "older": (60, b"\0\0\0\1"),
    "with a log beside": (18, b"\2\2"),
    "text": (0, b"x"),
}


def _refuses(why: str) -> None:
    try:
        prepaint._painted(None)
    except (ValueError, OSError, LookupError, sqlite3.Error):
        return
    pytest.fail(f"painted: {why}")


def test_nothing_is_painted_where_anything_is_odd(
    filled: Tracker, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, empty = tmp_path / "config.toml", tmp_path / "empty.db"
    usual = {"COLUMNS": "120", "LINES": "40", "COLORTERM": "truecolor", "TERM": "xterm"}
    for name, value in (usual | {"JOBTUI_DB": str(path), "JOBTUI_CONFIG": str(settings)}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(prepaint, "_encoding", lambda: "utf-8")

    plain = prepaint._painted(None)
    assert "Staff Data Engineer" in plain
    settings.write_text('theme = "nord"\nprepaint = true\n[list]\n', encoding="utf-8")
    assert "Staff Data Engineer" in prepaint._painted(None) != plain

    for text in ODD_SETTINGS:
        settings.write_text(text, encoding="utf-8")
        _refuses(text)
    settings.unlink()
    for why, odd in ODD_PLACES.items():
        with monkeypatch.context() as patch:
            for name, value in odd.items():
                patch.setenv(name, value)
            _refuses(why)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        _refuses("another writes")
    filled.store.close()
    sound = path.read_bytes()
    for why, (at, bytes_) in ODD_FILES.items():
        path.write_bytes(sound[:at] + bytes_ + sound[at + len(bytes_) :])
        _refuses(why)
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(f"{path.name}-")]
    path.write_bytes(sound[:8192] + b"\xff" * (len(sound) - 8192))
    _refuses("damaged")
    SqliteStore(empty).warm_up()
    monkeypatch.setenv("JOBTUI_DB", str(empty))
    _refuses("empty")
