"""status, note, todo, edit, add, archive, delete, undelete: what the person does with a posting."""

import sys
from dataclasses import replace
from shlex import quote
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.changing import changing, told
from jobtui.cli.command import Id, Ids, Json, command, new_group, posting_numbers
from jobtui.cli.session import opened
from jobtui.domain.problem import WrongUsage
from jobtui.tracker.tracker import Change
from jobtui.tracker.values import day, field_name

app = new_group()


@changing(app, "status")
def status(
    postings: Annotated[str, Argument(metavar="ID[,ID...]", help="Number of the posting, or several.")],
    name: Annotated[str, Argument(metavar="NAME", help="saved, applied, screening, interview, offer, …")],
    on: Annotated[str | None, Option("--on", metavar="DATE", help="The day it happened.")] = None,
    note: Annotated[str | None, Option("--note", metavar="TEXT", help="A note beside it.")] = None,
) -> Change:
    """Move a posting to a stage, as of today or of --on DATE; several with commas between, in one step.

    Example: jobtui status 3 applied --on 2026-11-18 --note "through their site"
    """
    with opened() as tracker:
        when = day(on, tracker.today) if on is not None else None
        return tracker.set_status(posting_numbers(postings), name, on=when, note=note)


@changing(app, "note")
def note(
    posting: Id,
    text: Annotated[
        str | None,
        Argument(metavar="[TEXT]", help="What to remember; - reads standard input. Without, EDITOR opens."),
    ] = None,
) -> Change:
    """Add a note to a posting, as typed, from standard input, or written in your own editor.

    Example: jobtui note 3 "Ask about on-call"
    """
    with opened() as tracker:
        tracker.existing([posting])
        return tracker.add_note(posting, _long_text(text))


def _long_text(text: str | None) -> str:
    """What was typed; `-` is standard input, nothing is what the person's editor leaves. Raises a Problem."""
    if text == "-":
        return sys.stdin.read() if sys.stdin else ""
    if text is not None:
        return text
    if not (sys.stdin and sys.stdin.isatty() and out.is_terminal()):
        raise WrongUsage("no text is given. Give TEXT, or - to read standard input.")
    from jobtui.editor import edited

    return edited("")


@changing(app, "todo")
def todo(
    posting: Id,
    text: Annotated[str | None, Argument(metavar="[TEXT]", help="What to do next; '' clears it.")] = None,
    due: Annotated[
        str | None, Option("--due", metavar="DATE", help="2026-11-20, today, tomorrow, fri, +3d.")
    ] = None,
) -> Change:
    """Set the next action of a posting and the day it is due; --due alone puts it off to another day.

    Example: jobtui todo 3 "Send the letter" --due fri
    """
    from jobtui.tracker import agenda

    if text is None and due is None:
        raise WrongUsage("nothing to set. Say what is to be done, --due the day, or both.")
    with opened() as tracker:
        when = day(due, tracker.today) if due is not None else None
        if text is None:
            return agenda.reschedule(tracker, posting, when)
        return tracker.set_next_action(posting, text, when)


@changing(app, "edit")
def edit(
    posting: Id,
    assignments: Annotated[
        list[str] | None,
        Argument(
            metavar="[FIELD=VALUE]...",
            help="title, company, locations, salaries, closes, …; or lines: @12-20=preferred",
        ),
    ] = None,
    confirm: Annotated[
        str | None, Option("--confirm", metavar="FIELD", help="Accept a suggested value as it stands.")
    ] = None,
) -> Change:
    """Correct facts of a posting. A correction survives a new import; an empty value means "not stated".

    Several places, salaries or skills are separated by a semicolon. @12 takes the value from line 12 of the
    captured text, @12-14 from three lines, and keeps the place; show --source numbers them.
    @12-20=preferred says that these lines are preferred requirements, and they are read so: requirements,
    preferred, profile, responsibilities, benefits, skills, overview, about_company, compensation, apply,
    legal or noise. A heading takes the lines under it along. Your states and notes stay.
    Suggested values carry a question mark in show; --confirm title takes the title as it is.

    Example: jobtui edit 3 title="Data Engineer" pay="€70,000-85,000 /year"
    """
    values: dict[str, str] = {}
    for one in assignments or ():
        field, equals, value = one.partition("=")
        if not equals:
            raise WrongUsage(f"'{one[:60]}' is not FIELD=VALUE. Write it like title='Data Engineer'.")
        values[field] = value
    if confirm is not None and values:
        raise WrongUsage("--confirm takes no FIELD=VALUE beside it. Do one after the other.")
    from jobtui.tracker import lines
    from jobtui.tracker.corrector import Corrector

    with opened() as tracker:
        if confirm is not None:
            return tracker.confirm(posting, field_name(confirm))
        if not any(map(lines.names_lines, (*values, *values.values()))):
            return tracker.edit(posting, values)
        with Corrector(tracker.vocabulary, tracker.today) as corrector:
            change = lines.edit(tracker, corrector, posting, values)
            for heading, part in lines.new_headings(tracker, corrector, posting, values):
                way = f"jobtui heading add {quote(heading)} {part}"
                out.remark(f"'{heading}' is new; to know it in other files: {way}")
            return change


