"""Postings by the stage they stand in, in columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobtui.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class Lane:
    """One column: an open stage, or all closed ones together (`stage` None), and its postings in order."""

    stage: Stage | None
    ids: Sequence[int] = ()


def lanes(found: Mapping[str | None, Sequence[int]], stages: Sequence[Stage]) -> list[Lane]:
    """A lane for every open stage in its order, then one for what is closed, if there is such a stage.

    `found` are postings by the open stage they stand in, those in closed ones under None.
    """
    ordered = sorted(stages, key=lambda stage: stage.position)
    made = [Lane(stage, tuple(found.get(stage.name, ()))) for stage in ordered if not stage.closed]
    return [*made, Lane(None, tuple(found.get(None, ())))] if len(made) < len(ordered) else made
