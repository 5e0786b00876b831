"""Taking postings along: in which form, which of them, where to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jobtui.domain.pace import Along
from jobtui.interop import proof
from jobtui.tracker import taking
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.output import write_folder, write_pieces
from jobtui.tui.dialogs.menu import Choice, Menu
from jobtui.tui.dialogs.taking import TakingDialog, Wanted
from jobtui.tui.widgets.path_completion import free_name

if TYPE_CHECKING:
    from jobtui.tui.screens.postings import PostingsView

_BESIDE = 2


@dataclass(frozen=True, slots=True)
class _Form:
    """One form: its letter in the menu, what it is called, the file it goes to, and how it is written.

    A form that is not of `chosen` postings holds everything; one that is `dated` asks for a period.
    """

    letter: str
    label: str
    file: str
    take: Callable[[Lookup, Wanted, Along], Iterable[str] | None]
    chosen: bool = True
    dated: bool = False


def _csv(tracker: Lookup, wanted: Wanted, along: Along) -> Iterable[str]:
    return (taking.as_csv(tracker, wanted.ids),)


def _page(tracker: Lookup, wanted: Wanted, along: Along) -> Iterable[str]:
    return taking.as_page(tracker, wanted.ids, along=along)


def _table(tracker: Lookup, wanted: Wanted, along: Along) -> Iterable[str]:
    return (taking.as_table(tracker, wanted.ids),)


def _pages(tracker: Lookup, wanted: Wanted, along: Along) -> None:
    write_folder(wanted.path, *taking.as_pages(tracker, wanted.ids, along=along), force=wanted.force)


def _calendar(tracker: Lookup, wanted: Wanted, along: Along) -> Iterable[str]:
    return (taking.as_calendar(tracker, wanted.ids, along=along),)


def _proof(tracker: Lookup, wanted: Wanted, along: Along) -> Iterable[str]:
    found = taking.proof(tracker, wanted.period, among=frozenset(wanted.ids))
    written = proof.to_html if proof.format_of(None, wanted.path) == "html" else proof.to_markdown
    return (written(found),)


def _json(tracker: Lookup, wanted: Wanted, along: Along) -> Iterable[str]:
    return taking.as_json(tracker, along=along)


_FORMS = {
    form.letter: form
    for form in (
        _Form("c", "CSV, for a spreadsheet", "postings.csv", _csv),
        _Form("m", "Markdown, one page", "postings.md", _page),
        _Form("t", "Markdown, one table", "table.md", _table),
        _Form("f", "Markdown, a file each into a folder", "postings", _pages),
        _Form("i", "Calendar: interviews and days", "postings.ics", _calendar),
        _Form("p", "Proof of applications, .html or .md", "proof.html", _proof, dated=True),
        _Form("j", "JSON, everything without loss", "jobtui.json", _json, chosen=False),
    )
}


def ask(view: "PostingsView") -> None:
    """Choose a form, then what and where."""

    def chosen(letter: str | None) -> None:
        if letter is not None:
            _ask_where(view, _FORMS[letter])

    choices = [Choice(form.letter, form.letter, form.label) for form in _FORMS.values()]
    view.app.push_screen(Menu("Export", choices, beside=_BESIDE), chosen)


def _ask_where(view: "PostingsView", form: _Form) -> None:
    groups = _groups(view, form) if form.chosen else {}

    def take(wanted: Wanted, along: Along) -> None:
        pieces = form.take(view.tracker, wanted, along)
        if pieces is not None:
            write_pieces(wanted.path, pieces, force=wanted.force)

    def written(path: Path | None) -> None:
        if path is not None:
            view.jobtui.say("Written", str(path))

    today = view.tracker.today if form.dated else None
    view.app.push_screen(TakingDialog(form.label, free_name(form.file), take, groups, today=today), written)


def _groups(view: "PostingsView", form: _Form) -> dict[str, Callable[[], Sequence[int]]]:
    """What can be taken along, by words: first the marked ones, or all where a period chooses among them."""
    marked, shown, counts = view.marked, view.list.ids, view.counts
    every = counts.open + counts.closed + counts.archived
    groups: dict[str, Callable[[], Sequence[int]]] = {}
    if marked:
        groups[f"marked ({len(marked):,})"] = lambda: marked
    groups[f"shown ({len(shown):,})"] = lambda: shown
    groups[f"all ({every:,})"] = lambda: taking.everything(view.tracker)
    return dict(reversed(groups.items())) if form.dated else groups
