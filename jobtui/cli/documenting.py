"""document: which files were sent with an application."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from jobtui.cli import out
from jobtui.cli.attached import of_postings
from jobtui.cli.changing import changing
from jobtui.cli.command import Id, Json, MaybeId, command, group_within, new_group, whole_number
from jobtui.cli.out import Cell, Row
from jobtui.cli.session import opened
from jobtui.domain.document import Document, DocumentKind
from jobtui.tracker import documents
from jobtui.tracker.documents import Condition
from jobtui.tracker.tracker import Change, Tracker
from jobtui.tracker.values import day

app = new_group()
document = group_within(app, "document", "Keep which resume and letter were sent, and check them.")

Number = Annotated[
    int, Argument(metavar="N", parser=whole_number, help="Number of the document, as document list has it.")
]

_CHANGED = 1
"""The exit code of a check that found a file changed or gone."""


@changing(document, "add")
def add(
    posting: Id,
    path: Annotated[str, Argument(metavar="PATH", help="The file that was sent, up to 20 MiB.")],
    kind: Annotated[
        DocumentKind | None,
        Option(
            "--kind",
            metavar="KIND",
            parser=documents.kind_named,
            help="resume, letter or other; guessed from the name.",
        ),
    ] = None,
    sent: Annotated[
        str | None, Option("--sent", metavar="DATE", help="The day it was sent, if not today.")
    ] = None,
    keep: Annotated[bool, Option("--keep", help="Store a copy of the file in the database.")] = False,
) -> Change:
    """Say which file was sent with an application. Its SHA-256 tells later whether it has changed.

    Example: jobtui document add 3 ~/cv/cv-v4.pdf --sent 2026-11-18 --keep
    """
    with opened() as tracker:
        when = day(sent, tracker.today) if sent is not None else None
        return documents.add(tracker, posting, path, kind=kind, sent=when, keep=keep)


@changing(document, "drop")
def drop(number: Number) -> Change:
    """Take a document off its posting; the file stays where it is, undo puts the entry back.

    Example: jobtui document drop 2
    """
    with opened() as tracker:
        return documents.drop(tracker, number)


@command(document, "list")
def show(posting: MaybeId = None, json: Json = False) -> None:
    """List what was sent for one posting, or for all, and whether the files are still the same.

    Example: jobtui document list 3
    """
    with opened() as tracker:
        found, subjects = _found(tracker, posting)
    if json:
        _as_json(found)
    elif found:
        out.rows(document_rows(found, subjects))
    else:
        out.remark("no documents. jobtui document add ID PATH adds one.")


@command(document, "check")
def check(json: Json = False) -> int:
    """Look at every file that was sent: same, changed since, or gone. Exit code 1 if any is not the same.

    Example: jobtui document check
    """
    with opened() as tracker:
        found, _ = _found(tracker, None)
    conditions = [documents.condition(one) for one in found]
    if json:
        _as_json(found)
    elif found:
        out.rows([[_state(now), one.path] for one, now in zip(found, conditions, strict=True)])
    else:
        out.remark("no documents. jobtui document add ID PATH adds one.")
    return 0 if {*conditions} <= {Condition.SAME} else _CHANGED


@command(document, "save")
def save(
    number: Number,
    path: Annotated[Path, Argument(metavar="PATH", parser=Path, help="The file to write.")],
    force: Annotated[bool, Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write the kept copy of a document to a file, readable by you alone.

    Example: jobtui document save 2 cv-as-sent.pdf
    """
    with opened() as tracker:
        documents.save(tracker, number, path, force=force)
    out.remark(f"written to '{path}'.")


def document_rows(found: Iterable[Document], subjects: dict[int, str] | None = None) -> list[Row]:
    """Number, kind, day, whether the file is still the same, and where it is; the posting where named."""
    return [
        [
            Cell(f"{one.id:>3}", "dim"),
            one.kind,
            Cell(f"sent {one.sent}", "dim"),
            _state(documents.condition(one)),
            " · ".join(
                filter(None, (one.path, "copy kept" if one.kept else "", (subjects or {}).get(one.posting)))
            ),
        ]
        for one in found
    ]


def _state(condition: Condition) -> Cell:
    return Cell(condition, "dim" if condition is Condition.SAME else "yellow")


def _as_json(found: Iterable[Document]) -> None:
    from jobtui.interop.beside import document_to_json

    plain = [document_to_json(one, documents.condition(one)) for one in found]
    out.as_json({"schema": 1, "documents": plain})


def _found(tracker: Tracker, posting: int | None) -> tuple[Sequence[Document], dict[int, str]]:
    """Those of one posting, or of all and what each posting is called."""
    if posting is not None:
        return tracker.posting(posting).documents, {}
    return of_postings(tracker, tracker.store.items(Document))
