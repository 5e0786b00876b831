"""What is made ready beside the keys: what fills panes; while they rest, views, what writes, matches."""

import asyncio
import gc
from collections.abc import Sequence
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from jobtui.tui import screens
from jobtui.tui.views import view_class

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

REST = 0.3
"""Seconds without a key after which the next step begins: a key that comes meanwhile has to wait for it."""

PANES = (
    *("jobtui.domain.requirement", "jobtui.domain.reading", "jobtui.domain.event", "jobtui.storage.convert"),
    *("jobtui.domain.decision", "jobtui.domain.profile", "jobtui.storage.postings", "jobtui.tracker.tracker"),
    *("jobtui.tui.widgets.facts", "jobtui.tui.widgets.checklist_items", "jobtui.tui.widgets.timeline_items"),
    *("jobtui.tracker.kin", "jobtui.domain.area", "jobtui.tui.widgets.market_items", "jobtui.storage.market"),
)
"""What is needed to read a posting and to show it, in parts of which none takes long."""

_COLLECTED = 10, 1000
"""After so many collections of what is young all is looked through: while keys rest, and amid them."""

_ANSWER = 0.02
"""Seconds in which a key is answered by a machine that does nothing else."""

VIEWS = ("agenda", "board", "compare")
"""The views that are made before they are asked for: those that show what is in the store at once.

What takes the most memory while it is read comes first, and what writes last: it takes what was left.
"""


def begin(app: "JobtuiApp") -> None:
    """Make everything ready, step by step."""
    app.run_worker(_make_ready(app), exit_on_error=False, group="warm-up")


async def load(app: "JobtuiApp", modules: Sequence[str]) -> None:
    """Load modules one by one, with keys and pictures in between."""
    for name in modules:
        await keys_first(app)
        import_module(name)


async def keys_first(app: "JobtuiApp") -> None:
    """Let a key that came meanwhile be answered, and be seen to be."""
    await asyncio.sleep(0)
    if monotonic() < app.keyed + _ANSWER:
        await asyncio.sleep(_ANSWER)


def collect_at_rest() -> None:
    """Let Python look through all that is held, which takes it longer than a key may, only as `tidy` says."""
    gc.set_threshold(*gc.get_threshold()[:2], _COLLECTED[1])


def tidy(app: "JobtuiApp") -> None:
    """Give back what nothing refers to any more, if there may be much and no key came for a while."""
    if gc.get_count()[2] >= _COLLECTED[0] and monotonic() > app.keyed + REST:
        gc.collect()


async def _make_ready(app: "JobtuiApp") -> None:
    await _rest(app)
    await asyncio.to_thread(_load)
    for name in VIEWS:
        await _rest(app)
        if app.open:
            await app.prepare(name)
    await _rest(app)
    await asyncio.to_thread(app.tracker.store.warm_up)
    gc.freeze()  # what is loaded stays, and need not be looked through again and again
    if app.open:
        app.fit_profile()


async def _rest(app: "JobtuiApp") -> None:
    """Wait until no key came for a while."""
    while monotonic() < app.keyed + REST:
        await asyncio.sleep(REST)


def _load() -> None:
    """In a thread: what the first key is most likely to ask for, and the modules of the views."""
    for name in screens.FIRST:
        getattr(screens, name)
    for name in VIEWS:
        view_class(name)
