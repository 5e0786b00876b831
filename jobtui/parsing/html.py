"""HTML to lines: `# ` for headings, `- ` for items, a new line at blocks. Linear, whatever the input."""

import html as entities
import re
from dataclasses import dataclass, field

from jobtui.parsing.tokens import Tag, Tokens

_SKIP = frozenset(
    {
        "script",
        "style",
        "svg",
        "template",
        "noscript",
        "iframe",
        "object",
        "canvas",
        "math",
        "head",
        "select",
        "textarea",
        "video",
        "audio",
        "map",
    }
)
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "xmp", "svg"})
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button", "dialog", "menu"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog"})
_ROLE = re.compile(r"\srole\s?=\s?[\"']?([a-z]+)", re.I)
_CHROME = re.compile(
    r"\s(?:class|id)\s?=\s?[\"']?[^\"'>]{0,300}?(?:cookie|consent|onetrust|breadcrumb|modal fade|"
    r"sign-?in-modal|log-?in-modal|(?:similar|related|recommended)[-_]?(?:jobs?|positions?|vacanc))",
    re.I,
)
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form header hgroup "
    "hr html legend main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SMALL = frozenset({"h4", "h5", "h6"})
_APART = frozenset({"p", "ul", "ol", "table", "section", "article", "blockquote", "pre", "dl"})
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_HIDDEN = re.compile(r"\shidden(?:[\s=>/]|$)|display\s?:\s?none|visibility\s?:\s?hidden", re.I)
_LD = re.compile(r"type\s{0,3}=\s{0,3}[\"']?application/ld\+json", re.I)
_NUMERIC = re.compile(r"&#(?:x0{0,20}[0-9a-f]{8,}|0{0,20}\d{8,});?", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_BOLD_LINE = re.compile(r"(?:\*\*[^*]{1,200}\*\*[ :]?)+")
ENOUGH = 400
"""So many characters of text make a part of a page worth reading alone."""


@dataclass(slots=True)
class Rendered:
    """What a page says: its text, its JSON-LD blocks and its `<title>`."""

    text: str
    linked: list[str] = field(default_factory=list)
    title: str = ""


@dataclass(slots=True)
class _Chunk:
    text: str
    main: bool
    aside: bool


class _Writer:
    """Collects the text of a page piece by piece, each with the part of the page it stands in.

    `open` are the elements that are not closed yet, each with whether it is the main part and whether it is a
    margin.
    """

    def __init__(self) -> None:
        self.chunks: list[_Chunk] = []
        self.open: list[tuple[str, bool, bool]] = []
        self.main = self.aside = 0
        self.heading = -1

    def write(self, text: str) -> None:
        if text:
            self.chunks.append(_Chunk(text, self.main > 0, self.aside > 0))

    def start(self, name: str, attributes: str = "") -> None:
        if name == "br":
            self.write("\n")
        elif name == "li":
            self.write("\n- ")
        elif name[0] == "h" and name[1:] in ("1", "2", "3", "4", "5", "6"):
            self.heading = len(self.chunks)
            self.write("\n\n" + "#" * int(name[1]) + " ")
        elif name in ("b", "strong"):
            self.write("**")
        elif name in _BLOCK:
            self.write("\n\n" if name in _APART else "\n")
        if name not in _VOID:
            role = match[1].lower() if "role" in attributes and (match := _ROLE.search(attributes)) else ""
            main = name == "main" or role == "main"
            aside = name in _ASIDE or role in _ASIDE_ROLES or (name == "div" and _chrome(attributes))
            self.open.append((name, main, aside))
            self.main += main
            self.aside += aside

    def end(self, name: str) -> None:
        if all(name != opened for opened, _, _ in self.open[-60:]):
            return
        while self.open:
            last, main, aside = self.open.pop()
            self.main -= main
            self.aside -= aside
            self._close(last)
            if last == name:
                break
        if name in _SMALL:
            self._plain_heading()

    def _plain_heading(self) -> None:
        """Take its mark from a small heading of several lines: below a title, these say who and where."""
        at, self.heading = self.heading, -1
        if at >= 0 and "\n" in "".join(chunk.text for chunk in self.chunks[at + 1 :]).strip():
            self.chunks[at].text = "\n\n"

    def apart(self) -> bool:
        """Whether elements that a page writes on lines of their own stand apart: not so within prose."""
        blocks = (name for name, _, _ in reversed(self.open) if name in _BLOCK or name[0] in "hl")
        block = next(blocks, "")
        return block not in ("p", "li", "")

    def _close(self, name: str) -> None:
        if name in ("b", "strong"):
            self.write("**")
        elif name[0] == "h" and name[1:].isdigit():
            self.write("\n\n")
        elif name == "li" or name in _BLOCK:
            self.write("\n\n" if name in _APART else "\n")

    def result(self) -> str:
        """The text of the main part where it says enough, else of the page without its margins, else all of
        it.
        """
        kept = [c for c in self.chunks if c.main and not c.aside]
        for chosen in (kept, [c for c in self.chunks if not c.aside], self.chunks):
            text = tidy("".join(c.text for c in chosen))
            if len(text) >= ENOUGH:
                return text
        return tidy("".join(c.text for c in self.chunks))


def _chrome(attributes: str) -> bool:
    """Whether a part is named as what pages put around a posting."""
    return bool(_CHROME.search(attributes[:2000]))


def render(source: str) -> Rendered:
    """The readable text of an HTML page or fragment. Scripts, styles and hidden parts are left out."""
    writer, page = _Writer(), Rendered("")
    unclosed: set[str] = set()
    at, before = 0, ""
    for tag in Tokens(source):
        if tag.start > at:
            raw = source[at : tag.start]
            lined = before == "/span" and tag.name == "span" and "\n" in raw and raw.isspace()
            writer.write("\n" if lined and writer.apart() else _text(raw))
        before = f"/{tag.name}" if tag.closing else tag.name
        at = max(at, tag.end)
        if tag.closing:
            writer.end(tag.name)
        elif tag.name in _RAW or tag.name in _SKIP or _HIDDEN.search(tag.attributes[:2000]):
            at = _passed(source, tag, page, unclosed)
        else:
            writer.start(tag.name, tag.attributes)
    writer.write(_text(source[at:]))
    page.text = writer.result()
    return page


def plain(fragment: str) -> str:
    """The text of an HTML fragment that may have been escaped once or twice more than it should be."""
    for _ in range(2):
        if re.search(r"&lt;/?(?:p|div|br|li|ul|h\d|strong|span|b)\b", fragment[:5000]):
            fragment = unescape(fragment)
    if not re.search(r"<[a-zA-Z/!]", fragment):
        return unescape(fragment)
    return render(fragment).text


def unescape(text: str) -> str:
    """Character references as characters; absurdly large ones become �."""
    return entities.unescape(_NUMERIC.sub("\ufffd", text))


def tidy(text: str) -> str:
    """Lines without trailing blanks, at most one blank line between them, bold marks kept only around whole
    lines.
    """
    lines: list[str] = []
    waiting = ""
    for raw in text.split("\n"):
        line = _SPACES.sub(" ", raw).strip().replace("****", "")
        bare = line.removeprefix("- ")
        whole = _BOLD_LINE.fullmatch(bare) and not line.startswith("#")
        told = line.replace("**", "").strip()
        line = f"**{told}**" if whole and told and not line.startswith("- ") else told
        line = line.strip()
        if re.fullmatch(r"#{1,6}|-", line):  # the heading or item begins on a line of its own
            waiting, line = line + " ", ""
        elif line and waiting:
            line = line if line.startswith(("- ", "#")) else waiting + line
            waiting = ""
        if line.startswith("- ") and len(lines) > 1 and not lines[-1] and lines[-2].startswith("- "):
            lines.pop()
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def _text(raw: str) -> str:
    return _SPACES.sub(" ", unescape(raw).replace("*", "∗") if "**" in raw else unescape(raw))


def _passed(source: str, tag: Tag, page: Rendered, unclosed: set[str]) -> int:
    """Skip an element whose text is not shown; keep linked data and the page's title. Gives the offset
    behind it.
    """
    if tag.name in _VOID or tag.name in unclosed:
        return tag.end
    end = _end_of(source, tag)
    if end < 0:  # looked for once, not again at every such tag
        unclosed.add(tag.name)
        return len(source) if tag.name in ("script", "style") else tag.end
    body = source[tag.end : end]
    if tag.name == "script" and _LD.search(tag.attributes):
        page.linked.append(body)
    elif tag.name == "title" and not page.title:
        page.title = " ".join(unescape(body[:1000]).split())
    elif tag.name == "head":
        return tag.end  # its title and linked data are wanted
    close = source.find(">", end)
    return close + 1 if close >= 0 else len(source)


def _end_of(source: str, tag: Tag) -> int:
    """Where the element that `tag` opens ends; nested ones of its name are counted (at most 200)."""
    pattern = re.compile(rf"<(/?){re.escape(tag.name)}(?=[\s>/])", re.I)
    if tag.name in _RAW:
        match = re.compile(rf"</{re.escape(tag.name)}(?=[\s>/])", re.I).search(source, tag.end)
        return match.start() if match else -1
    depth = 1
    for count, match in enumerate(pattern.finditer(source, tag.end)):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.start()
        if count > 200:
            break
    return -1
