"""Which kind of file a text is: json, html, xml, markdown or plain text."""

import re

_TAG = re.compile(
    (
        r"</?(?:p|div|li|ul|ol|br|h[1-6]|table|tr|td|section|article|body|head|"
        r"meta)\b[^<>]{0,200}>"
    ),
    re.I,
)
_MARKS = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]{2,80}\*\*[ :]*$|__[^_\n]{2,80}__[ :]*$)|\]\(https?://", re.M)
_EXTENSIONS = {
    ".json": "json", ".jsonl": "json", ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "html",
    ".xml": "xml", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
_OBJECT = re.compile(r'\{\s{0,50}"|\[\s{0,50}\{\s{0,50}"')
_SAMPLE = 100_000


def sniff(file: str, text: str) -> str:
    """The format by content first, by the file's extension where the content leaves it open."""
    start = text[:2000].lstrip("\ufeff \t\r\n").casefold()
    by_name = next((kind for end, kind in _EXTENSIONS.items() if file.casefold().endswith(end)), None)
    found = _by_start(start)
    if found is None or (found == "json" and by_name in ("html", "xml")):
        found = by_name
    if found == "html" and start.startswith(("---\n", "+++\n")) and len(_TAG.findall(text[:_SAMPLE])) < 3:
        found = "markdown"  # a block of keys, and text that only a site will make a page of
    if found is None:
        tags = len(_TAG.findall(text[:_SAMPLE]))
        found = "html" if tags >= 12 or (tags >= 3 and start.startswith("<")) else None
    marked = found is None and len(_MARKS.findall(text[:_SAMPLE])) >= 2
    return found or ("markdown" if marked else "text")


def _by_start(start: str) -> str | None:
    """What the first characters settle."""
    if start.startswith(("<!doctype html", "<html")):
        return "html"
    if start.startswith("<?xml"):
        return "html" if "<html" in start else "xml"
    return "json" if _OBJECT.match(start) else None
