"""The claims of a profile as lines in columns: name, how much, when or how firmly, proof."""

from collections.abc import Sequence

from textual.content import Content

from jobtui.domain import salary
from jobtui.domain.profile import TOLD, Claim, ClaimKind, lacking, years_text
from jobtui.domain.salary import Period, Salary
from jobtui.tui.amounts import amounts
from jobtui.tui.text import literal
from jobtui.tui.widgets.item_list import Item

_NAME, _MUCH, _FURTHER = 30, 15, 7
_GAP = 2
_LABELS = {
    ClaimKind.SKILL: "Skills",
    ClaimKind.DEGREE: "Degrees",
    ClaimKind.LANGUAGE: "Languages",
    ClaimKind.PLACE: "Places",
    ClaimKind.AUTHORISATION: "May work in",
    ClaimKind.LICENCE: "Licences",
    ClaimKind.HORIZON: "Offers",
}
_NAMELESS = {
    ClaimKind.EXPERIENCE: "in all",
    ClaimKind.DEGREE: "any field",
    ClaimKind.PAY: "at least",
    ClaimKind.HORIZON: "weighed over",
}


def claim_items(claims: Sequence[Claim], width: int) -> list[Item]:
    """One line a claim, `width` cells wide, under a heading for each kind."""
    found: list[Item] = []
    name = min(_NAME, max((len(_name(one)) for one in claims), default=0), width // 2)
    before = None
    for one in claims:
        if one.kind != before:
            found.append(_heading(one.kind))
        before = one.kind
        found.append(Item(str(one.id), _line(one, name, width), Content("  ")))
    return found


def _heading(kind: ClaimKind) -> Item:
    words = _LABELS.get(kind, kind.capitalize())
    return Item(f"heading.{kind}", Content.styled(words, "bold $text-primary"), heading=True)


def _line(claim: Claim, name: int, width: int) -> Content:
    gap = " " * _GAP
    proof = max(0, width - 2 - name - _MUCH - _FURTHER - 3 * _GAP)
    return Content.assemble(
        literal(_name(claim)).truncate(name, ellipsis=True, pad=True),
        gap,
        literal(_much(claim)).truncate(_MUCH, ellipsis=True, pad=True),
        gap,
        literal(_further(claim)).truncate(_FURTHER, ellipsis=True, pad=True),
        gap,
        literal(claim.proof, "$foreground-muted").truncate(proof, ellipsis=True) if proof else "",
    )


def _name(claim: Claim) -> str:
    return claim.name or _NAMELESS.get(claim.kind, "")


def _much(claim: Claim) -> str:
    if lacking(claim):
        return "none"
    if claim.kind is ClaimKind.PAY:
        least = Salary(claim.amount, claim.amount, claim.currency, Period(claim.period))
        return amounts(salary.describe(least))
    return claim.level or ("" if claim.years is None else years_text(claim.years))


def _further(claim: Claim) -> str:
    if "firmness" in TOLD[claim.kind]:
        return claim.firmness
    return str(claim.last_used or "")
