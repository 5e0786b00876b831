"""The menu of orders."""

from jobtui.domain.filter import SortKey
from jobtui.tui.dialogs.menu import Choice, Menu

LABELS = {
    SortKey.NEWEST: ("n", "Newest first"),
    SortKey.TITLE: ("t", "Title"),
    SortKey.COMPANY: ("c", "Company"),
    SortKey.STATUS: ("s", "Status"),
    SortKey.PAY: ("p", "Pay, highest first"),
    SortKey.POSTED: ("d", "Day posted, newest first"),
    SortKey.CLOSES: ("e", "Closing day, soonest first"),
    SortKey.DUE: ("f", "Next action, soonest first"),
    SortKey.MET: ("m", "Most required met"),
}

REVERSE = "reverse"


def sort_menu(current: SortKey, *, descending: bool, beside: int) -> Menu:
    """Gives back a sort key, or `reverse` to turn the present order round."""
    choices = [
        Choice(letter, key.value, label, current=key is current) for key, (letter, label) in LABELS.items()
    ]
    turned = Choice("r", REVERSE, "Turn round", remark="turned" if descending else "", apart=True)
    return Menu("Order", [*choices, turned], beside=beside)
