"""Labelled facts: `Location: Berlin`, or the label alone with its value on the next line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from jobtui.parsing import headings
from jobtui.parsing.lines import Line
from jobtui.parsing.tables import table

_INLINE = re.compile(r"(?P<label>[^:：|]{2,40}?)\s?(?:[:：]|\s[–—-]\s)\s*(?P<value>\S.{0,400})")
_KEYED = re.compile(
    r"(?P<label>[^:=]{2,40}?)\s?[:=]\s?(?:!!\w+ )?(?P<quote>[\"']?)(?P<value>[^\s\"'\[].{0,400}?)(?P=quote)$"
)
_AMOUNT = re.compile(r"\d[\d.,]{0,14}\s?(?:k\b|K\b|€|\$|£|원|円|만|万)|[$€£₩¥₹]\s?\d|\b[A-Z]{3} \d")
_PIN = re.compile("(?P<pin>[📍🌍🌎🌏🗺])\ufe0f?\\s*(?P<value>[^\\s:：📍🌍🌎🌏🗺][^:：📍🌍🌎🌏🗺]{1,120})$")
"""A pin or a globe before a place, with no other label."""
PINS = "📍🌍🌎🌏🗺"
"""Signs that stand for the label of a place."""
_BOX = re.compile(
    r"[【\[［〈<](?P<label>[^【】\[\]［］〈〉<>]{1,20})[】\]］〉>]\s?[:：]?\s?(?P<value>[^\s(（].{0,400})"
)
_CELLS = re.compile(r"(?P<label>[^|:：]{2,40}?)\s?[:：]?\s\|\s(?P<value>[^\s|][^|]{0,400})$")
_GAP = re.compile(r" ?\t+ ?| {4,}")
_ENDS = re.compile(r"[.!?;]$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A fact under its label: the field it names and where its value stands (`line.text[start:]`)."""

    field: str
    line: Line
    start: int
    row: int
    """Index of the value's line."""
    label: str = ""
    """The label as it is compared."""
    colon: bool = True
    """Whether a colon followed the label."""

    @property
    def value(self) -> str:
        """The value as printed."""
        return self.line.head[self.start :]


@cache
def _fields() -> dict[str, str]:
    found = {headings.key(word): field for field, words in table("labels").items() for word in words}
    return found | dict.fromkeys(PINS, "location")


def field_of(label: str) -> str | None:
    """The field that a label names, None where it names none."""
    return _fields().get(headings.key(label))


def inline(line: Line, row: int) -> Labelled | None:
    """`Label: value` on one line."""
    pin = _PIN.search(line.head)
    if pin and _fields().get(pin["pin"]):
        return Labelled(_fields()[pin["pin"]], line, pin.start("value"), row, pin["pin"])
    boxed = _boxed(line, row)
    if boxed:
        return boxed
    match = _INLINE.match(line.head)
    if not match or field_of(match["label"]) is None:
        column = _column(line, row)
        if column:
            return column
    if not match or match["value"].startswith("//"):
        return None
    field = field_of(match["label"])
    dash = line.head[match.end("label") : match.start("value")].strip() in ("-", "–", "—")
    if field is None or (dash and field not in ("location", "salary", "employment")):
        return None
    return Labelled(field, line, match.start("value"), row, headings.key(match["label"]))


def keyed(line: Line, row: int) -> Labelled | None:
    """`key: value` and `key = "value"` of a block of keys, the value without its quotes."""
    match = _KEYED.match(line.head)
    field = match and (field_of(match["label"]) or field_of(match["label"].replace("_", " ")))
    if not match or not field:
        return None
    start, end = match.span("value")
    bare = replace(line, text=line.text[:end], at=line.at[:end])
    return Labelled(field, bare, start, row, headings.key(match["label"]))


def _boxed(line: Line, row: int) -> Labelled | None:
    """`【Label】value`, and `| Label | value |` of a table."""
    cell = "|" in line.source[max(0, line.start - 3) : line.start]
    match = (_CELLS if cell else _BOX).match(line.head)
    field = field_of(match["label"]) if match else None
    if match is None or field is None:
        return None
    return Labelled(field, line, match.start("value"), row, headings.key(match["label"]))


def _column(line: Line, row: int) -> Labelled | None:
    """`Label<tab>value`: two columns of a pasted table."""
    raw = line.source[line.start : line.start + 60]
    gap = _GAP.search(raw)
    at = gap.start() if gap else 0
    if not gap or not 2 <= at <= 40 or line.text[at : at + 1] != " ":
        return None
    field = field_of(line.text[:at])
    if (
        field is None
        or not line.text[at + 1 :].strip()
        or "\t" in line.source[line.start + gap.end() : line.end]
    ):
        return None
    return Labelled(field, line, at + 1, row, headings.key(line.text[:at]))


def below(lines: Sequence[Line], row: int) -> Labelled | None:
    """A label alone on its line; its value is the whole next line where that looks like one."""
    line = lines[row]
    if row + 1 >= len(lines) or len(line.text) > 40:
        return None
    field, value = field_of(line.text), lines[row + 1]
    colon = line.text.rstrip().endswith((":", "："))
    if field is None or not _fits(field, value, colon):
        return None
    return Labelled(field, value, 0, row + 1, headings.key(line.text), colon)


def _fits(field: str, value: Line, colon: bool) -> bool:
    if field == "location" and value.text.count(",") > 1 and len(value.text) <= 300:
        return not _ENDS.search(value.text)
    words = value.text.split()
    if (
        len(value.text) > 90
        or len(words) > 12
        or value.text.endswith((":", "："))
        or value.bullet not in ("", "·")
    ):
        return False
    if field_of(value.text) or headings.known(value.text):
        return False
    if field == "salary":
        return bool(_AMOUNT.search(value.text))
    if field in ("requirements", "requisition", "ignore"):
        return not _ENDS.search(value.text) and len(words) <= 8
    return not _ENDS.search(value.text) or colon
