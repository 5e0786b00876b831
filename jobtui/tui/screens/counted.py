"""What is counted among the postings that a filter finds, and the way from a line to its postings."""

from jobtui.domain.problem import Problem
from jobtui.tracker.market import matching
from jobtui.tui.dialogs.field_edit import FieldDialog
from jobtui.tui.screens.view import View

EMPTY = (
    "No postings yet.",
    "{view.import} imports saved postings, {view.postings} then {posting.add} takes one you type.",
)
"""What a view says while there is nothing to count, a line each."""

_HOW = "Words and terms as in the list, such as status:applied,interview; nothing counts all postings."


class CountedView(View):
    """Counts all postings, or those that a filter finds."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = ""
        """The filter as it was typed, "" for all postings."""

    @property
    def nothing(self) -> bool:
        """Whether all were counted and there is none."""
        raise NotImplementedError

    def hides(self, action: str) -> bool:
        """Without a posting, what works on counts."""
        return self.nothing and action.startswith(f"{self.VIEW}_")

    def ask_filter(self) -> None:
        """Count only what a filter finds."""
        self.app.push_screen(FieldDialog("Count only", self.filter, self._narrow, how=_HOW))

    def _narrow(self, typed: str) -> str:
        """Count what a filter finds; what is wrong with it."""
        try:
            matching(self.tracker, typed)
        except Problem as problem:
            return problem.message
        self.filter = typed.strip()
        self.reload()
        return ""

    def list_found(self, words: str) -> None:
        """Show the postings that these words find in the list."""
        from jobtui.tui.screens.posting_search import PostingSearch

        view = self.jobtui.show_view("postings")
        if isinstance(view, PostingSearch):
            view.call_after_refresh(view.find, words)
