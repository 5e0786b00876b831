"""What is typed in a dialog and not saved: kept every second, offered at the next start."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.css.query import NoMatches
from textual.screen import ModalScreen

from jobtui.tui.keymap import keyed

if TYPE_CHECKING:
    from jobtui.tui.app import JobtuiApp


def keep(app: "JobtuiApp") -> None:
    """Keep what stands in the open dialog, so that whatever ends the program costs a second of typing."""
    dialog = app.screen_stack[-1] if app.open and app.screen_stack else None
    if not isinstance(dialog, ModalScreen):
        return
    from jobtui.tui.dialogs.parts import Dialog

    if not (isinstance(dialog, Dialog) and dialog.draft and dialog.is_mounted):
        return
    try:
        typed = dialog.kept
    except NoMatches:  # its fields are not there yet, or no longer
        return
    if typed:
        app.drafts.keep(replace(dialog.draft, typed=typed))
    else:
        app.drafts.forget(dialog.draft.key)


def offer(app: "JobtuiApp") -> None:
    """Say once what was typed last time and not saved, and how it comes back."""
    news = [draft for draft in app.drafts if not draft.told]
    if news:
        first, more = news[0], f" and {len(news) - 1} more" if len(news) > 1 else ""
        again = f"{keyed(first.again)} brings it back"
        app.say("Kept from last time, not saved", f"{first.where}{more}", again)
    for draft in news:
        app.drafts.keep(replace(draft, told=True))
