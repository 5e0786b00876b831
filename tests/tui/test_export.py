"""E: what goes out of the list, in which form, and where to."""

import stat
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from icalendar import Calendar
from textual.pilot import Pilot

from jobtui.domain.pace import Along
from jobtui.domain.period import Period
from jobtui.domain.problem import DiskFailed
from jobtui.tracker import taking
from jobtui.tracker.tracker import Tracker
from jobtui.tui.dialogs.taking import TakingDialog
from jobtui.tui.widgets.path_input import PathLine
from tests.tui.driving import NORTHWIND, driven, press, seen, toasts, view, worked, write


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


async def _written(pilot: Pilot[None]) -> None:
    """Press Enter and wait until the thread that writes is through."""
    await press(pilot, "enter")
    await worked(pilot)
    await press(pilot)


async def test_every_form_is_written_as_the_command_does(filled: Tracker, tmp_path: Path) -> None:
    every = taking.everything(filled)
    wanted = {
        "c": ("postings.csv", taking.as_csv(filled, every)),
        "m": ("postings.md", "".join(taking.as_page(filled, every))),
        "t": ("table.md", taking.as_table(filled, every)),
        "i": ("postings.ics", taking.as_calendar(filled, every)),
        "j": ("jobtui.json", "".join(taking.as_json(filled))),
    }
    async with driven(filled, (80, 24)) as pilot:
        for letter, (name, text) in wanted.items():
            await press(pilot, "E", letter)
            await _written(pilot)
            assert toasts(pilot) == [f"Written {name}"]
            assert (tmp_path / name).read_bytes().decode() == text
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert isinstance(Calendar.from_ical((tmp_path / "postings.ics").read_bytes()), Calendar)


async def test_a_file_each_goes_into_a_folder_and_over_nothing_unasked(
    filled: Tracker, tmp_path: Path
) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "E", "f")
        await _written(pilot)
        names = sorted(one.name for one in (tmp_path / "postings").iterdir())
        assert len(names) == len(taking.everything(filled))
        (tmp_path / "postings" / names[0]).write_text("mine")
        await press(pilot, "E", "f")
        pilot.app.screen.query_one(PathLine).value = "postings"
        await _written(pilot)
        assert "Replace the file?" in seen(pilot)
        await press(pilot, "escape", "escape")
        assert (tmp_path / "postings" / names[0]).read_text() == "mine"


async def test_marked_ones_come_first_and_ctrl_t_takes_others(filled: Tracker, tmp_path: Path) -> None:
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "space", "E", "c")
        assert "(•) marked (1)" in seen(pilot)
        await _written(pilot)
        assert (tmp_path / "postings.csv").read_text().count('"false"') == 1
        await press(pilot, "E", "c")
        pilot.app.screen.query_one(PathLine).value = "postings.csv"
        await _written(pilot)
        assert "Replace the file?" in seen(pilot)
        await press(pilot, "escape", "ctrl+t")
        assert f"(•) shown ({len(view(pilot).list.ids)})" in seen(pilot)
        await press(pilot, "ctrl+t")
        assert f"(•) all ({len(taking.everything(filled))})" in seen(pilot)
        await press(pilot, "ctrl+t")
        assert "(•) marked (1)" in seen(pilot)


async def test_a_proof_asks_for_a_period(filled: Tracker, tmp_path: Path) -> None:
    filled.set_status([NORTHWIND], "applied", on=date(2026, 11, 2))
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "E", "p", "shift+tab", "shift+tab")
        await write(pilot, "2026-11-01")
        await press(pilot, "tab")
        await write(pilot, "2026-10-01")
        await press(pilot, "tab")
        await _written(pilot)
        assert "the period ends on 2026-10-01" in seen(pilot)
        await press(pilot, "shift+tab", "backspace")
        await write(pilot, "x")
        await press(pilot, "tab")
        await _written(pilot)
        assert "is not a date" in seen(pilot)
        assert not (tmp_path / "proof.html").exists()
        await press(pilot, "shift+tab", "ctrl+u", "tab")
        await _written(pilot)
        assert toasts(pilot) == ["Written proof.html"]
    page = (tmp_path / "proof.html").read_text()
    assert "Period: from 2026-11-01 on" in page
    found = taking.proof(filled, Period(date(2026, 11, 1)))
    assert page.count("<tr><td>") == len(found.applications) > 0


async def test_who_leaves_while_it_writes_gets_nothing(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = Event(), Event()

    def slow(tracker: Tracker, ids: Sequence[int], *, along: Along) -> Iterator[str]:
        for _ in along(ids):
            begun.set()
            assert go.wait(5)
        yield "all of it"

    async with driven(filled, (80, 24)) as pilot:
        monkeypatch.setattr(taking, "as_page", slow)
        await press(pilot, "E", "m", "enter")
        assert begun.wait(5)
        assert "Writing …" in seen(pilot)
        await press(pilot, "enter", "escape")
        assert not isinstance(pilot.app.screen, TakingDialog)
        go.set()
        await press(pilot)
    assert [*tmp_path.glob("*.md")] == []


async def test_a_full_disk_leaves_the_dialog_open(
    filled: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFailed("cannot write 'x': no space left on device.")

    monkeypatch.setattr("jobtui.tui.screens.taking_deeds.write_pieces", full)
    async with driven(filled, (80, 24)) as pilot:
        await press(pilot, "E", "c")
        await _written(pilot)
        assert "no space left on device" in seen(pilot)
        assert isinstance(pilot.app.screen, TakingDialog)
