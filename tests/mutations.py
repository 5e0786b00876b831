"""Ways to spoil a posting. Each takes a source of chance, a text and another one, and gives a text.

Texts may hold lone surrogates; `encoded` turns them into the bytes of a file.
"""

import html
import unicodedata
from collections.abc import Callable
from functools import partial
from random import Random

from tests.frames import FRAMES

Mutation = Callable[[Random, str, str], str]

ODD = (
    "\0\x07\x1b\x7f\x85\u00a0\u00ad\u0301\u0338\u1161\u11a8\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202e\u2060\u2066\u2069\u3000\u3099\ufeff\ufe0f\ufffd\ufffe\U000e0041\U0001f469\ud800\udfff\t\r\v\f"
)
MARKS = "** * _ __ ` # ## [ ]( ](https://a.example ) \\ ~~ > | - • 1.".split(" ")
RUNS = """\
<|>|<!--|&|&#|(|)|{|}|"|'|.|,|:|;|/|=|1|9.|$|€1|a|A|é|e\u0301|한|的|\u200b|Aa|a.B|https://|www.|x@|- | |\t|A b
<p>|<div |<li>|</p>|&amp;|or |AND |• |1. |Requirements|Requirements:\r|Location: |1 year |posted 1 day ago
at Acme |the Acme team |Acme is hiring |5+ years or a degree |Python, |equal opportunity |$1,000 - $2,000
""".replace("\n", "|").split("|")
SPELT: tuple[Callable[[str], str], ...] = (
    *(str.upper, str.lower, str.title, str.swapcase, str.casefold),
    *(partial(unicodedata.normalize, form) for form in ("NFD", "NFKC", "NFKD")),
    *(lambda x: x[::-1], lambda x: x.replace(" ", ""), lambda x: x.replace(" ", "\n")),
)
BREAKS = ("", " ", "\r", "\r\n", "\n\n\n", "\u2028", "\x0b", " \n \n", "<br>", "\\n")
LINES = """\
Requirements|Requirements: clean hands|## Nice to have|**Responsibilities**|Benefits:|Similar jobs|- |-|•|1.
Location:|Company: |Salary: $1 - $0|Posted 99999999 days ago|Apply by 99/99/9999|Closes: 2026-02-30|---
£1.000.000.000 - 1k a year|10-5 years of C, C++, C#, R or Go|Remote: Yes|İstanbul ﬁnance ß ŉ ΐ|\\|a|b|c
Bachelor's degree OR 0 years OR equivalent AND (PhD|Miller at Miller at Miller|Miller (m/w/d) - - |===
http://M\u0301ill.example/jobs|> quoted|\t\tx|    code|```|<!-- x|<b>bold|[link](https://a.example/(b))|![](x)
이런 분을 찾아요|応募資格：|Dein Profil|Vos missions :|título:|---\ntitle: x\n---
""".replace("\n", "|").split("|")


def _at(rng: Random, text: str) -> int:
    return rng.randrange(len(text) + 1)


def _slice(rng: Random, text: str, most: int = 2000) -> tuple[int, int]:
    start = _at(rng, text)
    return start, min(len(text), start + rng.randrange(1, most))


def _put(rng: Random, text: str, what: str) -> str:
    at = _at(rng, text)
    return text[:at] + what + text[at:]


def _flip(rng: Random, text: str, other: str) -> str:
    chars = list(text)
    for _ in range(rng.randrange(1, 30)):
        if chars:
            chars[rng.randrange(len(chars))] = chr(rng.choice((rng.randrange(128), rng.randrange(0x3000))))
    return "".join(chars)


def _splice(rng: Random, text: str, other: str) -> str:
    return text[: _at(rng, text)] + other[_at(rng, other) :]


