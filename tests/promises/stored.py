"""A database in which every hostile text stands wherever text can stand."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path

from jobtui.domain.event import AddNote, AddPosting, EventKind, NewEvent
from jobtui.domain.problem import Problem
from jobtui.domain.reading import Facts, Finding, Origin, Reading
from jobtui.domain.requirement import Kind, Requirement
from jobtui.domain.salary import Period, Salary
from jobtui.tracker import (
    contacts,
    criteria,
    documents,
    filters,
    interviews,
    offers,
    points,
    profile,
    stages,
    tags,
)
from jobtui.tracker.tracker import Tracker

BIG = 1
"""The posting that holds all the texts; each of the others has a few, in the fields that lists show."""

_FEW = 8


def hostile_postings(tracker: Tracker, texts: Sequence[str]) -> None:
    """A big posting with every text in its lists, and a small one for each text."""
    small = [_added(_small(list(islice(cycle(texts), at, at + _FEW)))) for at in range(len(texts))]
    tracker.commit([_added(_big(texts)), *small])
    notes = [NewEvent(EventKind.NOTED, text, BIG, (AddNote(text),)) for text in texts]
    tracker.commit(notes)
    for at, text in enumerate(texts[: 3 * _FEW], 1):
        tracker.set_next_action(at, text, tracker.today)
        tracker.set_evidence(BIG, at, text)


def hostile_company(tracker: Tracker, texts: Sequence[str], folder: Path) -> int:
    """People, rounds, documents, stages, claims, offers … of every text each will take; how many it was."""
    taken = 0
    for text in texts:
        for deed in _deeds(tracker, text, folder):
            with suppress(Problem):
                deed()
                taken += 1
    return taken


def _deeds(tracker: Tracker, text: str, folder: Path) -> tuple[Callable[[], object], ...]:
    words = dict.fromkeys(("role", "company", "phone", "note"), text)
    told = {"when": "tomorrow 10:00", "round": text, "people": text, "place": text, "note": text}
    return (
        lambda: contacts.add(tracker, {"name": text, **words}, BIG),
        lambda: interviews.add(tracker, BIG, told),
        lambda: documents.add(tracker, BIG, str(hostile_file(folder, text, b"cv"))),
        lambda: stages.add(tracker, text[:24], symbol=text[:1]),
        lambda: filters.save(tracker, text, "python"),
        lambda: tags.tag(tracker, [BIG], [text[:40]]),
        lambda: tracker.set_status([BIG], "applied", note=text),
        lambda: profile.add(tracker, "skill", {"name": text[:60], "proof": text}),
        lambda: criteria.add(tracker, text[:30]),
        lambda: criteria.score(tracker, BIG, text[:30], 3, text),
        lambda: points.add(tracker, BIG, points.side_named("pro"), text),
        lambda: offers.add(tracker, BIG, {"base": "50000 EUR", "note": text}),
    )


def hostile_file(folder: Path, text: str, data: bytes) -> Path:
    """A file with the text for a name, as far as names can hold it."""
    name = text.replace("/", "∕").replace("\0", "").encode("utf-8", "replace")[:200].decode("utf-8", "ignore")
    path = folder / f"{name}.txt"
    path.write_bytes(data)
    return path


def _added(found: Reading) -> NewEvent:
    deed = AddPosting(found, found.text.encode("utf-8", "surrogatepass"))
    return NewEvent(EventKind.IMPORTED, f"imported from {found.file}", None, (deed,))


def _small(texts: Sequence[str]) -> Reading:
    title, company, place, kind, url, where, summary, asked = map(Finding, texts)
    facts = Facts(
        title=title,
        company=company,
        locations=(place,),
        employment_type=kind,
        url=Finding(f"https://{url.value}"),
        salaries=(Finding(Salary(100_000, 200_000, "EUR", Period.YEAR, where.value)),),
        summary=summary,
    )
    return _reading(texts, facts, (Requirement(asked.value, Kind.REQUIRED),))


def _big(texts: Sequence[str]) -> Reading:
    found = tuple(map(Finding, texts))
    facts = Facts(
        title=found[0],
        company=found[1],
        locations=found[:_FEW],
        responsibilities=found,
        benefits=found,
        skills=(*found, *(Finding(one, origin=Origin.SITE) for one in texts)),
    )
    kinds = cycle(Kind)
    return _reading(texts, facts, tuple(Requirement(one, next(kinds)) for one in texts))


def _reading(texts: Sequence[str], facts: Facts, asked: Sequence[Requirement]) -> Reading:
    """A reading in whose text every value has its place."""
    text = "\n".join(texts)

    def placed(one: Requirement) -> Requirement:
        at = text.find(one.text)
        return replace(one, spans=((at, at + len(one.text)),))

    named = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(f"{texts[0]}.txt", text, named, facts=facts, requirements=tuple(map(placed, asked)))
