"""What becomes of a fault of jobtui that is met beside the keys."""

from pathlib import Path

import pytest
from textual.events import Key

from jobtui.tracker.tracker import Tracker
from tests.tui.driving import driven, press
from tests.tui.test_import import until


@pytest.mark.parametrize(
    ("keys", "last", "of"),
    [("", "6", "jobtui.tui.screens.market.market"), ("Et", "enter", "jobtui.tracker.taking.as_table")],
)
async def test_it_ends_the_program_as_any_other(
    filled: Tracker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keys: str, last: str, of: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(of, lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        async with driven(filled) as pilot:
            await press(pilot, *keys)
            pilot.app.post_message(Key(last, None))
            await until(pilot, lambda: pilot.app._exception is not None)
