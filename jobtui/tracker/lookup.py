"""Every read a screen or a command needs, on a store and a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.clock import local_now, zoned
from jobtui.tracker.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jobtui.domain.agenda import Due
    from jobtui.domain.board import Lane
    from jobtui.domain.event import Step
    from jobtui.domain.filter import Query
    from jobtui.domain.posting import Counts, Posting, PostingRow
    from jobtui.domain.requirement import ChecklistItem
    from jobtui.domain.stage import Stage
    from jobtui.tracker.clock import Clock
    from jobtui.tracker.store import Store


class Lookup:
    """What is known of stored postings. Nothing here changes anything."""

    def __init__(self, store: Store, clock: Clock = local_now, vocabulary: Vocabulary | None = None) -> None:
        """`vocabulary` are the person's own headings; without one, none are known and none remembered."""
        self.store = store
        self.clock = clock
        self.vocabulary = vocabulary or Vocabulary()

    @property
    def today(self) -> date:
        """The person's local day."""
        return self.clock().date()

    def stages(self) -> tuple[Stage, ...]:
        """The possible stages in order."""
        return self.store.stages()

    def find(self, query: Query) -> list[int]:
        """The ids a query shows, in its order."""
        return self.store.find(query, self.clock())

    def search(self, query: Query) -> list[int] | None:
        """The same for a thread, beside all other reading; None where `store.stop_search` ended it."""
        return self.store.search(query, self.clock())

    def lanes(self, query: Query) -> list[Lane]:
        """The postings a query shows by their stages, each lane in the order of the query."""
        from jobtui.domain.board import lanes

        return lanes(self.store.lanes(query, self.clock()), self.stages())

    def rows(self, ids: Sequence[int]) -> list[PostingRow]:
        """The narrow rows of these postings in the order given."""
        return self.store.rows(ids)

    def row(self, posting: int) -> PostingRow:
        """One narrow row. Raises NotThere."""
        rows = self.store.rows([posting])
        if not rows:
            raise NotThere(f"there is no posting {posting}.")
        return rows[0]

    def counts(self) -> Counts:
        """How many postings there are."""
        return self.store.counts()

    def due(self) -> Due:
        """How much is to be done today."""
        return self.store.due(zoned(self.clock()))

    def posting(self, posting: int) -> Posting:
        """The whole posting. Raises NotThere."""
        return self.store.posting(posting)

    def steps(self, limit: int = 50) -> list[Step]:
        """The newest steps, newest first."""
        return self.store.steps(limit)

    def item(self, posting: int, n: int) -> ChecklistItem:
        """Requirement `n` of a posting. Raises NotThere."""
        item = self.posting(posting).item(n)
        if item is None:
            raise NotThere(f"posting {posting} has no requirement {n}.")
        return item

    def existing(self, ids: Sequence[int]) -> list[PostingRow]:
        """The rows of these postings, each once, by number, in whatever order they were named or marked.

        Raises NotThere, and WrongUsage where none is named.
        """
        once = sorted(set(ids))
        if not once:
            raise WrongUsage("no posting is named.")
        rows = self.store.rows(once)
        there = {row.id for row in rows}
        for one in once:
            if one not in there:
                raise NotThere(f"there is no posting {one}.")
        return rows

    def subject(self, ids: Sequence[int]) -> str:
        """What these postings are called in one line: `2 postings`, or the one by its name and company."""
        if len(ids) > 1:
            return f"{len(ids):,} postings"
        return "".join(row.subject for row in self.store.rows(ids))
