"""The menu of orders."""

from jobtui.domain.filter import Order, SortKey
from jobtui.tui.dialogs.menu import Choice, Menu

LABELS = {
    SortKey.NEWEST: ("n", "Newest first"),
    SortKey.TITLE: ("t", "Title"),
    SortKey.COMPANY: ("c", "Company"),
    SortKey.STATUS: ("s", "Status"),
    SortKey.SINCE: ("i", "In its status, longest first"),
    SortKey.PAY: ("p", "Pay, highest first"),
    SortKey.POSTED: ("d", "Day posted, newest first"),
    SortKey.AGE: ("a", "Age, youngest first"),
    SortKey.CLOSES: ("e", "Closing day, soonest first"),
    SortKey.DUE: ("f", "Next action, soonest first"),
    SortKey.INTERVIEW: ("v", "Next interview, soonest first"),
    SortKey.MET: ("m", "Most required met"),
    SortKey.PLACE: ("l", "Place"),
    SortKey.WORKPLACE: ("w", "Workplace"),
}

_FALLING = {SortKey.PAY, SortKey.POSTED, SortKey.MET}

REVERSE = "reverse"


def first_way(key: SortKey) -> Order:
    """A key as it is mostly wanted: the highest pay, the newest posting, the best met first."""
    return Order(key, key in _FALLING)


def sort_menu(sort: tuple[Order, ...], *, beside: int) -> Menu:
    """Gives back a sort key, or `reverse` to turn the present order round."""
    choices = [
        Choice(letter, key.value, label, current=key is sort[0].key)
        for key, (letter, label) in LABELS.items()
    ]
    turned = Choice("r", REVERSE, "Turn round", apart=True)
    return Menu("Order", [*choices, turned], beside=beside)
