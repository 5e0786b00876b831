"""The store the use cases need. Any database can stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jobtui.domain.fit import LATEST

if TYPE_CHECKING:  # so that nobody who names the store loads all that can be asked of it
    from collections.abc import Callable, Collection, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from typing import Any

    from jobtui.domain.agenda import Due, Found, Span
    from jobtui.domain.event import Event, Kept, NewEvent, Step, Written
    from jobtui.domain.filter import Query
    from jobtui.domain.fit import Fit
    from jobtui.domain.frequency import Ask, Frequency
    from jobtui.domain.history import Track
    from jobtui.domain.kin import Akin
    from jobtui.domain.market import Offered
    from jobtui.domain.moving import Known
    from jobtui.domain.pace import Along
    from jobtui.domain.posting import Capture, Counts, Posting, PostingRow
    from jobtui.domain.requirement import ChecklistItem
    from jobtui.domain.sameness import Traits
    from jobtui.domain.stage import Stage, Uses


class Store(Protocol):
    """Postings kept somewhere. Reads see only what is effective: nothing undone, nothing dropped.

    Every method may raise BadDatabase, CannotWrite, DiskFailed or Busy; a failed write changes nothing.
    """

    @property
    def notices(self) -> Sequence[str]:
        """Sentences to tell the person once about how the database was found."""

    def stages(self) -> tuple[Stage, ...]:
        """The possible stages in order."""

    def items(self, kind: type[Kept]) -> list[Kept]:
        """All that is kept of one kind, in its order."""

    def tags(self) -> list[list[str]]:
        """The tags of each posting that carries some and is not in the bin."""

    def document(self, document: int) -> bytes | None:
        """The copy of a document, None where none is kept."""

    def find(self, query: Query, now: datetime) -> list[int]:
        """The ids of the postings the query shows, in its order. `now` is local and dates `due:` terms."""

    def lanes(self, query: Query, now: datetime) -> dict[str | None, list[int]]:
        """The same by the open stage they stand in; those in closed stages under None."""

    def search(self, query: Query, now: datetime) -> list[int] | None:
        """The same in a thread of its own, beside all other reading; None where `stop_search` ended it."""

    def stop_search(self) -> None:
        """End a search that another thread waits for. Safe in threads; nothing where there is none."""

    def rows(self, ids: Sequence[int]) -> list[PostingRow]:
        """The narrow rows of these postings, in the order given; ids that are not there are left out."""

    def listed(self, ids: Sequence[int]) -> str:
        """The whole answer of `list --json` about these rows: JSON."""

    def counts(self) -> Counts:
        """How many postings there are."""

    def newest(self) -> int:
        """The number of the newest posting, 0 where there is none: no fewer than there are."""

    def posting(self, posting: int) -> Posting:
        """The whole posting, in the bin or not. Raises NotThere."""

    def original(self, posting: int, n: int) -> bytes:
        """The bytes capture `n` of a posting came from. Raises NotThere."""

    def stored(self, sha256: str, item: int) -> int | None:
        """The posting that already holds this content (one in the bin as well), or None."""

    def known(self) -> list[Known]:
        """Every posting, in the bin or not, as far as rows of other trackers are held against it."""

    def akin(self, traits: Traits) -> dict[int, Akin]:
        """Postings not in the bin with the same employer or page, or a text that may be alike.

        By their ids, in order.
        """

    def newest_text(self, posting: int) -> Capture | None:
        """What a posting was read from last; None where it was typed, or is not there."""

    def alike(self) -> list[tuple[int, int]]:
        """Every two postings not in the bin whose texts may be alike, the smaller number first, in order."""

    def dropped(self, posting: int) -> list[tuple[ChecklistItem, bool]]:
        """The requirements taken off a checklist, each with whether a newer version of the posting did it."""

    def unmatched(self, limit: int, below: int = LATEST) -> dict[int, tuple[ChecklistItem, ...]]:
        """The newest postings below a number not held against the profile, none in the bin; what they ask."""

    def keep_fits(self, fits: Mapping[int, Fit], version: int) -> bool:
        """Keep how postings fit, unless anything was written since `version`; whether they were kept.

        It is no step: a fit follows from the profile and the checklist, and goes when either changes.
        """

    def checklists(self, postings: Sequence[int]) -> dict[int, tuple[ChecklistItem, ...]]:
        """What each of these postings asks."""

    def offered(self, among: Collection[int] | None = None) -> list[Offered]:
        """What each posting that is not in the bin pays, or each of those named."""

    def frequencies(self, among: Collection[int] | None = None) -> list[Frequency]:
        """How often each thing is asked in the employers' own words, the most frequent first."""

    def asks(self, among: Collection[int]) -> dict[int, frozenset[tuple[Ask, str]]]:
        """What each of these postings asks: the sort and the name of each thing."""

    def sharing(self, posting: int, limit: int) -> list[int]:
        """The postings that ask most of what this one asks, those that share the most first."""

    def agenda(self, span: Span) -> Found:
        """What stands in the agenda of a span, in no order."""

    def due(self, now: datetime) -> Due:
        """How much is to be done today, at the local instant `now`."""

    def tracks(self, among: Collection[int] | None = None) -> list[Track]:
        """The stages each posting stood in, in the order of its history; those in the bin are left out."""

    def stop_counting(self) -> None:
        """End `offered`, `frequencies`, `asks`, `sharing` or `tracks` in a thread: Stopped is raised there.

        They read beside all other reading. Safe in threads; nothing where there is none.
        """

    def standing(self) -> dict[str, int]:
        """How many postings stand in each stage that holds some, the bin included."""

    def uses(self, stage: str) -> Uses:
        """How many postings stand in a stage, the bin included, and how many histories name it."""

    def event(self, seq: int) -> Event:
        """One event that was neither undone nor struck out. Raises NotThere."""

    def steps(self, limit: int) -> list[Step]:
        """The newest steps, newest first, those undone but still open to redo included."""

    def version(self) -> int:
        """A number that changes when another process writes."""

    def written(self) -> str:
        """What stands for the last step: another one after every write but that of fits."""

    def commit(
        self,
        events: Sequence[NewEvent],
        at: datetime,
        *,
        step: int | None = None,
        check: Callable[[], None] | None = None,
    ) -> Written:
        """Write all events in one transaction at the UTC instant `at`, or nothing.

        They form a new step, or join `step` while that is still the newest effective one: a long import is
        many transactions and one step. Steps that were undone are forgotten. What `check` raises,
        called where nobody else can write any more, stops the write.
        """

    def undo(self, to: int | None = None) -> Step | None:
        """Take back the newest effective step, or in one transaction all after the step `to`.

        The last one taken back; None if there is none.
        """

    def redo(self, to: int | None = None) -> Step | None:
        """Do again the oldest step undone since the last write, or in one transaction all up to `to`."""

    def dumping(self, along: Along = iter) -> AbstractContextManager[dict[str, Any]]:
        """Everything effective as plain JSON values, the same for the same state.

        The `postings` are an iterator, to be used meanwhile; `along` is handed their numbers.
        """

    def dump(self) -> dict[str, Any]:
        """The same as a whole."""

    def load(self, plain: dict[str, Any]) -> int:
        """Put a dump into an empty store, ids kept; how many postings. Raises Refused if it is not empty."""

    def safeguard(self) -> None:
        """Keep a copy of everything before something large. One that cannot be made is a notice."""

    def warm_up(self) -> None:
        """Load what the first write needs, so that it is not slow. Safe in a thread."""

    def stay_open(self) -> None:
        """Let the writes to come share what each of them would open, until `let_go`."""

    def let_go(self) -> None:
        """Let every write open the database again."""

    def close(self) -> None:
        """Let go of the database."""
