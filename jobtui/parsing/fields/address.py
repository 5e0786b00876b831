"""Names in web addresses: the employer's own site, or its corner of an applicant system."""

import re
from collections.abc import Iterator
from functools import cache

from jobtui.domain.reading import Finding, Origin, ZoneName
from jobtui.parsing import structure
from jobtui.parsing.fields import names
from jobtui.parsing.lines import quote
from jobtui.parsing.page import Mark, Page
from jobtui.parsing.tables import table

_DOMAIN = re.compile(
    r"https?://(?:www\.)?(?P<host>[\w.-]{3,80})(?P<path>/[\w.%-]{0,60})?(?P<more>/[\w.%-]{0,60})?"
    r"|\bwww\.(?P<bare>[\w-]{2,40}\.[a-z.]{2,10})"
)
_BEFORE = re.compile(r"(?:\b(?:at|join|joining|chez|bei|bij|hos|about|über|over) |^)$", re.I)
_BEHIND = re.compile(r"['’]s\b| (?:is|are|ist|est|is een|seeks|offers) ")
_AFFIXES = re.compile(
    r"^(?:careers?|jobs?|karriere|join|work(?:at|with)?|werkenbij|apply)-?|-?(?:careers?|jobs?|karriere|hr)$"
)


@cache
def _hosts() -> tuple[frozenset[str], frozenset[str]]:
    entry = table("companies")
    return frozenset(entry["domain_endings"]), frozenset(entry["host_words"])


def slugs(page: Page) -> Iterator[tuple[str, Mark, int, bool]]:
    """Names in addresses: the slug, its line and offset, and whether the site is the employer's own."""
    platforms = frozenset(table("companies")["platforms"])
    boards = names.words()[2] | platforms
    endings, words = _hosts()
    for mark in page.marks:
        if (mark.zone is ZoneName.NOISE and mark.origin is Origin.OTHER) or (
            "://" not in mark.line.head and "www." not in mark.line.head
        ):
            continue
        for match in _DOMAIN.finditer(mark.line.head):
            host = (match["host"] or match["bare"]).casefold().rstrip(".")
            parts = [p for p in host.split(".") if p not in endings and p not in words]
            board = any(part in boards for part in host.split(".") if part not in words)
            if not board and len(parts) == 1:
                yield parts[0], mark, mark.line.head.find(parts[0], match.start()), True
            elif board:
                paths = [x.strip("/") for x in (match["path"], match["more"]) if x]
                for name in (*(p for p in parts if p not in boards), *paths):
                    slug = _AFFIXES.sub("", name.casefold())
                    if (
                        len(slug) > 2
                        and slug not in words
                        and not slug.isdigit()
                        and not structure.titled(slug)
                    ):
                        yield slug, mark, mark.line.head.casefold().find(slug, match.start()), False


def _platform(page: Page) -> Finding[str] | None:
    """A site like Oracle's is its owner's own where the text names the owner again and again."""
    text = page.source[:100_000]
    for name in table("companies")["platforms"]:
        if len(name) > 3 and (f".{name}." in text or f"/{name}." in text):
            said = re.findall(rf"(?<![\w./@-])(?i:{re.escape(name)})(?![\w@/.])", text)
            if len([x for x in said if x[:1].isupper()]) > 2:
                return spelt(page, name)
    return None


def spelt(page: Page, slug: str) -> Finding[str] | None:
    """The name of a web address as the text spells it (`goodbread` → Good Bread)."""
    letters = [c for c in slug if c.isalnum()]
    if len(letters) < 3:
        return None
    loose = r"[\s.&'’-]{0,2}".join(map(re.escape, letters))
    pattern = re.compile(rf"(?<![\w./@-]){loose}(?![\w@/])", re.I)
    found: dict[str, Finding[str]] = {}
    for mark in page.employer():
        for match in pattern.finditer(_unlinked(mark.line.head)):
            if match[0] != match[0].lower() or match[0][:1].isdigit() or _used(mark.line.head, match):
                spans = mark.line.spans(*match.span())
                value = quote(page.source, spans)
                found.setdefault(value, Finding(value, spans, Origin.EMPLOYER, "url.spelt"))
    return next(iter(found.values()), None)


def _used(text: str, match: re.Match[str]) -> bool:
    """Whether a name in small letters is used as one: "at …", "…'s"."""
    return bool(_BEFORE.search(text[: match.start()]) or _BEHIND.match(text, match.end()))


def _unlinked(text: str) -> str:
    return re.sub(r"https?://\S+", lambda m: " " * len(m[0]), text) if "://" in text else text


def in_address(page: Page) -> Finding[str] | None:
    """The name in a web address, as the text spells it; else the name of the employer's own domain."""
    seen: set[str] = set()
    own: Finding[str] | None = None
    for slug, mark, at, mine in slugs(page):
        if slug in seen or len(seen) > 12:
            continue
        seen.add(slug)
        found = spelt(page, slug)
        if found and names.plausible(found.value):
            return found
        if mine and own is None and at >= 0 and names.plausible(slug):
            spans = mark.line.spans(at, at + len(slug))
            own = Finding(quote(page.source, spans), spans, Origin.SITE, "url.domain", suggested=True)
    return own or _platform(page)
