"""What is typed about a posting: a note, the next action, facts. What was typed and not saved is kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from jobtui.domain.problem import Problem
from jobtui.tracker.drafts import Unsaved
from jobtui.tracker.values import shown
from jobtui.tui.dialogs.next_action import NextActionDialog
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.dialogs.parts import Dialog
from jobtui.tui.dialogs.posting_form import FIELDS, PostingForm
from jobtui.tui.keymap import keyed
from jobtui.tui.screens.posting_deeds import whole
from jobtui.tui.text import shorten

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions
    from jobtui.tui.screens.view import View

_LONGEST_FOUND = 60


def ask(
    view: "View", dialog: Dialog[Any], key: str, again: str, then: Callable[[], None] | None = None
) -> None:
    """Open a dialog. What is typed there and not saved is kept under the key; `again` brings it back.

    `again` names the keys of actions as `keyed` takes them. Once it is saved goes on with `then`.
    """
    dialog.draft = Unsaved(key, None, dialog.about, again)

    def left(typed: object) -> None:
        if typed:
            view.drafts.keep(Unsaved(key, typed, dialog.about, again))
            view.jobtui.say("Not saved", f"What you typed is kept: {keyed(again)} brings it back.")
            return
        view.drafts.forget(key)
        if then is not None and typed is not None:
            then()

    view.app.push_screen(dialog, left)


def unless_changed(
    view: "View", standing: Callable[[], Mapping[str, str]], save: Callable[..., bool]
) -> Callable[..., bool]:
    """`save`, but what another window wrote there since this was asked is said first; once more replaces it.

    `standing` gives what stands now by name. A form saves what was changed in it: the rest does not matter.
    """
    known = dict(standing())

    def saved(*typed: Any) -> bool:
        try:
            now = dict(standing())
        except Problem as problem:
            view.jobtui.refuse(problem)
            return False
        names = typed[0] if isinstance(typed[0], Mapping) else now
        others = [now[name] for name in names if name in now and now[name] != known[name]]
        known.update(now)
        if others:
            found = shorten(" · ".join(filter(None, others)) or "nothing", _LONGEST_FOUND)
            view.jobtui.refuse(f"Another window changed it to '{found}'. Save once more to replace that.")
            return False
        return save(*typed)

    return saved


def note(view: "PostingActions") -> None:
    """Add a note to the timeline."""
    posting = whole(view, "note")
    if posting is None:
        return
    key = f"note {posting.id}"

    def save(text: str) -> bool:
        return view.write(lambda: view.tracker.add_note(posting.id, text)) is not None

    dialog = TextDialog("Note", posting.subject, save, draft=str(view.drafts.get(key, "")))
    ask(view, dialog, key, "{posting.note}")


def next_action(view: "PostingActions", *, day_first: bool = False) -> None:
    """Set the next action and its due date; `day_first` to put it off."""
    posting = whole(view, "plan")
    if posting is None:
        return
    key = f"next {posting.id}"
    now = posting.next_action

    def save(text: str, due: date | None) -> bool:
        return view.write(lambda: view.tracker.set_next_action(posting.id, text, due)) is not None

    def standing() -> dict[str, str]:
        action = view.tracker.row(posting.id).next_action
        due = action.due.isoformat() if action and action.due else ""
        return {"text": action.text if action else "", "due": due}

    draft = view.drafts.get(key)
    dialog = NextActionDialog(
        posting.subject,
        unless_changed(view, standing, save),
        today=view.tracker.today,
        text=now.text if now else "",
        due=now.due.isoformat() if now and now.due else "",
        draft=draft if isinstance(draft, tuple) else None,
        day_first=day_first,
    )
    ask(view, dialog, key, "{posting.next_action}")


def add(view: "PostingActions") -> None:
    """Add a posting by hand and go to it."""

    def save(values: Mapping[str, str]) -> bool:
        change = view.write(lambda: view.tracker.add(values))
        if change is not None:
            view.go_to(change.postings[0])
        return change is not None

    _form(view, "Add a posting", "", "add", save, {}, FIELDS, "{posting.add}")


def edit(view: "PostingActions", fields: Sequence[str] = FIELDS) -> None:
    """Put all or some facts of the highlighted posting right."""
    posting = whole(view, "edit")
    if posting is None:
        return

    def save(values: Mapping[str, str]) -> bool:
        return view.write(lambda: view.tracker.edit(posting.id, values)) is not None

    def standing() -> dict[str, str]:
        facts = view.tracker.posting(posting.id).facts
        return {name: shown(name, facts) for name in fields}

    saved = unless_changed(view, standing, save)
    key = f"edit {posting.id}"
    _form(view, "Correct the facts", posting.subject, key, saved, standing(), fields, "{posting.edit}")


def _form(
    view: "PostingActions",
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
    ask(view, dialog, key, again)
