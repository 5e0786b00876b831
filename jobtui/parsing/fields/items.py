"""The conditions of an item in a row, with what the words between them say: examples, a choice, brackets."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobtui.domain.requirement import Leaf
from jobtui.parsing.fields import joints
from jobtui.parsing.fields.joints import Joint, Op, joint
from jobtui.parsing.fields.parts import Part, subjects, wishes

_AND = re.compile(r"[,;.)]|\b(?:and|und|et|y|e|en|sowie)\b")
_LINKED = re.compile(r"\b(?:and|or|und|oder|et|ou|y|e(?!\.)|en(?=\svan\b|\smet\b)|sowie)\b")
_MADE_OF = re.compile(
    r"experience|training|education|combination|background|qualif|work|erfahr|ausbild|expér|experi", re.I
)
_BEFORE = 80
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A condition at `text[start:end]`, or the items in brackets there.

    From it on a list gives `examples` or offers a `choice` of so many; behind it `more` like it count too, it
    `alone`; `attached` is how brackets belong to the item before them.
    """

    leaf: Leaf
    sort: str
    start: int
    end: int
    inside: tuple["Item", ...] = ()
    examples: bool = False
    choice: int = 0
    more: bool = False
    alone: bool = False
    attached: Op | None = None


def read(text: str, parts: Sequence[Part]) -> tuple[Item, ...]:
    """The items that the parts of a text are."""
    firm = [
        part for part in parts if not part.wished or (part.sort == "skill" and _is_best(text, part.start))
    ]
    return _Row(text, 0, len(text), _DEEPEST).read(firm)


def between(text: str, items: Sequence[Item]) -> list[Joint]:
    """What joins each pair of neighbours."""
    return [_between(text, a, b) for a, b in itertools.pairwise(items)]


def _between(text: str, a: Item, b: Item) -> Joint:
    found = joint(text[a.end : b.start])
    both = found.op is Op.SLASH and joints.go_together(a.leaf.skill, b.leaf.skill)
    return Joint(Op.AND, bare=True) if both else found


def _is_best(text: str, at: int) -> bool:
    """Whether a skill wished for is the best of a sort: `an ETL tool, ideally Talend`."""
    before = text[max(0, at - _BEFORE) : at]
    cuts = [m.start() for m in re.finditer(r"[\s,(]", before)]
    sort = next((cut for cut in reversed(cuts) if joints.ends_in_sort(before[:cut])), None)
    return sort is not None and not wishes(before[:sort])


