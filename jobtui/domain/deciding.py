"""A decision in words, the same on every screen and in every command."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from jobtui.domain.decision import HIGHEST, Decision, Standing, Turn
from jobtui.domain.number import ordinal
from jobtui.domain.posting import Posting

_LONGEST = 30


def role_names(postings: Iterable[Posting]) -> dict[int, str]:
    """What sentences call roles, by number: `#3 Data Engineer`; a long title is cut."""
    return {one.id: f"#{one.id} {_cut(one.name)}" for one in postings}


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def mean_words(mean: Fraction) -> str:
    """A weighted mean, rounded to two places: `3.62`."""
    hundredths = round(mean * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def standing_words(one: Standing) -> str:
    """What a role has reached: `3.62 of 5`, or `2 of 5 scored: 1.40 to 4.10`."""
    if one.mean is not None:
        return f"{mean_words(one.mean)} of {HIGHEST}"
    if not one.scored:
        return "no scores"
    return f"{one.scored} of {one.asked} scored: {mean_words(one.low)} to {mean_words(one.high)}"


def order_words(found: Decision, names: Mapping[int, str]) -> list[str]:
    """The order in sentences: who comes first and how surely, then who is not ranked and why."""
    if not found.criteria:
        return ["No criteria yet: nothing to weigh by."]
    if not any(one.weight for one in found.criteria):
        return ["Every weight is 0: nothing counts."]
    standings = found.standings()
    ranked = sorted((one for one in standings if one.rank), key=lambda one: one.rank or 0)
    told = [_ranked_words(ranked, names)]
    best = ranked[0] if ranked else None
    told += [_unranked_words(one, best, names) for one in standings if not one.rank and one.asked]
    left_out = [one.name for one in found.criteria if one.weight and one not in found.counting]
    if left_out and found.counting:
        told.append(f"Left out, no role has a score on it: {', '.join(left_out)}.")
    return told


def _ranked_words(ranked: list[Standing], names: Mapping[int, str]) -> str:
    if not ranked:
        return "No role has a score on every criterion yet: none is ranked."
    if len(ranked) == 1:
        return f"Only {names[ranked[0].posting]} has every score: nothing to rank it against."
    parts = [
        f"{ordinal(one.rank or 0)} {names[one.posting]} ({mean_words(one.mean or Fraction(0))})"
        for one in ranked
    ]
    return f"Order: {', '.join(parts)}."


def _unranked_words(one: Standing, best: Standing | None, names: Mapping[int, str]) -> str:
    """Why a role is not ranked, and whether it could come first all the same."""
    name = names[one.posting]
    if not one.scored:
        return f"{name} is not ranked: it has no scores."
    told = f"{name} is not ranked: {standing_words(one)}, whatever the rest"
    if best is None or best.mean is None:
        return f"{told}."
    if one.high < best.mean:
        return f"{told}; it cannot come first."
    return f"{told}; it {'comes first in any case' if one.low > best.mean else 'could come first'}."


def turn_words(found: Decision, criterion: int, names: Mapping[int, str]) -> str:
    """How firmly the first place hangs on one weight: `raising Pay from 5 to 8 puts 3 Data Engineer first`.

    "" where nothing is ranked that could change places.
    """
    if len(found.ranked) < 2:
        return ""
    held = next(one for one in found.criteria if one.id == criterion)
    if not found.known(held):
        return f"{held.name} cannot be tried: not every ranked role has a score on it"
    turns = found.turns(held)
    if not turns:
        return f"no weight of {held.name} alone changes who is first"
    return "; ".join(_one_turn(turn, held.name, found.first, names) for turn in turns)


def _one_turn(turn: Turn, name: str, first: tuple[int, ...], names: Mapping[int, str]) -> str:
    way = "raising" if turn.weight > turn.now else "lowering"
    change = f"{way} {name} from {turn.now} to {turn.weight}"
    if len(turn.first) == 1:
        return f"{change} puts {names[turn.first[0]]} first"
    others = [names[one] for one in turn.first if one not in first]
    if others and set(first) <= set(turn.first):
        return f"{change} brings {' and '.join(others)} level with it"
    return f"{change} puts {' and '.join(names[one] for one in turn.first)} first together"


def firmness_words(found: Decision, names: Mapping[int, str]) -> str:
    """The smallest single change of a weight that changes who is first, or that none does; "" as above."""
    if len(found.ranked) < 2:
        return ""
    turns = [turn for one in found.criteria for turn in found.turns(one)]
    if not turns:
        return "No single weight changes who is first."
    nearest = min(turns, key=lambda turn: abs(turn.weight - turn.now))
    name = next(one.name for one in found.criteria if one.id == nearest.criterion)
    words = _one_turn(nearest, name, found.first, names)
    return f"The smallest change that matters: {words}."
