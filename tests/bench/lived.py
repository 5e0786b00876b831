"""What became of a made-up posting: what was read from it, and the history of somebody who lived with it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from jobtui.domain.event import EventKind
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.reading import Dated, Facts, Finding, Origin, Reading, Zone, ZoneName
from jobtui.domain.requirement import Kind, Requirement, State, placed
from jobtui.domain.salary import Period, Salary
from jobtui.domain.wording import status_words
from jobtui.parsing import read
from tests.bench.made import HEADINGS, LONGEST, SKILLS, Made, demanded

_PATHS = {
    "saved": 45.0,
    "saved applied": 20,
    "saved applied screening": 6,
    "saved applied screening interview": 4,
    "saved applied screening interview offer": 1,
    "saved applied screening interview offer accepted": 0.3,
    "saved applied rejected": 12,
    "saved applied screening rejected": 5,
    "saved applied ghosted": 5,
    "saved withdrawn": 1.7,
}
"""The stages a posting went through, and how many of a hundred did."""
_ACTIONS = ("Send the letter", "Ask after the talk", "Read about the firm", "Call back")
_NOTES = ("They answer within a week.", "The team is new; the tools are not.", "Ask about the rota.")
_TAGS = ("dream", "near", "referred", "late")
_PEOPLE = ("Ada Mills", "Jonas Berg", "Mira Sand", "Luis Faro", "Ines Holt")

_RULE = "heading.exact"
_ZONES = (
    ZoneName.OVERVIEW,
    ZoneName.RESPONSIBILITIES,
    ZoneName.REQUIREMENTS,
    ZoneName.PREFERRED,
    ZoneName.BENEFITS,
)
"""What stands below each of HEADINGS."""
_FIELDS = {
    "company": "Company",
    "locations": "Location",
    "workplace": "Workplace",
    "employment_type": "Employment type",
    "salaries": "Salary",
    "posted": "Posted",
    "closes": "Apply by",
    "url": "URL",
}
"""The label of each field that has one."""
_RULES = {"locations": "label.location", "employment_type": "label.employment", "salaries": "label.salary"}
_OF_THE_SITE = ("posted", "url")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a history, at the instant `at` in UTC."""

    at: datetime
    kind: EventKind
    text: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """How a posting was lived with: where it stands since when, what is planned, ticked and noted."""

    status: str
    since: date
    events: tuple[Told, ...]
    states: tuple[State, ...]
    action: tuple[str, date] | None
    note: str
    tags: tuple[str, ...]
    interview: Interview | None
    person: str
    archived: datetime | None
    deleted: datetime | None


def reading(made: Made) -> Reading:
    """What jobtui reads from the posting, without the time that takes: a test holds that both are the same.

    A skill is placed where it is first found.
    """
    text = made.text
    facts: dict[str, Any] = {"title": _found(text, made.title, made.title, "header.line")}
    facts |= {name: _labelled(made, name) for name, label in _FIELDS.items() if label in made.labelled}
    for name in {"locations", "salaries"} & facts.keys():
        facts[name] = (facts[name],)
    facts["summary"] = _found(text, made.prose[0], made.prose[0], f"summary.{_RULE}")
    for name, lines in (("responsibilities", made.duties), ("benefits", made.benefits)):
        facts[name] = tuple(_found(text, line, line, f"{name}.{_RULE}") for line in lines)
    facts["skills"] = tuple(_found(text, one, one, "skills.catalogue") for one in SKILLS if one in text)
    asked = [(line, kind) for kind, lines in _kinds(made) for line in lines]
    return Reading(
        file=f"{made.number}.txt",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        facts=Facts(**facts),
        requirements=tuple(_required(text, line, kind) for line, kind in asked),
        zones=tuple(_zones(text)),
    )


