"""What can be done with postings wherever they stand: in the list, on the board, in the agenda."""

from collections.abc import Sequence

from jobtui.tui import screens
from jobtui.tui.screens.view import View
from jobtui.tui.text import NOTHING_SOUGHT, Sought
from jobtui.tui.widgets.posting_rows import PostingRows

_ABOUT_ONE = ("item_open", "posting_", "fact_", "requirement_", "event_")
"""How the names of actions begin that need a posting."""


class PostingActions(View):
    """A view with one list of postings at hand: its keys are about the highlighted or the marked ones."""

    @property
    def list(self) -> PostingRows:
        """The postings at hand."""
        raise NotImplementedError

    @property
    def marked(self) -> Sequence[int]:
        """The marked postings among those listed, in their order."""
        return self.list.marked_ids

    @property
    def sought(self) -> Sought:
        """What is lit wherever it stands."""
        return NOTHING_SOUGHT

    @property
    def can_filter(self) -> bool:
        """Whether a filter, put on or taken off, changes what is listed."""
        return bool(self.list.rows)

    def hides(self, action: str) -> bool:
        """Without a posting, what needs one."""
        if self._seen is None or not self.list.bare:
            return False
        if action == "filter":
            return not self.can_filter
        return action.startswith(_ABOUT_ONE) and action != "posting_add"

    def show_marks(self) -> None:
        """Tell how many are marked."""

    def go_to(self, posting: int) -> None:
        """Highlight a posting."""
        raise NotImplementedError

    # Marks

    def action_posting_mark(self) -> None:
        """Mark or unmark the highlighted posting."""
        highlighted = screens.posting_deeds.highlighted(self, "mark")
        if highlighted is not None:
            self.list.marked ^= {highlighted}
            self.show_marks()

    def action_posting_mark_all(self) -> None:
        """Mark all shown, or none."""
        if not self.list.rows:
            self.jobtui.refuse("Nothing is listed, nothing to mark.")
        shown = frozenset(self.list.ids)
        self.list.marked = self.list.marked - shown if shown <= self.list.marked else self.list.marked | shown
        self.show_marks()

    # Changes

    def action_posting_tag(self) -> None:
        """Put tags on, take them off."""
        screens.tag_deeds.ask(self)

    def action_posting_status(self) -> None:
        """Change the status."""
        screens.posting_deeds.ask_status(self)

    def action_posting_status_back(self) -> None:
        """Move one stage back."""
        screens.posting_deeds.move_status(self, -1)

    def action_posting_status_next(self) -> None:
        """Move one stage on."""
        screens.posting_deeds.move_status(self, 1)

    def action_posting_add(self) -> None:
        """Add a posting by hand."""
        screens.typing_deeds.add(self)

    def action_posting_edit(self) -> None:
        """Put its facts right."""
        screens.typing_deeds.edit(self)

    def action_posting_archive(self) -> None:
        """Archive, or take back."""
        screens.posting_deeds.archive(self)

    def action_posting_delete(self) -> None:
        """Move to the bin, or bring back."""
        screens.posting_deeds.delete(self)

    def action_posting_compare(self) -> None:
        """Compare the marked ones, or this one with the next."""
        screens.posting_deeds.compare(self)

    def action_posting_note(self) -> None:
        """Add a note."""
        screens.typing_deeds.note(self)

    def action_posting_next_action(self) -> None:
        """Set the next action."""
        screens.typing_deeds.next_action(self)

    def action_posting_done(self) -> None:
        """The next action is done."""
        screens.nudge_deeds.done(self)

    def action_posting_snooze(self) -> None:
        """Wait until a day."""
        screens.nudge_deeds.snooze(self)

    def action_posting_interview(self) -> None:
        """Add a round of interviews."""
        screens.attached_deeds.ask_round(self)

    def action_posting_people(self) -> None:
        """List the people of its company."""
        screens.attached_deeds.show_people(self)

    def action_posting_documents(self) -> None:
        """List what was sent."""
        screens.attached_deeds.show_documents(self)

    def action_posting_offers(self) -> None:
        """List the offers."""
        screens.weighed_deeds.show_offers(self)

    def action_posting_points(self) -> None:
        """List what speaks for it and against it."""
        screens.weighed_deeds.show_points(self)

    def action_posting_duplicates(self) -> None:
        """Say of two postings that they are the same, or different."""
        screens.duplicate_deeds.ask(self)

    def action_posting_similar(self) -> None:
        """Show the postings near it, and why."""
        screens.similar_deeds.ask(self)

    def action_posting_match(self) -> None:
        """Go to it in the list, held against my profile."""
        screens.posting_deeds.show_match(self)

    def action_posting_source(self) -> None:
        """Show the captured text."""
        screens.posting_deeds.show_source(self)

    def action_posting_open_url(self) -> None:
        """Show the address and open it."""
        screens.posting_deeds.open_url(self)

    def action_import_open(self) -> None:
        """Import files or pasted text."""
        screens.posting_deeds.open_import(self)
