"""What sort of thing an item asks: what was read of it tells, and for the rest its words do."""

from functools import cache

from jobtui.domain.requirement import Requirement, Topic
from jobtui.parsing.lines import LIMIT
from jobtui.parsing.patterns import OneOf
from jobtui.parsing.tables import table

_LEADING = "people management"
"""The area of years that are years of leading."""


@cache
def _cues() -> dict[Topic, OneOf]:
    return {Topic(name): OneOf(patterns) for name, patterns in table("topics")["topics"].items()}


@cache
def _every() -> OneOf:
    """The cues of all topics as one, since many items hold none."""
    return OneOf(pattern for patterns in table("topics")["topics"].values() for pattern in patterns)


def find(text: str, asked: Requirement) -> tuple[Topic, ...]:
    """The topics of an item that says `text`, in the order of Topic. Experience with a skill is a skill."""
    folded = text[:LIMIT].casefold().replace("’", "'")
    told = _every().search(folded) is not None
    read = {
        Topic.DEGREE: asked.degree is not None,
        Topic.EXPERIENCE: bool(asked.years),
        Topic.SKILL: bool(asked.skills),
        Topic.LANGUAGE: bool(asked.languages),
        Topic.LEADERSHIP: any(years.area == _LEADING for years in asked.years),
    }
    silent = [Topic.EXPERIENCE] if asked.skills else []
    return tuple(one for one in Topic if read.get(one) or (told and one not in silent and _says(one, folded)))


def _says(topic: Topic, folded: str) -> bool:
    cue = _cues().get(topic)
    return cue is not None and bool(cue.search(folded))
