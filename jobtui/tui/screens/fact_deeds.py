"""What the keys of the detail pane do on one fact."""

from typing import TYPE_CHECKING

from jobtui.domain.fields import LABELS
from jobtui.domain.kin import KIN
from jobtui.domain.posting import Posting
from jobtui.domain.requirement import Span
from jobtui.tui.screens import duplicate_deeds, posting_deeds, typing_deeds
from jobtui.tui.widgets.attached import KINDS
from jobtui.tui.widgets.facts import findings_of
from jobtui.tui.widgets.weighed import KINDS as WEIGHED

if TYPE_CHECKING:
    from jobtui.tui.screens.postings import PostingsView

_NOT_STATED = "Not stated in the text. {posting.source} shows all of it, {fact.edit} sets a value."

NOTHING_TO_CONFIRM = (
    "Nothing to confirm here; {fact.confirm} is for suggestions and for rounds that were passed."
)


def do(view: "PostingsView", deed: str, key: str) -> None:
    """Do one of source, edit, confirm, drop on the fact whose line has this key."""
    posting = view.shown
    if posting is None or not key:
        view.jobtui.refuse("No posting is highlighted, there is no fact.")
    elif _field(key) in KINDS:
        from jobtui.tui.screens import attached_deeds

        attached_deeds.do(view, deed, posting, key)
    elif _field(key) in WEIGHED:
        from jobtui.tui.screens import weighed_deeds

        weighed_deeds.do(view, deed, posting, key)
    elif _field(key) in KIN:
        duplicate_deeds.go(view, key)
    elif deed == "drop":
        view.jobtui.refuse("Only what you added is dropped here, not facts; {fact.edit} corrects a fact.")
    elif deed == "source":
        _source(view, posting, key)
    elif deed == "edit":
        _edit(view, key.split(".", maxsplit=1)[0])
    elif _field(key) not in LABELS:
        view.jobtui.refuse(NOTHING_TO_CONFIRM)
    else:
        view.write(lambda: view.tracker.confirm(posting.id, _field(key)))


def _field(key: str) -> str:
    return key.split(".", maxsplit=1)[0]


def _source(view: "PostingsView", posting: Posting, key: str) -> None:
    field = _field(key)
    if field in ("capture", "remarks", "claims"):
        posting_deeds.show_source(view)
    elif field not in LABELS:
        view.jobtui.refuse("This is yours, it was not read from the text.")
    elif spans := _spans(posting, key):
        posting_deeds.show_source(view, spans)
    elif not posting.facts.findings(field):
        view.jobtui.refuse(_NOT_STATED)
    else:
        view.jobtui.refuse("You typed this; it stands on no line of the text.")


def _spans(posting: Posting, key: str) -> tuple[Span, ...]:
    return tuple(span for finding in findings_of(posting, key) for span in finding.spans)


def _edit(view: "PostingsView", field: str) -> None:
    if field in LABELS:
        typing_deeds.edit(view, (field,))
    elif field == "status":
        posting_deeds.ask_status(view, marked=False)
    elif field == "next_action":
        typing_deeds.next_action(view)
    elif field == "notes":
        view.jobtui.refuse("A note stays as it was written; {posting.note} adds another.")
    else:
        view.jobtui.refuse("This cannot be changed; {posting.source} shows the text it comes from.")
