"""Drafts that wait to be stored in one transaction: the disk takes as long for one as for several."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

from jobtui.tracker.arrival import Key, keys
from jobtui.tracker.draft import Draft

_MOST = 8
"""So many wait at most: while more are stored, those that read would be idle."""

_LONGEST = 1.0
"""So many seconds one waits for others at most: they may take long to read."""

_SMALL = 100_000
"""The bytes of a file that may wait; a larger one holds too much memory for that."""


@dataclass(slots=True)
class Group:
    """New postings, each the only one of its file, of which none can be the next version of another one.

    What is known of each one by the store is right as long as nothing else is stored before the group.
    """

    drafts: list[Draft] = field(default_factory=list)
    _keys: set[Key] = field(default_factory=set)
    _begun: float = 0

    @property
    def full(self) -> bool:
        """Whether it is to be stored now."""
        return len(self.drafts) >= _MOST or monotonic() - self._begun > _LONGEST

    def add(self, drafts: Sequence[Draft]) -> bool:
        """Let what one file gave wait too, where it may; whether it does."""
        if len(drafts) != 1 or not _may_wait(drafts[0]):
            return False
        own = keys(drafts[0].reading)
        if own & self._keys:
            return False
        if not self.drafts:
            self._begun = monotonic()
        self._keys |= own
        self.drafts.append(drafts[0])
        return True


def _may_wait(draft: Draft) -> bool:
    new = draft.stored is None and (draft.earlier is None or draft.as_new)
    return new and len(draft.data) <= _SMALL
