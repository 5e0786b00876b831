"""Draw the pictures of the README: run the demo at several sizes, press keys, save each screen as SVG.

Run it as `python screenshots/make.py`; it writes beside itself and touches nothing else.
"""

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from jobtui.storage.store import SqliteStore
from jobtui.tracker.demo import fill
from jobtui.tracker.tracker import Tracker
from jobtui.tui.app import JobtuiApp

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 9, 30).astimezone()


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen: what to press first, and the sizes to draw it at."""

    name: str
    keys: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...] = ((120, 40),)


PICTURES = (
    Picture("postings", (), ((80, 24), (120, 40), (200, 50))),
    Picture("board", ("2",), ((120, 40),)),
    Picture("agenda", ("4",), ((80, 24),)),
    Picture("compare", ("space", "j", "space", "j", "space", "c"), ((120, 40),)),
    Picture("source", ("v",), ((120, 40),)),
    Picture("status", ("s",), ((80, 24),)),
    Picture("help", ("question_mark",), ((80, 24),)),
)


async def draw(picture: Picture, database: Path, size: tuple[int, int]) -> Path:
    """Press the keys of one picture on a filled database and save the screen."""
    store = SqliteStore(database)
    app = JobtuiApp(Tracker(store, lambda: NOW))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)
        target = HERE / f"{picture.name}-{size[0]}x{size[1]}.svg"
        app.save_screenshot(target.name, str(HERE))
    store.close()
    return target


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers are done and the screen stands still."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.1)


def main() -> None:
    """Draw all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        store = SqliteStore(database)
        fill(Tracker(store, lambda: NOW), NOW)
        store.close()
        for picture in PICTURES:
            for size in picture.sizes:
                print(asyncio.run(draw(picture, database, size)).name)


if __name__ == "__main__":
    main()
