"""Stages of the person's own: added, put right, renamed, moved, dropped; postings and history follow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jobtui.domain.display import width
from jobtui.domain.event import AddItem, Deed, EventKind, NewEvent, ReplaceStatus, SetItem
from jobtui.domain.number import counted
from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import Stage, Uses, find_stage
from jobtui.tracker.tracker import Change, Tracker

MAX_NAME = 30
MAX_QUIET = 3650

_SYMBOLS = {False: "◇", True: "▪"}
"""What stands for an own stage without a symbol, open or closed."""


def uses(tracker: Tracker, stage: Stage) -> Uses:
    """How many postings stand in a stage, and in how many histories it is named."""
    return tracker.store.uses(stage.name)


def add(
    tracker: Tracker,
    name: str,
    *,
    symbol: str = "",
    letter: str = "",
    after: str | None = None,
    closed: bool = False,
    quiet_days: int | None = None,
) -> Change:
    """Add a stage after another, or else at the end of the open or of the closed ones. Raises WrongUsage."""
    stages = tracker.stages()
    new = drafted(stages, name, symbol=symbol, letter=letter, closed=closed, quiet_days=quiet_days)
    order = list(stages)
    at = order.index(find_stage(stages, after)) + 1 if after is not None else _end(stages, closed=closed)
    order.insert(at, new)
    return _write(tracker, f"stage '{new.name}' added", order, new)


def drafted(
    stages: Sequence[Stage],
    name: str,
    *,
    symbol: str = "",
    letter: str = "",
    closed: bool = False,
    quiet_days: int | None = None,
) -> Stage:
    """A stage to go with these, with a symbol and a free letter where none is given. Raises WrongUsage."""
    kept = stage_name(stages, name)
    return Stage(
        kept,
        symbol_of(symbol) if symbol else _SYMBOLS[closed],
        letter_of(stages, letter) if letter else _free_letter(stages, kept),
        0,
        closed,
        quiet_of(quiet_days),
    )


def edit(
    tracker: Tracker,
    stage: str,
    *,
    name: str | None = None,
    symbol: str | None = None,
    letter: str | None = None,
    closed: bool | None = None,
    quiet_days: int | None = None,
) -> Change:
    """Give a stage another name, symbol, letter or kind; `quiet_days` 0 means never quiet.

    Postings and history follow its name. Raises WrongUsage.
    """
    stages = tracker.stages()
    before = find_stage(stages, stage)
    others = [one for one in stages if one is not before]
    new: dict[str, Any] = {}
    if name is not None:
        new["name"] = stage_name(others, name)
    if symbol is not None:
        new["symbol"] = symbol_of(symbol)
    if letter is not None:
        new["letter"] = letter_of(others, letter)
    if closed is not None:
        new["closed"] = closed
    if quiet_days is not None:
        new["quiet_days"] = quiet_of(quiet_days)
    after = replace(before, **new)
    if after == before:
        return Change("Nothing changed", before.name, (), 0)
    said, deeds = f"stage '{before.name}' changed", []
    if after.name != before.name:
        said = f"stage '{before.name}' renamed '{after.name}'{_moved(uses(tracker, before).standing)}"
        deeds = [ReplaceStatus(before.name, after.name)]
    return _write(tracker, said, [after if one is before else one for one in stages], deeds=deeds)


def rename(tracker: Tracker, old: str, new: str) -> Change:
    """Call a stage otherwise; postings and history follow. Raises WrongUsage."""
    return edit(tracker, old, name=new)


def move(tracker: Tracker, name: str, *, after: str | None = None, before: str | None = None) -> Change:
    """Let a stage stand after or before another. Raises WrongUsage unless one of the two is named."""
    stages = tracker.stages()
    stage = find_stage(stages, name)
    if (after is None) == (before is None):
        raise WrongUsage("say after or before which stage it comes, one of the two.")
    beside = find_stage(stages, (before if after is None else after) or "")
    if beside is stage:
        raise WrongUsage(f"'{stage.name}' cannot come beside itself.")
    order = [one for one in stages if one is not stage]
    order.insert(order.index(beside) + (before is None), stage)
    if order == list(stages):
        return Change("Nothing changed", stage.name, (), 0)
    return _write(tracker, f"stage '{stage.name}' moved", order)


def drop(tracker: Tracker, name: str, into: str | None = None) -> Change:
    """Take a stage away; postings and history go `into` another. Raises WrongUsage where they must."""
    stages = tracker.stages()
    stage = find_stage(stages, name)
    used = uses(tracker, stage)
    other = None if into is None else find_stage(stages, into)
    if other is stage:
        raise WrongUsage(f"'{stage.name}' cannot go into itself.")
    if other is None and (used.standing or used.named):
        raise WrongUsage(f"'{stage.name}' {in_use(used)}. Name another stage that takes their place.")
    order = [one for one in stages if one is not stage]
    moving = f"{_moved(used.standing)} into '{other.name}'" if other else ""
    deeds: list[Deed] = [SetItem(Stage, stage.id, {"dropped": True})]
    if other:
        deeds.append(ReplaceStatus(stage.name, other.name))
    return _write(tracker, f"stage '{stage.name}' dropped{moving}", order, deeds=deeds)


def in_use(used: Uses) -> str:
    """What hangs on a stage: `holds 3 postings`, `is named in the history of 2 postings`."""
    if used.standing:
        return f"holds {counted(used.standing, 'posting')}"
    return f"is named in the history of {counted(used.named, 'posting')}"


def _moved(standing: int) -> str:
    return f", {counted(standing, 'posting')} moved" if standing else ""


def _write(
    tracker: Tracker,
    text: str,
    order: Sequence[Stage],
    new: Stage | None = None,
    *,
    deeds: Sequence[Deed] = (),
) -> Change:
    """One step that leaves the stages in this order, `new` among them; `deeds` come after."""
    if not order or order[0].closed:
        raise WrongUsage("the first stage must be an open one; new postings begin in it.")
    now = {stage.id: stage for stage in tracker.stages()}
    done: list[Deed] = []
    for position, stage in enumerate(order, 1):
        if stage is new:
            done.append(AddItem(replace(stage, position=position)))
        elif values := _changed(now[stage.id], replace(stage, position=position)):
            done.append(SetItem(Stage, stage.id, values))
    event = NewEvent(EventKind.STAGE, text, None, (*done, *deeds))
    return tracker.do(text[0].upper() + text[1:], event)


def _changed(before: Stage, after: Stage) -> Mapping[str, Any]:
    names = ("name", "symbol", "letter", "position", "closed", "quiet_days")
    return {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}


def _end(stages: Sequence[Stage], *, closed: bool) -> int:
    """Behind the last stage of its kind."""
    return max((at for at, stage in enumerate(stages, 1) if stage.closed is closed), default=len(stages))


def stage_name(stages: Sequence[Stage], name: str) -> str:
    """A name as typed that none of these stages has. Raises WrongUsage."""
    kept = " ".join(name.split())
    if not 1 <= len(kept) <= MAX_NAME or not kept.isprintable() or kept.startswith("-"):
        raise WrongUsage(f"a stage needs a name of 1 to {MAX_NAME} letters (this is '{kept[:60]}').")
    for stage in stages:
        if stage.name.casefold() == kept.casefold():
            raise WrongUsage(f"there is a stage '{stage.name}' already.")
    return kept


def symbol_of(symbol: str) -> str:
    """A symbol as typed: one cell wide. Raises WrongUsage."""
    kept = symbol.strip()
    if len(kept) != 1 or not kept.isprintable() or width(kept) != 1:
        raise WrongUsage(f"'{kept[:20]}' is not one character as wide as a letter, such as ◇.")
    return kept


def letter_of(stages: Sequence[Stage], letter: str) -> str:
    """A letter as typed that none of these stages has. Raises WrongUsage."""
    kept = letter.strip()
    if len(kept) != 1 or not kept.isalnum() or width(kept) != 1:
        raise WrongUsage(f"'{kept[:20]}' is not one letter.")
    for stage in stages:
        if stage.letter == kept:
            raise WrongUsage(f"the letter {kept} already stands for '{stage.name}'.")
    return kept


def _free_letter(stages: Sequence[Stage], name: str) -> str:
    """The first letter that no stage has: one of the name, else of the alphabet, small before capital."""
    taken = {stage.letter for stage in stages}
    small = name.casefold() + "abcdefghijklmnopqrstuvwxyz"
    for letter in small + small.upper() + "0123456789":
        if letter.isalnum() and letter.isascii() and letter not in taken:
            return letter
    raise WrongUsage("no letter is left for another stage.")


def quiet_of(days: int | None) -> int | None:
    """A number of quiet days, None for never. Raises WrongUsage."""
    if days is not None and not 0 <= days <= MAX_QUIET:
        raise WrongUsage(f"{days} is not a number of days from 0 to {MAX_QUIET}.")
    return days or None
