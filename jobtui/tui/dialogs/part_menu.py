"""The menu of what lines of a posting can be."""

from jobtui.domain.reading import PARTS, Block, ZoneName
from jobtui.tui.dialogs.menu import Choice, Menu

WORDS = {
    "requirements": ("r", "requirements"),
    "preferred": ("p", "preferred requirements"),
    "profile": ("q", "requirements, how firm is not said"),
    "responsibilities": ("d", "responsibilities"),
    "benefits": ("b", "benefits"),
    "skills": ("s", "skills"),
    "overview": ("o", "about the role"),
    "about_company": ("c", "about the company"),
    "compensation": ("m", "pay"),
    "apply": ("a", "how to apply"),
    "legal": ("l", "legal text"),
    "noise": ("n", "noise: not of this posting"),
}
"""Each part of a posting with its letter in the menu and its words."""


def question(block: Block | None, lines: int) -> str:
    """What is asked of a block, or of so many lines where it is about none."""
    if block is None:
        return "This line is" if lines == 1 else f"These {lines} lines are"
    name = block.heading if len(block.heading) <= 30 else block.heading[:29] + "…"
    return f"The lines under '{name}' are" if name else "These lines are"


def part_menu(heading: str, zone: ZoneName | None, *, beside: int) -> Menu:
    """Gives back a key of PARTS."""
    choices = [
        Choice(letter, part, words, current=PARTS[part] == (zone, None), apart=part in ("benefits", "noise"))
        for part, (letter, words) in WORDS.items()
    ]
    return Menu(heading, choices, beside=beside)
