"""decide: roles weighed by what matters to the person, and how firm the order is."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from typer import Argument

from jobtui.cli import out
from jobtui.cli.command import Json, command, new_group, posting_number
from jobtui.cli.offering import offer_rows
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.cli.weighing import point_rows
from jobtui.domain.deciding import (
    firmness_words,
    mean_words,
    order_words,
    role_names,
    standing_words,
    turn_words,
)
from jobtui.domain.decision import Decision
from jobtui.domain.number import ordinal
from jobtui.domain.posting import Posting
from jobtui.domain.worth import assumption_words, newest
from jobtui.tracker import criteria, offers

app = new_group()

_BEGIN = "jobtui criterion add Pay --weight 5, then jobtui score ID Pay 4."


@command(app, "decide")
def decide(
    postings: Annotated[
        list[int] | None,
        Argument(
            metavar="[ID]...", parser=posting_number, help="Two to four; all open ones with scores without."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Weigh roles by your criteria: scores, weighted means, their order, and what would change it.

    A missing score never counts as 0: a role that lacks one is not ranked, and the range it can still reach
    is shown. For each criterion the nearest other weight that would put another role first is named.

    Example: jobtui decide 3 7
    """
    with opened() as tracker:
        found = criteria.weighed(tracker, postings or ())
        roles = {one: tracker.posting(one) for one in found.postings}
        over, today = offers.my_horizon(tracker), tracker.today
    names = role_names(roles.values())
    if json:
        from jobtui.interop.decision import decision_to_json

        out.as_json(decision_to_json(found, roles, names, over))
        return
    if not found.criteria:
        out.remark(f"no criteria yet, nothing to weigh by: {_BEGIN}")
        return
    if not roles:
        out.remark(f"no open role has a score yet. jobtui score ID {found.criteria[0].name} 4 gives one.")
        return
    out.rows([[Cell(f"#{one.id}", "bold"), one.subject] for one in roles.values()])
    out.line()
    out.rows([*_table(found)])
    out.line()
    for sentence in (*order_words(found, names), firmness_words(found, names)):
        if sentence:
            out.line(sentence)
    _part("How firm it is", [[words[0].upper() + words[1:]] for words in _turns(found, names)])
    _part("Why", [*_reasons(found, names)])
    _part(
        "For and against",
        point_rows([point for one in roles.values() for point in one.points], _called(roles)),
    )
    held = [one for role in roles.values() if (one := newest(role.offers))]
    _part("Offers", offer_rows(held, over, today, _called(roles)))
    if held:
        out.line(assumption_words(held, over), "dim")


def _table(found: Decision) -> Iterator[Row]:
    """Criteria by roles, and below them what each role has reached."""
    yield [
        Cell("criterion", "dim"),
        Cell("weight", "dim"),
        *(Cell(f"#{one}", "bold") for one in found.postings),
    ]
    for one in found.criteria:
        scores = (found.score(posting, one.id) for posting in found.postings)
        yield [one.name, f"{one.weight:>6}", *(str(score.value) if score else "–" for score in scores)]
    standings = found.standings()
    yield [
        Cell("weighted", "bold"),
        "of 5",
        *(mean_words(one.mean) if one.mean is not None else standing_words(one) for one in standings),
    ]
    if found.ranked:
        yield [Cell("place", "bold"), "", *(ordinal(one.rank) if one.rank else "–" for one in standings)]


def _turns(found: Decision, names: Mapping[int, str]) -> list[str]:
    return [words for one in found.criteria if (words := turn_words(found, one.id, names))]


def _reasons(found: Decision, names: Mapping[int, str]) -> Iterator[Row]:
    for one in found.criteria:
        for posting in found.postings:
            score = found.score(posting, one.id)
            if score and score.reason:
                yield [f"{one.name} {score.value}", Cell(names[posting], "dim"), score.reason]


def _called(roles: Mapping[int, Posting]) -> dict[int, str]:
    return {number: one.name for number, one in roles.items()}


def _part(heading: str, table: list[Row]) -> None:
    if table:
        out.heading(heading)
        out.rows(table)
