"""The first picture as the screens draw it, to be held against the one painted before they are loaded.

`python -m tests.first_picture` writes down what that one must know of them: their colours, the views, the
keys at the foot. It is due after a change of these, and after one of Textual's version.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.color import ColorSystem
from rich.style import Style
from textual.pilot import Pilot

from jobtui.domain.agenda import Due
from jobtui.domain.posting import Counts, NextAction, PostingRow
from jobtui.domain.stage import FIRST_STAGES
from jobtui.storage.store import SqliteStore
from jobtui.tracker.tracker import Tracker
from jobtui.tui import prepaint
from jobtui.tui.app import JobtuiApp
from jobtui.tui.first_picture import picture
from jobtui.tui.screens.postings import PostingsView
from jobtui.tui.widgets.hint_bar import HintBar, hint_of
from jobtui.tui.widgets.row_window import RowWindow
from jobtui.tui.widgets.view_bar import views
from tests.factories import NOW, TODAY, pay, row
from tests.tui.driving import settled

COLORS = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT}


NOTHING_DUE = Due()


@dataclass
class Scene:
    """What the list shows at first; it has what a FirstPage has."""

    rows: Sequence[PostingRow]
    due: Due = NOTHING_DUE

    @property
    def counted(self) -> tuple[int, int]:
        return len(self.rows), 0

    today = TODAY
    stages = {stage.name: stage for stage in FIRST_STAGES}  # noqa: RUF012 - they do not change


def scenes() -> list[Scene]:
    """Together they show every style there is."""
    actions = (
        NextAction("Call", TODAY - timedelta(days=3)),
        NextAction("Write", TODAY),
        NextAction("Ask", TODAY + timedelta(days=2)),
        NextAction("Wait"),
        None,
    )
    plain = [replace(row(n, f"Role {n}"), next_action=action) for n, action in enumerate(actions, 1)]
    odd = [
        replace(row(11, None), file="folder/posting.txt"),
        replace(row(12, None), company=None),
        replace(
            row(13, "Guessed"), suggested=frozenset({"title"}), status="rejected", salaries=(pay(90_000),)
        ),
    ]
    return [
        Scene([*plain, *odd], Due(overdue=1)),
        Scene([*odd, *plain], Due(today=2)),
        Scene([row(n, f"Role {n}") for n in range(1, 101)]),
    ]


@asynccontextmanager
async def screens(path: Path, size: tuple[int, int] = (200, 50)) -> AsyncIterator[Pilot[None]]:
    """The app on an empty database."""
    store = SqliteStore(path)
    async with JobtuiApp(Tracker(store, lambda: NOW)).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
    store.close()


async def drawn(pilot: Pilot[None], scene: Scene) -> list[list[tuple[str, Style]]]:
    """The letters of every line with their styles, as the view draws a scene at first."""
    app, view = pilot.app, pilot.app.screen
    assert isinstance(app, JobtuiApp)
    assert isinstance(view, PostingsView)
    found = {one.id: one for one in scene.rows}
    app.begun, app.due = False, scene.due
    view.list.show(RowWindow(), FIRST_STAGES, TODAY)
    view.counts = Counts(*scene.counted)
    view.list.show(RowWindow([*found], lambda ids: [found[one] for one in ids]), FIRST_STAGES, TODAY)
    view.show_marks()
    view.name_panes()
    for pane in (view.detail, view.checklist, view.timeline):
        pane.show([])
    await settled(pilot)
    lines = []
    for strip in view._compositor.render_strips():
        lines.append([(char, segment.style or Style.null()) for segment in strip for char in segment.text])
    return lines


def painted(scene: Any, size: tuple[int, int], words: Mapping[str, Any]) -> list[list[tuple[str, str, str]]]:
    """The letters of every line with the part they stand in and their style there, as they are painted."""
    lines = picture(scene, size, words["views"], words["hints"])
    return [[(char, part, style) for text, part, style in line for char in text] for line in lines]


def codes(style: Style, colors: str) -> str:
    """The parameters of the sequence for a style; anew, as a style keeps those it was first asked for."""
    anew = style.copy()
    anew._ansi = None
    return anew._make_ansi_codes(COLORS[colors])


async def known(folder: Path, *themes: str) -> dict[str, Any]:
    """What the painter must know: views, hints, and the looks of themes, of all if none is named."""
    held: dict[str, Any] = {"views": views()}
    async with screens(folder / "known.db") as pilot:
        await drawn(pilot, scenes()[0])  # without a posting some keys are not named
        held["hints"] = [hint_of(one) for one in pilot.app.screen.query_one(HintBar).shown()]
        themes = themes or tuple(sorted(pilot.app.available_themes))
        held |= {f"{theme} {colors}": defaultdict(dict) for theme in themes for colors in COLORS}
        for size in ((200, 50), (80, 24)):  # the panes side by side, and under tabs
            await pilot.resize_terminal(*size)
            for theme in themes:
                pilot.app.theme = theme
                for (part, name), style in (await _looks(pilot, held)).items():
                    for colors in COLORS:
                        held[f"{theme} {colors}"][part][name] = codes(style, colors)
    return held


async def _looks(pilot: Pilot[None], words: Mapping[str, Any]) -> dict[tuple[str, str], Style]:
    """How each style of each part looks in the theme that is on."""
    found: dict[tuple[str, str], Style] = {}
    for scene in scenes():
        ours = painted(scene, (pilot.app.size.width, pilot.app.size.height), words)
        for their_line, our_line in zip(await drawn(pilot, scene), ours, strict=True):
            for (char, style), (_, part, name) in zip(their_line, our_line, strict=True):
                if char.strip() or (part, name) not in found:
                    found[part, name] = style
    return found


def main() -> None:
    """Write it down."""
    with TemporaryDirectory() as folder:
        held = asyncio.run(known(Path(folder)))
    lines = (
        f"{name}\t{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n"
        for name, value in held.items()
    )
    Path(prepaint.__file__).with_suffix(".tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
