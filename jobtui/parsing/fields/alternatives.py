"""The AND/OR tree of what an item asks."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobtui.domain.requirement import Branch, Leaf
from jobtui.parsing.fields.degree import ORDER as DEGREES
from jobtui.parsing.fields.items import Item, between, read
from jobtui.parsing.fields.joints import Joint, Op, joint
from jobtui.parsing.fields.parts import Part

Node = Branch | Leaf

_MORE = Leaf()
"""Stands for others like those before it, which count too."""
_LISTED = ("skill", "language")
_MOST_TO_PAIR = 6
_WIDE = re.compile(r"[^,;.]{0,24}(?:combination|kombination|combinaison|combinación)", re.I)
_LOUD = re.compile(r"\b(AND|OR)\b")
_BOTH = re.compile(r"\b(?:and|und|et|y|e|en|&|plus)\b", re.I)
_PARTS = re.compile(r"[,;.]|\b(?:and|und|et|y|e|en|plus|with|mit|avec|con|sowie|as well as|AND|OR)\b")
_NEAR = 40
_OR_YEARS = re.compile(
    r"\b(?:or|oder|ou|o|oppure|(?<!minimum )(?<!total )(?<!excess )(?<!upwards )(?<!period )of)\b[^,]{0,16}$",
    re.I,
)
_OR_SKILLS = re.compile(r"\b(?:or|oder|ou)\b[^,]{0,24}$", re.I)
_WITH = re.compile(r"^\W{0,2}(?:\w+\s){0,3}?(?:with|mit|avec|con|com|met|plus|by|par|da|di)\b", re.I)
_NEXT = re.compile(r",\s(?:an?\s|une?\s|d['’]une?\s|eine?n?\s|een\s|una?\s|uma?\s)?$", re.I)
_OWN = re.compile(r"\b(?:an?|une?|d['’]une?|eine?n?|een|una?|uma?|di una)\s\W?$", re.I)
_CUT, _LOUD_OR, _LOUD_AND, _LOOSE = "cut", "OR", "AND", "loose"
_IN_LISTS = (_LOOSE, Op.AND, Op.OR, Op.SLASH)
"""How things are joined in a list of skills, the loosest first."""
_OF_TERMS = (_CUT, _LOUD_OR, _LOUD_AND, Op.OR, Op.AND)
"""The same between degrees, years and lists."""
_ALL = frozenset({_CUT, _LOUD_AND, Op.AND})


@dataclass(frozen=True, slots=True)
class _Term:
    """A degree, years, or a whole list: what is joined last."""

    node: Node
    sort: str
    start: int
    end: int


def tree(text: str, parts: Sequence[Part]) -> Node | None:
    """What the parts of a text ask for together, None for nothing."""
    items = read(text, parts)
    return _tree(text, items) if items else None


def chooses(node: Node) -> bool:
    """Whether a tree is more than conditions of which each is asked."""
    return isinstance(node, Branch) and (node.op == "any" or any(map(chooses, node.of)))


def _any_of(nodes: Sequence[Node], *, open_: bool = False) -> Node:
    return _joined("any", nodes, open_ or _MORE in nodes)


def _all_of(nodes: Sequence[Node]) -> Node:
    return _joined("all", nodes, False)


def _joined(op: str, nodes: Sequence[Node], open_: bool) -> Node:
    """A branch without branches of its own sort, each condition once."""
    flat: list[Node] = []
    for node in nodes:
        same = isinstance(node, Branch) and node.op == op and (open_ or not node.open)
        flat += node.of if same and isinstance(node, Branch) else (node,)
    once: dict[Node, Node] = {}
    for node in flat:
        once.setdefault(replace(node, spans=()) if isinstance(node, Leaf) else node, node)
    kept = tuple(node for node in once.values() if node != _MORE)
    return kept[0] if len(kept) == 1 and not open_ else Branch(op, kept, open_)


def _tree(text: str, items: Sequence[Item]) -> Node:
    """Lists first, then the degrees, years and lists in a row."""
    first = items[0]
    if len(items) == 1 and not (first.inside or first.examples or first.more):
        return first.leaf
    terms: list[_Term] = []
    for sort, run in itertools.groupby(items, key=lambda item: item.sort):
        held = list(run)
        if sort in _LISTED:
            terms.append(_Term(_list(text, held), sort, held[0].start, held[-1].end))
        else:
            terms += [_Term(_node(text, item), sort, item.start, item.end) for item in held]
    terms = _measured(text, terms)
    terms, ops = _tight(text, terms, _links(text, terms))
    return _bound([term.node for term in terms], ops, _OF_TERMS)


def _node(text: str, item: Item) -> Node:
    node = _tree(text, item.inside) if item.inside else item.leaf
    return _any_of([node], open_=True) if item.alone else node


# Lists of skills and languages


def _list(text: str, items: list[Item]) -> Node:
    """One list as a tree: what is marked as examples or a choice first, then by slash, OR and AND."""
    joints = between(text, items)
    nodes: list[Node] = []
    ties: list[Joint] = []
    i = 0
    while i < len(items):
        size = _marked(items, joints, i)
        part = items[i : i + max(size, 1)]
        if part[0].attached:
            join = _any_of if part[0].attached is Op.OR else _all_of
            nodes[-1] = join([nodes[-1], _node(text, part[0])])
            ties.pop()
        elif size:
            nodes.append(_several(text, part))
        else:
            nodes.append(_node(text, part[0]))
        if part[-1].more and not (size or part[-1].alone):
            nodes.append(_MORE)
            ties.append(Joint(Op.OR, bare=True))
        i += len(part)
        ties += joints[i - 1 : i]
    return _bound(nodes, _told(ties), _IN_LISTS)


def _several(text: str, items: list[Item]) -> Node:
    """Examples, or a choice of some: of two out of three, each pair."""
    nodes = [_node(text, item) for item in items]
    open_ = items[0].examples or any(item.more for item in items)
    if items[0].choice > 1 and items[0].choice < len(nodes) <= _MOST_TO_PAIR:
        nodes = [_all_of(some) for some in itertools.combinations(nodes, items[0].choice)]
    return _any_of(nodes, open_=open_)


def _marked(items: list[Item], joints: list[Joint], i: int) -> int:
    """How many items from `i` on one mark is about, 0 where there is none."""
    if not (items[i].examples or items[i].choice):
        return 0
    told: Op | None = None
    n = i
    while n < len(joints) and not items[n].more and not items[n + 1].examples:
        op = joints[n].op
        if op is Op.AND and (told or not joints[n].bare or joints[n].cut):
            break
        if (op is Op.COMMA and told) or (op is Op.OR and told is Op.AND):
            break
        told = op if op in (Op.AND, Op.OR) else told
        n += 1
    return n - i + 1


def _told(joints: Sequence[Joint]) -> list[str]:
    """How each pair is joined; a comma says what the next word in the list says, AND where there is none.

    Of `A and B, or C` and `A, B and C, or D` the OR is the loose one.
    """
    ops: list[str] = []
    then = Op.AND
    for one in reversed(joints):
        then = one.op if one.op in (Op.AND, Op.OR) else then
        ops.append(then if one.op is Op.COMMA else one.op)
    ops.reverse()
    loose = Op.AND in ops and not any(one.op is Op.COMMA for one in joints)
    return [
        _LOOSE if one.op is Op.OR and one.spaced and (loose or before is Op.AND) else op
        for op, one, before in zip(ops, joints, [None, *(one.op for one in joints)], strict=False)
    ]


def _bound(nodes: list[Node], ops: list[str], order: Sequence[str]) -> Node:
    """The tree of nodes in a row, which is split where the loosest of their joints stand."""
    loosest = next((op for op in order if op in ops), None)
    if loosest is None:
        return nodes[0]
    runs: list[Node] = []
    start = 0
    for i in [*(i for i, op in enumerate(ops) if op == loosest), len(ops)]:
        runs.append(_bound(nodes[start : i + 1], ops[start:i], order))
        start = i + 1
    return _all_of(runs) if loosest in _ALL else _any_of(runs)


# Degrees, years and lists in a row


def _links(text: str, terms: Sequence[_Term]) -> list[str]:
    """How each pair is joined; a comma says what stands between the next two of these sorts."""
    ops = [_link(text, a, b) for a, b in itertools.pairwise(terms)]
    then: dict[tuple[str, str], str] = {}
    for i in range(len(ops) - 1, -1, -1):
        pair = (terms[i].sort, terms[i + 1].sort)
        pair = ("", "degree") if pair[1] == "degree" != pair[0] else pair
        ops[i] = then.get(pair, Op.AND) if ops[i] == Op.COMMA else ops[i]
        then[pair] = ops[i] if "degree" in pair else Op.AND
    return _cut_off(text, terms, ops)


def _cut_off(text: str, terms: Sequence[_Term], ops: list[str]) -> list[str]:
    """Of `a degree or 5 years, and fluent Welsh` the comma keeps what follows out of the choice."""
    ors = [i for i, op in enumerate(ops) if op == Op.OR]
    spaced = any("," in text[terms[i].end : terms[i + 1].start] for i in ors)
    if not ors or spaced:
        return ops
    cut = list(ops)
    for i in range(ors[-1] + 1, len(ops)):
        a, b = terms[i : i + 2]
        if ops[i] == Op.AND and b.sort in _LISTED and "," in text[a.end : b.start]:
            cut[i] = _CUT
    return cut


def _link(text: str, a: _Term, b: _Term) -> str:
    """Capitals decide where there are any; else the words, as they are used between two of these sorts."""
    words = text[a.end : b.end if b.sort == "equivalent" else b.start]
    loud = _LOUD.findall(words)
    if loud:
        return _LOUD_OR if loud[-1] == "OR" or b.sort == "equivalent" else _LOUD_AND
    if b.sort == "equivalent":
        return Op.OR
    told = joint(words)
    either = {
        ("degree", "degree"): not _BOTH.search(words),
        ("degree", "years"): bool(_OR_YEARS.search(words)),
        ("years", "skill"): bool(_OR_SKILLS.search(words)),
    }.get((a.sort, b.sort), told.op in (Op.OR, Op.SLASH))
    if either:
        return Op.OR
    if b.sort == "degree" and _NEXT.search(words) and not told.cut:
        return Op.COMMA
    return _CUT if told.cut else Op.COMMA if told.op is Op.COMMA else Op.AND


def _measured(text: str, terms: list[_Term]) -> list[_Term]:
    """For `or equivalent experience of 3 years` the years stand, which say what is equivalent."""
    kept: list[_Term] = []
    for term in terms:
        if kept and kept[-1].sort == "equivalent" and _measures(text, kept[-1], term):
            kept[-1] = replace(kept[-1], node=term.node, end=term.end)
        else:
            kept.append(term)
    return kept


def _measures(text: str, a: _Term, b: _Term) -> bool:
    words = text[a.end : b.start]
    return b.sort == "years" and len(words) < _NEAR and not _PARTS.search(words)


def _tight(text: str, terms: list[_Term], ops: list[str]) -> tuple[list[_Term], list[str]]:
    """`bachelor's or master's`, `degree or equivalent`: they bind before anything else does."""
    i = 0
    while i < len(ops):
        a, b = terms[i], terms[i + 1]
        if ops[i] == Op.OR and a.sort == "degree" and _is_tight(text, terms, ops, i):
            terms[i : i + 2] = [replace(a, node=_any_of([a.node, b.node]), end=b.end)]
            del ops[i]
        else:
            i += 1
    return terms, ops


def _is_tight(text: str, terms: Sequence[_Term], ops: Sequence[str], i: int) -> bool:
    """Not where each degree has years of its own: `a PhD, or a master's and 3 years`."""
    a, b = terms[i], terms[i + 1]
    if b.sort == "equivalent":
        return not _WIDE.match(text, b.start)
    if b.sort != "degree":
        return b.sort == "mixed"
    had = i > 0 and terms[i - 1].sort == "years" and ops[i - 1] == Op.AND
    given = had and any(term.sort == "degree" for term in terms[: i - 1])
    gets = i + 2 < len(terms) and terms[i + 2].sort == "years" and ops[i + 1] == Op.AND
    words = text[a.end : b.start]
    return not given and not (gets and ("," in words or _is_lower(text, terms[i : i + 3])))


def _is_lower(text: str, terms: Sequence[_Term]) -> bool:
    """Whether the years are for the second, lower degree alone: `a master's or a bachelor's with 3 years`."""
    a, b, then = terms
    if not (isinstance(a.node, Leaf) and isinstance(b.node, Leaf) and a.node.degree and b.node.degree):
        return False
    own = (bool(a.node.field) and a.node.spans[-1][1] == a.end) or _OWN.search(text[a.end : b.start])
    falls = DEGREES.index(b.node.degree) < DEGREES.index(a.node.degree)
    return bool(falls and own and _WITH.match(text[b.end : then.start]))
