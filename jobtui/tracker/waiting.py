"""A reading that waits to be accepted, as plain values: what was put right in it outlives the program."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from jobtui.domain import codec
from jobtui.parsing.child import Request
from jobtui.tracker.draft import Draft


def to_plain(draft: Draft) -> dict[str, Any]:
    """What the file and the person gave; what is known by the store is left out."""
    return {
        "reading": codec.reading_to_plain(draft.reading),
        "parsed": [codec.requirement_to_plain(one) for one in draft.parsed or ()],
        "data": b64encode(draft.data).decode(),
        "question": json.loads(draft.request.question()) if draft.request else None,
        "corrected": sorted(draft.corrected),
        "dropped": sorted(draft.dropped),
        "as_new": draft.as_new,
    }


def from_plain(plain: Mapping[str, Any]) -> Draft:
    """The inverse. Raises KeyError, TypeError or ValueError on what `to_plain` cannot have given."""
    data = b64decode(plain["data"])
    question = plain["question"]
    return Draft(
        codec.reading_from_plain(plain["reading"]),
        data,
        as_new=bool(plain["as_new"]),
        corrected=frozenset(plain["corrected"]),
        dropped=frozenset(plain["dropped"]),
        request=None if question is None else Request.asked(json.dumps(question).encode(), data),
        parsed=tuple(codec.requirement_from_plain(one) for one in plain["parsed"]),
    )
