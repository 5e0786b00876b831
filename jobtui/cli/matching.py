"""match: one posting held against my profile."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from time import monotonic

from jobtui.cli import out, words
from jobtui.cli.command import Id, Json, command, new_group
from jobtui.cli.out import Cell, Row
from jobtui.cli.progress import progress
from jobtui.cli.session import opened
from jobtui.domain.fit import LATEST
from jobtui.domain.problem import Busy, CannotWrite, DiskFailed
from jobtui.domain.requirement import STATE_SYMBOLS, ChecklistItem, Kind, State
from jobtui.domain.verdict import VERDICT_SYMBOLS, By, Judgement, Verdict
from jobtui.domain.wish import Kept, wish_words
from jobtui.tracker.matching import CHUNK, NOTHING_ON_FILE, Match, matched, refresh
from jobtui.tracker.tracker import Tracker

app = new_group()

_PATIENCE = 0.5
"""After so many seconds a terminal is told how far it is."""

_STYLES = {Verdict.MET: "green", Verdict.PARTIAL: "yellow", Verdict.UNMET: "red", Verdict.UNCLEAR: "dim"}
_WISHES = {Kept.KEPT: ("+", "green"), Kept.BROKEN: ("−", "red"), Kept.UNCLEAR: ("?", "dim")}


@command(app, "match")
def match(posting: Id, json: Json = False) -> None:
    """Hold a posting against your profile, requirement by requirement.

    + met, ± partial, − unmet, ? unclear: nothing on file tells. Your own ticks go first and are marked
    mine. L12 is the line of show --source that a requirement stands in, [profile L9] that of profile --toml.

    Example: jobtui match 3
    """
    with opened() as tracker:
        found = matched(tracker, tracker.posting(posting))
    if json:
        from jobtui.interop.matching import match_to_json

        judged = zip(found.posting.checklist, found.judgements, strict=True)
        told = {"summary": found.summary, "doubts": list(found.doubts)}
        out.as_json(match_to_json(posting, judged, found.wishes, found.lines, found.claims) | told)
    else:
        _print(found)
    if found.empty:
        out.remark(NOTHING_ON_FILE)
    for doubt in found.doubts:
        out.warn(f"in the profile {doubt}")


def refresh_all(tracker: Tracker) -> None:
    """Match every posting of which that is not known yet; one that cannot be kept is told and left."""
    begun = monotonic()
    with ExitStack() as stack:
        advance: Callable[[], None] | None = None
        try:
            below = LATEST
            while below := refresh(tracker, below=below)[1]:
                if advance is None and monotonic() - begun > _PATIENCE:
                    counts = tracker.counts()
                    advance = stack.enter_context(progress(counts.open + counts.closed + counts.archived))
                if advance is not None:
                    for _ in range(CHUNK):
                        advance()
        except (Busy, CannotWrite, DiskFailed) as problem:
            out.warn(f"not every posting was matched with the profile: {problem.message}")


def _print(found: Match) -> None:
    from jobtui.interop.profile_toml import lines as profile_lines

    capture = found.posting.capture
    lines = words.Lines.of(capture.text if capture else "")
    out.line(f"{found.posting.id}  {words.subject(found.posting)}", "bold")
    out.line(f"{found.summary[:1].upper()}{found.summary[1:]}.")
    judged = list(zip(found.posting.checklist, found.judgements, strict=True))
    mine = profile_lines([*found.claims])
    for kind in Kind:
        table = [
            row
            for item, one in judged
            if item.requirement.kind is kind
            for row in _rows(item, one, lines, mine)
        ]
        if table:
            out.heading(kind.capitalize())
            out.rows(table)
    if found.wishes:
        out.heading("My wishes")
        out.rows([*_wish_rows(found)])


def _rows(item: ChecklistItem, one: Judgement, lines: words.Lines, mine: Mapping[int, int]) -> Iterator[Row]:
    """What is asked; below it the branch that counts, why, and the lines of `profile --toml` it rests on."""
    where = Cell(lines.where(item.requirement.spans), "dim")
    yield [f"{item.n:>3}", Cell(verdict_text(one), _STYLES[one.verdict]), where, item.requirement.text]
    said = ": ".join(filter(None, (one.branch, one.reason)))
    rests = ", ".join(f"L{mine[claim.id]}" for claim in one.claims if claim.id in mine)
    yield ["", "", "", Cell(f"↳ {said}{f' [profile {rests}]' if rests else ''}", "italic")]


def verdict_text(one: Judgement) -> str:
    """`+ met` by the profile, `✓ mine` by my own tick."""
    if one.by is By.ME:
        return f"{STATE_SYMBOLS[State(one.verdict)]} mine: {one.verdict}"
    return f"{VERDICT_SYMBOLS[one.verdict]} {one.verdict}"


def _wish_rows(found: Match) -> Iterator[Row]:
    for wish in found.wishes:
        symbol, style = _WISHES[wish.verdict]
        yield [Cell(f"{symbol} {wish.verdict}", style), wish_words(wish), wish.reason]
