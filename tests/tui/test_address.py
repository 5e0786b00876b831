"""Which addresses may go to a browser."""

import pytest

from jobtui.domain.problem import Refused
from jobtui.tui.address import openable


@pytest.mark.parametrize(
    ("url", "host", "rebuilt"),
    [
        ("https://a.example/jobs/7?x=1#top", "a.example", "https://a.example/jobs/7?x=1#top"),
        ("HTTP://A.example:8080", "a.example", "http://a.example:8080"),
        ("https://bücher.example/ä", "xn--bcher-kva.example", "https://xn--bcher-kva.example/ä"),
        ("http://[::1]/x", "::1", "http://[::1]/x"),
    ],
)
def test_web_addresses_are_rebuilt_with_a_plain_host(url: str, host: str, rebuilt: str) -> None:
    assert openable(url) == (host, rebuilt)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--version",
        "%action--incognito",
        "https://",
        "https:///path",
        "https://user@a.example/",
        "https://a.example\\@b.example/",
        "https://a.example/ b",
        "https://a.example/\x1b[31m",
        "https://a.example/\u202egnp",
        "https://a.example:99999/",
        "https://[::1/",
        "https://a.example/" + "x" * 2048,
    ],
)
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        openable(url)
    assert len(refused.value.message) < 140
