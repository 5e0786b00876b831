"""How often names stand in a text: the same as patterns say, whatever the names and the text are."""

import random
import re

from jobtui.parsing.occurrences import counted, repeated, twice

PIECES = [
    "Acme",
    "acme",
    "Lamp",
    "_",
    "2",
    "é",
    "O'Neil",
    " ",
    " ",
    " ",
    ".",
    "-",
    "(",
    ")",
    "@",
    "/",
    "\n",
    "漢字",
    "Co.",
]


def mixed(rng: random.Random, most: int) -> str:
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, most)))


def test_names_are_counted_as_a_pattern_for_each_would_count_them() -> None:
    rng = random.Random(2)
    found = 0
    for _ in range(400):
        text, names = mixed(rng, 120), {mixed(rng, 5) for _ in range(8)}
        times = counted(names, text, 3)
        asked = {name: min(3, len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))) for name in names}
        assert {name: times[name] for name in names} == asked, text
        found += sum(asked.values())
    assert found > 500


def test_a_name_is_repeated_where_a_pattern_finds_it_twice() -> None:
    rng = random.Random(3)
    told = []
    for _ in range(3000):
        text, name = mixed(rng, 40), rng.choice([*PIECES[:3], mixed(rng, 3)])
        pattern = rf"(?<![\w./@-]){re.escape(name)}(?![\w@/-])"
        told.append(repeated(name, text, before="./@-", behind="@/-"))
        assert told[-1] is (len(re.findall(pattern, text)) > 1), (name, text)
    assert 20 < sum(told) < 2980


def test_a_long_text_tells_what_stands_twice_in_it_as_a_short_one_does() -> None:
    rng = random.Random(4)
    text = "".join(mixed(rng, 9) for _ in range(8000))
    places = [rng.randrange(len(text)) for _ in range(400)]
    names = [text[at : at + rng.randrange(2, 14)] for at in places]
    told = [twice(name, text) for name in names]
    assert told == [text.count(name) > 1 for name in names]
    assert 50 < sum(told) < 350