def _interleave(rng: Random, text: str, other: str) -> str:
    """Lines of one among the lines of the other."""
    lines, more = text.split("\n"), other.split("\n")
    for line in more[: rng.randrange(1, 60)]:
        lines.insert(rng.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _cut(rng: Random, text: str, other: str) -> str:
    start, end = _slice(rng, text, 20_000)
    return rng.choice((text[:start], text[start:end], text[:start] + text[end:]))


def _again(rng: Random, text: str, other: str) -> str:
    start, end = _slice(rng, text, 300)
    return text[:start] + text[start:end] * rng.choice((2, 3, 50)) + text[end:]


def _lines(rng: Random, text: str, other: str) -> str:
    """Lines left out, doubled, in another order, set in or out."""
    lines = text.split("\n")
    how = rng.randrange(5)
    if how == 0:
        return "\n".join(line for line in lines if rng.random() > 0.2)
    if how == 1:
        return "\n".join(line for line in lines for _ in range(rng.choice((1, 1, 2, 9))))
    if how == 2:
        rng.shuffle(lines)
        return "\n".join(lines)
    if how == 3:
        return "\n".join("  " * rng.randrange(30) + rng.choice(("- ", "* ", "1. ", "")) + x for x in lines)
    return "\n".join(x[: rng.randrange(120)] for x in lines)


def _breaks(rng: Random, text: str, other: str) -> str:
    """Line breaks of another kind, too many, or none."""
    return text.replace("\n", rng.choice(BREAKS))


def _run(rng: Random, text: str, other: str) -> str:
    return _put(rng, text, rng.choice(RUNS) * rng.choice((3, 60, 1500, 20_000 // 4)))


def _line(rng: Random, text: str, other: str) -> str:
    for _ in range(rng.randrange(1, 12)):
        text = _put(rng, text, f"\n{rng.choice(LINES)}\n")
    return text


def _odd(rng: Random, text: str, other: str) -> str:
    for _ in range(rng.randrange(1, 40)):
        text = _put(rng, text, rng.choice(ODD) * rng.choice((1, 1, 1, 40)))
    return text


def _between(rng: Random, text: str, other: str) -> str:
    """An odd character between all letters of a stretch."""
    start, end = _slice(rng, text)
    return text[:start] + rng.choice(ODD).join(text[start:end]) + text[end:]


def _letters(rng: Random, text: str, other: str) -> str:
    """A stretch in other letters, backwards, or without its blanks."""
    start, end = _slice(rng, text, 50_000)
    return text[:start] + rng.choice(SPELT)(text[start:end]) + text[end:]


def _marks(rng: Random, text: str, other: str) -> str:
    """Marks of Markdown that open and do not close."""
    for _ in range(rng.randrange(1, 30)):
        text = _put(rng, text, rng.choice(MARKS) + rng.choice(("", " ")))
    return text


def _numbers(rng: Random, text: str, other: str) -> str:
    return "".join(str(rng.randrange(10 ** rng.randrange(1, 12))) if c.isdigit() else c for c in text)


def _entities(rng: Random, text: str, other: str) -> str:
    """A stretch in character references, as they should be or not."""
    start, end = _slice(rng, text)
    ways = (str, html.escape, lambda c: f"&#{ord(c)};", lambda c: f"&#x{ord(c):x}")
    told = "".join(rng.choice(ways)(c) for c in text[start:end])
    return text[:start] + told + text[end:]


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _splice, _interleave, _cut, _again, _lines, _breaks, _run, _line, _odd, _between),
    *(_letters, _marks, _numbers, _entities),
)
CODECS = "utf-16 utf-16-le utf-32 utf-8-sig utf-7 cp1252 shift_jis gb18030 koi8-r".split()
NAMES = "html htm md json jsonl xml eml mhtml yaml".split()
MOST = 100_000
"""Characters of a file."""


def encoded(rng: Random, text: str) -> bytes:
    """The text as bytes, mostly UTF-8, sometimes with a few bytes flipped."""
    codec = rng.choice(CODECS) if rng.random() < 0.2 else "utf-8"
    try:
        data = text.encode(codec, "surrogatepass")
    except UnicodeEncodeError:
        data = text.encode(codec, "replace")
    broken = bytearray(data)
    for _ in range(rng.randrange(1, 20) if rng.random() < 0.1 and data else 0):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return bytes(broken)


def spoilt(rng: Random, text: str, other: str) -> tuple[bytes, str]:
    """The bytes and the name of a file made of two postings."""
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        text = rng.choice(MUTATIONS)(rng, text, other)[:MOST]
    if rng.random() < 0.3:
        text = rng.choice(FRAMES)(rng, text, other)
    if rng.random() < 0.2:
        text = rng.choice(MUTATIONS)(rng, text, other)
    return encoded(rng, text[:MOST]), f"a.{rng.choice(NAMES) if rng.random() < 0.6 else 'txt'}"
