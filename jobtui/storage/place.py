"""Whether a database lies where it can be spoilt: on a network, or in a synchronised folder."""

import re
from pathlib import Path

_SYNCHRONISED = re.compile(r"dropbox|onedrive|icloud|google ?drive|nextcloud|owncloud|pcloud", re.IGNORECASE)
_NETWORK = re.compile(r"nfs\d?|cifs|smb\w*|9p|afs|ceph|glusterfs|fuse\.(sshfs|rclone|\w*drive\w*)")
_ESCAPE = re.compile(r"\\([0-7]{3})")

MOUNTS = Path("/proc/self/mountinfo")


def doubt(path: Path, mounts: str | None = None) -> str | None:
    """Why a database should not lie at a path, in words; None where nothing speaks against it.

    `mounts` is what Linux tells in /proc/self/mountinfo; other systems tell nothing there.
    """
    folder = path.absolute().parent
    named = next((part for part in folder.parts if _SYNCHRONISED.search(part)), None)
    if named:
        return f"'{path}' lies in '{named}', which a program synchronises and may spoil. Keep it elsewhere."
    kind = _kind(folder, _mounts() if mounts is None else mounts)
    if _NETWORK.fullmatch(kind):
        return f"'{path}' lies on a network ({kind}), where locks often fail. Keep it on a disk of your own."
    return None


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _kind(folder: Path, mounts: str) -> str:
    """The sort of file system a folder lies on; "" where nobody knows."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        at, _, of = line.partition(" - ")
        if len(fields := at.split(" ")) > 4 and of:
            point = Path(_ESCAPE.sub(lambda found: chr(int(found[1], 8)), fields[4]))
            if folder.is_relative_to(point) and len(point.parts) >= deepest:  # later ones lie over earlier
                deepest, kind = len(point.parts), of.split(" ")[0]
    return kind
