"""The one registry of actions: keys, hint bar, palette, help, README and `jobtui keys` are made from it.

Plain data: importing this loads no Textual.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Place(StrEnum):
    """Where a key works: the focused pane's own keys come before its view's, and those before everywhere."""

    EVERYWHERE = "Everywhere"
    MOVE = "Lists"
    POSTINGS = "Postings"
    BOARD = "Board"
    AGENDA = "Agenda"
    TIMELINE = "Timeline"
    CHECKLIST = "Requirements"
    DETAIL = "Detail"
    SOURCE = "Source"
    COMPARE = "Compare"
    IMPORT = "Import"
    DECISION = "Decision"
    MARKET = "Market"
    STATS = "Stats"
    LINES = "Source: lines"
    PROFILE = "Profile"
    MOVING = "Moving in"


COMMON = (Place.MOVE, Place.EVERYWHERE)
"""The places whose keys go without saying: help and palette name them last."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the UI can do.

    `id` names it in settings, and with `_` for `.` the method that does it; `keys` are key names as Textual
    spells them; `label` is one or two words for the hint bar, `""` to stay out of it; `tip` is the sentence
    that help and palette show; `command` is the same on the command line.
    """

    id: str
    keys: tuple[str, ...]
    place: Place
    tip: str
    label: str = ""
    command: str = ""

    @property
    def method(self) -> str:
        """The Textual action name: `posting.next_action` is done by `action_posting_next_action`."""
        return self.id.replace(".", "_")


_E, _P, _C, _D = Place.EVERYWHERE, Place.POSTINGS, Place.CHECKLIST, Place.DETAIL
_B, _G, _T = Place.BOARD, Place.AGENDA, Place.TIMELINE
_S, _X, _I, _L, _M = Place.SOURCE, Place.COMPARE, Place.IMPORT, Place.LINES, Place.MOVE
_W = Place.DECISION
_F = Place.PROFILE
_V = Place.MOVING

# fmt: off  (one line an action, as in a table)
_POSTINGS = (
    # Postings: the list and everything about the highlighted or marked ones
    Action("item.open", ("enter",), _P, "Open the posting; on a fact, show its source", "Open", "show"),
    Action("posting.mark", ("space",), _P, "Mark or unmark; actions then take all marked", "Mark"),
    Action("posting.mark_all", ("A",), _P, "Mark all shown, or none"),
    Action("posting.status", ("s",), _P, "Change the status", "Status…", "status"),
    Action("posting.status_back", ("less_than_sign",), _P, "Move one stage back", "", "status"),
    Action("posting.status_next", ("greater_than_sign",), _P, "Move one stage on", "", "status"),
    Action("posting.add", ("a",), _P, "Add a posting by hand", "Add", "add"),
    Action("posting.edit", ("e",), _P, "Correct its facts", "Edit", "edit"),
    Action("posting.archive", ("d",), _P, "Archive, or take back from the archive", "Archive", "archive"),
    Action("posting.delete", ("D",), _P, "Move to the bin, or bring back from it", "", "delete"),
    Action("posting.compare", ("c",), _P, "Compare the marked, or this and the next", "Compare", "compare"),
    Action("filter", ("slash",), _P, "Filter as you type; Enter keeps, Esc clears", "Filter", "list WORDS"),
    Action("posting.note", ("n",), _P, "Add a note to the timeline", "Note", "note"),
    Action("posting.next_action", ("f",), _P, "Set the next action and its due date", "Next", "todo"),
    Action("posting.done", ("x",), _P, "The next action is done", "", "done"),
    Action("posting.snooze", ("w",), _P, "Wait: out of the agenda until a day", "", "snooze"),
    Action("posting.tag", ("t",), _P, "Put tags on, take them off", "Tags", "tag"),
    Action("posting.interview", ("r",), _P, "Add an interview round", "", "interview add"),
    Action("posting.people", ("p",), _P, "People of its company: add, edit, drop", "", "contact"),
    Action("posting.documents", ("R",), _P, "Documents sent: add, check, write out, drop", "", "document"),
    Action("posting.offers", ("O",), _P, "Offers: add, put right, drop", "", "offer"),
    Action("posting.points", ("plus",), _P, "What speaks for it and against it", "", "point"),
    Action("posting.duplicates", ("equals_sign",), _P, "Same as another, or different", "", "duplicates"),
    Action("posting.similar", ("M",), _P, "Postings near this one, and why", "", "similar"),
    Action("posting.match", ("m",), _P, "Hold it against my profile, or no longer", "Match", "match"),
    Action("posting.source", ("v",), _P, "Show the captured text", "Source", "show --source"),
    Action("posting.open_url", ("o",), _P, "Show the address and open it in the browser"),
    Action("postings.filters", ("F",), _P, "Saved filters: choose, save, rename, drop", "", "filter"),
    Action("postings.sort", ("S",), _P, "Choose the order and the columns", "", "list --sort"),
    Action("postings.scope", ("b",), _P, "Choose the list: open, all, archive, bin", "", "list --all"),
    Action("postings.export", ("E",), _P, "Export them: CSV, Markdown, calendar, proof", "", "export"),
    Action("import.open", ("i",), _P, "Import files or pasted text", "Import", "import"),
)
# fmt: on

_LISTED_ONLY = ("postings.filters", "postings.sort", "postings.scope", "postings.export")
"""What is about the list of postings, not about a posting."""


def _elsewhere(
    place: Place,
    first: Mapping[str, str],
    tips: Mapping[str, str] | None = None,
    *,
    quiet: Sequence[str] = (),
    without: Sequence[str] = (),
) -> tuple[Action, ...]:
    """What can be done with a posting, at another place than the list.

    `first` come first, with these labels; `tips` read otherwise there; `quiet` ones leave the hint bar; what
    is `without` meaning there is left out.
    """
    known = {action.id: action for action in _POSTINGS if action.id not in (*_LISTED_ONLY, *without)}
    ordered = [*first, *(id for id in known if id not in first)]
    return tuple(
        replace(
            known[id],
            place=place,
            label="" if id in quiet else first.get(id, known[id].label),
            tip=(tips or {}).get(id, known[id].tip),
        )
        for id in ordered
    )


# fmt: off  (one line an action, as in a table)
ACTIONS: tuple[Action, ...] = (
    *_POSTINGS,
    # Board and agenda: the same for cards and lines, their own first
    *_elsewhere(_B, {"posting.status_back": "Back", "posting.status_next": "On", "item.open": "Open"}),
    *_elsewhere(
        _G,
        {"item.open": "Open", "posting.done": "Done", "posting.next_action": "Day", "posting.snooze": "Wait"},
        {"posting.next_action": "Put it off to another day, or set another"},
        quiet=("posting.add", "posting.edit", "posting.compare", "posting.tag"),
        without=("filter",),
    ),
    # What happened to the highlighted posting
    Action("event.edit", ("e",), _T, "Put the day, the stage or the note right", "Correct", "history date"),
    Action("event.drop", ("d",), _T, "Strike it out", "Strike out", "history drop"),
    # Requirements of the highlighted posting
    Action("requirement.next_state", ("space",), _C, "Turn to met, partial, unmet", "Tick", "check"),
    Action("requirement.met", ("x",), _C, "Met", "Met", "check"),
    Action("requirement.partial", ("p",), _C, "Partly met", "Partial", "check"),
    Action("requirement.unmet", ("minus",), _C, "Not met", "Unmet", "check"),
    Action("requirement.source", ("enter",), _C, "Show it in the source", "Source", "show --source"),
    Action("requirement.note", ("n",), _C, "Note my evidence", "Evidence", "check --note"),
    Action("requirement.kind", ("r",), _C, "Turn to required, preferred", "Kind", "requirement kind"),
    Action("requirement.add", ("a",), _C, "Add an item", "", "requirement add"),
    Action("requirement.edit", ("e",), _C, "Correct its words", "", "requirement edit"),
    Action("requirement.drop", ("d",), _C, "Take it off the checklist", "Drop", "requirement drop"),
    Action("requirement.move_down", ("J",), _C, "Move it down in its group", "", "requirement move"),
    Action("requirement.move_up", ("K",), _C, "Move it up in its group", "", "requirement move"),
    # Facts of the highlighted posting
    Action("fact.source", ("enter",), _D, "Show where the fact comes from", "Source", "show --source"),
    Action("fact.edit", ("e",), _D, "Correct the fact", "Edit", "edit"),
    Action("fact.confirm", ("x",), _D, "Accept a suggestion; an interview was passed", "Confirm", "edit"),
    Action("fact.drop", ("d",), _D, "Drop an interview, a person or a document", "Drop", "interview drop"),
    # The captured text
    Action("source.next_mark", ("n",), _S, "Go to the next value", "Next value"),
    Action("source.previous_mark", ("p",), _S, "Go to the value before", "Previous"),
    Action("source.label", ("b",), _S, "Say what this block of lines is", "Label", "edit @LINE=PART"),
    Action("source.take", ("t",), _S, "Take a value from these lines", "Take", "edit FIELD=@LINE"),
    Action("source.versions", ("V",), _S, "Versions of the text and what changed", "Versions", "versions"),
    Action("source.zones", ("w",), _S, "Show or hide zones and who wrote them", "Zones"),
    # Comparison
    Action("compare.source", ("enter",), _X, "Show the sentence in its source", "Source"),
    Action("compare.differences", ("f",), _X, "Only what differs", "Differences", "compare --differences"),
    Action("compare.required", ("r",), _X, "Required only, or all", "Required", "compare --required"),
    Action("compare.hide_met", ("H",), _X, "Hide what is met", "Hide met", "compare --hide-met"),
    Action("compare.beside", ("v",), _X, "Show responsibilities, benefits", "More", "compare --all"),
    Action("compare.drop", ("x",), _X, "Drop this column", "Drop"),
    Action("compare.pin", ("p",), _X, "Put this column first and keep it in sight", "Pin"),
    Action("compare.move_left", ("less_than_sign",), _X, "Move the column left", "Move left"),
    Action("compare.move_right", ("greater_than_sign",), _X, "Move the column right", "Move right"),
    Action("compare.export", ("w",), _X, "Write it to a file, Markdown or JSON", "Export", "compare -o"),
    Action("compare.newest", ("c",), _X, "Compare the two newest postings", "The two newest"),
    Action("compare.open_url", ("o",), _X, "Show the address of this role and open it"),
    Action("compare.decide", ("D",), _X, "Weigh the roles by what matters to you", "Decide", "decide"),
    # Decision: the roles of a comparison, weighed
    Action("decision.weight_up", ("plus",), _W, "Let it weigh one more", "Heavier", "criterion edit"),
    Action("decision.weight_down", ("minus",), _W, "Let it weigh one less", "Lighter", "criterion edit"),
    Action("decision.score", tuple("012345"), _W, "Score the role under the cursor", "Score", "score"),
    Action("decision.reason", ("n",), _W, "Say why it has this score", "Why", "score --reason"),
    Action("decision.clear", ("x",), _W, "Take the score away", "No score", "score drop"),
    Action("decision.add", ("a",), _W, "Add a criterion", "Add", "criterion add"),
    Action("decision.edit", ("e",), _W, "Give the criterion another name or weight", "", "criterion edit"),
    Action("decision.drop", ("d",), _W, "Drop the criterion with its scores", "Drop", "criterion drop"),
    Action("posting.offers", ("O",), _W, "Offers on the role: add, put right, drop", "", "offer"),
    Action("posting.points", ("p",), _W, "What speaks for the role and against it", "", "point"),
    # Import preview
    Action("reading.accept", ("a",), _I, "Keep this posting", "Accept", "import"),
    Action("reading.skip", ("x",), _I, "Leave this one out, or take it in again", "Skip"),
    Action("reading.edit", ("e",), _I, "Correct the value", "Edit"),
    Action(
        "reading.label",
        ("b",),
        _I,
        "Say what this block of lines is, and remember its heading",
        "Label",
        "heading add",
    ),
    Action("reading.take", ("t",), _I, "Take the value from lines of the source", "Take", "edit FIELD=@LINE"),
    Action("reading.toggle", ("space",), _I, "Keep or drop a found requirement", "Keep/drop"),
    Action("reading.kind", ("r",), _I, "Turn to required, preferred", "Kind"),
    Action("reading.split", ("s",), _I, "Split a requirement in two", "Split", "requirement split"),
    Action("reading.join", ("m",), _I, "Join it with the next one", "Join", "requirement join"),
    Action("reading.add", ("plus",), _I, "Add requirements from lines of the text", "Add", "requirement add"),
    Action("reading.as_new", ("equals_sign",), _I, "Next version, or a new posting", "", "import --as-new"),
    Action("reading.next", ("n",), _I, "Next reading", "Next"),
    Action("reading.accept_clean", ("A",), _I, "Keep every one without a warning", "Accept clean", "import"),
    Action("reading.source", ("v",), _I, "Show or hide the source", "Source"),
    Action("reading.previous", ("p",), _I, "Previous reading", "Previous"),
    Action("reading.locate", ("enter",), _I, "Show the line it was read from", "Locate"),
    Action("import.open", ("i",), _I, "Import files or pasted text", "Import", "import"),
    # What postings pay and ask
    Action("market.open", ("enter",), Place.MARKET, "Show the postings that ask for it", "Postings", "list"),
    Action("market.filter", ("slash",), Place.MARKET, "Count only what a filter finds", "Filter", "market"),
    # What the history tells
    Action("stats.open", ("enter",), Place.STATS, "Show the postings behind the line", "Postings", "list"),
    Action("stats.shorter", ("less_than_sign",), Place.STATS, "Count fewer days", "Fewer", "stats --from"),
    Action("stats.longer", ("greater_than_sign",), Place.STATS, "Count more days", "More", "stats --from"),
    Action("stats.filter", ("slash",), Place.STATS, "Count only what a filter finds", "Filter", "stats"),
    # Lines of a source to point at, in the preview and of a stored posting
    Action("lines.take", ("enter",), _L, "Take these lines for the value that was asked for", "Take these"),
    Action("lines.select", ("space",), _L, "Select lines from here on, or end it", "Select"),
    # My profile
    Action("profile.add", ("a",), _F, "Add a claim: a skill, a degree, a wish …", "Add", "profile add"),
    Action("profile.edit", ("e", "enter"), _F, "Put the claim right", "Edit", "profile edit"),
    Action("profile.drop", ("d",), _F, "Take the claim out", "Drop", "profile drop"),
    Action("profile.import", ("i",), _F, "Read a resume or a profile", "Resume", "profile import"),
    Action("profile.rewrite", ("ctrl+g",), _F, "All of it in your own editor", "Editor", "profile --edit"),
    # Another tracker's table that is moved in
    Action("moving.accept", ("a",), _V, "Move the table in", "Move in", "import"),
    Action("moving.change", ("e", "enter"), _V, "Say what the column or status is", "Change", "import --map"),
    Action("moving.leave_out", ("x",), _V, "Leave the column out, or keep it", "Out", "import --map"),
    Action("moving.dates", ("d",), _V, "Day or month first in 3/4/2026", "Dates", "import --dates"),
    # Moving in any list
    Action("move.down", ("j", "down"), _M, "Down"),
    Action("move.up", ("k", "up"), _M, "Up"),
    Action("move.top", ("g", "home"), _M, "To the top"),
    Action("move.bottom", ("G", "end"), _M, "To the end"),
    Action("move.half_down", ("ctrl+d",), _M, "Half a page down"),
    Action("move.half_up", ("ctrl+u",), _M, "Half a page up"),
    Action("move.page_down", ("pagedown",), _M, "A page down"),
    Action("move.page_up", ("pageup",), _M, "A page up"),
    # Everywhere
    Action("undo", ("u",), _E, "Undo the last step", "Undo", "undo"),
    Action("redo", ("U",), _E, "Do it again", "", "redo"),
    Action("log", ("L",), _E, "The steps; go back to one", "", "log"),
    Action("pane.left", ("h", "left"), _E, "Pane to the left"),
    Action("pane.right", ("l", "right"), _E, "Pane to the right"),
    Action("pane.next", ("tab",), _E, "Next pane"),
    Action("pane.previous", ("shift+tab",), _E, "Pane before"),
    Action("zoom", ("z",), _E, "The focused pane on the whole screen"),
    Action("copy", ("y",), _E, "Copy: the address, the row or the table"),
    Action("back", ("escape",), _E, "Back one layer"),
    Action("view.previous", ("left_square_bracket",), _E, "View before"),
    Action("view.next", ("right_square_bracket",), _E, "Next view"),
    Action("palette", ("colon", "ctrl+p"), _E, "Find any action by name"),
    Action("profile", ("P",), _E, "My profile: what I bring and wish for", "", "profile"),
    Action("stages", (), _E, "Stages: add, edit, move and drop them", "", "stage"),
    Action("rates", (), _E, "Rates between currencies: give, change, drop them", "", "rate"),
    Action("theme", (), _E, "Choose the colours (theme), dark or light", "", "config"),
    Action("help", ("question_mark", "f1"), _E, "Keys for the focused pane, then all", "Help", "keys"),
    Action("quit", ("q", "ctrl+q"), _E, "Quit; nothing is ever unsaved"),
)
# fmt: on

ALIKE = (Place.BOARD, Place.AGENDA)
"""Where nearly everything works that works on a posting in the list."""

VIEWS = (
    ("postings", "Postings"),
    ("board", "Board"),
    ("compare", "Compare"),
    ("agenda", "Agenda"),
    ("import", "Import"),
    ("market", "Market"),
    ("stats", "Stats"),
)
"""The views in the order of their number keys: name and label."""


def actions_of(place: Place) -> tuple[Action, ...]:
    """The actions of one place in their order."""
    return tuple(action for action in ACTIONS if action.place is place)
