"""Two to four postings side by side: facts, degree, years and skills aligned row by row, the rest listed.

Every cell names its posting and, if it comes from the checklist, the item that says it, so that the sentence
behind it can be shown. Each item stands behind at least one cell.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from jobtui.domain.demand import degree_text, demands, folded, key_of
from jobtui.domain.posting import Posting
from jobtui.domain.reading import Dated, Finding
from jobtui.domain.requirement import (
    KIND_SYMBOLS,
    STATE_SYMBOLS,
    ChecklistItem,
    Degree,
    Kind,
    Span,
    State,
)
from jobtui.domain.salary import Salary, describe, describe_yearly

FACT = "fact"
DEGREE = "degree"
EXPERIENCE = "experience"
SKILL = "skill"
REQUIREMENT = "requirement"
GROUPS = (FACT, DEGREE, EXPERIENCE, SKILL, REQUIREMENT)
"""The groups of rows, in their order."""

IN_GENERAL = "in general"
"""Label of the row for years of experience in no particular area."""

_FIRM_FIRST = (Kind.REQUIRED, Kind.UNLABELLED, Kind.PREFERRED)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one posting says in one row, and where it says so.

    `kind`, `state` and `item_n`, the number of the checklist item behind the cell, are None for facts.
    `spans` index the text of the newest capture. `suggested` marks an inferred value not yet confirmed.
    """

    text: str
    kind: Kind | None
    state: State | None
    spans: tuple[Span, ...]
    posting: int
    item_n: int | None = None
    suggested: bool = False

    @property
    def symbols(self) -> str:
        """How firmly it is asked and my state on it: `● ✓`, "" for a fact."""
        kind = KIND_SYMBOLS[self.kind] if self.kind else ""
        state = STATE_SYMBOLS[self.state] if self.state else ""
        return f"{kind} {state}".strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: a cell for each posting, None where it states or asks no such thing."""

    group: str
    label: str
    cells: tuple[Cell | None, ...]

    @property
    def same(self) -> bool:
        """Whether all postings say the same: equal text, kind and state. Silence differs from any word."""
        said = {None if cell is None else (cell.text, cell.kind, cell.state) for cell in self.cells}
        return len(said) <= 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Postings side by side: their ids, names and companies in the order given, and the rows by group.

    `suggested` says of each name whether it is an inferred title not yet confirmed.
    """

    postings: tuple[int, ...]
    names: tuple[str, ...]
    companies: tuple[str | None, ...]
    rows: tuple[Row, ...]
    suggested: tuple[bool, ...] = ()


_Column = Mapping[str, Sequence[Cell]]
"""The cells of one posting by what they are aligned on, the strongest first."""


def compare(postings: Sequence[Posting]) -> Comparison:
    """Align the postings, two to four as a rule. The same postings always give the same rows."""
    asked = [*_degree_rows(postings), *_experience_rows(postings), *_skill_rows(postings)]
    return Comparison(
        tuple(posting.id for posting in postings),
        tuple(posting.name for posting in postings),
        tuple(posting.company for posting in postings),
        (*_fact_rows(postings), *asked, *_other_rows(postings, asked)),
        tuple("title" in posting.suggested for posting in postings),
    )


def differences(comparison: Comparison) -> Comparison:
    """The comparison without the rows in which all postings say the same."""
    return replace(comparison, rows=tuple(row for row in comparison.rows if not row.same))


def required_only(comparison: Comparison) -> Comparison:
    """The comparison without the rows that no posting requires. Facts stay."""

    def kept(row: Row) -> bool:
        return row.group == FACT or any(cell and cell.kind is Kind.REQUIRED for cell in row.cells)

    return replace(comparison, rows=tuple(filter(kept, comparison.rows)))


# Facts


