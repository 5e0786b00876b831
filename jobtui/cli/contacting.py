"""contact: people at companies."""

from collections.abc import Iterable
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.changing import changing, given
from jobtui.cli.command import Json, command, group_within, new_group, posting_number, whole_number
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.domain.contact import Contact
from jobtui.domain.problem import WrongUsage
from jobtui.tracker import contacts
from jobtui.tracker.tracker import Change

app = new_group()
contact = group_within(app, "contact", "Add, find, edit and drop people at companies.")

Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the contact, as contact list has it.")
]
Company = Annotated[str | None, Option("--company", metavar="TEXT", help="Where they work.")]
Role = Annotated[str | None, Option("--role", metavar="TEXT", help="Recruiter, head of data, …")]
Email = Annotated[str | None, Option("--email", metavar="ADDRESS", help="name@example.com.")]
Phone = Annotated[str | None, Option("--phone", metavar="NUMBER", help="As you would dial it.")]
NoteText = Annotated[str | None, Option("--note", metavar="TEXT", help="What to remember.")]


@changing(contact, "add")
def add(
    name: Annotated[str, Argument(metavar="NAME", help="The person's name.")],
    posting: Annotated[
        int | None,
        Option("--posting", metavar="ID", parser=posting_number, help="The posting they belong to."),
    ] = None,
    company: Company = None,
    role: Role = None,
    email: Email = None,
    phone: Phone = None,
    note: NoteText = None,
) -> Change:
    """Add a person. With --posting the company is that of the posting; every posting of it shows them.

    Example: jobtui contact add "Ada Byron" --posting 3 --role recruiter --email ada@example.com
    """
    with opened() as tracker:
        values = given(name=name, company=company, role=role, email=email, phone=phone, note=note)
        return contacts.add(tracker, values, posting)


@changing(contact, "edit")
def edit(
    number: Number,
    name: Annotated[str | None, Option("--name", metavar="TEXT", help="The person's name.")] = None,
    company: Company = None,
    role: Role = None,
    email: Email = None,
    phone: Phone = None,
    note: NoteText = None,
) -> Change:
    """Put a contact right; what is not named stays, '' empties it.

    Example: jobtui contact edit 2 --phone "+49 30 1234567"
    """
    values = given(name=name, company=company, role=role, email=email, phone=phone, note=note)
    if not values:
        raise WrongUsage("nothing to edit. Give --name, --company, --role, --email, --phone or --note.")
    with opened() as tracker:
        return contacts.edit(tracker, number, values)


@changing(contact, "drop")
def drop(number: Number) -> Change:
    """Take a contact off; undo puts it back.

    Example: jobtui contact drop 2
    """
    with opened() as tracker:
        return contacts.drop(tracker, number)


@command(contact, "list")
def show_all(
    words: Annotated[
        list[str] | None, Argument(metavar="[WORDS]...", help="Only those in whom all of these are found.")
    ] = None,
    json: Json = False,
) -> None:
    """List people by company and name.

    Example: jobtui contact list acme recruiter
    """
    with opened() as tracker:
        found = contacts.found(tracker, " ".join(words or ()))
    if json:
        from jobtui.interop.beside import contact_to_json

        out.as_json({"schema": 1, "contacts": [contact_to_json(one) for one in found]})
    elif found:
        out.rows(
            [
                [*row[:2], Cell(one.company), *row[2:]]
                for one, row in zip(found, contact_rows(found), strict=True)
            ]
        )
    else:
        out.remark("nobody found." if words else "no contacts. jobtui contact add NAME adds one.")


@command(contact, "show")
def show(number: Number, json: Json = False) -> None:
    """Show everything about one contact.

    Example: jobtui contact show 2
    """
    with opened() as tracker:
        found = contacts.find(tracker, number)
    if json:
        from jobtui.interop.beside import contact_to_json

        out.as_json({"schema": 1, **contact_to_json(found)})
        return
    out.line(f"{found.id}  {found.name}", "bold")
    told = [(name, text) for name, text in contacts.shown(found).items() if text and name != "name"]
    met = [["Posting", str(found.posting)]] if found.posting is not None else []
    out.rows([*_lines(told), *met])


def contact_rows(found: Iterable[Contact]) -> list[Row]:
    """Number, name, role, how to reach them, and the note."""
    return [
        [
            Cell(f"{one.id:>3}", "dim"),
            one.name,
            Cell(one.role, "dim"),
            " · ".join(filter(None, (one.email, one.phone, one.note))),
        ]
        for one in found
    ]


def _lines(told: Iterable[tuple[str, str]]) -> list[Row]:
    """One row a line, its label beside the first."""
    return [
        ["" if at else name.capitalize(), line]
        for name, text in told
        for at, line in enumerate(text.splitlines())
    ]
