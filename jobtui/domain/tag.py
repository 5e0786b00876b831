"""Tags: words of the person's own on postings."""

from collections import Counter
from collections.abc import Iterable, Sequence

from jobtui.domain.problem import WrongUsage

LONGEST = 40


def tag_name(text: str) -> str:
    """A tag as it is kept: one line, no `#` in front, no comma. Raises WrongUsage."""
    name = " ".join(text.split()).lstrip("#").strip()
    if not name or len(name) > LONGEST:
        raise WrongUsage(f"a tag must have 1 to {LONGEST} characters (this has {len(name)}).")
    if "," in name:
        raise WrongUsage(f"'{name}' holds a comma, which separates tags.")
    return name


def changed(tags: Sequence[str], add: Iterable[str] = (), drop: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags after some came and some went, in order. Case tells no two tags apart; the first one stays."""
    gone = {name.casefold() for name in drop}
    held = {name.casefold(): name for name in (*reversed(list(add)), *reversed(tags))}
    return tuple(sorted((name for key, name in held.items() if key not in gone), key=str.casefold))


def counted(all_tags: Iterable[Sequence[str]]) -> list[tuple[str, int]]:
    """Each tag with the number of postings that carry it, in order."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for tags in all_tags:
        for name in tags:
            counts[names.setdefault(name.casefold(), name)] += 1
    return sorted(counts.items(), key=lambda one: one[0].casefold())
