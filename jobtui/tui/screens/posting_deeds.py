"""What the keys of the list do: each asks what it must, then does one write."""

import webbrowser
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobtui.domain.filter import Query, Scope, SortKey
from jobtui.domain.posting import Posting, PostingRow
from jobtui.domain.problem import Problem
from jobtui.domain.requirement import Span
from jobtui.tracker.tracker import Change
from jobtui.tracker.values import shown
from jobtui.tui.address import openable
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.next_action import NextActionDialog
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.dialogs.open_url import OpenUrlDialog
from jobtui.tui.dialogs.posting_form import FIELDS, PostingForm
from jobtui.tui.dialogs.scope_menu import scope_menu
from jobtui.tui.dialogs.sort_menu import REVERSE, sort_menu
from jobtui.tui.dialogs.status_menu import status_menu

if TYPE_CHECKING:
    from jobtui.tui.screens.postings import PostingsView

_ASK_FROM = 3
"""From this many postings on, a change asks first."""


# Which postings


def highlighted(view: "PostingsView", verb: str) -> int | None:
    """The highlighted posting; where there is none, says why nothing happens."""
    if view.list.highlighted is None:
        view.jobtui.refuse(f"No posting is highlighted, nothing to {verb}.")
    return view.list.highlighted


def whole(view: "PostingsView", verb: str) -> Posting | None:
    """The highlighted posting, whole; where there is none, says why nothing happens."""
    posting = highlighted(view, verb)
    if posting is None:
        return None
    try:
        return view.tracker.posting(posting)
    except Problem as problem:
        view.jobtui.refuse(problem)
        return None


def targets(view: "PostingsView", verb: str) -> list[int]:
    """The marked postings among those listed, else the highlighted one."""
    marked = [one for one in view.list.ids if one in view.list.marked]
    if marked:
        return marked
    one = highlighted(view, verb)
    return [] if one is None else [one]


def subject(posting: Posting | PostingRow) -> str:
    """A posting in one line."""
    return " · ".join(filter(None, (posting.name, posting.company)))


def _do(
    view: "PostingsView", ids: Sequence[int], verb: str, deed: Callable[[], Change], to: str = ""
) -> None:
    """Write, after a question where many postings change: `verb` them `to` somewhere."""
    if len(ids) < _ASK_FROM:
        view.write(deed)
        return
    heading = f"{verb.capitalize()} {len(ids)} postings{to}?"
    dialog = ConfirmDialog(heading, f"All {len(ids)} change at once.\nOne undo brings them all back.", verb)

    def answered(yes: bool | None) -> None:
        if yes:
            view.write(deed)

    view.app.push_screen(dialog, answered)


# Status


def ask_status(view: "PostingsView", *, marked: bool = True) -> None:
    """Open the menu of stages beside the row; for the highlighted posting only where not `marked`."""
    one = None if marked else highlighted(view, "move")
    ids = targets(view, "move") if marked else [] if one is None else [one]
    if not ids:
        return
    now = {row.status for row in view.tracker.rows(ids)}
    current = now.pop() if len(now) == 1 else None

    def chosen(name: str | None) -> None:
        if name == current and name is not None:
            view.jobtui.refuse(f"The status is '{name}' already.")
        elif name is not None:
            _do(view, ids, "move", lambda: view.tracker.set_status(ids, name), f" to {name}")

    view.app.push_screen(status_menu(view.tracker.stages(), current, beside=_beside(view)), chosen)


def move_status(view: "PostingsView", offset: int) -> None:
    """One stage on or back."""
    if ids := targets(view, "move"):
        way = " one stage on" if offset > 0 else " one stage back"
        _do(view, ids, "move", lambda: view.tracker.move_status(ids, offset), way)


def _beside(view: "PostingsView") -> int:
    return view.list.line_of_highlight() + 1


# Putting away


def archive(view: "PostingsView") -> None:
    """Archive, or take back from the archive."""
    if ids := targets(view, "archive"):
        back = all(row.archived for row in view.tracker.rows(ids))
        _do(view, ids, "take back" if back else "archive", lambda: view.tracker.archive(ids))


def delete(view: "PostingsView") -> None:
    """Move to the bin, or bring back what is there."""
    ids = targets(view, "move to the bin")
    if not ids:
        return
    if all(row.deleted for row in view.tracker.rows(ids)):
        _do(view, ids, "bring back", lambda: view.tracker.undelete(ids))
    else:
        _do(view, ids, "move", lambda: view.tracker.delete(ids), " to the bin")


# Typing


def keep_draft(view: "PostingsView", key: str, typed: object, again: str) -> None:
    """Keep what was typed and not saved, and say so; forget it where nothing was."""
    if typed:
        view.drafts[key] = typed
        view.jobtui.say("Not saved", f"What you typed is kept: {again} brings it back.")
    else:
        view.drafts.pop(key, None)


def note(view: "PostingsView") -> None:
    """Add a note to the timeline."""
    posting = whole(view, "note")
    if posting is None:
        return
    key = f"note {posting.id}"

    def save(text: str) -> bool:
        return view.write(lambda: view.tracker.add_note(posting.id, text)) is not None

    dialog = TextDialog("Note", subject(posting), save, draft=str(view.drafts.get(key, "")))
    view.app.push_screen(dialog, lambda typed: keep_draft(view, key, typed, "n"))


