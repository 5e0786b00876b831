"""The facts of postings in rows: where they stand, where and how the work is done, pay, dates, the bar."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jobtui.domain.aligned import FIRM_FIRST, by_key
from jobtui.domain.comparison import FACT, PAY_SCALE, Cell, Row
from jobtui.domain.demand import degree_text, demands, folded, key_of
from jobtui.domain.payscale import Scale, own_ranges
from jobtui.domain.posting import Posting
from jobtui.domain.reading import Dated, Finding
from jobtui.domain.requirement import ChecklistItem, Degree, Kind, State
from jobtui.domain.salary import Salary, describe
from jobtui.domain.verdict import Verdict

_DEGREES = list(Degree)


def fact_rows(
    postings: Sequence[Posting],
    scale: Scale | None,
    places: Collection[str],
    verdicts: Mapping[tuple[int, int], Verdict],
) -> Iterator[Row]:
    """The rows of the group "fact", there even if no posting states them; that of the scale only with one."""

    def row(label: str, cell: Callable[[Posting], Cell | None]) -> Row:
        return Row(FACT, label, tuple(map(cell, postings)))

    yield row("status", lambda posting: Cell(posting.status, None, None, (), posting.id))
    yield row("company", lambda posting: _stated(posting, "company"))
    yield row("place", lambda posting: _stated(posting, "locations"))
    yield row("workplace", lambda posting: _stated(posting, "workplace"))
    yield row("type", lambda posting: _stated(posting, "employment_type"))
    yield from _pay_rows(postings, places)
    if scale is not None:
        cells = tuple(_on_scale(posting, scale, at) for at, posting in enumerate(postings))
        yield Row(FACT, f"{PAY_SCALE}, {scale.ends}", cells)
    yield row("posted", lambda posting: _stated(posting, "posted", _day_text))
    yield row("closes", lambda posting: _stated(posting, "closes", _day_text))
    yield row("years", _years_asked)
    yield row("degree", _degree_asked)
    yield row("required met", lambda posting: _required_met(posting, verdicts))


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


def _required_met(posting: Posting, verdicts: Mapping[tuple[int, int], Verdict]) -> Cell | None:
    """How many required items I meet, by my own ticks, and where there is none by what the profile says."""
    required = [item for item in posting.checklist if item.requirement.kind is Kind.REQUIRED]
    met = sum(_met(item, verdicts.get((posting.id, item.n))) for item in required)
    return Cell(f"{met}/{len(required)}", None, None, (), posting.id) if required else None


def _met(item: ChecklistItem, verdict: Verdict | None) -> bool:
    return item.state is State.MET or verdict is Verdict.MET


# Pay


def _pay_rows(postings: Sequence[Posting], places: Collection[str]) -> list[Row]:
    """The main range of each posting in one row, its others below: mine first, then those for no place."""
    columns = []
    for posting in postings:
        ranges = [one for one in posting.facts.salaries if describe(one.value)]
        own = own_ranges([one.value for one in ranges], places)
        cells = [_pay_cell(posting, *pair) for pair in zip(ranges, own, strict=True)]
        placed = [bool(one.value.where) for one in ranges]
        order = sorted(range(len(cells)), key=lambda at: (not own[at], placed[at]))
        columns.append({"": [cells[at] for at in order]})
    return by_key(FACT, columns, {"": "pay"}) or [Row(FACT, "pay", (None,) * len(postings))]


def _pay_cell(posting: Posting, salary: Finding[Salary], own: bool | None) -> Cell:
    text = folded(describe(salary.value, with_place=True))
    return replace(_fact_cell(posting, text, [salary]), mine=own)


def _on_scale(posting: Posting, scale: Scale, at: int) -> Cell | None:
    """All ranges of a posting in the currency of the scale, a year."""
    bars = scale.bars[at]
    spans = tuple(span for finding in posting.facts.salaries for span in finding.spans)
    text = " · ".join(map(scale.text, bars))
    return Cell(text, None, None, spans, posting.id) if bars else None


# What is asked at least


def _years_asked(posting: Posting) -> Cell | None:
    """The years asked most firmly, the largest demand of each area."""
    asked = [(item, demand) for item in posting.checklist for demand in demands(item.requirement)]
    firm, items = _firmest([item for item, _ in asked])
    largest = {}
    for item, demand in sorted(asked, key=lambda pair: pair[1].most):
        if item in items:
            largest[key_of(demand.area)] = demand
    told = sorted(largest.values(), key=lambda demand: -demand.most)
    text = " · ".join(f"{demand.years} {folded(demand.area)}".rstrip() for demand in told)
    return _asked_cell(posting, text, firm, items) if told else None


def _degree_asked(posting: Posting) -> Cell | None:
    """The lowest degree among those asked most firmly."""
    firm, items = _firmest([item for item in posting.checklist if item.requirement.degree is not None])
    lowest = min(items, key=lambda item: _DEGREES.index(item.requirement.degree or Degree.NONE), default=None)
    if lowest is None:
        return None
    return _asked_cell(posting, degree_text(lowest.requirement), firm, [lowest])


def _firmest(items: Sequence[ChecklistItem]) -> tuple[Kind | None, list[ChecklistItem]]:
    """Those of the items that are asked most firmly, and how firmly."""
    kinds = {item.requirement.kind for item in items}
    firm = min(kinds, key=FIRM_FIRST.index, default=None)
    return firm, [item for item in items if item.requirement.kind is firm]


def _asked_cell(posting: Posting, text: str, firm: Kind | None, items: Sequence[ChecklistItem]) -> Cell:
    spans = tuple(span for item in items for span in item.requirement.spans)
    said = text if firm is Kind.REQUIRED else f"{text} ({firm})"
    return Cell(said, None, None, spans, posting.id)
