"""Whether one value that the parser found is right, by the label that a person wrote for the posting.

A label is a mapping with `title`, `company`, `workplace`, `employment_type` and `posted` (a text or null),
`locations` and `salary` (lists), `required`, `preferred` and `optional` (the first words of the items). Under
`also` stand further right answers, a list a field; those of `locations` and `salary` are whole answers.
Nothing here judges what the parser did not find.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from jobtui.domain.reading import Dated, Facts, Finding
from jobtui.domain.requirement import Kind, Requirement
from jobtui.domain.salary import Salary, major
from jobtui.parsing.tables import table

Gold = Mapping[str, Any]

_WORD = re.compile(r"[^\W_]+")
_GENDER = re.compile(r"\(?\b[mwfdxh](?:\s?[/|]\s?[mwfdxh]){1,3}\b\)?", re.I)
_NUMBER = re.compile(r"^\W*\d{1,2}[.)]\s+")


def words(text: object) -> list[str]:
    """The words of a text, case folded."""
    return _WORD.findall(unicodedata.normalize("NFKC", str(text)).casefold())


def judged(gold: Gold, facts: Facts) -> Iterator[tuple[str, str, bool]]:
    """Field, rule and verdict of every finding that the label can judge."""
    for name in FIELDS:
        for finding in facts.findings(name):
            yield name, finding.rule, right(gold, name, finding)


def right(gold: Gold, name: str, finding: Finding[Any]) -> bool:
    """Whether a finding of the field `name` is one of the right answers."""
    key = "salary" if name == "salaries" else name
    answers = [gold[key], *gold.get("also", {}).get(key, [])]
    if name in ("locations", "salaries"):
        answers = [one for answer in answers for one in answer]
    return any(FIELDS[name](answer, finding.value) for answer in answers if answer)


def _title(gold: str, got: str) -> bool:
    """The words of the label and at most two behind them; (m/f/d) does not count."""
    wanted, told = (words(_GENDER.sub(" ", text)) for text in (gold, got))
    return told[: len(wanted)] == wanted and len(told) <= len(wanted) + 2


def _company(gold: str, got: str) -> bool:
    """One of the two names holds the other, with at most four words around it."""
    wanted, told = words(gold), words(got)
    return (_within(wanted, told) or _within(told, wanted)) and abs(len(wanted) - len(told)) <= 4


def _place(gold: str, got: str) -> bool:
    """The town, before the first comma, stands in the other text, which is not much longer."""
    wanted, told = words(gold), words(got)
    ours, theirs = (words(text.split(",", maxsplit=1)[0]) for text in (gold, got))
    near = _within(ours, told) or _within(theirs, wanted)
    return near and len(told) <= len(wanted) + 6


def _pay(gold: Mapping[str, Any], got: Salary) -> bool:
    """Amounts, currency and period; an unstated period is right, and so is one end of a single amount."""
    low, high = (major(end, got.currency) for end in (got.minimum, got.maximum))
    single = gold["min"] == gold["max"] and high is None
    ends = low == gold["min"] and (high == gold["max"] or single)
    return ends and got.currency == gold["currency"] and got.period in (None, gold["period"])


def _types(gold: str, got: str) -> bool:
    """Every type found is one that the label names."""
    told = {part.strip() for part in got.split(",")}
    return told <= {part.strip() for part in gold.split(",")} or told <= _known(gold)


def _known(text: str) -> set[str]:
    entry = table("facts")["employment"]
    said = words(text)
    return {name for name, spelt in entry.items() if any(_within(words(one), said) for one in spelt)}


def _day(gold: object, got: Dated) -> bool:
    """The same day, where the label is a date or epoch milliseconds; else the same words."""
    text = str(gold)
    if re.fullmatch(r"\d{12,13}", text):
        text = datetime.fromtimestamp(int(text) / 1000, UTC).date().isoformat()
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return got.earliest is not None and got.earliest.isoformat() == got.text[:10] == text[:10]
    wanted, told = ([w for w in words(x) if w not in ("posted", "on")] for x in (text, got.text))
    return bool(told) and (_within(told, wanted) or _within(wanted, told))


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(whole)} "


FIELDS: dict[str, Callable[[Any, Any], bool]] = {
    "title": _title,
    "company": _company,
    "locations": _place,
    "workplace": lambda gold, got: bool(gold == got),
    "employment_type": _types,
    "salaries": _pay,
    "posted": _day,
}
"""How each field is compared with one right answer."""


def judged_items(gold: Gold, items: Sequence[Requirement]) -> Iterator[tuple[str, str, bool]]:
    """`requirements`, rule and whether the label knows the item; `kind`, rule and whether its kind is right.

    Of an item that a good reader may leave out the kind is not judged.
    """
    for item in items:
        wanted = [k for k in (Kind.REQUIRED, Kind.PREFERRED) if any(_begins(item, g) for g in gold[k])]
        known = bool(wanted) or any(_begins(item, text) for text in gold.get("optional", ()))
        yield "requirements", item.rule, known
        if wanted:
            allowed = {*wanted, *(gold.get("also", {}).get("kind", ()) if Kind.REQUIRED in wanted else ())}
            yield "kind", item.rule, item.kind in allowed


def _begins(item: Requirement, gold: str) -> bool:
    """Whether the item begins with the words of the label; of four or more, behind a short lead at most."""
    wanted, told = "".join(words(gold)), "".join(words(_NUMBER.sub("", item.text)))
    lead = 24 if len(words(gold)) >= 4 else 0
    return bool(wanted) and wanted in told[: len(wanted) + lead]
