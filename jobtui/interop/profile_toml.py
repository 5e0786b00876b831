"""The profile as TOML, a section a kind and a line a claim, written out and read in."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jobtui.domain.claim_rules import sound
from jobtui.domain.problem import BadData, WrongUsage
from jobtui.domain.profile import PROOF, TOLD, Claim, ClaimKind, Firmness, lacking
from jobtui.domain.salary import major, minor
from jobtui.domain.toml import toml_values

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

_MAIN = {
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

_LARGEST = 10**15
_TOTAL, _YEARS = "total", "years"
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN = re.compile(r"[^ -~]")


# Out


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
    keys = {ClaimKind.DEGREE: claim.level, ClaimKind.PAY: claim.currency, ClaimKind.HORIZON: _YEARS}
    return keys.get(claim.kind, claim.name) or _TOTAL


def _value(claim: Claim) -> str:
    """What a claim says beside its name: a plain value where that is enough, else a table on the line."""
    told = _told(claim)
    if told.keys() <= {_MAIN.get(claim.kind), "held"} and len(told) <= 1:
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
    plainly_must = claim.kind is ClaimKind.PAY and claim.firmness is Firmness.MUST
    if "firmness" in TOLD[claim.kind] and not plainly_must and "held" not in told:
        told["firmness"] = claim.firmness
    told["last_used"] = claim.last_used
    told |= {name: getattr(claim, name) for name in PROOF}
    main = _MAIN.get(claim.kind)
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


# In


def read(written: str, file: str) -> list[Claim]:
    """The claims of a profile in TOML, their ids 0. Raises BadData, naming the file and the line."""
    try:
        held = toml_values(written)
    except ValueError as error:
        said = str(error)
        raise BadData(f"'{file}' is not valid TOML: {said[:1].lower()}{said[1:]}.", file=file) from error
    found: list[Claim] = []
    for section, entries in held.items():
        for name, value in _section(section, entries, written, file).items():
            try:
                found += _claims(ClaimKind(section), name, value)
            except WrongUsage as error:
                at = _line(written, section, name)
                raise BadData(f"'{file}', line {at}: {name[:60]}: {error.message}", file=file) from None
    return found


def _section(section: str, entries: Any, written: str, file: str) -> Mapping[str, Any]:
    """What stands in a section. Raises BadData where there is no such section, or it is none."""
    said = ""
    if section not in set(ClaimKind):
        near = get_close_matches(section, list(ClaimKind), 1)
        hint = f"Did you mean '{near[0]}'?" if near else f"One of: {', '.join(ClaimKind)}."
        said = f"unknown section '{section[:60]}'. {hint}"
    elif not isinstance(entries, dict):
        said = f"'{section}' must be a section, written [{section}], with a line for each claim."
    if said:
        raise BadData(f"'{file}', line {_line(written, section)}: {said}", file=file)
    return dict(entries)


def _claims(kind: ClaimKind, name: str, value: Any) -> Iterator[Claim]:
    """What is said under a name. Raises WrongUsage."""
    for one in value if isinstance(value, list) else [value]:
        yield sound(_claim(kind, name, one))


def _claim(kind: ClaimKind, name: str, value: Any) -> Claim:
    told: dict[str, Any] = {}
    for field, plain in _fields(kind, value).items():
        if field not in _FIELDS or field not in _known(kind):
            raise WrongUsage(f"unknown '{field[:60]}'. One of: {', '.join(_known(kind))}.")
        expected, understood = _FIELDS[field]
        if isinstance(plain, bool) is not (expected is bool) or not isinstance(plain, expected):
            raise WrongUsage(f"{field} must be {_EXPECTED[field]}.")
        told |= understood(plain)
    if kind is ClaimKind.DEGREE:
        return Claim(kind, told.pop("field", ""), level=name, **told)
    if kind is ClaimKind.PAY:
        currency = name.strip().upper()
        told["amount"] = minor(told.get("amount"), currency)
        return Claim(kind, currency=currency, **{"period": "year", **told})
    if kind is ClaimKind.HORIZON:
        if name != _YEARS:
            raise WrongUsage(f"unknown. The only line of this section is {_YEARS}.")
        return Claim(kind, **told)
    total = kind is ClaimKind.EXPERIENCE and name.casefold() == _TOTAL
    return Claim(kind, "" if total else name, **told)


def _fields(kind: ClaimKind, value: Any) -> Mapping[str, Any]:
    """A value as a table; a plain one says what matters most. Raises WrongUsage."""
    if isinstance(value, dict):
        return value
    if isinstance(value, bool):
        return {} if value else {"held": False}
    main = _MAIN.get(kind)
    if main is None or not isinstance(value, _FIELDS[main][0]):
        raise WrongUsage(f"expected {HINTS[kind]}.")
    return {main: value}


def _known(kind: ClaimKind) -> tuple[str, ...]:
    """What a table in a section of this kind can name."""
    own = tuple(name for name in TOLD[kind] if name not in ("currency",))
    return ("field", *PROOF) if kind is ClaimKind.DEGREE else (*own, "held", *PROOF)


def _firm(text: str) -> dict[str, Any]:
    try:
        return {"firmness": Firmness(text.strip().casefold())}
    except ValueError:
        raise WrongUsage(f"firmness must be {_EXPECTED['firmness']}.") from None


def _number(value: float) -> float:
    if not -_LARGEST < value < _LARGEST:  # which NaN is not either
        raise WrongUsage(f"{str(value)[:60]} is no usable number.")
    return float(value)


_Understood = Callable[[Any], dict[str, Any]]

_FIELDS: dict[str, tuple[Any, _Understood]] = {
    "years": ((int, float), lambda value: {"years": _number(value)}),
    "amount": ((int, float), lambda value: {"amount": _number(value)}),
    "last_used": (int, lambda value: {"last_used": value}),
    "held": (bool, lambda value: {} if value else {"years": 0.0}),
    "firmness": (str, _firm),
    **{
        name: (str, lambda value, name=name: {name: value})  # type: ignore[misc]
        for name in ("field", "level", "period", *PROOF)
    },
}
"""Of what type each value is, and what of a claim it says."""

_EXPECTED = {
    "years": "a number such as 6",
    "amount": "a number such as 90000",
    "last_used": "a year such as 2025",
    "held": "true or false",
    "firmness": '"must" or "wish"',
} | dict.fromkeys(("field", "level", "period", *PROOF), "text in quotation marks")


def _line(written: str, section: str, name: str | None = None) -> int:
    """The line in which a section begins, or a name stands in it; the first where it cannot be told."""
    import tomllib

    inside = at = 0
    for number, line in enumerate(written.splitlines(), 1):
        opened = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        given = re.match(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*[.=]""", line)
        begun = f"[{opened[1]}]" if opened else f"{given[1]} = 0" if given else ""
        try:
            parsed = tomllib.loads(begun)
        except tomllib.TOMLDecodeError:
            continue
        if opened:
            inside = number if section in parsed else 0
            at = at or inside
            if name is not None and inside and name in (parsed[section] or {}):
                return number
        elif name in parsed and inside:
            return number
        elif section in parsed and not inside:
            at = at or number
    return at or 1
