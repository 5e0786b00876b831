"""Tags on postings: put on, taken off, renamed, one step for however many postings."""

from collections.abc import Iterable, Sequence

from jobtui.domain.event import EventKind, NewEvent, SetPosting
from jobtui.domain.filter import Query, Scope
from jobtui.domain.posting import PostingRow
from jobtui.domain.problem import NotThere
from jobtui.domain.tag import changed, counted, tag_name
from jobtui.tracker.tracker import Change, Tracker


def all_tags(tracker: Tracker) -> list[tuple[str, int]]:
    """Each tag with the number of postings that carry it; those in the bin do not count."""
    return counted(tracker.store.tags())


def tag(tracker: Tracker, ids: Sequence[int], add: Iterable[str] = (), drop: Iterable[str] = ()) -> Change:
    """Put tags on postings and take others off. A Change with step 0 where nothing changes."""
    new, gone = tuple(map(tag_name, add)), tuple(map(tag_name, drop))
    rows = tracker.existing(ids)
    return _write(tracker, [(row, changed(row.tags, new, gone)) for row in rows], ids)


def rename(tracker: Tracker, old: str, new: str) -> Change:
    """Call a tag otherwise on every posting. Raises NotThere where none carries it."""
    before, after = tag_name(old), tag_name(new)
    ids = tracker.find(Query(scope=Scope.ALL)) + tracker.find(Query(scope=Scope.DELETED))
    carrying = [row for row in tracker.rows(sorted(ids)) if before.casefold() in map(str.casefold, row.tags)]
    if not carrying:
        raise NotThere(f"no posting carries the tag '{before}'.")
    pairs = [(row, changed(changed(row.tags, drop=[before]), [after])) for row in carrying]
    return _write(tracker, pairs, [row.id for row in carrying])


def _write(
    tracker: Tracker, wanted: Sequence[tuple[PostingRow, tuple[str, ...]]], ids: Sequence[int]
) -> Change:
    events = [
        NewEvent(EventKind.TAGGED, _said(row.tags, tags), row.id, (SetPosting({"tags": tags}),))
        for row, tags in wanted
        if tags != row.tags
    ]
    if not events:
        return Change("Tags unchanged", tracker.subject(ids), tuple(ids), 0)
    said = {event.text for event in events}
    text = said.pop() if len(said) == 1 else "tagged"
    return tracker.write(text[0].upper() + text[1:], events)


def _said(before: Sequence[str], after: Sequence[str]) -> str:
    new, gone = [t for t in after if t not in before], [t for t in before if t not in after]
    parts = [f"tagged {', '.join(new)}"] if new else []
    parts += [f"no longer {', '.join(gone)}"] if gone else []
    return ", ".join(parts)
