"""Many patterns at once, without trying each of them on every line.

What a pattern cannot do without (a word, or one of several) is read off its source. A line that holds none of
these words is passed over; only the patterns that can match are tried.
"""

import re
from collections.abc import Iterable, Iterator

Needs = frozenset[str] | None
_SHORTEST = 3


class OneOf:
    """Alternatives of one vocabulary. `search` gives a match of the first alternative that has one."""

    def __init__(self, patterns: Iterable[str], flags: int = 0) -> None:
        self._fold = bool(flags & re.IGNORECASE)
        self._parts: list[tuple[Needs, re.Pattern[str], bool]] = []
        loose: list[str] = []
        for pattern in patterns:
            for part in split(pattern):
                words = needs(part)
                if words is None:
                    loose.append(part)
                else:
                    self._add(words, part, flags)
        for part in loose:
            self._add(None, part, flags)

    def _add(self, words: Needs, part: str, flags: int) -> None:
        folded = words if words is None or not self._fold else frozenset(w.lower() for w in words)
        self._parts.append((folded, re.compile(part, flags), part.startswith("^")))

    def search(self, text: str) -> re.Match[str] | None:
        """A match anywhere in the text, None where no alternative matches."""
        seen = text.lower() if self._fold else text
        for words, pattern, anchored in self._parts:
            if words is not None:
                for word in words:
                    if word in seen:
                        break
                else:
                    continue
            match = pattern.match(text) if anchored else pattern.search(text)
            if match:
                return match
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the start of the text."""
        return next((m for p in self._likely(text) if (m := p.match(text))), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """A match of the whole text."""
        return next((m for p in self._likely(text) if (m := p.fullmatch(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match of every alternative, alternative by alternative."""
        for pattern in self._likely(text):
            yield from pattern.finditer(text)

    def _likely(self, text: str) -> list[re.Pattern[str]]:
        """The alternatives whose words the text holds."""
        seen = text.lower() if self._fold else text
        found = []
        for words, pattern, _ in self._parts:
            if words is not None:
                for word in words:
                    if word in seen:
                        break
                else:
                    continue
            found.append(pattern)
        return found

    def patterns(self) -> list[re.Pattern[str]]:
        """The compiled alternatives."""
        return [pattern for _, pattern, _ in self._parts]


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern at its top level."""
    parts, start, depth, i = [], 0, 0, 0
    while i < len(pattern):
        char = pattern[i]
        if char == "\\":
            i += 1
        elif char == "[":
            i = _class_end(pattern, i)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(pattern[start:i])
            start = i + 1
        i += 1
    return [*parts, pattern[start:]]


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
            i = _class_end(part, i) + 1
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


def _class_end(pattern: str, start: int) -> int:
    i = start + 1
    if pattern[i : i + 1] == "^":
        i += 1
    if pattern[i : i + 1] == "]":
        i += 1
    while i < len(pattern) and pattern[i] != "]":
        i += 2 if pattern[i] == "\\" else 1
    return i


def _group_end(pattern: str, start: int) -> int:
    depth, i = 0, start
    while i < len(pattern):
        char = pattern[i]
        if char == "\\":
            i += 1
        elif char == "[":
            i = _class_end(pattern, i)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return i
        i += 1
    return len(pattern) - 1
