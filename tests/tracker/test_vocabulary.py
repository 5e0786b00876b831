"""Own headings: remembered in one small file, the same bytes for the same headings, never at its expense."""

import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from jobtui.domain.problem import BadData, CannotWrite, WrongUsage
from jobtui.tracker.files import SourceFile
from jobtui.tracker.intake import Intake
from jobtui.tracker.tracker import Tracker
from jobtui.tracker.vocabulary import MAX_BYTES, Vocabulary

TEXT = "Kiln Operator\nEmber\n\nAbout us\nWe fire.\n\nThings we dream of\n- A dog of your own\n- Moonlight\n"


@pytest.fixture
def own(tmp_path: Path) -> Vocabulary:
    return Vocabulary(tmp_path / "config" / "jobtui" / "headings.toml")


def place(own: Vocabulary) -> Path:
    assert own.path is not None
    return own.path


def plain(own: Vocabulary) -> Mapping[str, list[str]]:
    return {part: list(found) for part, found in own.headings().items()}


def damage(own: Vocabulary, text: str | bytes) -> Path:
    """Put something else in the file."""
    path = place(own)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_nothing_is_known_and_no_file_made_by_asking(own: Vocabulary) -> None:
    assert own.usable() == ({}, "")
    assert not place(own).parent.exists()


def test_what_is_taught_is_found_again(own: Vocabulary) -> None:
    assert own.teach("What You’ll  Own:", "responsibilities") is None
    assert plain(own) == {"responsibilities": ["what you'll own"]}
    assert own.part_of("## what you'll own") == "responsibilities"


def test_the_file_is_private_and_sorted_and_the_same_for_the_same_headings(own: Vocabulary) -> None:
    for heading, part in (("zeal", "preferred"), ("Élan", "preferred"), ("apex", "benefits")):
        own.teach(heading, part)
    path = place(own)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    written = path.read_text("utf-8")
    assert written.split("\n\n", 1)[1] == (
        '[benefits]\nexact = [\n  "apex",\n]\n\n[preferred]\nexact = [\n  "zeal",\n  "élan",\n]\n'
    )
    path.unlink()
    for heading, part in (
        ("apex", "benefits"),
        ("Élan", "noise"),
        ("Élan", "preferred"),
        ("zeal", "preferred"),
    ):
        own.teach(heading, part)
    assert path.read_text("utf-8") == written
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_heading_opens_one_part_and_can_be_forgotten(own: Vocabulary) -> None:
    own.teach("Zeal", "preferred")
    assert own.teach("zeal", "noise") == "preferred"
    assert plain(own) == {"noise": ["zeal"]}
    assert own.teach("ZEAL", None) == "noise"
    assert plain(own) == {}


@pytest.mark.parametrize(
    ("heading", "part"),
    [("zeal", "nonsense"), ("", "noise"), ("one two three four five six seven eight nine ten", "noise"),
     ("a\x1b[31m", "noise"), ("a\x7fb", "noise"), ("a\udc80b", "noise")],
)  # fmt: skip
def test_what_is_no_heading_is_refused(own: Vocabulary, heading: str, part: str) -> None:
    with pytest.raises(WrongUsage):
        own.teach(heading, part)
    assert not place(own).exists()


@pytest.mark.parametrize("heading", ['say "hi" \\ so', "tab\there", "#hash = [1]", "日本語の見出し"])
def test_odd_headings_come_back(own: Vocabulary, heading: str) -> None:
    own.teach(heading, "noise")
    assert own.part_of(heading) == "noise"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('[noise]\nexact = ["a"\n\n[x]\n', 4, "unclosed array"),
        ('[noise]\nexact = "a\n', 2, ""),
        ('[benefits]\nexact = []\n\n[perks]\nexact = ["a"]\n', 4, "there is no part 'perks'"),
        ('[noise]\nstem = ["a"]\n', 1, "[noise] takes a list named exact"),
        ("\n[noise]\nexact = [1]\n", 2, "not a list of texts"),
        ("noise = 3\n", 1, "[noise] takes a list"),
        (b'[noise]\nexact = ["\xff"]\n', 2, "it is not UTF-8"),
        ('[noise]\nexact = ["a"', 2, "it ends too early"),
    ],
)
def test_a_damaged_file_is_one_sentence_with_its_line(
    own: Vocabulary, text: str | bytes, line: int, why: str
) -> None:
    path = damage(own, text)
    before = path.read_bytes()
    found, said = own.usable()
    assert found == {}
    assert said.startswith(f"'{path}' line {line}: ")
    assert why in said
    assert said.endswith("; your own headings are left out until it is mended.")
    assert "\n" not in said
    with pytest.raises(BadData):
        own.teach("zeal", "noise")
    assert path.read_bytes() == before


def test_a_file_that_is_too_large_or_no_file_is_left_out(own: Vocabulary) -> None:
    path = damage(own, b"#" * (MAX_BYTES + 1))
    assert "larger than 1,000,000 bytes" in own.usable()[1]
    path.unlink()
    path.mkdir()
    assert "is a folder" in own.usable()[1]


def test_without_a_place_nothing_is_remembered() -> None:
    with pytest.raises(CannotWrite):
        Vocabulary().teach("zeal", "noise")


def test_a_link_to_the_file_stays_one(own: Vocabulary, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("")
    place(own).parent.mkdir(parents=True)
    place(own).symlink_to(kept)
    own.teach("zeal", "noise")
    assert place(own).is_symlink()
    assert '"zeal"' in kept.read_text()


def read(tracker: Tracker, folder: Path) -> list[tuple[str, str]]:
    """What is asked in the text, as an import reads it."""
    path = folder / "kiln.txt"
    path.write_text(TEXT)
    with Intake(tracker) as intake:
        (draft,) = intake.read(SourceFile(str(path), path))
    return [(item.text, item.kind.value) for item in draft.reading.requirements]


def test_an_import_reads_with_what_was_taught(tracker: Tracker, own: Vocabulary, tmp_path: Path) -> None:
    taught = Tracker(tracker.store, tracker.clock, own)
    assert read(taught, tmp_path) == []
    own.teach("things we dream of", "preferred")
    assert read(taught, tmp_path) == [("A dog of your own", "preferred"), ("Moonlight", "preferred")]
    assert read(tracker, tmp_path) == []
    damage(own, "[")
    assert read(taught, tmp_path) == []
