"""The postings near one of mine, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from jobtui.domain.frequency import IN_GENERAL, Ask
from jobtui.domain.likeness import bands, nearness
from jobtui.domain.phrase import shared_phrase
from jobtui.domain.posting import Posting, PostingRow
from jobtui.domain.reading import Origin, ZoneName
from jobtui.domain.sameness import Traits, employer_key
from jobtui.domain.similar import Near, Profiled, near
from jobtui.tracker.tracker import Tracker

_CANDIDATES = 200
_OF_THE_WORK = frozenset({ZoneName.OVERVIEW, ZoneName.RESPONSIBILITIES})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A posting near another, and what makes it so."""

    row: PostingRow
    near: Near


def similar(tracker: Tracker, posting: Posting) -> tuple[Neighbour, ...]:
    """The postings near this one, the nearest first, ten at most; none that is in the bin."""
    employer, whole = employer_key(posting.company), _whole(posting)
    akin = tracker.store.akin(Traits(employer=employer, bands=bands(whole)))
    candidates = dict.fromkeys([*tracker.store.sharing(posting.id, _CANDIDATES), *list(akin)[:_CANDIDATES]])
    candidates.pop(posting.id, None)
    asked = tracker.store.asks([posting.id, *candidates])
    rows = {row.id: row for row in tracker.rows(list(candidates))}
    kin = {number: tracker.posting(number) for number in rows if number in akin}
    phrases = _phrases(posting, [one for one in kin.values() if employer_key(one.company) == employer])
    others = [
        Profiled(
            row.id,
            employer_key(row.company),
            row.title,
            _said(asked[row.id]),
            nearness(whole, _whole(kin[row.id])) if row.id in akin and akin[row.id].alike else 0.0,
            phrases.get(row.id, ""),
        )
        for row in rows.values()
    ]
    one = Profiled(posting.id, employer, posting.title, _said(asked[posting.id]))
    return tuple(Neighbour(rows[found.posting], found) for found in near(one, others))


def _whole(posting: Posting) -> str:
    return posting.capture.text if posting.capture else ""


def _phrases(posting: Posting, colleagues: Sequence[Posting]) -> dict[int, str]:
    """What this posting and only one other of its employer say of the work: what tells a team."""
    work = {one.id: _work(one) for one in colleagues}
    own = _work(posting)
    return {
        one: shared_phrase(own, text, (other for number, other in work.items() if number != one))
        for one, text in work.items()
    }


def _work(posting: Posting) -> str:
    """What the employer says of the work, whatever it asks for it."""
    capture = posting.capture
    if capture is None:
        return ""
    told = (zone for zone in capture.zones if zone.origin is Origin.EMPLOYER and zone.name in _OF_THE_WORK)
    return "\n".join(capture.text[zone.start : zone.end] for zone in told)


def _said(asks: frozenset[tuple[Ask, str]]) -> frozenset[str]:
    return frozenset(
        f"years {'of ' + name if name else IN_GENERAL}" if ask is Ask.EXPERIENCE else name
        for ask, name in asks
    )
