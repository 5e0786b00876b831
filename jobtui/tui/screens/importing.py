"""The import preview: what was read from each file beside its source, put right and accepted one by one."""

from functools import cached_property, partial
from time import monotonic
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Static

from jobtui.domain.problem import Problem
from jobtui.tracker.corrector import Corrector
from jobtui.tracker.draft import Draft
from jobtui.tracker.drafts import Unsaved
from jobtui.tui.actions import Place
from jobtui.tui.bindings import bindings_of
from jobtui.tui.dialogs.import_paths import ImportDialog
from jobtui.tui.screens import (
    import_accepting,
    import_arrival,
    import_deeds,
    import_labels,
    import_lines,
    import_waiting,
)
from jobtui.tui.screens.import_reading import MOST, PASTE, ImportReading
from jobtui.tui.text import literal
from jobtui.tui.widgets.draft_batch import PASTED
from jobtui.tui.widgets.draft_rows import (
    empty_words,
    failure_lines,
    field_rows,
    head_line,
    remarks,
    requirement_rows,
)
from jobtui.tui.widgets.source_marks import marks_of
from jobtui.tui.widgets.source_picker import SourcePicker

_POINTED = (
    "{reading.take} takes this line for the value you came from, {reading.add} adds it, "
    "{reading.label} labels its block."
)
_KEEP_SECONDS = 1.0
_ON_ITEMS = ("reading_toggle", "reading_kind", "reading_split", "reading_join")


_REST = (
    "{:,} files were not read: nobody looks at more than {:,} postings at once. "
    "jobtui import on the command line stores all of a folder."
)
_LOOK_SECONDS = 0.1
"""How long the head may stay as it is, while files are read."""


