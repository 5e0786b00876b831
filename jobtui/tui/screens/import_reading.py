"""The reading of files for the import preview: in a thread, beside the keys, and told as it goes."""

from collections.abc import Sequence
from time import monotonic

from textual import work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from jobtui.domain.pace import Pace
from jobtui.tracker.draft import Draft
from jobtui.tracker.files import sources
from jobtui.tracker.intake import Given, Intake
from jobtui.tracker.moving_tables import TableFound
from jobtui.tracker.outcome import ExportFound
from jobtui.tui.dialogs.import_paths import Wanted
from jobtui.tui.screens import import_arrival
from jobtui.tui.screens.import_panes import ImportPanes
from jobtui.tui.widgets.draft_batch import Batch, read_one

PASTE = "paste"
"""The key under which pasted text is kept until it is read."""

MOST = 1000
"""How many readings are held to be looked at one by one."""


class ImportReading(ImportPanes):
    """Reads what was opened; what is done with the readings, the view says."""

    class Read(Message):
        """A file was read: its drafts, or why there are none. `rest` files behind it are not read."""

        def __init__(
            self, intake: Intake, pace: Pace, drafts: Sequence[Draft], failure: str, rest: int = 0
        ) -> None:
            super().__init__()
            self.intake = intake
            self.pace = pace
            self.drafts = drafts
            self.failure = failure
            self.rest = rest
            self.worker: Worker[None] = get_current_worker()

    def __init__(self) -> None:
        super().__init__()
        self.readings = Batch()
        self.reading_files: Pace | None = None
        """How many files of how many were read, while it goes on."""
        self.storing: Pace | None = None
        """How many readings of how many are stored, while it goes on."""
        self.busy = ""
        """What is being done, while nothing else may be."""
        self.last_time = ""
        """What became of the batch before."""
        self.opening = False
        """Whether nothing was read yet of what was opened last."""

    def opened(self, wanted: Wanted | None) -> None:
        """Read what a person wants to import."""
        if wanted is None:
            return
        self.readings.failures.clear()
        if not self.readings.waiting:
            self.readings.entries.clear()
        self.last_time = ""
        self.opening = True
        _, damaged = self.tracker.vocabulary.usable()
        if damaged:
            self.jobtui.refuse(damaged)
        self._read(wanted, MOST - len(self.readings.entries))

    @work(thread=True, group="reading")
    def _read(self, wanted: Wanted, room: int) -> None:
        """Read files in their order, so many postings at most; a failure does not stop the others."""
        worker, began = get_current_worker(), 0.0
        found: list[Given | str] = [wanted.text] if wanted.text else [*sources(list(wanted.paths))]
        with Intake(self.tracker) as intake:
            self.post_message(self.Read(intake, Pace(0, len(found)), (), ""))
            for done, one in enumerate(intake.ahead(found), 1):
                if worker.is_cancelled:
                    return
                try:
                    drafts, failure = read_one(intake, one)
                except (ExportFound, TableFound) as whole:
                    drafts, failure = [], ""
                    self.app.call_from_thread(import_arrival.offer, self, whole)
                began = began or monotonic()  # how long a reader takes to start says nothing of the rest
                room -= len(drafts)
                rest = len(found) - done if room <= 0 else 0
                pace = Pace(done, len(found) - rest, monotonic() - began)
                self.post_message(self.Read(intake, pace, drafts, failure, rest))
                if rest:
                    return

    def goes_on(self) -> bool:
        """Whether nobody stopped what is stored."""
        return self.storing is not None

    def under_way(self, width: int) -> str:
        """How far reading or storing is, in one line of this width; "" while nothing of it goes on."""
        pace = self.storing or self.reading_files
        if pace is None:
            return ""
        doing, what = ("storing", "postings") if self.storing else ("reading", "files")
        if pace.total == 1:
            return f"{doing} …"
        told = f"{pace.told(what)} · Esc stops"
        room = width - len(doing) - len(told) - 2
        return f"{doing} {pace.bar(min(max(room, 4), 40))} {told}"
