"""Texts and questions as the words that full-text search goes by.

A run of Korean, Japanese or Chinese letters has no spaces to split at, so it stands in the index as its pairs
of neighbours: whatever part of it is asked for, its pairs follow one another.
"""

import re
import unicodedata
from itertools import pairwise

COLUMNS = ("title", "company", "notes", "body")
"""What can be searched apart."""

CREATE = (
    f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, "
    "tokenize=\"unicode61 remove_diacritics 2 tokenchars '+#'\", prefix='2')"
)

_UNSPACED = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+")
_KEPT = re.compile(r"[^\W_]|[+#]")


def indexed(text: str) -> str:
    """The text as the index takes it: NFKC, case folded, unspaced runs as pairs and their last letter."""
    return _UNSPACED.sub(lambda run: f" {_pairs(run[0])} {run[0][-1]} ", _folded(text))


def question(words: tuple[str, ...] | list[str]) -> str:
    """What FTS5 is asked for these words or phrases: all of them, each as the beginning of a word.

    "" if one of them has no letter, digit, + or #, and so is nowhere.
    """
    phrases = list(map(_phrase, words))
    return " AND ".join(phrases) if all(phrases) else ""


def _phrase(word: str) -> str:
    text = _UNSPACED.sub(lambda run: f" {_pairs(run[0])} ", _folded(word)).strip()
    if not _KEPT.search(text):
        return ""
    # The last word may go on, but a pair is whole: its next letter would be the next pair.
    last = text.split()[-1]
    whole = len(last) > 1 and _UNSPACED.fullmatch(last)
    return f'"{text.replace(chr(34), " ")}"' + ("" if whole else " *")


def _pairs(run: str) -> str:
    return " ".join(map("".join, pairwise(run))) or run


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
