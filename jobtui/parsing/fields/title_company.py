"""Whether the tail of a title line names the employer."""

import re

from jobtui.parsing import structure
from jobtui.parsing.fields import place, skills
from jobtui.parsing.lines import Line
from jobtui.parsing.page import Page
from jobtui.parsing.tables import table


def named_part(right: str, sign: str) -> str:
    """What stands behind the dash, without a second part that is no name of its own, and without a bracket
    unless it goes on with the name; behind "at" it is a place.
    """
    cut = re.split(r"\s[|•·–—]\s|\s[-/]\s|\s?\(|, ", right, maxsplit=1)[0]
    aside = re.match(re.escape(cut) + r" \((?P<inner>[A-Z][\w .&-]{2,30})\)$", right)
    kept = aside is not None and (sign in "-–—" or aside["inner"].isupper())
    return (right if kept else cut).rstrip(" .,:-–—")


def names_employer(page: Page, line: Line, sign: str, name: str) -> bool | None:
    """Whether the tail of a title line is the employer: True, False for perhaps, None for no."""
    bare = re.sub(r"\s*\(.*", "", name)
    words = bare.split()
    fact = structure.is_fact_word(bare) or place.is_place(bare) or re.match(r"\d+\b|[$€£]", bare)
    if not 1 <= len(words) <= 7 or structure.titled(bare) or fact or skills.bare(bare):
        return None
    if sign.rstrip("@ ") in ("at", "bei", "chez", "na", "no", "bij", "hos", ""):
        small = bare == bare.lower() and not bare[:1].isdigit()
        return True if not small or page.source[:100_000].count(bare) > 1 else None
    if len(words) > 4 or not _sounds_like_name(bare):
        return None
    if _employs(page, bare) or _addressed(page, bare):
        return True
    return False if sign == "—" and line.level == 1 else None


def _addressed(page: Page, name: str) -> bool:
    """Whether a web address near the top has the name for its host or for one of its parts."""
    slug = "".join(c for c in name.casefold() if c.isalnum())
    for url in re.findall(r"https?://(\S{4,200})", page.source[:3000]):
        host, *parts = re.split(r"[/?#]", url.casefold())
        plain = [re.sub(r"[^a-z0-9]", "", part) for part in parts]
        if len(slug) > 2 and (slug in re.sub(r"[^a-z0-9.]", "", host) or slug in plain):
            return True
    return False


def _employs(page: Page, name: str) -> bool:
    """Whether the text goes on to speak of that name as of an employer: "About …", "… is", "…'s"."""
    word = re.escape(name.strip())
    spoken = re.compile(
        rf"\b(?:[Aa]bout|At|Join|[Jj]oining|Why|Über|Bei|bei|Chez|with|for) {word}\b"
        rf"|{word}(?:['’]s?\b| (?:is|are|has|was|we|offers|provides|ist|sucht|est|es|GmbH|Inc|Ltd)\b)"
    )
    return any(spoken.search(m.line.head) for m in page.employer())


def _sounds_like_name(text: str) -> bool:
    """A short capitalised tail that is no field of work."""
    known = {*table("companies")["departments"], *table("roles")["levels"]}
    words = text.split()
    return (
        len(words) <= 3
        and all(w != w.lower() or w in ("&", "of") for w in words)
        and not any(w.casefold() in known for w in words)
        and not text.isdigit()
    )
