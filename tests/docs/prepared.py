"""A home in which a search is half-way through: what the commands of the pages are run against."""

import io
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from jobtui.cli.app import prepare_streams, run
from jobtui.storage.store import SqliteStore
from jobtui.tracker.demo import fill
from jobtui.tracker.tracker import Tracker
from tests.cli.conftest import POSTING
from tests.month import AGAIN, ANOTHER, lay_out

MOVING = Path(__file__).parent.parent / "interop" / "moving"

DATABASE = Path(".local/share/jobtui/jobtui.db")
"""Where the database lies below the home of somebody who changed nothing, on Linux."""

BACKUP = DATABASE.parent / "backups" / "jobtui.20261121T201500Z.db"
"""The backup that the pages put back."""

_SETUP = f"""
import {AGAIN}
import --as-new {ANOTHER}
tag add "dream job, via:email" 4 5
contact add "Jo Kirk" --posting 4 --role Recruiter --email jo@norrfell.example
interview add 6 "+3d 10:00" --round "Technical interview" --with "Sam Hill"
document add 5 cv.pdf --kind resume --keep
offer add 4 --base "92k EUR /year" --bonus 8k --deadline +7d
offer add 2 --base "170k USD /year" --equity 40k --vesting 4
criterion add Commute --weight 6
criterion add People --weight 4
score 2 Commute 4 --reason "twenty minutes by bike"
score 4 Commute 3
score 2 People 3
score 4 People 5
profile add place Berlin --wish
profile add pay --amount "80k EUR/year"
profile add skill Cobol --years 30 --last-used 2020
point 2 + "a team that writes things down"
rate USD EUR 0.92
filter save near place:rotterdam,utrecht
filter save good "@near pay>60k"
heading add "what we dream of" preferred
check 5 1 met --note "nine years"
edit 8 company="Brindlefork"
note 8 "Ask who pays for the trains"
snooze 8 +5d
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left."""

    code: int
    out: str
    err: str


def prepare(home: Path) -> None:
    """Fill a folder as the home of a person who has looked for work for some weeks."""
    lay_out(home)
    database = home / DATABASE
    database.parent.mkdir(parents=True)
    store = SqliteStore(database)
    fill(Tracker(store), datetime.now().astimezone())
    store.close()
    for name in ("postings/acme.md", "postings/kiln.md", "acme.md"):
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(POSTING.replace("Acme Tidal", path.stem.title()), encoding="utf-8")
    (home / "calder.md").write_text(POSTING.replace("Acme Tidal Ltd", "Calder & Quay Bank"), encoding="utf-8")
    (home / "untitled.md").write_text("Requirements\n\n- Strong knowledge of SQL\n", encoding="utf-8")
    (home / "postings" / "elsewhere.md").symlink_to("/etc/hostname")
    (home / "cv.pdf").write_bytes(b"%PDF-1.7 as sent")
    (home / "stick").mkdir()
    for file in MOVING.iterdir():
        shutil.copy(file, home)
    with at_home(home):
        for line in _SETUP.strip().splitlines():
            done = call(shlex.split(line))
            assert done.code == 0, (line, done.err)
        assert call(["export", "json", "-o", "postings.json"]).code == 0
        assert call(["backup", str(home / BACKUP)]).code == 0


@contextmanager
def at_home(home: Path) -> Iterator[None]:
    """Be the person whose home a folder is, and work in it."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "VISUAL": "true"}
    before = Path.cwd()
    os.chdir(home)
    try:
        with patch.dict(os.environ, kept, clear=True):
            yield
    finally:
        os.chdir(before)


def call(arguments: Sequence[str], **env: str) -> Done:
    """Run a command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    streams: dict[str, Any] = {"stdout": out, "stderr": err, "stdin": io.StringIO(POSTING)}
    with patch.multiple(sys, **streams), patch.dict(os.environ, env):
        prepare_streams()
        code = run(list(arguments))
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Done(code, *texts)
