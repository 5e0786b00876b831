"""The readings of one import preview, and what became of each so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from jobtui.domain.number import counted
from jobtui.domain.problem import Problem
from jobtui.tracker.draft import Draft
from jobtui.tracker.files import Skipped, SourceFile
from jobtui.tracker.intake import Intake
from jobtui.tracker.moving_tables import TableFound
from jobtui.tracker.outcome import ExportFound, Result
from jobtui.tracker.store import Store

PASTED = "pasted text"
"""What pasted text is called where a file has its name."""


class Fate(StrEnum):
    """What became of one reading."""

    WAITING = "waiting"
    KEPT = "accepted"
    STORED = "already stored"
    SKIPPED = "left out"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A heading that was remembered with a change: the part it opens, and what it opened before."""

    heading: str
    part: str
    before: str | None = None


@dataclass(slots=True)
class Entry:
    """One reading. `posting` is the one that holds its content; `kept` says that this import put it there.

    `touched` says that it holds something of the person that stands in no file.

    `past` and `future` hold the drafts before and after those changes that can be taken back and done again,
    each with what was learned by the change.
    """

    draft: Draft
    intake: Intake
    posting: int | None = None
    kept: bool = False
    skipped: bool = False
    touched: bool = False
    past: list[tuple[Draft, Lesson | None]] = field(default_factory=list)
    future: list[tuple[Draft, Lesson | None]] = field(default_factory=list)

    def change(self, draft: Draft) -> None:
        """Hold another draft; the one before can be had back."""
        if draft != self.draft:
            self.past.append((self.draft, None))
            self.future.clear()
            self.draft = draft
            self.touched = True

    def learn(self, lesson: Lesson | None) -> None:
        """Note what was learned by the last change."""
        if self.past:
            self.past[-1] = (self.past[-1][0], lesson)

    def take_back(self) -> Lesson | None:
        """Go back to the draft before the last change; what was learned by it."""
        before, lesson = self.past.pop()
        self.future.append((self.draft, lesson))
        self.draft = before
        return lesson

    def take_again(self) -> Lesson | None:
        """Go on to the draft after the change that was taken back last; what was learned by it."""
        after, lesson = self.future.pop()
        self.past.append((self.draft, lesson))
        self.draft = after
        return lesson

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.posting is not None:
            return Fate.KEPT if self.kept else Fate.STORED
        return Fate.SKIPPED if self.skipped else Fate.WAITING

    @property
    def told(self) -> str:
        """What became of it, in words; "" while it waits."""
        if self.fate is Fate.WAITING:
            return ""
        return f"{self.fate} as posting {self.posting}" if self.posting is not None else str(self.fate)

    @property
    def doubts(self) -> list[str]:
        """Whose next version it is, how many warnings there are, and postings it may repeat."""
        draft = self.draft
        warnings, alike = len(draft.reading.warnings), len(draft.alike)
        earlier = None if draft.as_new else draft.earlier
        return [
            f"version {earlier.n} of posting {earlier.posting}" if earlier else "",
            counted(warnings, "warning") if warnings else "",
            counted(alike, "possible duplicate") if alike else "",
        ]

    def keep(self) -> Result:
        """Store it, unless its content is stored already."""
        result = self.intake.keep(self.draft)
        self.posting = result.posting
        self.kept = self.kept or result.kept
        self.skipped = False
        return result


@dataclass(slots=True)
class Batch:
    """All readings in the order they came, one of them in sight, and the files that gave none."""

    entries: list[Entry] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    at: int = 0

    @property
    def current(self) -> Entry | None:
        """The reading in sight."""
        return self.entries[self.at] if self.entries else None

    @property
    def waiting(self) -> list[Entry]:
        """Those not yet kept, stored or left out."""
        return [entry for entry in self.entries if entry.fate is Fate.WAITING]

    @property
    def newest(self) -> int | None:
        """The posting kept last."""
        return max((entry.posting or 0 for entry in self.entries if entry.kept), default=0) or None

    def add(self, drafts: Iterable[Draft], intake: Intake) -> None:
        """Put what one file gave at the end."""
        self.entries += [
            Entry(draft, intake, draft.stored, touched=draft.reading.file == PASTED) for draft in drafts
        ]

    def look(self, store: Store) -> None:
        """Find out which are stored now: an undo takes them out again, a redo puts them back."""
        for entry in self.entries:
            reading = entry.draft.reading
            entry.posting = store.stored(reading.sha256, reading.item)

    def step(self, offset: int) -> None:
        """Bring another into sight, round the ends."""
        if self.entries:
            self.at = (self.at + offset) % len(self.entries)

    def to_waiting(self) -> bool:
        """Bring the next waiting one into sight; False if none waits."""
        order = [*range(self.at, len(self.entries)), *range(self.at)]
        found = next((at for at in order if self.entries[at].fate is Fate.WAITING), None)
        if found is None:
            return False
        self.at = found
        return True

    def summary(self) -> str:
        """`Imported 3, already stored 1, left out 1, failed 2.`"""
        fates = [entry.fate for entry in self.entries]
        counts = (
            ("imported", fates.count(Fate.KEPT)),
            ("already stored", fates.count(Fate.STORED)),
            ("left out", fates.count(Fate.SKIPPED)),
            ("failed", len(self.failures)),
        )
        said = ", ".join(f"{words} {count}" for words, count in counts if count or words == "imported")
        return said.capitalize() + "."


def read_one(intake: Intake, one: SourceFile | Skipped | Problem | str) -> tuple[list[Draft], str]:
    """The drafts of one file, or of a text that was pasted; or one sentence why there are none.

    Raises ExportFound for an export of jobtui, TableFound for the table of another tracker.
    """
    if isinstance(one, Problem):
        return [], one.message
    if isinstance(one, Skipped):
        return [], f"'{one.name}' {one.why}"
    try:
        if isinstance(one, str):
            return intake.read_bytes(one.encode("utf-8", "replace"), PASTED), ""
        return intake.read(one), ""
    except (ExportFound, TableFound):
        raise
    except Problem as problem:
        return [], problem.message
    except Exception as error:  # a fault of ours on one file must not take the others down
        name = PASTED if isinstance(one, str) else one.name
        return [], f"'{name}' could not be read: internal error ({type(error).__name__})."
