"""Many patterns at once, without trying each of them on every line.

What a pattern cannot do without (a word, or one of several) is read off its source. A line that holds none of
these words is passed over; only the patterns that can match are compiled and tried. Which words a line may
hold is told by its groups of three characters, which are made once a line for all vocabularies.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

Needs = frozenset[str] | None
_SHORTEST = 3
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.S)
_SIGN = re.compile(rf"\\.|{_CLASS.pattern}|[()|]", re.S)
"""What divides a pattern, escapes and classes of characters passed over."""


class OneOf:
    """Alternatives of one vocabulary. `search` gives a match of the first alternative that has one."""

    def __init__(self, patterns: Iterable[str], flags: int = 0) -> None:
        self._flags = flags
        self._fold = bool(flags & re.IGNORECASE)
        self._parts = [part for pattern in patterns for part in split(pattern)]
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._loose: list[int] = []
        self._index: dict[str, list[tuple[int, str]]] = {}
        for i, part in enumerate(self._parts):
            words = needs(part)
            if words is None:
                self._loose.append(i)
            for word in words or ():
                told = word.lower() if self._fold else word
                self._index.setdefault(told[:_SHORTEST], []).append((i, told))
        self._groups = frozenset(self._index)

    def search(self, text: str) -> re.Match[str] | None:
        """A match anywhere in the text, None where no alternative matches."""
        for i in self._likely(text):
            pattern = self._pattern(i)
            anchored = self._parts[i].startswith("^")
            match = pattern.match(text) if anchored else pattern.search(text)
            if match:
                return match
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the start of the text."""
        return next((m for i in self._likely(text) if (m := self._pattern(i).match(text))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text."""
        return next((m for i in self._likely(text) if (m := self._pattern(i).fullmatch(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of every alternative, alternative by alternative."""
        return (match for _, match in self.numbered(text))

    def numbered(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The same, each with the number of its alternative."""
        for i in self._likely(text):
            for match in self._pattern(i).finditer(text):
                yield i, match

    def _likely(self, text: str) -> list[int]:
        """The numbers of the alternatives whose words the text holds."""
        seen = text.lower() if self._fold else text
        groups = _groups(seen)
        held = self._groups & groups
        if not held:
            return self._loose
        told = {i for g in held for i, word in self._index[g] if word in seen}
        return sorted((*told, *self._loose)) if told else self._loose

    def _pattern(self, i: int) -> re.Pattern[str]:
        found = self._compiled.get(i)
        if found is None:
            found = self._compiled[i] = re.compile(self._parts[i], self._flags)
        return found

    def patterns(self) -> list[re.Pattern[str]]:
        """The compiled alternatives."""
        return [self._pattern(i) for i in range(len(self._parts))]


@lru_cache(256)
def _groups(text: str) -> set[str]:
    """Every three neighbouring characters of a text, and every two of one that may hold words of two."""
    found = {*map("".join, zip(text, text[1:], text[2:], strict=False))}
    return found if text.isascii() else found | {text[i : i + 2] for i in range(len(text) - 1)}


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top level."""
    if "|" not in pattern:
        return [pattern]
    parts, start, depth = [], 0, 0
    for sign in _SIGN.finditer(pattern):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth -= 1
        elif sign[0] == "|" and depth == 0:
            parts.append(pattern[start : sign.start()])
            start = sign.end()
    return [*parts, pattern[start:]]


@cache
def needs(pattern: str) -> Needs:
    """Words of which a matching text must hold at least one; None where that cannot be told."""
    found: frozenset[str] = frozenset()
    for part in split(pattern):
        words = _needs_of_one(part)
        if words is None:
            return None
        found |= words
    return found


def _needs_of_one(part: str) -> Needs:
    """The best of what one alternative cannot do without: its longest literal run, or a group of words."""
    best: Needs = None
    run, i = "", 0
    while i <= len(part):
        char = part[i] if i < len(part) else ""
        if char and (char.isalnum() or char in " '-/#&%@,:="):
            run += char
            i += 1
            continue
        if char in ("?", "*", "{") and run:
            run = run[:-1]  # the last character may be missing
        best = _better(best, frozenset((run,)) if _long(run) else None)
        run = ""
        if char == "(":
            end = _group_end(part, i)
            if part[end + 1 : end + 2] not in ("?", "*", "{"):
                best = _better(best, _group_needs(part[i + 1 : end]))
            i = end + 1
        elif char == "[":
            i = _CLASS.match(part, i).end()  # type: ignore[union-attr]
        elif char == "\\":
            i += 2
        elif char == "{":
            i = part.find("}", i) + 1
        else:
            i += 1
    return best


def _group_needs(inner: str) -> Needs:
    if inner.startswith("?:"):
        return needs(inner[2:])
    if inner.startswith("?P<"):
        return needs(inner[inner.find(">") + 1 :])
    return None if inner.startswith("?") else needs(inner)


def _better(a: Needs, b: Needs) -> Needs:
    """The more telling of two conditions: longer words first, then fewer of them."""
    if a is None or b is None:
        return b if a is None else a
    score = [(min(map(len, words)), -len(words)) for words in (a, b)]
    return a if score[0] >= score[1] else b


def _long(run: str) -> bool:
    word = run.strip()
    return len(word) >= _SHORTEST or (len(word) >= 2 and not word.isascii()) or len(run) >= _SHORTEST + 1


def _group_end(pattern: str, start: int) -> int:
    depth = 0
    for sign in _SIGN.finditer(pattern, start):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if depth == 0:
            return sign.start()
    return len(pattern) - 1
