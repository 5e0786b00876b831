"""What the keys do with rounds of interviews, people and documents of a posting."""

from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from jobtui.domain.document import DocumentKind
from jobtui.domain.interview import Outcome
from jobtui.domain.posting import Posting
from jobtui.domain.problem import NotThere
from jobtui.tracker import contacts, documents, interviews
from jobtui.tracker.tracker import Change
from jobtui.tui.dialogs.contact_form import contact_form
from jobtui.tui.dialogs.document_form import DocumentForm
from jobtui.tui.dialogs.export_path import ExportPathDialog
from jobtui.tui.dialogs.form import Values
from jobtui.tui.dialogs.interview_form import interview_form
from jobtui.tui.dialogs.kept_list import KeptList
from jobtui.tui.screens.fact_deeds import NOTHING_TO_CONFIRM
from jobtui.tui.screens.posting_deeds import whole
from jobtui.tui.screens.typing_deeds import ask, unless_changed
from jobtui.tui.text import literal
from jobtui.tui.widgets.attached import contact_items, document_items, number_of
from jobtui.tui.widgets.item_list import Item

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions


# From the list, the board, the agenda


def ask_round(view: "PostingActions") -> None:
    """Add a round to the highlighted posting."""
    posting = whole(view, "interview for")
    if posting is not None:
        _add_round(view, posting)


def show_people(view: "PostingActions") -> None:
    """List the people of the company."""
    posting = whole(view, "know people at")
    if posting is not None:
        deeds = {"add": _add_person, "edit": _edit_person, "drop": _drop_person}
        view.app.push_screen(KeptList("People", view, posting, _people, deeds))


def show_documents(view: "PostingActions") -> None:
    """List what was sent."""
    posting = whole(view, "send")
    if posting is not None:
        _show_documents(view, posting)


# From a line of the detail pane


def do(view: "PostingActions", deed: str, posting: Posting, key: str) -> None:
    """Do one of source, edit, confirm, drop on what the line of this key shows."""
    kind = key.partition(".")[0]
    found = _DEEDS[kind].get(deed)
    if found is None:
        view.jobtui.refuse(NOTHING_TO_CONFIRM)
    else:
        found(view, posting, number_of(key))


# Rounds


def _add_round(view: "PostingActions", posting: Posting) -> None:
    def save(values: Values) -> Change:
        return interviews.add(view.tracker, posting.id, values)

    _ask_for_round(view, posting, "Interview", f"interview {posting.id}", dict, save, "{posting.interview}")


def _edit_round(view: "PostingActions", posting: Posting, number: int) -> None:
    def save(values: Values) -> Change:
        return interviews.edit(view.tracker, number, values)

    def standing() -> dict[str, str]:
        return interviews.shown(interviews.find(view.tracker, number))

    key = f"edit interview {number}"
    _ask_for_round(view, posting, "Interview", key, standing, save, "Enter")


def _ask_for_round(
    view: "PostingActions",
    posting: Posting,
    heading: str,
    key: str,
    standing: Callable[[], dict[str, str]],
    save: Callable[[Values], Change],
    again: str,
) -> None:
    """Ask for the fields of a round, of which those in `standing` are known already."""
    form = interview_form(
        heading,
        posting.subject,
        unless_changed(view, standing, lambda typed: view.write(lambda: save(typed)) is not None),
        today=view.tracker.today,
        values=standing(),
        draft=_draft(view, key),
    )
    ask(view, form, key, again)


def _pass_round(view: "PostingActions", posting: Posting, number: int) -> None:
    if interviews.find(view.tracker, number).outcome is Outcome.PASSED:
        view.jobtui.refuse("It is 'passed' already; {fact.source} changes it.")
    else:
        view.write(lambda: interviews.end(view.tracker, number, Outcome.PASSED))


def _drop_round(view: "PostingActions", posting: Posting, number: int) -> None:
    view.write(lambda: interviews.drop(view.tracker, number))


# People


def _people(posting: Posting) -> list[Item]:
    where = f" at {posting.company}" if posting.company else ""
    return contact_items(posting) or [_nothing(f"Nobody known{where} yet. a adds somebody.")]


def _add_person(view: "PostingActions", posting: Posting, number: int = 0) -> None:
    def save(values: Values) -> bool:
        return view.write(lambda: contacts.add(view.tracker, values, posting.id)) is not None

    key = f"contact {posting.id}"
    values = {"company": posting.company or ""}
    ask(
        view,
        contact_form("New contact", posting.subject, save, values=values, draft=_draft(view, key)),
        key,
        "{posting.people}, a",
    )


def _edit_person(view: "PostingActions", posting: Posting, number: int) -> None:
    def save(values: Values) -> bool:
        return view.write(lambda: contacts.edit(view.tracker, number, values)) is not None

    def standing() -> dict[str, str]:
        return contacts.shown(contacts.find(view.tracker, number))

    key, saved = f"edit contact {number}", unless_changed(view, standing, save)
    form = contact_form("Contact", posting.subject, saved, values=standing(), draft=_draft(view, key))
    ask(view, form, key, "Enter")


def _drop_person(view: "PostingActions", posting: Posting, number: int) -> None:
    view.write(lambda: contacts.drop(view.tracker, number))


# Documents


def _show_documents(view: "PostingActions", posting: Posting, number: int = 0) -> None:
    def items(now: Posting) -> list[Item]:
        return document_items(now, view.tracker.today) or [_nothing("Nothing sent yet. a adds a file.")]

    deeds = {"add": _add_document, "edit": _save_copy, "drop": _drop_document}
    dialog = KeptList("Documents sent", view, posting, items, deeds, enter="write the copy")
    view.app.push_screen(dialog)


def _add_document(view: "PostingActions", posting: Posting, number: int = 0) -> None:
    key = f"document {posting.id}"

    def save(path: str, kind: DocumentKind, sent: date, keep: bool) -> None:
        change = documents.add(view.tracker, posting.id, path, kind=kind, sent=sent, keep=keep)
        view.jobtui.changed(change)

    form = DocumentForm(posting.subject, save, today=view.tracker.today, draft=str(view.drafts.get(key, "")))
    ask(view, form, key, "{posting.documents}, a")


def _save_copy(view: "PostingActions", posting: Posting, number: int) -> None:
    found = documents.find(view.tracker, number)
    if not found.kept:
        raise NotThere(f"no copy of it is kept; it was '{found.path}'.")

    def write(path: Path, force: bool) -> None:
        documents.save(view.tracker, number, path, force=force)

    def written(path: Path | None) -> None:
        if path is not None:
            view.jobtui.say("Written", str(path))

    view.app.push_screen(ExportPathDialog("Write the copy", PurePath(found.path).name, write), written)


def _drop_document(view: "PostingActions", posting: Posting, number: int) -> None:
    view.write(lambda: documents.drop(view.tracker, number))


# Within


_DEEDS = {
    "interviews": {"source": _edit_round, "edit": _edit_round, "confirm": _pass_round, "drop": _drop_round},
    "contacts": {"source": _edit_person, "edit": _edit_person, "drop": _drop_person},
    "documents": {"source": _show_documents, "edit": _show_documents, "drop": _drop_document},
}
"""What the keys of the detail pane do, by the kind of the line."""


def _draft(view: "PostingActions", key: str) -> dict[str, str] | None:
    draft = view.drafts.get(key)
    return cast("dict[str, str]", draft) if isinstance(draft, dict) else None


def _nothing(words: str) -> Item:
    return Item("nothing", literal(words, "$foreground-muted"), heading=True)
