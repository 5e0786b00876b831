"""Streams that lack characters: symbols keep their place, all else can still be told apart."""

import subprocess
from collections.abc import Callable

from tests.cli.conftest import Jobtui


def test_what_an_encoding_lacks_is_replaced_in_place(jobtui: Jobtui) -> None:
    said = "○ saved – €68 … Zürich 東京 ✓"
    assert said.encode("ascii", "jobtui.plain") == rb"o saved - \u20ac68 ~ Z\xfcrich \u6771\u4eac v"
    assert said.encode("latin-1", "jobtui.plain") == b"o saved - \\u20ac68 ~ Z\xfcrich \\u6771\\u4eac v"
    assert said.encode("utf-8", "jobtui.plain").decode() == said


def test_the_program_writes_so(
    program: Callable[..., "subprocess.CompletedProcess[bytes]"], jobtui: Jobtui
) -> None:
    jobtui("add", "--title", "Zürich: clerk")
    told = program("list", env={"PYTHONIOENCODING": "ascii"}).stdout
    assert b"o saved" in told
    assert rb"Z\xfcrich" in told
