"""Finding a stage by what was typed, and walking the order."""

import pytest

from jobtui.domain.problem import WrongUsage
from jobtui.domain.stage import FIRST_STAGES, Stage, beside, find_stage


def test_names_letters_and_positions_are_each_used_once_and_letters_are_lower_case() -> None:
    for values in (
        [s.name for s in FIRST_STAGES],
        [s.letter for s in FIRST_STAGES],
        [s.position for s in FIRST_STAGES],
    ):
        assert len(set(values)) == len(FIRST_STAGES)
    assert all(stage.letter.islower() and len(stage.letter) == 1 for stage in FIRST_STAGES)


def test_the_documented_stages_in_their_order() -> None:
    by_position = sorted(FIRST_STAGES, key=lambda stage: stage.position)
    assert [stage.name for stage in by_position if stage.closed] == [
        "accepted",
        "declined",
        "rejected",
        "withdrawn",
        "ghosted",
    ]
    assert "".join(stage.letter for stage in by_position) == "sacioxdrwg"


def test_find_takes_any_case_and_spaces_around() -> None:
    assert find_stage(FIRST_STAGES, "  Applied ").name == "applied"


def test_find_knows_own_stages_by_the_case_they_were_given() -> None:
    assert find_stage([Stage("Phone Screen", "◒", "p", 1)], "phone screen").name == "Phone Screen"


def test_an_unknown_stage_is_answered_with_the_nearest_and_all() -> None:
    with pytest.raises(WrongUsage) as raised:
        find_stage(FIRST_STAGES, "aplied")
    assert raised.value.message.startswith(
        "unknown status 'aplied'. Did you mean 'applied'? One of: saved, applied, "
    )
    assert raised.value.code == 2


def test_a_stage_like_no_other_gets_no_hint_and_is_quoted_in_short() -> None:
    with pytest.raises(WrongUsage) as raised:
        find_stage(FIRST_STAGES, "x" * 5000)
    assert "Did you mean" not in raised.value.message
    assert len(raised.value.message) < 250


def test_beside_walks_by_position_and_stops_at_the_ends() -> None:
    shuffled = FIRST_STAGES[::-1]
    after = beside(shuffled, "applied", 1)
    before = beside(shuffled, "applied", -1)
    assert (after and after.name, before and before.name) == ("screening", "saved")
    assert beside(shuffled, "saved", -1) is None
    assert beside(shuffled, "ghosted", 1) is None


def test_a_label_is_the_name_with_a_capital() -> None:
    assert FIRST_STAGES[0].label == "Saved"
