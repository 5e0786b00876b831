"""The agenda as the JSON that `agenda --json` prints."""

from collections.abc import Mapping, Sequence
from typing import Any

from jobtui.domain.agenda import AgendaItem
from jobtui.domain.posting import PostingRow


def agenda_to_json(items: Sequence[AgendaItem], rows: Mapping[int, PostingRow]) -> dict[str, Any]:
    """`{"schema": 1, "items": [...]}`; `rows` are the postings of the items by their numbers."""
    return {"schema": 1, "items": [_item(item, rows[item.posting]) for item in items]}


def _item(item: AgendaItem, row: PostingRow) -> dict[str, Any]:
    return {
        "posting": item.posting,
        "kind": item.kind.value,
        "on": item.on.isoformat(),
        "text": item.text,
        "title": row.title,
        "company": row.company,
        "status": row.status,
    }
