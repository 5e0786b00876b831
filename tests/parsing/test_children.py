"""Several processes that read: the same readings whatever their number, each asked for in any order."""

import os
import signal
from dataclasses import replace
from datetime import date

import pytest

from jobtui.domain.problem import BadData
from jobtui.parsing import read
from jobtui.parsing.child import Request
from jobtui.parsing.children import Children

AS_OF = date(2026, 11, 20)
FILES = [
    Request(
        f"# Tester {n}\n\nAcme Tidal Ltd\n\n## Requirements\n\n- {n + 1}+ years of Python\n".encode(),
        f"{n}.md",
        AS_OF,
    )
    for n in range(12)
]
BROKEN = Request(b" \n", "empty.txt", AS_OF)
LARGE = Request(b"We need five years of Python experience, 5+ years.\n" * 20_000, "large.txt", AS_OF)


def here(request: Request) -> list[object]:
    """What the same parser gives in this process."""
    return [*read(request.data, request.file, as_of=request.as_of)]


def processes(children: Children) -> list[int]:
    """The ids of those that live."""
    return [child._process.pid for child in children._children if child._process is not None]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_files_are_read_the_same_by_however_many(most: int) -> None:
    asked = [*FILES[:6], BROKEN, *FILES[6:]]
    with Children(most) as children:
        for request in asked:
            children.expect(request)
        assert len(processes(children)) == most
        for request in asked:
            if request is BROKEN:
                with pytest.raises(BadData, match=r"'empty\.txt' is empty"):
                    children.read(request)
            else:
                assert children.read(request) == here(request)


def test_one_file_does_not_start_more_than_one_process() -> None:
    with Children(4) as children:
        for request in FILES[:3]:
            children.expect(request)
        assert len(processes(children)) == 1
        assert [children.read(request) for request in FILES[:3]] == [here(request) for request in FILES[:3]]


def test_another_file_can_be_asked_for_while_all_are_busy_or_hold_answers() -> None:
    with Children(2) as children:
        for request in FILES[:8]:
            children.expect(request)
        assert children.read(FILES[10]) == here(FILES[10])
        assert children.read(FILES[7]) == here(FILES[7])  # before its turn
        assert [children.read(request) for request in FILES[:7]] == [here(request) for request in FILES[:7]]
        assert not (children._asked or children._waiting or children._answered)


def test_one_that_is_killed_costs_its_own_file_only() -> None:
    with Children(2) as children:
        asked = [*FILES[:1], LARGE, *FILES[1:8]]
        for request in asked:
            children.expect(request)
        _, child = children._asked[id(LARGE)]
        assert child._process is not None
        os.kill(child._process.pid, signal.SIGKILL)
        for request in asked:
            if request is LARGE:
                with pytest.raises(BadData, match=r"'large\.txt' could not be read"):
                    children.read(request)
            else:
                assert children.read(request) == here(request)


def test_what_a_child_was_asked_besides_is_read_by_the_next_one() -> None:
    with Children(1) as children:
        children.read(FILES[0])
        (first,) = processes(children)
        os.kill(first, signal.SIGSTOP)
        for request in FILES[1:5]:
            children.expect(request)
        assert len(children._asked) == 4  # all at once
        os.kill(first, signal.SIGKILL)
        with pytest.raises(BadData, match="could not be read"):
            children.read(FILES[1])
        assert [children.read(request) for request in FILES[2:5]] == [here(request) for request in FILES[2:5]]
        assert processes(children) != [first]


def test_asking_never_waits_for_a_child_that_does_not_read() -> None:
    many = [replace(FILES[0], data=FILES[0].data * 20, file=f"{n}.md") for n in range(100)]
    assert sum(len(request.data) for request in many) > 100_000  # more than a pipe holds
    with Children(1) as children:
        children.read(FILES[0])
        (child,) = processes(children)
        os.kill(child, signal.SIGSTOP)
        for request in many:
            children.expect(request)
        assert children._asked
        assert children._waiting
        os.kill(child, signal.SIGCONT)
        assert children.read(many[0]) == here(many[0])


def test_all_of_them_end_with_the_import_and_can_begin_again() -> None:
    children = Children(2)
    for request in FILES[:7]:
        children.expect(request)
    living = processes(children)
    assert len(living) == 2
    children.close()
    for number in living:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
    assert children.read(FILES[0]) == here(FILES[0])
    children.close()
