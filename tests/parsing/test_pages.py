"""Saved pages: what stands around a posting is left out, and lines are lines."""

import pytest

from jobtui.parsing.html import render
from tests.parsing.helpers import read_one

BODY = (
    "<h1>Lamp Engineer</h1><p>Harrow Lamps is a maker of lamps for harbours.</p>"
    "<p>" + "The harbour is long and its lamps are many. " * 12 + "</p>"
    "<h2>Requirements</h2><ul><li>Clean hands</li><li>A steady eye</li></ul>"
)
CHROME = "<p>We use biscuits.</p><ul><li>Trim wicks at Miller</li></ul>"
AROUND = [
    "<nav>{}</nav>",
    "<footer>{}</footer>",
    "<aside>{}</aside>",
    '<div role="navigation">{}</div>',
    '<div class="a" role=contentinfo>{}</div>',
    '<div role="dialog" aria-modal="true">{}</div>',
    '<div class="cookie-banner">{}</div>',
    '<div id="onetrust-consent-sdk"><div><div>{}</div></div></div>',
    '<div class="row page-breadcrumbs">{}</div>',
    "<div class='similar-jobs'>{}</div>",
    '<div class="RelatedJobs">{}</div>',
    '<div class="modal fade" id="x">{}</div>',
    '<div class="contextual-sign-in-modal">{}</div>',
    '<div style="display: none">{}</div>',
]


@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_a_posting_is_left_out(around: str) -> None:
    chrome = around.format(CHROME)
    for source in (f"<body>{chrome}<div>{BODY}</div></body>", f"<body><div>{BODY}{chrome}</div></body>"):
        text = render(source).text
        assert text.startswith("# Lamp Engineer")
        assert text.endswith("- A steady eye")


def test_the_main_part_is_told_by_its_role_too() -> None:
    source = f'<div><p>Jobs</p></div><div class="x" role="main">{BODY}</div><div>{CHROME}</div>'
    assert render(source).text == render(f"<main>{BODY}</main>").text


def test_a_posting_that_is_called_chrome_is_kept_all_the_same() -> None:
    assert "Clean hands" in render(f'<div class="similar-jobs">{BODY}</div>').text


def test_an_element_that_is_never_closed_takes_nothing_with_it() -> None:
    text = render(f'<div><div role="navigation"><p>Jobs</div></div><div>{BODY}</div>').text
    assert text.startswith("# Lamp Engineer")


def test_spans_on_lines_of_their_own_are_lines() -> None:
    source = "<h1>Lamp Engineer</h1><div>\n<span>Harrow Lamps</span>\n <span>Leeds, UK</span>\n</div>"
    assert render(source).text == "# Lamp Engineer\n\nHarrow Lamps\nLeeds, UK"


@pytest.mark.parametrize("around", ["<p>{}</p>", "<ul><li>{}</li></ul>"])
def test_spans_within_prose_are_no_lines(around: str) -> None:
    text = render(around.format("<span>Trim wicks</span>\n<span>and polish lamps.</span>")).text
    assert text.removeprefix("- ") == "Trim wicks and polish lamps."


def test_a_small_heading_of_several_lines_names_no_part() -> None:
    source = "<h1>Lamp Engineer</h1><h4><div>Harrow Lamps</div><div>Leeds, UK</div></h4><h4>Requirements</h4>"
    assert render(source).text == "# Lamp Engineer\n\nHarrow Lamps\n\nLeeds, UK\n\n#### Requirements"


def test_a_page_without_a_heading_is_put_under_its_own_title() -> None:
    body = BODY.replace("<h1>Lamp Engineer</h1>", "")
    page = f"<html><head><title>Lamp Engineer | Harrow Lamps</title></head><body>{body}</body></html>"
    title = read_one(page, "a.html").facts.title
    assert title is not None
    assert title.value == "Lamp Engineer"


def test_the_head_of_an_answer_is_no_part_of_a_page() -> None:
    head = "HTTP/1.1 200 OK\r\nServer: lamps\r\nSet-Cookie: a=b; Path=/\r\n\r\n"
    page = f"<!doctype html><html><body>{BODY}</body></html>"
    assert read_one(head + page, "a.html").text == read_one(page, "a.html").text
