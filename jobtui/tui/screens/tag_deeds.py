"""Tags by key: those of the marked postings, or of the highlighted one, in one line."""

from collections.abc import Sequence

from jobtui.domain.posting import PostingRow
from jobtui.domain.problem import Problem
from jobtui.domain.tag import tag_name
from jobtui.tracker import tags
from jobtui.tui.dialogs.field_edit import FieldDialog
from jobtui.tui.screens.posting_actions import PostingActions
from jobtui.tui.screens.posting_deeds import change, targets
from jobtui.tui.screens.typing_deeds import ask as ask_for


def ask(view: PostingActions) -> None:
    """Ask for the tags; what is taken out of the line comes off, what is new goes on."""
    ids = targets(view, "tag")
    if not ids:
        return
    rows = view.tracker.rows(ids)
    before = _shared(rows)
    heading = "Tags" if len(ids) == 1 else f"Tags of {len(ids):,} postings"
    typed: list[str] = []

    def save(text: str) -> str:
        try:
            typed[:] = [tag_name(name) for name in text.split(",") if name.strip()]
        except Problem as problem:
            return problem.message
        return ""

    def saved() -> None:
        gone = [name for name in before if name.casefold() not in map(str.casefold, typed)]
        new = [name for name in typed if name not in before]
        if gone or new:
            change(view, ids, "tag", lambda: tags.tag(view.tracker, ids, new, gone))

    known = ", ".join(name for name, _ in tags.all_tags(view.tracker)[:12])
    how = "Separated by commas." + (f" So far: {known}" if known else "")
    subject = rows[0].subject if len(ids) == 1 else ""
    key = " ".join(["tags", *map(str, sorted(ids))])
    draft = str(view.drafts.get(key, ""))
    dialog = FieldDialog(heading, ", ".join(before), save, subject=subject, how=how, draft=draft)
    ask_for(view, dialog, key, "{posting.tag}", saved)


def _shared(rows: Sequence[PostingRow]) -> list[str]:
    """The tags that all of them carry."""
    first, *rest = [row.tags for row in rows]
    return [tag for tag in first if all(tag.casefold() in map(str.casefold, other) for other in rest)]
