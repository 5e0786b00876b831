"""What a requirement demands in degrees and years, in words that line up beside those of another posting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobtui.domain.conditions import conditions, leaves
from jobtui.domain.requirement import Branch, Degree, Leaf, Requirement, Years

_DEGREE_WORDS = {
    Degree.NONE: "no degree needed",
    Degree.BACHELOR: "bachelor",
    Degree.MASTER: "master",
    Degree.PHD: "PhD",
}


@dataclass(frozen=True, slots=True)
class Demand:
    """Years asked in one area, in words; `most` is the largest number among the alternatives.

    `years` is the same without what stands beside the years: `8–10+ years`.
    """

    area: str
    text: str
    most: int
    years: str


def demands(requirement: Requirement) -> Iterator[Demand]:
    """What an item asks for in years: its alternatives in words, then the years that stand outside them."""
    tree = requirement.alternatives
    inside = [] if tree is None else [leaf.years for leaf in leaves(tree) if leaf.years]
    if tree is not None:
        for area in dict.fromkeys(key_of(years.area) for years in inside):
            within = [years for years in inside if key_of(years.area) == area]
            most = max(years.minimum for years in within)
            alone = _number(within[0]) if len(within) == 1 else None
            text = _tree_text(tree, area)
            words = _years_text(within[0]) if text == alone else text
            yield Demand(within[0].area, words, most, _together(within))
    for years in requirement.years:
        if years not in inside:
            yield Demand(years.area, _years_text(years), years.minimum, _years_text(years))


def degree_text(requirement: Requirement) -> str:
    """The degree asked, and whether something like it will do: `bachelor or equivalent`."""
    words = _DEGREE_WORDS[requirement.degree or Degree.NONE]
    return f"{words} or equivalent" if requirement.equivalent else words


def degree_in(requirement: Requirement) -> str:
    """The same with what the degree is in, as the posting puts it: `bachelor in physics, or equivalent`."""
    tree = conditions(requirement)
    held = [] if tree is None else leaves(tree)
    field = next((leaf.field for leaf in held if leaf.degree is requirement.degree and leaf.field), "")
    if not field:
        return degree_text(requirement)
    words = f"{_DEGREE_WORDS[requirement.degree or Degree.NONE]} in {folded(field)}"
    return f"{words}, or equivalent" if requirement.equivalent else words


def _tree_text(node: Branch | Leaf, area: str) -> str:
    """The alternatives in words, for the row of one area: `bachelor + 10 or master + 8 or equivalent`."""
    if isinstance(node, Branch):
        if node.op == "any":
            return " or ".join(_tree_text(part, area) for part in node.of)
        telling = [part for part in node.of if _tells(part)] or list(node.of)
        parts = [_tree_text(part, area) for part in telling]
        loose = [isinstance(part, Branch) and part.op == "any" and len(part.of) > 1 for part in telling]
        return " + ".join(f"({text})" if or_ else text for text, or_ in zip(parts, loose, strict=True))
    if node.degree is not None:
        return _DEGREE_WORDS[node.degree]
    if node.years is None:
        return node.skill or node.language or "equivalent"
    elsewhere = node.years.area if key_of(node.years.area) != area else ""
    return f"{_number(node.years)} {folded(elsewhere)}".rstrip()


def _tells(node: Branch | Leaf) -> bool:
    """Whether degrees, years or what equals them stand in it: skills and languages have rows of their own."""
    held = [node] if isinstance(node, Leaf) else leaves(node)
    return any(leaf.skill is None and leaf.language is None for leaf in held)


def condition_text(node: Branch | Leaf) -> str:
    """A whole tree in words: `(bachelor in physics and 5+ years and one of C, Go or the like) or PhD`."""
    if isinstance(node, Leaf):
        return _leaf_text(node)
    parts = [f"({condition_text(part)})" if _is_long(part) else condition_text(part) for part in node.of]
    if node.op == "all":
        return " and ".join(parts)
    if node.open:
        return f"{parts[0]} or the like" if len(parts) == 1 else f"one of {', '.join(parts)} or the like"
    return " or ".join(parts)


def _is_long(node: Branch | Leaf) -> bool:
    """Whether a part needs brackets beside others."""
    return isinstance(node, Branch) and not node.open and len(node.of) > 1


def _leaf_text(leaf: Leaf) -> str:
    if leaf.degree is not None:
        words = _DEGREE_WORDS[leaf.degree]
        return f"{words} in {folded(leaf.field)}" if leaf.field else words
    if leaf.years is not None:
        return f"{_years_text(leaf.years)} {folded(leaf.years.area)}".rstrip()
    if leaf.equivalent:
        return "equivalent"
    return folded(leaf.skill or f"{leaf.language} {leaf.level}")


def _together(choice: Sequence[Years]) -> str:
    """The years of several alternatives in one: `8–10+ years`."""
    lows = [years.minimum for years in choice]
    if len(choice) == 1 or min(lows) == max(lows):
        return _years_text(choice[0])
    return f"{min(lows)}–{max(lows)}+ years"


def _years_text(years: Years) -> str:
    """`6+ years`, `3–5 years`, `up to 2 years`."""
    last = years.minimum if years.maximum is None else years.maximum
    unit = "year" if last == 1 else "years"
    if years.maximum is None:
        return f"{years.minimum}+ {unit}"
    return f"{_number(years)} {unit}" if years.minimum else f"up to {years.maximum} {unit}"


def _number(years: Years) -> str:
    ranged = years.maximum is not None and years.maximum != years.minimum
    return f"{years.minimum}–{years.maximum}" if ranged else str(years.minimum)


def key_of(text: str) -> str:
    """What texts that differ only in case and white space have in common."""
    return folded(text).casefold()


def folded(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())
