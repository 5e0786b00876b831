"""The words around the list of postings: its title, its foot, and what it says while it is empty."""

from textual.content import Content

from jobtui.domain.filter import Order, Query, Scope, SortKey
from jobtui.domain.posting import Counts
from jobtui.tui.around import LIST, NEWEST, counted, sorted_by
from jobtui.tui.keymap import key
from jobtui.tui.text import literal

_TITLES = {
    Scope.ACTIVE: LIST,
    Scope.OPEN: "Postings · open",
    Scope.ALL: "Postings · with the archive",
    Scope.ARCHIVED: "Archive",
    Scope.DELETED: "Bin",
}

_SORTED = {
    SortKey.NEWEST: NEWEST,
    SortKey.TITLE: "title",
    SortKey.COMPANY: "company",
    SortKey.STATUS: "status",
    SortKey.PAY: "pay",
    SortKey.POSTED: "day posted",
    SortKey.CLOSES: "closing day",
    SortKey.DUE: "next action",
    SortKey.MET: "required met",
    SortKey.MATCH: "match",
    SortKey.SINCE: "in status since",
    SortKey.AGE: "age",
    SortKey.INTERVIEW: "next interview",
    SortKey.PLACE: "place",
    SortKey.WORKPLACE: "workplace",
}


def sort_words(sort: tuple[Order, ...]) -> str:
    """The keys of an order, a falling one marked: `company, pay ↓`."""
    return ", ".join(f"{_SORTED[one.key]}{' ↓' if one.descending else ''}" for one in sort)


def list_title(query: Query, listed: int, counts: Counts) -> Content:
    """`Postings 3 of 41 · status applied` where a filter holds, else `Postings`; none are not counted yet."""
    title = _TITLES[query.scope]
    if not query.filter:
        return Content(title)
    every = counts.within(query.scope)
    number = f"{listed:,} of {every:,}" if every else f"{listed:,}"
    return Content.assemble(title, f" {number} · ", literal(query.filter.description))


def status_line(query: Query, counts: Counts, marked: int) -> Content:
    """`5 open · 1 closed · 2 marked · sorted by newest`."""
    parts = [counted(counts.open, counts.closed)]
    if counts.archived and query.scope in (Scope.ALL, Scope.ARCHIVED):
        parts.append(f"{counts.archived:,} archived")
    if counts.deleted and query.scope is Scope.DELETED:
        parts.append(f"{counts.deleted:,} in the bin")
    said: list[str | tuple[str, str]] = [" · ".join(parts)]
    if marked:
        said += [" · ", (f"{marked:,} marked", "$text-accent")]
    return Content.assemble(*said, sorted_by(sort_words(query.sort)))


def empty_lines(query: Query, counts: Counts) -> tuple[Content, ...]:
    """What stands in an empty list: why it is empty, and the way out."""
    if query.filter:
        sentence = Content.assemble("Nothing matches ", literal(query.filter.description, "bold"), ".")
        return sentence, Content(""), way(key("back"), "clears the filter")
    other = key("postings.scope")
    if query.scope is Scope.DELETED:
        return Content("The bin is empty."), Content(""), way(other, "shows something else")
    if query.scope is Scope.ARCHIVED:
        return Content("The archive is empty."), Content(""), way(other, "shows something else")
    if counts.archived and not counts.open + counts.closed:
        return Content("Everything is archived."), Content(""), way(other, "shows the archive")
    if counts.closed and not counts.open:
        return Content("No open postings."), Content(""), way(other, "shows the closed ones too")
    return (
        Content.styled("No postings yet.", "bold"),
        Content(""),
        way(key("import.open"), "import saved files or pasted text"),
        way(key("posting.add"), "add one by hand"),
        way(key("help"), "every key; what you type there finds it"),
        way(key("palette"), "anything jobtui can do, by its name"),
        way(key("quit"), "quit, then `jobtui demo` shows sample postings"),
    )


def way(sign: str, words: str) -> Content:
    """A way out of an empty list: a key and what it does."""
    return Content.assemble((f"{sign.replace('Ctrl+', '^'):<4}", "bold $text-accent"), words)
