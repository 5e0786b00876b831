"""The menu of what is listed."""

from jobtui.domain.filter import Scope
from jobtui.domain.posting import Counts
from jobtui.tui.dialogs.menu import Choice, Menu

LABELS = {
    Scope.ACTIVE: ("a", "Active", "open and closed stages"),
    Scope.OPEN: ("o", "Open", "open stages only"),
    Scope.ALL: ("l", "All", "the archive too"),
    Scope.ARCHIVED: ("r", "Archive", "what was put away"),
    Scope.DELETED: ("b", "Bin", "kept for 30 days"),
}


def scope_menu(current: Scope, counts: Counts, *, beside: int) -> Menu:
    """Gives back the name of a scope."""
    choices = [
        Choice(
            letter,
            scope.value,
            f"{label:<9}{what}",
            symbol="●" if scope is current else " ",
            remark=f"{counts.within(scope):,}",
            current=scope is current,
            apart=scope is Scope.ARCHIVED,
        )
        for scope, (letter, label, what) in LABELS.items()
    ]
    return Menu("Show", choices, beside=beside)
