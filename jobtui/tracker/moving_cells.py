"""What single cells of another tracker's table mean; what none of them can be is left for the note."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from jobtui.domain.problem import Problem, WrongUsage
from jobtui.domain.reading import Finding
from jobtui.domain.tag import changed, tag_name
from jobtui.interop.trackers import word
from jobtui.tracker.values import MAX_LINE, PERSON, typed

Cells = Mapping[str, Sequence[str]]
"""The cells of a row that say something, by field."""

Left = list[tuple[str, str]]
"""What could not be understood: the name of the field, and the cell."""

_SCHEME = re.compile(r"https?://\S+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_WRITTEN_OUT = re.compile(r"(?!\d{1,3}\.\d{3}$)\d{1,15}\.\d+|\d(?:\.\d+)?e\+?0?\d", re.IGNORECASE)
"""An amount as programs write it: `120000.0000`, `1.2E+05`; but `62.000` is as people write thousands."""

_NO_AMOUNT = re.compile(r"^[-\u2212]\s*\d|\d[eE][-+]?\d")
"""Below 0, or with more noughts than `_WRITTEN_OUT` takes: `-5`, `1e99`."""


def one_line(cells: Cells, name: str) -> str:
    """The first cell of a field on one line, "" where there is none."""
    return " ".join(" ".join(cells.get(name, ())[:1]).split())


def finding(value: Any) -> tuple[Finding[Any], ...]:
    """A value as the person's own."""
    return (Finding(value, rule=PERSON),)


def url(cells: Cells, left: Left, today: date) -> tuple[Finding[Any], ...]:
    """The address in a cell, alone or among words, also without its beginning."""
    for cell in cells.get("url", ())[:1]:
        match = _SCHEME.search(cell)
        text = match[0] if match else f"https://{cell}" if _HOST.fullmatch(cell) else ""
        found: tuple[Finding[Any], ...] = ()
        with suppress(WrongUsage):
            found = typed("url", text, today)
        if not found or (match and match[0] != cell):
            left.append(("url", cell))
        return found
    return ()


def workplace(cells: Cells, left: Left) -> tuple[Finding[Any], ...]:
    """Where the work is done, by its word or by whether it is remote."""
    for name in ("workplace", "remote"):
        for cell in cells.get(name, ()):
            if found := word("workplace", cell):
                return finding(found)
            truth = word("truth", cell) if name == "remote" else None
            if truth == "true":
                return finding("remote")
            if truth is None:
                left.append((name, cell))
    return ()


def salaries(cells: Cells, left: Left, today: date) -> tuple[Finding[Any], ...]:
    """The pay, stated as one text or by its ends; what is no pay, such as "competitive", is left."""
    text, low, high = (_amount(cells, name, left) for name in ("salaries", "salary_min", "salary_max"))
    ends = _range(low, high)
    if ends and text:
        left.append(("salaries", text))
    currency, period = one_line(cells, "currency"), one_line(cells, "period")
    paid_by = word("period", period) if period else None
    parts = [ends or text, currency, f"/{paid_by}" if paid_by else ""]
    whole = " ".join(filter(None, parts)).replace(";", ",")
    if (ends or text) and len(whole) <= MAX_LINE:
        with suppress(WrongUsage):
            found = typed("salaries", whole, today)
            left += [("period", period)] if period and not paid_by else []
            return found
    said = {"salaries": "" if ends else text, "salary_min": ends, "currency": currency, "period": period}
    left += [(name, cell) for name, cell in said.items() if cell and (ends or text)]
    return ()


def _amount(cells: Cells, name: str, left: Left) -> str:
    """An amount as `pay` takes it: 0 is none, and programs write more digits than money has."""
    text = one_line(cells, name)
    if _WRITTEN_OUT.fullmatch(text):
        text = f"{float(text):.2f}"
    if _NO_AMOUNT.search(text):
        left.append((name, text))
        return ""
    return "" if not text.strip("0.,") else text


def _range(low: str, high: str) -> str:
    if low and high:
        return f"{low} - {high}"
    if low:
        return f"from {low}"
    return f"up to {high}" if high else ""


def tags(cells: Iterable[str], left: Left) -> tuple[str, ...]:
    """The tags in these cells: a JSON list, or divided by commas and the like."""
    found: list[str] = []
    for cell in cells:
        for part in _listed(cell):
            try:
                found.append(tag_name(part))
            except Problem:
                left.append(("tags", part))
    return changed((), found)


def _listed(cell: str) -> list[str]:
    if cell.startswith("["):
        try:
            parts = json.loads(cell)
        except (ValueError, RecursionError):
            parts = None
        if isinstance(parts, list):
            return [str(part) for part in parts if str(part).strip()]
    return [part.strip() for part in re.split(r"[,;|\n]", cell) if part.strip()]