class ImportView(ImportReading):
    """Owns the readings that wait to be accepted; nothing of them is stored before."""

    VIEW = "import"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Place.IMPORT)

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, Draft] = {}
        """What is kept of the readings for the next time, by the key of the draft."""
        self._looked = 0.0
        """When the head was shown last, on the clock that only goes on."""

    def hides(self, action: str) -> bool:
        """No reading, nothing to do with it; some keys work on requirements only."""
        if self.readings.current is None:
            return action.startswith("reading_")
        if action in ("reading_next", "reading_previous"):
            return len(self.readings.entries) < 2
        if action == "lines_take":
            return not self.wanted_lines
        on_items = self.at_hand is self.requirements and not self.source.has_focus
        return action in _ON_ITEMS and not on_items

    @cached_property
    def corrector(self) -> Corrector:
        """Understands what a person says of lines."""
        return Corrector(self.tracker.vocabulary, self.tracker.today)

    def on_mount(self) -> None:
        """Bring back what was not accepted last time."""
        import_waiting.bring_back(self)
        self.set_interval(_KEEP_SECONDS, partial(import_waiting.keep, self))

    def on_unmount(self) -> None:
        """Keep what waits; end the process that reads again."""
        import_waiting.keep(self)
        if "corrector" in self.__dict__:
            self.corrector.close()

    # Opening

    def open(self) -> None:
        """Ask what to import."""
        dialog = ImportDialog(str(self.drafts.get(PASTE, "")))
        dialog.draft = Unsaved(PASTE, None, "Import · pasted text", "{import.open}")
        self.app.call_later(self.app.push_screen, dialog, self.opened)

    def action_import_open(self) -> None:
        """Ask what to import."""
        self.open()

    @on(ImportReading.Read)
    def _arrived(self, event: ImportReading.Read) -> None:
        """Take in what one file gave; the first reading is shown at once."""
        ended = event.pace.done >= event.pace.total or event.worker.is_cancelled
        self.reading_files = None if ended else event.pace
        before = len(self.readings.entries)
        self.readings.add(event.drafts, event.intake)
        if any(draft.reading.file == PASTED for draft in event.drafts):
            import_waiting.keep(self)
            self.drafts.forget(PASTE)  # from now on it is kept as a reading
        if event.failure:
            self.readings.failures.append(event.failure)
        if event.rest:
            self.jobtui.refuse(_REST.format(event.rest, MOST))
        if event.drafts and self.opening:
            self.opening = False
            self.readings.at = before
            self.show_reading(afresh=True)
            import_accepting.say_beside(self)
        elif ended or event.failure or monotonic() - self._looked > _LOOK_SECONDS:
            self._looked = monotonic()
            self.show_head()
        if self.reading_files is None:
            import_accepting.finish_if_done(self)

    # Showing

    def reload(self) -> None:
        """Find out what is stored now and show it."""
        try:
            self.readings.look(self.tracker.store)
        except Problem as problem:
            self.jobtui.refuse(problem)
        self.show_reading()

    def show_reading(self, *, afresh: bool = False) -> None:
        """Show the reading in sight."""
        entry = self.readings.current
        was_empty = self.has_class("-empty")
        self.show_head()
        if entry is None:
            return
        draft = entry.draft
        reading = draft.reading
        items = list(enumerate(reading.requirements, 1))
        self.source.show_source(reading.text, reading.zones, marks_of(reading.facts, items))
        doubts = remarks(draft)
        rows = [*doubts, *field_rows(draft, self.source.line_of)]
        self.fields.show(rows, afresh=afresh, start=len(doubts))
        self.requirements.show(requirement_rows(draft, self.source.line_of), afresh=afresh)
        self.fields.border_title = literal(" · ".join(filter(None, ("Reading", entry.told))))
        dropped = f" · {len(draft.dropped)} dropped" if draft.dropped else ""
        self.requirements.border_title = literal(f"Requirements found {len(items)}{dropped}")
        if was_empty or self.focused is None:
            self.call_after_refresh(self.focus_list, self._list_at_hand)
        self.show_row()

    @on(SourcePicker.Taken)
    def _take_lines(self) -> None:
        """Enter in the source: take the lines for what was asked."""
        if self.wanted_lines == "items":
            import_lines.add(self)
        elif self.wanted_lines:
            import_lines.take(self)
        else:
            self.jobtui.refuse(_POINTED)

    def show_head(self) -> None:
        """Which file, which reading of how many, what is doubtful, and what failed."""
        entry = self.readings.current
        self.set_class(entry is None, "-empty")
        self.refresh_bindings()
        width = self.size.width - 4
        progress = self.under_way(width)
        self.query_one("#nothing", Static).update(
            empty_words(progress or self.busy, self.last_time, self.readings.failures)
        )
        failures = self.query_one("#failures", Static)
        failures.update(failure_lines(self.readings.failures))
        failures.display = bool(self.readings.failures) and entry is not None
        line = self.query_one("#progress", Static)
        line.update(literal(progress))
        line.display = bool(progress) and entry is not None
        if entry is not None:
            at = f"reading {self.readings.at + 1} of {len(self.readings.entries)}"
            parts = [at, *entry.doubts, "" if progress else self.busy]
            self.query_one("#head", Static).update(head_line(entry.draft.reading.file, parts, width))

    def on_resize(self) -> None:
        """Fit the head again."""
        self.show_head()

    def peel(self) -> None:
        """From the source to the lists, stop reading or storing, then back to the postings."""
        if self.source.has_focus and self.source.selecting:
            self.source.let_go()
        elif self.source.has_focus:
            self.focus_list(self._list_at_hand)
        elif self.has_class("-narrow") and self.has_class("-with-source"):
            self.action_reading_source()
        elif self.reading_files or self.storing:
            self.stop()
        else:
            self.jobtui.show_view("postings")

    def stop(self) -> None:
        """Read or store no further. What was read waits, what was stored stays."""
        self.workers.cancel_group(self, "reading")
        self.reading_files = self.storing = None
        self.show_head()

    def on_screen_suspend(self) -> None:
        """Say what is left waiting when another view comes up."""
        self.app.call_later(import_accepting.say_what_waits, self)

    # What can be done with a reading

    def action_reading_as_new(self) -> None:
        """As the next version, or a posting of its own."""
        import_arrival.switch_version(self)

    def action_reading_next(self) -> None:
        """Next reading."""
        import_accepting.step(self, 1)

    def action_reading_previous(self) -> None:
        """Previous reading."""
        import_accepting.step(self, -1)

    def action_reading_accept(self) -> None:
        """Keep this posting."""
        import_accepting.accept(self)

    def action_reading_accept_clean(self) -> None:
        """Keep every one without a warning."""
        import_accepting.accept_clean(self)

    def action_reading_skip(self) -> None:
        """Leave this one out, or take it in again."""
        import_accepting.skip(self)

    def action_reading_edit(self) -> None:
        """Put the highlighted value right."""
        import_deeds.edit(self)

    def action_reading_toggle(self) -> None:
        """Keep or drop the highlighted requirement."""
        import_deeds.toggle(self)

    def action_reading_kind(self) -> None:
        """Required, preferred, unlabelled, and round."""
        import_deeds.change_kind(self)

    def action_reading_label(self) -> None:
        """Say what a block of lines is."""
        import_labels.label(self)

    def action_reading_take(self) -> None:
        """Take the value from lines."""
        import_lines.take(self)

    def action_reading_add(self) -> None:
        """Add requirements from lines."""
        import_lines.add(self)

    def action_reading_split(self) -> None:
        """Split a requirement in two."""
        import_lines.split(self)

    def action_reading_join(self) -> None:
        """Join a requirement with the next one."""
        import_lines.join(self)

    def take_back(self) -> bool:
        """Take back the last change of the reading in sight."""
        return import_labels.take_back(self)

    def take_again(self) -> bool:
        """Do it again."""
        return import_labels.take_again(self)

    def action_copy(self) -> None:
        """Copy the highlighted value."""
        import_deeds.copy(self)
