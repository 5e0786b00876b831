"""What stands around the list of postings: the bar, the foot, the names of the panes.

Loads no Textual: the first picture has it as well.
"""

from collections.abc import Iterable, Mapping, Sequence

from jobtui.tui.pieces import Piece, cells, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jobtui.domain.agenda import Due
    from jobtui.domain.requirement import Tally

Part = tuple[Piece, str]
"""Words, and what a click on them stands for, "" for nothing."""

LIST = "Postings"
PANES = {"detail": "Detail", "checklist": "Requirements", "timeline": "Timeline"}
"""The panes by their ids in reading order, and the name of each."""
FRONT = "checklist"
"""The pane that is seen at first where only one is."""

NEWEST = "newest"
"""The order a list has at first."""


View = tuple[str, str, str]
"""The name of a view, its label and its key."""


def view_bar(views: Sequence[View], view: str, due: "Due", room: int) -> list[Part]:
    """The name of the program, the views, the present one lit; beside the agenda what is due.

    Without the name of the program where it does not fit, then without the labels of other views.
    """
    program: list[Part] = [((" jobtui ", "bold $primary"), ""), (("│", "$foreground-muted"), "")]
    whole = _views(views, view, due)
    if not room or _wide([*program, *whole]) <= room:
        return [*program, *whole]
    short = [(name, label if name == view else "", key) for name, label, key in views]
    return whole if _wide(whole) <= room else _views(short, view, due)


def _views(views: Sequence[View], view: str, due: "Due") -> list[Part]:
    parts: list[Part] = []
    for name, label, key in views:
        told = f"{key} {label}".rstrip()
        parts.append(((f" {told} ", "bold reverse" if name == view else ""), name))
        if name == "agenda" and due.total:
            style = "bold $text-error" if due.overdue else "bold $text-warning"
            parts.append(((f"{due.total:,} due ", style), name))
    return parts


def _wide(parts: Iterable[Part]) -> int:
    return sum(cells(words) for (words, _), _ in parts)


def tabs(labels: Mapping[str, str], lit: str, *, focused: bool) -> list[Part]:
    """Names side by side; `lit` is the present one, brighter while its pane has the focus."""
    lit_style = "bold $accent reverse" if focused else "bold $text-accent"
    parts: list[Part] = []
    for name, label in labels.items():
        if parts:
            parts.append((("│", "$panel-lighten-2"), ""))
        parts.append(((f" {label} ", lit_style if name == lit else "$foreground-muted"), name))
    return parts


def requirements(required: "Tally | None") -> str:
    """The name of the checklist with what is met of it: `Requirements 3/5`."""
    name = PANES["checklist"]
    return f"{name} {required.met}/{required.total}" if required and required.total else name


def counted(opened: int, closed: int) -> str:
    """How many postings are listed."""
    return f"{opened:,} open · {closed:,} closed"


def sorted_by(order: str) -> str:
    """How they are sorted, behind how many there are."""
    return f" · sorted by {order}"


Hint = tuple[str, str, bool]
"""A key, what it does, and whether it is always named, at the end."""


def hint(key: str, label: str) -> list[Piece]:
    """A key and what it does."""
    return [(f" {key}", "bold $text-accent"), (f" {label}", "")]


def named(hints: Sequence[Hint], width: int) -> list[int]:
    """Which hints there is room for: those that are always named come last."""
    sizes = [cells(plain(hint(key, label))) for key, label, _ in hints]
    lasting = [at for at, (_, _, last) in enumerate(hints) if last]
    room = width - sum(sizes[at] for at in lasting)
    fitting = []
    for at, size in enumerate(sizes):
        if at not in lasting and size <= room:
            fitting.append(at)
            room -= size
    return fitting + lasting
