"""Paths as people type them: taken apart, completed, listed."""

from pathlib import Path

import pytest

from jobtui.tui.widgets.path_completion import completed, entries, escaped, free_name, missing, paths, words


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("one two", ["one", "two"]),
        ("  one  ", ["one"]),
        (r"my\ file.txt", ["my file.txt"]),
        ("'my file.txt' \"and another\"", ["my file.txt", "and another"]),
        (r"'back\slash'", [r"back\slash"]),
        ("it's", ["its"]),
        ("", []),
    ],
)
def test_takes_a_line_apart_as_a_shell_does(line: str, wanted: list[str]) -> None:
    assert paths(line) == wanted


def test_knows_where_the_last_path_begins() -> None:
    assert [(word.value, word.start) for word in words(r"a b\ c")] == [("a", 0), ("b c", 2)]
    assert [(word.value, word.start) for word in words("a ")] == [("a", 0), ("", 2)]


@pytest.mark.parametrize("name", ["plain.txt", "with space", "it's", 'a"b', "back\\slash", "$(x)&;", "naïve"])
def test_what_is_escaped_is_read_back(name: str) -> None:
    assert paths(f"first {escaped(name)} last") == ["first", name, "last"]


def test_the_home_folder_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    assert paths("~/jobs ~ a~b") == ["/home/somebody/jobs", "/home/somebody", "a~b"]


def test_lists_folders_first_and_hidden_ones_only_when_asked(tmp_path: Path) -> None:
    for name in ("b.txt", "A.txt", ".hidden", "bad\x1b[31m.txt"):
        (tmp_path / name).touch()
    (tmp_path / "zoo").mkdir()
    assert [one.label for one in entries(f"{tmp_path}/")] == ["zoo/", "A.txt", "b.txt"]
    assert [one.label for one in entries(f"{tmp_path}/.")] == [".hidden"]
    assert [one.label for one in entries(f"{tmp_path}/a")] == ["A.txt"]
    assert entries(f"{tmp_path}/none/") == []


def test_completes_as_far_as_it_is_clear(tmp_path: Path) -> None:
    for name in ("role-1.txt", "role-2.txt"):
        (tmp_path / name).touch()
    (tmp_path / "saved").mkdir()
    assert completed(f"{tmp_path}/r", entries(f"{tmp_path}/r")) == f"{tmp_path}/role-"
    assert completed(f"{tmp_path}/s", entries(f"{tmp_path}/s")) == f"{tmp_path}/saved/"
    assert completed(f"{tmp_path}/x", []) == f"{tmp_path}/x"


def test_finds_a_free_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert free_name("comparison.md") == "comparison.md"
    (tmp_path / "comparison.md").touch()
    (tmp_path / "comparison-2.md").symlink_to("nowhere")
    assert free_name("comparison.md") == "comparison-3.md"


def test_a_name_that_cannot_be_is_missing() -> None:
    assert missing("a\0b")
