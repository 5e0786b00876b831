"""The order of a checklist: what puts its items, and new ones among them, one after the other."""

from collections.abc import Sequence

from jobtui.domain.event import AddRequirement, SetRequirement
from jobtui.domain.requirement import ChecklistItem, Requirement


def renumbered(wanted: Sequence[ChecklistItem | Requirement]) -> tuple[SetRequirement | AddRequirement, ...]:
    """The deeds that give a whole checklist this order.

    The numbers there are go from item to item, new requirements make it longer: a gap that a dropped item
    left stays where it is.
    """
    held = sorted(item.n for item in wanted if isinstance(item, ChecklistItem))
    after = (held[-1] if held else 0) + 1
    numbers = [*held, *range(after, after + len(wanted) - len(held))]
    return tuple(
        SetRequirement(item.id, {"n": n}) if isinstance(item, ChecklistItem) else AddRequirement(item, n=n)
        for item, n in zip(wanted, numbers, strict=True)
        if not isinstance(item, ChecklistItem) or item.n != n
    )


def moved(items: Sequence[ChecklistItem], item: ChecklistItem, to: int) -> list[ChecklistItem]:
    """The items with one of them at the place of number `to`, which one of them has."""
    place = [one.n for one in items].index(to)
    others = [one for one in items if one.id != item.id]
    return [*others[:place], item, *others[place:]]
