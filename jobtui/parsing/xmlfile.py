"""XML feeds (Personio, Teamtailor, RSS) as records. Our own tokenizer, never an XML parser: no entities, no
surprises.
"""

import html as entities
import re
from dataclasses import dataclass, field
from typing import Any

from jobtui.parsing.draft import Draft, Record
from jobtui.parsing.html import plain, unescape
from jobtui.parsing.records import FEED
from jobtui.parsing.tokens import Tokens

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_ITEMS = ("position", "item", "job", "entry", "vacancy", "offer", "posting")
_DEPTH = 30


@dataclass(slots=True)
class _Element:
    name: str
    text: list[str] = field(default_factory=list)
    inside: list["_Element"] = field(default_factory=list)

    def find(self, name: str) -> list["_Element"]:
        """The elements of that name directly inside."""
        return [e for e in self.inside if e.name == name]

    def value(self) -> str:
        """The text of the element, references resolved."""
        return " ".join(unescape("".join(self.text)).split())


def records(source: str) -> list[Record]:
    """One record a posting: the repeated elements of a feed, else the document itself."""
    root = _tree(source)
    nodes = [root]
    for _ in range(4):
        for node in nodes:
            for name in _ITEMS:
                found = node.find(name)
                if found:
                    feed = next((e.value() for e in node.find("title")), "")
                    return [{FEED: feed} | _record(e) for e in found]
        nodes = [inner for node in nodes for inner in node.inside][:200]
    return [_record(e) for e in root.inside[:1]]


def personio(source: str) -> list[Draft]:
    """The positions of a Personio feed (`workzag-jobs`), whose descriptions carry their own headings."""
    found = []
    for feed in _tree(source).find("workzag-jobs"):
        for position in feed.find("position"):
            made = Draft(kind="personio")
            for name, key in (
                ("title", "name"),
                ("company", "subcompany"),
                ("location", "office"),
                ("employment", "schedule"),
                ("employment", "employmenttype"),
                ("posted", "createdat"),
            ):
                made.add(name, next((e.value() for e in position.find(key)), ""))
            for offices in position.find("additionaloffices"):
                made.add("location", [office.value() for office in offices.find("office")])
            if len(made.facts.get("employment", ())) > 1:
                made.facts["employment"] = [", ".join(made.facts["employment"])]
            for group in position.find("jobdescriptions"):
                for part in group.find("jobdescription"):
                    heading, body = (next((e for e in part.find(k)), _Element(k)) for k in ("name", "value"))
                    made.body.append((heading.value(), plain(unescape("".join(body.text)))))
            found.append(made)
    return found


def _tree(source: str) -> _Element:
    """The elements of a document; text inside CDATA is kept as text, what is never closed ends with its
    parent.
    """
    safe = _CDATA.sub(lambda m: entities.escape(m[1]), source)
    root = _Element("")
    stack, at = [root], 0
    for tag in Tokens(safe):
        stack[-1].text.append(safe[at : tag.start] if tag.start > at else "")
        at = max(at, tag.end)
        if tag.name == "comment":
            continue
        if not tag.closing:
            made = _Element(tag.name)
            stack[-1].inside.append(made)
            if not tag.attributes.endswith("/>") and len(stack) < _DEPTH:
                stack.append(made)
        elif any(e.name == tag.name for e in stack[1:]):
            while stack.pop().name != tag.name:
                pass
    return root


def _record(element: _Element) -> dict[str, Any]:
    """An element as an object: leaves as text, repeated ones as lists, prefixes of names left out."""
    made: dict[str, Any] = {}
    for inner in element.inside:
        name = inner.name.rsplit(":", 1)[-1]
        value: Any = _record(inner) if inner.inside else unescape("".join(inner.text)).strip()
        if name not in made:
            made[name] = value
        elif isinstance(made[name], list):
            made[name].append(value)
        else:
            made[name] = [made[name], value]
    return made
