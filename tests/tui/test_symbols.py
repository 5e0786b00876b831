"""Symbols in ASCII: all that is drawn has such a form, in place, and tells apart what symbols tell apart."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import jobtui
from jobtui.domain.display import width
from jobtui.domain.requirement import KIND_SYMBOLS, STATE_SYMBOLS
from jobtui.domain.stage import FIRST_STAGES
from jobtui.domain.verdict import VERDICT_SYMBOLS
from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp
from jobtui.tui.settings import Settings
from jobtui.tui.symbols import PLAIN, plain
from tests.tui.driving import press, seen, settled

ROOT = Path(jobtui.__path__[0])
_NOT_DRAWN = ("tracker/source.py", "tracker/corrector.py", "domain/search.py", "domain/sameness.py")
"""What is looked for in texts."""


def _drawn() -> Iterator[tuple[str, str]]:
    """Every symbol in a string of the screens and of what feeds them, with its file."""
    for folder in ("tui", "tracker", "domain"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            tree = ast.parse(path.read_text(encoding="utf-8"))
            explained = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
            for one in ast.walk(tree):
                said = (
                    isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in explained
                )
                for char in one.value if said and name not in _NOT_DRAWN else "":  # type: ignore[attr-defined]
                    yield char, name


def _symbol(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char)[0] in "PS" and unicodedata.category(char) != "Sc"


def test_whatever_is_drawn_has_a_plain_form() -> None:
    """A frame, an arrow or a dot that is new must be put into the table."""
    outside = {"jobtui/tui/pieces.py", "tui/pieces.py", "tui/symbols.py"}
    missing = {(char, name) for char, name in _drawn() if _symbol(char) and ord(char) not in PLAIN}
    assert {one for one in missing if one[1] not in outside} == set()


def test_nothing_moves() -> None:
    assert all(form.isascii() and form.isprintable() for form in PLAIN.values())
    assert [chr(code) for code, form in PLAIN.items() if width(chr(code)) != len(form)] == []


@pytest.mark.parametrize(
    "symbols",
    [
        [stage.symbol for stage in FIRST_STAGES],
        [*KIND_SYMBOLS.values()],
        [*STATE_SYMBOLS.values(), *VERDICT_SYMBOLS.values()],
        [*"▁▂▃▄▅▆▇█"],
        [*"█▓░"],
        [*"─│┼"],
    ],
)
def test_what_differs_still_differs(symbols: list[str]) -> None:
    assert len({plain(one) for one in symbols}) == len(symbols)


def test_letters_and_money_stay() -> None:
    assert plain("Zürich · 有限公司 – €45,000 … 한국") == "Zürich . 有限公司 - €45,000 ~ 한국"


async def test_every_view_is_drawn_in_ascii(filled: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('symbols = "ascii"\n', encoding="utf-8")
    app = JobtuiApp(filled, settings=Settings(file))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for key in (
            "1",
            "2",
            "4",
            "5",
            "6",
            "1",
            "question_mark",
            "escape",
            "P",
            "escape",
            "v",
            "escape",
            "colon",
        ):
            await press(pilot, key)
            for _ in range(3):
                await settled(pilot)
            odd = {char for char in seen(pilot) if not char.isascii() and not char.isalpha()} - set("€£ ")
            assert odd == set(), f"after {key}"
        await press(pilot, "escape", "d")
        assert "Enter Open" in seen(pilot)
        assert "+" in seen(pilot) and "|" in seen(pilot)


async def test_symbols_are_drawn_as_they_are_otherwise(filled: Tracker) -> None:
    async with JobtuiApp(filled).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert {"╭", "○", "·"} <= {*seen(pilot)}
