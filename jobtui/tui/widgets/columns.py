"""Which columns a list of postings has room for, and how wide each is by what stands in it.

Loads no Textual: the first picture has the same ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from jobtui.domain.columns import ListColumn
from jobtui.tui.pieces import Piece, cells, fit, plain
from jobtui.tui.widgets.posting_cells import Look, cell, sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jobtui.domain.posting import PostingRow

GAP = 2
_SIGN = 3


class Column:
    """One column and its width in cells."""

    __slots__ = ("name", "width")

    def __init__(self, name: ListColumn, width: int) -> None:
        self.name = name
        self.width = width

    @property
    def heading(self) -> str:
        """The word over it."""
        return HEADINGS[self.name]


HEADINGS = {
    ListColumn.ID: "#",
    ListColumn.TITLE: "Role",
    ListColumn.COMPANY: "Company",
    ListColumn.STATUS: "Status",
    ListColumn.MET: "Req",
    ListColumn.MATCH: "Match",
    ListColumn.NEXT: "Next",
    ListColumn.PAY: "Pay",
    ListColumn.PLACE: "Place",
    ListColumn.WORKPLACE: "Workplace",
    ListColumn.TYPE: "Type",
    ListColumn.TAGS: "Tags",
    ListColumn.POSTED: "Posted",
    ListColumn.CLOSES: "Closes",
    ListColumn.SINCE: "Since",
    ListColumn.URL: "URL",
}

USUAL = tuple(map(ListColumn, "title company status met next pay place".split()))
"""The columns unless the person chose others, from left to right."""

_BY_NEED = tuple(map(ListColumn, "title met company status next pay place".split()))
"""What comes as the list grows; the last to come is the first to go."""

_LEAST = {ListColumn.TITLE: 18, ListColumn.COMPANY: 11, ListColumn.NEXT: 14, ListColumn.PLACE: 10}
_LEAST |= {ListColumn.URL: 12, ListColumn.TAGS: 8, ListColumn.PAY: 9}
_USUAL_LEAST = 9
"""What a column needs at least to be worth its room, where there is so much to show in it."""

_SURE = (ListColumn.TITLE, ListColumn.MET, ListColumn.COMPANY)
_EASE = {ListColumn.TITLE: 26, ListColumn.COMPANY: 16}
"""What these get before a column that is not sure joins them."""

_MOST = {ListColumn.TITLE: 70, ListColumn.COMPANY: 32, ListColumn.URL: 60, ListColumn.NEXT: 40}
_USUAL_MOST = 28

Needs = Mapping[ListColumn, int]


def needs(
    rows: "Iterable[PostingRow]", look: Look, chosen: Sequence[ListColumn] = ()
) -> dict[ListColumn, int]:
    """How many cells each column needs to show these rows whole, within reason."""
    found = {name: len(HEADINGS[name]) for name in chosen or USUAL}
    for row in rows:
        for name, width in found.items():
            found[name] = max(width, cells(plain(cell(name, row, look))))
    return {name: min(width, _MOST.get(name, _USUAL_MOST)) for name, width in found.items()}


def columns_for(width: int, needed: Needs, chosen: Sequence[ListColumn] = ()) -> tuple[Column, ...]:
    """The columns for a list that is `width` cells wide, from left to right, behind the sign."""
    widths: dict[ListColumn, int] = {}
    room = width - _SIGN
    for name in chosen or _BY_NEED:
        if name not in _SURE:
            room -= _ease(widths, needed, room)
        usual = _LEAST.get(name, _USUAL_LEAST)
        least = min(needed[name], usual)
        # A column nobody chose does not stand empty only to leave when something stands in it.
        if widths and room < GAP + (least if chosen or name in _SURE else usual):
            break
        widths[name] = least
        room -= GAP + least
    _grow(widths, needed, room)
    return tuple(Column(name, widths[name]) for name in chosen or USUAL if name in widths)


def _ease(widths: dict[ListColumn, int], needed: Needs, room: int) -> int:
    """Widen role and company before anything else joins them; how many cells that took."""
    taken = 0
    for name, enough in _EASE.items():
        if name in widths:
            more = min(room - taken, max(0, min(enough, needed[name]) - widths[name]))
            widths[name] += more
            taken += more
    return taken


def _grow(widths: dict[ListColumn, int], needed: Needs, room: int) -> None:
    """Give the room that is left, cell by cell, to what lacks most; what nobody needs goes to the role."""
    while room > 0:
        lacking = [name for name, width in widths.items() if width < needed[name]]
        if not lacking:
            break
        widths[min(lacking, key=lambda name: widths[name] / needed[name])] += 1
        room -= 1
    last = ListColumn.TITLE if ListColumn.TITLE in widths else [*widths][-1]
    widths[last] = max(1, widths[last] + room)


def heading_line(columns: Sequence[Column]) -> list[Piece]:
    """The headings over their columns."""
    words = [" " * _SIGN, *(plain(fit([(one.heading, "")], one.width)) for one in columns)]
    return [((" " * GAP).join(words), "$foreground-muted")]


def row_line(row: "PostingRow", columns: Sequence[Column], look: Look, *, marked: bool) -> list[Piece]:
    """One posting as a line, each column cut to its cells."""
    line = sign(row, look, marked=marked)
    for one in columns:
        line += [(" " * GAP, ""), *fit(cell(one.name, row, look), one.width)]
    return line