def life(made: Made, today: date) -> Life:
    """What happened with it until `today`, the same in every run of the same day. The longest stay saved."""
    rng = random.Random(f"life {made.number}")
    kept = made.number <= LONGEST
    path = ["saved"] if kept else rng.choices([*_PATHS], [*_PATHS.values()])[0].split()
    days = sorted(rng.randrange((today - made.posted).days) for _ in path)
    told = [made.posted + timedelta(days=day) for day in days]
    at = sorted(_instant(day, rng) for day in told)
    asked = len(made.required) + len(made.preferred)
    ticked = asked if len(path) > 1 or rng.random() < 0.2 else 0
    states = tuple(rng.choice([*State]) if n < ticked else State.UNREVIEWED for n in range(asked))
    last = at[-1]
    note = rng.choice(_NOTES) if rng.random() < 0.2 else ""
    interview = None
    if "interview" in path:
        held = _instant(told[path.index("interview")] + timedelta(days=rng.randrange(30)), rng)
        outcome = Outcome.OPEN if held.date() >= today else rng.choice([Outcome.PASSED, Outcome.FAILED])
        interview = Interview(held, "Europe/Berlin", "panel", (rng.choice(_PEOPLE),), outcome=outcome)
    due = today + timedelta(days=rng.randrange(-10, 40))
    return Life(
        status=path[-1],
        since=told[-1],
        events=tuple(_events(path, at, ticked, note)),
        states=states,
        action=(rng.choice(_ACTIONS), due) if rng.random() < 0.05 else None,
        note=note,
        tags=(rng.choice(_TAGS),) if rng.random() < 0.3 else (),
        interview=interview,
        person=rng.choice(_PEOPLE) if rng.random() < 0.05 else "",
        archived=last if rng.random() < 0.03 and not kept else None,
        deleted=last if rng.random() < 0.01 and not kept else None,
    )


def _events(path: list[str], at: list[datetime], ticked: int, note: str) -> Iterator[Told]:
    yield Told(at[0], EventKind.IMPORTED, "imported", {}, {"status": path[0]})
    for before, after, then in zip(path, path[1:], at[1:], strict=False):
        words = status_words(before, after)
        yield Told(then, EventKind.STATUS, words, {"status": before}, {"status": after})
    if ticked:
        yield Told(at[-1] + timedelta(minutes=2), EventKind.CHECKED, f"{ticked} ticked", {}, {})
    if note:
        yield Told(at[-1] + timedelta(minutes=3), EventKind.NOTED, note, {}, {"note": note})


def _instant(day: date, rng: random.Random) -> datetime:
    return datetime.combine(day, time(rng.randrange(7, 20), rng.randrange(60)), UTC)


def _kinds(made: Made) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    return ((Kind.REQUIRED, made.required), (Kind.PREFERRED, made.preferred))


def _found(text: str, printed: str, value: Any, rule: str, origin: Origin = Origin.EMPLOYER) -> Finding[Any]:
    start = text.index(printed)
    return Finding(value, ((start, start + len(printed)),), origin, rule)


def _labelled(made: Made, name: str) -> Finding[Any]:
    """What is printed behind the label of a field."""
    label = f"{_FIELDS[name]}: "
    printed = made.labelled[_FIELDS[name]]
    found = _found(made.text, label + printed, _value(made, name, printed), _RULES.get(name, f"label.{name}"))
    ((start, end),) = found.spans
    end -= len(" a year") if name == "salaries" else 0
    origin = Origin.SITE if name in _OF_THE_SITE else Origin.EMPLOYER
    return replace(found, spans=((start + len(label), end),), origin=origin)


def _value(made: Made, name: str, printed: str) -> Any:
    match name:
        case "salaries":
            low, high = (100 * euros for euros in made.pay or (0, 0))
            return Salary(low, high, "EUR", Period.YEAR)
        case "posted" | "closes":
            return Dated(printed, date.fromisoformat(printed), date.fromisoformat(printed))
        case "workplace" | "employment_type":
            return printed.lower().replace("on-site", "onsite")
        case _:
            return printed


def _zones(text: str) -> Iterator[Zone]:
    starts = [text.find(f"\n\n{heading}\n\n") for heading in HEADINGS]
    there = [(start, name) for start, name in zip(starts, _ZONES, strict=True) if start >= 0]
    ends = [start for start, _ in there[1:]] + [len(text) - 1]
    yield Zone(0, there[0][0], ZoneName.HEADER, rule="start")
    for (start, name), end in zip(there, ends, strict=True):
        yield Zone(start + 2, end, name, rule=_RULE)


def _required(text: str, line: str, kind: Kind) -> Requirement:
    start = text.index(f"- {line}\n") + 2
    return replace(placed(_asked()[line], ((start, start + len(line)),)), kind=kind)


@cache
def _asked() -> dict[str, Requirement]:
    """Every demand as it is read: a few at a time, since one that says another again is left out."""
    head = f"Miller\n\n{HEADINGS[2]}\n\n"
    found: dict[str, Requirement] = {}
    for start in range(0, len(demanded()), 10):
        text = head + "\n".join(f"- {line}" for line in demanded()[start : start + 10])
        read_once = read(text.encode(), "demands.txt", as_of=date(2026, 1, 1))[0].requirements
        found |= {one.text: replace(one, stricter_repeat=False) for one in read_once}
    return found
