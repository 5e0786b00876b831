"""Beside the keys: hold every posting against the profile, in chunks small enough that nobody notices."""

from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from jobtui.domain.fit import LATEST
from jobtui.domain.problem import Problem
from jobtui.tui.beforehand import REST

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp

_CHUNK = 40


def begin(app: "JobtuiApp") -> None:
    """Match what is not matched yet; what an earlier call began ends."""
    app.run_worker(partial(_match_all, app), thread=True, group="fits", exclusive=True, exit_on_error=False)


def _match_all(app: "JobtuiApp") -> None:
    """Half of the time is left to the keys, and all of it while they are pressed.

    What cannot be kept now is matched after the next write.
    """
    from jobtui.tracker.matching import refresh

    worker = get_current_worker()
    below, kept = LATEST, False
    while below and app.open and not worker.is_cancelled:
        if monotonic() < app.keyed + REST:
            sleep(REST)
            continue
        begun = monotonic()
        try:
            found, below = refresh(app.tracker, _CHUNK, below)
        except Problem:
            return
        kept = kept or bool(found)
        sleep(monotonic() - begun)
    if kept and app.open:
        app.call_from_thread(app.fitted)
