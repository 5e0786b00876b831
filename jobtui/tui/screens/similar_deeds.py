"""The postings near the highlighted one: go to one of them, or lay it beside."""

from typing import TYPE_CHECKING

from jobtui.tracker.similar import similar
from jobtui.tui.dialogs.similar import Chosen, SimilarDialog
from jobtui.tui.screens import posting_deeds

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions


def ask(view: "PostingActions") -> None:
    """Show them, or say that none is near."""
    posting = posting_deeds.whole(view, "look for similar postings")
    if posting is None:
        return
    found = similar(view.tracker, posting)
    if not found:
        view.jobtui.refuse("No posting of yours is near this one.")
        return

    def chosen(answer: Chosen | None) -> None:
        if answer is None:
            return
        other, beside = answer
        if beside:
            posting_deeds.show_compared(view, [posting.id, other])
        else:
            view.jobtui.go_to(other)

    view.app.push_screen(SimilarDialog(posting.subject, found), chosen)
