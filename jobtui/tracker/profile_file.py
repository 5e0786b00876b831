"""The profile as a file: written as TOML for the person's editor, and read back from what was written."""

from collections.abc import Callable
from pathlib import Path

from jobtui.domain.problem import BadData, Problem
from jobtui.domain.profile import Claim
from jobtui.interop import profile_reading, profile_toml
from jobtui.tracker import profile
from jobtui.tracker.drafts import Drafts, Unsaved
from jobtui.tracker.files import read_file
from jobtui.tracker.tracker import Change, Tracker

NAME = "profile.toml"
"""What the file in the editor is called, and what is kept of it where it could not be taken over."""

MAX_BYTES = 1024 * 1024


def edit(tracker: Tracker, edited: Callable[[str], str], drafts: Drafts) -> Change:
    """Let the person rewrite the profile, and take over what changed as one step.

    `edited` gives back a text as they leave it. Where it cannot be taken over, what they wrote is kept among
    the drafts and they go on from it the next time. Raises BadData, WrongUsage, Busy or what `edited` does.
    """
    before = profile.claims(tracker)
    left = edited(drafts.get(NAME) or profile_toml.text(before))
    if not left.strip():
        drafts.forget(NAME)
        return Change("Nothing changed", "an emptied file takes nothing away", (), 0)
    try:
        change = profile.take_over(tracker, profile_reading.read(left, NAME), since=before)
    except Problem as problem:
        drafts.keep(Unsaved(NAME, left, "the profile", "{profile}, then {profile.rewrite}"))
        problem.message += " What you wrote is kept; edit the profile again to go on from it."
        raise
    drafts.forget(NAME)
    return change


def read(path: Path) -> list[Claim]:
    """The claims of a TOML file. Raises NoInput, BadData or Busy."""
    try:
        text = small_file(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadData(f"'{path}' is not UTF-8, which TOML must be.", file=str(path)) from None
    return profile_reading.read(text, str(path))


def small_file(path: Path) -> bytes:
    """The bytes of a file that somebody wrote. Raises NoInput, BadData or Busy."""
    try:
        return read_file(path, MAX_BYTES)[0]
    except BadData as problem:
        if "larger" not in problem.message:
            raise
        raise BadData(f"'{path}' is larger than 1 MiB, which no profile is.", file=str(path)) from None
