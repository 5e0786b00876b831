"""versions and duplicates: what changed in a posting, and which postings may be one."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.changing import told
from jobtui.cli.command import Id, Json, command, new_group, posting_number, whole_number
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.domain.difference import Difference, ItemMove, Move
from jobtui.domain.duplicate import Verdict
from jobtui.domain.posting import Capture, PostingRow
from jobtui.domain.problem import WrongUsage
from jobtui.domain.requirement import KIND_SYMBOLS
from jobtui.tracker import duplicates as doubles
from jobtui.tracker import versions as history
from jobtui.tracker.tracker import Tracker

app = new_group()

_MARKS = {
    Move.ADDED: Cell("+", "green"),
    Move.REMOVED: Cell("-", "red"),
    Move.CHANGED: Cell("~", "yellow"),
    Move.SAME: Cell("=", "dim"),
}
_FORMS = "jobtui duplicates, duplicates ID, duplicates same ID ID or duplicates different ID ID"


@command(app, "versions")
def versions(
    posting: Id,
    compared: Annotated[
        list[int] | None,
        Argument(metavar="[A B]", parser=whole_number, help="Two versions to compare, else the last two."),
    ] = None,
    json: Json = False,
) -> None:
    """List the versions of a posting, and what changed between two of them.

    + added, - removed, ~ changed; = the same.

    Example: jobtui versions 3 1 2
    """
    if compared and len(compared) != 2:
        raise WrongUsage("name two versions to compare, or none for the last two.")
    show_versions(posting, compared, json=json)


def show_versions(posting: int, compared: Sequence[int] | None = None, *, json: bool) -> None:
    """Print the versions of a posting, and what changed between two, the last two unless told."""
    with opened() as tracker:
        captures = tracker.posting(posting).captures
        found = difference(tracker, posting, compared) if compared or len(captures) > 1 else None
    if json:
        from jobtui.interop.versions import to_json

        out.as_json(to_json(posting, captures, found))
        return
    if not captures:
        raise WrongUsage(f"posting {posting} was typed by hand; there is no captured text.")
    print_versions(captures, found)


def difference(
    tracker: Tracker, posting: int, compared: Sequence[int] | None = None
) -> tuple[Capture, Capture, Difference]:
    """Two versions of a posting, the last two unless told, and what changed. Raises WrongUsage, NotThere."""
    from jobtui.parsing.child import Child

    with Child() as child:
        return history.compared(tracker, child, posting, *(compared or ()))


def print_versions(captures: Sequence[Capture], found: tuple[Capture, Capture, Difference] | None) -> None:
    """The versions, one a line, and below them what changed."""
    out.rows([[f"{one.n:>3}", f"{one.at.astimezone():%Y-%m-%d}", one.file] for one in captures])
    if found is None:
        return
    old, new, changed = found
    out.heading(f"From version {old.n} to version {new.n}: {changed.summary}")
    out.line(changed.age, "dim")
    out.rows([[_MARKS[move], "", text] for fact in changed.facts for move, text, _ in fact.lines])
    moved = [row for move in (Move.ADDED, Move.REMOVED, Move.CHANGED) for row in _items(changed.of(move))]
    out.rows(moved)
    if same := len(changed.of(Move.SAME)):
        out.line(f"{same} {'requirement is' if same == 1 else 'requirements are'} the same.", "dim")


def _items(moves: Sequence[ItemMove]) -> Iterator[Row]:
    for one in moves:
        what = f"  ({', '.join(one.what)})" if one.what else ""
        yield [_MARKS[one.move], KIND_SYMBOLS[one.item.kind], f"{one.item.text}{what}"]
        if "wording" in one.what and one.before is not None:
            yield ["", "", Cell(f"was: {one.before.text}", "dim")]


@command(app, "duplicates")
def duplicates(
    words: Annotated[
        list[str] | None,
        Argument(metavar="[ID | same ID ID | different ID ID]", help="One posting; or what two of them are."),
    ] = None,
    json: Json = False,
) -> None:
    """List postings that may be the same opening, all or those like one; or say of two that they are or not.

    What is told apart is not listed again; what is told the same is shown with each of them.

    Example: jobtui duplicates same 3 7
    """
    given = words or []
    if given[:1] in (["same"], ["different"]) and len(given) == 3:
        one, other = map(posting_number, given[1:])
        with opened() as tracker:
            told(doubles.tell(tracker, one, other, Verdict(given[0])), json=json)
    elif len(given) < 2:
        _list(posting_number(given[0]) if given else None, json=json)
    else:
        raise WrongUsage(f"'{' '.join(given)[:60]}' is not understood. Write {_FORMS}.")


def _list(posting: int | None, *, json: bool) -> None:
    with opened() as tracker:
        if posting is None:
            couples = [*doubles.every(tracker)]
        else:
            own = tracker.posting(posting)
            row = tracker.row(posting)
            couples = [doubles.Couple(row, one.row, one.reasons) for one in doubles.of(tracker, own)]
    if json:
        from jobtui.interop.versions import couples_to_json

        out.as_json(couples_to_json((one.first.id, one.second.id, one.reasons) for one in couples))
    elif couples:
        out.rows([row for one in couples for row in _couple(one)])
    else:
        out.remark("no possible duplicates.")


def _couple(one: doubles.Couple) -> Iterator[Row]:
    yield [*_named(one.first), ", ".join(one.reasons)]
    yield [*_named(one.second), ""]


def _named(row: PostingRow) -> Row:
    return [f"{row.id:>3}", f"{row.subject}, {row.status}"]
