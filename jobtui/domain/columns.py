"""The columns a list of postings can show, by the names a person gives them."""

from collections.abc import Iterable
from enum import StrEnum

from jobtui.domain.problem import WrongUsage


class ListColumn(StrEnum):
    """One column of a list."""

    ID = "id"
    TITLE = "title"
    COMPANY = "company"
    STATUS = "status"
    MET = "met"
    MATCH = "match"
    NEXT = "next"
    PAY = "pay"
    PLACE = "place"
    WORKPLACE = "workplace"
    TYPE = "type"
    TAGS = "tags"
    POSTED = "posted"
    CLOSES = "closes"
    SINCE = "since"
    URL = "url"


def columns_of(names: Iterable[str]) -> tuple[ListColumn, ...]:
    """The columns of these names, each once. Raises WrongUsage."""
    return tuple(dict.fromkeys(_column(name.strip()) for name in names))


def _column(name: str) -> ListColumn:
    try:
        return ListColumn(name.casefold())
    except ValueError:
        raise WrongUsage(f"unknown column '{name[:60]}'. One of: {', '.join(ListColumn)}.") from None
