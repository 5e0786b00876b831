"""What the person says of two postings: the same opening, or different ones; or goes to the other one."""

from typing import TYPE_CHECKING

from jobtui.domain.duplicate import Verdict
from jobtui.domain.kin import Kin
from jobtui.domain.posting import PostingRow
from jobtui.tracker import duplicates
from jobtui.tracker.kin import kin
from jobtui.tui.dialogs.menu import Choice, Menu
from jobtui.tui.screens import posting_deeds

if TYPE_CHECKING:
    from jobtui.tui.screens.posting_actions import PostingActions

_GO = "go"
_NONE = (
    "No possible duplicate of this posting. Mark two with {posting.mark} and press {posting.duplicates} "
    "to say what they are."
)
_LETTERS = "123456789"


def ask(view: "PostingActions") -> None:
    """Ask of two marked postings, or of the highlighted one and what it may be the same as."""
    if len(view.marked) == 2:
        one, other = view.marked
        _ask_of_two(view, one, view.tracker.row(other))
        return
    posting = posting_deeds.whole(view, "look for duplicates of")
    if posting is None:
        return
    found = kin(view.tracker, posting)
    others = _others(found)
    if not others:
        view.jobtui.refuse(_NONE)
    elif len(others) == 1:
        _ask_of_two(view, posting.id, others[0][0])
    else:
        _ask_which(view, posting.id, others)


def go(view: "PostingActions", key: str) -> None:
    """Go to the posting that a line of the detail pane names."""
    view.jobtui.go_to(int(key.rpartition(".")[2]))


def _others(found: Kin) -> list[tuple[PostingRow, str]]:
    told = [(row, "the same opening") for row in found.same]
    return told + [(one.row, one.reasons[0]) for one in found.suspects]


def _ask_which(view: "PostingActions", posting: int, others: list[tuple[PostingRow, str]]) -> None:
    choices = [
        Choice(letter, str(row.id), f"{row.id} {row.subject}"[:30], remark=why)
        for letter, (row, why) in zip(_LETTERS, others, strict=False)
    ]

    def chosen(number: str | None) -> None:
        if number is not None:
            _ask_of_two(view, posting, view.tracker.row(int(number)))

    view.app.push_screen(Menu("Which one?", choices, beside=_beside(view)), chosen)


def _ask_of_two(view: "PostingActions", one: int, other: PostingRow) -> None:
    choices = [
        Choice("s", Verdict.SAME, "The same opening"),
        Choice("d", Verdict.DIFFERENT, "Different: never ask again"),
        Choice("g", _GO, f"Go to {other.id}", apart=True),
    ]

    def chosen(answer: str | None) -> None:
        if answer == _GO:
            view.jobtui.go_to(other.id)
        elif answer is not None:
            view.write(lambda: duplicates.tell(view.tracker, one, other.id, Verdict(answer)))

    heading = f"{one} and {other.id} {other.subject}"[:50]
    view.app.push_screen(Menu(heading, choices, beside=_beside(view)), chosen)


def _beside(view: "PostingActions") -> int:
    return view.list.line_of_highlight() + 1
