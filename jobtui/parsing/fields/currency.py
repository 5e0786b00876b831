"""Which country's money a sign means: that of the text where it names one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobtui.parsing.fields.money import Amount

Native = Mapping[str, str]
"""The currency that a sign is read as -> the one that this text means by it."""

_DOLLARS = frozenset({"CAD", "AUD", "NZD", "SGD", "HKD"})
_OTHER_DOLLAR = re.compile(r"\b(CAD|AUD|NZD|SGD)\s?\$|\$\s?[\d,]{4,9}\s?(CAD|AUD|NZD|SGD)\b")
_TRADITIONAL, _SIMPLIFIED = "資職務經驗學歷", "资职务经验学历"


def of_page(source: str) -> Native:
    """What a bare $ and a 元 mean in a text."""
    text = source[:100_000]
    found: dict[str, str] = {}
    match = _OTHER_DOLLAR.search(text) if "$" in text and any(d in text for d in _DOLLARS) else None
    if match:
        found["USD"] = match[1] or match[2]
    if "元" in text and _traditional(text[:20_000]):
        found["CNY"] = "TWD"
    return found


def _traditional(text: str) -> bool:
    """Whether a text in the traditional script speaks of no yuan: its 元 is the dollar of Taiwan."""
    yuan = any(c in text for c in ("RMB", "CNY", "人民"))
    return not yuan and sum(map(text.count, _TRADITIONAL)) > sum(map(text.count, _SIMPLIFIED))


def meant(found: Sequence[Amount], native: Native) -> list[Amount]:
    """The amounts of a line in the money they mean: a bare $ beside Canadian dollars is one of those."""
    told = next((a.currency for a in found if a.currency in _DOLLARS), None)
    here = {**native, "USD": told} if told else native
    if not here:
        return [*found]
    return [replace(a, currency=here.get(a.currency or "", a.currency)) for a in found]
