"""Structured postings (ATS JSON, JSON-LD) as text: labelled lines for the facts, then the body."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from jobtui.parsing.html import plain
from jobtui.parsing.tables import table

Record = Mapping[str, Any]
_LABELS = {
    "title": "Title",
    "company": "Company",
    "location": "Location",
    "workplace": "Workplace",
    "employment": "Employment type",
    "salary": "Salary",
    "posted": "Posted",
    "closes": "Closes",
    "url": "URL",
    "skills": "Tech stack",
}
_BULLET = re.compile(r"\s{0,20}[-•*·]\s")


@dataclass(slots=True)
class Draft:
    """What one record says, before it is written down as text."""

    facts: dict[str, list[str]] = field(default_factory=dict)
    body: list[tuple[str, str]] = field(default_factory=list)
    kind: str = ""

    def add(self, name: str, value: Any) -> None:
        """Note one value of a fact; numbers and lists become text, what is empty is passed over."""
        for text in _texts(value):
            if text and text not in self.facts.setdefault(name, []):
                self.facts[name].append(text)

    def text(self) -> str:
        """The reading text: one `Label: value` a line, a blank line, then the body under its headings."""
        lines = [f"{label}: {value}" for name, label in _LABELS.items() for value in self.facts.get(name, ())]
        parts = ["\n".join(lines)]
        for heading, body in self.body:
            told = body.strip()
            if told:
                parts.append(f"# {heading}\n\n{told}" if heading else told)
        return "\n\n".join(p for p in parts if p)


def draft(record: Record) -> Draft:
    """Read one record by the table of the system it comes from, else by its keys."""
    for name, entry in table("ats").items():
        if "tells" in entry and all(key in record for key in entry["tells"]):
            made = _known(record, entry)
            made.kind = name
            if made.facts.get("title"):
                return made
    return _any(record)


def _known(record: Record, entry: Mapping[str, Any]) -> Draft:
    inner = record.get(entry.get("inside", ""), record)
    inner = inner if isinstance(inner, Mapping) else record
    made = Draft()
    for name in ("title", "company", "workplace", "employment", "posted", "closes", "url"):
        for path in entry.get(name, ()):
            made.add(name, _first_of(record if path.startswith("^") else inner, path.lstrip("^"), name))
            if made.facts.get(name):
                break
    for path in entry.get("location", ()):
        for value in _values(inner, path):
            made.add("location", value)
    if "place" in entry and not made.facts.get("location"):
        parts = [t for path in entry["place"] for v in _values(inner, path) for t in _texts(v)]
        made.add("location", ", ".join(dict.fromkeys(parts)))
    _flags(made, inner, entry)
    _known_pay(made, inner, entry)
    for heading, paths in entry.get("body", ()):
        _known_body(made, inner, heading, paths, entry)
    return made


def _first_of(record: Record, path: str, name: str) -> Any:
    for value in _values(record, path):
        if value not in (None, "", [], {}):
            return when(value) if name in ("posted", "closes") else value
    return None


def _flags(made: Draft, record: Record, entry: Mapping[str, Any]) -> None:
    """remote/hybrid/on_site as true or false."""
    if made.facts.get("workplace"):
        return
    for name in ("hybrid", "remote", "onsite"):
        if any(v is True for path in entry.get(name, ()) for v in _values(record, path)):
            made.add("workplace", name)
            return


def _known_pay(made: Draft, record: Record, entry: Mapping[str, Any]) -> None:
    if "salary" in entry:
        low, high, currency, period = (next(iter(_values(record, path)), None) for path in entry["salary"])
        pay(made, low, high, currency, period)
    if "cents" in entry:
        path, low, high, currency, where = entry["cents"]
        for one in _values(record, path):
            if isinstance(one, Mapping):
                pay(
                    made,
                    _hundredth(one.get(low)),
                    _hundredth(one.get(high)),
                    one.get(currency),
                    None,
                    one.get(where),
                )
    for path in entry.get("pay", ()):
        made.add("salary", next((v for v in _values(record, path) if isinstance(v, str)), None))


def _known_body(made: Draft, record: Record, heading: str, paths: str, entry: Mapping[str, Any]) -> None:
    for path in paths.split("|"):
        values = [v for v in _values(record, path) if v]
        for value in values:
            if heading == "*" and isinstance(value, Mapping):
                title, content = (value.get(key) for key in entry["lists"])
                made.body.append((str(title or ""), plain(str(content or ""))))
            elif isinstance(value, str):
                made.body.append((heading, plain(value)))
        if values:
            return


def _hundredth(value: Any) -> float | None:
    return value / 100 if isinstance(value, int | float) and not isinstance(value, bool) else None


def pay(made: Draft, low: Any, high: Any, currency: Any, period: Any, where: Any = None) -> None:
    """Note a pay range as a person would write it."""
    ends = [_amount(x) for x in (low, high)]
    if not any(ends):
        return
    words = table("ats")["words"]
    unit = words.get(str(period), str(period or ""))
    code = str(currency or "")
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


def _values(record: Any, path: str) -> list[Any]:
    """What stands at a path: keys joined by dots, `[]` for every member of a list."""
    found = [record]
    for key in path.split("."):
        name = key.removesuffix("[]")
        found = [node[name] for node in found if isinstance(node, Mapping) and node.get(name) is not None]
        if key.endswith("[]"):
            found = [m for node in found for m in (node if isinstance(node, list) else [node])]
    return found


def _texts(value: Any) -> Iterator[str]:
    """A value as texts: names of objects, members of lists, codes as words."""
    words = table("ats")["words"]
    if isinstance(value, str):
        bare = re.sub(r"<[^<>]{1,200}>", " ", value) if "<" in value else value
        yield words.get(value, " ".join(bare.split()))[:2000]
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, list):
        for member in value[:50]:
            yield from _texts(member)
    elif isinstance(value, Mapping):
        for key in (
            "name",
            "title",
            "label",
            "full_location",
            "location_str",
            "formatted_address",
            "city",
            "location",
            "text",
            "value",
        ):
            if isinstance(value.get(key), str) and value[key].strip():
                yield " ".join(value[key].split())
                return


def _plain_key(key: str) -> str:
    return re.sub(r"[\W_]+", "", key.casefold())


@cache
def _aliases() -> dict[str, tuple[str, str]]:
    """Plain key -> ("fact", name) or ("body", heading)."""
    entry = table("ats")
    found = {key: ("fact", name) for name, keys in entry["any"].items() for key in keys}
    return found | {key: ("body", heading) for heading, keys in entry["any_body"].items() for key in keys}


def _alias(key: str) -> tuple[str, str]:
    """What a key names; a leading "job" and trailing words about time zones tell nothing."""
    short = re.sub(r"(?:datetime|timestamp|date)?(?:utc|iso)?$", "", key)
    tries = (key, key.removeprefix("job"), short, short.removeprefix("job"))
    return next((_aliases()[k] for k in tries if k in _aliases()), ("", ""))


def _any(record: Record) -> Draft:
    """A record of unknown make: by the names of its keys, the record itself first, then what it holds
    inside.
    """
    made = Draft(kind="any")
    inner = set(table("ats")["wrap"]["inner"])
    levels = [record, *(v for k, v in record.items() if k in inner and isinstance(v, Mapping))]
    ranges: dict[str, Any] = {}
    bodies: dict[str, list[str]] = {}
    for level in levels:
        for key, value in level.items():
            kind, name = _alias(_plain_key(str(key)))
            if kind == "fact":
                _note(made, name, value, ranges, str(key))
            elif kind == "body":
                bodies.setdefault(name, []).extend(_bodies(value))
    if ranges.get("low") or ranges.get("high"):
        made.facts.pop("salary", None)
        pay(made, ranges.get("low"), ranges.get("high"), ranges.get("currency"), ranges.get("period"))
    made.facts = {n: _best(n, values) for n, values in made.facts.items()}
    order = ["", "About the company", "Responsibilities", "Requirements", "Preferred", "Benefits"]
    for heading in (*order, *(h for h in bodies if h not in order)):
        made.body += [(heading, text) for text in bodies.get(heading, ())]
    return made


def _note(made: Draft, name: str, value: Any, ranges: dict[str, Any], key: str) -> None:
    if name in ("low", "high", "currency", "period"):
        ranges.setdefault(name, value)
    elif name == "remote":
        if value is True:
            made.add("workplace", "remote")
    elif name == "pay":
        if isinstance(value, Mapping):
            low, high = (
                value.get(k) or value.get(f"{k}imum") or value.get(f"{k}Value") for k in ("min", "max")
            )
            pay(
                made,
                low,
                high,
                value.get("currency") or value.get("currencyCode"),
                value.get("period") or value.get("interval") or value.get("unit"),
            )
        else:
            made.add("salary", value)
    elif name in ("posted", "closes"):
        made.add(name, when(value))
    elif name == "skills":
        made.add(name, ", ".join(_texts(value)))
    else:
        made.add(name, value)


def _best(name: str, values: list[str]) -> list[str]:
    """One value a fact; several only of places. Of titles the shortest key comes first in the record."""
    return values[:12] if name == "location" else values[:1]


def _bodies(value: Any) -> list[str]:
    if isinstance(value, str):
        return [plain(value)] if value.strip() else []
    if isinstance(value, list):
        texts = [t for v in value[:200] for t in _texts(v)]
        return ["\n".join(t if _BULLET.match(t) else f"- {t}" for t in texts)] if texts else []
    return []
