"""What one item asks for: skills, languages, and where it offers a choice the tree of its conditions."""

from dataclasses import dataclass, replace

from jobtui.domain.conditions import leaves
from jobtui.domain.requirement import Branch, Language, Leaf
from jobtui.parsing.fields import alternatives, parts
from jobtui.parsing.lines import Line


@dataclass(frozen=True, slots=True)
class Asked:
    """Skills and languages in reading order, each once; `choice` is None where all of them are asked."""

    skills: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    choice: Branch | None = None


def read(line: Line, start: int, end: int, *, whole_is_wish: bool) -> Asked:
    """What `line.text[start:end]` asks for."""
    text = line.text[start:end]
    tree = alternatives.tree(text, parts.find(text, whole_is_wish=whole_is_wish))
    if tree is None:
        return Asked()
    held = list(leaves(tree))
    spoken = {leaf.language: Language(leaf.language, leaf.level) for leaf in held if leaf.language}
    placed = _placed(tree, line, start) if alternatives.chooses(tree) else None
    return Asked(
        tuple(dict.fromkeys(leaf.skill for leaf in held if leaf.skill)),
        tuple(spoken.values()),
        placed if isinstance(placed, Branch) else None,
    )


def _placed(node: Branch | Leaf, line: Line, offset: int) -> Branch | Leaf:
    """The tree with the places of its leaves in the source."""
    if isinstance(node, Branch):
        return replace(node, of=tuple(_placed(one, line, offset) for one in node.of))
    return replace(node, spans=tuple(s for a, b in node.spans for s in line.spans(offset + a, offset + b)))
