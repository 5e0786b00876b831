"""heading: the headings of postings that the person taught."""

from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.command import Json, command, group_within, new_group
from jobtui.cli.out import Cell
from jobtui.domain.problem import NotThere
from jobtui.domain.reading import PARTS
from jobtui.tracker.vocabulary import Vocabulary, heading_key, part_name

app = new_group()
heading = group_within(app, "heading", "Teach jobtui headings of postings, list and forget them.")

Heading = Annotated[str, Argument(metavar="HEADING", help="The heading as postings print it.")]
Part = Annotated[str, Argument(metavar="PART", help=f"{', '.join(PARTS)}.")]


def _own() -> Vocabulary:
    from jobtui.paths import headings_path

    return Vocabulary(headings_path())


@command(heading, "add")
def add(text: Heading, part: Part) -> None:
    """Say which part of a posting a heading opens, from the next file on.

    The import preview does the same with the key b. Under profile are requirements of which nothing says how
    firmly they are asked.

    Example: jobtui heading add "What you'll own" responsibilities
    """
    own, name = _own(), part_name(part)
    before = own.teach(text, name)
    moved = f", no longer {before}" if before and before != name else ""
    out.line(f"Remembered '{heading_key(text)}' as {name}{moved} · {own.path}")


@command(heading, "drop")
def drop(text: Heading) -> None:
    """Forget a heading; the vocabulary that ships with jobtui stays.

    Example: jobtui heading drop "What you'll own"
    """
    before = _own().teach(text, None)
    if before is None:
        raise NotThere(f"'{text[:60]}' is not among your own headings.")
    out.line(f"Forgot '{heading_key(text)}', which was {before}")


@command(heading, "list")
def show(json: Json = False) -> None:
    """List your own headings by the part they open.

    Example: jobtui heading list
    """
    own = _own()
    found = [(part, one) for part, several in sorted(own.headings().items()) for one in sorted(several)]
    if json:
        plain = [{"heading": one, "part": part} for part, one in found]
        out.as_json({"schema": 1, "file": str(own.path), "headings": plain})
    elif found:
        out.rows([[Cell(part, "dim"), one] for part, one in found])
    else:
        out.remark("none yet. In the import preview, b labels a block and remembers its heading.")
