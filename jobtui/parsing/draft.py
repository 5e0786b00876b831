"""What one record says, before it is written down as text: labelled lines for the facts, then the body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from jobtui.parsing.tables import table

Record = Mapping[str, Any]
_LABELS = {
    "title": "Title",
    "company": "Company",
    "location": "Location",
    "seat": "Headquarters",
    "workplace": "Workplace",
    "employment": "Employment type",
    "salary": "Salary",
    "posted": "Posted",
    "closes": "Closes",
    "url": "URL",
    "requisition": "Requisition ID",
    "skills": "Tech stack",
}
_NAMES = ("name", "title", "label", "display_name", "descriptor", "text", "value")
_CODE = re.compile(r"[a-z]{2}")


@dataclass(slots=True)
class Draft:
    """The facts of one record as texts, and its body as headings with what stands under them."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    body: list[tuple[str, str]] = field(default_factory=list)
    kind: str = ""

    def add(self, name: str, value: Any) -> None:
        """Note one value of a fact; numbers and lists become text, what is empty is passed over."""
        told = places(value) if name == "location" else texts(value)
        for text in (worded(name, text) for text in told):
            if text and text not in self.facts.setdefault(name, []):
                self.facts[name].append(text)

    def told(self) -> bool:
        """Whether it says what a posting is about."""
        return bool(self.facts.get("title")) or any(body.strip() for _, body in self.body)

    def text(self) -> str:
        """The reading text: one `Label: value` a line, a blank line, then the body under its headings."""
        lines = [f"{label}: {value}" for name, label in _LABELS.items() for value in self.facts.get(name, ())]
        parts = ["\n".join(lines)]
        for heading, body in self.body:
            told = body.strip()
            if told:
                parts.append(f"# {heading}\n\n{told}" if heading else told)
        return "\n\n".join(p for p in parts if p)


@cache
def _codes(name: str) -> dict[str, str]:
    """Bare code -> word, of the codes that stand for values of one fact."""
    return {code: word for word, codes in table("ats").get(f"{name}_words", {}).items() for code in codes}


def worded(name: str, text: str) -> str:
    """A code as the word a person would write for it; what is no code of that fact as it is."""
    return _codes(name).get(bare(text), text)


def bare(key: str) -> str:
    """A key or code without case, blanks and signs."""
    return re.sub(r"[\W_]+", "", key.casefold())


def texts(value: Any) -> Iterator[str]:
    """A value as texts: names of objects, members of lists, numbers as they are written."""
    if isinstance(value, str):
        bare = re.sub(r"<[^<>]{1,200}>", " ", value) if "<" in value else value
        yield " ".join(bare.split())[:2000]
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, list):
        for member in value[:50]:
            yield from texts(member)
    elif isinstance(value, Mapping):
        yield from _first(value, _NAMES)


def places(value: Any) -> Iterator[str]:
    """A place, or several, as texts: the name that is written out, else town, region and country."""
    if isinstance(value, list):
        for member in value[:50]:
            yield from places(member)
    elif isinstance(value, Mapping):
        keys = table("ats")["place"]
        parts = [next(_first(value, keys[part]), "") for part in ("town", "region", "country")]
        whole = next(_first(value, keys["whole"]), "") or (_joined(parts) if parts[0] else "")
        name = whole or next(_first(value, _NAMES), "") or _joined(parts)
        yield from places(name)
    else:
        yield from (re.sub(r"(?:, ?){2,}", ", ", text) for text in texts(value))


def _first(value: Mapping[str, Any], keys: Any) -> Iterator[str]:
    """The first of some keys that holds a text, as that text."""
    for key in keys:
        found = value.get(key)
        found = next(_first(found, _NAMES), None) if isinstance(found, Mapping) else found
        if isinstance(found, str) and found.strip():
            yield " ".join(found.split())
            return


def _joined(parts: list[str]) -> str:
    """Parts of a place joined by commas, without empty ones and those said twice; codes in capitals."""
    kept = dict.fromkeys(p.upper() if _CODE.fullmatch(p) else p for p in map(str.strip, parts) if p)
    return ", ".join(kept)


def pay(made: Draft, low: Any, high: Any, currency: Any, period: Any, where: Any = None) -> None:
    """Note a pay range as a person would write it."""
    ends = [_amount(x) for x in (low, high)]
    unit = worded("period", str(period or ""))
    code = str(currency or "")
    if not any(ends):
        if isinstance(low, str) and low == high and any(map(str.isdigit, low.strip("0., "))):
            made.add("salary", f"{'' if code in low else code} {low} {unit}")  # a range in one text
        return
    amounts = " - ".join(f"{code} {x}".strip() for x in dict.fromkeys(e for e in ends if e))
    sign = "up to " if ends[1] and not ends[0] else "from " if ends[0] and not ends[1] else ""
    label = f"{where}: " if isinstance(where, str) and where and len(where) < 60 else ""
    made.add("salary", f"{label}{sign}{amounts} {unit}".strip())


def _amount(value: Any) -> str:
    if isinstance(value, bool) or value in (None, "", 0, "0"):
        return ""
    try:
        number = float(str(value).replace(",", "").strip("$€£ "))
    except (ValueError, OverflowError):
        return ""
    if not 0 < number < 1e12:
        return ""
    return f"{number:,.2f}".removesuffix(".00")


def when(value: Any) -> Any:
    """Epoch seconds or milliseconds as an ISO day; anything else as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 6e8 < value < 5e12:
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
    return value
