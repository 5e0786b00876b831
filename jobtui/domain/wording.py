"""Events and steps in words, the same on every screen and in every command."""

from collections.abc import Sequence

from jobtui.domain.event_kind import EventKind

_KINDS = {
    EventKind.IMPORTED: "imported",
    EventKind.ADDED: "added",
    EventKind.STATUS: "status changed",
    EventKind.CHECKED: "requirements ticked",
    EventKind.REQUIREMENT: "requirements changed",
    EventKind.NOTED: "notes added",
    EventKind.NEXT_ACTION: "next action set",
    EventKind.EDITED: "corrected",
    EventKind.ARCHIVED: "archived",
    EventKind.UNARCHIVED: "unarchived",
    EventKind.DELETED: "moved to the bin",
    EventKind.UNDELETED: "brought back",
    EventKind.VERSION: "new version",
    EventKind.DONE: "done",
    EventKind.SNOOZED: "snoozed",
    EventKind.TAGGED: "tagged",
    EventKind.INTERVIEW: "interviews",
    EventKind.CONTACT: "people",
    EventKind.DOCUMENT: "documents",
    EventKind.DUPLICATE: "duplicates",
    EventKind.HISTORY: "history corrected",
    EventKind.STAGE: "stages changed",
    EventKind.FILTER: "filters changed",
    EventKind.CRITERION: "criteria changed",
    EventKind.SCORE: "scores",
    EventKind.POINT: "pros and cons",
    EventKind.OFFER: "offers",
    EventKind.RATE: "rates changed",
    EventKind.PROFILE: "profile changed",
}
"""What several events of a kind are called together, and one that has no words of its own."""

Told = tuple[EventKind, int | None, str]
"""The kind of an event, its posting, its words."""


def said(kind: EventKind, text: str) -> str:
    """An event in words: a note is called one."""
    return f"note: {text}" if kind is EventKind.NOTED else text or _KINDS[kind]


UNDATED = ", on a day not known"
"""Ends the words of a change of status that stands at the day on which it was entered."""


def status_words(before: str, after: str, *, dated: bool = True) -> str:
    """A change of status in words."""
    said = f"{before} → {after}" if before != after else f"{after} on that day"
    return said if dated else said + UNDATED


def step_words(events: Sequence[Told]) -> str:
    """A step in words: `saved → applied`, `5 postings: archived`, `saved → applied; note: by mail`."""
    texts = list(dict.fromkeys(said(kind, text) for kind, _, text in events))
    postings = len({posting for _, posting, _ in events if posting is not None})
    if len(texts) == 1:
        return f"{postings:,} postings: {texts[0]}" if postings > 1 else texts[0]
    if postings <= 1:
        return "; ".join(texts[:2]) + (f"; {len(texts) - 2} more" if len(texts) > 2 else "")
    kinds = dict.fromkeys(_KINDS[kind] for kind, _, _ in events)
    return f"{postings:,} postings: {', '.join(kinds)}"
