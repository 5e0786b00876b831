"""A comparison as the JSON of `compare --json` and as a Markdown table to paste into notes or a letter."""

import re
from typing import Any

from jobtui.domain.compare import SKILL, Cell, Comparison, Row
from jobtui.domain.display import safe_line
from jobtui.domain.requirement import KIND_SYMBOLS, STATE_SYMBOLS

SCHEMA = 1

_ABSENT = "–"
_LEGEND = "; ".join(
    [
        ", ".join(f"{symbol} {kind}" for kind, symbol in KIND_SYMBOLS.items()),
        ", ".join(f"{symbol} {state}" for state, symbol in STATE_SYMBOLS.items() if symbol),
        f"{_ABSENT} not asked or not stated",
        "? suggested, not confirmed",
    ]
)

_MARKUP = re.compile(r"[\\`*_\[\]|~<>]|&(?=[#\w]+;)")
_LEADING = re.compile(r"^(?=[-+#:])|^\d+(?=[.)])")


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The answer of `compare --json`: `schema`, `postings` (ids), `names`, `suggested`, `companies`, `rows`.

    `suggested` says of each name whether it is an inferred title not yet confirmed.

    A row has `group`, `label`, `same` and `cells`. A cell is null or an object with `text`, `kind`, `state`,
    `spans`, `posting`, `n` (the number of the requirement, null for facts) and `suggested`.
    """
    return {
        "schema": SCHEMA,
        "postings": list(comparison.postings),
        "names": list(comparison.names),
        "suggested": list(comparison.suggested),
        "companies": list(comparison.companies),
        "rows": [_row_to_json(row) for row in comparison.rows],
    }


def _row_to_json(row: Row) -> dict[str, Any]:
    cells = [None if cell is None else _cell_to_json(cell) for cell in row.cells]
    return {"group": row.group, "label": row.label, "same": row.same, "cells": cells}


def _cell_to_json(cell: Cell) -> dict[str, Any]:
    return {
        "text": cell.text,
        "kind": cell.kind,
        "state": cell.state,
        "spans": [list(span) for span in cell.spans],
        "posting": cell.posting,
        "n": cell.item_n,
        "suggested": cell.suggested,
    }


def to_markdown(comparison: Comparison) -> str:
    """A GitHub table under the names of the roles, then a legend. No text of a posting acts as markup."""
    headings = [
        ", ".join(filter(None, (f"{name} ?" if suggested else name, company)))
        for name, suggested, company in zip(
            comparison.names, comparison.suggested, comparison.companies, strict=True
        )
    ]
    lines = [
        _line("", *map(escaped, headings)),
        _line(*["---"] * (len(headings) + 1)),
        *(_line(escaped(row.label), *(_words(row, cell) for cell in row.cells)) for row in comparison.rows),
        "",
        _LEGEND,
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """The text on one line, for a cell of a Markdown table: shown letter for letter."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(safe_line(text).split()))
    return _LEADING.sub(r"\g<0>\\", line)


def _words(row: Row, cell: Cell | None) -> str:
    """A cell with its symbols; those of a skill say all there is to say."""
    if cell is None:
        return _ABSENT
    text = "" if row.group == SKILL else escaped(cell.text)
    return " ".join(filter(None, (cell.symbols, text, "?" if cell.suggested else "")))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
