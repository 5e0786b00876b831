"""The profile by keys: shown, added to, put right, filled from a resume, rewritten in an editor."""

from pathlib import Path

import pytest

from jobtui.domain.profile import describe
from jobtui.tracker import profile
from jobtui.tracker.tracker import Tracker
from jobtui.tui.actions import VIEWS
from jobtui.tui.app import JobtuiApp
from jobtui.tui.screens.profile import ProfileView
from tests.tui.driving import driven, press, seen, settled, write

HOSTILE = "[@click=app.quit]zQ7x[/] \x1b]0;owned\x07"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder we are in, so that names of files are short to type."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def me(filled: Tracker) -> Tracker:
    """Three claims: Python, nothing of Rust, nine years in all."""
    profile.add(filled, "skill", {"name": "Python", "years": "6", "last_used": "2024", "proof": "the ledger"})
    profile.add(filled, "skill", {"name": "Rust", "held": "no"})
    profile.add(filled, "experience", {"years": "9"})
    return filled


def _words(tracker: Tracker) -> list[str]:
    return [describe(one) for one in profile.claims(tracker)]


async def test_it_opens_over_every_view_and_esc_leads_back(me: Tracker) -> None:
    async with driven(me) as pilot:
        for number, _ in enumerate(VIEWS, 1):
            await press(pilot, str(number))
            before = pilot.app.screen
            await press(pilot, "P")
            assert isinstance(pilot.app.screen, ProfileView)
            await press(pilot, "P", "escape")
            assert pilot.app.screen is before


async def test_claims_stand_in_columns_with_proof(me: Tracker) -> None:
    async with driven(me, (80, 24)) as pilot:
        await press(pilot, "P")
        shown = seen(pilot)
        assert "Python  6 years          2024     the ledger" in shown
        assert "Rust    none" in shown
        assert "in all  9 years" in shown
        assert "claim 1, line" in shown
        await press(pilot, "j", "j")
        assert "No proof yet" in seen(pilot)


async def test_an_empty_one_teaches(filled: Tracker) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "P")
        shown = seen(pilot)
        assert "Nothing is in your profile yet." in shown
        assert "read your resume" in shown
        await press(pilot, "d")
        await press(pilot, "e")
        assert "a adds a claim" in seen(pilot)


async def test_a_claim_is_added_put_right_and_dropped(me: Tracker) -> None:
    async with driven(me) as pilot:
        await press(pilot, "P", "a", "l")
        await write(pilot, "deutsch")
        await press(pilot, "tab")
        await write(pilot, "b2")
        assert "deutsch, B2" in seen(pilot)
        await press(pilot, "ctrl+o")
        assert "German, B2" in _words(me)
        await press(pilot, "g", "e")
        await press(pilot, "tab")
        await write(pilot, "0")
        await press(pilot, "ctrl+o")
        assert "Python, 60 years, last used 2024" in _words(me)
        assert "! 'Python, 60 years, last used 2024' is more" in seen(pilot)
        await press(pilot, "u", "j", "d")
        assert "no Rust" not in _words(me)
        await press(pilot, "u")
        assert "no Rust" in _words(me)


async def test_the_form_keeps_what_it_cannot_understand(me: Tracker) -> None:
    async with driven(me) as pilot:
        await press(pilot, "P", "a", "y")
        await write(pilot, "lots")
        await press(pilot, "ctrl+o")
        assert "names no amount" in seen(pilot)
        await press(pilot, "escape")
        assert "Not saved" in seen(pilot)
        await press(pilot, "a", "y")
        assert "lots" in seen(pilot)


async def test_a_resume_is_accepted_claim_by_claim(me: Tracker, folder: Path) -> None:
    file = folder / "cv.md"
    file.write_text("# Skills\n- Go (4 years), SQL\n\n# Languages\nEnglish (C1)\n", encoding="utf-8")
    before = _words(me)
    async with driven(me) as pilot:
        await press(pilot, "P", "i")
        await write(pilot, "cv.md")
        await press(pilot, "enter")
        assert "line 2: Go (4 years), SQL" in seen(pilot)
        await press(pilot, "enter")
        assert "Nothing was accepted" in seen(pilot)
        assert _words(me) == before
        await press(pilot, "i")
        await write(pilot, "cv.md")
        await press(pilot, "enter", "space", "j", "a")
        assert "2 of 3 accepted" in seen(pilot)
        await press(pilot, "enter")
        assert sorted({*_words(me)} - {*before}) == ["English, C1", "Go, 4 years"]
        await press(pilot, "u")
        assert _words(me) == before


async def test_a_file_that_is_none_keeps_the_dialog_open(me: Tracker, folder: Path) -> None:
    toml = folder / "me.toml"
    toml.write_text("[skill]\nGo = 2\n", encoding="utf-8")
    async with driven(me) as pilot:
        await press(pilot, "P", "i")
        await press(pilot, "enter")
        assert "Type the name of a file." in seen(pilot)
        await write(pilot, "nothing.md")
        await press(pilot, "enter")
        assert "'nothing.md' does not exist." in seen(pilot)
        await press(pilot, "escape", "i")
        await write(pilot, "me.toml")
        await press(pilot, "enter")
        assert "Go, 2 years" in _words(me)


async def test_it_is_rewritten_in_an_own_editor(me: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def editor(text: str, name: str) -> str:
        texts.append(text)
        return text.replace("total = 9", "total = 'x'") if len(texts) == 1 else text.replace("'x'", "10")

    monkeypatch.setattr("jobtui.tui.screens.profile_deeds.edited", editor)
    monkeypatch.setattr(JobtuiApp, "suspend", lambda self: _Lent())
    async with driven(me) as pilot:
        await press(pilot, "P", "ctrl+g")
        assert "you wrote is kept" in seen(pilot)
        assert _words(me)[-1] == "9 years of experience in all"
        await press(pilot, "ctrl+g")
        assert "total = 'x'" in texts[1]
        assert _words(me)[-1] == "10 years of experience in all"


async def test_text_is_shown_letter_for_letter(me: Tracker, folder: Path) -> None:
    profile.add(me, "skill", {"name": HOSTILE, "proof": HOSTILE})
    file = folder / "cv.md"
    file.write_text(f"# Skills\nSQL {HOSTILE}\n", encoding="utf-8")
    async with driven(me) as pilot:
        await press(pilot, "P", "j", "j")
        assert "[@click=app.quit]zQ7x[/]" in seen(pilot)
        await press(pilot, "e")
        assert "[@click=app.quit]zQ7x[/]" in seen(pilot)
        await press(pilot, "escape", "i")
        await write(pilot, "cv.md")
        await press(pilot, "enter")
        assert "[@click=app.quit]zQ7x[/]" in seen(pilot)
        await settled(pilot)
        assert "\x1b]0" not in seen(pilot)


class _Lent:
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...
