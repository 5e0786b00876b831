"""Postings side by side as a table: its cells, its rows, the whole of it, and which rows to leave out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from jobtui.domain.demand import key_of
from jobtui.domain.payscale import Scale
from jobtui.domain.requirement import KIND_SYMBOLS, STATE_SYMBOLS, Kind, Span, State, Topic
from jobtui.domain.verdict import VERDICT_SYMBOLS, Verdict

FACT = "fact"
OTHER = "other"
RESPONSIBILITY = "responsibility"
BENEFIT = "benefit"
GROUPS = (FACT, *map(str, Topic), OTHER, RESPONSIBILITY, BENEFIT)
"""The groups of rows, in their order."""

_NAMES = {
    FACT: "Facts",
    Topic.SKILL: "Skills",
    Topic.LANGUAGE: "Languages",
    OTHER: "Other requirements",
    RESPONSIBILITY: "Responsibilities",
    BENEFIT: "Benefits",
}

BESIDE = (RESPONSIBILITY, BENEFIT)
"""Groups of what is not asked: long lists, which screens fold away."""

ONLY_HERE = "only here"
"""Label of what one posting alone says, and that has no name of its own."""

PAY_SCALE = "pay a year"
"""What the label of the row that draws all ranges on one scale begins with."""


def group_name(group: str) -> str:
    """What stands over the rows of a group."""
    return _NAMES.get(group, group.capitalize())


@dataclass(frozen=True, slots=True)
class Cell:
    """What one posting says in one row, and where it says so.

    `text` is a fact or the whole sentence, `short` what of it counts in this row, "" for all of it. `kind`,
    `state` and `item_n`, the number of the checklist item behind the cell, are None for what is not asked.
    `spans` index the text of the newest capture. `suggested` marks an inferred value not yet confirmed.
    `mine` tells of pay that depends on the place whether it is for mine, None where nothing depends on it.
    `verdict` is where I stand with it by my own tick or my profile, None where there is neither.
    """

    text: str
    kind: Kind | None
    state: State | None
    spans: tuple[Span, ...]
    posting: int
    item_n: int | None = None
    suggested: bool = False
    short: str = ""
    mine: bool | None = None
    verdict: Verdict | None = None

    @property
    def words(self) -> str:
        """What stands in a narrow cell."""
        return self.short or self.text

    @property
    def symbols(self) -> str:
        """How firmly it is asked and where I stand with it: `● ✓` by my tick, `● ?` by my profile."""
        kind = KIND_SYMBOLS[self.kind] if self.kind else ""
        return f"{kind} {self.standing}".strip()

    @property
    def standing(self) -> str:
        """The symbol of my tick, or without one of what my profile says; "" for neither and for a fact."""
        if self.state is None:
            return ""
        return STATE_SYMBOLS[self.state] or (VERDICT_SYMBOLS[self.verdict] if self.verdict else "")

    @property
    def met(self) -> bool:
        """Whether I meet it: by my own tick, or without one by my profile."""
        ticked = self.state is not State.UNREVIEWED
        return self.state is State.MET if ticked else self.verdict is Verdict.MET


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: a cell for each posting, None where it states or asks no such thing."""

    group: str
    label: str
    cells: tuple[Cell | None, ...]

    @property
    def apart(self) -> bool:
        """Whether each cell is something that its posting alone says: nobody else can lack it."""
        return self.label == ONLY_HERE

    @property
    def same(self) -> bool:
        """Whether all postings say the same, as firmly, and stand alike with me.

        Of a skill it is enough that all ask for it, in whatever words. Silence differs from any word.
        """
        skill = self.group == Topic.SKILL
        said = {
            None if cell is None else ("" if skill else key_of(cell.words), cell.kind, cell.state)
            for cell in self.cells
        }
        return len(said) <= 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Postings side by side: their ids, names and companies in the order given, and the rows by group.

    `suggested` says of each name whether it is an inferred title not yet confirmed; `scale` sets their pay on
    one scale, None where there are no two ranges to set; `notes` are sentences on what could not be compared.
    """

    postings: tuple[int, ...]
    names: tuple[str, ...]
    companies: tuple[str | None, ...]
    rows: tuple[Row, ...]
    suggested: tuple[bool, ...] = ()
    scale: Scale | None = None
    notes: tuple[str, ...] = ()


def differences(comparison: Comparison) -> Comparison:
    """The comparison without the rows in which all postings say the same."""
    return _kept(comparison, lambda row: not row.same)


def required_only(comparison: Comparison) -> Comparison:
    """The comparison without the rows that no posting requires. Facts stay."""
    return _kept(comparison, lambda row: row.group == FACT or any(_required(row.cells)))


def unmet_only(comparison: Comparison) -> Comparison:
    """The comparison without the rows of which I meet all that is asked."""

    def met(row: Row) -> bool:
        asked = [cell for cell in row.cells if cell is not None and cell.kind is not None]
        return bool(asked) and all(cell.met for cell in asked)

    return _kept(comparison, lambda row: not met(row))


def asked_only(comparison: Comparison) -> Comparison:
    """The comparison without responsibilities and benefits."""
    return _kept(comparison, lambda row: row.group not in BESIDE)


def packed(comparison: Comparison) -> Comparison:
    """The comparison with what only one posting says in as few rows as will do, column by column.

    Such cells stand beside each other, though they have nothing to do with each other.
    """
    rows: list[Row] = []
    for _, group in groupby(comparison.rows, key=lambda row: (row.group, row.apart)):
        held = list(group)
        rows += _side_by_side(held) if held[0].apart else held
    return replace(comparison, rows=tuple(rows))


def _side_by_side(rows: list[Row]) -> list[Row]:
    columns = [[cell for cell in column if cell] for column in zip(*(row.cells for row in rows), strict=True)]
    return [Row(rows[0].group, ONLY_HERE, cells) for cells in zip_longest(*columns)]


def _required(cells: Iterable[Cell | None]) -> Iterable[bool]:
    return (cell is not None and cell.kind is Kind.REQUIRED for cell in cells)


def _kept(comparison: Comparison, keep: Callable[[Row], bool]) -> Comparison:
    return replace(comparison, rows=tuple(filter(keep, comparison.rows)))
