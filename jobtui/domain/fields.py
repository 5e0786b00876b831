"""The fields of a posting's facts: their names, which hold several values, and their labels."""

SINGLE_FIELDS = (
    "title",
    "company",
    "workplace",
    "employment_type",
    "posted",
    "closes",
    "url",
    "requisition",
    "summary",
)
LIST_FIELDS = ("locations", "salaries", "skills", "responsibilities", "benefits")
FIELDS = (*SINGLE_FIELDS, *LIST_FIELDS)

LABELS = {
    "title": "Title",
    "company": "Company",
    "locations": "Place",
    "workplace": "Workplace",
    "employment_type": "Type",
    "salaries": "Pay",
    "posted": "Posted",
    "closes": "Closes",
    "url": "URL",
    "requisition": "Requisition",
    "summary": "Summary",
    "skills": "Skills",
    "responsibilities": "Responsibilities",
    "benefits": "Benefits",
}
"""The label of every field, in the order in which a reading shows them."""
