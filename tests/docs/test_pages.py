"""Every command that the README and the pages show does what it shows, in a home that is prepared."""

import re
import shlex
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from tests.docs.prepared import at_home, call

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

NOT_RUN = re.compile(r"#.*\bopens\b")
"""The comment of a line that only a person can follow: it says what opens."""

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_SHELL = ("sh", "console")
_ENDS = {"|", ">", "<", "&&", ";"}


def _lines(page: Path) -> Iterator[str]:
    """The lines of the shell blocks of a page that call jobtui, those behind a backslash joined."""
    for language, block in _FENCE.findall(page.read_text(encoding="utf-8")):
        if language in _SHELL:
            for line in block.replace("\\\n", " ").splitlines():
                if re.search(r"(^|[/ ])jobtui( |$)", line.split("#")[0]) and "pip install" not in line:
                    yield line.strip().removeprefix("$ ")


def _words(line: str) -> tuple[dict[str, str], list[str]]:
    """What a line sets in the environment, and the arguments of jobtui up to a pipe or what follows."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    words = [*takewhile(lambda word: word not in _ENDS, lexer)]
    at = next(at for at, word in enumerate(words) if word.split("/")[-1] == "jobtui")
    env = dict(word.split("=", 1) for word in words[:at] if "=" in word)
    return env, [str(Path(word).expanduser()) if word.startswith("~/") else word for word in words[at + 1 :]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_can_be_run(page: Path, home: Path) -> None:
    """One line after the other, as somebody who reads it would."""
    failed = []
    with at_home(home):
        for line in _lines(page):
            if not NOT_RUN.search(line):
                env, arguments = _words(line)
                done = call(arguments, **env)
                if done.code or "error" in done.err:
                    failed.append((line, done.code, done.err))
    assert failed == []


def test_what_is_not_run_opens_something() -> None:
    """Screens, an editor or a browser, and nothing else; `--help` of each still works."""
    for page in PAGES:
        for line in filter(NOT_RUN.search, _lines(page)):
            _, arguments = _words(line)
            assert not arguments or call([arguments[0], "--help"]).code == 0, line
