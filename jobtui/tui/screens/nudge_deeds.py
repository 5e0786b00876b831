"""What deals with a line of the agenda: done, and wait."""

from typing import TYPE_CHECKING

from jobtui.tracker import agenda
from jobtui.tracker.values import day
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.screens.posting_deeds import change, targets
from jobtui.tui.screens.typing_deeds import ask
from jobtui.tui.when import day_meaning

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions


def done(view: "PostingActions") -> None:
    """The next actions of the marked postings are done, else that of the highlighted one."""
    if ids := targets(view, "be done with"):
        change(view, ids, "finish", lambda: agenda.done(view.tracker, ids), "' next actions")


def snooze(view: "PostingActions") -> None:
    """Ask until when they shall wait; empty ends the waiting."""
    ids = targets(view, "wait with")
    if not ids:
        return
    tracker, key = view.tracker, f"wait {' '.join(map(str, ids))}"
    until = {row.snoozed_until for row in tracker.rows(ids)}
    same = until.pop() if len(until) == 1 else None

    def save(values: Values) -> bool:
        typed = values["until"].strip()
        when = day(typed, tracker.today) if typed else None
        return view.write(lambda: agenda.snooze(tracker, ids, when)) is not None

    def meaning(values: Values) -> str:
        return day_meaning(values["until"], tracker.today) or "Out of the agenda until that day."

    def check(text: str) -> None:
        if text.strip():
            day(text, tracker.today)

    hint = "tomorrow, fri, +3d, 2026-11-30" + ("; empty ends it" if same else "")
    draft = view.drafts.get(key)
    dialog = Form(
        "Wait",
        tracker.subject(ids),
        [Slot("until", "Until", hint, check)],
        save,
        values={"until": same.isoformat() if same else ""},
        draft=draft if isinstance(draft, dict) else None,
        meaning=meaning,
    )
    ask(view, dialog, key, "{posting.snooze}")
