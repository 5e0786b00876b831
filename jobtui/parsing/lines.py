"""Lines as views: what a person would call one line, with the offset of every character in the source."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from jobtui.domain.requirement import Span

LIMIT = 2000
"""Rules look at no more characters of one line."""

_LEAD = re.compile(r"[\s>|\u200b\u200e\u2060\ufeff]*")
_GLYPH = "•·‣▪●○◦➢➔►▸▶✓✔✅☑➤■□⁃∙»⇒❖◆◇♦★☆※・ㆍ▫◾◽⚫⚪🔹🔸👉\uf0b7\uf0a7\uf0d8"
BULLET = re.compile(
    rf"(?P<glyph>[{_GLYPH}])\s*|(?P<dash>[-–—*+o‐])(?:\s+|$)|(?P<tight>[-–])(?=[A-Z가-힣])"
    r"|(?P<number>\(?\d{1,2}[.)]|\((?:[a-z]|[ivx]{2,4})\)|[a-z]\))(?:\s+|$)"
    r"|(?P<tally>\d{1,2}[、．]|[①-⑳]|[（(]\d{1,2}[）)](?=[\u3041-\u9fff가-힣])|\d{1,2}[.)](?=[\u3041-\u9fff가-힣]))\s*"
)
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)|#{2,6}(?=\w)")
_BOLD = re.compile(
    r"(\*\*|__)(?=\S)[^*_]{1,120}\1[\s:：]*|\*\*[^*]{1,120}:\*\*\s*"
    r"|<(?:strong|b)>[^<>]{1,120}</(?:strong|b)>[\s:：]*"
)
_CUT = re.compile(
    r"\*\*|__|`|~~|\\(?=[\\*_\-#.!()+\[\]&])|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"
    r"|(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)|!?\[(?=[^\]\[\n]{1,200}\]\((?:https?:|mailto:|/|#))"
    r"|\]\((?:https?:|mailto:|/|#)[^)\s]{0,500}\)"
    r"|</?(?:strong|b|em|i|u|span|br|p|mark|font|small|big|center)\b[^<>\n]{0,120}>"
)
_MARK = re.compile(r"[*_`~\\\]<]")
"""Without one of these there is nothing to cut."""
_PIECE = re.compile(r"\s+|\S+")
_PLAIN = "\u02ff"
"""No character up to this one joins the one before it."""
_JAMO = range(0x1160, 0x1200)
_EDGE = " |\u200b\u200e\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line. `text` is what it says: white space folded, without bullet and marks.

    `at[i]` is the offset of `text[i]` in `source`; `bullet` is the glyph or number that stood before it,
    `level` the number of Markdown hashes, `bold` whether the whole line was set in bold,
    `gap` whether a blank line came before, `row` the number of its physical line, counted from 1.
    """

    text: str
    at: Sequence[int] = field(repr=False)
    source: str = field(repr=False)
    bullet: str = ""
    level: int = 0
    bold: bool = False
    gap: bool = False
    row: int = 0

    @property
    def head(self) -> str:
        """The part that rules look at."""
        return self.text[:LIMIT]

    @property
    def start(self) -> int:
        """Where the line begins in the source."""
        return self.at[0]

    @property
    def end(self) -> int:
        """Where the line ends in the source."""
        return self._after(len(self.text) - 1)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The stretches of the source that make up `text[start:end]`: one, or several where marks were cut
        out.
        """
        stop = len(self.text) if end is None else min(end, len(self.text))
        while start < stop and self.text[start] in _EDGE:
            start += 1
        while stop > start and self.text[stop - 1] in _EDGE:
            stop -= 1
        if start >= stop:
            return ()
        if isinstance(self.at, range):
            return ((self.at[start], self.at[stop - 1] + 1),)
        found: list[Span] = []
        first = self.at[start]
        for i in range(start + 1, stop):
            before = self._after(i - 1)
            if self.at[i] > before and not self.source[before : self.at[i]].isspace():
                found.append((first, before))
                first = self.at[i]
        return (*found, (first, self._after(stop - 1)))

    def _after(self, i: int) -> int:
        """The offset behind the source characters of `text[i]`, which may have been several (NFD)."""
        end = self.at[i] + 1
        while end < len(self.source) and _joins(self.source[end]):
            end += 1
        return end


def quote(source: str, spans: Sequence[Span]) -> str:
    """What the source says at these spans, white space folded."""
    return " ".join("".join(source[a:b] for a, b in spans).split())


def physical(source: str, limit: int) -> list[Span]:
    """The ranges of the lines of the source, without their line ends, up to `limit` lines."""
    found, start = [], 0
    for match in re.finditer(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", source):
        found.append((start, match.start()))
        start = match.end()
        if len(found) >= limit:
            return found
    found.append((start, len(source)))
    return found


def make_line(source: str, ranges: Sequence[Span], *, gap: bool, row: int, bullet: str = "") -> Line | None:
    """The view of one or several ranges of the source as one line; None where nothing is left to read."""
    start, end = ranges[0]
    start = _LEAD.match(source, start, end).end()  # type: ignore[union-attr]
    level, bold = 0, False
    hashes = _HASHES.match(source, start, end)
    if hashes:
        start, level = hashes.end(), hashes[0].count("#")
    mark = BULLET.match(source, start, end)
    if mark and not level and not _is_word(mark, source, end):
        start, bullet = mark.end(), mark[0].strip()
        checkbox = _CHECKBOX.match(source, start, end)
        start = checkbox.end() if checkbox else start
    bold = len(ranges) == 1 and bool(_BOLD.fullmatch(source[start : min(end, start + 200)].strip()))
    text, at = _view(source, [(start, end), *ranges[1:]])
    if level:
        trimmed = text.rstrip("# ")
        text, at = trimmed, at[: len(trimmed)]
    return Line(text, at, source, bullet, level, bold, gap, row) if text else None


def _is_word(mark: re.Match[str], source: str, end: int) -> bool:
    """An `o` or `a)` that begins a sentence is no bullet."""
    glyph = mark[0].strip()
    return glyph == "o" and not source[mark.end() : mark.end() + 1].isupper() and mark.end() < end


def _view(source: str, ranges: Sequence[Span]) -> tuple[str, Sequence[int]]:
    if len(ranges) == 1:
        start, end = ranges[0]
        raw = source[start:end]
        folded = raw.split() == raw.strip(" ").split(" ")
        unmarked = not _MARK.search(raw) or not _CUT.search(raw)
        if folded and unmarked and unicodedata.is_normalized("NFC", raw):
            left = len(raw) - len(raw.lstrip(_EDGE))
            text = raw.strip(_EDGE)
            return text, range(start + left, start + left + len(text))
    chars: list[str] = []
    at: list[int] = []
    for start, end in ranges:
        if chars and chars[-1] != " ":
            chars.append(" ")
            at.append(at[-1] + 1)
        _append(source, start, end, chars, at)
    return _trim("".join(chars), at)


def _append(source: str, start: int, end: int, chars: list[str], at: list[int]) -> None:
    """Add the characters of one range: marks left out, white space folded, letters composed."""
    for cut in _CUT.finditer(source, start, end):
        _append_said(source, start, cut.start(), chars, at)
        start = cut.end()
    _append_said(source, start, end, chars, at)


def _append_said(source: str, start: int, end: int, chars: list[str], at: list[int]) -> None:
    """Add a stretch without marks: word by word, letter by letter only where letters are to be composed."""
    for match in _PIECE.finditer(source, start, end):
        first, word = match.start(), match[0]
        if word.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                at.append(first)
        elif max(word) <= _PLAIN or not any(map(_joins, word)):
            chars.extend(word)
            at.extend(range(first, match.end()))
        else:
            _append_composed(word, first, chars, at)


def _append_composed(word: str, first: int, chars: list[str], at: list[int]) -> None:
    i = 0
    while i < len(word):
        stop = i + 1
        while stop < len(word) and _joins(word[stop]):
            stop += 1
        composed = unicodedata.normalize("NFC", word[i:stop]) if stop > i + 1 else word[i]
        chars.extend(composed)
        at.extend([first + i] * len(composed))
        i = stop


def _trim(text: str, at: list[int]) -> tuple[str, Sequence[int]]:
    left = len(text) - len(text.lstrip(_EDGE))
    stripped = text.strip(_EDGE)
    return stripped, at[left : left + len(stripped)]


def _joins(char: str) -> bool:
    """Whether a character only completes the one before it (combining marks, Hangul parts)."""
    return char > _PLAIN and (unicodedata.combining(char) != 0 or ord(char) in _JAMO)
