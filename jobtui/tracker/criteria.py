"""What roles are weighed by, and how each does on it: criteria and scores."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from jobtui.domain.decision import HEAVIEST, HIGHEST, Criterion, Decision, Score, decision
from jobtui.domain.event import AddItem, EventKind, NewEvent, SetItem
from jobtui.domain.filter import Query, Scope
from jobtui.domain.number import counted
from jobtui.domain.problem import NotThere, WrongUsage
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import evidence

FIELDS = ("name", "weight")
"""What can be said of a criterion, each as text."""

MAX_NAME = 40
USUAL_WEIGHT = 5
MOST = 4
"""How many roles are weighed side by side at most."""


def every(tracker: Tracker) -> list[Criterion]:
    """All criteria, the oldest first."""
    return tracker.store.items(Criterion)


def add(tracker: Tracker, name: str, weight: int = USUAL_WEIGHT) -> Change:
    """Add a criterion. Raises WrongUsage."""
    new = Criterion(criterion_name(every(tracker), name), weight_of(weight))
    return _do(tracker, f"criterion '{new.name}' added, weight {new.weight}", AddItem(new))


def edit(tracker: Tracker, number: int, values: Mapping[str, str]) -> Change:
    """Put the name or the weight of a criterion right. Raises WrongUsage or NotThere."""
    criteria = every(tracker)
    before = find(criteria, str(number))
    new: dict[str, Any] = {}
    if "name" in values:
        new["name"] = criterion_name([one for one in criteria if one is not before], values["name"])
    if "weight" in values:
        new["weight"] = weight_named(values["weight"])
    after = replace(before, **new)
    if after == before:
        return Change("Nothing changed", before.name, (), 0)
    said = f"criterion '{before.name}'"
    if after.name != before.name:
        said += f" renamed '{after.name}'"
    if after.weight != before.weight:
        said += f": weight {before.weight} → {after.weight}"
    return _do(tracker, said, SetItem(Criterion, before.id, new))


def drop(tracker: Tracker, number: int) -> Change:
    """Take a criterion away, and with it every score on it."""
    before = find(every(tracker), str(number))
    scores = sum(one.criterion == before.id for one in tracker.store.items(Score))
    lost = f" with {counted(scores, 'score')}" if scores else ""
    return _do(
        tracker, f"criterion '{before.name}' dropped{lost}", SetItem(Criterion, before.id, {"dropped": True})
    )


def score(tracker: Tracker, posting: int, criterion: str, value: int, reason: str | None = None) -> Change:
    """Say how a posting does on a criterion, by number or name; a score it has is replaced.

    Without a `reason` the one it has stays. Raises WrongUsage or NotThere.
    """
    held = find(every(tracker), criterion)
    if not 0 <= value <= HIGHEST:
        raise WrongUsage(f"{value} is not a score from 0 to {HIGHEST}.")
    before = score_on(tracker, posting, held)
    after = Score(held.id, value) if before is None else replace(before, value=value)
    if reason is not None:
        after = replace(after, reason=evidence(reason))
    if after == before:
        return Change("Nothing changed", tracker.subject([posting]), (posting,), 0)
    deed = AddItem(after) if before is None else SetItem(Score, before.id, _changed(before, after))
    said = f"{held.name}: {value} of {HIGHEST}" + (f" ({after.reason})" if after.reason else "")
    return tracker.do(said, NewEvent(EventKind.SCORE, f"score: {said}", posting, (deed,)))


def explain(tracker: Tracker, posting: int, criterion: str, reason: str) -> Change:
    """Give a score another reason. Raises NotThere where there is no score."""
    held = find(every(tracker), criterion)
    return score(tracker, posting, str(held.id), _held(tracker, posting, held).value, reason)


def drop_score(tracker: Tracker, posting: int, criterion: str) -> Change:
    """Take a score off a posting. Raises NotThere."""
    held = find(every(tracker), criterion)
    deed = SetItem(Score, _held(tracker, posting, held).id, {"dropped": True})
    said = f"score dropped: {held.name}"
    return tracker.do(said[0].upper() + said[1:], NewEvent(EventKind.SCORE, said, posting, (deed,)))


def score_on(tracker: Tracker, posting: int, criterion: Criterion) -> Score | None:
    """The score a posting has on a criterion. Raises NotThere for no such posting."""
    scores = [one for one in tracker.posting(posting).scores if one.criterion == criterion.id]
    return scores[-1] if scores else None


def weighed(tracker: Tracker, ids: Sequence[int] = ()) -> Decision:
    """Two to four postings weighed; without any named, all open ones that have scores.

    Raises WrongUsage or NotThere.
    """
    criteria = every(tracker)
    if not ids:
        return decision(criteria, _scored(tracker, criteria))
    if not 2 <= len(ids) <= MOST or len(set(ids)) != len(ids):
        raise WrongUsage(f"decide takes 2 to {MOST} different postings, or none for all that have scores.")
    return decision(criteria, {one: tracker.posting(one).scores for one in ids})


def find(criteria: Sequence[Criterion], named: str) -> Criterion:
    """The criterion of that number or name, whatever its case. Raises NotThere naming the nearest one."""
    wanted = " ".join(named.split()).casefold()
    for one in criteria:
        if wanted in (str(one.id), one.name.casefold()):
            return one
    if not criteria:
        raise NotThere("there are no criteria yet. jobtui criterion add NAME --weight 5 adds one.")
    near = get_close_matches(wanted[:60], [one.name.casefold() for one in criteria], 1)
    name = next((one.name for one in criteria if near and one.name.casefold() == near[0]), None)
    hint = f"Did you mean '{name}'?" if name else f"There are: {', '.join(one.name for one in criteria)}."
    raise NotThere(f"there is no criterion '{named[:60]}'. {hint}")


def criterion_name(criteria: Sequence[Criterion], name: str) -> str:
    """A name as typed that none of these has and that is no number. Raises WrongUsage."""
    kept = " ".join(name.split())
    if not 1 <= len(kept) <= MAX_NAME or not kept.isprintable() or kept.startswith("-") or kept.isdigit():
        raise WrongUsage(
            f"a criterion needs a name of 1 to {MAX_NAME} letters, no number (this is '{kept[:60]}')."
        )
    for one in criteria:
        if one.name.casefold() == kept.casefold():
            raise WrongUsage(f"there is a criterion '{one.name}' already.")
    return kept


def weight_named(text: str) -> int:
    """A weight as typed. Raises WrongUsage."""
    return weight_of(_whole(text, f"a weight from 0 to {HEAVIEST}"))


def score_named(text: str) -> int:
    """A score as typed. Raises WrongUsage."""
    value = _whole(text, f"a score from 0 to {HIGHEST}")
    if value > HIGHEST:
        raise WrongUsage(f"{value} is not a score from 0 to {HIGHEST}.")
    return value


def weight_of(weight: int) -> int:
    """A weight that can be. Raises WrongUsage."""
    if not 0 <= weight <= HEAVIEST:
        raise WrongUsage(f"{weight} is not a weight from 0 to {HEAVIEST}.")
    return weight


def _whole(text: str, what: str) -> int:
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6):
        raise WrongUsage(f"'{typed[:60]}' is not {what}.")
    return int(typed)


def _scored(tracker: Tracker, criteria: Sequence[Criterion]) -> dict[int, list[Score]]:
    """The scores of the open postings that have some on these criteria, by posting."""
    known = {one.id for one in criteria}
    roles: dict[int, list[Score]] = {}
    for one in tracker.store.items(Score):
        if one.criterion in known:
            roles.setdefault(one.posting, []).append(one)
    listed = set(tracker.find(Query(scope=Scope.OPEN))) if roles else set()
    return {posting: roles[posting] for posting in sorted(roles) if posting in listed}


def _held(tracker: Tracker, posting: int, criterion: Criterion) -> Score:
    held = score_on(tracker, posting, criterion)
    if held is None:
        raise NotThere(f"posting {posting} has no score on {criterion.name}.")
    return held


def _changed(before: Score, after: Score) -> dict[str, Any]:
    names = ("value", "reason")
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}


def _do(tracker: Tracker, said: str, deed: AddItem | SetItem) -> Change:
    return tracker.do(said[0].upper() + said[1:], NewEvent(EventKind.CRITERION, said, None, (deed,)))
