"""What can be put right in a reading of the import preview before it is stored."""

from dataclasses import replace
from typing import TYPE_CHECKING

from jobtui.domain.fields import LABELS
from jobtui.domain.problem import Problem, WrongUsage
from jobtui.domain.requirement import Requirement, next_kind
from jobtui.tracker.draft import TRAITS, Draft
from jobtui.tracker.values import note_text, shown
from jobtui.tui.dialogs.field_edit import HOW_TO_WRITE, FieldDialog
from jobtui.tui.dialogs.note import TextDialog
from jobtui.tui.screens.import_panes import NOTHING_OPEN
from jobtui.tui.screens.typing_deeds import ask
from jobtui.tui.widgets.draft_batch import Entry
from jobtui.tui.widgets.source_marks import value_text

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView

_AGAIN = "{reading.edit} on it in the import"
_TO_REQUIREMENTS = "That works on the requirements found; {pane.next} goes there."


# Putting right


def edit(view: "ImportView") -> None:
    """Put the highlighted value, or the words of the highlighted requirement, right."""
    entry, row = changeable(view), view.at_hand.row
    if entry is None or row is None:
        return
    if view.at_hand is view.requirements:
        _edit_requirement(view, entry, int(row.key))
    elif row.key in LABELS:
        value = shown(row.key, entry.draft.reading.facts)
        found = entry.draft.reading.facts.findings(row.key)
        others = [f"also read: {value_text(other.value)}" for one in found for other in one.alternatives]
        how = "\n".join(filter(None, (HOW_TO_WRITE.get(row.key), *others)))
        _ask_value(view, entry, row.key, value, how)
    else:
        view.jobtui.refuse("This is a remark, there is nothing to put right.")


def _ask_value(view: "ImportView", entry: Entry, field: str, value: str, how: str) -> None:
    key = _key_of(entry, field)

    def save(text: str) -> str:
        return with_value(view, entry, field, text)

    draft, about = str(view.drafts.get(key, "")), name_of(entry.draft)
    dialog = FieldDialog(LABELS[field], value, save, subject=about, how=how, draft=draft)
    ask(view, dialog, key, _AGAIN)


def _key_of(entry: Entry, part: str) -> str:
    """Under which key what is typed about a part of a reading is kept."""
    reading = entry.draft.reading
    return f"typed {reading.sha256} {reading.item} {part}"


def with_value(view: "ImportView", entry: Entry, field: str, text: str) -> str:
    """Put a field right; "" or what is wrong. The same text again confirms what was only suggested."""
    facts = entry.draft.reading.facts
    found = facts.findings(field)
    try:
        if text.strip() != shown(field, facts).strip():
            draft = entry.draft.with_value(field, text, view.tracker.today)
            entry.change(entry.intake.recognised(draft) if field in TRAITS else draft)
        elif any(finding.suggested for finding in found):
            confirmed = tuple(replace(finding, suggested=False) for finding in found)
            entry.change(entry.draft.with_findings(field, confirmed))
    except Problem as problem:
        return problem.message
    view.show_reading()
    return ""


def _edit_requirement(view: "ImportView", entry: Entry, index: int) -> None:
    item = entry.draft.reading.requirements[index]

    def save(text: str) -> bool:
        try:
            words = note_text(text)
        except WrongUsage as problem:
            view.jobtui.refuse(problem)
            return False
        _with_requirement(view, entry, index, replace(item, text=words))
        return True

    key = _key_of(entry, str(index))
    draft = str(view.drafts.get(key, ""))
    dialog = TextDialog(f"Requirement {index + 1}", name_of(entry.draft), save, text=item.text, draft=draft)
    ask(view, dialog, key, _AGAIN)


def _with_requirement(view: "ImportView", entry: Entry, index: int, item: Requirement) -> None:
    entry.change(entry.draft.with_requirement(index, item))
    view.show_reading()


def toggle(view: "ImportView") -> None:
    """Keep or drop the highlighted requirement."""
    entry, index = requirement_at_hand(view)
    if entry is not None:
        entry.change(entry.draft.toggled(index))
        view.show_reading()


def change_kind(view: "ImportView") -> None:
    """Say how firmly the highlighted requirement is asked."""
    entry, index = requirement_at_hand(view)
    if entry is not None:
        item = entry.draft.reading.requirements[index]
        _with_requirement(view, entry, index, replace(item, kind=next_kind(item.kind)))


def copy(view: "ImportView") -> None:
    """Copy the highlighted value, or the words of the highlighted requirement."""
    entry, row = view.readings.current, view.at_hand.row
    if entry is None or row is None:
        view.jobtui.refuse("Nothing here to copy.")
        return
    if view.at_hand is view.requirements:
        words = entry.draft.reading.requirements[int(row.key)].text
    else:
        words = shown(row.key, entry.draft.reading.facts) if row.key in LABELS else row.text
    if words:
        view.app.copy_to_clipboard(words)
        view.jobtui.say("Copied", words[:60])
    else:
        view.jobtui.refuse("Not stated, nothing to copy.")


# Whether it can be done


def free(view: "ImportView") -> bool:
    """Whether nothing is being done that must be waited for; else say what."""
    if view.busy:
        view.jobtui.refuse(f"One moment: {view.busy}")
    return not view.busy


def changeable(view: "ImportView") -> Entry | None:
    """The reading in sight if it can still be changed; else say why not."""
    entry = view.readings.current
    if entry is None:
        view.jobtui.refuse(NOTHING_OPEN)
        return None
    if not free(view):
        return None
    if entry.posting is not None:
        name = entry.draft.reading.file
        view.jobtui.refuse(f"'{name}' is stored already as posting {entry.posting}; put it right there.")
        return None
    return entry


def requirement_at_hand(view: "ImportView") -> tuple[Entry | None, int]:
    """The highlighted requirement of a reading that can be changed."""
    entry = changeable(view)
    row = view.requirements.row
    if entry is not None and view.at_hand is not view.requirements:
        view.jobtui.refuse(_TO_REQUIREMENTS)
        return None, 0
    return (entry, int(row.key)) if row is not None else (None, 0)


def name_of(draft: Draft) -> str:
    """Title and company of a reading, or its file."""
    facts = draft.reading.facts
    found = (facts.title, facts.company)
    return " · ".join(one.value for one in found if one is not None) or draft.reading.file
