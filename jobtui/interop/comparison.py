"""A comparison as the JSON of `compare --json` and as a Markdown table to paste into notes or a letter."""

import json
import re
from typing import Any

from jobtui.domain.comparison import FACT, Cell, Comparison, Row, group_name, packed
from jobtui.domain.display import safe_line
from jobtui.domain.payscale import Bar, Scale
from jobtui.domain.requirement import KIND_SYMBOLS, STATE_SYMBOLS
from jobtui.domain.salary import Period, major
from jobtui.domain.verdict import VERDICT_SYMBOLS

SCHEMA = 1

_ABSENT = "–"
_MINE = "← yours"
_LEGEND = "; ".join(
    [
        ", ".join(f"{symbol} {kind}" for kind, symbol in KIND_SYMBOLS.items()),
        ", ".join(f"{symbol} {state}" for state, symbol in STATE_SYMBOLS.items() if symbol) + " by my tick",
        ", ".join(f"{symbol} {verdict}" for verdict, symbol in VERDICT_SYMBOLS.items()) + " by my profile",
        f"{_ABSENT} not asked or not stated",
        "? suggested, not confirmed",
    ]
)

_MARKUP = re.compile(r"[\\`*_\[\]|~<>]|&(?=[#\w]+;)")
_LEADING = re.compile(r"^(?=[-+#:])|^\d+(?=[.)])")


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The answer of `compare --json`: its `postings` (ids), their `names` and `companies`, `rows` and more.

    `suggested` says of each name whether it is an inferred title not yet confirmed. `scale` is null or sets
    all pay ranges in major units of one `currency` a year: `low`, `high`, and `bars`, a list of `low`, `high`
    and `mine` for each posting. `notes` are sentences on what could not be compared.

    A row has `group`, `label`, `same` and `cells`. A cell is null or an object with `text` (the sentence or a
    fact), `short` (what of it counts in this row), `kind`, `state`, `verdict` (my tick, else what my
    profile says, null for neither), `spans`, `posting`, `n` (the number of the requirement, null for facts),
    `suggested` and `mine` (whether a range is for my place, null where that is not known).
    """
    return {
        "schema": SCHEMA,
        "postings": list(comparison.postings),
        "names": list(comparison.names),
        "suggested": list(comparison.suggested),
        "companies": list(comparison.companies),
        "rows": [_row_to_json(row) for row in comparison.rows],
        "scale": comparison.scale and _scale_to_json(comparison.scale),
        "notes": list(comparison.notes),
    }


def to_json_text(comparison: Comparison) -> str:
    """The same as the text of a file, indented."""
    return json.dumps(to_json(comparison), indent=2, ensure_ascii=False) + "\n"


def _row_to_json(row: Row) -> dict[str, Any]:
    cells = [None if cell is None else _cell_to_json(cell) for cell in row.cells]
    return {"group": row.group, "label": row.label, "same": row.same, "cells": cells}


def _cell_to_json(cell: Cell) -> dict[str, Any]:
    return {
        "text": cell.text,
        "short": cell.words,
        "kind": cell.kind,
        "state": cell.state,
        "verdict": cell.verdict,
        "spans": [list(span) for span in cell.spans],
        "posting": cell.posting,
        "n": cell.item_n,
        "suggested": cell.suggested,
        "mine": cell.mine,
    }


def _scale_to_json(scale: Scale) -> dict[str, Any]:
    def ends(of: Scale | Bar) -> dict[str, Any]:
        return {"low": major(of.low, scale.currency), "high": major(of.high, scale.currency)}

    bars = [[ends(bar) | {"mine": bar.mine} for bar in column] for column in scale.bars]
    return {"currency": scale.currency, "period": Period.YEAR, **ends(scale), "bars": bars}


def to_markdown(comparison: Comparison) -> str:
    """A GitHub table under the names of the roles, notes, a legend. No text of a posting acts as markup."""
    headings = [
        ", ".join(filter(None, (f"{name} ?" if suggested else name, company)))
        for name, suggested, company in zip(
            comparison.names, comparison.suggested, comparison.companies, strict=True
        )
    ]
    lines = [_line("", *map(escaped, headings)), _line(*["---"] * (len(headings) + 1))]
    group = FACT
    for row in packed(comparison).rows:
        if row.group != group:
            group = row.group
            lines.append(_line(f"**{escaped(group_name(group))}**", *[""] * len(headings)))
        lines.append(_line(escaped(row.label), *(_words(row, cell) for cell in row.cells)))
    notes = [line for note in comparison.notes for line in ("", escaped(note))]
    return "\n".join([*lines, *notes, "", _LEGEND]) + "\n"


def escaped(text: str) -> str:
    """The text on one line, for a cell of a Markdown table: shown letter for letter."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(safe_line(text).split()))
    return _LEADING.sub(r"\g<0>\\", line)


def _words(row: Row, cell: Cell | None) -> str:
    """A cell with its symbols and marks."""
    if cell is None:
        return "" if row.apart else _ABSENT
    marks = ("?" if cell.suggested else "", _MINE if cell.mine else "")
    return " ".join(filter(None, (cell.symbols, escaped(cell.words), *marks)))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
