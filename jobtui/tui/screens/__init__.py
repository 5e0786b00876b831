"""The views, each the one owner of the data it shows, and modules of what can be done in them.

Those are loaded when their first deed is done, or once the keys are idle: `screens.tag_deeds.ask(view)`.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobtui.tui.screens import attached_deeds as attached_deeds
    from jobtui.tui.screens import checklist_deeds as checklist_deeds
    from jobtui.tui.screens import duplicate_deeds as duplicate_deeds
    from jobtui.tui.screens import fact_deeds as fact_deeds
    from jobtui.tui.screens import finding_deeds as finding_deeds
    from jobtui.tui.screens import nudge_deeds as nudge_deeds
    from jobtui.tui.screens import posting_deeds as posting_deeds
    from jobtui.tui.screens import similar_deeds as similar_deeds
    from jobtui.tui.screens import tag_deeds as tag_deeds
    from jobtui.tui.screens import taking_deeds as taking_deeds
    from jobtui.tui.screens import timeline_deeds as timeline_deeds
    from jobtui.tui.screens import typing_deeds as typing_deeds
    from jobtui.tui.screens import weighed_deeds as weighed_deeds

FIRST = ("posting_deeds", "typing_deeds", "checklist_deeds", "fact_deeds", "finding_deeds")
"""What the first key is most likely to ask for."""


def __getattr__(name: str) -> ModuleType:
    if not name.endswith("_deeds"):
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
