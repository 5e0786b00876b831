"""Amounts as the person writes numbers, in texts that the program itself wrote. Loads no Textual."""

import re

_MARKS = {"1,000.5": (",", "."), "1.000,5": (".", ","), "1 000,5": ("\xa0", ",")}
"""What parts thousands, and what stands before decimals, by the name of the form."""

_marks = _MARKS["1,000.5"]


def write_numbers(form: str) -> None:
    """Let amounts be written in this form from now on."""
    global _marks  # noqa: PLW0603  (one process, one person who reads)
    _marks = _MARKS[form]


def amounts(text: str) -> str:
    """A text with the numbers in it as the settings have them: `€17.32 /h`, `$142,800–274,800 /yr`."""
    thousands, point = _marks
    return re.sub(r"(?<=\d)[,.](?=\d)", lambda found: thousands if found[0] == "," else point, text)
