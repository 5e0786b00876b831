"""What is kept beside the facts of a posting, as lines: rounds of interviews, people, documents."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from textual.content import Content

from jobtui.domain.contact import Contact
from jobtui.domain.document import Document
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.posting import Posting
from jobtui.tracker.documents import Condition, condition
from jobtui.tui.text import literal
from jobtui.tui.when import day_words, moment_words
from jobtui.tui.widgets.item_list import Item

KINDS = ("interviews", "contacts", "documents")
"""The kinds of these lines: their keys begin so, and end in a number."""

_LABEL = 11
"""Wide enough for all labels but one, which moves its value aside."""

_OUTCOMES = {
    Outcome.OPEN: ("", ""),
    Outcome.PASSED: ("  ✓ passed", "$text-success"),
    Outcome.FAILED: ("  × failed", "$text-error"),
    Outcome.CANCELLED: ("  – cancelled", "$foreground-muted"),
}

_WARNINGS = {
    Condition.CHANGED: "  the file has changed since",
    Condition.GONE: "  the file is gone",
    Condition.CLOSED: "  the file cannot be read",
}


def labelled(key: str, label: str, text: Content, below: tuple[Content, ...] = ()) -> Item:
    """A line behind a label, which is as wide as all of them where it can be."""
    return Item(key, text, Content.styled(f"{label} ".ljust(_LABEL), "$foreground-muted"), below)


def interview_items(posting: Posting, today: date) -> list[Item]:
    """The rounds, those to come before those that ended; below each with whom, where and notes."""
    rounds = sorted(posting.interviews, key=lambda one: one.outcome is not Outcome.OPEN)
    return _under("Interview", ((_key("interviews", one.id), *_round(one, today)) for one in rounds))


def contact_items(posting: Posting) -> list[Item]:
    """The people of the company."""
    return _under("People", ((_key("contacts", one.id), *_person(one)) for one in posting.contacts))


def document_items(posting: Posting, today: date) -> list[Item]:
    """What was sent, with a warning where the file is no longer the same."""
    return _under("Sent", ((_key("documents", one.id), *_sent(one, today)) for one in posting.documents))


def number_of(key: str) -> int:
    """The number of what a line shows, by its key."""
    return int(key.rpartition(".")[2])


def _key(kind: str, number: int) -> str:
    return f"{kind}.{number}"


def _under(label: str, lines: Iterable[tuple[str, Content, tuple[Content, ...]]]) -> list[Item]:
    return [labelled(key, "" if at else label, text, below) for at, (key, text, below) in enumerate(lines)]


def _round(one: Interview, today: date) -> tuple[Content, tuple[Content, ...]]:
    words, style = _OUTCOMES[one.outcome]
    named = literal(f"  {one.round}") if one.round else ""
    text = Content.assemble(literal(moment_words(one.at, one.zone, today), "bold"), named, (words, style))
    with_whom = f"with {', '.join(one.people)}" if one.people else ""
    told = " · ".join(filter(None, (with_whom, one.place)))
    return text, tuple(literal(line, "$foreground-muted") for line in (told, *one.note.splitlines()) if line)


def _person(one: Contact) -> tuple[Content, tuple[Content, ...]]:
    text = Content.assemble(
        literal(one.name), literal(f"  {one.role}", "$foreground-muted") if one.role else ""
    )
    told = " · ".join(filter(None, (one.email, one.phone)))
    return text, tuple(literal(line, "$foreground-muted") for line in (told, *one.note.splitlines()) if line)


def _sent(one: Document, today: date) -> tuple[Content, tuple[Content, ...]]:
    aside = f"  {one.kind} · {day_words(one.sent, today)}" + (" · copy kept" if one.kept else "")
    warning = _WARNINGS.get(condition(one), "")
    text = Content.assemble(
        literal(PurePath(one.path).name), (aside, "$foreground-muted"), (warning, "$text-warning")
    )
    return text, ()
