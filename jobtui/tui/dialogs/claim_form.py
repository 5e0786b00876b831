"""A claim of the profile as fields: those its kind has."""

from collections.abc import Callable
from dataclasses import replace

from jobtui.domain.claim_rules import sound
from jobtui.domain.problem import WrongUsage
from jobtui.domain.profile import TOLD, Claim, ClaimKind, describe
from jobtui.tracker import profile
from jobtui.tui.dialogs.form import Form, Slot, Values
from jobtui.tui.dialogs.menu import Choice

_NAMES = {
    ClaimKind.SKILL: ("Skill", "Python, negotiation …"),
    ClaimKind.DEGREE: ("Field of study", "computer science; may be empty"),
    ClaimKind.EXPERIENCE: ("Area", "data engineering; empty for experience in all"),
    ClaimKind.LANGUAGE: ("Language", "English"),
    ClaimKind.PLACE: ("Place", "Berlin, Germany"),
    ClaimKind.WORKPLACE: ("Workplace", "remote, hybrid or onsite"),
    ClaimKind.EMPLOYMENT: ("Employment", "full-time, part-time, contract …"),
    ClaimKind.AUTHORISATION: ("May work in", "EU, US …"),
    ClaimKind.CLEARANCE: ("Clearance", "SC, TS/SCI …"),
    ClaimKind.LICENCE: ("Licence", "driving licence B, a certificate …"),
}
_SLOTS = {
    "level": ("Level", "A1 to C2, basic, conversational, business, fluent, native"),
    "years": ("Years", "6; 0 says that you lack it"),
    "last_used": ("Last used", "a year such as 2026"),
    "amount": ("At least", "90,000 EUR /year"),
    "firmness": ("How firmly", "must or wish"),
    "held": ("Have it", "yes; no says that you lack it or do not want it"),
    "proof": ("Proof", "a line of evidence"),
}
_OTHER_HINTS = {
    (ClaimKind.DEGREE, "level"): "bachelor, master or phd",
    (ClaimKind.HORIZON, "years"): "over how many you weigh offers",
}
_LETTERS = dict(zip(ClaimKind, "sdelpwmyacih", strict=True))
_NOT_LACKED = (ClaimKind.DEGREE, ClaimKind.PAY, ClaimKind.HORIZON)


def kind_choices() -> list[Choice]:
    """The kinds of claims by their letters; wishes stand apart."""
    apart = (ClaimKind.PLACE, ClaimKind.AUTHORISATION)
    return [Choice(letter, kind, kind.capitalize(), apart=kind in apart) for kind, letter in _LETTERS.items()]


def claim_form(
    heading: str, claim: Claim, save: Callable[[Values], bool], *, draft: Values | None = None
) -> Form:
    """A form for a claim that stands, or for a new one of a kind."""

    def meaning(values: Values) -> str:
        try:
            return describe(sound(replace(claim, **profile.understood(_told(values)))))
        except WrongUsage:
            return ""

    values = profile.shown(claim)
    slots = [_slot(claim.kind, name) for name in _fields(claim.kind)]
    subject = describe(claim) if claim.id else ""
    return Form(heading, subject, slots, save, values=values, draft=draft, meaning=meaning)


def _fields(kind: ClaimKind) -> list[str]:
    """What a claim of a kind says, in the order of the form."""
    told = [name for name in TOLD[kind] if name in profile.FIELDS]
    held = ["held"] if "years" not in told and kind not in _NOT_LACKED else []
    return [*(["name"] if kind in _NAMES else []), *told, *held, "proof"]


def _slot(kind: ClaimKind, name: str) -> Slot:
    label, hint = _NAMES[kind] if name == "name" else _SLOTS[name]
    hint = _OTHER_HINTS.get((kind, name), hint)
    return Slot(name, label, hint, lambda text: profile.understood({name: text}))


def _told(values: Values) -> Values:
    """What the fields say; that I hold it goes without saying."""
    return {name: text for name, text in values.items() if (name, text) != ("held", "yes")}
