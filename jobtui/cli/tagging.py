"""tag: words of the person's own on postings."""

from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.changing import changing
from jobtui.cli.command import Ids, Json, command, group_within, new_group
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.tracker.tracker import Change

app = new_group()
tag = group_within(app, "tag", "Put tags on postings, take them off, list and rename them.")

Name = Annotated[str, Argument(metavar="TAG", help="The tag; several with commas between.")]


@changing(tag, "add")
def add(names: Name, postings: Ids) -> Change:
    """Put a tag on postings.

    Example: jobtui tag add "dream job" 3 4
    """
    from jobtui.tracker import tags

    with opened() as tracker:
        return tags.tag(tracker, postings, add=names.split(","))


@changing(tag, "drop")
def drop(names: Name, postings: Ids) -> Change:
    """Take a tag off postings.

    Example: jobtui tag drop "dream job" 3
    """
    from jobtui.tracker import tags

    with opened() as tracker:
        return tags.tag(tracker, postings, drop=names.split(","))


@changing(tag, "rename")
def rename(
    old: Annotated[str, Argument(metavar="OLD", help="The tag as it is.")],
    new: Annotated[str, Argument(metavar="NEW", help="The tag as it shall be.")],
) -> Change:
    """Call a tag otherwise on every posting; a tag that is there already takes it in.

    Example: jobtui tag rename dream "dream job"
    """
    from jobtui.tracker import tags

    with opened() as tracker:
        return tags.rename(tracker, old, new)


@command(tag, "list")
def show(json: Json = False) -> None:
    """List the tags with the number of postings that carry each.

    Example: jobtui tag list
    """
    from jobtui.tracker import tags

    with opened() as tracker:
        found = tags.all_tags(tracker)
    if json:
        out.as_json({"schema": 1, "tags": [{"tag": name, "postings": count} for name, count in found]})
    elif found:
        out.rows([[Cell(f"{count:>4}", "dim"), name] for name, count in found])
    else:
        out.remark("no tags yet. jobtui tag add TAG ID puts one on a posting.")
