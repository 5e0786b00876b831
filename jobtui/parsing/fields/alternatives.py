"""The AND/OR tree of an item that offers a choice of degrees and years."""

import itertools
import re
from dataclasses import dataclass

from jobtui.domain.requirement import Branch, Leaf
from jobtui.parsing.fields import degree, years
from jobtui.parsing.lines import Line

_LOUD = re.compile(r"\b(AND|OR)\b")
_QUIET = re.compile(r"\b(and|or|with|plus|und|oder|mit|et|ou|avec|y|o|con|e|com|en|of|met)\b|([/&+])", re.I)
_AND = frozenset(
    {"and", "with", "plus", "und", "mit", "et", "avec", "y", "con", "e", "com", "en", "met", "&", "+"}
)


@dataclass(frozen=True, slots=True)
class _Part:
    leaf: Leaf
    start: int
    end: int

    @property
    def sort(self) -> str:
        if self.leaf.equivalent:
            return "equivalent"
        return "degree" if self.leaf.degree else "years"


def tree(line: Line, start: int, end: int) -> Branch | None:
    """The choice that `line.text[start:end]` offers, None where it offers none. Every leaf carries its
    spans.
    """
    text = line.text[start:end]
    parts = _parts(line, start, text)
    if len(parts) < 2:
        return None
    joints = [_joint(text, a, b) for a, b in itertools.pairwise(parts)]
    if "or" not in joints:
        return None
    groups = _groups(parts, joints)
    if len(groups) == 1:
        return groups[0] if isinstance(groups[0], Branch) else None
    return Branch("any", tuple(groups))


def _parts(line: Line, offset: int, text: str) -> list[_Part]:
    found = [_Part(Leaf(degree=n.degree), n.start, n.end) for n in degree.find(text)]
    found += [_Part(Leaf(years=d.years), d.start, d.end) for d in years.find(text)]
    found += [_Part(Leaf(equivalent=True), a, b) for a, b in degree.equivalent(text)]
    found.sort(key=lambda p: (p.start, p.end))
    kept: list[_Part] = []
    for part in found:
        if kept and part.start < kept[-1].end:
            continue
        spans = line.spans(offset + part.start, offset + part.end)
        leaf = Leaf(part.leaf.degree, part.leaf.years, part.leaf.equivalent, spans)
        kept.append(_Part(leaf, part.start, part.end))
    return kept


def _joint(text: str, a: _Part, b: _Part) -> str:
    """What joins two neighbours: the connector nearest to the second one. Capitals decide where there are
    any.
    """
    between = text[a.end : b.end if b.sort == "equivalent" else b.start]
    if b.sort == "equivalent":
        return "or"
    loud = _LOUD.findall(between)
    if loud:
        return str(loud[-1]).lower()
    quiet = [w or sign for w, sign in _QUIET.findall(between)]
    if not quiet:
        return "or" if a.sort == b.sort == "degree" or ("," in between and a.sort == b.sort) else "and"
    last = quiet[-1].casefold()
    if a.sort == "degree" and b.sort == "years":
        return "or" if re.search(r"\bor\b[^,]{0,16}$", between, re.I) and last == "or" else "and"
    return "and" if last in _AND else "or"


def _groups(parts: list[_Part], joints: list[str]) -> list[Leaf | Branch]:
    """Split at OR; AND binds tighter, but "degree or equivalent, and years" has the choice inside the AND."""
    groups: list[list[Leaf | Branch]] = [[parts[0].leaf]]
    for i, joint in enumerate(joints):
        part = parts[i + 1]
        then = joints[i + 1] if i + 1 < len(joints) else ""
        inner = (
            joint == "or"
            and then == "and"
            and part.sort in ("equivalent", "degree")
            and parts[i].sort == "degree"
        )
        if inner and (part.sort == "equivalent" or not _own_years(parts, joints, i)):
            before = groups[-1].pop()
            options = before.of if isinstance(before, Branch) and before.op == "any" else (before,)
            groups[-1].append(Branch("any", (*options, part.leaf)))
        elif joint == "or":
            groups.append([part.leaf])
        else:
            groups[-1].append(part.leaf)
    return [g[0] if len(g) == 1 else Branch("all", tuple(g)) for g in groups]


def _own_years(parts: list[_Part], joints: list[str], i: int) -> bool:
    """Whether the degree at `i` was already given years of its own."""
    return i > 0 and joints[i - 1] == "and" and parts[i - 1].sort == "years"
