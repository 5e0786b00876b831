"""Where sentences end, and the parts of a list that runs on."""

import itertools
import re

_END = re.compile(
    r"(?<=[a-zà-ÿ0-9가-힣)\]%+#”\"’])[.!?](?=\s+[A-ZÀ-ÖØ-Þ0-9¿¡“\"(])|"
    r"(?<=[A-Z]{2})[.](?=\s[A-Z][a-z])|(?<=[。！？])|(?<=[a-zà-ÿ)]{2})[.](?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|z\.B|bzw|incl|inkl|ca|min|max|ggf|Mr|Dr|St|vs|approx|u\.a|d\.h|No|"
    r"Nr|p\.ex|ex|Ph\.D|B\.Sc|M\.Sc|B\.S|M\.S|U\.S|Inc|Ltd|Co|Sr|Jr)|\.[A-Za-z])$"
)


def clauses(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, and what semicolons part in a list that runs on."""
    found: list[tuple[int, int]] = []
    for a, b in sentences(text):
        ends = [a + m.end() for m in re.finditer(r";(?= )", text[a:b])]
        if len(ends) < 2:
            found.append((a, b))
            continue
        for x, y in itertools.pairwise((a, *ends, b)):
            found.append((x + (text[x : x + 1] == " "), y))
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    found, start = [], 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        found.append((start, match.end()))
        start = match.end()
        while start < len(text) and text[start] == " ":
            start += 1
    if start < len(text):
        found.append((start, len(text)))
    return found