class _Row:
    """The items between two places of a text, one after the other; brackets in brackets only so deep."""

    def __init__(self, text: str, start: int, end: int, depth: int) -> None:
        self.text, self.start, self.end, self.depth = text, start, end, depth
        self.found: list[Item] = []

    def read(self, parts: Sequence[Part]) -> tuple[Item, ...]:
        rest = list(parts)
        brackets = _brackets(self.text, self.start, self.end, rest) if self.depth else []
        wished = False
        while rest:
            a, b = next(((a, b) for a, b in brackets if a < rest[0].start and rest[0].end <= b), (0, 0))
            inside = [part for part in rest if b and part.end <= b]
            if inside:
                self._bracket(a, b, inside)
            else:
                self._part(rest[0], best=rest[0].wished and not wished)
            wished = rest[0].wished
            rest = rest[max(len(inside), 1) :]
        behind = self.text[self._at() : self.end]
        if self._last() == "skill" and (joints.goes_on(behind) or joints.goes_on_unknown(behind)):
            self.found[-1] = replace(self.found[-1], more=True)
        return tuple(self.found)

    def _last(self) -> str:
        return self.found[-1].sort if self.found else ""

    def _at(self) -> int:
        return self.found[-1].end if self.found else self.start

    def _bracket(self, start: int, end: int, parts: list[Part]) -> None:
        """What stands in brackets: examples of a sort, what is meant by the item before, or items as any."""
        if self.found and joints.goes_on(self.text[start:end]):
            self.found[-1] = replace(self.found[-1], more=True, alone=True, end=end)
            return
        if self._last() == "degree" and all(part.leaf.skill in subjects() for part in parts):
            return
        before = self.text[self._at() : start]
        choice = joints.offers_choice(before)
        of_sort = self._names_sort(start) or bool(choice)
        inside = _Row(self.text, start + 1, end - 1, self.depth - 1).read(parts)
        if not inside:
            return
        sorts = {item.sort for item in inside}
        sort = inside[0].sort if len(sorts) == 1 else "mixed"
        if of_sort and sort == "skill":
            inside = _chosen(self.text, inside, choice)
        if of_sort or inside[0].examples:
            self._drop_sort(start)
        close = self._last() == sort == "skill" and not (before.strip() or of_sort or inside[0].examples)
        either = joint(self.text[start + 1 : inside[0].start]).op is Op.OR
        attached = (Op.OR if either else Op.AND) if close else None
        at = inside[0].start if either and self._last() == "degree" else start
        self.found.append(Item(Leaf(), sort, at, end, inside, attached=attached))

    def _part(self, part: Part, *, best: bool) -> None:
        if self._last() == "skill" and self._goes_on(part):
            return
        before = self.text[self._at() : part.start]
        says = any(map(str.isalpha, before))
        examples = best or (says and joints.gives_examples(before))
        choice = joints.offers_choice(before) if says else 0
        if examples or choice:
            self._drop_sort(part.start)
        self.found.append(Item(part.leaf, part.sort, part.start, part.end, (), examples, choice))

    def _goes_on(self, part: Part) -> bool:
        """Mark that others count too behind the last skill; whether the part only says which."""
        at = self._at()
        before = self.text[at : part.start]
        grown = joints.goes_on(before)
        only = grown and part.sort == "skill" and not _AND.search(before[grown:])
        if part.sort == "equivalent" and not self._stands_for_degree(part):
            only = True
        elif not grown and joint(before).op is not Op.OR:
            grown = joints.goes_on_unknown(before)
        if grown or only:
            self.found[-1] = replace(self.found[-1], more=True, end=at + grown)
        return bool(only)

    def _stands_for_degree(self, part: Part) -> bool:
        """Whether something equivalent stands for the degree and the years before, not for a skill."""
        told = any(item.sort in ("degree", "years") for item in self.found)
        return told and bool(_MADE_OF.search(self.text[part.start : part.end + 40]))

    def _names_sort(self, at: int) -> bool:
        """Whether a noun for a sort of thing stands right before."""
        before = self.text[max(self._at(), at - _BEFORE) : at].rstrip()
        if self._last() == "skill" and not before:
            return joints.ends_in_sort(self.text[self.found[-1].start : self.found[-1].end])
        return joints.ends_in_sort(before)

    def _drop_sort(self, at: int) -> None:
        """Leave out a last skill that only names the sort of what follows: `BI tools`, `ETL tools`."""
        if self._last() != "skill" or self.found[-1].inside:
            return
        last = self.found[-1]
        linked = _LINKED.search(self.text[last.end : at].split("(")[0])
        if not linked and joints.names_sort(self.text, last.start, last.end, at):
            del self.found[-1]


def _chosen(text: str, items: tuple[Item, ...], choice: int) -> tuple[Item, ...]:
    """Items in brackets behind a sort: examples, or where OR joins them or some are asked a choice."""
    if items[0].examples or items[0].choice:
        return items
    if choice:
        return (replace(items[0], choice=choice), *items[1:])
    ops = {one.op for one in between(text, items)}
    told = ops & {Op.AND, Op.OR}
    return (replace(items[0], examples=not told, choice=int(told == {Op.OR})), *items[1:])


def _brackets(text: str, start: int, end: int, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The outermost brackets that hold a part and are in none."""
    found, depth, opened = [], 0, start
    for i in (m.start() for m in re.compile(r"[()]").finditer(text, start, end)):
        if text[i] == "(":
            opened = opened if depth else i
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((opened, i + 1))
    return [
        (a, b)
        for a, b in found
        if any(a < part.start and part.end < b for part in parts)
        and not any(part.start < a < part.end for part in parts)
    ]
