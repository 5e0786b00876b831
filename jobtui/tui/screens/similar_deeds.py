"""The postings near the highlighted one: go to one of them, or lay it beside."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from jobtui.domain.posting import Posting
from jobtui.domain.problem import Problem, Stopped
from jobtui.tracker.similar import Neighbour, similar
from jobtui.tui.dialogs.similar import Chosen, SimilarDialog
from jobtui.tui.screens import posting_deeds

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions


def ask(view: "PostingActions") -> None:
    """Look for them beside the keys, since all that is asked anywhere is looked through."""
    posting = posting_deeds.whole(view, "look for similar postings")
    if posting is not None:
        view.tracker.store.stop_counting()
        look = partial(_look, view, posting)
        view.run_worker(look, thread=True, exclusive=True, group="similar", exit_on_error=False)


def _look(view: "PostingActions", posting: Posting) -> None:
    worker = get_current_worker()
    try:
        found = similar(view.tracker, posting)
    except Stopped:
        return
    except Problem as problem:
        if view.jobtui.open:
            view.app.call_from_thread(view.jobtui.refuse, problem)
        return
    if view.jobtui.open and not worker.is_cancelled:
        view.app.call_from_thread(_show, view, posting, found)


def _show(view: "PostingActions", posting: Posting, found: Sequence[Neighbour]) -> None:
    """Show them, or say that none is near; nothing where the person has gone elsewhere by now."""
    if view.app.screen is not view:
        return
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
