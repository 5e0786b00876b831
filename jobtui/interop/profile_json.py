"""The profile as the JSON that `profile --json` prints."""

from collections.abc import Sequence
from typing import Any

from jobtui.domain.profile import Claim, Proposal, describe
from jobtui.domain.salary import major
from jobtui.interop import profile_toml


def profile_to_json(claims: Sequence[Claim], doubts: Sequence[str]) -> dict[str, Any]:
    """The claims in the order of the profile, and what in them cannot be true at once."""
    lines = profile_toml.lines(claims)
    return {
        "schema": 1,
        "claims": [claim_to_json(one, lines.get(one.id)) for one in claims],
        "contradictions": list(doubts),
    }


def claim_to_json(one: Claim, line: int | None) -> dict[str, Any]:
    """A claim; `line` is its line in the profile as TOML, `amount` in major units of the currency."""
    years = one.years
    return {
        "id": one.id or None,
        "line": line,
        "kind": one.kind,
        "name": one.name,
        "level": one.level or None,
        "years": int(years) if years is not None and years.is_integer() else years,
        "last_used": one.last_used,
        "amount": major(one.amount, one.currency),
        "currency": one.currency or None,
        "period": one.period or None,
        "firmness": one.firmness,
        "proof": one.proof,
        "source": one.source,
        "text": describe(one),
    }


def proposals_to_json(file: str, found: Sequence[Proposal]) -> dict[str, Any]:
    """What a resume supports, numbered as --accept takes it; a claim with an id fills that one up."""
    return {
        "schema": 1,
        "file": file,
        "proposals": [
            {"n": n, "line": one.line, "text": one.text, "claim": claim_to_json(one.claim, None)}
            for n, one in enumerate(found, 1)
        ],
    }
