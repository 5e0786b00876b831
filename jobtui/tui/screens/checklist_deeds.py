"""What the keys of the checklist do on one requirement."""

from typing import TYPE_CHECKING

from jobtui.domain.posting import Posting
from jobtui.domain.requirement import ChecklistItem, Kind, State, next_kind, next_state
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.dialogs.requirement_form import RequirementForm
from jobtui.tui.screens import posting_deeds
from jobtui.tui.screens.typing_deeds import ask, unless_changed

if TYPE_CHECKING:
    from jobtui.tui.screens.postings import PostingsView

_MOVES = {"move_down": 1, "move_up": -1}
_STATES = {"met": State.MET, "partial": State.PARTIAL, "unmet": State.UNMET}


def do(view: "PostingsView", deed: str, n: int | None) -> None:
    """Do what a key of the checklist asks on requirement `n`."""
    posting = view.shown
    if posting is None:
        view.jobtui.refuse("No posting is highlighted, there is no checklist.")
    elif deed == "add":
        _add(view, posting)
    elif n is None or (item := posting.item(n)) is None:
        view.jobtui.refuse("No requirement is highlighted. {requirement.add} adds one.")
    else:
        _on_item(view, deed, posting, item)


def _on_item(view: "PostingsView", deed: str, posting: Posting, item: ChecklistItem) -> None:
    tracker, n = view.tracker, item.n
    if deed == "source":
        _source(view, item)
    elif deed == "note":
        _evidence(view, posting, item)
    elif deed == "edit":
        _edit(view, posting, item)
    elif deed == "kind":
        kind = next_kind(item.requirement.kind)
        view.write(lambda: tracker.set_kind(posting.id, n, kind), briefly=True)
    elif deed == "drop":
        view.write(lambda: tracker.drop_requirement(posting.id, n))
    elif deed in _MOVES:
        _move(view, posting, item, _MOVES[deed])
    else:
        state = _STATES.get(deed) or next_state(item.state)
        if state is item.state:
            view.jobtui.refuse(f"It is '{state}' already. space goes round.")
        else:
            view.write(lambda: tracker.check(posting.id, n, state), briefly=True)


def _move(view: "PostingsView", posting: Posting, item: ChecklistItem, offset: int) -> None:
    group = [one for one in posting.checklist if one.requirement.kind is item.requirement.kind]
    place = group.index(item) + offset
    if not 0 <= place < len(group):
        view.jobtui.refuse(
            f"It is the {'last' if offset > 0 else 'first'} of its group; "
            "{requirement.kind} changes the group."
        )
        return
    to = group[place].n
    if view.write(lambda: view.tracker.move_requirement(posting.id, item.n, to), briefly=True):
        view.checklist.highlight(str(to))


def _source(view: "PostingsView", item: ChecklistItem) -> None:
    if item.requirement.spans:
        posting_deeds.show_source(view, item.requirement.spans)
    else:
        view.jobtui.refuse("You added this item; it stands on no line of the text.")


def _evidence(view: "PostingsView", posting: Posting, item: ChecklistItem) -> None:
    key = f"evidence {posting.id} {item.n}"

    def save(text: str) -> bool:
        return view.write(lambda: view.tracker.set_evidence(posting.id, item.n, text)) is not None

    def standing() -> dict[str, str]:
        return {"note": view.tracker.item(posting.id, item.n).note}

    draft, saved = str(view.drafts.get(key, "")), unless_changed(view, standing, save)
    dialog = TextDialog("My evidence", item.requirement.text, saved, text=item.note, draft=draft)
    ask(view, dialog, key, "{requirement.note}")


def _edit(view: "PostingsView", posting: Posting, item: ChecklistItem) -> None:
    key = f"requirement {posting.id} {item.n}"

    def save(text: str) -> bool:
        return view.write(lambda: view.tracker.edit_requirement(posting.id, item.n, text)) is not None

    def standing() -> dict[str, str]:
        return {"text": view.tracker.item(posting.id, item.n).requirement.text}

    draft, saved = str(view.drafts.get(key, "")), unless_changed(view, standing, save)
    words = item.requirement.text
    dialog = TextDialog("Correct the words", posting.subject, saved, text=words, draft=draft)
    ask(view, dialog, key, "{requirement.edit}")


def _add(view: "PostingsView", posting: Posting) -> None:
    key = f"requirement {posting.id}"

    def save(text: str, kind: Kind) -> bool:
        return view.write(lambda: view.tracker.add_requirement(posting.id, text, kind)) is not None

    dialog = RequirementForm(posting.subject, save, draft=str(view.drafts.get(key, "")))
    ask(view, dialog, key, "{requirement.add}")
