"""A checklist held against my profile, item by item: which verdict, by which branch, on which claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from jobtui.domain.evidence import Evidence
from jobtui.domain.fit import Fit
from jobtui.domain.profile import Claim, years_text
from jobtui.domain.requirement import ChecklistItem, Kind, State
from jobtui.domain.verdict import By, Judgement, Verdict
from jobtui.domain.weighing import weigh


def match(items: Iterable[ChecklistItem], claims: Iterable[Claim], today: date) -> tuple[Judgement, ...]:
    """Where I stand with each item of a checklist, in its order; `today` tells what was used long ago."""
    evidence = Evidence(claims, today)
    return tuple(judge(item, evidence) for item in items)


def judge(item: ChecklistItem, evidence: Evidence) -> Judgement:
    """Where I stand with one item. My own tick goes before anything the profile says."""
    found = weigh(item.requirement, evidence)
    by_profile = Judgement(
        item.n, found.verdict, By.PROFILE, found.said, found.words, found.claims, found.short, found.verdict
    )
    if item.state is State.UNREVIEWED:
        return by_profile
    mine = Verdict(item.state)
    reason = "my own tick" + (f": {' '.join(item.note.split())}" if item.note.strip() else "")
    if mine is not found.verdict:
        reason += f" (the profile alone: {found.verdict}, {found.said})"
    return replace(by_profile, verdict=mine, by=By.ME, reason=reason, short=0)


def fit(judgements: Sequence[Judgement], items: Sequence[ChecklistItem]) -> Fit:
    """The verdicts counted; where nothing is required, what is not labelled counts as asked."""
    asked = [one.verdict for one, _ in _of(judgements, items, _asked_kind(items))]
    wished = [one.verdict for one, _ in _of(judgements, items, Kind.PREFERRED)]
    met, partial, unmet = (asked.count(one) for one in (Verdict.MET, Verdict.PARTIAL, Verdict.UNMET))
    return Fit(len(asked), met, partial, unmet, len(wished), wished.count(Verdict.MET))


def summary(judgements: Sequence[Judgement], items: Sequence[ChecklistItem]) -> str:
    """Where I stand with the whole, in words: `5 of 6 required met, 1 short by 2 years; 3 of 9 preferred`."""
    if not items:
        return "no requirements were found in this posting"
    said = by_kind(judgements, items)
    return "; ".join(words.replace(" met", f" {kind} met", 1) for kind, words in said.items())


def by_kind(judgements: Sequence[Judgement], items: Sequence[ChecklistItem]) -> dict[Kind, str]:
    """The same for each kind that there is: `5 of 6 met, 1 short by 2 years`."""
    parts: dict[Kind, str] = {}
    for kind in Kind:
        found = [one for one, _ in _of(judgements, items, kind)]
        if found:
            met = sum(one.verdict is Verdict.MET for one in found)
            parts[kind] = ", ".join([f"{met} of {len(found)} met", *_lacking(found)])
    return parts


def _lacking(found: Sequence[Judgement]) -> list[str]:
    short = [one for one in found if one.short and one.verdict in (Verdict.PARTIAL, Verdict.UNMET)]
    said = [f"1 short by {years_text(one.short)}" for one in short]
    for verdict in (Verdict.PARTIAL, Verdict.UNMET, Verdict.UNCLEAR):
        if count := sum(one.verdict is verdict and one not in short for one in found):
            said.append(f"{count} {verdict}")
    return said


def _asked_kind(items: Sequence[ChecklistItem]) -> Kind:
    required = any(item.requirement.kind is Kind.REQUIRED for item in items)
    return Kind.REQUIRED if required else Kind.UNLABELLED


def _of(
    judgements: Sequence[Judgement], items: Sequence[ChecklistItem], kind: Kind
) -> list[tuple[Judgement, ChecklistItem]]:
    return [(one, item) for one, item in zip(judgements, items, strict=True) if item.requirement.kind is kind]
