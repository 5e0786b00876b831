"""What stands in one row: cells with the same key, or sentences that nearly say the same."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from jobtui.domain.comparison import Cell, Row
from jobtui.domain.requirement import Kind

FIRM_FIRST = (Kind.REQUIRED, Kind.UNLABELLED, Kind.PREFERRED, None)

Cells = tuple[Cell | None, ...]
"""The cells of one row, a posting each."""

Column = Mapping[str, Sequence[Cell]]
"""The cells of one posting by what they are aligned on, the strongest first."""

_LIKE = 0.6
"""From this share of the shorter sentence's words on, by weight, two sentences are about the same."""

_SAID_OF_ALL = frozenset(
    """
    ability able about across advanced all also and any are basic background candidate capability deep
    demonstrated equivalent etc even excellent exceptional experience experienced expert expertise familiar
    familiarity for from good great hands have having high including into knowledge level like minimum more
    must new non one other our out outstanding own plus preferred prior proficiency proficient proven relevant
    required role similar solid some strong such than that the their this through understanding using via
    well when where which while will willing with within work working year you your
    aber als auch bei das dein deine dem den der die ein eine einen einer eines erfahrung fähigkeit gute guter
    haben ihr ihre kenntnis kenntnisse mit nach oder sehr sicher sind und von vor zum zur über
    avec aux ainsi bonne bonnes bon connaissance dans des les une par pour que qui sur vos votre vous être
    con conocimiento conocimientos del las los para por que una con sus experiencia buena
    """.split()
)
"""Words that nearly every sentence of a posting has: they tell nothing of what it asks."""

_SAID_OF_MANY = frozenset(
    """
    application build building business company customer design designing develop developing
    development environment industry large management manager operate people problem process product project
    scale skill software system team technical technology tool user
    """.split()
)
"""Words that many sentences have: they count half, and alone they make no two sentences alike."""

_WORD = re.compile(r"\w[\w+#]*")
_PAUSE = re.compile(r"[,;:]\s|\s(?=\()|(?<=\s)(?:and|or|und|oder|et|ou|y|o)\s", re.IGNORECASE)


def by_key(group: str, columns: Sequence[Column], labels: Mapping[str, str]) -> list[Row]:
    """The rows of each key in the order of `labels`; a second cell of one posting gets a row "label (2)"."""
    rows = []
    for key, label in labels.items():
        held = [column.get(key, ()) for column in columns]
        for depth in range(max(map(len, held), default=0)):
            cells = tuple(cells[depth] if depth < len(cells) else None for cells in held)
            rows.append(Row(group, label if not depth else f"{label} ({depth + 1})", cells))
    return rows


def by_demand(columns: Sequence[Column], names: Mapping[str, str]) -> dict[str, str]:
    """The names by key: most asked for first, then required ones, then by name."""

    def order(key: str) -> tuple[int, int, str]:
        asked = [column[key][0] for column in columns if key in column]
        return -len(asked), min(FIRM_FIRST.index(cell.kind) for cell in asked), key

    return {key: names[key] for key in sorted(names, key=order)}


def by_sentence(
    columns: Sequence[Sequence[Cell]], subject: Callable[[Cell], str] = lambda cell: ""
) -> list[Cells]:
    """Rows of sentences that are about the same, at most one a posting; then each of the rest by itself.

    Cells with the same `subject`, if it is not "", are about the same whatever their words. Which stand
    together does not depend on the order of the postings.
    """
    places = [(column, at) for column, cells in enumerate(columns) for at in range(len(cells))]
    words = {(column, at): tokens(columns[column][at].text) for column, at in places}
    subjects = {(column, at): subject(columns[column][at]) for column, at in places}
    posting = {(column, at): (columns[column][at].posting, at) for column, at in places}
    links = []
    for one, other in _candidates(words, subjects):
        like = likeness(words[one], words[other])
        if like or (subjects[one] and subjects[one] == subjects[other]):
            first, second = sorted((posting[one], posting[other]))
            links.append((-like, first, second, one, other))
    rows = {place: {place[0]: place} for place in places}
    for _, _, _, one, other in sorted(links):
        left, right = rows[one], rows[other]
        if left.keys().isdisjoint(right):
            left.update(right)
            for place in right.values():
                rows[place] = left
    held = {id(row): row for row in rows.values()}.values()
    found = [
        tuple(columns[at][row[at][1]] if at in row else None for at in range(len(columns))) for row in held
    ]
    return sorted(found, key=_most_said_first)


def _most_said_first(cells: Cells) -> tuple[int, int]:
    said = [cell for cell in cells if cell is not None]
    return -len(said), min(FIRM_FIRST.index(cell.kind) for cell in said)


_Place = tuple[int, int]


def _candidates(
    words: Mapping[_Place, frozenset[str]], subjects: Mapping[_Place, str]
) -> Iterator[tuple[_Place, _Place]]:
    """Pairs of cells of two postings that have a word that counts or their subject in common."""
    having: defaultdict[tuple[bool, str], list[_Place]] = defaultdict(list)
    for place, held in words.items():
        for word in held - _SAID_OF_MANY:
            having[False, word].append(place)
        if subjects[place]:
            having[True, subjects[place]].append(place)
    pairs = {pair for places in having.values() for pair in combinations(places, 2)}
    return ((one, other) for one, other in pairs if one[0] != other[0])


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How nearly two sentences, by their tokens, say the same: 0 where they do not, else up to 1."""
    common = one & other
    shorter = min(one, other, key=len)
    if not common - _SAID_OF_MANY or (len(common) < 2 and common != shorter):
        return 0.0
    weight = _weight(common)
    held = weight / min(_weight(one), _weight(other))
    return (held + weight / _weight(one | other)) / 2 if held >= _LIKE else 0.0


def _weight(words: Iterable[str]) -> float:
    return sum(0.5 if word in _SAID_OF_MANY else 1.0 for word in words)


def tokens(sentence: str) -> frozenset[str]:
    """The words of a sentence that tell what it is about, in small letters and without a plural s."""
    return frozenset(filter(None, map(_token, _WORD.findall(sentence.casefold()))))


def _token(word: str) -> str:
    if len(word) < 3 and word.isalpha() and word.isascii():
        return ""
    plain = word
    if word.endswith("ies"):
        plain = f"{word[:-3]}y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        plain = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        plain = word[:-1]
    return "" if plain in _SAID_OF_ALL or word in _SAID_OF_ALL else plain


def in_common(cells: Cells, most: int = 3) -> str:
    """What sentences share, in the words of the first: a name for their row, "" where it has none."""
    said = [cell.text for cell in cells if cell is not None]
    shared = frozenset.intersection(*map(tokens, said))
    words = [word for word in _WORD.findall(said[0]) if _token(word.casefold()) in shared]
    return " ".join(list(dict.fromkeys(words))[:most])


def excerpt(sentence: str, names: Iterable[str], room: int = 48) -> str:
    """The sentence from shortly before the first of the names on, where that stands far into it."""
    named = "|".join(re.escape(name) for name in names)
    found = re.search(rf"(?<!\w)(?:{named})(?![\w+#])", sentence, re.IGNORECASE)
    if found is None or found.start() <= room:
        return sentence
    starts = [pause.end() for pause in _PAUSE.finditer(sentence, 0, found.start() + 1)] or [found.start()]
    early = [start for start in starts if found.start() - start >= room // 3]
    return "…" + sentence[early[-1] if early else starts[-1] :].lstrip()
