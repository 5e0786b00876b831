"""Going several steps at once: back to one, or on to one that was taken back."""

from jobtui.domain.event import Step
from jobtui.domain.number import counted
from jobtui.domain.problem import NotThere
from jobtui.tracker.tracker import Change, Tracker

_ALL = 10_000
"""How far back one can go at once."""


def between(tracker: Tracker, to: int) -> list[Step]:
    """The steps to take back, the newest first, or to do again, the oldest first, until `to` is the newest.

    `to` 0 is the very beginning. Raises NotThere where there is no such step.
    """
    steps = tracker.steps(_ALL)
    found = next((step for step in steps if step.number == to), None)
    if found is None and to:
        raise NotThere(f"there is no step {to}. jobtui log lists them.")
    if found is not None and found.undone:
        return [step for step in reversed(steps) if step.undone and step.number <= to]
    return [step for step in steps if not step.undone and step.number > to]


def go_to(tracker: Tracker, to: int) -> Change:
    """Take back every step after `to`, or do again all that were taken back up to it.

    A Change with step 0 where it is the newest already. Where a step cannot be gone over, none is.
    """
    passed = between(tracker, to)
    if not passed:
        return Change(f"Already at step {to}", "", (), 0)
    again = passed[0].undone
    (tracker.store.redo if again else tracker.store.undo)(to)
    word = "done again" if again else "undone"
    number = f"{counted(len(passed), 'step')} {word}"
    postings = tuple(dict.fromkeys(one for step in passed for one in step.postings))
    return Change(
        f"Back to step {to}" if to else "Back to the beginning", number, postings, passed[-1].number
    )
