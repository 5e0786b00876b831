"""The match pane: each requirement with its verdict, what I bring to it and why, then my wishes."""

from collections.abc import Iterable

from textual.content import Content

from jobtui.domain.match import by_kind
from jobtui.domain.requirement import KIND_SYMBOLS, ChecklistItem, State
from jobtui.domain.verdict import VERDICT_SYMBOLS, By, Judgement, Verdict
from jobtui.domain.wish import Kept, wish_words
from jobtui.tracker.matching import Match
from jobtui.tui.keymap import keyed
from jobtui.tui.styles import STATE_STYLES, VERDICT_STYLES
from jobtui.tui.text import block, literal
from jobtui.tui.widgets.item_list import Item

_BOXES = {Verdict.MET: "[x]", Verdict.PARTIAL: "[~]", Verdict.UNMET: "[-]"}
"""My own ticks stand in boxes here as in the checklist; what the profile says has none."""

_WISHES = {Kept.KEPT: Verdict.MET, Kept.BROKEN: Verdict.UNMET, Kept.UNCLEAR: Verdict.UNCLEAR}


def match_items(match: Match) -> Iterable[Item]:
    """The rows of the pane. Items keep the key they have in the checklist, so that its keys work here."""
    if match.empty:
        words = keyed(
            "The profile is empty. {profile} opens it; "
            "tell there what you bring, and it is held against this."
        )
        yield _heading("empty", words, "$text-warning")
    for at, doubt in enumerate(match.doubts):
        yield _heading(f"doubt.{at}", f"In the profile {doubt}", "$text-warning")
    if not match.judgements:
        none = keyed("No requirements found.  {requirement.add} adds one.")
        yield _heading("none", none, "$foreground-muted")
    said = by_kind(match.judgements, match.posting.checklist)
    for kind, words in said.items():
        yield _heading(f"heading.{kind}", f"{kind.capitalize()}: {words}", "bold $text-primary")
        for item, one in zip(match.posting.checklist, match.judgements, strict=True):
            if item.requirement.kind is kind:
                yield _item(item, one)
    if match.wishes:
        yield _heading("heading.wishes", "My wishes", "bold $text-primary")
    for at, wish in enumerate(match.wishes):
        verdict = _WISHES[wish.verdict]
        below = _below(f"{wish.verdict}: ", wish.reason)
        yield Item(f"wish.{at}", literal(wish_words(wish)), _lead(verdict, " "), (below,), heading=True)


def _item(item: ChecklistItem, one: Judgement) -> Item:
    asked = item.requirement
    lead = _lead(one.verdict, KIND_SYMBOLS[asked.kind])
    mine = one.by is By.ME
    if mine:
        box = (_BOXES[one.verdict], STATE_STYLES[State(one.verdict)])
        lead = Content.assemble(box, (f" {KIND_SYMBOLS[asked.kind]} ", "$foreground-muted"))
    verdict = "" if mine else f"{one.verdict}: "
    reason = f"{one.branch} — {one.reason}" if one.branch and not mine else one.reason
    return Item(str(item.n), literal(asked.text), lead, (_below(verdict, reason),))


def _lead(verdict: Verdict, symbol: str) -> Content:
    return Content.assemble(
        (f" {VERDICT_SYMBOLS[verdict]} ", f"bold {VERDICT_STYLES[verdict]}"),
        (f" {symbol} ", "$foreground-muted"),
    )


def _below(verdict: str, reason: str) -> Content:
    return Content.assemble(
        ("↳ ", "$foreground-muted"), literal(verdict), block(reason).stylize("$foreground-muted italic")
    )


def _heading(key: str, words: str, style: str) -> Item:
    return Item(key, literal(words, style), heading=True)
