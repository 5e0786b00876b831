"""Postings in the lanes of their stages."""

from jobtui.domain.board import lanes
from jobtui.domain.stage import FIRST_STAGES, Stage


def test_open_stages_have_a_lane_each_and_closed_ones_share_the_last() -> None:
    found = lanes({"applied": [1, 4], None: [3, 2]}, FIRST_STAGES)
    assert [lane.stage.name if lane.stage else "closed" for lane in found] == [
        *("saved", "applied", "screening", "interview", "offer"),
        "closed",
    ]
    assert [lane.ids for lane in found] == [(), (1, 4), (), (), (), (3, 2)]


def test_own_stages_stand_in_their_place() -> None:
    own = [*FIRST_STAGES, Stage("phone", "◒", "p", 2)]
    assert [lane.stage.name for lane in lanes({}, own) if lane.stage][:3] == ["saved", "applied", "phone"]


def test_without_a_closed_stage_there_is_no_last_lane() -> None:
    assert lanes({}, FIRST_STAGES[:2])[-1].stage is not None
