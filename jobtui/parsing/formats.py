"""Which kind of file a text is: json, html, xml, markdown or plain text."""

import re

_TAG = re.compile(
    (
        r"</?(?:p|div|li|ul|ol|br|h[1-6]|span|table|tr|td|section|article|strong|b|em|body|head|"
        r"meta)\b[^<>]{0,200}>"
    ),
    re.I,
)
_MARKS = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]{2,80}\*\*[ :]*$|__[^_\n]{2,80}__[ :]*$)|\]\(https?://", re.M)
_EXTENSIONS = {
    ".json": "json", ".jsonl": "json", ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "html",
    ".xml": "xml", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
_SAMPLE = 100_000


def sniff(file: str, text: str) -> str:
    """The format by content first, by the file's extension where the content leaves it open."""
    start = text[:2000].lstrip("\ufeff \t\r\n").casefold()
    by_name = next((kind for end, kind in _EXTENSIONS.items() if file.casefold().endswith(end)), None)
    if start.startswith(("<!doctype html", "<html")):
        return "html"
    if start.startswith("<?xml") or by_name == "xml":
        return "html" if "<html" in start else "xml"
    if by_name in ("json", "html"):
        return by_name
    if re.match(r'\{\s{0,50}"|\[\s{0,50}\{\s{0,50}"', start):
        return "json"
    if by_name is None and start.startswith("<") and len(_TAG.findall(text[:_SAMPLE])) >= 3:
        return "html"
    if by_name is None and len(_TAG.findall(text[:_SAMPLE])) >= 12:
        return "html"
    if by_name == "markdown" or len(_MARKS.findall(text[:_SAMPLE])) >= 2:
        return "markdown"
    return "text"
