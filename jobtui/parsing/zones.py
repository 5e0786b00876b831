"""From lines to zones: a state machine over headings, with who said it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jobtui.domain.reading import LABEL, PARTS, Label, Origin, ZoneName
from jobtui.domain.requirement import Kind
from jobtui.parsing import headings, noise, runs, stated, structure
from jobtui.parsing.headings import Heading
from jobtui.parsing.labels import Labelled
from jobtui.parsing.lines import Line
from jobtui.parsing.page import FRONT, LISTS, Mark, Page, Role
from jobtui.parsing.state import ORIGINS, State

_NOUN = re.compile(
    r"qualif|skill|requirement|experience|responsib|dut(?:y|ies)|benefit|criteria|competenc|anforder"
)
_LEADS = re.compile(r"(?:[:：?]|\.{3}|…)[^\w.]{0,8}$")
# what a heading of benefits begins with, and no duty ("Manage benefits and rewards")
_SPOKEN = re.compile(r"(?:why|what|how|our|in return|was|das|warum|ce que|nos|lo que|o que|cosa|wat)\b", re.I)
_LOOSE = frozenset({ZoneName.HEADER, ZoneName.OVERVIEW, ZoneName.ABOUT_COMPANY})
_ASKS = frozenset({ZoneName.REQUIREMENTS, ZoneName.PREFERRED})
_CLOSING = frozenset({ZoneName.APPLY, ZoneName.LEGAL, ZoneName.ABOUT_COMPANY, ZoneName.COMPENSATION})
_BODY = _ASKS | {ZoneName.RESPONSIBILITIES}

OWN_HEADING = "heading.own"
SAID = (OWN_HEADING, LABEL)
"""The rules by which a person placed lines."""


def place(source: str, lines: Sequence[Line], said: Sequence[Label] = ()) -> Page:
    """Give every line its zone and origin, and collect the labelled facts. What a person said goes first."""
    state, marks, found = State(), [], []
    skip = -1
    matter = stated.front_matter(source)
    for i, line in enumerate(lines):
        if line.start < matter:
            fact = stated.of_matter(source, line, i)
            found += [fact] if fact else []
            marks.append(Mark(line, ZoneName.NOISE, Role.CHROME, Origin.SITE, rule=FRONT))
            continue
        label = next((one for one in reversed(said) if one.covers(line.start, line.end)), None)
        if label is not None:
            marks.append(_labelled(state, line, label))
            continue
        if state.sticky:
            marks.append(
                Mark(line, ZoneName.NOISE, Role.BODY, Origin.OTHER, section=state.section, rule="noise.after")
            )
            continue
        if i == skip:
            marks.append(_mark(state, line, Role.FACT, "label.value"))
            continue
        own = None if line.bullet else headings.known(line.text)
        if own and own.own:
            state.open(own.zone, own.kind, OWN_HEADING, line.level)
            marks.append(_mark(state, line, Role.HEADING))
            continue
        fact = stated.fact_at(lines, i, state.zone)
        if fact:
            found.append(fact)
            skip = fact.row if fact.row > i else -1
            marks.append(_fact_mark(state, line, fact))
            continue
        marks.append(_step(lines, i, state))
    return Page(source, tuple(marks), tuple(found))


def _labelled(state: State, line: Line, label: Label) -> Mark:
    """Place a line where the person says: the start of a block opens its zone, others stand alone."""
    zone, kind = PARTS[label.part]
    if label.end is not None:
        state.seen.add(zone)
        return Mark(line, zone, Role.BODY, ORIGINS.get(zone, Origin.EMPLOYER), kind, -1 - label.start, LABEL)
    state.sticky = state.generated = False
    state.open(zone, kind, LABEL, line.level)
    inline = structure.inline_heading(line)
    if label.heading and (inline is None or headings.known(line.text[inline[1] :])):
        return _mark(state, line, Role.HEADING)
    state.lines, state.bullets = 1, int(bool(line.bullet))
    return replace(_mark(state, line, Role.BODY), offset=inline[1] if inline else 0)


def _mark(state: State, line: Line, role: Role, rule: str = "") -> Mark:
    return Mark(line, state.zone, role, state.origin, state.kind, state.section, rule or state.rule)


def _fact_mark(state: State, line: Line, fact: Labelled) -> Mark:
    mark = _mark(state, line, Role.FACT, f"label.{fact.field}")
    if (
        fact.field == "requirements" and fact.line is line
    ):  # "Education required: Bachelor's degree" is an item
        return replace(
            mark, zone=ZoneName.REQUIREMENTS, role=Role.BODY, kind=Kind.REQUIRED, offset=fact.start
        )
    return mark


def _step(lines: Sequence[Line], i: int, state: State) -> Mark:
    """Place one line that is no labelled fact."""
    line = lines[i]
    found = headings.known(line.text)
    if found and found.zone is ZoneName.NOISE and state.seen & _BODY:
        state.open(ZoneName.NOISE, None, "heading.noise")
        state.sticky = True
        return _mark(state, line, Role.HEADING)
    state.generated = state.generated or noise.generated(line)
    form = found is not None and found.zone is ZoneName.APPLY and len(state.seen & _BODY) > 1
    if (noise.chrome(line) and not form) or (found and found.zone is ZoneName.NOISE):
        if len(state.seen & _BODY) > 1 and noise.button(line):
            state.open(ZoneName.APPLY, None, "button.apply")
        return Mark(line, ZoneName.NOISE, Role.CHROME, Origin.SITE, section=state.section, rule="chrome")
    if found and _opens(lines, i, found, state):
        _open_known(state, line, structure.as_listed(lines, i, found))
        return _mark(state, line, Role.HEADING)
    inline = structure.inline_heading(line)
    if inline and not (state.zone in _ASKS and structure.within(lines, i, inline[0], state.lines)):
        return _step_inline(state, line, *inline)
    opened = _introduced(lines, i, state)
    if opened or (structure.looks_like_heading(lines, i, state.zone) and not runs.leads_on(line, state.zone)):
        if not opened:
            _open_unknown(lines, i, state)
        return _mark(state, line, Role.HEADING)
    return _content(lines, i, state)


def _content(lines: Sequence[Line], i: int, state: State) -> Mark:
    """Place a line that is no heading."""
    line = lines[i]
    if not state.seen & _BODY and state.zone is not ZoneName.LEGAL and _is_legal(state, line):
        legal = Origin.BOILERPLATE  # a clause among the introduction: what follows it goes on as before
        return Mark(line, ZoneName.LEGAL, Role.BODY, legal, section=state.section, rule="prose.legal")
    if line.bullet and not state.bullets and state.zone in _LOOSE:
        _open_list(lines, i, state)
    elif state.zone in _LOOSE | {ZoneName.BENEFITS} or state.rule in ("list.vote", "prose.apply"):
        _open_run(lines, i, state)
    if not runs.leads_on(line, state.zone):
        _close(state, line)
    state.lines += 1
    state.bullets += bool(line.bullet)
    return _mark(state, line, Role.BODY)


def _open_list(lines: Sequence[Line], i: int, state: State) -> None:
    """A list without a heading of its own, under an introduction: its items tell what it is."""
    titled = state.rule == "heading.title"
    if i + 2 >= len(lines) or any(x.bullet != lines[i].bullet for x in lines[i : i + 3]):
        return
    if not (state.lines or titled):
        return
    zone = structure.vote(lines, i - 1, state.zone)
    loose = titled or state.zone is ZoneName.OVERVIEW
    if loose and zone in (None, ZoneName.OVERVIEW) and structure.asked_next(lines, i):
        zone = ZoneName.RESPONSIBILITIES
    if zone in (ZoneName.RESPONSIBILITIES, ZoneName.REQUIREMENTS) and zone not in state.seen:
        state.open(zone, Kind.UNLABELLED if zone is ZoneName.REQUIREMENTS else None, "list.vote")


def _open_run(lines: Sequence[Line], i: int, state: State) -> None:
    """A list without a heading and bullets; what follows it behind a blank line is none of it."""
    headed = state.lines == 0 and state.rule.startswith("heading") and state.zone is ZoneName.OVERVIEW
    zone = runs.listed(lines, i, headed=headed) if state.lines or headed else None
    if zone and zone not in state.seen:
        state.open(zone, Kind.UNLABELLED if zone is ZoneName.REQUIREMENTS else None, "list.vote")
        return
    apart = state.rule == "list.vote" and not state.bullets and lines[i].gap
    if apart and not any(runs.goes_on(line, state.zone) for line in lines[i : i + 2]):
        state.open(ZoneName.OVERVIEW, None, "list.ended")


def _step_inline(state: State, line: Line, found: Heading, at: int) -> Mark:
    """`Duties: Polish lamps` is heading and content; `Duties: Essential functions:` is two headings."""
    second = headings.known(line.text[at:])
    second = second if second and (second.exact or line.text.endswith(":")) else None
    _open_known(state, line, second or found)
    state.inline = second is None
    return _mark(state, line, Role.HEADING) if second else replace(_mark(state, line, Role.BODY), offset=at)


def _opens(lines: Sequence[Line], i: int, found: Heading, state: State) -> bool:
    """Whether a line with the words of a heading is one here: an item of a list may use the same words."""
    line = lines[i]
    marked = bool(line.level or line.bold or _LEADS.search(line.text))
    if line.bullet and not marked:
        following = lines[i + 1] if i + 1 < len(lines) else None
        listed = following is not None and following.bullet == line.bullet and following.row != line.row
        if state.bullets > 1 or listed or not found.exact:
            return False
    heads = line.gap and not line.bullet and i + 1 < len(lines) and lines[i + 1].bullet
    if found.exact or marked or heads:
        return True
    spoken = found.zone is ZoneName.BENEFITS and bool(_SPOKEN.match(line.text))
    closes = line.gap and (spoken or (found.zone in _CLOSING and len(line.text.split()) <= 5))
    asks = state.zone in _ASKS and any(map(runs.asks, lines[i : i + 2]))
    inside = state.zone in LISTS and state.lines > 0 and (asks or not closes)
    titled = structure.title_case(line.text) and (line.gap or bool(_NOUN.search(line.text.casefold())))
    return not line.text.endswith((".", ";", ",")) and (not inside or titled)


def _introduced(lines: Sequence[Line], i: int, state: State) -> bool:
    """Open the zone that a sentence ending in a colon announces, where a list follows it."""
    line = lines[i]
    zone = structure.introduces(line)
    if zone is None or line.bullet or i + 2 >= len(lines) or (state.zone in LISTS and state.lines == 0):
        return False
    if state.zone in (ZoneName.APPLY, ZoneName.LEGAL) and structure.vote(lines, i, zone) is not zone:
        return False
    sure = zone is state.zone or (zone is ZoneName.PREFERRED and state.zone in _ASKS)
    if not (sure or lines[i + 1].bullet or not structure.is_prose(lines[i + 2])):
        return False
    kinds = {ZoneName.REQUIREMENTS: Kind.REQUIRED, ZoneName.PREFERRED: Kind.PREFERRED}
    kind = state.kind if zone is state.zone else kinds.get(zone)
    state.open(zone, kind, "heading.sentence")
    return True


def _open_known(state: State, line: Line, found: Heading) -> None:
    lower = state.zone is ZoneName.BENEFITS and state.level > 0 and (line.bold or line.level > state.level)
    if found.kind is Kind.PREFERRED and lower:  # what sets the employer apart
        state.open(ZoneName.BENEFITS, None, "heading.divides", state.level)
        return
    kind = found.kind
    nested = state.zone in _ASKS and state.kind is not Kind.PREFERRED and (state.lines == 0 or found.generic)
    if kind is Kind.UNLABELLED and nested and state.kind and not _breaks(state, line):
        kind = state.kind  # "Requirements", then "Skills": the second heading divides the first one's list
    rule = f"heading.{'exact' if found.exact else 'stem'}"
    state.open(found.zone, kind, rule, line.level)


def _breaks(state: State, line: Line) -> bool:
    """A heading of a higher rank than the open one starts anew."""
    return bool(line.level and state.level and line.level < state.level)


def _open_unknown(lines: Sequence[Line], i: int, state: State) -> None:
    line = lines[i]
    if state.zone in LISTS and state.lines == 0 and not line.level:  # the first line introduces its list
        zone: ZoneName | None = state.zone
    else:
        zone = structure.vote(lines, i, state.zone)
    deeper = bool(line.level and state.level and line.level > state.level)
    if state.zone is ZoneName.HEADER and structure.titled(line.text):
        state.open(ZoneName.HEADER, None, "heading.title", line.level)
        return
    shape = structure.shape(line)
    alike = state.rule == "heading.divides" and state.shape == shape
    if zone is None and state.zone in LISTS and (deeper or alike or structure.divides(lines, i)):
        zone = state.zone
    if zone is None:
        state.open(ZoneName.OVERVIEW, None, "heading.unknown", line.level)
    elif zone is state.zone or (zone in _ASKS and state.zone in _ASKS):
        state.open(state.zone, state.kind, "heading.divides", state.level or line.level)
        state.shape = shape
    else:
        kind = Kind.UNLABELLED if zone is ZoneName.REQUIREMENTS else None
        state.open(zone, kind, "heading.vote", line.level)


def _close(state: State, line: Line) -> None:
    """Leave an open zone at a line that cannot belong to it."""
    words = len(line.head.split())
    if state.zone is ZoneName.HEADER and structure.is_prose(line):
        state.open(ZoneName.OVERVIEW, None, "prose")
    if state.zone is ZoneName.LEGAL and noise.about_pay(line):
        state.open(ZoneName.COMPENSATION, None, "prose.pay")
    if state.zone in (ZoneName.NOISE, ZoneName.LEGAL):
        return
    if _is_legal(state, line):
        state.open(ZoneName.LEGAL, None, "prose.legal")
    elif state.zone in LISTS and not line.bullet:
        _close_list(state, line, words)


def _is_legal(state: State, line: Line) -> bool:
    words = len(line.head.split())
    told = noise.legal(line) and (not line.bullet or words > 30)
    if told and state.zone in _ASKS and words <= 30 and structure.demands(line) and not noise.strict(line):
        return False  # "An appreciation of data protection" is asked for
    return told and (words > 5 or state.zone not in LISTS)


def _close_list(state: State, line: Line, words: int) -> None:
    asks = state.zone in _ASKS
    if noise.about_pay(line) and state.zone is not ZoneName.BENEFITS:
        state.open(ZoneName.COMPENSATION, None, "prose.pay")
    elif noise.applying(line) and words > 3:
        state.open(ZoneName.APPLY, None, "prose.apply")
    elif (state.past(line) and not structure.demands(line)) or (
        state.bullets and not (asks and words <= 45 and structure.demands(line))
    ):
        state.open(ZoneName.OVERVIEW, None, "list.ended")
    elif asks and state.lines and words > 12 and noise.about_employer(line):
        state.open(ZoneName.ABOUT_COMPANY, None, "prose.employer")
    elif asks and state.lines >= 3 and words > 60:
        state.open(ZoneName.OVERVIEW, None, "list.ended")
