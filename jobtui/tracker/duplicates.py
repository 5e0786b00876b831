"""Postings that may be the same opening: found with the reasons, told the same, or told apart for good."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from jobtui.domain.duplicate import Pair, Verdict
from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.filter import Query, Scope
from jobtui.domain.kin import Akin, Suspect
from jobtui.domain.likeness import bands, nearness
from jobtui.domain.posting import Capture, Posting, PostingRow
from jobtui.domain.problem import WrongUsage
from jobtui.domain.reading import Facts, Reading, Zone, ZoneName
from jobtui.domain.sameness import Traits, employer_key, page_key, requisition_key, title_key
from jobtui.tracker.tracker import Change, Tracker

LIKE = 0.6
"""From this share of common text on, two postings may be one, whoever offers them."""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two stored postings that may be the same opening, the older first, and why."""

    first: PostingRow
    second: PostingRow
    reasons: tuple[str, ...]


def own_text(text: str, zones: Sequence[Zone]) -> str:
    """A text without what the site puts around a posting."""
    kept = [text[zone.start : zone.end] for zone in zones if zone.name is not ZoneName.NOISE]
    return "\n".join(kept) or text


def traits(facts: Facts, text: str) -> Traits:
    """By what a posting with these facts and this text is looked for."""
    title, company, requisition, url = (
        next((found.value for found in facts.findings(name)), None)
        for name in ("title", "company", "requisition", "url")
    )
    return Traits(
        employer_key(company),
        title_key(title),
        requisition_key(requisition),
        page_key(url),
        bands(text),
    )


def of_row(row: PostingRow | Akin) -> Traits:
    """The traits of a stored posting but its text."""
    return Traits(
        employer_key(row.company), title_key(row.title), requisition_key(row.requisition), page_key(row.url)
    )


# Looking


def beside(
    tracker: Tracker, reading: Reading, wanted: Traits, akin: Mapping[int, Akin], posting: int | None = None
) -> list[Suspect]:
    """Those akin that a reading with such traits may repeat, or that it may as a version of `posting`."""
    text = own_text(reading.text, reading.zones)
    return _suspects(tracker, wanted, text, _open(tracker, akin, posting))


def of(tracker: Tracker, posting: Posting) -> list[Suspect]:
    """The postings that a stored one may be the same as, but for those of which the person has spoken."""
    capture = posting.capture
    wanted = traits(posting.facts, capture.text if capture else "")
    return _suspects(tracker, wanted, _text(capture), _open(tracker, tracker.store.akin(wanted), posting.id))


def every(tracker: Tracker) -> Iterator[Couple]:
    """All postings, two by two, that may be the same opening, but for those told of."""
    rows = {row.id: row for row in tracker.rows(tracker.find(Query(scope=Scope.ALL)))}
    spoken_of = {(pair.first, pair.second) for pair in tracker.store.items(Pair)}
    by_text = {pair for pair in tracker.store.alike() if pair[0] in rows and pair[1] in rows}
    for one, other in sorted(by_text.union(_by_keys(rows.values())) - spoken_of):
        first, second = rows[one], rows[other]
        text = _text(tracker.store.newest_text(one)) if (one, other) in by_text else ""
        share = _share(tracker, text, other) if text else 0.0
        if reasons := _reasons(of_row(first), of_row(second), share):
            yield Couple(first, second, reasons)


def linked(tracker: Tracker, posting: int) -> list[PostingRow]:
    """The postings that the person said are the same opening as this one, whether directly or by another."""
    same = [(pair.first, pair.second) for pair in tracker.store.items(Pair) if pair.verdict is Verdict.SAME]
    found, new = {posting}, {posting}
    while new:
        new = {one for pair in same if new & {*pair} for one in pair} - found
        found |= new
    return [row for row in tracker.rows(sorted(found - {posting})) if not row.deleted]


def _open(tracker: Tracker, akin: Mapping[int, Akin], posting: int | None) -> list[Akin]:
    """What is akin, but for a posting itself and those of which the person has spoken beside it."""
    if posting is None:
        return [*akin.values()]
    known = {one for pair in _pairs_of(tracker, posting) for one in (pair.first, pair.second)}
    return [one for one in akin.values() if one.id not in known and one.id != posting]


def _suspects(tracker: Tracker, wanted: Traits, text: str, akin: Iterable[Akin]) -> list[Suspect]:
    found = {}
    for one in akin:
        share = _share(tracker, text, one.id) if one.alike else 0.0
        if reasons := _reasons(wanted, of_row(one), share):
            found[one.id] = reasons
    return [Suspect(row, found[row.id]) for row in tracker.rows([*found])] if found else []


def _reasons(one: Traits, other: Traits, share: float) -> tuple[str, ...]:
    found = []
    if one.page and one.page == other.page:
        found.append("same address")
    if one.employer and one.employer == other.employer:
        if one.requisition and one.requisition == other.requisition:
            found.append("same requisition id")
        if one.title and one.title == other.title:
            found.append("same company and title")
    if share >= LIKE:
        found.append(f"{share:.0%}".replace("%", " %") + " of the text is the same")
    return tuple(found)


def _by_keys(rows: Iterable[PostingRow]) -> set[tuple[int, int]]:
    """Pairs with one employer and one title or requisition, or with one page."""
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        keys = of_row(row)
        if keys.page:
            groups["page", keys.page].append(row.id)
        for name, key in (("title", keys.title), ("requisition", keys.requisition)):
            if keys.employer and key:
                groups[name, keys.employer, key].append(row.id)
    return {pair for ids in groups.values() for pair in combinations(sorted(ids), 2)}


def _share(tracker: Tracker, text: str, other: int) -> float:
    return nearness(text, _text(tracker.store.newest_text(other)))


def _text(capture: Capture | None) -> str:
    return own_text(capture.text, capture.zones) if capture else ""


def _pairs_of(tracker: Tracker, posting: int) -> list[Pair]:
    return [pair for pair in tracker.store.items(Pair) if posting in (pair.first, pair.second)]


# Telling


def tell(tracker: Tracker, one: int, other: int, verdict: Verdict) -> Change:
    """Say that two postings are the same opening, or that they are not. Raises WrongUsage and NotThere."""
    first, second = sorted((one, other))
    if first == second:
        raise WrongUsage("name two different postings.")
    tracker.existing([first, second])
    known = next((pair for pair in _pairs_of(tracker, first) if second in (pair.first, pair.second)), None)
    if known is not None and known.verdict is verdict:
        raise WrongUsage(f"{first} and {second} are {_SAID[verdict]} already.")
    deed = (
        AddItem(Pair(first, second, verdict))
        if known is None
        else SetItem(Pair, known.id, {"verdict": verdict})
    )
    event = NewEvent(EventKind.DUPLICATE, f"{_TOLD[verdict]} {second}", first, (deed,))
    beside_it = NewEvent(EventKind.DUPLICATE, f"{_TOLD[verdict]} {first}", second, ())
    written = tracker.commit([event, beside_it])
    said = f"{first} and {second} are {_SAID[verdict]}"
    return Change(said[:1].upper() + said[1:], tracker.subject([first]), (first, second), written.step)


_SAID = {Verdict.SAME: "the same opening", Verdict.DIFFERENT: "different openings"}
_TOLD = {Verdict.SAME: "the same opening as", Verdict.DIFFERENT: "another opening than"}
