"""Files of other kinds made of a posting's text: pages, records, feeds and mails, sound or torn."""

import html
import json
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

Frame = Callable[[Random, str, str], str]

NAMES = (
    "p div li ul ol h2 b td tr table span main nav script style title svg br pre select textarea em".split()
)
ATTRIBUTES = ("", "", " hidden", ' title="', " a=b", ' style="display: none"', "/")
NOTHING: tuple[Any, ...] = (
    None,
    0,
    -1.5,
    True,
    [],
    {},
    "",
    [[]],
    {"name": {}},
    "<p>x",
    10**18,
    {"value": [{}]},
)
KEYS = (
    "title company location description content salary salaryRange requirements posted createdAt categories "
    "lists jobAd jobPostingInfo metadata id absolute_url compensation remote skills"
).split()
LINKED = (
    "title hiringOrganization jobLocation jobLocationType baseSalary datePosted validThrough url description "
    "employmentType qualifications responsibilities jobBenefits applicantLocationRequirements"
).split()


def _tags(rng: Random, text: str, other: str) -> str:
    """A page of lines in tags that are opened, crossed and forgotten."""
    page = rng.choice(("<!doctype html><html>", "<html><body><main>", "<div>", ""))
    for line in text.split("\n"):
        opened, closed = rng.choice(NAMES), rng.choice(("", f"</{rng.choice(NAMES)}>"))
        page += f"<{opened}{rng.choice(ATTRIBUTES)}>{line}{closed}"
    return page


def _nested(rng: Random, text: str, other: str) -> str:
    """A page of elements in elements."""
    tag, deep = rng.choice(("ul><li", "div", "table><tr><td", "b", "blockquote")), rng.choice((5, 70, 3000))
    closed = f"</{tag.partition('>')[0]}>" * rng.randrange(deep)
    return f"<html>{f'<{tag}>' * deep}{text}{closed}"


def _table(rng: Random, text: str, other: str) -> str:
    """A page of one table that nothing closes."""
    return "<html><table>" + "".join(f"<tr><th>{a}<td>{b}" for a, b in pairwise(text.split(" ")))


def _linked(rng: Random, text: str, other: str) -> str:
    """A page of one posting with the other one as linked data."""
    node: dict[str, Any] = {"@type": rng.choice(("JobPosting", ["JobPosting", 1], None)), "title": text[:80]}
    node["description"] = rng.choice((text, html.escape(text), [text], {"@value": text}, f"<p>{text}"))
    node |= {key: rng.choice(_values(text)) for key in rng.sample(LINKED, rng.randrange(9))}
    script = _torn(rng, json.dumps(rng.choice((node, [node], {"@graph": [node, [node], 1]}))))
    return f'<html><script type="application/ld+json">{script}</script><body>{other}'


def _record(rng: Random, text: str, other: str) -> str:
    """A record of a tracking system with values of wrong kinds."""
    node: dict[str, Any] = {key: rng.choice(_values(text)) for key in rng.sample(KEYS, rng.randrange(2, 12))}
    node |= {"title": text[: rng.randrange(100)], "description": text} if rng.random() < 0.7 else {}
    made = rng.choice((node, [node, node], {"jobs": [node]}, {"data": {"job": node}}, [node, 1]))
    return _torn(rng, json.dumps(made, ensure_ascii=rng.random() < 0.5))


def _values(text: str) -> tuple[Any, ...]:
    pay = {"minValue": "1e9", "maxValue": "-5", "currency": 7, "value": {"minValue": 5, "unitText": []}}
    place = [{"address": [{"addressLocality": ["Leeds"]}]}, {"address": None}, {"address": {"name": 1}}]
    told = ("2026-02-31", "45k", "FULL_TIME", "TELECOMMUTE", text[:200], [text[:50], {"text": text[:300]}])
    return (*NOTHING, pay, place, *told)


def _feed(rng: Random, text: str, other: str) -> str:
    """An XML feed."""
    ways = (text[:50], html.escape(text), f"<![CDATA[{text}]]>")
    parts = "".join(f"<{x}>{rng.choice(ways)}</{x}>" for x in ("title", "description", "company"))
    start = rng.choice(('<?xml version="1.0"?><rss><channel>', "<workzag-jobs>", "<?xml?>"))
    return _torn(rng, f"{start}<item>{parts}</item><position>{parts}</channel>")


def _mail(rng: Random, text: str, other: str) -> str:
    """A saved mail or page of two parts."""
    kinds = ("text/plain", "text/html; charset=utf-8", "text/html; charset=nonsense", "image/png", "")
    ways = ("quoted-printable", "base64", "8bit", "")
    parts = [
        f"--x\nContent-Type: {rng.choice(kinds)}\nContent-Transfer-Encoding: {rng.choice(ways)}\n\n{part}\n"
        for part in (text, other)
    ]
    subject = rng.choice(("Miller", "=?utf-8?q?M=C3=BC?=", "=?nonsense?b?!?=", text[:60]))
    head = f'From: a@b.example\nSubject: {subject}\nContent-Type: multipart/related; boundary="x"\n\n'
    return _torn(rng, head + "".join(parts) + rng.choice(("--x--", "")))


def _torn(rng: Random, told: str) -> str:
    """The text whole, cut off, or with something wrong in it."""
    if rng.random() < 0.6:
        return told
    start = rng.randrange(len(told))
    wrong = rng.choice(("", '"', "{", "]", ",", "\\", "\\ud800", "\0", "<", "]]>", "&"))
    return rng.choice((told[:start], told[:start] + wrong + told[start + rng.randrange(30) :]))


FRAMES: tuple[Frame, ...] = (_tags, _nested, _table, _linked, _record, _feed, _mail)
"""What makes a file of another kind of a text."""
