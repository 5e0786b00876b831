"""What I wish of a role, held against what a posting states: place, workplace, employment, pay."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobtui.domain.offer import Rate
from jobtui.domain.place import around, mine, within
from jobtui.domain.profile import Claim, ClaimKind, Firmness, describe, lacking
from jobtui.domain.rates import convert, missing
from jobtui.domain.reading import Facts, Finding, Workplace
from jobtui.domain.requirement import Span
from jobtui.domain.salary import PER_YEAR, Period, Salary, paid_by
from jobtui.domain.salary import describe as pay_words


class Kept(StrEnum):
    """Whether a posting gives what I wish; unclear where it does not say."""

    KEPT = "kept"
    BROKEN = "broken"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Wish:
    """What comes of my wishes of one kind and firmness: any of several `claims` is enough.

    `field` is the fact of the posting they are held against, `spans` where it states it.
    """

    kind: ClaimKind
    firmness: Firmness
    claims: tuple[Claim, ...]
    verdict: Kept
    reason: str
    field: str
    spans: tuple[Span, ...] = ()


_ANYWHERE = re.compile(r"\b(?:multiple|various|several|any|anywhere|remote|worldwide|global)\b", re.I)

_FIELDS = {
    ClaimKind.PLACE: "locations",
    ClaimKind.WORKPLACE: "workplace",
    ClaimKind.EMPLOYMENT: "employment_type",
}


def wishes(facts: Facts, claims: Iterable[Claim], rates: Sequence[Rate] = ()) -> tuple[Wish, ...]:
    """My wishes, the musts of a kind first, each with whether the facts keep it."""
    told = sorted(claims, key=lambda claim: claim.id)
    found: list[Wish] = []
    for kind in (*_FIELDS, ClaimKind.PAY):
        for firmness in Firmness:
            mine = [claim for claim in told if claim.kind is kind and claim.firmness is firmness]
            if kind is ClaimKind.PAY:
                places = [one.name for one in told if one.kind is ClaimKind.PLACE and not lacking(one)]
                found += _pay(mine, facts, places, rates) if mine else []
            else:
                found += _stated(kind, firmness, mine, facts)
    return tuple(found)


def _stated(kind: ClaimKind, firmness: Firmness, claims: Sequence[Claim], facts: Facts) -> list[Wish]:
    """What I want, and apart from it what I do not want."""
    findings = facts.findings(_FIELDS[kind])
    wanted = tuple(claim for claim in claims if not lacking(claim))
    refused = tuple(claim for claim in claims if lacking(claim))
    sides = [(wanted, Kept.KEPT, Kept.BROKEN), (refused, Kept.BROKEN, Kept.KEPT)]
    return [
        Wish(
            kind,
            firmness,
            side,
            *_held(kind, side, findings, one, other, facts),
            _FIELDS[kind],
            _spans(findings),
        )
        for side, one, other in sides
        if side
    ]


def _held(
    kind: ClaimKind,
    claims: Sequence[Claim],
    findings: Sequence[Finding[str]],
    one: Kept,
    other: Kept,
    facts: Facts,
) -> tuple[Kept, str]:
    """`one` where the posting names any of these claims, `other` where it names something else."""
    said = ", ".join(finding.value for finding in findings)
    if not findings:
        return Kept.UNCLEAR, f"{_FIELDS[kind].replace('_', ' ')} not stated"
    same = _SAME[kind]
    if any(same(finding.value, claim.name) for finding in findings for claim in claims):
        return one, said
    remote = facts.workplace is not None and facts.workplace.value == Workplace.REMOTE
    wide = any(around(finding.value, claim.name) for finding in findings for claim in claims)
    if kind is ClaimKind.PLACE and (remote or wide or _ANYWHERE.search(said)):
        return Kept.UNCLEAR, f"{said}{', but remote' if remote else ''}: whether at my place is not said"
    return other, said


def _alike(stated: str, wished: str) -> bool:
    return _plain(stated) == _plain(wished)


def _plain(text: str) -> str:
    return text.casefold().replace("-", "").replace(" ", "")


_SAME: dict[ClaimKind, Callable[[str, str], bool]] = {
    ClaimKind.PLACE: within,
    ClaimKind.WORKPLACE: _alike,
    ClaimKind.EMPLOYMENT: _alike,
}


def _pay(claims: Sequence[Claim], facts: Facts, places: Sequence[str], rates: Sequence[Rate]) -> list[Wish]:
    """The least I would take: in the currency of the posting if I named one, else by a rate that I gave."""
    findings = facts.salaries
    salary = mine([finding.value for finding in findings], places)
    best = next((one for one in claims if salary and one.currency == salary.currency), claims[0])
    spans = tuple(span for one in findings if one.value == salary for span in one.spans)
    verdict, reason = _enough(best, salary, rates) if salary else (Kept.UNCLEAR, _silent(findings))
    return [Wish(ClaimKind.PAY, best.firmness, (best,), verdict, reason, "salaries", spans)]


def _silent(findings: Sequence[Finding[Salary]]) -> str:
    return "no pay is stated for my place" if findings else "pay not stated"


def _enough(claim: Claim, salary: Salary, rates: Sequence[Rate]) -> tuple[Kept, str]:
    said, period = pay_words(salary, with_place=True), paid_by(salary)
    if salary.currency is None or period is None:
        return (
            Kept.UNCLEAR,
            f"{said}: its {'currency' if salary.currency is None else 'period'} is not stated",
        )
    by_year = (claim.amount or 0) * PER_YEAR[Period(claim.period or Period.YEAR)]
    least = convert(by_year, claim.currency, salary.currency, rates)
    if least is None:
        return Kept.UNCLEAR, f"{said}; {missing(claim.currency, salary.currency)}"
    low, high = (None if end is None else end * PER_YEAR[period] for end in (salary.minimum, salary.maximum))
    if high is not None and high < least:
        return Kept.BROKEN, f"{said} is below my least"
    if low is not None and low >= least:
        return Kept.KEPT, said
    return Kept.UNCLEAR, f"{said}: my least lies within" if high is not None else said


def _spans(findings: Sequence[Finding[str]]) -> tuple[Span, ...]:
    return tuple(span for finding in findings for span in finding.spans)


def wish_words(wish: Wish) -> str:
    """The wish itself in words: `Berlin (must) or Leith (must)`."""
    return " or ".join(map(describe, wish.claims))
