"""What the view of moving in shows, as lines: columns with their fields, statuses with their stages, rows."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import islice

from textual.content import Content

from jobtui.domain.stage import Stage
from jobtui.interop.sheet import Sheet
from jobtui.interop.trackers import KEPT, LABELS, SKIP, is_empty
from jobtui.tracker.moving_plan import Move, Plan, Planned
from jobtui.tui.text import fit, literal, shorten
from jobtui.tui.when import date_words
from jobtui.tui.widgets.item_list import Item

_MUTED = "$foreground-muted"
_SAMPLED = 200
"""In so many rows an example for a column is looked for."""

_MOST_SHOWN = 200
_LONGEST = 300

_SIGNS = {Move.NEW: "+", Move.MOVED: "→", Move.NOTED: "*", Move.UNCHANGED: "="}
_STYLES = {Move.NEW: "$text-success", Move.MOVED: "$text-accent", Move.NOTED: "$text-accent"}


def column_items(sheet: Sheet, fields: Sequence[str], width: int) -> list[Item]:
    """A line a column: its name, what it is taken for, an example."""
    named = max(8, min(26, width // 3, max(map(len, sheet.header), default=0)))
    labelled = min(18, max(len(LABELS[name]) for name in fields)) if fields else 0
    room = max(4, width - named - labelled - 4)
    return [
        Item(str(at), _column(name, fields[at], fit(_example(sheet, at), room), named, labelled))
        for at, name in enumerate(sheet.header)
    ]


def _column(name: str, field: str, example: Content, named: int, labelled: int) -> Content:
    quiet = field in (KEPT, SKIP)
    label = literal(LABELS[field], _MUTED if quiet else "bold")
    return Content.assemble(
        fit(literal(name, _MUTED if field == SKIP else ""), named),
        "  ",
        fit(label, labelled),
        "  ",
        example,
    )


def _example(sheet: Sheet, at: int) -> Content:
    """The first cell that says something, as far as a line may show it."""
    cells = (record.cells[at] for record in islice(sheet.records, _SAMPLED))
    cell = next((cell for cell in cells if not is_empty(cell)), "")
    return literal(" ".join(cell[:_LONGEST].split()), _MUTED)


def status_items(
    found: Mapping[str, tuple[int, str | None]], stages: Sequence[Stage], unknown: Set[str]
) -> list[Item]:
    """A line a status, the `unknown` ones first: how many rows have it, and the stage it is."""
    ordered = sorted(found.items(), key=lambda one: one[0] not in unknown)
    by_name = {stage.name: stage for stage in stages}
    widest = min(24, max(map(len, found), default=0))
    most = max((len(f"{count:,}") for count, _ in found.values()), default=1)
    items = []
    for word, (count, name) in islice(ordered, _MOST_SHOWN):
        stage = by_name.get(name or "")
        meant = literal(f"{stage.symbol} {stage.label}") if stage else literal("? not known", "$text-warning")
        line = Content.assemble(fit(literal(word), widest), (f"  {count:>{most},}  ", _MUTED), meant)
        items.append(Item(word, line))
    items += _more(len(found), "status", "statuses")
    return items or [Item("none", Content.styled("No column is a status.", _MUTED))]


def row_items(plan: Plan, today: date) -> list[Item]:
    """A line a row: what becomes of it, what it is called, where it comes to stand."""
    items = [_row(one, today) for one in plan.rows[:_MOST_SHOWN]]
    return items + _more(len(plan.rows), "row", "rows")


def _more(number: int, one: str, several: str) -> list[Item]:
    """A line that tells how many are not shown."""
    more = number - _MOST_SHOWN
    words = f"and {more:,} more {one if more == 1 else several}"
    return [Item("more", Content.styled(words, _MUTED), heading=True)] if more > 0 else []


def _row(one: Planned, today: date) -> Item:
    told = [f"{stage} {date_words(day, today) if day else ''}".strip() for stage, day in one.stages]
    said = " → ".join(told) or (one.move if one.move is not Move.NEW else "")
    lead = Content.styled(f"{_SIGNS[one.move]} ", _STYLES.get(one.move, _MUTED))
    name = literal(shorten(one.row.name, 80))
    return Item(str(one.row.n), Content.assemble(name, "  ", literal(said, _MUTED)), lead)
