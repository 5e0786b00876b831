"""Writing a file: modes, refusals, and nothing half done."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobtui.domain.problem import CannotWrite, DiskFailed, NotThere
from jobtui.tracker.output import AlreadyThere, write_folder, write_pieces, write_text


def test_writes_utf8_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    old = os.umask(0)
    try:
        write_text(path, "Zürich · 5–7 years\n")
    finally:
        os.umask(old)
    assert path.read_bytes() == "Zürich · 5–7 years\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["roles.md"]


def test_replaces_only_when_told_to(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    path.write_text("mine")
    with pytest.raises(AlreadyThere, match=r"roles\.md' already exists\. Use --force") as caught:
        write_text(path, "new")
    assert caught.value.code == 73
    assert path.read_text() == "mine"
    write_text(path, "new", force=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [False, True])
def test_never_writes_through_a_link_or_onto_a_folder(tmp_path: Path, *, force: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine")
    link.symlink_to(target)
    with pytest.raises(CannotWrite, match="is a link; refusing to write through it"):
        write_text(link, "new", force=force)
    with pytest.raises(CannotWrite, match="is a folder"):
        write_text(tmp_path, "new", force=force)
    assert target.read_text() == "mine"


def test_says_what_is_wrong_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"cannot write '.*': no such folder\."):
        write_text(tmp_path / "none" / "roles.md", "x")
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match=r"no such folder\."):
        write_text(tmp_path / "file" / "roles.md", "x")
    with pytest.raises(CannotWrite, match=r"cannot write '.*': file name too long\."):
        write_text(tmp_path / ("x" * 300), "x")
    with pytest.raises(CannotWrite, match="cannot write"):
        write_text(tmp_path / "a\0b", "x")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "roles.md"
    path.write_text("mine")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFailed, match=r"cannot write '.*': no space left on device\."):
        write_text(path, "new", force=True)
    assert path.read_text() == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["roles.md"]


def test_works_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_text(tmp_path / "roles.md", "new")
    assert (tmp_path / "roles.md").read_text() == "new"


def test_text_that_is_no_utf8_is_still_written(tmp_path: Path) -> None:
    write_text(tmp_path / "roles.md", "a\udc80b")
    assert (tmp_path / "roles.md").read_bytes() == b"a?b"


def test_texts_go_into_a_folder_all_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    write_folder(folder, ["a.md", "b.md"], iter(["A", "B"]))
    assert [one.read_text() for one in sorted(folder.iterdir())] == ["A", "B"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    with pytest.raises(AlreadyThere):
        write_folder(folder, ["c.md", "b.md"], ["C", "new"])
    assert sorted(one.name for one in folder.iterdir()) == ["a.md", "b.md"]
    write_folder(folder, ["b.md"], ["new"], force=True)
    assert (folder / "b.md").read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["pages"]


def test_what_cannot_be_made_leaves_no_file_and_no_folder(tmp_path: Path) -> None:
    def texts() -> Iterator[str]:
        yield "A"
        raise NotThere("there is no posting 2.")

    with pytest.raises(NotThere):
        write_folder(tmp_path / "pages", ["a.md", "b.md"], texts())
    with pytest.raises(NotThere):
        write_pieces(tmp_path / "page.md", texts())
    assert [*tmp_path.iterdir()] == []


def test_what_is_no_folder_gets_no_texts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path)
    for name, why in {"file": "is a file", "link": "is a link", "no/folder": "no such folder"}.items():
        with pytest.raises(CannotWrite, match=why):
            write_folder(tmp_path / name, ["a.md"], ["A"], force=True)
    assert not (tmp_path / "a.md").exists()
