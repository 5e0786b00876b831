"""What questions with a filter ask of Python: loaded with the first of them."""

from collections.abc import Callable
from typing import Any

from jobtui.domain.contact import company_key
from jobtui.domain.sameness import employer_key
from jobtui.domain.search import plain

FUNCTIONS: dict[str, Callable[[str | None], Any]] = {
    function.__name__: function for function in (plain, company_key, employer_key)
}
"""The functions that a connection must know to be asked, by their names."""