def _fact_rows(postings: Sequence[Posting]) -> Iterator[Row]:
    """The rows of the group "fact", there even if no posting states them."""
    yield _fact_row("status", postings, lambda posting: Cell(posting.status, None, None, (), posting.id))
    yield _fact_row("company", postings, lambda posting: _stated(posting, "company"))
    yield _fact_row("place", postings, lambda posting: _stated(posting, "locations"))
    yield _fact_row("workplace", postings, lambda posting: _stated(posting, "workplace"))
    yield _fact_row("type", postings, lambda posting: _stated(posting, "employment_type"))
    yield from _pay_rows(postings)
    yield _fact_row("posted", postings, lambda posting: _stated(posting, "posted", _day_text))
    yield _fact_row("closes", postings, lambda posting: _stated(posting, "closes", _day_text))
    yield _fact_row("required met", postings, _required_met)


def _fact_row(label: str, postings: Sequence[Posting], cell: Callable[[Posting], Cell | None]) -> Row:
    return Row(FACT, label, tuple(cell(posting) for posting in postings))


def _stated(posting: Posting, field: str, words: Callable[[Any], str] = str) -> Cell | None:
    """One cell with all values of a field; a value that comes to no text says nothing."""
    found = [finding for finding in posting.facts.findings(field) if words(finding.value)]
    text = " · ".join(folded(words(finding.value)) for finding in found)
    return _fact_cell(posting, text, found) if found else None


def _fact_cell(posting: Posting, text: str, findings: Sequence[Finding[Any]]) -> Cell:
    spans = tuple(span for finding in findings for span in finding.spans)
    suggested = any(finding.suggested for finding in findings)
    return Cell(text, None, None, spans, posting.id, suggested=suggested)


def _day_text(dated: Dated) -> str:
    """The day in ISO 8601, "about" the middle of an interval; the posting's words if no day is known."""
    match dated.earliest, dated.latest:
        case None, None:
            return dated.text
        case earliest, None:
            return f"from {earliest}"
        case None, latest:
            return f"by {latest}"
        case earliest, latest:
            return f"{earliest}" if earliest == latest else f"about {earliest + (latest - earliest) / 2}"


def _required_met(posting: Posting) -> Cell | None:
    required = posting.tallies.required
    text = f"{required.met}/{required.total}"
    return Cell(text, None, None, (), posting.id) if required.total else None


def _pay_rows(postings: Sequence[Posting]) -> list[Row]:
    """The main range of each posting in one row, its others below: ranges for no place come first.

    Where periods differ, what is not paid by the year has its yearly figure beside it.
    """
    ranges = [[one for one in posting.facts.salaries if describe(one.value)] for posting in postings]
    periods = {one.value.period for one in chain(*ranges) if one.value.period}
    columns = [
        {"": [_pay_cell(posting, one, by_year=len(periods) > 1) for one in sorted(held, key=_has_place)]}
        for posting, held in zip(postings, ranges, strict=True)
    ]
    return _aligned(FACT, columns, {"": "pay"}) or [Row(FACT, "pay", (None,) * len(postings))]


def _has_place(salary: Finding[Salary]) -> bool:
    return bool(salary.value.where)


def _pay_cell(posting: Posting, salary: Finding[Salary], *, by_year: bool) -> Cell:
    a_year = describe_yearly(salary.value) if by_year else ""
    text = folded(describe(salary.value, with_place=True))
    return _fact_cell(posting, f"{text} ({a_year})" if a_year else text, [salary])


# What is asked


def _degree_rows(postings: Sequence[Posting]) -> list[Row]:
    """The lowest degree among those asked most firmly; others a posting names follow in further rows."""
    columns = []
    for posting in postings:
        asking = [item for item in posting.checklist if item.requirement.degree is not None]
        asking.sort(key=lambda item: (_firmness(item), list(Degree).index(_degree(item)), item.n))
        columns.append(
            {"": _distinct(_asked(posting, item, degree_text(item.requirement)) for item in asking)}
        )
    return _aligned(DEGREE, columns, {"": "degree"})


def _degree(item: ChecklistItem) -> Degree:
    return item.requirement.degree or Degree.NONE


