"""check and requirement: the items of a checklist."""

from typing import Annotated

from typer import Argument, Option

from jobtui.cli.changing import changing
from jobtui.cli.command import Id, group_within, new_group, whole_number
from jobtui.cli.session import opened
from jobtui.domain.problem import WrongUsage
from jobtui.domain.requirement import Kind, State
from jobtui.tracker.tracker import Change

app = new_group()
requirement = group_within(app, "requirement", "Add, edit, label, move, split, join and drop requirements.")


def _state(text: str) -> State:
    try:
        return State(text.casefold())
    except ValueError:
        raise WrongUsage(f"unknown state '{text[:60]}'. One of: {', '.join(State)}.") from None


def _kind(text: str) -> Kind:
    try:
        return Kind(text.casefold())
    except ValueError:
        raise WrongUsage(f"unknown kind '{text[:60]}'. One of: {', '.join(Kind)}.") from None


Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the requirement, as show has it.")
]
KindName = Annotated[Kind, Argument(metavar="KIND", parser=_kind, help="required, preferred or unlabelled.")]
Other = Annotated[int, Argument(metavar="M", parser=whole_number, help="Number of the one that is added.")]
Place = Annotated[
    int, Argument(metavar="TO", parser=whole_number, help="Number of the one whose place it takes.")
]
SecondPart = Annotated[str, Argument(metavar="TEXT", help="The words with which the second part begins.")]
Words = Annotated[str, Argument(metavar="TEXT", help="The requirement in words.")]


@changing(app, "check")
def check(
    posting: Id,
    n: Number,
    state: Annotated[
        State, Argument(metavar="STATE", parser=_state, help="met, partial, unmet or unreviewed.")
    ],
    note: Annotated[str | None, Option("--note", metavar="TEXT", help="The evidence for it.")] = None,
) -> Change:
    """Say how far you meet requirement N of a posting.

    Example: jobtui check 3 2 met --note "nine years, four of them on billing"
    """
    with opened() as tracker:
        return tracker.check(posting, n, state, note=note)


@changing(requirement, "add")
def add(
    posting: Id,
    text: Words,
    kind: Annotated[
        Kind, Option("--kind", metavar="KIND", parser=_kind, help="required, preferred or unlabelled.")
    ] = Kind.REQUIRED,
) -> Change:
    """Add a requirement of your own at the end of the checklist.

    Example: jobtui requirement add 3 "Ready to travel" --kind preferred
    """
    with opened() as tracker:
        return tracker.add_requirement(posting, text, kind)


@changing(requirement, "edit")
def edit(posting: Id, n: Number, text: Words) -> Change:
    """Put the words of a requirement right; the line it comes from stays.

    Example: jobtui requirement edit 3 2 "5+ years of Python"
    """
    with opened() as tracker:
        return tracker.edit_requirement(posting, n, text)


@changing(requirement, "kind")
def kind(posting: Id, n: Number, kind: KindName) -> Change:
    """Say whether a requirement is required, preferred or unlabelled.

    Example: jobtui requirement kind 3 2 preferred
    """
    with opened() as tracker:
        return tracker.set_kind(posting, n, kind)


@changing(requirement, "move")
def move(posting: Id, n: Number, to: Place) -> Change:
    """Move a requirement to the place of another; those between make room and change their numbers.

    Example: jobtui requirement move 3 7 1
    """
    with opened() as tracker:
        return tracker.move_requirement(posting, n, to)


@changing(requirement, "drop")
def drop(posting: Id, n: Number) -> Change:
    """Take a requirement off the checklist; undo puts it back.

    Example: jobtui requirement drop 3 2
    """
    with opened() as tracker:
        return tracker.drop_requirement(posting, n)


@changing(requirement, "split")
def split(posting: Id, n: Number, text: SecondPart) -> Change:
    """Split a requirement in two where the words TEXT begin; the second part comes next.

    Example: jobtui requirement split 3 2 "and fluent German"
    """
    from jobtui.tracker import lines
    from jobtui.tracker.corrector import Corrector

    with opened() as tracker, Corrector(tracker.vocabulary, tracker.today) as corrector:
        return lines.split(tracker, corrector, posting, n, text)


@changing(requirement, "join")
def join(posting: Id, n: Number, other: Other) -> Change:
    """Join a second requirement to the end of the first, which keeps its number, kind and state.

    Example: jobtui requirement join 3 2 7
    """
    from jobtui.tracker import lines
    from jobtui.tracker.corrector import Corrector

    with opened() as tracker, Corrector(tracker.vocabulary, tracker.today) as corrector:
        return lines.join(tracker, corrector, posting, n, other)
