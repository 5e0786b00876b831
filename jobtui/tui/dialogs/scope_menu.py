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
            remark=f"{number_in(scope, counts):,}",
            current=scope is current,
            apart=scope is Scope.ARCHIVED,
        )
        for scope, (letter, label, what) in LABELS.items()
    ]
    return Menu("Show", choices, beside=beside)


def number_in(scope: Scope, counts: Counts) -> int:
    """How many postings a scope covers."""
    active = counts.open + counts.closed
    return {
        Scope.OPEN: counts.open,
        Scope.ACTIVE: active,
        Scope.ALL: active + counts.archived,
        Scope.ARCHIVED: counts.archived,
        Scope.DELETED: counts.deleted,
    }[scope]
