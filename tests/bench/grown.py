"""Postings of any size, mixed from real ones: worded and set as those are, only there is more of it."""

import html
import json
import random
from collections.abc import Callable, Sequence
from datetime import date

from jobtui.domain.reading import ZoneName
from jobtui.parsing import read
from jobtui.parsing.lines import BULLET

Make = Callable[[Sequence[str], int], tuple[str, bytes]]


def paragraphs(data: bytes, file: str) -> list[str]:
    """The zones of a posting that are read: behind a heading of noise a text would grow for nothing."""
    found = []
    for reading in read(data, file, as_of=date(2026, 1, 1)):
        zones = [z for z in reading.zones if z.name not in (ZoneName.NOISE, ZoneName.LEGAL, ZoneName.APPLY)]
        found += [reading.text[zone.start : zone.end] for zone in zones]
    return found


def _lines(parts: Sequence[str], size: int) -> list[str]:
    """The first paragraph, then all of them in random order, up to `size` characters. No two lines of more
    than a few words are the same, so that no cache makes a long posting look easy.
    """
    rng = random.Random(1)
    words = " ".join(parts).split()
    found = parts[0].split("\n")
    length = sum(map(len, found))
    while length < size:
        made = [_varied(line, words, rng) for line in rng.choice(parts).split("\n")]
        found += ["", *made]
        length += sum(map(len, made)) + len(made) + 1
    return found


def _varied(line: str, words: Sequence[str], rng: random.Random) -> str:
    told = line.split(" ")
    for at in range(4, len(told), 4):
        told[at] = rng.choice(words)
    return " ".join(told)


def _mixed(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    return "mixed.txt", "\n".join(_lines(parts, size)).encode()


def _bullets(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """One list of demands."""
    items = [line for line in _lines(parts, size) if len(line) > 20]
    found = "\n".join("- " + BULLET.sub("", line, count=1) for line in items)
    return "bullets.txt", f"Miller\n\nRequirements\n\n{found}".encode()


def _line(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """A text that lost its line breaks."""
    return "line.txt", " ".join(filter(None, _lines(parts, size))).encode()


def _short(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """The same, broken anew after every few words."""
    words = " ".join(_lines(parts, size)).split(" ")
    return "short.txt", "\n".join(" ".join(words[i : i + 4]) for i in range(0, len(words), 4)).encode()


def _pay(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """Another salary, firm, place and date on every line."""
    one = "Salary in Leeds {n}: £{n}.00 - £{m}.00 a year, Miller {n} Ltd is hiring, posted {n} days ago"
    lines = (one.format(n=20_000 + n, m=30_000 + n) for n in range(size // 80))
    return "pay.txt", ("Miller\n\n" + "\n".join(lines)).encode()


def _firms(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """Other employers in every sentence, and in every item."""
    said = "At Lamp{n} we build; Tidal{n} is hiring and Barge{n} is looking for people who join Kiln{n} Ltd."
    lines = [said.format(n=n) for n in range(size // 190)]
    return "firms.txt", "\n".join(
        ["Miller\n", *lines, "\nRequirements\n", *map("- {}".format, lines)]
    ).encode()


def _page(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """A page: an element a line, attributes as sites write them."""
    rows: list[str] = []
    for line in _lines(parts, size // 2):
        tag = "li" if line.startswith(("-", "*", "•")) else "p"
        rows.append(f'<{tag} class="job-text" data-row="{len(rows)}">{html.escape(line)}</{tag}>')
    return "page.html", f"<!doctype html><html><body>{''.join(rows)}</body></html>".encode()


def _table(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """A page that is one table, never closed."""
    rows = "".join(f"<tr><td><b>{html.escape(x)}</b><td>{len(x)}" for x in _lines(parts, size * 3 // 4))
    return "table.html", f"<!doctype html><html><body><table>{rows}".encode()


def _linked(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    """A page that carries its posting as linked data as well."""
    lines = _lines(parts, size // 3)
    told = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    node = {"@type": "JobPosting", "title": "Miller", "description": told, "hiringOrganization": "Mill Ltd"}
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return "linked.html", f"<!doctype html><html><body>{script}{told}</body></html>".encode()


def _record(parts: Sequence[str], size: int) -> tuple[str, bytes]:
    told = "".join(f"<p>{html.escape(line)}</p>" for line in _lines(parts, size))
    node = {"title": "Miller", "company": "Mill Ltd", "description": told}
    return "record.json", json.dumps(node, ensure_ascii=False).encode()


SHAPES: dict[str, Make] = {
    "mixed paragraphs": _mixed,
    "one list": _bullets,
    "one line": _line,
    "four words a line": _short,
    "pay on every line": _pay,
    "employers on every line": _firms,
    "page": _page,
    "page, one table": _table,
    "page with linked data": _linked,
    "JSON record": _record,
}
"""How a posting grows: each gives a file name and about so many bytes."""