def next_action(view: "PostingsView") -> None:
    """Set the next action and its due date."""
    posting = whole(view, "plan")
    if posting is None:
        return
    key = f"next {posting.id}"
    now = posting.next_action

    def save(text: str, due: date | None) -> bool:
        return view.write(lambda: view.tracker.set_next_action(posting.id, text, due)) is not None

    draft = view.drafts.get(key)
    dialog = NextActionDialog(
        subject(posting),
        save,
        today=view.tracker.today,
        text=now.text if now else "",
        due=now.due.isoformat() if now and now.due else "",
        draft=draft if isinstance(draft, tuple) else None,
    )
    view.app.push_screen(dialog, lambda typed: keep_draft(view, key, typed, "f"))


def add(view: "PostingsView") -> None:
    """Add a posting by hand and go to it."""

    def save(values: Mapping[str, str]) -> bool:
        change = view.write(lambda: view.tracker.add(values))
        if change is not None:
            view.go_to(change.postings[0])
        return change is not None

    _form(view, "Add a posting", "", "add", save, {}, FIELDS, "a")


def edit(view: "PostingsView", fields: Sequence[str] = FIELDS) -> None:
    """Put all or some facts of the highlighted posting right."""
    posting = whole(view, "edit")
    if posting is None:
        return

    def save(values: Mapping[str, str]) -> bool:
        return view.write(lambda: view.tracker.edit(posting.id, values)) is not None

    values = {name: shown(name, posting.facts) for name in fields}
    _form(view, "Put right", subject(posting), f"edit {posting.id}", save, values, fields, "e")


def _form(
    view: "PostingsView",
    heading: str,
    about: str,
    key: str,
    save: Callable[[Mapping[str, str]], bool],
    values: Mapping[str, str],
    fields: Sequence[str],
    again: str,
) -> None:
    draft = view.drafts.get(key)
    kept = draft if isinstance(draft, dict) else None
    today = view.tracker.today
    dialog = PostingForm(heading, about, save, today=today, values=values, fields=fields, draft=kept)
    view.app.push_screen(dialog, lambda typed: keep_draft(view, key, typed, again))


# Elsewhere


def compare(view: "PostingsView") -> None:
    """Lay the marked ones side by side, or the highlighted one and the next."""
    ids = targets(view, "compare")
    if len(ids) == 1:
        after = view.list.ids.index(ids[0]) + 1
        ids += view.list.ids[after : after + 1]
    if len(ids) == 1:
        view.jobtui.refuse("There is no next posting to compare it with. space marks two to four.")
    elif len(ids) > 4:
        view.jobtui.refuse(f"{len(ids)} are marked; two to four can be compared.")
    elif ids:
        _show_compared(view, ids)


def _show_compared(view: "PostingsView", ids: Sequence[int]) -> None:
    from jobtui.tui.screens.compare import CompareView

    other = view.jobtui.show_view("compare")
    if isinstance(other, CompareView):
        other.show(ids)


def show_source(view: "PostingsView", spans: Sequence[Span] = ()) -> None:
    """Show the captured text, at some spans if given."""
    posting = whole(view, "show")
    if posting is None:
        return
    if posting.capture is None:
        view.jobtui.refuse("This posting was typed by hand; there is no captured text.")
        return
    from jobtui.tui.screens.source import SourceView

    view.jobtui.push_screen(SourceView(posting.id, spans))


def open_import(view: "PostingsView") -> None:
    """Go to the import view and ask for files."""
    from jobtui.tui.screens.importing import ImportView

    other = view.jobtui.show_view("import")
    if isinstance(other, ImportView):
        other.open()


def open_url(view: "PostingsView") -> None:
    """Show where the address leads, ask once, open it."""
    row = view.list.row
    if row is None or not row.url:
        nothing = "No posting is highlighted, nothing to open." if row is None else "No address is stated."
        view.jobtui.refuse(nothing)
        return
    try:
        host, url = openable(row.url)
    except Problem as problem:
        view.jobtui.refuse(problem)
        return

    def answered(yes: bool | None) -> None:
        if yes and not webbrowser.open(url):
            view.jobtui.refuse("No browser could be opened. y copies the address.")

    view.app.push_screen(OpenUrlDialog(host, url), answered)


def copy(view: "PostingsView") -> None:
    """Copy what is highlighted: of a posting its address, or its row where it has none."""
    text = ""
    if view.focused in (view.detail, view.checklist, view.timeline):
        text = view.focused.text
    elif row := view.list.row:
        text = row.url or "\t".join([row.name, row.company or "", row.status])
    if not text:
        view.jobtui.refuse("Nothing is highlighted, nothing to copy.")
        return
    view.app.copy_to_clipboard(text)
    view.jobtui.say("Copied", text[:200])


# Order and scope


def ask_sort(view: "PostingsView") -> None:
    """Choose the order."""
    now = view.query_shown

    def chosen(name: str | None) -> None:
        if name == REVERSE:
            view.list_again(Query(now.filter, now.sort, not now.descending, now.scope))
        elif name is not None:
            view.list_again(Query(now.filter, SortKey(name), False, now.scope))

    view.app.push_screen(sort_menu(now.sort, descending=now.descending, beside=2), chosen)


def ask_scope(view: "PostingsView") -> None:
    """Choose what is listed."""
    now = view.query_shown

    def chosen(name: str | None) -> None:
        if name is not None:
            view.list_again(Query(now.filter, now.sort, now.descending, Scope(name)))

    view.app.push_screen(scope_menu(now.scope, view.counts, beside=2), chosen)
