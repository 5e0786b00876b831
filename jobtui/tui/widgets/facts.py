"""One posting's facts as lines: what is stated, who said it, and what is only a suggestion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual.content import Content

from jobtui.domain.display import hidden
from jobtui.domain.fields import LABELS
from jobtui.domain.kin import KinLine
from jobtui.domain.posting import Posting
from jobtui.domain.reading import Dated, Finding, Origin
from jobtui.domain.salary import Salary, describe
from jobtui.domain.stage import Stage
from jobtui.tracker.values import shown
from jobtui.tui.amounts import amounts
from jobtui.tui.keymap import keyed
from jobtui.tui.text import block, literal
from jobtui.tui.when import ago_words, day_words, due_words, interval_words
from jobtui.tui.widgets.attached import contact_items, document_items, interview_items, labelled
from jobtui.tui.widgets.item_list import Item

NOT_STATED = "not stated"

_HEADING = "bold $text-primary"
_SITE = (Origin.SITE, Origin.GENERATED)
_SAID_BY = {
    Origin.SITE: "the site's",
    Origin.GENERATED: "generated, not the employer's words",
    Origin.OTHER: "another company's",
}


_OF_PAY = ("market", "claims")
"""What stands below the pay."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Makes the lines of one posting."""

    posting: Posting
    stages: Sequence[Stage]
    today: date
    kin: Sequence[KinLine] = ()
    weighed: Sequence[Item] = ()

    def items(self) -> list[Item]:
        """All of them, the most asked-for first."""
        return [
            self.title(),
            self.fact("company"),
            self.status(),
            self.next_action(),
            *self.of_others(),
            *interview_items(self.posting, self.today),
            *(one for one in self.weighed if one.key not in _OF_PAY),
            self.fact("locations"),
            self.fact("workplace"),
            self.fact("salaries"),
            *(one for one in self.weighed if one.key in _OF_PAY),
            self.fact("employment_type"),
            self.fact("posted"),
            self.fact("closes"),
            self.fact("url"),
            *([self.fact("requisition")] if self.posting.facts.requisition else ()),
            *contact_items(self.posting),
            *document_items(self.posting, self.today),
            *self.skills(),
            self.fact("summary"),
            *self.listed("responsibilities"),
            *self.listed("benefits"),
            *self.notes(),
            *self.remarks(),
        ]

    def of_others(self) -> Iterable[Item]:
        """What other postings say about it."""
        for key, label, words in self.kin:
            yield labelled(key, label, literal(words, "$text-warning"))

    def title(self) -> Item:
        found = self.posting.facts.title
        if found is None:
            return Item("title", Content.styled(self.posting.name, "$foreground-muted italic"))
        return Item(
            "title",
            Content.assemble(_mark(found), literal(found.value, "bold"), self.aside("title", [found])),
            below=self.others([found]),
        )

    def fact(self, name: str) -> Item:
        found = self.posting.facts.findings(name)
        if not found:
            return labelled(name, LABELS[name], Content.styled(NOT_STATED, "$foreground-muted"))
        first, *rest = [Content.assemble(_mark(one), self.value(one.value)) for one in found]
        if name == "locations":
            first, rest = Content(" · ").join([first, *rest]), []
        lines = [first, *rest]
        lines[-1] = Content.assemble(lines[-1], self.aside(name, found))
        return labelled(name, LABELS[name], lines[0], (*lines[1:], *self.others(found)))

    def others(self, found: Sequence[Finding[Any]]) -> tuple[Content, ...]:
        """What the source says otherwise, and was not taken."""
        others = (other for one in found for other in one.alternatives)
        return tuple(
            Content.assemble(("also read: ", "$foreground-muted"), self.value(one.value)) for one in others
        )

    def value(self, value: Any) -> Content:
        if isinstance(value, Salary):
            place = literal(f"  {value.where}", "$foreground-muted") if value.where else Content("")
            return Content.assemble(literal(amounts(describe(value))), place)
        if isinstance(value, Dated):
            days = interval_words(value.earliest, value.latest, self.today)
            if value.earliest and value.text == value.earliest.isoformat():
                return literal(days)
            return Content.assemble(literal(value.text), (f"  {days}", "$foreground-muted") if days else "")
        return literal(str(value))

    def aside(self, name: str, found: Sequence[Finding[Any]]) -> Content:
        """Who said it, whether the person put it right, whether it waits to be confirmed."""
        said = [_SAID_BY[one.origin] for one in found[:1] if one.origin in _SAID_BY]
        if name in self.posting.corrected:
            said.append("yours")
        if any(one.suggested for one in found):
            said.append(keyed("suggested, {fact.confirm} confirms"))
        return Content.styled(f"  {' · '.join(said)}", "$foreground-muted") if said else Content("")

    def status(self) -> Item:
        stage = next((one for one in self.stages if one.name == self.posting.status), None)
        words = Content.assemble(
            (f"{stage.symbol} " if stage else "", "$text-primary"),
            literal(stage.label if stage else self.posting.status, "bold"),
            (
                f"  since {day_words(since, self.today)}" if (since := self.since()) else "",
                "$foreground-muted",
            ),
            ("  archived" if self.posting.archived_at else "", "$text-warning"),
            ("  in the bin" if self.posting.deleted_at else "", "$text-error"),
        )
        return labelled("status", "Status", words)

    def since(self) -> date | None:
        days = [event.on for event in self.posting.events if event.kind in ("status", "imported", "added")]
        return days[-1] if days else None

    def next_action(self) -> Item:
        action = self.posting.next_action
        text = Content.styled("nothing planned", "$foreground-muted")
        if action is not None:
            words, style = due_words(action.due, self.today)
            text = Content.assemble(literal(action.text), (f"  {words}", style) if words else "")
        until = self.posting.snoozed_until
        if until is not None and until > self.today:
            text += Content.styled(f"  snoozed until {day_words(until, self.today)}", "$text-warning")
        return labelled("next_action", "Next", text)

    def skills(self) -> Iterable[Item]:
        skills = self.posting.facts.skills
        own = [one for one in skills if one.origin not in _SITE]
        site = [one for one in skills if one.origin in _SITE]
        if own or not site:
            aside = self.aside("skills", own)
            words = (
                Content.assemble(_joined(own), aside)
                if own
                else Content.styled(NOT_STATED, "$foreground-muted")
            )
            yield labelled("skills", "Skills", words)
        if site:
            words = Content.assemble(("named by the site: ", "$foreground-muted"), _joined(site))
            yield labelled("skills.site", "" if own else "Skills", words)

    def listed(self, name: str) -> Iterable[Item]:
        found = self.posting.facts.findings(name)
        if not found:
            yield Item(
                name,
                Content.assemble((LABELS[name], _HEADING), (f"  {NOT_STATED}", "$foreground-muted")),
            )
            return
        yield _heading(f"{LABELS[name]} {len(found)}")
        for at, one in enumerate(found):
            yield Item(f"{name}.{at}", literal(one.value), Content.styled("· ", "$foreground-muted"))

    def notes(self) -> Iterable[Item]:
        notes = self.posting.notes
        if notes:
            yield _heading(f"Notes {len(notes)}")
        for note in reversed(notes):
            day = day_words(note.at.astimezone().date(), self.today)
            yield Item(f"notes.{note.id}", block(note.text), Content.styled(f"{day:<8}", "$foreground-muted"))

    def remarks(self) -> Iterable[Item]:
        """What the reader should know about the text itself."""
        capture = self.posting.capture
        warnings = list(capture.warnings) if capture else []
        if removed := _removed(self.posting):
            warnings.append(f"hidden characters removed: {removed}")
        if warnings:
            yield _heading("Remarks")
        for at, words in enumerate(warnings):
            yield Item(f"remarks.{at}", literal(words), Content.styled("! ", "$text-warning"))
        if capture and capture.file:
            said = f"{capture.file} · {ago_words(capture.at.astimezone().date(), self.today)}"
            yield labelled("capture", "Captured", literal(said, "$foreground-muted"))


