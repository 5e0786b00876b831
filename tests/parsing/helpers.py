"""Helpers of the parser's tests: read an invented posting, find the corpus where there is one."""

import os
from datetime import date
from pathlib import Path

import pytest

from jobtui.domain.reading import Reading
from jobtui.parsing import read

AS_OF = date(2026, 11, 20)


def read_one(text: str, file: str = "posting.txt") -> Reading:
    """The reading of a posting given as text."""
    return read(text.encode(), file, as_of=AS_OF)[0]


def corpus() -> Path:
    """The corpus folder: JOBTUI_CORPUS, else ../shared/corpus beside the repository."""
    named = os.environ.get("JOBTUI_CORPUS")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "shared" / "corpus"


def corpus_files() -> list[Path]:
    """Every posting of every corpus, none where there is no corpus."""
    return sorted(corpus().glob("*/raw/*"))


needs_corpus = pytest.mark.skipif(not corpus_files(), reason="no corpus: set JOBTUI_CORPUS to its folder")
