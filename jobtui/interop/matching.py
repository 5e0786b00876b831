"""A match as the JSON of `match --json`."""

from collections.abc import Iterable, Mapping
from typing import Any

from jobtui.domain.fit import Fit
from jobtui.domain.profile import Claim, describe
from jobtui.domain.requirement import ChecklistItem
from jobtui.domain.verdict import Judgement
from jobtui.domain.wish import Wish

SCHEMA = 1

Lines = Mapping[int, tuple[int, str]]


def match_to_json(
    posting: int,
    items: Iterable[tuple[ChecklistItem, Judgement]],
    wishes: Iterable[Wish],
    lines: Lines,
    claims: Iterable[Claim],
) -> dict[str, Any]:
    """`{"schema": 1, "posting", "requirements": [...], "wishes": [...]}`.

    `line` and `line_text` say where in the captured text a requirement stands, `spans` exactly where; the
    `line` of a claim counts in `profile --toml`. `profile` is what the profile alone says, `verdict` counts
    my own tick first.
    """
    from jobtui.interop.profile_toml import lines as profile_lines

    at = profile_lines([*claims])
    return {
        "schema": SCHEMA,
        "posting": posting,
        "requirements": [_requirement(item, one, lines.get(item.n), at) for item, one in items],
        "wishes": [_wish(one, at) for one in wishes],
    }


def fit_to_json(fit: Fit | None) -> dict[str, int] | None:
    """How many of those asked are met and so on; None where a posting was not held against the profile."""
    if fit is None:
        return None
    return {
        "asked": fit.asked,
        "met": fit.met,
        "partial": fit.partial,
        "unmet": fit.unmet,
        "unclear": fit.unclear,
        "preferred": fit.wished,
        "preferred_met": fit.wished_met,
    }


def summed_to_json(fit: Fit, summary: str, empty: bool) -> dict[str, Any] | None:
    """The `match` of `show --json`: counts, and all in words; None while the profile is empty."""
    return None if empty else {**(fit_to_json(fit) or {}), "summary": summary}


def _requirement(
    item: ChecklistItem, one: Judgement, line: tuple[int, str] | None, at: Mapping[int, int]
) -> dict[str, Any]:
    number, text = line or (None, None)
    return {
        "n": item.n,
        "text": item.requirement.text,
        "kind": item.requirement.kind,
        "verdict": one.verdict,
        "by": one.by,
        "profile": one.profile,
        "claims": [_claim(claim, at) for claim in one.claims],
        "branch": one.branch or None,
        "reason": one.reason,
        "short_years": one.short or None,
        "spans": [list(span) for span in item.requirement.spans],
        "line": number,
        "line_text": text,
    }


def _wish(wish: Wish, at: Mapping[int, int]) -> dict[str, Any]:
    return {
        "kind": wish.kind,
        "firmness": wish.firmness,
        "verdict": wish.verdict,
        "claims": [_claim(claim, at) for claim in wish.claims],
        "reason": wish.reason,
        "field": wish.field,
        "spans": [list(span) for span in wish.spans],
    }


def _claim(claim: Claim, at: Mapping[int, int]) -> dict[str, Any]:
    return {"id": claim.id, "text": describe(claim), "line": at.get(claim.id), "proof": claim.proof}
