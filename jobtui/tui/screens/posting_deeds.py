"""What the keys of the list do: each asks what it must, then does one write."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem
from jobtui.domain.requirement import Span
from jobtui.tracker.tracker import Change
from jobtui.tracker.values import day
from jobtui.tui.dialogs.confirm import ConfirmDialog
from jobtui.tui.dialogs.field_edit import FieldDialog
from jobtui.tui.dialogs.open_url import ask_to_open
from jobtui.tui.dialogs.status_menu import ANOTHER_DAY, STAGES, status_menu
from jobtui.tui.when import day_words

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions
    from jobtui.tui.screens.postings import PostingsView

_ASK_FROM = 3
"""From this many postings on, a change asks first."""


# Which postings


def highlighted(view: "PostingActions", verb: str) -> int | None:
    """The highlighted posting; where there is none, says why nothing happens."""
    if view.list.highlighted is None:
        view.jobtui.refuse(f"No posting is highlighted, nothing to {verb}.")
    return view.list.highlighted


def whole(view: "PostingActions", verb: str) -> Posting | None:
    """The highlighted posting, whole; where there is none, says why nothing happens."""
    posting = highlighted(view, verb)
    if posting is None:
        return None
    try:
        return view.tracker.posting(posting)
    except Problem as problem:
        view.jobtui.refuse(problem)
        return None


def targets(view: "PostingActions", verb: str) -> list[int]:
    """The marked postings among those listed, else the highlighted one."""
    marked = [*view.marked]
    if marked:
        return marked
    one = highlighted(view, verb)
    return [] if one is None else [one]


def change(
    view: "PostingActions", ids: Sequence[int], verb: str, deed: Callable[[], Change], to: str = ""
) -> None:
    """Write, after a question where many postings change: `verb` them `to` somewhere."""
    if len(ids) < _ASK_FROM:
        view.write(deed)
        return
    heading = f"{verb.capitalize()} {len(ids):,} postings{to}?"
    dialog = ConfirmDialog(heading, f"All {len(ids):,} change at once.\nOne undo brings them all back.", verb)

    def answered(yes: bool | None) -> None:
        if yes:
            view.write(deed)

    view.app.push_screen(dialog, answered)


# Status


def ask_status(view: "PostingActions", *, marked: bool = True) -> None:
    """Open the menu of stages beside the row; for the highlighted posting only where not `marked`."""
    one = None if marked else highlighted(view, "move")
    ids = targets(view, "move") if marked else [] if one is None else [one]
    if ids:
        _ask_stage(view, ids)


def _ask_stage(view: "PostingActions", ids: Sequence[int], on: date | None = None) -> None:
    """Ask for the stage they came to, today or on the day given."""
    now = {row.status for row in view.tracker.rows(ids)}
    current = now.pop() if len(now) == 1 else None

    def chosen(name: str | None) -> None:
        if name == STAGES:
            view.jobtui.action_stages()
        elif name == ANOTHER_DAY:
            _ask_day(view, ids)
        elif name == current and name is not None and on is None:
            view.jobtui.refuse(f"The status is '{name}' already.")
        elif name is not None:
            change(view, ids, "move", lambda: view.tracker.set_status(ids, name, on=on), f" to {name}")

    said = day_words(on, view.tracker.today) if on else "today"
    menu = status_menu(view.tracker.stages(), current, beside=_beside(view), on=said)
    view.app.push_screen(menu, chosen)


def _ask_day(view: "PostingActions", ids: Sequence[int]) -> None:
    """Ask on which day it happened, then for the stage."""
    found: list[date] = []

    def save(text: str) -> str:
        try:
            found[:] = [day(text, view.tracker.today)]
        except Problem as problem:
            return problem.message
        return ""

    def given(left: str | None) -> None:
        if left == "":
            _ask_stage(view, ids, found[0])

    dialog = FieldDialog("The day it happened", "", save, how="yesterday, -3d, 2026-11-30")
    view.app.push_screen(dialog, given)


def move_status(view: "PostingActions", offset: int) -> None:
    """One stage on or back."""
    if ids := targets(view, "move"):
        way = " one stage on" if offset > 0 else " one stage back"
        change(view, ids, "move", lambda: view.tracker.move_status(ids, offset), way)


def _beside(view: "PostingActions") -> int:
    return view.list.line_of_highlight() + 1


# Putting away


def archive(view: "PostingActions") -> None:
    """Archive, or take back from the archive."""
    if ids := targets(view, "archive"):
        back = all(row.archived for row in view.tracker.rows(ids))
        change(view, ids, "take back" if back else "archive", lambda: view.tracker.archive(ids))


def delete(view: "PostingActions") -> None:
    """Move to the bin, or bring back what is there."""
    ids = targets(view, "move to the bin")
    if not ids:
        return
    if all(row.deleted for row in view.tracker.rows(ids)):
        change(view, ids, "bring back", lambda: view.tracker.undelete(ids))
    else:
        change(view, ids, "move", lambda: view.tracker.delete(ids), " to the bin")


# Elsewhere


def compare(view: "PostingActions") -> None:
    """Lay the marked ones side by side, or the highlighted one and the next."""
    ids = targets(view, "compare")
    if len(ids) == 1:
        after = view.list.ids.index(ids[0]) + 1
        ids += [one for one in view.list.ids[after:] if one != ids[0]][:1]
    if len(ids) == 1:
        view.jobtui.refuse("There is no next posting to compare it with. space marks two to four.")
    elif len(ids) > 4:
        view.jobtui.refuse(f"{len(ids):,} are marked; two to four can be compared.")
    elif ids:
        show_compared(view, ids)


def show_compared(view: "PostingActions", ids: Sequence[int]) -> None:
    """Lay these side by side in their view."""
    from jobtui.tui.screens.compare import CompareView

    other = view.jobtui.show_view("compare")
    if isinstance(other, CompareView):
        other.show(ids)


def show_source(view: "PostingActions", spans: Sequence[Span] = ()) -> None:
    """Show the captured text, at some spans if given."""
    posting = whole(view, "show")
    if posting is None:
        return
    if posting.capture is None:
        view.jobtui.refuse("This posting was typed by hand; there is no captured text.")
        return
    from jobtui.tui.screens.source import SourceView

    view.jobtui.push_screen(SourceView(posting.id, spans, view.sought))


def show_match(view: "PostingActions") -> None:
    """Go to the highlighted one in the list, held against the profile."""
    from jobtui.tui.screens.posting_browser import PostingBrowser

    posting = highlighted(view, "match")
    postings = None if posting is None else view.jobtui.show_view("postings")
    if isinstance(postings, PostingBrowser):
        postings.call_after_refresh(postings.go_to, posting)
        postings.call_after_refresh(postings.show_match, on=True)


def open_import(view: "PostingActions") -> None:
    """Go to the import view and ask for files."""
    from jobtui.tui.screens.importing import ImportView

    other = view.jobtui.show_view("import")
    if isinstance(other, ImportView):
        other.open()


def open_url(view: "PostingActions") -> None:
    """Show where the address leads, ask once, open it."""
    row = view.list.row
    if row is None:
        view.jobtui.refuse("No posting is highlighted, nothing to open.")
    elif not row.url:
        view.jobtui.refuse("No address is stated.")
    else:
        ask_to_open(view.jobtui, row.url)


def copy(view: "PostingsView") -> None:
    """Copy what is highlighted: of a posting its address, or its row where it has none."""
    if view.focused in (view.detail, view.checklist, view.timeline):
        _copied(view, view.focused.text)
    else:
        copy_row(view)


def copy_row(view: "PostingActions") -> None:
    """Copy the address of the highlighted posting, or its row where it has none."""
    row = view.list.row
    _copied(view, "" if row is None else row.url or "\t".join([row.name, row.company or "", row.status]))


def _copied(view: "PostingActions", text: str) -> None:
    if not text:
        view.jobtui.refuse("Nothing is highlighted, nothing to copy.")
        return
    view.app.copy_to_clipboard(text)
    view.jobtui.say("Copied", text[:200])
