"""Which lines state a fact under a label, seen from where they stand in the posting."""

import re
from collections.abc import Sequence

from jobtui.domain.reading import ZoneName
from jobtui.parsing import headings, labels, noise, structure
from jobtui.parsing.headings import Heading
from jobtui.parsing.labels import PINS, Labelled
from jobtui.parsing.lines import Line
from jobtui.parsing.page import LISTS

_LABEL = re.compile(r"[^:：]{2,24}[:：]")
_HEADER = 12
"""Behind so many lines a pin is an ornament."""
_ANSWERS = frozenset({"yes", "no", "ja", "nein", "oui", "non", "nee", "sí", "sim", "não"})


def front_matter(source: str) -> int:
    """Where the block of keys (YAML or TOML) at the head of a file ends; 0 where there is none."""
    match = re.match(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n", source)
    if match is None:
        return 0
    end = source.find(f"\n{match['fence']}", match.end() - 1, 10_000)
    sign = ":" if match["fence"] == "---" else "="
    return end + 4 if end > 0 and sign in source[:end] else 0


def of_matter(source: str, line: Line, row: int) -> Labelled | None:
    """The fact that a key of the front matter states, where it stands as far left as the first one."""
    first = source.find("\n") + 1
    margin = len(source[first : first + 40]) - len(source[first : first + 40].lstrip(" "))
    fact = labels.keyed(line, row)
    top = line.start - (source.rfind("\n", 0, line.start) + 1) == margin
    return fact if fact and top and fact.field not in ("requirements", "requisition", "ignore") else None


def fact_at(lines: Sequence[Line], i: int, zone: ZoneName) -> Labelled | None:
    """The labelled fact that a line states or opens, None where it is no such line."""
    line = lines[i]
    if zone in LISTS and line.bullet and line.bullet != "·":
        return _condition(line, i) if zone is ZoneName.BENEFITS else None
    heading = headings.known(line.text)
    fact = labels.inline(line, i)
    if fact is None:
        return _fact_below(lines, i, zone, heading)
    if fact.label in PINS and (zone in LISTS or i >= _HEADER or len(fact.value.split()) > 8):
        return None
    told = len(fact.value.split()) > 16 and fact.field in ("title", "company", "workplace", "employment")
    asked = fact.field == "requirements" and (zone in LISTS or heading is not None)
    other = fact.field in ("requisition", "ignore") and zone in LISTS
    return None if told or asked or other else fact


def _condition(line: Line, i: int) -> Labelled | None:
    """A term of work among the conditions (`- Location: Ghent`), None where the line is a benefit."""
    fact = labels.inline(line, i) if _LABEL.match(line.head) else None
    return fact if fact and fact.field in ("location", "employment", "salary", "workplace") else None


def _fact_below(lines: Sequence[Line], i: int, zone: ZoneName, heading: Heading | None) -> Labelled | None:
    """A fact whose value stands on the next line, where the label is no heading of a zone."""
    line, fact = lines[i], labels.below(lines, i)
    if fact is None or noise.chrome(fact.line):
        return None
    colon = line.text.rstrip().endswith((":", "："))
    if heading and (
        fact.field in ("requirements", "requisition", "ignore")
        or (fact.field == "title" and not structure.titled(fact.line.text))
    ):
        return None
    answer = fact.value.casefold() in _ANSWERS
    bare = fact.field in ("workplace", "employment") and structure.is_fact_word(line.text) and not answer
    item = zone in LISTS and heading is None and len(line.text) > 20
    return fact if colon or not (bare or item) else None
