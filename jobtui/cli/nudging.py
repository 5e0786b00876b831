"""agenda, done, snooze: what needs a nudge today, and what deals with it."""

from itertools import groupby
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.changing import changing
from jobtui.cli.command import Ids, Json, command, new_group, posting_numbers, whole_number
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.agenda import AgendaItem, Nudge
from jobtui.domain.posting import PostingRow
from jobtui.tracker.tracker import Change

app = new_group()

_SECTIONS = {
    Nudge.OVERDUE: ("Overdue", "jobtui done ID, or jobtui todo ID --due DAY"),
    Nudge.DUE: ("Due", "jobtui done ID, or jobtui todo ID --due DAY"),
    Nudge.INTERVIEW: ("Interviews", "jobtui interview list ID, or jobtui interview outcome N passed"),
    Nudge.OFFER: ("Offers", "jobtui status ID accepted, or jobtui offer edit N --deadline DAY"),
    Nudge.CLOSING: ("Closing", "jobtui status ID applied, or jobtui archive ID"),
    Nudge.QUIET: ("Gone quiet", "jobtui note ID TEXT, jobtui snooze ID DAY, or jobtui status ID ghosted"),
}
"""What each part is called, and the commands that deal with it."""


@command(app, "agenda")
def agenda(
    days: Annotated[
        int | None,
        Option("--days", metavar="N", parser=whole_number, help="Look N days ahead in everything."),
    ] = None,
    json: Json = False,
) -> None:
    """Show what needs a nudge: overdue, due, interviews, offers, closing, gone quiet.

    That is next actions due today, all interviews ahead, all offers that want an answer by a day, and closing
    days within a week. A posting has gone
    quiet when nothing was heard or written for longer than its stage allows: see jobtui stage list.

    Example: jobtui agenda --days 14
    """
    from jobtui.tracker.agenda import items

    with opened() as tracker:
        found = items(tracker, days)
        rows = {row.id: row for row in tracker.rows(list(dict.fromkeys(item.posting for item in found)))}
    if json:
        from jobtui.interop.agenda import agenda_to_json

        out.as_json(agenda_to_json(found, rows))
        return
    if not found:
        out.remark("nothing needs a nudge.")
    for number, (kind, group) in enumerate(groupby(found, key=lambda item: item.kind)):
        name, way = _SECTIONS[kind]
        out.heading(name, first=number == 0)
        out.rows([_row(item, rows[item.posting]) for item in group], fit=out.Fit.CUT)
        if out.is_terminal():
            out.line(way, "dim")


def _row(item: AgendaItem, row: PostingRow) -> out.Row:
    return [Cell(f"{item.posting:>3}", "dim"), f"{item.on:%a} {item.on}", item.text, Cell(row.subject, "dim")]


@changing(app, "done")
def done(postings: Ids) -> Change:
    """The next action of a posting is done: history keeps it, and it is cleared.

    Example: jobtui done 3
    """
    from jobtui.tracker import agenda

    with opened() as tracker:
        return agenda.done(tracker, postings)


@changing(app, "snooze")
def snooze(
    postings: Annotated[str, Argument(metavar="ID[,ID...]", help="Number of the posting, or several.")],
    when: Annotated[str, Argument(metavar="WHEN", help="tomorrow, fri, +3d, 2026-11-30; off ends it.")],
) -> Change:
    """Keep a posting out of the agenda until a day, or several. Their interviews still show.

    Example: jobtui snooze 3 mon
    """
    from jobtui.tracker import agenda
    from jobtui.tracker.values import day

    with opened() as tracker:
        until = None if when.strip().casefold() == "off" else day(when, tracker.today)
        return agenda.snooze(tracker, posting_numbers(postings), until)
