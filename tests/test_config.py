"""The settings: read, refused with the line, written back with everything else left as it was."""

import re
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from jobtui import config
from jobtui.domain.columns import ListColumn
from jobtui.domain.filter import NEWEST_FIRST, Order, SortKey
from jobtui.domain.problem import BadData, CannotWrite, WrongUsage
from jobtui.domain.stage import FIRST_STAGES, Stage
from jobtui.paths import config_path
from jobtui.settings import DATES, NUMBERS, SETTINGS, SYMBOLS, TEMPLATE, Config
from jobtui.tui.themes import theme_names


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet, in a folder that is not there either."""
    return tmp_path / "folder" / "config.toml"


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert config.read(path) == Config()
    assert (Config().symbols, Config().dates, Config().numbers) == (SYMBOLS[0], DATES[0], NUMBERS[0])
    assert Config().sort == NEWEST_FIRST
    assert not path.parent.exists()


ALL = """\
theme = "nord"
symbols = "ascii"
prepaint = false
# mine
[list]
sort = "company,-pay"
columns = ["title", "Pay", "title"]
[format]
dates = "iso"
numbers = "1.000,5"
[keys]
undo = ["ctrl+b", "f9"]
"posting.status" = "?"
view.board = "f7"
help = "f1"
[[stage]]
name = "wished"
[[stage]]
name = "sent"
symbol = "!"
letter = "t"
quiet = 9
[[stage]]
name = "over"
closed = true
"""


def test_every_setting_is_read(path: Path) -> None:
    held = config.read(_written(path, ALL))
    assert (held.theme, held.symbols, held.prepaint) == ("nord", "ascii", False)
    assert (held.dates, held.numbers) == ("iso", "1.000,5")
    assert held.sort == (Order(SortKey.COMPANY), Order(SortKey.PAY, descending=True))
    assert held.columns == (ListColumn.TITLE, ListColumn.PAY)
    assert held.keys == {
        "undo": ("ctrl+b", "f9"),
        "posting.status": ("question_mark",),
        "view.board": ("f7",),
        "help": ("f1",),
    }
    assert held.first_stages == (
        Stage("wished", "◇", "w", 1),
        Stage("sent", "!", "t", 2, quiet_days=9),
        Stage("over", "▪", "o", 3, closed=True),
    )
    assert held.lines == {
        "theme": 1,
        "symbols": 2,
        "prepaint": 3,
        "list.sort": 6,
        "list.columns": 7,
        "format.dates": 9,
        "format.numbers": 10,
        "keys": 11,
        "stage": 16,
    }
    assert {*held.lines, "quiet"} == {one.name for one in SETTINGS}


def test_what_is_read_can_be_written_and_read_again(path: Path) -> None:
    held = config.read(_written(path, ALL))
    path.unlink()
    for name, value in config.settings(held).items():
        if value != config.settings(Config())[name]:
            config.keep(path, name, value)
    assert config.settings(config.read(path)) == config.settings(held)


def test_days_without_news_are_told_for_the_usual_stages(path: Path) -> None:
    held = config.read(_written(path, "[quiet]\napplied = 21\nSaved = 60\noffer = 0\n"))
    days = {one.name: one.quiet_days for one in held.first_stages}
    assert (days["applied"], days["saved"], days["offer"], days["interview"]) == (21, 60, None, 10)
    assert Config().first_stages == FIRST_STAGES


def test_what_a_new_file_says_is_understood(path: Path) -> None:
    assert config.settings(config.read(_written(path, TEMPLATE))) == config.settings(Config())
    told = re.sub(r'^# ("?[\w.]+"? = )', r"\1", TEMPLATE, flags=re.M)
    assert {*config.read(_written(path, told)).lines} == {one.name for one in SETTINGS} - {"stage"}


def test_what_is_right_holds_beside_what_is_wrong(path: Path) -> None:
    text = 'theme = 3\nprepaint = false\n[keys]\nundo = "d"\n[format]\ndates = "iso"\n[list]\nsize = 1\n'
    held, faults = config.look(_written(path, text))
    assert (held.theme, held.prepaint, held.keys, held.dates) == ("", False, {}, "iso")
    assert [re.search(r"line (\d)", fault.message)[1] for fault in faults] == ["1", "4", "8"]  # type: ignore[index]
    text = '[keys]\nundo = "d"\nposting.note = "k"\nlog = "f9"\nposting.archive = "f8"\nnone = 1\n'
    held, faults = config.look(_written(path, text + "[quiet]\nwaiting = 3\napplied = 9\n"))
    assert (held.keys, held.quiet) == ({"log": ("f9",), "posting.archive": ("f8",)}, {"applied": 9})
    assert [re.search(r"line (\d)", fault.message)[1] for fault in faults] == ["6", "3", "2", "8"]  # type: ignore[index]
    held, faults = config.look(_written(path, '[quiet]\napplied = 3\n[[stage]]\nname = "a"\n'))
    assert ([one.name for one in held.first_stages], held.quiet, len(faults)) == (["a"], {}, 1)


def test_a_theme_is_held_against_those_there_are(path: Path) -> None:
    names = theme_names()
    assert {*names} >= {*BUILTIN_THEMES}
    held, faults = config.look(_written(path, 'prepaint = false\ntheme = "nort"\n'), names)
    assert (held.theme, held.prepaint) == ("", False)
    assert [fault.message.partition(", ")[2] for fault in faults] == [
        "line 2: theme: there is no theme 'nort'. Did you mean 'nord'?"
    ]
    for right in ("nord", ""):
        assert config.look(_written(path, f'theme = "{right}"\n'), names)[1] == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1\n", ", line 1: unknown setting 'colour'. One of: theme, symbols, prepaint"),
        ("\n[list]\n\nsize = 3\n", ", line 4: unknown setting 'list.size'."),
        ("[screen]\nx = 1\n", ", line 1: unknown setting 'screen'."),
        ("list = 3\n", ", line 1: unknown setting 'list'."),
        ("prepaint = 1\n", ", line 1: prepaint: expected true or false."),
        ('symbols = "emoji"\n', ", line 1: symbols: unknown value 'emoji'. One of: 'unicode', 'ascii'."),
        ('[format]\ndates = "us"\n', ", line 2: format.dates: unknown value 'us'."),
        ('[keys]\n"undoo" = "x"\n', ", line 2: keys.undoo: there is no action 'undoo'. Did you mean 'undo'?"),
        (
            '[keys]\nnote = "N"\n',
            ", line 2: keys.note: there is no action 'note'. Did you mean 'posting.note'?",
        ),
        ('[keys]\nundo = "ctrl+banana"\n', ", line 2: keys.undo: 'ctrl+banana' is no key."),
        ("[keys]\nundo = 3\n", ", line 2: keys.undo: expected text"),
        ("[keys]\nundo = []\n", ", line 2: keys.undo: 'undo' needs a key."),
        ('[keys]\nundo = "alt+u"\n', ", line 2: keys.undo: only some terminals send 'alt+u'."),
        ('[keys]\nundo = "ctrl+c"\n', ", line 2: keys.undo: 'ctrl+c' copies what is selected"),
        ('[keys]\n\nlog = "d"\n', ", line 3: keys.log: d already stands for 'posting.archive' (Postings)."),
        ('[keys]\nposting.note = "k"\n', ", line 2: keys.posting.note: k already stands for 'move.up'"),
        ('[keys]\nlog = "Z"\nredo = "Z"\n', ", line 3: keys.redo: Z already stands for 'log' (Everywhere)."),
        (
            '[keys]\n"decision.score" = "x"\n',
            ", line 2: keys.decision.score: 'decision.score' keeps its keys",
        ),
        ('keys = "x"\n', ", line 1: keys: expected a table"),
        ("[quiet]\nwaiting = 3\n", ", line 2: quiet.waiting: unknown status 'waiting'."),
        ('[quiet]\napplied = "3"\n', ", line 2: quiet.applied: expected a number of days"),
        ("[quiet]\napplied = -3\n", ", line 2: quiet.applied: -3 is not a number of days"),
        ("[[stage]]\n\n[[stage]]\nname = 3\n", ", line 1: stage: a stage needs a name."),
        ('[[stage]]\nname = "a"\n[[stage]]\nname = 3\n', ", line 4: stage.name: expected text"),
        ('[[stage]]\nname = "a"\n[[stage]]\nname = "A"\n', ", line 3: stage: there is a stage 'a' already."),
        ('[[stage]]\nname = "a"\nsize = 3\n', ", line 3: stage.size: unknown setting of a stage."),
        ('[[stage]]\nname = "a"\nclosed = true\n', ", line 1: stage: the first stage must be an open one"),
        ('[[stage]]\nname = "a"\n[quiet]\napplied = 3\n', ", line 3: quiet: own stages say themselves"),
        ("stage = []\n", ", line 1: stage: expected tables"),
        ('stage = "a"\n', ", line 1: stage: expected tables"),
        ("theme = 3\n", ", line 1: theme: expected text in quotation marks"),
        ('[list]\nsort = "size"\n', ", line 2: list.sort: unknown order 'size'."),
        ('[list]\ncolumns = "title"\n', ", line 2: list.columns: expected a list"),
        ("[list]\ncolumns = [1]\n", ", line 2: list.columns: expected text"),
        ('[list]\ncolumns = ["size"]\n', ", line 2: list.columns: unknown column 'size'."),
        ('theme = "a\n', "line 1"),
        ("[list]\nsort\n", "line 2"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(path: Path, text: str, said: str) -> None:
    with pytest.raises(BadData) as told:
        config.read(_written(path, text))
    assert str(path) in told.value.message
    assert said in told.value.message
    assert "\n" not in told.value.message
    with pytest.raises(BadData):
        config.keep(path, "theme", "nord")
    assert path.read_text(encoding="utf-8") == text


def test_what_is_no_text_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadData, match="cannot be read: not utf-8"):
        config.read(path)


def test_a_setting_is_written_and_comments_stay(path: Path) -> None:
    text = '# first\ntheme = "nord"  # dark\n\n[list]\n# order\nsort = "pay"\n'
    config.keep(_written(path, text), "theme", "dracula")
    assert path.read_text(encoding="utf-8") == text.replace("nord", "dracula")
    config.keep(path, "list.columns", ["title", "pay"])
    assert "# order\nsort" in path.read_text(encoding="utf-8")
    assert config.read(path).columns == (ListColumn.TITLE, ListColumn.PAY)


def test_a_new_file_is_made_with_its_folder(path: Path) -> None:
    config.keep(path, "list.sort", "due")
    config.keep(path, "theme", "nord")
    held = config.read(path)
    assert (held.theme, held.sort) == ("nord", (Order(SortKey.DUE),))
    assert [one.name for one in path.parent.iterdir()] == ["config.toml"]


def test_a_file_that_cannot_be_written_is_told(path: Path) -> None:
    path.parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises((BadData, CannotWrite)):
        config.keep(path, "theme", "nord")


def test_a_changed_setting_is_checked() -> None:
    assert config.changed(Config(), "theme", "nord").theme == "nord"
    with pytest.raises(WrongUsage):
        config.changed(Config(), "list.columns", ["size"])


def test_the_file_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("JOBTUI_CONFIG", raising=False)
    assert config_path() == tmp_path / "jobtui" / "config.toml"
    monkeypatch.setenv("JOBTUI_CONFIG", str(tmp_path / "other.toml"))
    assert config_path() == tmp_path / "other.toml"
