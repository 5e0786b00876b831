"""Files spoilt in every way, and what a folder holds."""

from hashlib import sha256
from pathlib import Path
from random import Random


def flipped(data: bytes, seed: int, count: int = 64) -> bytes:
    """The same bytes but for some of them."""
    chance, spoilt = Random(seed), bytearray(data)
    for _ in range(count):
        spoilt[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    return bytes(spoilt)


def spoilt(data: bytes, seeds: int, cuts: int = 4) -> dict[str, bytes]:
    """A whole file damaged: bytes flipped, the end cut off, the header gone, a page gone, other content."""
    found = {f"flipped {seed}": flipped(data, seed) for seed in range(seeds)}
    found |= {f"cut {n}": data[: len(data) * n // cuts - 1 + n] for n in range(cuts)}
    return found | {
        "no header": bytes(100) + data[100:],
        "no first page": bytes(4096) + data[4096:],
        "no content": data[:4096] + bytes(len(data) - 4096),
        "text": b"Dear Sir or Madam,\n" * 400,
        "header and text": data[:100] + b"Dear Sir or Madam,\n" * 400,
        "longer": data + b"\0" * 5000,
    }


def files_of(folder: Path) -> dict[str, str]:
    """The files below a folder, each with a digest of what it holds."""
    return {
        str(one.relative_to(folder)): sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }
