"""What a requirement asks, as one tree of conditions."""

from collections.abc import Iterator

from jobtui.domain.requirement import Branch, Degree, Leaf, Requirement


def conditions(requirement: Requirement) -> Branch | Leaf | None:
    """The alternatives, and all that is asked beside them; a single condition as a leaf, None for none.

    Skills beside alternatives that name none but do name years say what the years are in: one of them is
    enough, and so is another like them.
    """
    tree = requirement.alternatives
    parts: list[Branch | Leaf] = [] if tree is None else _conjuncts(tree)
    held = [] if tree is None else list(leaves(tree))
    if tree is None:
        parts += _degree(requirement)
        parts += [Leaf(years=years) for years in requirement.years]
    parts += _languages(requirement, {leaf.language for leaf in held})
    parts += _skills(requirement, held)
    if len(parts) > 1:
        return Branch("all", tuple(parts))
    return parts[0] if parts else None


def leaves(node: Branch | Leaf) -> Iterator[Leaf]:
    """The conditions of a tree, in reading order."""
    if isinstance(node, Leaf):
        yield node
        return
    for part in node.of:
        yield from leaves(part)


def _conjuncts(tree: Branch) -> list[Branch | Leaf]:
    return list(tree.of) if tree.op == "all" else [tree]


def _degree(requirement: Requirement) -> list[Branch | Leaf]:
    """The degree asked, if any is; that none is needed is no condition."""
    if requirement.degree in (None, Degree.NONE):
        return []
    leaf = Leaf(degree=requirement.degree)
    return [Branch("any", (leaf, Leaf(equivalent=True)))] if requirement.equivalent else [leaf]


def _languages(requirement: Requirement, told: set[str | None]) -> list[Branch | Leaf]:
    beside = [one for one in requirement.languages if one.name not in told]
    return [Leaf(language=one.name, level=one.level) for one in beside]


def _skills(requirement: Requirement, held: list[Leaf]) -> list[Branch | Leaf]:
    told = {leaf.skill for leaf in held}
    beside = [Leaf(skill=skill) for skill in requirement.skills if skill not in told]
    examples = told == {None} and any(leaf.years for leaf in held)
    return [Branch("any", tuple(beside), open=True)] if beside and examples else [*beside]
