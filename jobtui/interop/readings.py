"""A reading as the object that `parse --json` prints."""

from typing import Any

from jobtui.domain.codec import facts_to_plain, requirement_to_plain, zone_to_plain
from jobtui.domain.reading import Reading


def to_json(reading: Reading) -> dict[str, Any]:
    """One posting as plain JSON values, with the names of the documented schema 1.

    Spans are `[start, end)` offsets into `text`; an absent scalar is None, an absent list empty.
    """
    return {
        "schema": 1,
        "file": reading.file,
        "item": reading.item,
        "format": reading.format,
        "encoding": reading.encoding,
        "sha256": reading.sha256,
        "text": reading.text,
        **facts_to_plain(reading.facts),
        "requirements": [requirement_to_plain(r) for r in reading.requirements],
        "zones": [zone_to_plain(z) for z in reading.zones],
        "warnings": list(reading.warnings),
    }
