"""Postings as Markdown: what a renderer makes of it, whatever the texts hold."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jobtui.domain.display import safe_block, safe_line
from jobtui.domain.event import Event, EventKind
from jobtui.domain.posting import Capture, NextAction, Note, Posting, PostingRow
from jobtui.domain.reading import Facts, Finding
from jobtui.domain.requirement import ChecklistItem, Kind, Requirement, State
from jobtui.interop import markdown
from jobtui.interop.markdown import fenced, file_name, to_page, to_table

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
OWN_TAGS = {"h1", "h2", "h3", "ul", "li", "p", "pre", "code", "br"}
HOSTILE = (
    "# head\n===\n---\n- item\n1. one\n> quote\n<script>x</script> &lt; [a](javascript:b) ![c](d) `e` **f**"
    "\n| a | b |\n| - | - |\n```\nfence\n````\n    indented\n~~~\nhttp"
)


def _posting(text: str) -> Posting:
    """A posting with one text everywhere."""
    return Posting(
        3,
        "applied",
        Facts(Finding(text), Finding(text), skills=(Finding(text), Finding("SQL"))),
        checklist=(ChecklistItem(1, 1, Requirement(text, Kind.REQUIRED), State.MET, text),),
        next_action=NextAction(text, date(2026, 12, 3)),
        notes=(Note(1, AT, text),),
        events=(Event(1, 1, AT, AT.date(), 3, EventKind.EDITED, text),),
        captures=(Capture(1, "x.txt", "", AT, "text", "utf-8", text),),
        tags=(text,),
    )


def to_markdown(postings: Iterable[Posting], *, texts: bool = True) -> str:
    """A page, whole."""
    return "".join(markdown.to_markdown(postings, texts=texts))


def _html(text: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def test_the_parts_of_a_posting() -> None:
    html = _html(to_markdown([_posting("Call [them]")]))
    assert "<h2>3 Call [them] · Call [them]</h2>" in html
    assert "<li>Next: Call [them], due 2026-12-03</li>" in html
    assert "<li>[x] Call [them] (required, met) – Call [them]</li>" in html
    assert html.count("<h3>") == 4
    assert "Source" not in to_markdown([_posting("x")], texts=False)


@given(st.text() | st.just(HOSTILE) | st.text("`~#*_[]<>&|\\-+=.:1 \n\ta"))
def test_no_text_acts_as_markup(text: str) -> None:
    html = _html(to_markdown([_posting(text)]))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= OWN_TAGS
    assert (html.count("<h1>"), html.count("<h2>"), html.count("<h3>"), html.count("<pre>")) == (1, 1, 4, 1)
    assert html.count("<li>") == 4 + 1 + 1 + 1


def test_a_page_of_its_own_holds_the_same_one_level_up() -> None:
    page = to_page(_posting("Call"))
    assert to_markdown([_posting("Call")]) == "# Postings\n\n" + page.replace("\n### ", "\n#### ").replace(
        "\n## ", "\n### "
    ).replace("# 3", "## 3")


@pytest.mark.parametrize(
    ("title", "company", "name"),
    [
        ("Data Engineer (m/w/d)", "Acmé & Co.", "data-engineer-m-w-d-acme-co-3.md"),
        (None, "Acme", "acme-3.md"),
        (None, None, "posting-3.md"),
        ("../../etc/passwd\x1b[2J", None, "etc-passwd-2j-3.md"),
        ("データ", "会社", "posting-3.md"),
    ],
)
def test_the_file_of_a_page_is_named_after_what_it_holds(
    title: str | None, company: str | None, name: str
) -> None:
    assert file_name(PostingRow(3, title, company, "saved")) == name


@given(st.text() | st.just(HOSTILE))
def test_a_table_has_a_cell_for_every_value(text: str) -> None:
    rows = [PostingRow(n, text, text, text, (text,), url=text, tags=(text,)) for n in (1, 2)]
    html = _html(to_table(rows, ("title", "company", "status", "locations", "url", "tags")))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) == {"table", "thead", "tbody", "tr", "th", "td"}
    cells = re.findall("<td>(.*)</td>", html)
    assert [unescape(cell) for cell in cells] == [" ".join(safe_line(text).split())] * 12


def test_a_table_shows_the_usual_columns_unless_told_otherwise() -> None:
    assert to_table([PostingRow(1, "A", None, "saved")]).splitlines()[::2] == [
        "| id | title | company | status | since | locations | closes | next_action | due |",
        "| 1 | A |  | saved |  |  |  |  |  |",
    ]


@given(st.text() | st.text("# a\\"))
def test_a_heading_holds_the_whole_title(text: str) -> None:
    (title,) = re.findall("<h2>(.*)</h2>", _html(to_markdown([_posting(text)])))
    shown = " ".join(safe_line(_posting(text).subject).split())
    assert unescape(title) == f"3 {shown}".strip()


@given(st.text() | st.text("`\n a"))
def test_a_fence_holds_the_whole_text(text: str) -> None:
    html = _html("\n".join(fenced(text)))
    (held,) = re.findall(r'^<pre><code class="language-text">(.*)</code></pre>\n$', html, re.DOTALL)
    assert unescape(held) == safe_block(text) + "\n"