def _experience_rows(postings: Sequence[Posting]) -> list[Row]:
    """Years by area, experience in general first, then the areas most postings ask for."""
    columns = []
    names: dict[str, str] = {}
    for posting in postings:
        asking = [(demand, item) for item in posting.checklist for demand in demands(item.requirement)]
        asking.sort(key=lambda pair: (_firmness(pair[1]), -pair[0].most, pair[1].n))
        column: dict[str, list[Cell]] = {}
        for demand, item in asking:
            names.setdefault(key_of(demand.area), folded(demand.area) or IN_GENERAL)
            column.setdefault(key_of(demand.area), []).append(_asked(posting, item, demand.text))
        columns.append({area: _distinct(cells) for area, cells in column.items()})
    labels = sorted(_by_demand(columns, names).items(), key=lambda label: label[0] != "")
    return _aligned(EXPERIENCE, columns, dict(labels))


def _skill_rows(postings: Sequence[Posting]) -> list[Row]:
    """One row a skill that a requirement names; a cell stands for the item that asks for it most firmly."""
    columns = []
    names: dict[str, str] = {}
    for posting in postings:
        column: dict[str, list[Cell]] = {}
        for item in sorted(posting.checklist, key=lambda item: (_firmness(item), item.n)):
            for skill in item.requirement.skills:
                names.setdefault(key_of(skill), folded(skill))
                said = f"{item.requirement.kind}, {item.state}"
                column.setdefault(key_of(skill), [_asked(posting, item, said)])
        columns.append(column)
    return _aligned(SKILL, columns, _by_demand(columns, names))


def _other_rows(postings: Sequence[Posting], above: Iterable[Row]) -> list[Row]:
    """The items no row above refers to: sentences that postings share, then the rest by kind."""
    told = {(cell.posting, cell.item_n) for row in above for cell in row.cells if cell is not None}
    left = [
        [
            _asked(posting, item, folded(item.requirement.text))
            for item in posting.checklist
            if (posting.id, item.n) not in told
        ]
        for posting in postings
    ]
    sentences = [dict.fromkeys(key_of(cell.text) for cell in cells) for cells in left]
    shared = [key for key, postings_saying in Counter(chain(*sentences)).items() if postings_saying > 1]
    columns = [_by_sentence_or_kind(cells, shared) for cells in left]
    rows = _aligned(REQUIREMENT, columns, dict.fromkeys([*shared, *_FIRM_FIRST], ""))
    return [replace(row, label=f"other {number}") for number, row in enumerate(rows, 1)]


def _by_sentence_or_kind(cells: Iterable[Cell], shared: Collection[str]) -> dict[str, list[Cell]]:
    column: dict[str, list[Cell]] = {}
    for cell in cells:
        key = key_of(cell.text)
        column.setdefault(key if key in shared else str(cell.kind), []).append(cell)
    return column


# Rows


def _asked(posting: Posting, item: ChecklistItem, text: str) -> Cell:
    return Cell(text, item.requirement.kind, item.state, item.requirement.spans, posting.id, item.n)


def _firmness(item: ChecklistItem) -> int:
    """How firmly an item is asked, as a number to sort by: 0 is required."""
    return _FIRM_FIRST.index(item.requirement.kind)


def _distinct(cells: Iterable[Cell]) -> list[Cell]:
    """The cells without those that only repeat the text of an earlier one."""
    first: dict[str, Cell] = {}
    for cell in cells:
        first.setdefault(cell.text, cell)
    return list(first.values())


def _by_demand(columns: Sequence[_Column], names: Mapping[str, str]) -> dict[str, str]:
    """The names by key: most asked for first, then required ones, then by name."""

    def order(key: str) -> tuple[int, int, str]:
        asked = [column[key][0] for column in columns if key in column]
        return -len(asked), min(_FIRM_FIRST.index(cell.kind) for cell in asked if cell.kind), key

    return {key: names[key] for key in sorted(names, key=order)}


def _aligned(group: str, columns: Sequence[_Column], labels: Mapping[str, str]) -> list[Row]:
    """The rows of each key in the order of `labels`; a second cell of one posting gets a row "label (2)"."""
    rows = []
    for key, label in labels.items():
        held = [column.get(key, ()) for column in columns]
        for depth in range(max(map(len, held), default=0)):
            cells = tuple(cells[depth] if depth < len(cells) else None for cells in held)
            rows.append(Row(group, label if not depth else f"{label} ({depth + 1})", cells))
    return rows