@changing(app, "add")
def add(
    *,
    title: Annotated[str, Option("--title", metavar="TEXT", help="The title of the role.")],
    company: Annotated[str, Option("--company", metavar="TEXT", help="Who offers it.")] = "",
    location: Annotated[str, Option("--location", metavar="TEXT", help="Where; several with ;")] = "",
    workplace: Annotated[str, Option("--workplace", metavar="TEXT", help="remote, hybrid or onsite.")] = "",
    kind: Annotated[str, Option("--type", metavar="TEXT", help="Full-time, contract, …")] = "",
    salary: Annotated[str, Option("--salary", metavar="TEXT", help='Like "90k-110k EUR /year".')] = "",
    posted: Annotated[str, Option("--posted", metavar="DATE", help="When it was posted.")] = "",
    closes: Annotated[
        str, Option("--closes", metavar="DATE", help="Until when they take applications.")
    ] = "",
    url: Annotated[str, Option("--url", metavar="URL", help="Where it was found.")] = "",
    skills: Annotated[str, Option("--skills", metavar="TEXT", help="Skills, separated by ;")] = "",
) -> Change:
    """Add a posting by hand.

    Example: jobtui add --title "Data Engineer" --company Acme --url https://example.com/jobs/1
    """
    values = {
        "title": title,
        "company": company,
        "locations": location,
        "workplace": workplace,
        "employment_type": kind,
        "salaries": salary,
        "posted": posted,
        "closes": closes,
        "url": url,
        "skills": skills,
    }
    with opened() as tracker:
        change = tracker.add({name: text for name, text in values.items() if text.strip()})
    return replace(change, text=f"Added as posting {change.postings[0]}")


@command(app, "archive")
def archive(
    postings: Ids,
    back: Annotated[bool, Option("--back", help="Take them out of the archive again.")] = False,
    json: Json = False,
) -> None:
    """Put postings away.

    list --all and list --archived still show them.

    Example: jobtui archive 3 4
    """
    with opened() as tracker:
        due = [one for one in dict.fromkeys(postings) if tracker.row(one).archived is back]
        if due:
            told(tracker.archive(due), json=json)
            return
        said, subject = "not archived" if back else "already archived", tracker.subject(postings)
    out.remark(f"{said}.")
    if json:
        told(Change(said.capitalize(), subject, tuple(dict.fromkeys(postings)), 0), json=True)


@command(app, "delete")
def delete(postings: Ids, json: Json = False) -> None:
    """Move postings to the bin. For 30 days list --deleted shows them and undelete brings them back.

    Example: jobtui delete 3
    """
    with opened() as tracker:
        change = tracker.delete(list(dict.fromkeys(postings)))
    told(change, json=json)
    numbers = " ".join(map(str, change.postings))
    if out.is_terminal():
        out.remark(f"jobtui undo or jobtui undelete {numbers} brings back what is in the bin.")


@changing(app, "undelete")
def undelete(postings: Ids) -> Change:
    """Bring postings back from the bin.

    Example: jobtui undelete 3
    """
    with opened() as tracker:
        return tracker.undelete(list(dict.fromkeys(postings)))
