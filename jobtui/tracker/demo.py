"""The demo: the samples imported and lived with, on the days their story tells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from jobtui.domain.interview import Outcome
from jobtui.domain.requirement import State
from jobtui.samples import Chapter, Note, Person, Round, StatusStep, Tick, claims, postings, story
from jobtui.tracker import contacts, interviews, matching, profile
from jobtui.tracker.draft import Draft
from jobtui.tracker.intake import Intake
from jobtui.tracker.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Scene:
    """What happens to the sample `file` at the instant `when`; `act` gets its number. The first stores it."""

    when: datetime
    file: str
    act: Callable[[Tracker, int], object] | None = None


def fill(tracker: Tracker, now: datetime) -> None:
    """Play the story into an empty store, in the order of time, its days counted from the instant `now`.

    Every event is written at the moment it tells of, so that history looks as if it had been lived.
    """
    samples = dict(postings())
    numbers: dict[str, int] = {}
    scenes = [scene for chapter in story() for scene in _scenes(chapter, now)]
    begun = min((scene.when for scene in scenes), default=now)
    for claim in claims():
        kind = claim.pop("kind")
        profile.add(Tracker(tracker.store, partial(_stopped, min(begun, now))), kind, claim)
    for scene in sorted(scenes, key=lambda scene: scene.when):
        then = Tracker(tracker.store, partial(_stopped, min(scene.when, now)))
        if scene.act is None:
            numbers[scene.file] = _store(then, scene.file, samples[scene.file])
        else:
            scene.act(then, numbers[scene.file])
    matching.refresh(tracker)


def _scenes(chapter: Chapter, now: datetime) -> Iterator[Scene]:
    """The story of one sample. Ticks and the next action come after the newest status and note."""
    saved, *later = chapter.statuses
    told = [Scene(_ago(now, saved.days_ago), chapter.file)]
    told += [Scene(_ago(now, one.days_ago, 10), chapter.file, partial(_move, one)) for one in later]
    told += [Scene(_ago(now, one.days_ago, 20), chapter.file, partial(_note, one)) for one in chapter.notes]
    yield from told
    yield from _met(chapter, now)
    last = max(scene.when for scene in told)
    for minute, tick in enumerate(chapter.ticks, 1):
        yield Scene(last + timedelta(minutes=minute), chapter.file, partial(_tick, tick))
    if chapter.next_action:
        plan = partial(_plan, chapter.next_action.text, now + timedelta(days=chapter.next_action.due_in_days))
        yield Scene(last + timedelta(minutes=30), chapter.file, plan)
    if chapter.archived:
        yield Scene(last + timedelta(minutes=40), chapter.file, _archive)


def _met(chapter: Chapter, now: datetime) -> Iterator[Scene]:
    """The interviews and the people of one sample. How an interview ended is told on the day after it."""
    for one in chapter.interviews:
        day = _working_day(now.date() + timedelta(days=one.in_days))
        yield Scene(_ago(now, one.days_ago, 25), chapter.file, partial(_agree, one, day))
        if one.outcome != Outcome.OPEN:
            after = (now.date() - day).days - 1
            yield Scene(_ago(now, after, 25), chapter.file, partial(_end, day, Outcome(one.outcome)))
    for person in chapter.contacts:
        yield Scene(_ago(now, person.days_ago, 35), chapter.file, partial(_meet, person))


def _store(then: Tracker, name: str, data: bytes) -> int:
    """Store one sample the way a file is stored, and return its number."""
    from jobtui.parsing import read  # the tables take a while; most commands need none

    reading = read(data, name, as_of=then.today)[0]
    kept = Intake(then).keep(Draft(reading, data))
    if kept.posting is None:
        raise ValueError(f"sample {name} was not stored")
    return kept.posting


def _move(step: StatusStep, then: Tracker, posting: int) -> None:
    then.set_status([posting], step.status, note=step.note or None)


def _note(note: Note, then: Tracker, posting: int) -> None:
    then.add_note(posting, note.text)


def _tick(tick: Tick, then: Tracker, posting: int) -> None:
    then.check(posting, tick.n, State(tick.state), note=tick.note or None)


def _plan(text: str, due: datetime, then: Tracker, posting: int) -> None:
    then.set_next_action(posting, text, due.date())


def _agree(one: Round, day: date, then: Tracker, posting: int) -> None:
    values = {"when": f"{day} {one.time}", "zone": one.zone, "round": one.round, "place": one.place}
    interviews.add(then, posting, {**values, "people": "; ".join(one.people)})


def _end(day: date, outcome: Outcome, then: Tracker, posting: int) -> None:
    held = next(one for one in then.posting(posting).interviews if one.local.date() == day)
    interviews.end(then, held.id, outcome)


def _meet(person: Person, then: Tracker, posting: int) -> None:
    told = {"name": person.name, "role": person.role, "email": person.email, "note": person.note}
    contacts.add(then, told, posting)


def _archive(then: Tracker, posting: int) -> None:
    then.archive([posting])


def _working_day(day: date) -> date:
    """The day itself, or the Monday after its weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _ago(now: datetime, days: int, minutes: int = 0) -> datetime:
    """The morning of the day that lies `days` back."""
    return (now - timedelta(days=days)).replace(hour=9, minute=minutes, second=0, microsecond=0)


def _stopped(when: datetime) -> datetime:
    """A clock that stands still."""
    return when
