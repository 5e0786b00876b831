"""How a filter is written: words, "phrases", `field:value` terms, each with a minus before it for "not"."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from jobtui.domain.filter import CHOICES, DAYS, NEAR_DAYS, TEXTS, UNDATED, WEEKDAYS, Filter, Term, due_day
from jobtui.domain.problem import WrongUsage
from jobtui.domain.salary import amount, amount_begun

_TOKEN = re.compile(
    r"(?P<minus>-(?=[^\s-]))?"
    r"(?:(?P<field>[A-Za-z]{1,12})(?P<op>:(?:<=|>=|<|>|=)?|<=|>=|<|>|=)(?P<value>(?:\"[^\"]*\"?|[^\s\"])*)"
    r"|@(?P<name>[^\s@\"]*)(?!\S)"
    r"|(?P<word>\"[^\"]*\"?|\S+))"
)
_PART = re.compile(r'(?:"[^"]*"?|[^",])+')

_SOME_DAY = date(2000, 1, 1)
_DAY_BEGUN = re.compile(r"[+-]|\d{1,4}(-(\d{1,2}(-\d?)?)?)?")
_NAMED_DAYS = (*UNDATED, *NEAR_DAYS, *WEEKDAYS)

_NAME = re.compile(r"[\w.-]{1,40}")


class WrongFilter(WrongUsage):
    """A filter that cannot be understood.

    `column` counts from 1, `said` is what was expected there; `half` says that it may only be half typed.
    """

    def __init__(self, column: int, said: str, *, found: str | None = None, half: bool = False) -> None:
        """`found` is what stands there instead, "" for nothing, None where that says nothing."""
        instead = "" if found is None else f", found '{found[:40]}'" if found else ", found nothing"
        super().__init__(f"column {column} of the filter: {said}{instead}.")
        self.column = column
        self.said = said
        self.half = half


def parse_filter(text: str, saved: Mapping[str, str] | None = None, *, typing: bool = False) -> Filter:
    """Read what was typed; `saved` are the filters `@name` stands for, by name. Raises WrongFilter.

    While one is `typing`, half a term at the end is nothing yet. An unknown field makes a plain word.
    """
    return _parse(text, saved or {}, typing=typing, within=())


def filter_name(text: str) -> str:
    """A name for a filter: letters, digits, `.`, `_`, `-`, without the `@` before it. Raises WrongUsage."""
    name = text.strip().removeprefix("@").casefold()
    if not _NAME.fullmatch(name):
        raise WrongUsage(
            f"'{text[:60]}' cannot name a filter. Use up to 40 letters, digits, '.', '_' or '-'."
        )
    return name


def _parse(text: str, saved: Mapping[str, str], *, typing: bool, within: tuple[str, ...]) -> Filter:
    words: list[str] = []
    terms: list[Term] = []
    without: list[str] = []
    for match in _TOKEN.finditer(text):
        try:
            if match["name"] is not None:
                held = _saved(match, saved, within)
                words += held.words
                terms += held.terms
                without += held.without
            elif term := _term(match):
                terms.append(term)
            elif word := _word(match, ends=not (typing and match.end() == len(text))):
                (without if match["minus"] else words).append(word)
        except WrongFilter as fault:
            if not (typing and fault.half and match.end() == len(text)):
                raise
    return Filter(tuple(words), tuple(terms), tuple(without))


def _saved(match: re.Match[str], saved: Mapping[str, str], within: tuple[str, ...]) -> Filter:
    column, name = match.start() + 1, match["name"].casefold()
    if match["minus"]:
        raise WrongFilter(column, f"'-@{name[:40]}' cannot be turned round, only words and terms can")
    if name in within:
        raise WrongFilter(column, f"the saved filter '@{name}' contains itself")
    if name not in saved:
        half = any(one.startswith(name) for one in saved)
        known = ", ".join(f"@{one}" for one in sorted(saved)[:9]) or "none is saved yet"
        raise WrongFilter(column, f"expected a saved filter ({known})", found=f"@{name}", half=half)
    try:
        return _parse(saved[name], saved, typing=False, within=(*within, name))
    except WrongFilter as fault:
        raise WrongFilter(column, f"'@{name}' is broken, {fault.message.rstrip('.')} saved") from fault


def _word(match: re.Match[str], *, ends: bool) -> str:
    """The word or phrase of a token, "" if it says nothing yet. A phrase must be closed where it `ends`."""
    said = match[0].removeprefix("-") if match["minus"] else match[0]
    if ends and _unfinished(said):
        raise WrongFilter(match.start() + match[0].index('"') + 1, "expected a closing quotation mark")
    word = said.replace('"', "") if match["field"] or said.startswith('"') else said
    return "" if word == "-" else word.strip().casefold()


def _unfinished(said: str) -> bool:
    """Whether a quotation that begins a word or a value does not end."""
    return (said.startswith('"') or '"' in said.partition(":")[2][:1]) and said.count('"') % 2 == 1


def _term(match: re.Match[str]) -> Term | None:
    """The term of a token, None where it is none."""
    name, op = (match["field"] or "").casefold(), match["op"] or ""
    reads = _READS.get(name)
    if op and name in CHOICES and not op.startswith(":"):
        raise WrongFilter(match.start("op") + 1, f"expected ':' after '{name}'", found=op)
    if reads is None or not (
        op.startswith(":") or name == "pay" or name in DAYS or (name in TEXTS and op == "=")
    ):
        return None
    value, column = match["value"], match.start("value") + 1
    if value.count('"') % 2:
        raise WrongFilter(column + value.rindex('"'), "expected a closing quotation mark", half=True)
    op = op.removeprefix(":")
    plain = value.replace('"', "").strip()
    if not op and (inner := re.match("<=|>=|[<>=]", plain)):  # within quotation marks: due:"< today"
        op, plain = inner[0], plain[inner.end() :].strip()
    several = name in TEXTS or name in CHOICES
    parts = _PART.findall(value) if several else [plain]
    values = tuple(part.replace('"', "").strip().casefold() for part in parts)
    for at, one in enumerate(values or ("",)):
        reads(name, one, column + sum(map(len, parts[:at])) + at)
    return Term(name, values, op, bool(match["minus"]))


def _read_text(name: str, value: str, column: int) -> None:
    if not value:
        raise WrongFilter(column, f"expected a word after '{name}:'", found="", half=True)


def _read_choice(name: str, value: str, column: int) -> None:
    if value not in CHOICES[name]:
        half = any(choice.startswith(value) for choice in CHOICES[name])
        raise WrongFilter(column, f"expected one of {', '.join(CHOICES[name])}", found=value, half=half)


def _read_pay(_: str, value: str, column: int) -> None:
    if amount(value) is None:
        said = "expected an amount such as 150k or €80k"
        raise WrongFilter(column, said, found=value, half=amount_begun(value))


def _read_day(_: str, value: str, column: int) -> None:
    if value not in UNDATED and due_day(value, _SOME_DAY) is None:
        half = _DAY_BEGUN.fullmatch(value) or any(one.startswith(value) for one in _NAMED_DAYS)
        said = "expected a day such as today, fri, +3d, 2026-11-30, none or any"
        raise WrongFilter(column, said, found=value, half=bool(half))


_READS: dict[str, Callable[[str, str, int], None]] = {
    **dict.fromkeys(TEXTS, _read_text),
    **dict.fromkeys(CHOICES, _read_choice),
    **dict.fromkeys(DAYS, _read_day),
    "pay": _read_pay,
}
"""What each field may hold: raises WrongFilter at a column for anything else."""
