"""What a signal does to a command, whenever it comes."""

import signal
from collections.abc import Iterator

import pytest

from jobtui.cli.signals import heed_signals, undisturbed


@pytest.fixture(autouse=True)
def _as_they_were() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("number", "ending"),
    [(signal.SIGHUP, SystemExit), (signal.SIGTERM, SystemExit), (signal.SIGINT, KeyboardInterrupt)],
)
def test_what_must_not_be_left_half_done_is_ended_after_it(
    number: signal.Signals, ending: type[BaseException]
) -> None:
    signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    heed_signals()
    done = []
    with pytest.raises(ending), undisturbed():
        signal.raise_signal(number)
        done.append("whole")
    assert done == ["whole"]


def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    heed_signals()
    with undisturbed():
        signal.raise_signal(signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
