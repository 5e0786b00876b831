"""Two to four postings side by side: facts, then what they ask, aligned by what is asked.

Degrees, years, languages and skills stand in rows by their names, other items with those that say nearly the
same. Every cell names its posting and, if it comes from the checklist, the item that says it, so that the
sentence behind it can be shown. Each item stands behind at least one cell.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jobtui.domain.aligned import (
    FIRM_FIRST,
    Cells,
    Column,
    by_demand,
    by_key,
    by_sentence,
    excerpt,
    in_common,
)
from jobtui.domain.comparison import (
    BENEFIT,
    GROUPS,
    ONLY_HERE,
    OTHER,
    RESPONSIBILITY,
    Cell,
    Comparison,
    Row,
)
from jobtui.domain.demand import degree_in, degree_text, demands, folded, key_of
from jobtui.domain.fact_rows import fact_rows
from jobtui.domain.offer import Rate
from jobtui.domain.payscale import pay_scale
from jobtui.domain.posting import Posting
from jobtui.domain.requirement import ChecklistItem, Degree, Requirement, Topic
from jobtui.domain.verdict import Verdict

IN_GENERAL = "in general"
"""Label of the row for years of experience in no particular area."""

_TELLING_FIRST = (
    Topic.DEGREE,
    Topic.LANGUAGE,
    Topic.CLEARANCE,
    Topic.AUTHORISATION,
    Topic.LICENCE,
    Topic.TRAVEL,
    Topic.PLACE,
    Topic.LEADERSHIP,
    Topic.DOMAIN,
    Topic.SKILL,
    Topic.EXPERIENCE,
)
"""Of several topics the first of these names the group of a sentence: nearly all speak of experience."""

_ONE_MATTER = frozenset({Topic.CLEARANCE, Topic.AUTHORISATION, Topic.TRAVEL, Topic.PLACE})
"""Topics of which it matters what each posting says, in whatever words: they share a row."""

Told = set[tuple[int, int]]
"""The items that stand behind a cell already: posting and number."""


def compare(
    postings: Sequence[Posting],
    *,
    places: Collection[str] = (),
    rates: Collection[Rate] = (),
    verdicts: Mapping[tuple[int, int], Verdict] | None = None,
) -> Comparison:
    """Align the postings, two to four as a rule. The same postings always give the same rows.

    `places` are mine, `rates` those I gave; `verdicts` say of posting and item where I stand with it.
    """
    salaries = [[finding.value for finding in posting.facts.salaries] for posting in postings]
    scale, notes = pay_scale(salaries, places, rates)
    facts = fact_rows(postings, scale, places, verdicts or {})
    rows = [*facts, *_asked_rows(postings), *_beside_rows(postings)]
    return Comparison(
        tuple(posting.id for posting in postings),
        tuple(posting.name for posting in postings),
        tuple(posting.company for posting in postings),
        tuple(_judged(row, verdicts or {}) for row in rows),
        tuple("title" in posting.suggested for posting in postings),
        scale,
        (*_without_items(postings), *notes),
    )


def _judged(row: Row, verdicts: Mapping[tuple[int, int], Verdict]) -> Row:
    cells = (
        replace(cell, verdict=verdicts.get((cell.posting, cell.item_n))) if cell and cell.item_n else cell
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells)) if verdicts else row


def _without_items(postings: Sequence[Posting]) -> Iterator[str]:
    for posting in postings:
        if not posting.checklist:
            yield f"posting {posting.id} lists no requirements: only its facts stand here."


# What is asked


def _asked_rows(postings: Sequence[Posting]) -> list[Row]:
    """What is asked by name, then the items that no such row refers to, by group."""
    rows = [*_degree_rows(postings), *_experience_rows(postings), *_language_rows(postings)]
    rows += _skill_rows(postings, _told(rows))
    rows += _sentence_rows(postings, _told(rows))
    return sorted(rows, key=lambda row: GROUPS.index(row.group))


def _told(rows: Iterable[Row]) -> Told:
    cells = (cell for row in rows for cell in row.cells)
    return {(cell.posting, cell.item_n) for cell in cells if cell is not None and cell.item_n is not None}


def _degree_rows(postings: Sequence[Posting]) -> list[Row]:
    """The lowest degree among those asked most firmly; others a posting names follow in further rows."""
    columns = []
    for posting in postings:
        asking = [item for item in posting.checklist if item.requirement.degree is not None]
        asking.sort(key=lambda item: (_firmness(item), list(Degree).index(_degree(item)), item.n))
        first: dict[str, Cell] = {}
        for item in asking:
            cell = _asked(posting, item, degree_in(item.requirement))
            first.setdefault(degree_text(item.requirement), cell)
        columns.append({"": list(first.values())})
    return by_key(Topic.DEGREE, columns, {"": "degree"})


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
    labels = sorted(by_demand(columns, names).items(), key=lambda label: label[0] != "")
    return by_key(Topic.EXPERIENCE, columns, dict(labels))


def _language_rows(postings: Sequence[Posting]) -> list[Row]:
    """One row a language; a cell stands for the item that asks for it most firmly."""
    columns = []
    names: dict[str, str] = {}
    for posting in postings:
        column: dict[str, list[Cell]] = {}
        for item in sorted(posting.checklist, key=lambda item: (_firmness(item), item.n)):
            for language in item.requirement.languages:
                names.setdefault(key_of(language.name), language.name)
                cell = _asked(
                    posting, item, language.level or excerpt(item.requirement.text, [language.name])
                )
                column.setdefault(key_of(language.name), [cell])
        columns.append(column)
    return by_key(Topic.LANGUAGE, columns, by_demand(columns, names))


def _skill_rows(postings: Sequence[Posting], told: Told) -> list[Row]:
    """One row a skill, or several that the same items ask for.

    A cell stands for the item that asks most firmly, rather one that no row above shows.
    """
    columns: list[Column] = []
    names: dict[str, str] = {}
    for posting in postings:

        def order(item: ChecklistItem, posting: Posting = posting) -> tuple[int, bool, int]:
            return _firmness(item), (posting.id, item.n) in told, item.n

        column: dict[str, list[Cell]] = {}
        for item in sorted(posting.checklist, key=order):
            for skill in item.requirement.skills:
                names.setdefault(key_of(skill), folded(skill))
                column.setdefault(key_of(skill), [_asked(posting, item)])
        columns.append(column)
    together: dict[tuple[int | None, ...], list[str]] = {}
    for key in by_demand(columns, names):
        behind = tuple(column[key][0].item_n if key in column else None for column in columns)
        together.setdefault(behind, []).append(key)
    rows = []
    for keys in together.values():
        label = ", ".join(names[key] for key in keys)
        cells = tuple(column[keys[0]][0] if keys[0] in column else None for column in columns)
        rows.append(Row(Topic.SKILL, label, _around(cells, [names[key] for key in keys])))
    return rows


def _around(cells: Cells, names: Sequence[str]) -> Cells:
    """The cells with what their sentences say around the names."""
    return tuple(cell and replace(cell, short=excerpt(cell.text, names)) for cell in cells)


def _sentence_rows(postings: Sequence[Posting], told: Told) -> list[Row]:
    """The items that no other row refers to: those that say nearly the same together, the rest alone."""
    left = [
        {item.n: item.requirement for item in posting.checklist if (posting.id, item.n) not in told}
        for posting in postings
    ]
    columns = [
        [_asked(posting, item) for item in posting.checklist if item.n in items]
        for posting, items in zip(postings, left, strict=True)
    ]
    of = {posting.id: items for posting, items in zip(postings, left, strict=True)}

    def group(cell: Cell) -> str:
        return _group(of[cell.posting][cell.item_n or 0])

    def matter(cell: Cell) -> str:
        return group(cell) if group(cell) in _ONE_MATTER else ""

    rows = []
    for cells in by_sentence(columns, matter):
        said = [cell for cell in cells if cell is not None]
        first = min(map(group, said), key=[*_TELLING_FIRST, OTHER].index)
        label = _label(cells, first, of[said[0].posting][said[0].item_n or 0])
        rows.append(Row(first, label, cells))
    return rows


def _group(requirement: Requirement) -> str:
    topics = requirement.topics or ((Topic.SKILL,) if requirement.skills else ())
    return next((topic for topic in _TELLING_FIRST if topic in topics), OTHER)


def _label(cells: Cells, group: str, requirement: Requirement) -> str:
    if group in _ONE_MATTER:
        return group
    if sum(cell is not None for cell in cells) > 1:
        return in_common(cells) or group
    return f"also {', '.join(map(folded, requirement.skills))}" if requirement.skills else ONLY_HERE


# What is not asked, but said


def _beside_rows(postings: Sequence[Posting]) -> Iterator[Row]:
    """Responsibilities and benefits, those that say nearly the same in one row."""
    for group, field in ((RESPONSIBILITY, "responsibilities"), (BENEFIT, "benefits")):
        columns = [
            [
                Cell(folded(found.value), None, None, found.spans, posting.id, suggested=found.suggested)
                for found in posting.facts.findings(field)
            ]
            for posting in postings
        ]
        for cells in by_sentence(columns):
            several = sum(cell is not None for cell in cells) > 1
            yield Row(group, in_common(cells) if several else ONLY_HERE, cells)


# Cells


def _asked(posting: Posting, item: ChecklistItem, short: str = "") -> Cell:
    """The whole sentence of an item; `short` is what of it counts in its row."""
    asked = item.requirement
    return Cell(
        folded(asked.text), asked.kind, item.state, asked.spans, posting.id, item.n, False, folded(short)
    )


def _firmness(item: ChecklistItem) -> int:
    """How firmly an item is asked, as a number to sort by: 0 is required."""
    return FIRM_FIRST.index(item.requirement.kind)


def _distinct(cells: Iterable[Cell]) -> list[Cell]:
    """The cells without those that only repeat the words of an earlier one."""
    first: dict[str, Cell] = {}
    for cell in cells:
        first.setdefault(cell.words, cell)
    return list(first.values())
