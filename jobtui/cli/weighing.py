"""criterion, score, point: what roles are weighed by, how each does, what speaks for and against it."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.attached import of_postings
from jobtui.cli.changing import changing, given
from jobtui.cli.command import (
    Direct,
    Id,
    Json,
    Listed,
    MaybeId,
    command,
    group_within,
    new_group,
    whole_number,
)
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.domain.decision import HIGHEST, Point, Score, Side
from jobtui.domain.problem import WrongUsage
from jobtui.tracker import criteria, points
from jobtui.tracker.tracker import Change

app = new_group()
criterion = group_within(app, "criterion", "What you weigh roles by, and how much each counts.", Listed)
score = group_within(app, "score", "How a role does on a criterion: jobtui score ID CRITERION 0..5.", Direct)
point = group_within(app, "point", "What speaks for and against a role: jobtui point ID + TEXT.", Direct)

Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the criterion, as criterion has it.")
]
Weight = Annotated[
    int | None, Option("--weight", metavar="0..10", parser=criteria.weight_named, help="How much it counts.")
]
Named = Annotated[str, Argument(metavar="CRITERION", help="Its number or name.")]
PointNumber = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the point, as point list has it.")
]
Words = Annotated[str, Argument(metavar="TEXT", help="What speaks for or against it.")]

_SIGNS = {Side.PRO: Cell("+", "green"), Side.CON: Cell("-", "red")}


# What roles are weighed by


@command(criterion, "list")
def show_criteria(json: Json = False) -> None:
    """List the criteria with their weights, 0 to 10; what weighs 0 does not count.

    Example: jobtui criterion
    """
    with opened() as tracker:
        found = criteria.every(tracker)
    if json:
        from jobtui.interop.decision import criterion_to_json

        out.as_json({"schema": 1, "criteria": [criterion_to_json(one) for one in found]})
    elif found:
        table: list[Row] = [[Cell(f"{one.id:>3}", "dim"), f"{one.weight:>6}", one.name] for one in found]
        out.rows(table, heads=["  N", "WEIGHT", "CRITERION"])
    else:
        out.remark("no criteria yet. jobtui criterion add Pay --weight 5 adds one.")


@changing(criterion, "add")
def add_criterion(
    name: Annotated[str, Argument(metavar="NAME", help="What matters to you: pay, growth, commute.")],
    weight: Weight = None,
) -> Change:
    """Add something that matters to you; without a weight it is 5.

    Example: jobtui criterion add Growth --weight 8
    """
    with opened() as tracker:
        return criteria.add(tracker, name, criteria.USUAL_WEIGHT if weight is None else weight)


@changing(criterion, "edit")
def edit_criterion(
    number: Number,
    name: Annotated[str | None, Option("--name", metavar="TEXT", help="What it is called.")] = None,
    weight: Weight = None,
) -> Change:
    """Give a criterion another name or weight; its scores stay.

    Example: jobtui criterion edit 2 --weight 8
    """
    values = given(name=name, weight=None if weight is None else str(weight))
    if not values:
        raise WrongUsage("nothing to edit. Give --name or --weight.")
    with opened() as tracker:
        return criteria.edit(tracker, number, values)


@changing(criterion, "drop")
def drop_criterion(number: Number) -> Change:
    """Take a criterion away, with every score on it; undo puts all back.

    Example: jobtui criterion drop 2
    """
    with opened() as tracker:
        return criteria.drop(tracker, number)


# How a role does


@changing(score, "set")
def set_score(
    posting: Id,
    named: Named,
    value: Annotated[
        int, Argument(metavar="0..5", parser=criteria.score_named, help="0 is the worst, 5 the best.")
    ],
    reason: Annotated[str | None, Option("--reason", metavar="TEXT", help="Why; '' takes it away.")] = None,
) -> Change:
    """Say how a role does on a criterion; again it replaces the score.

    Example: jobtui score 3 growth 4 --reason "a team to build"
    """
    with opened() as tracker:
        return criteria.score(tracker, posting, named, value, reason)


@changing(score, "drop")
def drop_score(posting: Id, named: Named) -> Change:
    """Take a score off a role; it then counts as missing, not as 0.

    Example: jobtui score drop 3 growth
    """
    with opened() as tracker:
        return criteria.drop_score(tracker, posting, named)


@command(score, "list")
def show_scores(posting: MaybeId = None, json: Json = False) -> None:
    """List the scores of one role, or of all.

    Example: jobtui score list 3
    """
    with opened() as tracker:
        names = {one.id: one.name for one in criteria.every(tracker)}
        if posting is None:
            found, subjects = of_postings(tracker, tracker.store.items(Score))
        else:
            found, subjects = list(tracker.posting(posting).scores), {}
    found = sorted((one for one in found if one.criterion in names), key=lambda one: one.posting)
    if json:
        from jobtui.interop.decision import score_to_json

        out.as_json({"schema": 1, "scores": [score_to_json(one, names) for one in found]})
    elif found:
        out.rows(score_rows(found, names, subjects))
    else:
        out.remark(f"no scores yet. jobtui score ID CRITERION 0..{HIGHEST} gives one.")


def score_rows(
    found: Iterable[Score], names: Mapping[int, str], subjects: Mapping[int, str] | None = None
) -> list[Row]:
    """Value, criterion, reason; the posting where named."""
    return [
        [
            Cell(f"{one.value} of {HIGHEST}", "bold"),
            names[one.criterion],
            " · ".join(filter(None, (one.reason, _numbered(one.posting, subjects)))),
        ]
        for one in found
        if one.criterion in names
    ]


# What speaks for and against


@changing(point, "add")
def add_point(
    posting: Id,
    side: Annotated[
        Side, Argument(metavar="+|-", parser=points.side_named, help="+ (or pro) for, - (or con) against.")
    ],
    text: Words,
) -> Change:
    """Add what speaks for or against a role.

    Example: jobtui point 3 + "four days a week"
    """
    with opened() as tracker:
        return points.add(tracker, posting, side, text)


@changing(point, "edit")
def edit_point(
    number: PointNumber,
    side: Annotated[str | None, Option("--side", metavar="pro|con", help="Which way it speaks.")] = None,
    text: Annotated[str | None, Option("--text", metavar="TEXT", help="The words.")] = None,
) -> Change:
    """Put a point right.

    Example: jobtui point edit 2 --side con
    """
    values = given(side=side, text=text)
    if not values:
        raise WrongUsage("nothing to edit. Give --side or --text.")
    with opened() as tracker:
        return points.edit(tracker, number, values)


@changing(point, "drop")
def drop_point(number: PointNumber) -> Change:
    """Take a point off; undo puts it back.

    Example: jobtui point drop 2
    """
    with opened() as tracker:
        return points.drop(tracker, number)


@command(point, "list")
def show_points(posting: MaybeId = None, json: Json = False) -> None:
    """List what speaks for and against one role, or all.

    Example: jobtui point list 3
    """
    with opened() as tracker:
        if posting is None:
            found, subjects = of_postings(tracker, tracker.store.items(Point))
        else:
            found, subjects = list(tracker.posting(posting).points), {}
    if json:
        from jobtui.interop.decision import point_to_json

        out.as_json({"schema": 1, "points": [point_to_json(one) for one in found]})
    elif found:
        out.rows(point_rows(found, subjects))
    else:
        out.remark('nothing yet. jobtui point ID + "TEXT" adds what speaks for a role.')


def point_rows(found: Iterable[Point], subjects: Mapping[int, str] | None = None) -> list[Row]:
    """Number, sign, words; the posting where named. What speaks for a role comes first."""
    ordered = sorted(found, key=lambda one: (one.posting, one.side is Side.CON))
    return [
        [
            Cell(f"{one.id:>3}", "dim"),
            _SIGNS[one.side],
            " · ".join(filter(None, (one.text, _numbered(one.posting, subjects)))),
        ]
        for one in ordered
    ]


def _numbered(posting: int, subjects: Mapping[int, str] | None) -> str:
    return f"#{posting} {subjects[posting]}" if subjects else ""