def fact_items(
    posting: Posting,
    stages: Sequence[Stage],
    today: date,
    others: Sequence[KinLine] = (),
    weighed: Sequence[Item] = (),
) -> list[Item]:
    """The lines of the detail pane; the key of a line is the field's name, with `.n` for one of several."""
    return _Lines(posting, stages, today, others, weighed).items()


def findings_of(posting: Posting, key: str) -> tuple[Finding[Any], ...]:
    """The findings a line of the detail pane shows, by its key."""
    field, _, part = key.partition(".")
    found = posting.facts.findings(field)
    if part.isdigit():
        return found[int(part) : int(part) + 1]
    if field == "skills":
        return tuple(one for one in found if (one.origin in _SITE) is (part == "site"))
    return found


def _heading(words: str) -> Item:
    return Item(f"heading.{words}", Content.styled(words, _HEADING), heading=True)


def _mark(finding: Finding[Any]) -> Content:
    return Content.styled("? ", "bold $text-warning") if finding.suggested else Content("")


def _joined(found: Sequence[Finding[str]]) -> Content:
    return Content(" · ").join(literal(one.value) for one in found)


def _removed(posting: Posting) -> int:
    capture = posting.capture
    if capture is not None:
        return hidden(capture.text)
    return sum(hidden(shown(name, posting.facts)) for name in LABELS)
