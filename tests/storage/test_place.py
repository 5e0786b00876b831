"""Which places for a database are doubtful."""

from pathlib import Path

import pytest

from jobtui.storage.place import doubt

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home rw,relatime shared:2 - nfs4 server:/home rw
31 30 8:2 / /home/ann/local\040disk rw - btrfs /dev/sdb1 rw
32 22 0:41 / /mnt/there rw - fuse.sshfs ann@there: rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/var/jobs.db", None),
        ("/home/ann/jobs.db", "nfs4"),
        ("/home/ann/local disk/jobs.db", None),
        ("/mnt/there/deep/er/jobs.db", "fuse.sshfs"),
        ("/var/Dropbox (Personal)/jobs.db", "lies in 'Dropbox (Personal)', which a program synchronises"),
        ("/var/my OneDrive/x/jobs.db", "'my OneDrive'"),
        ("/var/dropbox.db", None),
    ],
)
def test_a_network_and_a_synchronised_folder_are_doubted(path: str, words: str | None) -> None:
    found = doubt(Path(path), MOUNTS)
    assert found is None if words is None else words in (found or "")


def test_this_system_is_asked_without_harm(tmp_path: Path) -> None:
    assert doubt(tmp_path / "jobs.db", "") is None
    doubt(tmp_path / "jobs.db")
