"""The menus of orders: by what first, by what next."""

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
    SortKey.MET: ("m", "Most required ticked as met"),
    SortKey.MATCH: ("b", "Best match with my profile"),
    SortKey.PLACE: ("l", "Place"),
    SortKey.WORKPLACE: ("w", "Workplace"),
}

_FALLING = {SortKey.PAY, SortKey.POSTED, SortKey.MET, SortKey.MATCH}

REVERSE, THEN, KEEP, COLUMNS = "reverse", "then", "keep", "columns"


def first_way(key: SortKey) -> Order:
    """A key as it is mostly wanted: the highest pay, the newest posting, the best met first."""
    return Order(key, key in _FALLING)


def sort_menu(sort: tuple[Order, ...], *, beside: int) -> Menu:
    """Gives back a key to order by, or what else is to be done with the order and the columns."""
    others = [
        Choice(",", THEN, "Then by…", apart=True),
        Choice("r", REVERSE, "Turn round"),
        Choice("k", KEEP, "Begin with this order from now on"),
        Choice("o", COLUMNS, "Columns…", apart=True),
    ]
    return Menu("Order", [*_keys(sort, list(SortKey)), *others], beside=beside)


def then_menu(sort: tuple[Order, ...], *, beside: int) -> Menu:
    """Gives back a key to order by where those before it are equal."""
    used = [one.key for one in sort]
    return Menu("Then by", _keys((), [key for key in SortKey if key not in used]), beside=beside)


def _keys(sort: tuple[Order, ...], keys: list[SortKey]) -> list[Choice]:
    """Each key, its place in the present order and its way beside it."""
    places = {one.key: f"{at} {'↓' if one.descending else '↑'}" for at, one in enumerate(sort, 1)}
    return [
        Choice(letter, key, label, remark=places.get(key, ""), current=bool(sort) and key is sort[0].key)
        for key, (letter, label) in LABELS.items()
        if key in keys
    ]
