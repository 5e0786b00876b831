"""filter: filters kept under a name, for `list @NAME` and the filter box."""

from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.changing import changing
from jobtui.cli.command import Json, TakesWords, command, group_within, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.filter import SavedFilter
from jobtui.tracker import filters
from jobtui.tracker.tracker import Change

app = new_group()
group = group_within(app, "filter", "Keep filters under a name; list @NAME uses them.")

Name = Annotated[str, Argument(metavar="NAME", help="Letters, digits, '.', '_' and '-'.")]


@changing(group, "save", shape=TakesWords)
def save(
    name: Name, words: Annotated[list[str], Argument(metavar="WORDS...", help="As list takes them.")]
) -> Change:
    """Keep a filter under a name, or change the one of that name.

    Example: jobtui filter save near place:Leith,Glasgow -onsite
    """
    with opened() as tracker:
        return filters.save(tracker, name, " ".join(words))


@command(group, "list")
def show(json: Json = False) -> None:
    """List the saved filters.

    Example: jobtui filter list
    """
    with opened() as tracker:
        found = tracker.store.items(SavedFilter)
    if json:
        plain = [{"name": one.name, "text": one.text} for one in found]
        out.as_json({"schema": 1, "filters": plain})
    elif found:
        out.rows([[Cell(f"@{one.name}", "bold"), one.text] for one in found])
    else:
        out.remark("none yet. jobtui filter save NAME WORDS... keeps one.")


@changing(group, "drop")
def drop(name: Name) -> Change:
    """Forget a saved filter.

    Example: jobtui filter drop near
    """
    with opened() as tracker:
        return filters.drop(tracker, name)


@changing(group, "rename")
def rename(name: Name, new: Annotated[str, Argument(metavar="NEW", help="The other name.")]) -> Change:
    """Give a saved filter another name.

    Example: jobtui filter rename near close-by
    """
    with opened() as tracker:
        return filters.rename(tracker, name, new)
