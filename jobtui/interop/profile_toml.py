"""The profile as TOML, a section a kind and a line a claim; `profile_reading` reads it in again."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jobtui.domain.profile import PROOF, TOLD, Claim, ClaimKind, Firmness, lacking
from jobtui.domain.salary import major

HEADER = """\
# My profile: what I bring and what I wish for, one line a claim.
#   Python = 6                        six years of it
#   Go = true                         I know it
#   Rust = false                      I lack it: a posting that asks for it is then unmet, not unclear
#   SQL = { years = 4, last_used = 2025, proof = "the ledger at Acme" }
# Comments of your own are not kept. A line taken out is a claim dropped; an empty file changes nothing.
"""

HINTS = {
    ClaimKind.SKILL: "name = years, or true",
    ClaimKind.DEGREE: 'bachelor, master or phd = "field of study"',
    ClaimKind.EXPERIENCE: 'years in all (total) and by area, such as "people management" = 0',
    ClaimKind.LANGUAGE: 'name = "A1" to "C2", basic, conversational, business, fluent or native',
    ClaimKind.PLACE: 'name = "must" or "wish"',
    ClaimKind.WORKPLACE: 'remote, hybrid or onsite = "must" or "wish"',
    ClaimKind.EMPLOYMENT: 'full-time, part-time, contract … = "must" or "wish"',
    ClaimKind.PAY: "currency = the least I would take in a year",
    ClaimKind.AUTHORISATION: "where I may work = true",
    ClaimKind.CLEARANCE: "the clearance = true",
    ClaimKind.LICENCE: "driving licence, certificate … = true",
    ClaimKind.HORIZON: "years = over how many I weigh offers",
}
"""What the lines of each section say, told behind its name."""

MAIN = {
    ClaimKind.SKILL: "years",
    ClaimKind.DEGREE: "field",
    ClaimKind.EXPERIENCE: "years",
    ClaimKind.LANGUAGE: "level",
    ClaimKind.PLACE: "firmness",
    ClaimKind.WORKPLACE: "firmness",
    ClaimKind.EMPLOYMENT: "firmness",
    ClaimKind.PAY: "amount",
    ClaimKind.HORIZON: "years",
}
"""What a plain value says, by kind."""

TOTAL, YEARS = "total", "years"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN = re.compile(r"[^ -~]")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    claim: int = 0


def text(claims: Sequence[Claim]) -> str:
    """The whole profile as TOML, with a header that explains it."""
    return "".join(f"{line.text}\n" for line in _written(claims))


def lines(claims: Sequence[Claim]) -> dict[int, int]:
    """The line of each claim in `text`, from 1, by its id."""
    return {line.claim: at for at, line in enumerate(_written(claims), 1) if line.claim}


def _written(claims: Sequence[Claim]) -> Iterator[_Line]:
    yield from map(_Line, HEADER.splitlines())
    for kind in ClaimKind:
        yield _Line("")
        yield _Line(f"[{kind}]  # {HINTS[kind]}")
        named: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.kind is kind:
                named.setdefault(_key(claim), []).append(claim)
        for name, several in named.items():
            yield from _entry(_key_text(name), several)


def _entry(name: str, claims: Sequence[Claim]) -> Iterator[_Line]:
    """One name and what is said under it; several claims stand in a list."""
    if len(claims) == 1:
        yield _Line(f"{name} = {_value(claims[0])}", claims[0].id)
        return
    yield _Line(f"{name} = [")
    for one in claims:
        yield _Line(f"  {_value(one)},", one.id)
    yield _Line("]")


def _key(claim: Claim) -> str:
    keys = {ClaimKind.DEGREE: claim.level, ClaimKind.PAY: claim.currency, ClaimKind.HORIZON: YEARS}
    return keys.get(claim.kind, claim.name) or TOTAL


def _value(claim: Claim) -> str:
    """What a claim says beside its name: a plain value where that is enough, else a table on the line."""
    told = _told(claim)
    if told.keys() <= {MAIN.get(claim.kind), "held"} and len(told) <= 1:
        return _plain(next(iter(told.values()), True))
    return f"{{ {', '.join(f'{name} = {_plain(value)}' for name, value in told.items())} }}"


def _told(claim: Claim) -> dict[str, Any]:
    """The values of a claim by what the file calls them; what goes without saying is left out."""
    told: dict[str, Any] = {}
    if lacking(claim) and claim.kind is not ClaimKind.EXPERIENCE:
        told["held"] = False
    elif claim.years is not None:
        told["years"] = claim.years
    if claim.kind is ClaimKind.DEGREE:
        told["field"] = claim.name
    elif claim.level:
        told["level"] = claim.level
    if claim.kind is ClaimKind.PAY:
        told["amount"] = major(claim.amount, claim.currency)
        told["period"] = claim.period if claim.period != "year" else ""
    plainly_must = (claim.kind is ClaimKind.PAY or "held" in told) and claim.firmness is Firmness.MUST
    if "firmness" in TOLD[claim.kind] and not plainly_must:
        told["firmness"] = claim.firmness
    told["last_used"] = claim.last_used
    told |= {name: getattr(claim, name) for name in PROOF}
    main = MAIN.get(claim.kind)
    return {name: value for name, value in told.items() if name == main or value not in (None, "")}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    return str(int(value)) if float(value).is_integer() else repr(value)


def _quoted(value: str) -> str:
    """A string of TOML: as JSON has it, and what cannot be seen in it written out."""
    return _UNSEEN.sub(_escape, json.dumps(str(value), ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def _key_text(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)
