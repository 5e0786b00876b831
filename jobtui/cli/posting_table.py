"""The list of postings as a table: its columns, and which and how wide a terminal shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jobtui.cli import out, words
from jobtui.cli.out import Cell
from jobtui.domain.columns import ListColumn
from jobtui.domain.posting import PostingRow
from jobtui.domain.reading import Dated
from jobtui.domain.salary import describe_short
from jobtui.domain.stage import Stage

Stages = Mapping[str, Stage]


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its heading, the width it needs at least, and what stands in it."""

    heading: str
    least: int
    cell: Callable[[PostingRow, Stages], Cell]


def _title(row: PostingRow) -> Cell:
    if row.title is None:
        return Cell(f"{row.name} {row.file_name}".rstrip(), "dim")
    mark = f"{words.SUGGESTED} " if "title" in row.suggested else ""  # in front, where it is never cut off
    return Cell(mark + row.title)


def _status(row: PostingRow, stages: Stages) -> Cell:
    stage = stages.get(row.status)
    text = f"{stage.symbol} {stage.name}" if stage else row.status
    put_away = " (bin)" if row.deleted else " (archived)" if row.archived else ""
    return Cell(text + put_away)


def _met(row: PostingRow) -> Cell:
    required = row.tallies.required
    return Cell(f"{required.met}/{required.total}" if required.total else "")


def _dated(found: Dated | None) -> Cell:
    if found is None:
        return Cell("")
    day = found.latest or found.earliest
    return Cell(day.isoformat() if day else found.text)


def _text(text: object) -> Cell:
    return Cell(str(text or ""))


_COLUMNS = {
    ListColumn.ID: _Column("ID", 3, lambda row, _: Cell(f"{row.id:>3}", "dim")),
    ListColumn.TITLE: _Column("TITLE", 30, lambda row, _: _title(row)),
    ListColumn.COMPANY: _Column("COMPANY", 12, lambda row, _: _text(row.company)),
    ListColumn.STATUS: _Column("STATUS", 11, _status),
    ListColumn.MET: _Column("MET", 5, lambda row, _: _met(row)),
    ListColumn.MATCH: _Column("MATCH", 5, lambda row, _: _text(row.fit)),
    ListColumn.PAY: _Column("PAY", 12, lambda row, _: _text("".join(map(describe_short, row.salaries[:1])))),
    ListColumn.NEXT: _Column("NEXT", 16, lambda row, _: _text(words.next_action_text(row.next_action))),
    ListColumn.PLACE: _Column("PLACE", 12, lambda row, _: _text(", ".join(row.locations))),
    ListColumn.WORKPLACE: _Column("WORKPLACE", 9, lambda row, _: _text(row.workplace)),
    ListColumn.TYPE: _Column("TYPE", 9, lambda row, _: _text(row.employment_type)),
    ListColumn.TAGS: _Column("TAGS", 10, lambda row, _: _text(", ".join(row.tags))),
    ListColumn.POSTED: _Column("POSTED", 10, lambda row, _: _dated(row.posted)),
    ListColumn.CLOSES: _Column("CLOSES", 10, lambda row, _: _dated(row.closes)),
    ListColumn.SINCE: _Column("SINCE", 10, lambda row, _: _text(row.since)),
    ListColumn.URL: _Column("URL", 16, lambda row, _: _text(row.url)),
}

_USUAL = tuple(map(ListColumn, "id title company status met pay next place".split()))
"""What is shown unless the person says otherwise. Those at the end go first where there is no room."""

_FAVOUR = {ListColumn.TITLE: 12, ListColumn.NEXT: -1000, ListColumn.PLACE: -1000}
"""How much wider than another one this may stay where it is tight; below 0 it is cut before others."""

Cells = dict[ListColumn, list[Cell]]


def print_list(found: Sequence[PostingRow], stages: Stages, chosen: Sequence[ListColumn] = ()) -> None:
    """Print postings, the `chosen` columns or those there is room for."""
    if not found:
        return
    cells = {one: [_COLUMNS[one].cell(row, stages) for row in found] for one in chosen or _USUAL}
    widths = dict.fromkeys(cells, 0)
    if out.is_terminal():
        room = out.width()
        widths = _shrunk(cells, list(chosen) or _with_room(cells, room), room)
    out.rows(
        [*zip(*(cells[one] for one in widths), strict=True)],
        heads=[_COLUMNS[one].heading for one in widths],
        fit=out.Fit.CUT,
        widths=dict(enumerate(widths.values())),
    )
    if any(row.suggested & {"title"} for row in found) and out.is_terminal():
        out.line(words.SUGGESTION_NOTE, "dim")


def _longest(cells: Cells, one: ListColumn) -> int:
    return max(len(_COLUMNS[one].heading), *(len(cell.text) for cell in cells[one]))


def _least(cells: Cells, one: ListColumn) -> int:
    return min(_COLUMNS[one].least, _longest(cells, one))


def _with_room(cells: Cells, room: int) -> list[ListColumn]:
    """The columns that hold anything and for whose least widths there is room."""
    found: list[ListColumn] = []
    for one in cells:
        taken = sum(_least(cells, other) + out.GAP for other in found)
        if taken + _least(cells, one) <= room and any(cell.text for cell in cells[one]):
            found.append(one)
    return found


def _shrunk(cells: Cells, shown: Sequence[ListColumn], room: int) -> dict[ListColumn, int]:
    """The width of each column: the widest give way until all fit."""
    widths = {one: _longest(cells, one) for one in shown}
    room -= (len(widths) - 1) * out.GAP
    while sum(widths.values()) > room and (
        spare := [one for one in widths if widths[one] > _least(cells, one)]
    ):
        widths[max(spare, key=lambda one: widths[one] - _FAVOUR.get(one, 0))] -= 1
    return widths
