"""Blocks that a person says are something else, the headings remembered by it, and the way back."""

from pathlib import Path
from typing import TYPE_CHECKING

from jobtui.domain.problem import Problem
from jobtui.domain.reading import Block, Label
from jobtui.tracker.corrector import label_for
from jobtui.tracker.draft import Draft
from jobtui.tracker.vocabulary import heading_key
from jobtui.tui.dialogs.part_menu import WORDS, part_menu, question
from jobtui.tui.keymap import TO_REDO, TO_UNDO, key, keyed
from jobtui.tui.screens.import_deeds import changeable
from jobtui.tui.screens.import_lines import correct
from jobtui.tui.widgets.draft_batch import Entry, Fate, Lesson

if TYPE_CHECKING:
    from jobtui.tui.screens.importing import ImportView

_POINT = (
    "Nothing was read there. {pane.left} goes to the source; put the cursor on the lines, "
    "then {reading.label}."
)


def label(view: "ImportView") -> None:
    """Ask what the block at hand is; or the selected lines, where some are."""
    entry = changeable(view)
    if entry is None:
        return
    several = view.source.has_focus and view.source.selecting
    block = None if several else _block_at_hand(view, entry.draft)
    if block is None and not several:
        view.jobtui.refuse(_POINT)
        return

    def chosen(part: str | None) -> None:
        if part is not None:
            _label(view, entry, block, part)

    asked = question(block, len(view.source.lines_at_hand))
    zone = block.zone if block else None
    beside = view.source.region.y if view.source.has_focus else view.at_hand.region.y
    view.app.push_screen(part_menu(asked, zone, beside=beside), chosen)


def _block_at_hand(view: "ImportView", draft: Draft) -> Block | None:
    """The block of the source's cursor, or of what the highlighted row was read from."""
    if view.source.has_focus:
        return draft.block_at(view.source.picked[0])
    row = view.at_hand.row
    return draft.block_at(row.spans[0][0]) if row is not None and row.spans else None


def _label(view: "ImportView", entry: Entry, block: Block | None, part: str) -> None:
    draft, item = entry.draft, entry.draft.reading.item
    if block is None:
        start, end = view.source.picked
        said = Label(part, start, end, item=item)
        view.source.let_go()
    else:
        said = label_for(block, part, item)
    taught = block.heading if block and block.teachable else ""
    lesson: list[Lesson] = []
    trouble: list[str] = []

    def deed() -> Draft:
        if taught:
            try:
                before = view.corrector.vocabulary.teach(taught, part)
                lesson.append(Lesson(taught, part, before))
            except Problem as problem:
                trouble.append(problem.message)
        found = view.corrector.labelled(draft, said)
        if lesson:
            _read_others(view, entry, taught)
        return found

    def done() -> None:
        entry.learn(lesson[0] if lesson else None)
        _say_labelled(view, part, taught if lesson else "", trouble)

    correct(view, entry, deed, done)


def at_home(path: Path | None) -> str:
    """A path as people write it, from ~ on where it lies below."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path and path.is_relative_to(home) else str(path)


def remembered(heading: str, part: str, place: Path | None) -> tuple[str, str, str]:
    """What is said of a heading that was remembered: that it was, as what, and where."""
    return "Heading remembered", f"'{heading}' as {WORDS[part][1]}", at_home(place)


def _say_labelled(view: "ImportView", part: str, taught: str, trouble: list[str]) -> None:
    words = WORDS[part][1]
    if taught:
        title, said, place = remembered(taught, part, view.corrector.vocabulary.path)
        view.jobtui.say(title, said, f"{key('undo')} forgets · {place}")
    elif trouble:
        view.jobtui.refuse(f"Labelled, but its heading is not remembered: {trouble[0]}")
    else:
        view.jobtui.say(f"Labelled as {words}", keyed(TO_UNDO))


def _read_others(view: "ImportView", entry: Entry, heading: str) -> None:
    """Read again the other waiting readings that have this heading."""
    key = heading_key(heading)
    for other in view.readings.entries:
        if other is entry or other.fate is not Fate.WAITING or other.draft.request is None:
            continue
        if any(block.heading and heading_key(block.heading) == key for block in other.draft.reading.blocks):
            other.draft = view.corrector.again(other.draft)


# Taking back


def take_back(view: "ImportView") -> bool:
    """Take back the last change of the reading in sight; False if it has none."""
    entry = view.readings.current
    if entry is None or view.busy or entry.fate is not Fate.WAITING or not entry.past:
        return False
    lesson = entry.take_back()
    said = _unlearn(view, entry, lesson, back=True)
    view.show_reading()
    view.jobtui.say("Change taken back", " · ".join(filter(None, (keyed(TO_REDO), said))))
    return True


def take_again(view: "ImportView") -> bool:
    """Do the change again that was taken back last; False if there is none."""
    entry = view.readings.current
    if entry is None or view.busy or entry.fate is not Fate.WAITING or not entry.future:
        return False
    said = _unlearn(view, entry, entry.take_again(), back=False)
    view.show_reading()
    view.jobtui.say("Changed again", " · ".join(filter(None, (keyed(TO_UNDO), said))))
    return True


def _unlearn(view: "ImportView", entry: Entry, lesson: Lesson | None, *, back: bool) -> str:
    """Forget what was remembered with a change, or remember it again; what to say of it."""
    if lesson is None:
        return ""
    part = lesson.before if back else lesson.part
    try:
        view.corrector.vocabulary.teach(lesson.heading, part)
        _read_others(view, entry, lesson.heading)
    except Problem as problem:
        return problem.message
    return f"'{lesson.heading}' forgotten" if part is None else f"'{lesson.heading}' is {WORDS[part][1]}"
