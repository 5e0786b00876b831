"""interview: the rounds of talks about postings."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.attached import of_postings
from jobtui.cli.changing import changing, given
from jobtui.cli.command import Id, Json, MaybeId, command, group_within, new_group, whole_number
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.domain.interview import Interview, Outcome
from jobtui.domain.problem import WrongUsage
from jobtui.tracker import interviews
from jobtui.tracker.moments import moment_words
from jobtui.tracker.tracker import Change, Tracker

app = new_group()
interview = group_within(app, "interview", "Add, list, edit and end the rounds of interviews.")

Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the round, as interview list has it.")
]
Zone = Annotated[
    str | None, Option("--zone", metavar="ZONE", help="Whose clocks: Europe/Berlin, Tokyo, UTC+2.")
]
Round = Annotated[str | None, Option("--round", metavar="TEXT", help="Which one: phone screen, panel, …")]
People = Annotated[
    list[str] | None, Option("--with", metavar="NAME", help="Who will be there; once for each person.")
]
Place = Annotated[str | None, Option("--place", metavar="TEXT", help="A room, an address or a link.")]
NoteText = Annotated[str | None, Option("--note", metavar="TEXT", help="What to remember.")]


@changing(interview, "add")
def add(
    posting: Id,
    when: Annotated[
        str, Argument(metavar="WHEN", help="2026-12-03 10:00, fri 14:30, tomorrow 9, fri 9 Asia/Tokyo.")
    ],
    zone: Zone = None,
    round_: Round = None,
    people: People = None,
    place: Place = None,
    note: NoteText = None,
) -> Change:
    """Add a round of interviews to a posting.

    WHEN is meant on your own clocks unless a zone is named. Where the clocks of the zone are turned that
    night, what was decided is told.

    Example: jobtui interview add 3 "fri 14:30" --zone Europe/Berlin --round panel --with "Ada Byron"
    """
    with opened() as tracker:
        return interviews.add(
            tracker,
            posting,
            given(when=when, zone=zone, round=round_, people=_joined(people), place=place, note=note),
        )


@changing(interview, "edit")
def edit(
    number: Number,
    when: Annotated[str | None, Option("--when", metavar="WHEN", help="The new time.")] = None,
    zone: Zone = None,
    round_: Round = None,
    people: People = None,
    place: Place = None,
    note: NoteText = None,
) -> Change:
    """Put a round right; what is not named stays. --with replaces all people, '' empties a text.

    --zone alone keeps the time on the clocks.

    Example: jobtui interview edit 2 --when "mon 11:00" --place "Room 4"
    """
    values = given(when=when, zone=zone, round=round_, people=_joined(people), place=place, note=note)
    if not values:
        raise WrongUsage("nothing to edit. Give --when, --zone, --round, --with, --place or --note.")
    with opened() as tracker:
        return interviews.edit(tracker, number, values)


@changing(interview, "outcome")
def outcome(
    number: Number,
    name: Annotated[
        Outcome,
        Argument(
            metavar="OUTCOME", parser=interviews.outcome_named, help="passed, failed, cancelled or open."
        ),
    ],
    note: Annotated[
        str | None, Option("--note", metavar="TEXT", help="Added to the notes of the round.")
    ] = None,
) -> Change:
    """Say how a round ended.

    Example: jobtui interview outcome 2 passed --note "They call on Monday"
    """
    with opened() as tracker:
        return interviews.end(tracker, number, name, note)


@changing(interview, "drop")
def drop(number: Number) -> Change:
    """Take a round off its posting; undo puts it back.

    Example: jobtui interview drop 2
    """
    with opened() as tracker:
        return interviews.drop(tracker, number)


@command(interview, "list")
def show(posting: MaybeId = None, json: Json = False) -> None:
    """List the rounds of one posting, or of all, the earliest first.

    Example: jobtui interview list 3
    """
    with opened() as tracker:
        found, subjects = _found(tracker, posting)
        today = tracker.today
    if json:
        from jobtui.interop.beside import interview_to_json

        out.as_json({"schema": 1, "interviews": [interview_to_json(one) for one in found]})
    elif found:
        out.rows(interview_rows(found, today, subjects))
    else:
        out.remark("no interviews. jobtui interview add ID WHEN adds one.")


def interview_rows(
    found: Iterable[Interview], today: date, subjects: dict[int, str] | None = None
) -> list[Row]:
    """Number, time, outcome, and in words which round, with whom and where; the posting where named."""
    return [
        [
            Cell(f"{one.id:>3}", "dim"),
            moment_words(one.at, one.zone, today),
            Cell(one.outcome, "dim" if one.outcome is Outcome.OPEN else "bold"),
            " · ".join(filter(None, (*_told(one), (subjects or {}).get(one.posting)))),
        ]
        for one in found
    ]


def _told(one: Interview) -> tuple[str, ...]:
    people = f"with {', '.join(one.people)}" if one.people else ""
    return one.round, people, one.place, one.note


def _joined(people: list[str] | None) -> str | None:
    return "; ".join(people) if people else None


def _found(tracker: Tracker, posting: int | None) -> tuple[Sequence[Interview], dict[int, str]]:
    """Those of one posting, or of all and what each posting is called."""
    if posting is not None:
        return tracker.posting(posting).interviews, {}
    return of_postings(tracker, tracker.store.items(Interview))
