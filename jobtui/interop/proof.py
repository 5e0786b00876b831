"""A proof of applications to hand in: one table, as Markdown and as a page to print."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import PurePath

from jobtui.domain.display import safe_line
from jobtui.domain.number import counted
from jobtui.domain.proof import Application, Proof
from jobtui.interop.comparison import escaped
from jobtui.interop.markdown import table

FORMATS = ("markdown", "html")

_HEADS = ("Applied on", "Company", "Title", "Channel", "Stages since")

_STYLE = """
@page { size: A4; margin: 18mm }
body { font: 10.5pt/1.4 sans-serif; color: #000; background: #fff; max-width: 174mm; margin: 2em auto }
h1 { font-size: 15pt; margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 1.5em 0 }
th, td { border: 0.5pt solid #666; padding: 3pt 5pt; text-align: left; vertical-align: top }
th, td:first-child { white-space: nowrap; min-width: 0 }
td { overflow-wrap: anywhere; hyphens: auto; min-width: 25mm }
thead { display: table-header-group }
tr { break-inside: avoid }
.signed { margin-top: 4em; border-top: 0.5pt solid #666; width: 60%; padding-top: 3pt; font-size: 9pt }
@media print { body { margin: 0; max-width: none } }
"""

_POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
"""Nothing is loaded from anywhere, and no style but the one above is used."""


def format_of(name: str | None, path: PurePath | None) -> str:
    """The format asked for by its name, else by how the file is called."""
    return name or ("html" if path and path.suffix.casefold() in (".html", ".htm") else "markdown")


def to_markdown(proof: Proof) -> str:
    """A heading, the period, the table, how many there are. No text of a posting acts as markup."""
    lines = [f"# {escaped(_heading(proof))}", escaped(_period(proof)), _sum(proof)]
    if proof.applications:
        lines.insert(2, table(_HEADS, map(_cells, proof.applications)).rstrip("\n"))
    return "\n\n".join(lines) + "\n"


def to_html(proof: Proof) -> str:
    """The same as one page of HTML for A4, everything escaped, with a line to sign on.

    It asks for nothing from outside, and no text of a posting acts as markup.
    """
    heading = _text(_heading(proof))
    head = "".join(f'<th scope="col">{_text(one)}</th>' for one in _HEADS)
    rows = "".join(f"<tr>{_row(_cells(one))}</tr>\n" for one in proof.applications)
    held = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n" if rows else ""
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<title>{heading}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{heading}</h1>
<p>{_text(_period(proof))}</p>
{held}<p>{_text(_sum(proof))}</p>
<p class="signed">Place, date, signature</p>
</body>
</html>
"""


def _heading(proof: Proof) -> str:
    return f"Applications of {proof.name}" if proof.name else "Applications"


def _period(proof: Proof) -> str:
    return f"Period: {proof.period}"


def _sum(proof: Proof) -> str:
    number = len(proof.applications)
    if not number:
        return "No applications in this period."
    undated = sum(not one.dated for one in proof.applications)
    said = f"{counted(number, 'application')} in this period."
    return f"{said} {undated:,} of them without a day, by when entered." if undated else said


def _cells(one: Application) -> tuple[str, ...]:
    stages = " → ".join(f"{stay.status} {stay.begins}" if stay.dated else stay.status for stay in one.course)
    day = f"by {one.on}" if one.no_later else one.on.isoformat()
    if not one.dated:
        day = f"not known, by {one.on}"
    return (day, _stated(one.row.company), one.row.name, _stated(one.channel), stages)


def _stated(text: str | None) -> str:
    return _line(text or "") or "(not stated)"


def _row(cells: Sequence[str]) -> str:
    return "".join(f"<td>{_text(cell)}</td>" for cell in cells)


def _text(text: str) -> str:
    return escape(_line(text))


def _line(text: str) -> str:
    return " ".join(safe_line(text).split())
