"""Values stand in one column, behind labels of whatever length."""

from jobtui.tracker.draft import Draft
from jobtui.tui.widgets.draft_rows import field_rows
from jobtui.tui.widgets.facts import NOT_STATED, fact_items
from tests.factories import posting
from tests.tui import stories


def test_every_value_of_a_reading_begins_in_one_column() -> None:
    leads = [
        row.lead
        for row in field_rows(Draft(stories.reading("k.txt", "Potter", None, []), b""), lambda _: None)
    ]
    assert len({lead.cell_length for lead in leads}) == 1
    assert all(lead.plain.endswith("  ") for lead in leads)


def test_labels_of_a_posting_keep_to_their_column_and_sections_are_headed() -> None:
    items = {item.key: item for item in fact_items(posting(), (), stories.TODAY)}
    assert (
        len({item.lead.cell_length for key, item in items.items() if key in ("company", "url", "skills")})
        == 1
    )
    assert all(item.lead.plain.endswith(" ") or not item.lead for item in items.values())
    for name in ("Responsibilities", "Benefits"):
        assert items[name.lower()].text.plain == f"{name}  {NOT_STATED}"
