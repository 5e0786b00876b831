"""Postings by the stage they stand in, in columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobtui.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: an open stage, or all closed ones together (`stage` None), and its postings in order."""

    stage: Stage | None
    ids: tuple[int, ...] = ()


def lanes(ids: Sequence[int], statuses: Mapping[int, str], stages: Sequence[Stage]) -> list[Lane]:
    """A lane for every open stage in its order, then one for what is closed, if there is such a stage."""
    ordered = sorted(stages, key=lambda stage: stage.position)
    places = {stage.name: None if stage.closed else stage.name for stage in ordered}
    cards: dict[str | None, list[int]] = {place: [] for place in places.values()}
    for one in ids:
        cards[places[statuses[one]]].append(one)
    found = [Lane(stage, tuple(cards[stage.name])) for stage in ordered if not stage.closed]
    return [*found, Lane(None, tuple(cards[None]))] if None in cards else found
