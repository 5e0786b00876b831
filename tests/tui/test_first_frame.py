"""What the first frame of the screens needs, and what is loaded behind it: asked of a fresh interpreter."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from jobtui.tracker.tracker import Tracker

_RUN = """
import json, sys
from pathlib import Path
from jobtui.storage.store import SqliteStore
from jobtui.tracker.lookup import Lookup
from jobtui.tui import beforehand
from jobtui.tui.app import JobtuiApp

told, fill = {}, JobtuiApp._fill_panes
beforehand.REST = 60  # what the keys have to rest for is no part of it, however slow the machine

async def watched(app, view):
    told["listed"], told["for the frame"] = view.list.row.title, sorted(sys.modules)
    await beforehand.load(app, beforehand.PANES)
    before = {*sys.modules}
    await fill(app, view)
    told["filled"], told["for the panes"] = view.detail.whole, sorted({*sys.modules} - before)
    app.exit()

JobtuiApp._fill_panes = watched
JobtuiApp(Lookup(SqliteStore(Path(sys.argv[1])))).run(headless=True, size=(120, 40))
print(json.dumps(told))
"""

_LATER = {
    *("sqlmodel", "sqlalchemy", "pydantic", "typer", "textual.widgets._text_area"),
    *("jobtui.domain.event", "jobtui.domain.reading", "jobtui.domain.requirement", "jobtui.domain.search"),
    *("jobtui.parsing", "jobtui.storage.convert", "jobtui.storage.items", "jobtui.storage.writer"),
    *("jobtui.tracker.output", "jobtui.tracker.tracker"),
    *("jobtui.tui.dialogs.parts", "jobtui.tui.widgets.facts"),
}
"""What a list does not need: it would come before the rows."""

_MOST = 110
"""So many modules of our own at most are loaded for the first frame; there were 102."""


def test_the_first_frame_waits_for_what_lists_need_and_the_panes_for_nothing_else(
    filled: Tracker, path: Path
) -> None:
    filled.store.close()
    done = subprocess.run([sys.executable, "-c", _RUN, str(path)], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["listed"] and told["listed"] in told["filled"]
    assert _LATER.isdisjoint(told["for the frame"]), _LATER & {*told["for the frame"]}
    assert len([name for name in told["for the frame"] if name.startswith("jobtui")]) <= _MOST
    assert not [name for name in told["for the panes"] if name.startswith("jobtui")]
