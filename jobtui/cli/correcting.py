"""history: what happened to a posting, and putting it right."""

from typing import Annotated, Any

from typer import Argument

from jobtui.cli import out, words
from jobtui.cli.changing import changing
from jobtui.cli.command import Group, Id, Json, command, group_within, new_group, whole_number
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.domain.wording import said
from jobtui.tracker.tracker import Change


class _OfPosting(Group):
    """`history 3` is short for `history list 3`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant, and what is left for it."""
        short = bool(args) and args[0].removeprefix("#").isdigit()
        return super().resolve_command(ctx, ["list", *args] if short else args)


app = new_group()
history = group_within(
    app, "history", "List what happened to a posting (jobtui history 3), and put it right.", _OfPosting
)

Seq = Annotated[
    int,
    Argument(metavar="SEQ", parser=whole_number, help="Number of the event, as jobtui history ID has it."),
]


@command(history, "list")
def events(posting: Id, json: Json = False) -> None:
    """List what happened to a posting, the oldest first, each event with its number.

    Example: jobtui history 3
    """
    from jobtui.tracker.history import shown

    with opened() as tracker:
        found = shown(tracker.posting(posting).events)
    if json:
        from jobtui.interop.rows import event_to_json

        out.as_json({"schema": 1, "posting": posting, "events": [event_to_json(event) for event in found]})
        return
    table: list[out.Row] = [
        [Cell(f"{event.seq:>4}", "dim"), event.on.isoformat(), words.shortened(said(event.kind, event.text))]
        for event in found
    ]
    out.rows(table, heads=["SEQ", "DAY", "WHAT"])


@changing(history, "date")
def date(seq: Seq, when: Annotated[str, Argument(metavar="DAY", help="The day it happened.")]) -> Change:
    """Say on which day something happened. The day a status began follows.

    Example: jobtui history date 12 2026-11-03
    """
    from jobtui.tracker.history import correct
    from jobtui.tracker.values import day

    with opened() as tracker:
        return correct(tracker, seq, on=day(when, tracker.today))


@changing(history, "status")
def status(seq: Seq, name: Annotated[str, Argument(metavar="NAME", help="The stage.")]) -> Change:
    """Say to which stage a change of status led. The posting follows if it was the last one.

    Example: jobtui history status 12 screening
    """
    from jobtui.tracker.history import correct

    with opened() as tracker:
        return correct(tracker, seq, status=name)


@changing(history, "text")
def text(seq: Seq, note: Annotated[str, Argument(metavar="TEXT", help="The note as it shall be.")]) -> Change:
    """Change the words of a note.

    Example: jobtui history text 12 "Ask about on-call and travel"
    """
    from jobtui.tracker.history import correct

    with opened() as tracker:
        return correct(tracker, seq, text=note)


@changing(history, "drop")
def drop(
    seqs: Annotated[
        list[int],
        Argument(metavar="SEQ...", parser=whole_number, help="Numbers of events of one posting."),
    ],
) -> Change:
    """Strike events out. A note goes with its event; the status goes back if it was its last change.

    Example: jobtui history drop 12
    """
    from jobtui.tracker import history as past

    with opened() as tracker:
        return past.drop(tracker, seqs)
