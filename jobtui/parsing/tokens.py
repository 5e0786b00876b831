"""The tags of HTML and XML, linear whatever the input. The standard library's tokenizer is not."""

import re
from dataclasses import dataclass

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:_-]{0,40}")
_QUOTE_OR_END = re.compile(r"[>\"']")
_REST = re.compile(r"[^>\"']*+(?:(?:\"[^\"]{0,2000}+\"|'[^']{0,2000}+')[^>\"']*+)*+>")
"""The rest of a tag whose attributes are well quoted and not very long."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag `[start, end)` of a source; its name in small letters."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int


class Tokens:
    """The tags of a source, left to right. Comments and declarations are passed over. Every step moves on."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.missing: set[str] = set()

    def __iter__(self) -> "Tokens":
        return self

    def __next__(self) -> Tag:
        source = self.source
        while True:
            start = source.find("<", self.at)
            if start < 0:
                raise StopIteration
            following = source[start + 1 : start + 2]
            if following in ("!", "?"):
                self.at = self._declaration(start)
                return Tag("comment", True, "", start, self.at)
            closing = following == "/"
            name = _NAME.match(source, start + 1 + closing)
            if not name:
                self.at = start + 1
                continue
            self.at = self._close(name.end())
            return Tag(name[0].lower(), closing, source[name.end() : self.at], start, self.at)

    def _declaration(self, start: int) -> int:
        comment = self.source.startswith("<!--", start)
        end = self._find("-->" if comment else ">", start + 2)
        if end < 0:
            return len(self.source) if comment else start + 2
        return end + (3 if comment else 1)

    def _close(self, at: int) -> int:
        """Behind the `>` of a tag, quoted attribute values passed over."""
        source = self.source
        common = _REST.match(source, at)
        if common:
            return common.end()
        while True:
            match = _QUOTE_OR_END.search(source, at)
            if not match:
                return len(source)
            if match[0] == ">":
                return match.end()
            end = self._find(match[0], match.end())
            at = end + 1 if end >= 0 else match.end()

    def _find(self, what: str, start: int) -> int:
        """`str.find`, remembering what is nowhere any more: no input makes it search twice in vain."""
        if what in self.missing:
            return -1
        end = self.source.find(what, start)
        if end < 0:
            self.missing.add(what)
        return end
