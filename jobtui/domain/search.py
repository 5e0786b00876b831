"""Words as they are searched: without case and accents, and where they stand in a text that is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobtui.domain.requirement import Span

UNSPACED = (
    "\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
"""Korean, Japanese and Chinese letters as a class of a pattern: words of theirs stand without blanks."""

_ACCENTS = re.compile("[\u0300-\u036f]+")
_BARRED = str.maketrans("łøđıħŧ", "lodiht")
_ANY_BARRED = re.compile("[łøđıħŧ]")

# Signs belong to the letters before them, as in `C++`, `C#` and `C++17`; elsewhere they stand between words.
# A pattern that begins with a sign, not with what stands before it, passes quickly over text without any.
_SIGNS = re.compile(r"[+#](?:(?<![^\W\d_][+#])(?<![+#][+#])[+#]*|(?<=[^\W_]\+)(?=[^\W\d_]))")

_ANY_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPACED_TOKEN = re.compile(r"[\w+#]+")


def plain(text: str | None) -> str:
    """The text without case, accents and other forms of a letter: `Große Łódź` is `grosse lodz`."""
    if not text:
        return ""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if _ANY_BARRED.search(bare):
        bare = bare.translate(_BARRED)
    return unicodedata.normalize("NFC", bare)


def tokens(text: str) -> list[str]:
    """The words of a text as they are searched; a run of letters that need no blanks is one."""
    apart = _SIGNS.sub(" ", plain(text))
    if _ANY_UNSPACED.search(apart):
        return _words_of_both().findall(apart)
    return _SPACED_TOKEN.findall(apart.replace("_", " "))


@cache
def _words_of_both() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[^\W_]|[+#])+")


def places(text: str, words: Iterable[str], parts: Iterable[str] = ()) -> tuple[Span, ...]:
    """Where words or phrases begin a word in a text, and where `parts` stand anywhere; merged, in order."""
    pattern = _pattern(tuple(words), tuple(parts))
    if pattern is None:
        return ()
    if text.isascii():
        return _merged([match.span() for match in pattern.finditer(text.lower())])
    folded, starts = _with_starts(text)
    found = (match.span() for match in pattern.finditer(folded))
    return _merged([(starts[start], starts[end - 1] + 1) for start, end in found])


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...], parts: tuple[str, ...]) -> re.Pattern[str] | None:
    written = [*filter(None, map(_word_pattern, words)), *map(re.escape, filter(None, map(plain, parts)))]
    return re.compile("|".join(written)) if written else None


def _word_pattern(word: str) -> str:
    folded = plain(word).strip()
    if re.fullmatch(r"\.[^\W\d_]\w*", folded):
        return re.escape(folded)
    found = tokens(word)
    if not found:
        return ""
    begins = "" if _unspaced(found[0]) else rf"(?:(?<![^\W_])|(?<=[{UNSPACED}]))"
    gaps = [r"[\W_]*" if _unspaced(one) or _unspaced(other) else r"[\W_]+" for one, other in pairwise(found)]
    return begins + "".join(re.escape(token) + gap for token, gap in zip(found, [*gaps, ""], strict=True))


def _unspaced(token: str) -> bool:
    return re.match(f"[{UNSPACED}]", token) is not None


def _with_starts(text: str) -> tuple[str, Sequence[int]]:
    """The plain text, and for each of its letters the index of the letter it comes from."""
    letters, starts = [], []
    for at, letter in enumerate(text):
        folded = _letter(letter)
        letters.append(folded)
        starts += [at] * len(folded)
    return "".join(letters), starts


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return plain(letter)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
