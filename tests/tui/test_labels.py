"""The labels of a posting keep to their column; sections are headed, empty or not."""

from jobtui.tui.widgets.facts import NOT_STATED, fact_items
from tests.factories import found, posting
from tests.tui import stories


def test_labels_of_a_posting_keep_to_their_column_and_sections_are_headed() -> None:
    shown = posting(facts={"requisition": found("R-7")})
    items = {item.key: item for item in fact_items(shown, (), stories.TODAY)}
    assert (
        len({item.lead.cell_length for key, item in items.items() if key in ("company", "url", "skills")})
        == 1
    )
    assert all(item.lead.plain.endswith(" ") or not item.lead for item in items.values())
    for name in ("Responsibilities", "Benefits"):
        assert items[name.lower()].text.plain == f"{name}  {NOT_STATED}"
