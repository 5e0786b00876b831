"""show: one posting, or the text it was read from."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from typer import Option

from jobtui.cli import out, words
from jobtui.cli.command import Id, Json, command, new_group
from jobtui.cli.contacting import contact_rows
from jobtui.cli.documenting import document_rows
from jobtui.cli.interviewing import interview_rows
from jobtui.cli.offering import offer_rows
from jobtui.cli.out import Cell
from jobtui.cli.session import opened
from jobtui.cli.weighing import point_rows, score_rows
from jobtui.domain.decision import Criterion
from jobtui.domain.display import hidden
from jobtui.domain.event import Event, EventKind
from jobtui.domain.kin import Kin
from jobtui.domain.market import Ranked, standing_words
from jobtui.domain.posting import Note, Posting
from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import Stage
from jobtui.domain.wording import said
from jobtui.domain.worth import Horizon, assumption_words
from jobtui.tracker import criteria, documents, offers
from jobtui.tracker.history import shown as happened
from jobtui.tracker.kin import kin
from jobtui.tracker.market import ranked
from jobtui.tracker.matching import Match, matched

app = new_group()

Parts = dict[str, list[out.Row]]
"""What stands under each heading."""


@command(app, "show")
def show(
    posting: Id,
    source: Annotated[bool, Option("--source", help="The captured text, marked where values are.")] = False,
    versions: Annotated[
        bool, Option("--versions", help="Its versions, and what the last one changed.")
    ] = False,
    json: Json = False,
) -> None:
    """Show one posting: facts, checklist, interviews, people, documents, notes, history.

    L12 beside a value is the line of --source that it was read from.

    Example: jobtui show 3 --source
    """
    if versions:
        from jobtui.cli.versions import show_versions

        show_versions(posting, json=json)
        return
    with opened() as tracker:
        found = tracker.posting(posting)
        others = kin(tracker, found)
        pay = ranked(tracker, found)
        stages, today = {stage.name: stage for stage in tracker.stages()}, tracker.today
        weighed = criteria.every(tracker), offers.my_horizon(tracker)
        match = matched(tracker, found)
    if json:
        from jobtui.interop.decision import weighed_to_json
        from jobtui.interop.market import ranked_to_json
        from jobtui.interop.matching import summed_to_json
        from jobtui.interop.rows import posting_to_json
        from jobtui.interop.versions import kin_to_json

        states = {one.id: documents.condition(one) for one in found.documents}
        out.as_json(
            posting_to_json(found, states)
            | kin_to_json(others)
            | {"market": ranked_to_json(pay), "match": summed_to_json(match.fit, match.summary, match.empty)}
            | weighed_to_json(found, *weighed)
        )
    elif source:
        _print_source(found)
    else:
        judged = [*_match_rows(match), *_market_rows(pay)]
        _print_posting(found, stages, today, others, judged, _weighed_parts(found, *weighed, today))


def _print_source(found: Posting) -> None:
    capture = found.capture
    if capture is None:
        raise WrongUsage(f"posting {found.id} was typed by hand; there is no captured text.")
    items = [(item.n, item.requirement) for item in found.checklist]
    lines = words.Lines.of(capture.text)
    out.rows([*words.source_rows(lines, capture.zones, found.facts, items)], widths={1: 16})
    _remark_on(capture.text, suggested=False)


def _print_posting(
    found: Posting, stages: dict[str, Stage], today: date, others: Kin, judged: list[out.Row], weighed: Parts
) -> None:
    capture = found.capture
    lines = words.Lines.of(capture.text if capture else "")
    out.line(f"{found.id}  {words.subject(found)}", "bold")
    corrected = found.corrected if capture else frozenset()
    told: list[out.Row] = [[label, "", Cell(text, "yellow")] for _, label, text in others.lines()]
    facts = words.fact_rows(found.facts, lines, corrected)
    out.rows([*_standing(found, stages), *told, *facts, *judged])
    for heading, table in words.checklist_rows(found.checklist, lines):
        out.heading(heading)
        out.rows(table)
    parts: Parts = {
        "Interviews": interview_rows(found.interviews, today),
        "People": contact_rows(found.contacts),
        "Documents": document_rows(found.documents),
        **weighed,
        "Notes": [row for note in found.notes for row in _note_rows(note)],
    }
    for heading, table in parts.items():
        if table:
            out.heading(heading)
            out.rows(table)
    out.heading("History")
    out.rows([[Cell(event.on.isoformat(), "dim"), _event_text(event)] for event in happened(found.events)])
    _remark_on(capture.text if capture else "", suggested=bool(found.suggested))


def _weighed_parts(found: Posting, known: Sequence[Criterion], over: Horizon, today: date) -> Parts:
    """Offers with what they rest on, what speaks for and against it, and scores."""
    assumed: list[out.Row] = [["", Cell(assumption_words(found.offers, over), "dim")]]
    return {
        "Offers": [*offer_rows(found.offers, over, today), *(assumed if found.offers else ())],
        "For and against": point_rows(found.points),
        "Scores": score_rows(found.scores, {one.id: one.name for one in known}),
    }


def _match_rows(match: Match) -> list[out.Row]:
    return [] if match.empty else [["Match", "", match.summary]]


def _market_rows(pay: Ranked) -> list[out.Row]:
    """Where the pay stands among one's own postings, and below it what only the site says."""
    own = [standing_words(pay.standing)] if pay.standing else []
    rows = [("Market", text) for text in own] + [("Site says", claim) for claim in pay.claims]
    return [[label, "", Cell(text, "dim")] for label, text in rows]


def _remark_on(text: str, *, suggested: bool) -> None:
    """What a reader should know of what stands above: marks of suggestions, characters that are not shown."""
    remarks = [words.SUGGESTION_NOTE] if suggested else []
    if number := hidden(text):
        remarks.append(f"hidden characters removed: {number}")
    if remarks:
        out.line()
    for remark in remarks:
        out.line(remark, "dim")


def _note_rows(note: Note) -> Iterator[out.Row]:
    """The day of a note beside its first line, the other lines below."""
    for at, text in enumerate(note.text.splitlines()):
        yield [Cell("" if at else f"{note.at.astimezone():%Y-%m-%d}", "dim"), text]


def _event_text(event: Event) -> str:
    """What happened, in one line; notes have their own part and are only named here."""
    text = words.shortened(event.text) if event.kind is EventKind.NOTED else event.text
    return said(event.kind, text)


def _standing(found: Posting, stages: dict[str, Stage]) -> list[out.Row]:
    stage = stages.get(found.status)
    status = f"{stage.symbol} {stage.label}" if stage else found.status
    away = " (in the bin)" if found.deleted_at else " (archived)" if found.archived_at else ""
    todo = words.next_action_text(found.next_action)
    rows: list[out.Row] = [
        ["Status", "", status + away],
        ["Next", "", todo or Cell("nothing planned", "dim")],
    ]
    if found.snoozed_until:
        rows.append(["Snoozed", "", f"until {found.snoozed_until}"])
    return rows
