"""Claims out of a resume, to be accepted one by one. Nothing of the resume is kept but what is accepted."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jobtui.domain.claim_rules import key
from jobtui.domain.problem import BadData, WrongUsage
from jobtui.domain.profile import Claim, Proposal
from jobtui.parsing import resume, resume_lines
from jobtui.tracker import profile
from jobtui.tracker.lookup import Lookup
from jobtui.tracker.profile_file import small_file
from jobtui.tracker.tracker import Change, Tracker

_FOREIGN = {b"%PDF": "a PDF", b"PK\x03\x04": "a Word or ZIP file", b"{\\rtf": "an RTF file"}


def proposals(tracker: Lookup, path: Path) -> list[Proposal]:
    """What a resume says that the profile does not say yet, by kind and line.

    A claim of the profile is only filled up: what it says already stays. Raises NoInput, BadData or Busy.
    """
    data = small_file(path)
    for start, what in _FOREIGN.items():
        if data.startswith(start):
            raise BadData(
                f"'{path}' is {what}. Save it as text, Markdown or HTML and import that.", file=str(path)
            )
    held = {key(one): one for one in profile.claims(tracker)}
    found = []
    for one in resume.read(resume_lines.text_of(data, str(path)), tracker.today):
        claim = profile.known(replace(one.claim, source=f"{path.name}:{one.line}"))
        before = held.get(key(claim))
        after = claim if before is None else filled(before, claim)
        if after != before:
            found.append(replace(one, claim=after))
    return found


def filled(before: Claim, claim: Claim) -> Claim:
    """A claim with what it leaves open filled in by another one, and the proof of that if it has none."""
    open_ = [name for name in ("level", "years", "last_used") if getattr(before, name) in (None, "")]
    new = {name: getattr(claim, name) for name in open_ if getattr(claim, name) not in (None, "")}
    if new and not before.proof:
        new |= {"proof": claim.proof, "source": claim.source}
    return replace(before, **new)


def accept(tracker: Tracker, accepted: Sequence[Proposal]) -> Change:
    """Take claims over, as one step."""
    return profile.take_over(tracker, [one.claim for one in accepted], whole=False)


def chosen(found: Sequence[Proposal], text: str) -> list[Proposal]:
    """Those named by their numbers, from 1: `all`, `1,3-5`. Raises WrongUsage."""
    if text.strip().casefold() == "all":
        return list(found)
    numbers: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        ends = [one.strip() for one in (first, last or first)]
        if not all(one.isascii() and one.isdigit() and len(one) < 6 for one in ends):
            raise WrongUsage(f"'{text[:60]}' names no proposals. Write all, or numbers such as 1,3-5.")
        low, high = map(int, ends)
        if not 1 <= low <= high <= len(found):
            raise WrongUsage(f"there is no proposal {part.strip()}: there are {len(found)}.")
        numbers |= set(range(low, high + 1))
    return [found[n - 1] for n in sorted(numbers)]
